//! Custom fields of records that are merged: both objects become one, key by key.
//!
//! Sealed values cannot be copied, since each is sealed for its record: they are sealed anew. The survivor's own are never
//! replaced, so that an undo needs to keep none of them.

use std::collections::HashSet;

use diesel::{
    sql_query,
    sql_types::{Jsonb, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};

use super::{
    Comparison, Mergeable,
    parts::Pair,
    takes::{Object, Takes},
};
use crate::{
    auth::Operation,
    db::{
        conditions::Bind,
        writes::{Assignment, Write},
    },
    models::{
        changes::{Actor, Step},
        custom_fields::{SENSITIVE_VALUES, VALUES, sealed},
        inputs::{Input, Problem},
    },
};

/// Whether an input holds custom fields, which are decided here.
pub(super) fn is_custom(input: &Input) -> bool {
    input.column == VALUES.column || input.column == SENSITIVE_VALUES.column
}

/// Sensitive values of the survivor stay, so they are not asked for.
pub(super) fn refuse_sensitive(take: &[String]) -> Option<Problem> {
    let index = take.iter().position(|name| name == SENSITIVE_VALUES.name)?;
    let message = "Sensitive values are filled in where the survivor has none: those it has stay.";
    Some(Problem::new(&["take", &index.to_string()], "KEPT", message))
}

/// Unites the plain values: the survivor's own go first, unless the other's were asked for.
pub(super) fn unite(survivor: &Object, other: &Object, is_asked: bool, takes: &mut Takes) {
    let values = |row: &Object| row.get(VALUES.column).and_then(Value::as_object).cloned().unwrap_or_default();
    let (ours, theirs) = (values(survivor), values(other));
    if ours == theirs {
        return;
    }
    let (mut result, first) = if is_asked { (ours.clone(), &theirs) } else { (theirs.clone(), &ours) };
    result.extend(first.clone());
    if result != ours {
        takes.inputs.push(VALUES.name);
        takes.values.push((VALUES.column, Some(Bind::Json(Value::Object(result.clone())))));
        takes.values_after.insert(VALUES.column.to_owned(), Value::Object(result.clone()));
    }
    takes.comparisons.push(Comparison {
        field: VALUES.name.to_owned(),
        survivor: Value::Object(ours),
        other: Value::Object(theirs),
        result: Value::Object(result),
    });
}

/// The survivor's sealed values with those that only the other record has; their keys.
pub(super) async fn unite_sealed<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    pair: Pair,
) -> Step<Option<(Assignment, Vec<String>)>> {
    if !actor.viewer.rights.allows(M::TYPE_NAME, SENSITIVE_VALUES.name, Operation::Update) {
        return Ok(None);
    }
    let ours = Write::sealed(M::TABLE, pair.survivor).run(connection).await?.unwrap_or_default();
    let theirs = Write::sealed(M::TABLE, pair.merged).run(connection).await?.unwrap_or_default();
    let mut missing = theirs.as_object().cloned().unwrap_or_default();
    missing.retain(|key, _| ours.get(key).is_none());
    if missing.is_empty() {
        return Ok(None);
    }
    let keys: Vec<String> = missing.keys().cloned().collect();
    let opened = sealed::open(&sealed::sealer::<M>(&actor.keys)?, pair.merged, &Value::Object(missing))?;
    let opened = opened.as_object().cloned().unwrap_or_default();
    let changes = opened.into_iter().map(|(key, value)| (key, Some(value))).collect();
    let united = sealed::merge::<M>(&actor.keys, pair.survivor, &ours, changes)?.unwrap_or(ours);
    Ok(Some(((SENSITIVE_VALUES.column, Some(Bind::Json(united))), keys)))
}

const KEEP_MARKS: &str = "UPDATE merges SET survivor_after = survivor_after || $2 WHERE id = $1";

/// Notes what marks the sealed values have that the merge gave the survivor.
pub(super) async fn keep_marks(
    connection: &mut AsyncPgConnection,
    pair: Pair,
    keys: &[String],
    survivor: &Object,
) -> Step<()> {
    let marks = survivor.get(SENSITIVE_VALUES.column).and_then(Value::as_object);
    let marks = marks.into_iter().flatten().filter(|(key, _)| keys.contains(key));
    let marks: Map<String, Value> = marks.map(|(key, mark)| (key.clone(), mark.clone())).collect();
    let kept = serde_json::json!({ SENSITIVE_VALUES.column: marks });
    sql_query(KEEP_MARKS).bind::<SqlUuid, _>(pair.merge).bind::<Jsonb, _>(kept).execute(connection).await?;
    Ok(())
}

/// The survivor's sealed values without those the merge gave it, and whether others have changed any of these since.
pub(super) async fn take_back_sealed<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    pair: Pair,
    survivor: &Object,
    given: &Object,
) -> Step<(Option<Assignment>, bool)> {
    let Some(given) = given.get(SENSITIVE_VALUES.column).and_then(Value::as_object) else { return Ok((None, false)) };
    let now = survivor.get(SENSITIVE_VALUES.column).and_then(Value::as_object).cloned().unwrap_or_default();
    let same = given.iter().filter(|(key, mark)| now.get(*key) == Some(mark));
    let same: HashSet<&String> = same.map(|(key, _)| key).collect();
    let is_changed = same.len() < given.len();
    if same.is_empty() {
        return Ok((None, is_changed));
    }
    let stored = Write::sealed(M::TABLE, pair.survivor).run(connection).await?.unwrap_or_default();
    let mut rest = stored.as_object().cloned().unwrap_or_default();
    rest.retain(|key, _| !same.contains(key));
    Ok((Some((SENSITIVE_VALUES.column, Some(Bind::Json(Value::Object(rest))))), is_changed))
}
