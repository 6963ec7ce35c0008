//! What a change leaves behind: who did what, and the event others hear of.

use diesel::{
    sql_query,
    sql_types::{Integer, Jsonb, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    Actor, Writable,
    steps::{Stop, version},
};
use crate::{
    ids,
    models::inputs::{Input, InputKind},
};

/// Columns that change with every change and say nothing of their own.
const BOOKKEEPING: [&str; 3] = ["version", "updated_at", "updated_by"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::models) enum Action {
    Create,
    Update,
    Delete,
    Restore,
    Destroy,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Restore => "restore",
            Self::Destroy => "destroy",
        }
    }

    fn past(self) -> &'static str {
        match self {
            Self::Create => "created",
            Self::Update => "updated",
            Self::Delete => "deleted",
            Self::Restore => "restored",
            Self::Destroy => "destroyed",
        }
    }
}

/// Whether nothing was changed but the bookkeeping.
pub(super) fn is_same(before: &Map<String, Value>, after: &Map<String, Value>) -> bool {
    changed(before, after).next().is_none()
}

fn changed<'a>(before: &'a Map<String, Value>, after: &'a Map<String, Value>) -> impl Iterator<Item = &'a String> {
    let differs = |column: &&String| before.get(*column) != after.get(*column);
    after.keys().filter(|column| !BOOKKEEPING.contains(&column.as_str())).filter(differs)
}

/// The `columns` of a row. An amount says nothing without its currency, which is kept with it, changed or not.
fn only(row: &Map<String, Value>, columns: &[&String], inputs: &[Input]) -> Value {
    let is_kept = |column: &str| columns.iter().any(|kept| *kept == column);
    let belongs = |column: &str| {
        inputs.iter().any(|input| matches!(input.kind, InputKind::Money(of) if of == column) && is_kept(input.column))
    };
    let kept = row.iter().filter(|(column, _)| is_kept(column) || belongs(column));
    Value::Object(kept.map(|(column, value)| (column.clone(), value.clone())).collect())
}

/// What the API calls a column.
fn field_of<M: Writable>(column: &str) -> String {
    if let Some(input) = M::INPUTS.iter().find(|input| input.column == column) {
        return input.name.to_owned();
    }
    let mut name = String::with_capacity(column.len());
    for (index, word) in column.trim_end_matches("_id").split('_').enumerate() {
        let mut letters = word.chars();
        let first = letters.next().filter(|_| index > 0).map(|first| first.to_ascii_uppercase());
        name.extend(first);
        name.push_str(if index > 0 { letters.as_str() } else { word });
    }
    name
}

/// What an event says beside what happened. Of a record that is gone it keeps whose it was: nobody can look it up any more.
fn payload(fields: &[String], gone: Option<&Map<String, Value>>) -> Value {
    let Some(row) = gone else { return json!({ "fields": fields }) };
    let owners = OWNERS.iter().filter_map(|column| Some(((*column).to_owned(), row.get(*column)?.clone())));
    json!({ "fields": fields, "was": owners.collect::<Map<_, _>>() })
}

/// Columns that say who may see a record.
const OWNERS: [&str; 5] = ["owner_id", "team_id", "client_id", "visibility", "author_id"];

/// Both in one statement, since every change runs it.
const WRITE: &str = "WITH entry AS (
    INSERT INTO audit_entries (id, actor_id, session_id, request_id, action, type_name, record_id, version, before, after)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))
    INSERT INTO outbox_events (event, type_name, record_id, version, actor_id, request_id, payload)
    VALUES ($11, $6, $7, $8, $2, $4, $12)";

/// Writes the audit entry and the event of one change. The event names fields as the API does.
pub(in crate::models) async fn write<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    action: Action,
    id: Uuid,
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) -> Result<(), Stop> {
    let columns: Vec<&String> = match (before, after) {
        (Some(before), Some(after)) => changed(before, after).collect(),
        (before, after) => after.or(before).into_iter().flat_map(Map::keys).collect(),
    };
    let (old, new) = match (before, after) {
        (Some(before), Some(after)) => {
            (Some(only(before, &columns, M::INPUTS)), Some(only(after, &columns, M::INPUTS)))
        }
        (before, after) => (before.cloned().map(Value::Object), after.cloned().map(Value::Object)),
    };
    let version = after.or(before).map(version);
    let fields: Vec<String> = columns.iter().map(|column| field_of::<M>(column)).collect();
    sql_query(WRITE)
        .bind::<SqlUuid, _>(ids::new_id())
        .bind::<Nullable<SqlUuid>, _>(actor.viewer.user())
        .bind::<Nullable<SqlUuid>, _>(actor.viewer.session())
        .bind::<Nullable<SqlUuid>, _>(actor.request_id)
        .bind::<Text, _>(action.name())
        .bind::<Text, _>(M::TYPE_NAME)
        .bind::<SqlUuid, _>(id)
        .bind::<Nullable<Integer>, _>(version)
        .bind::<Nullable<Jsonb>, _>(old)
        .bind::<Nullable<Jsonb>, _>(new)
        .bind::<Text, _>(format!("{}.{}", M::NOUN, action.past()))
        .bind::<Jsonb, _>(payload(&fields, before.filter(|_| after.is_none())))
        .execute(connection)
        .await?;
    Ok(())
}
