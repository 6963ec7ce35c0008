//! What columns hold, and how the API spells it: changes are kept as rows were.

use chrono::{DateTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    db::{filters::Choice, snapshots::Snapshot},
    ids::NodeId,
};

/// A field of a type that shows a column of its rows.
#[derive(Debug, Clone, Copy)]
pub struct StoredField {
    pub field: &'static str,
    pub column: &'static str,
    pub stored: Stored,
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Stored {
    /// What the API shows as it is.
    Json,
    Choice(&'static Choice),
    Decimal,
    Time,
    /// The id of a record of this type.
    Id(&'static str),
    /// Ids of records of this type.
    Ids(&'static str),
    /// An amount, whose currency stands in this column.
    Money(&'static str),
}

impl StoredField {
    /// Whether the snapshot holds the field.
    pub fn is_in(&self, row: &Snapshot) -> bool {
        row.get(self.column).is_some()
    }

    /// The value of the field as the API spells it; null where the snapshot does not hold it.
    pub fn value(&self, row: &Snapshot) -> Value {
        let Some(text) = row.get(self.column) else { return Value::Null };
        let value = parsed(text);
        if value.is_null() {
            return value;
        }
        match self.stored {
            Stored::Json => value,
            Stored::Choice(choice) => value.as_str().and_then(|stored| choice.name_of(stored)).into(),
            Stored::Decimal => decimal(text).into(),
            Stored::Time => value.as_str().and_then(time).into(),
            Stored::Id(type_name) => node_id(type_name, &value).into(),
            Stored::Ids(type_name) => {
                value.as_array().into_iter().flatten().filter_map(|id| node_id(type_name, id)).collect()
            }
            Stored::Money(currency) => {
                let currency = row.get(currency).map(parsed).unwrap_or_default();
                json!({ "amount": decimal(text), "currency": currency })
            }
        }
    }

    /// The records that the field names: their type, and the id of each.
    pub fn records(&self, row: &Snapshot) -> Vec<(&'static str, Uuid)> {
        let (Stored::Id(type_name) | Stored::Ids(type_name)) = self.stored else { return Vec::new() };
        let ids = match row.get(self.column).map(parsed) {
            Some(Value::Array(ids)) => ids,
            one => one.into_iter().collect(),
        };
        ids.iter().filter_map(|id| Some((type_name, id.as_str()?.parse().ok()?))).collect()
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// The digits as PostgreSQL wrote them, without zeros at the end.
fn decimal(text: &str) -> Option<String> {
    text.parse::<Decimal>().ok().map(|number| number.normalize().to_string())
}

fn time(text: &str) -> Option<String> {
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    Some(time.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

fn node_id(type_name: &str, id: &Value) -> Option<String> {
    let id = id.as_str()?.parse().ok()?;
    Some(NodeId { type_name, id }.encode())
}
