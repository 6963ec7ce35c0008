//! The contract.

use tessera::db::migrations;

use crate::support::clusters;

#[test]
fn schema_graphql_is_fresh() {
    let committed = include_str!("../schema.graphql");
    assert!(committed == tessera::resolvers::sdl(), "schema.graphql is stale: run `make schema`");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_diesel_knows_are_those_of_the_migrated_database() {
    let url = clusters::empty_database().await;
    migrations::run(&url).await.unwrap();
    let columns = "SELECT string_agg(format('%s.%s %s', table_name, column_name, (is_nullable = 'YES')::text), E'\n'
        ORDER BY table_name COLLATE \"C\", ordinal_position) FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT IN ('__diesel_schema_migrations', 'audit_entries_default', 'trash_entries')";
    let stored: String = clusters::row_on(&url, columns).await.get(0);
    let mut known = Vec::new();
    for table in include_str!("../src/db/tables.rs").split("diesel::table! {").skip(1) {
        let (head, columns) = table.split_once(") {").unwrap();
        let name = head.lines().last().unwrap().trim().split(' ').next().unwrap();
        let columns = columns
            .split('}')
            .next()
            .unwrap()
            .lines()
            .filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
        known.extend(columns.map(|(column, ty)| format!("{name}.{column} {}", ty.starts_with("Nullable<"))));
    }
    assert_eq!(known.join("\n"), stored);
}

#[test]
fn every_type_field_and_argument_is_described() {
    use async_graphql::parser::{
        parse_schema,
        types::{TypeKind, TypeSystemDefinition},
    };
    let document = parse_schema(tessera::resolvers::sdl()).unwrap();
    let mut silent = Vec::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let (name, definition) = (definition.node.name.node.clone(), definition.node);
        if definition.description.is_none() && !matches!(name.as_str(), "Boolean" | "ID" | "Int" | "String" | "Float") {
            silent.push(name.to_string());
        }
        let TypeKind::Object(object) = definition.kind else { continue };
        for field in object.fields {
            if field.node.description.is_none() {
                silent.push(format!("{name}.{}", field.node.name.node));
            }
            for argument in field.node.arguments {
                if argument.node.description.is_none() {
                    silent.push(format!("{name}.{}({})", field.node.name.node, argument.node.name.node));
                }
            }
        }
    }
    assert!(silent.is_empty(), "without description: {silent:?}");
}

#[test]
fn every_field_of_a_record_but_its_id_may_be_null() {
    use async_graphql::parser::{
        parse_schema,
        types::{TypeKind, TypeSystemDefinition},
    };
    let document = parse_schema(tessera::resolvers::sdl()).unwrap();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = definition.node.name.node.clone();
        let TypeKind::Object(object) = definition.node.kind else { continue };
        if object.implements.iter().any(|interface| interface.node == "Node") {
            for field in object.fields {
                assert!(field.node.ty.node.nullable || field.node.name.node == "id", "{name}.{}", field.node.name.node);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_go_up_and_down_and_up_again() {
    let url = clusters::empty_database().await;
    assert_eq!(migrations::pending(&url).await.unwrap().len(), migrations::run(&url).await.unwrap().len());
    assert!(migrations::pending(&url).await.unwrap().is_empty());
    let down = migrations::revert_all(&url).await.unwrap();
    assert_eq!(migrations::run(&url).await.unwrap().len(), down.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_migrators_at_once_do_the_work_once() {
    let url = clusters::empty_database().await;
    let (left, right) = tokio::join!(
        tokio::task::spawn({
            let url = url.clone();
            async move { migrations::run(&url).await.unwrap().len() }
        }),
        tokio::task::spawn({
            let url = url.clone();
            async move { migrations::run(&url).await.unwrap().len() }
        }),
    );
    let counts = [left.unwrap(), right.unwrap()];
    assert!(counts.contains(&0) && counts.iter().sum::<usize>() > 0, "{counts:?}");
}
