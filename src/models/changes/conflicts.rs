//! Two people changed one record: what it was, what it became, and what the second wanted.

use std::borrow::Cow;

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Writable,
    steps::{Stop, version},
};
use crate::{
    db::{tables::audit_entries, writes::Write},
    models::{
        custom_fields::SENSITIVE_VALUES,
        inputs::{Input, InputKind, Links, Problem},
    },
};

/// A change that names another version than the record has.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Conflict {
    pub id: Uuid,
    /// The version the record has now.
    pub version: i32,
    /// Fields the change would have set, where the record has got another value.
    pub differences: Vec<Difference>,
}

impl Conflict {
    /// What a person is told.
    pub fn problem(&self) -> Problem {
        Problem::new(&["version"], "CONFLICT", "Somebody else has changed the record meanwhile.")
    }
}

/// The three values of one field.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Difference {
    /// Name of the input.
    pub field: Cow<'static, str>,
    /// In the version the caller saw; `None` when its history is not kept.
    pub base: Option<Value>,
    /// Now.
    pub theirs: Value,
    /// What the caller wanted.
    pub mine: Value,
}

/// Finds what changed since the version `seen` of what `given` would set.
pub(super) async fn find<M: Writable>(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    seen: i32,
    now: &Map<String, Value>,
    given: &Map<String, Value>,
) -> Result<Conflict, Stop> {
    let since: Vec<Option<Value>> = audit_entries::table
        .filter(audit_entries::type_name.eq(M::TYPE_NAME).and(audit_entries::record_id.eq(id)))
        .filter(audit_entries::version.gt(seen))
        .order((audit_entries::occurred_at, audit_entries::id))
        .select(audit_entries::before)
        .load(connection)
        .await?;
    let mut now = now.clone();
    for input in M::INPUTS.iter().filter(|input| given.contains_key(input.name)) {
        if let InputKind::Links(Links { table, own, other, .. }) = input.kind {
            let joined = Write::links(table, own, other, id).run(connection).await?;
            now.insert(input.column.to_owned(), joined.unwrap_or_default());
        }
    }
    // The first change after the version that was seen still tells what the column was in it.
    let base = |column: &str| {
        let mut changes = since.iter().flatten().filter_map(|before| before.get(column));
        changes.next().or_else(|| now.get(column)).cloned()
    };
    let differences = M::INPUTS.iter().filter_map(|input| {
        let mine = given.get(input.name)?.clone();
        let theirs = now.get(input.column).map(|theirs| within(input, &mine, theirs));
        let base = base(input.column).map(|base| within(input, &mine, &base));
        let theirs = (base != theirs).then(|| theirs.unwrap_or_default())?;
        // What is stored sealed is not repeated: the outcome of a bulk change is kept as it is.
        let mine = if input.column == SENSITIVE_VALUES.column { Value::Null } else { mine };
        Some(Difference { field: input.name.into(), base, theirs, mine })
    });
    Ok(Conflict { id, version: version(&now), differences: differences.collect() })
}

/// Of values by name those that the change would set: it leaves the others alone.
fn within(input: &Input, mine: &Value, stored: &Value) -> Value {
    match (input.kind, mine) {
        (InputKind::Object, Value::Object(mine)) => {
            mine.keys().map(|name| (name.clone(), stored.get(name).cloned().unwrap_or_default())).collect()
        }
        _ => stored.clone(),
    }
}
