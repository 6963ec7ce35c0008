//! Variables: defaults applied and values checked against their declared types, before anything runs.
//!
//! The executor would notice a wrong variable only in the field that uses it, and ignores defaults in `@skip` and
//! `@include`; the specification wants the whole request refused.

use std::fmt::Write;

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{BaseType, Type, VariableDefinition},
};

use super::index::{Kind, SchemaIndex};

/// Applies the defaults of `definitions` to `variables` and checks each value. The error is a sentence for the caller.
pub fn coerce(
    definitions: &[Positioned<VariableDefinition>],
    variables: &mut Variables,
    index: &SchemaIndex,
) -> Result<(), String> {
    for definition in definitions {
        let definition = &definition.node;
        let name = &definition.name.node;
        match (variables.get(name), &definition.default_value) {
            (Some(value), _) => {
                let mut place = Place::new("Variable `$", name);
                check(value, &definition.var_type.node, index, &mut place)?;
            }
            (None, Some(default)) => {
                variables.insert(name.clone(), default.node.clone());
            }
            (None, None) if definition.var_type.node.nullable => {}
            (None, None) => {
                return Err(format!("Variable `${name}` of type `{}` was not given", definition.var_type.node));
            }
        }
    }
    Ok(())
}

/// Checks a literal of the document against the type of its argument, more strictly than validation does: whole
/// numbers have 32 bits.
pub fn check_argument(name: &str, value: &Value, ty: &Type, index: &SchemaIndex) -> Result<(), String> {
    check(value, ty, index, &mut Place::new("Argument `", name))
}

/// Where in a variable or argument a value stands, for messages.
struct Place<'a> {
    what: &'static str,
    name: &'a str,
    path: String,
}

impl<'a> Place<'a> {
    fn new(what: &'static str, name: &'a str) -> Self {
        Self { what, name, path: String::new() }
    }

    fn refuse(&self, what: impl std::fmt::Display) -> String {
        format!("{}{}{}` {what}", self.what, self.name, self.path)
    }

    /// Runs `work` one step deeper.
    fn within(
        &mut self,
        step: impl std::fmt::Display,
        work: impl FnOnce(&mut Self) -> Result<(), String>,
    ) -> Result<(), String> {
        let length = self.path.len();
        // Writing into a string cannot fail.
        let _ = write!(self.path, "{step}");
        work(self)?;
        self.path.truncate(length);
        Ok(())
    }
}

fn check(value: &Value, ty: &Type, index: &SchemaIndex, place: &mut Place<'_>) -> Result<(), String> {
    match (value, &ty.base) {
        (Value::Null, _) if ty.nullable => Ok(()),
        (Value::Null, _) => Err(place.refuse(format_args!("must not be null; its type is `{ty}`"))),
        (Value::List(items), BaseType::List(inner)) => {
            for (position, item) in items.iter().enumerate() {
                place.within(format_args!("[{position}]"), |place| check(item, inner, index, place))?;
            }
            Ok(())
        }
        // A single value stands for a list of one.
        (_, BaseType::List(inner)) => check(value, inner, index, place),
        (_, BaseType::Named(name)) => check_named(value, name, index, place),
    }
}

fn check_named(value: &Value, name: &Name, index: &SchemaIndex, place: &mut Place<'_>) -> Result<(), String> {
    // NUL has no place in a text of PostgreSQL.
    if let Value::String(text) = value
        && text.contains('\0')
    {
        return Err(place.refuse("contains a NUL character"));
    }
    match index.kind(name) {
        Some(Kind::Scalar) => {
            if fits_scalar(value, name) {
                Ok(())
            } else {
                Err(place.refuse(format_args!("is not a value of type `{name}`")))
            }
        }
        Some(Kind::Enum(values)) => match value {
            Value::String(text) if values.contains(text) => Ok(()),
            Value::Enum(text) if values.contains(text.as_str()) => Ok(()),
            _ => Err(place.refuse(format_args!("is not one of the values of `{name}`"))),
        },
        Some(Kind::Input { .. }) => check_input(value, name, index, place),
        // Not an input type, or unknown: validation of the document reports it.
        Some(Kind::Output(_)) | None => Ok(()),
    }
}

/// Whether the value fits a built-in scalar. Scalars of our own are checked where they are read.
fn fits_scalar(value: &Value, name: &str) -> bool {
    match (name, value) {
        ("Int", Value::Number(number)) => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        ("Float", value) => matches!(value, Value::Number(_)),
        ("String", value) => matches!(value, Value::String(_)),
        ("Boolean", value) => matches!(value, Value::Boolean(_)),
        ("ID", Value::String(_)) => true,
        ("ID", Value::Number(number)) => number.is_i64() || number.is_u64(),
        ("Int" | "ID", _) => false,
        _ => true,
    }
}

fn check_input(value: &Value, name: &Name, index: &SchemaIndex, place: &mut Place<'_>) -> Result<(), String> {
    let (Value::Object(object), Some(Kind::Input { fields, one_of })) = (value, index.kind(name)) else {
        return Err(place.refuse(format_args!("is not an object of type `{name}`")));
    };
    for (key, value) in object {
        let Some(field) = fields.get(key.as_str()) else {
            // The key is the caller's: cut, so that an answer never grows with the request.
            let key: String = key.chars().take(60).collect();
            return Err(place.refuse(format_args!("has a field `{key}` that `{name}` does not know")));
        };
        place.within(format_args!(".{key}"), |place| check(value, &field.ty, index, place))?;
    }
    for (key, field) in fields {
        if !field.ty.nullable && !field.has_default && !object.contains_key(key.as_str()) {
            return Err(place.refuse(format_args!("lacks the field `{key}` that `{name}` requires")));
        }
    }
    if *one_of && (object.len() != 1 || object.values().any(|value| *value == Value::Null)) {
        return Err(place.refuse(format_args!("must hold exactly one field of `{name}`, not null")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    const SDL: &str = "
        enum Kind { CALL EMAIL }
        input Filter { kind: Kind and: [Filter!] count: Int! = 1 name: String }
        input Key @oneOf { id: ID email: String }
        scalar DateTime
        type Query { a: Int }
        schema { query: Query }";

    fn run(declaration: &str, variables: serde_json::Value) -> Result<Variables, String> {
        let index = SchemaIndex::of_sdl(SDL).unwrap();
        let document = parse_query(format!("query Q({declaration}) {{ a }}")).unwrap();
        let (_, operation) = document.operations.iter().next().unwrap();
        let mut variables = Variables::from_json(variables);
        coerce(&operation.node.variable_definitions, &mut variables, &index).map(|()| variables)
    }

    #[test]
    fn a_default_stands_in_for_a_missing_value_only() {
        let variables = run("$a: Boolean = true, $b: Boolean = true", json!({"b": null})).unwrap();
        assert_eq!(variables.get(&Name::new("a")), Some(&Value::Boolean(true)));
        assert_eq!(variables.get(&Name::new("b")), Some(&Value::Null));
    }

    #[test]
    fn values_that_fit_pass() {
        for (declaration, variables) in [
            ("$a: Int", json!({})),
            ("$a: Int!", json!({"a": 2_147_483_647})),
            ("$a: Float!", json!({"a": 1})),
            ("$a: ID!", json!({"a": 7})),
            ("$a: [Int!]!", json!({"a": 1})),
            ("$a: [Int]", json!({"a": [1, null]})),
            ("$a: Kind", json!({"a": "CALL"})),
            ("$a: Filter", json!({"a": {"kind": "EMAIL", "and": [{"name": "x"}]}})),
            ("$a: Key!", json!({"a": {"id": "x"}})),
            ("$a: DateTime!", json!({"a": "2026-01-01T00:00:00Z"})),
            ("$a: Int", json!({"unknown": {"deep": []}})),
        ] {
            assert!(run(declaration, variables.clone()).is_ok(), "{declaration} {variables}");
        }
    }

    #[test]
    fn values_that_do_not_fit_are_refused_by_place() {
        for (declaration, variables, message) in [
            ("$a: Int!", json!({}), "Variable `$a` of type `Int!` was not given"),
            ("$a: Int!", json!({"a": null}), "Variable `$a` must not be null; its type is `Int!`"),
            ("$a: Int", json!({"a": 2_147_483_648_i64}), "Variable `$a` is not a value of type `Int`"),
            ("$a: Int", json!({"a": 1.5}), "Variable `$a` is not a value of type `Int`"),
            ("$a: String", json!({"a": 1}), "Variable `$a` is not a value of type `String`"),
            ("$a: String", json!({"a": "x\u{0}"}), "Variable `$a` contains a NUL character"),
            ("$a: ID", json!({"a": 1.5}), "Variable `$a` is not a value of type `ID`"),
            ("$a: [Int!]", json!({"a": [1, null]}), "Variable `$a[1]` must not be null; its type is `Int!`"),
            ("$a: Kind", json!({"a": "FAX"}), "Variable `$a` is not one of the values of `Kind`"),
            ("$a: Filter", json!({"a": 1}), "Variable `$a` is not an object of type `Filter`"),
            ("$a: Filter", json!({"a": {"x": 1}}), "Variable `$a` has a field `x` that `Filter` does not know"),
            (
                "$a: Filter",
                json!({"a": {"and": [{"kind": 1}]}}),
                "Variable `$a.and[0].kind` is not one of the values of `Kind`",
            ),
            ("$a: Key", json!({"a": {}}), "Variable `$a` must hold exactly one field of `Key`, not null"),
            (
                "$a: Key",
                json!({"a": {"id": "x", "email": "y"}}),
                "Variable `$a` must hold exactly one field of `Key`, not null",
            ),
        ] {
            assert_eq!(run(declaration, variables.clone()).unwrap_err(), message, "{declaration} {variables}");
        }
    }
}
