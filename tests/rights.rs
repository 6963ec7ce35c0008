//! Rights: who sees which rows and fields.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::{Value, json};
use tessera::auth::{Operation, rights::defaults};

use crate::support::{Caller, TestApp, clusters};

#[test]
fn the_table_of_rights_is_as_it_was_reviewed() {
    let mut table = Vec::new();
    // Every line of the table, so that none comes in without a look.
    let lines = |of_type: bool| defaults::TABLE.iter().filter(move |(_, field, _)| (*field == "*") == of_type);
    for (role, _) in defaults::ROLES {
        let rights = defaults::rights(role);
        for (type_name, ..) in lines(true) {
            let scopes: Vec<String> = Operation::ALL
                .iter()
                .map(|operation| format!("{}:{:?}", operation.as_str(), rights.scope(type_name, *operation)))
                .collect();
            table.push(format!("{role:<8} {type_name:<14} {}", scopes.join(" ").to_lowercase()));
        }
        for (type_name, field, _) in lines(false) {
            let may = |operation| rights.allows(type_name, field, operation);
            let (read, write) = (may(Operation::Read), may(Operation::Create) || may(Operation::Update));
            table.push(format!("{role:<8} {type_name}.{field} read:{read} write:{write}"));
        }
    }
    assert_snapshot!(table.join("\n"));
}

async fn total(caller: &Caller, list: &str) -> i64 {
    let answer = caller.ask(&format!("{{ {list} {{ totalCount(exact: true) {{ count }} }} }}")).await;
    let list = list.split('(').next().unwrap();
    answer.data()[list]["totalCount"]["count"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seller_sees_only_their_own_clients_and_what_belongs_to_them() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].as_str().unwrap().to_owned();
    let mine = format!("clients(filter: {{ owner: {{ eq: \"{me}\" }} }})");
    let own = total(&admin, &mine).await;
    assert!(own > 0 && own < 2_000);
    assert_eq!(total(&seller, "clients").await, own);
    for list in ["contacts", "deals", "notes"] {
        let (seen, all) = (total(&seller, list).await, total(&admin, list).await);
        assert!(seen > 0 && seen < all, "{list}: {seen} of {all}");
    }
    let answer = seller.ask("{ notes(first: 100) { nodes { client { owner { id } } product { id } } } contacts(first: 100) { nodes { client { owner { id } } } } deals(first: 100) { nodes { client { owner { id } } } } }").await;
    for list in ["notes", "contacts", "deals"] {
        for node in answer.data()[list]["nodes"].as_array().unwrap() {
            let about_product_alone =
                node["client"].is_null() && node.get("product").is_some_and(|product| !product.is_null());
            assert!(about_product_alone || node["client"]["owner"]["id"] == me.as_str(), "{list}: {node}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_record_reads_as_absent_by_every_way_to_it() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].as_str().unwrap().to_owned();
    let query = format!("{{ clients(filter: {{ not: {{ owner: {{ eq: \"{me}\" }} }} }}, orderBy: [LAST_ACTIVITY_AT_DESC], first: 1) {{ nodes {{
        id name contacts(first: 1) {{ nodes {{ id }} }} notes(first: 1) {{ nodes {{ id }} }} }} }} }}");
    let foreign = admin.ask(&query).await.data()["clients"]["nodes"][0].clone();
    let mut ids: BTreeMap<&str, Value> = BTreeMap::new();
    ids.insert("client", foreign["id"].clone());
    ids.insert("note", foreign["notes"]["nodes"][0]["id"].clone());
    if let Some(contact) = foreign["contacts"]["nodes"].get(0) {
        ids.insert("contact", contact["id"].clone());
    }
    for (field, id) in ids {
        let answer = seller
            .ask_with(
                &format!("query($id: ID!) {{ {field}(id: $id) {{ id }} node(id: $id) {{ id }} }}"),
                json!({ "id": id }),
            )
            .await;
        assert_eq!(*answer.data(), json!({ field: null, "node": null }));
    }
    let name = foreign["name"].as_str().unwrap();
    let found = seller.ask_with("query($q: String!) { clients(search: $q) { nodes { id } } search(query: $q, types: [CLIENT]) { ... on Client { id } } }", json!({ "q": name })).await;
    assert!(!found.data().to_string().contains(foreign["id"].as_str().unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_field_hides_cannot_be_asked_by_filter_or_order() {
    let app = TestApp::demo().await;
    let support = app.support().await;
    for query in [
        "{ clients(orderBy: [ANNUAL_REVENUE_DESC]) { nodes { name } } }",
        "{ clients(filter: { annualRevenue: { gt: \"1000\" } }) { nodes { name } } }",
        "{ clients(filter: { or: [{ not: { annualRevenue: { gt: \"1000\" } } }] }) { totalCount { count } } }",
    ] {
        let answer = support.ask(query).await;
        assert_eq!(answer.codes(), ["FORBIDDEN"], "{query}");
        assert_eq!(answer.body["data"], json!({ "clients": null }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_note_is_for_its_author_only() {
    let app = TestApp::demo().await;
    let (admin, manager) = (app.admin().await, app.manager().await);
    let query = "{ notes(first: 100, orderBy: [CREATED_AT_DESC]) { nodes { visibility author { id } } } viewer { user { id } } }";
    for caller in [admin, manager] {
        let answer = caller.ask(query).await;
        let me = &answer.data()["viewer"]["user"]["id"];
        for note in answer.data()["notes"]["nodes"].as_array().unwrap() {
            assert!(note["visibility"] == "SHARED" || note["author"]["id"] == *me, "{note}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_the_root_refuses_a_stranger() {
    let app = TestApp::demo().await;
    let anonymous = app.anonymous();
    let schema = anonymous.ask("{ __schema { queryType { fields { name args { name type { kind ofType { name } } } type { kind ofType { kind } } } } } }").await;
    let fields = schema.data()["__schema"]["queryType"]["fields"].as_array().unwrap().clone();
    assert!(fields.len() > 20);
    for field in fields {
        let name = field["name"].as_str().unwrap();
        let type_name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        let arguments = match name {
            "search" => "(query: \"x\")".to_owned(),
            "access" => {
                format!("(user: \"{}\")", tessera::ids::NodeId { type_name: "User", id: uuid::Uuid::nil() }.encode())
            }
            "node" => {
                format!("(id: \"{}\")", tessera::ids::NodeId { type_name: "Client", id: uuid::Uuid::nil() }.encode())
            }
            _ if field["args"].as_array().unwrap().iter().any(|argument| argument["name"] == "id") => {
                format!("(id: \"{}\")", tessera::ids::NodeId { type_name: &type_name, id: uuid::Uuid::nil() }.encode())
            }
            _ => String::new(),
        };
        let answer = anonymous.ask(&format!("{{ {name}{arguments} {{ __typename }} }}")).await;
        assert_eq!(answer.codes(), ["UNAUTHENTICATED"], "{name}: {}", answer.body);
        assert_eq!(answer.body["data"][name], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_changes_hands_takes_its_contacts_deals_and_notes_along() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let user = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let of_client =
        "query($id: ID!) { client(id: $id) { contacts { totalCount { count } } deals { totalCount { count } }
        notes { totalCount { count } } } }";
    let others = admin
        .ask_with(
            "query($me: ID!) { clients(first: 100, orderBy: [NUMBER_ASC], filter: { not: { owner: { eq: $me } } }) {
                nodes { id number contacts { totalCount { count } } deals { totalCount { count } } } } }",
            json!({ "me": user }),
        )
        .await;
    let busy = others.data()["clients"]["nodes"].as_array().unwrap().iter().find(|client| {
        ["contacts", "deals"].iter().all(|list| client[list]["totalCount"]["count"].as_i64().unwrap() > 0)
    });
    let (id, number) = (busy.unwrap()["id"].clone(), busy.unwrap()["number"].as_i64().unwrap());
    assert_eq!(seller.ask_with(of_client, json!({ "id": id })).await.data()["client"], Value::Null);
    let before = total(&seller, "contacts").await;
    clusters::execute_on(
        &database,
        &format!(
            "UPDATE clients SET owner_id = (SELECT id FROM users WHERE email = 'sara.seller@tessera.example') WHERE number = {number}"
        ),
    )
    .await;
    let seen = seller.ask_with(of_client, json!({ "id": id })).await;
    // Private notes stay with their authors.
    let public = "contacts { totalCount { count } } deals { totalCount { count } }";
    let all =
        admin.ask_with(&format!("query($id: ID!) {{ client(id: $id) {{ {public} }} }}"), json!({ "id": id })).await;
    for list in ["contacts", "deals"] {
        assert_eq!(seen.data()["client"][list], all.data()["client"][list], "{list}");
    }
    assert!(seen.data()["client"]["notes"]["totalCount"]["count"].as_i64().unwrap() > 0);
    assert!(total(&seller, "contacts").await > before);
}

/// Takes the right to read a field from a role.
async fn hide(app: &TestApp, database: &str, role: &str, type_name: &str, field: &str) {
    let sql = format!(
        "INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
         SELECT id, '{type_name}', '{field}', 'read', 'none' FROM roles WHERE key = '{role}'"
    );
    clusters::execute_on(database, &sql).await;
    app.app.auth.directory().refresh().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_of_a_field_that_may_not_be_read_are_refused() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    hide(&app, &database, "manager", "Product", "brand").await;
    let manager = app.manager().await;
    let answer = manager.ask("{ productFacets { brands { brand count } } }").await;
    assert_eq!((answer.codes(), &answer.body["data"]["productFacets"]), (vec!["FORBIDDEN"], &Value::Null));
    let answer = manager.ask("{ productFacets { kinds { kind count } categories { count } } }").await;
    assert!(!answer.data()["productFacets"]["kinds"].as_array().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_does_not_tell_what_may_be_written_and_not_read() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, manager) = (app.admin().await, app.manager().await);
    let me = manager.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let input = json!({ "name": "Hidden revenue", "owner": me, "city": "Bonn" });
    let made = admin.change("clientCreate", "ClientCreateInput", input, "client { id }").await;
    let id = made.data()["clientCreate"]["client"]["id"].clone();
    let revenue = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
    let first = json!({ "id": id, "version": 1, "city": "Ulm", "annualRevenue": revenue("4711.11") });
    admin.change("clientUpdate", "ClientUpdateInput", first, "problems { code }").await.data();
    hide(&app, &database, "manager", "Client", "annualRevenue").await;
    let late = json!({ "id": id, "version": 1, "city": "Köln", "annualRevenue": revenue("1") });
    let selection = "problems { code } conflict { fields { field theirs } }";
    let late = manager.change("clientUpdate", "ClientUpdateInput", late, selection).await;
    let payload = &late.data()["clientUpdate"];
    assert_eq!(payload["problems"], json!([{ "code": "CONFLICT" }]));
    assert_eq!(payload["conflict"]["fields"], json!([{ "field": "city", "theirs": "Ulm" }]));
    assert!(!late.text.contains("4711"));
}
