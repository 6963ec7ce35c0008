//! The literals of a document: each argument's value against its type, wherever the argument stands.
//!
//! Validation lets a number pass that does not fit its type, and the field that reads it may never run.

use async_graphql::parser::types::{ExecutableDocument, Field, Selection, SelectionSet};

use super::{index::SchemaIndex, requests::Refusal, variables};

/// Refuses a document with a literal that does not fit. Fields and arguments the schema does not have are left to
/// validation.
pub fn check(document: &ExecutableDocument, index: &SchemaIndex) -> Result<(), Refusal> {
    for (_, operation) in document.operations.iter() {
        if let Some(root) = index.root(operation.node.ty) {
            selections(&operation.node.selection_set.node, root, index)?;
        }
    }
    for fragment in document.fragments.values() {
        let parent = &fragment.node.type_condition.node.on.node;
        selections(&fragment.node.selection_set.node, parent, index)?;
    }
    Ok(())
}

fn selections(set: &SelectionSet, parent: &str, index: &SchemaIndex) -> Result<(), Refusal> {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(node) => field(&node.node, parent, index)?,
            Selection::InlineFragment(inline) => {
                let condition = inline.node.type_condition.as_ref();
                let parent = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                selections(&inline.node.selection_set.node, parent, index)?;
            }
            // Fragments are walked once each, where they are defined.
            Selection::FragmentSpread(_) => {}
        }
    }
    Ok(())
}

fn field(field: &Field, parent: &str, index: &SchemaIndex) -> Result<(), Refusal> {
    let Some(definition) = index.field(parent, &field.name.node) else { return Ok(()) };
    for (name, value) in &field.arguments {
        // A value that holds variables is checked with them.
        let (Some(ty), Some(literal)) = (definition.arguments.get(name.node.as_str()), value.node.clone().into_const())
        else {
            continue;
        };
        variables::check_argument(&name.node, &literal, ty, index)
            .map_err(|message| Refusal { locations: vec![value.pos], ..Refusal::invalid(message) })?;
    }
    selections(&field.selection_set.node, &definition.type_name, index)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    #[test]
    fn a_literal_must_fit_its_argument() {
        let sdl = "
            enum Order { NAME_ASC }
            type Query { items(first: Int, orderBy: [Order!]): [Item!]! }
            type Item { name: String items(first: Int): [Item!]! price(factor: Float): Float byId(id: ID): Item }
            schema { query: Query }";
        let index = SchemaIndex::of_sdl(sdl).unwrap();
        for (text, fits) in [
            ("{ items(first: 5, orderBy: NAME_ASC) { name } }", true),
            (
                "{ items(first: null, orderBy: [NAME_ASC]) { price(factor: 99999999999) byId(id: 99999999999) { name } } }",
                true,
            ),
            ("query($n: Int) { items(first: $n) { name } }", true),
            ("{ items(nothing: 99999999999) { nothing(first: 99999999999) } }", true),
            ("{ items { ... on Item { items(first: 99999999999) { name } } } }", false),
            ("{ items { ...F } } fragment F on Item { items(first: 1.5) { name } }", false),
            ("{ items(orderBy: [NAME]) { name } }", false),
        ] {
            let refused = check(&parse_query(text).unwrap(), &index).map_err(|refusal| refusal.code);
            assert_eq!(refused.is_ok(), fits, "{text}: {refused:?}");
        }
    }
}
