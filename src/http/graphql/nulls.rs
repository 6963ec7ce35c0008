//! Variables that are null where null is not allowed.
//!
//! A variable whose type allows null may stand where it is not allowed when it has a default: the document is valid,
//! and whether the request is depends on the value. The specification makes it an error of the field; here an argument
//! that cannot be used refuses the whole request (docs/decisions/0002).

use async_graphql::{
    Name, Positioned, Value as ConstValue, Variables,
    parser::types::{
        BaseType, Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet, Type,
    },
};
use async_graphql_value::Value;

use super::{
    index::{Kind, SchemaIndex},
    requests::Refusal,
};

/// Refuses a request in which an argument that must have a value gets null from a variable.
pub fn check(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
    index: &SchemaIndex,
) -> Result<(), Refusal> {
    let walk = Walk { variables, index };
    if let Some(root) = index.root(operation.ty) {
        walk.selections(&operation.selection_set.node, root)?;
    }
    for fragment in document.fragments.values() {
        walk.selections(&fragment.node.selection_set.node, &fragment.node.type_condition.node.on.node)?;
    }
    Ok(())
}

struct Walk<'a> {
    variables: &'a Variables,
    index: &'a SchemaIndex,
}

impl Walk<'_> {
    fn selections(&self, set: &SelectionSet, parent: &str) -> Result<(), Refusal> {
        for selection in &set.items {
            match &selection.node {
                Selection::Field(node) => self.field(&node.node, parent)?,
                Selection::InlineFragment(inline) => {
                    self.directives(&inline.node.directives)?;
                    let condition = inline.node.type_condition.as_ref();
                    let parent = condition.map_or(parent, |condition| condition.node.on.node.as_str());
                    self.selections(&inline.node.selection_set.node, parent)?;
                }
                Selection::FragmentSpread(spread) => self.directives(&spread.node.directives)?,
            }
        }
        Ok(())
    }

    /// The conditions of `@skip` and `@include` must have a value.
    fn directives(&self, directives: &[Positioned<Directive>]) -> Result<(), Refusal> {
        for (name, value) in directives.iter().flat_map(|directive| &directive.node.arguments) {
            if self.is_null(&value.node) {
                return Err(refuse(&name.node));
            }
        }
        Ok(())
    }

    fn field(&self, field: &Field, parent: &str) -> Result<(), Refusal> {
        self.directives(&field.directives)?;
        let Some(definition) = self.index.field(parent, &field.name.node) else { return Ok(()) };
        for (name, value) in &field.arguments {
            if let Some(ty) = definition.arguments.get(name.node.as_str()) {
                self.value(&value.node, ty).map_err(|()| refuse(&name.node))?;
            }
        }
        self.selections(&field.selection_set.node, &definition.type_name)
    }

    fn value(&self, value: &Value, ty: &Type) -> Result<(), ()> {
        if !ty.nullable && self.is_null(value) {
            return Err(());
        }
        match (value, &ty.base) {
            (Value::List(items), BaseType::List(inner)) => items.iter().try_for_each(|item| self.value(item, inner)),
            (_, BaseType::List(inner)) if !matches!(value, Value::Variable(_)) => self.value(value, inner),
            (Value::Object(given), BaseType::Named(name)) => {
                let Some(Kind::Input { fields, .. }) = self.index.kind(name) else { return Ok(()) };
                let known = given.iter().filter_map(|(key, value)| Some((value, fields.get(key.as_str())?)));
                known.into_iter().try_for_each(|(value, field)| self.value(value, &field.ty))
            }
            _ => Ok(()),
        }
    }

    fn is_null(&self, value: &Value) -> bool {
        matches!(value, Value::Variable(name) if self.variables.get(name) == Some(&ConstValue::Null))
    }
}

fn refuse(argument: &Name) -> Refusal {
    Refusal::document("BAD_USER_INPUT", format!("Argument `{argument}` must not be null"))
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    #[test]
    fn null_is_refused_where_a_value_is_needed_and_nowhere_else() {
        let sdl = "
            input Filter { name: String! tags: [String!] }
            type Query { search(text: String!, kinds: [String!], filter: Filter): Query }
            schema { query: Query }";
        let index = SchemaIndex::of_sdl(sdl).unwrap();
        for (text, fits) in [
            ("query($v: String = \"a\") { search(text: $v) { __typename } }", false),
            ("query($v: String = \"a\") { search(text: \"x\", kinds: [\"b\", $v]) { __typename } }", false),
            ("query($v: String = \"a\") { search(text: \"x\", kinds: $v) { __typename } }", true),
            ("query($v: String = \"a\") { search(text: \"x\", filter: { name: $v }) { __typename } }", false),
            (
                "query($v: [String!] = []) { search(text: \"x\", filter: { name: \"n\", tags: $v }) { __typename } }",
                true,
            ),
            ("query($v: Boolean = true) { __typename @skip(if: $v) }", false),
            ("query($v: Boolean = true) { ...F } fragment F on Query { ... @include(if: $v) { __typename } }", false),
        ] {
            let document = parse_query(text).unwrap();
            let (_, operation) = document.operations.iter().next().unwrap();
            let variables = Variables::from_json(json!({ "v": null }));
            assert_eq!(check(&document, &operation.node, &variables, &index).is_ok(), fits, "{text}");
        }
    }
}
