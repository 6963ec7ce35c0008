//! Conditions on custom fields: values by key in the object `custom` of a row.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::db::{
    conditions::{Bind, Condition},
    filters::escape_like,
};

/// Which way a value lies from a bound.
#[derive(Debug, Clone, Copy)]
pub enum Side {
    Above,
    AtLeast,
    Below,
    AtMost,
}

/// Rows where the field is one of the values, or has one of them among its own, or is one of the numbers, however those
/// are written. The index on `custom` finds them; it holds only rows that have any value.
pub fn is_one_of(resource: &str, key: &str, values: &[Value], numbers: &[Decimal]) -> Condition {
    let has = |value: &Value| Condition::sql("@.custom @> ?", [Bind::Json(json!({ key: value }))]);
    let among = values.iter().filter(|value| value.is_string()).map(|value| has(&json!([value])));
    let numbers = numbers.iter().map(|number| {
        let is_number = "(SELECT f.kind = 'number' FROM custom_fields f WHERE f.resource = ? AND f.key = ?)";
        has(&number.normalize().to_string().into()).and(Condition::sql(is_number, [text(resource), text(key)]))
    });
    let any = values.iter().map(has).chain(among).chain(numbers).collect();
    Condition::sql("@.custom <> '{}'", []).and(Condition::Any(any))
}

/// Rows where the field has this text in it, without regard to case and accents.
pub fn contains(key: &str, part: &str) -> Condition {
    Condition::sql("f_norm(@.custom->>?) LIKE '%' || f_norm(?) || '%'", [text(key), Bind::Text(escape_like(part))])
}

/// Rows where a field that is a number lies on that side of the bound. Nothing else is ever read as a number.
pub fn number(resource: &str, key: &str, side: Side, bound: Decimal) -> Condition {
    let compare = match side {
        Side::Above => {
            "CASE WHEN (SELECT f.kind = 'number' FROM custom_fields f WHERE f.resource = ? AND f.key = ?) \
             THEN (@.custom->>?)::numeric > ? END"
        }
        Side::AtLeast => {
            "CASE WHEN (SELECT f.kind = 'number' FROM custom_fields f WHERE f.resource = ? AND f.key = ?) \
             THEN (@.custom->>?)::numeric >= ? END"
        }
        Side::Below => {
            "CASE WHEN (SELECT f.kind = 'number' FROM custom_fields f WHERE f.resource = ? AND f.key = ?) \
             THEN (@.custom->>?)::numeric < ? END"
        }
        Side::AtMost => {
            "CASE WHEN (SELECT f.kind = 'number' FROM custom_fields f WHERE f.resource = ? AND f.key = ?) \
             THEN (@.custom->>?)::numeric <= ? END"
        }
    };
    Condition::sql(compare, [text(resource), text(key), text(key), Bind::Decimal(bound)])
}

/// Rows where a field that is a date, stored as `2026-11-25`, lies on that side of the bound.
pub fn date(key: &str, side: Side, bound: chrono::NaiveDate) -> Condition {
    let compare = match side {
        Side::Above => "@.custom->>? > ? COLLATE \"C\"",
        Side::AtLeast => "@.custom->>? >= ? COLLATE \"C\"",
        Side::Below => "@.custom->>? < ? COLLATE \"C\"",
        Side::AtMost => "@.custom->>? <= ? COLLATE \"C\"",
    };
    Condition::sql(compare, [text(key), Bind::Text(bound.to_string())])
}

/// Rows that have no value of the field, or that have one.
pub fn is_null(key: &str, is_null: bool) -> Condition {
    let exists = if is_null { "NOT jsonb_exists(@.custom, ?)" } else { "jsonb_exists(@.custom, ?)" };
    Condition::sql(exists, [text(key)])
}

fn text(text: &str) -> Bind {
    Bind::Text(text.to_owned())
}
