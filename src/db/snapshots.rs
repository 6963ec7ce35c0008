//! Rows as audit entries keep them: JSON objects of columns.

use std::collections::HashMap;

use diesel::{
    deserialize::{self, FromSql},
    pg::{Pg, PgValue},
    sql_types::Jsonb,
};
use serde_json::value::RawValue;

/// Columns of a row with their values as PostgreSQL wrote them, so that numbers keep all their digits.
#[derive(Debug)]
pub struct Snapshot(HashMap<String, Box<RawValue>>);

impl Snapshot {
    /// The JSON of a column; none where the column is not kept.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(|value| value.get())
    }
}

impl FromSql<Jsonb, Pg> for Snapshot {
    fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
        // The first byte is the version of the format.
        let (1, json) = value.as_bytes().split_first().map(|(version, json)| (*version, json)).unwrap_or_default()
        else {
            return Err("a jsonb of unknown version".into());
        };
        Ok(Self(serde_json::from_slice(json)?))
    }
}
