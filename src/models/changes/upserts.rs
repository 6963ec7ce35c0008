//! Upserts: a record is named by its natural key, and made where there is none.

use diesel::{sql_query, sql_types::Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Actor, Done, Writable,
    steps::{Step, Stop, create, object, place_of, rewrite},
};
use crate::{
    auth::{Operation, Permit},
    db::writes::Write,
    models::inputs::{Problem, Values},
};

/// Makes others with the same key wait until this transaction ends: only then there is a row to be locked.
const QUEUE: &str = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

/// Changes the record that has the natural key of the values, or makes one. A record with the key that is beyond the
/// actor's reach counts as one of somebody else: the new one is refused as any with a key that is taken.
pub(super) async fn upsert<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    values: Values,
) -> Step<Done> {
    // What follows from the values can be part of the key.
    let mut wanted = values.clone();
    M::complete(actor, None, &mut wanted);
    let Some(same) = M::same(&wanted) else { return Err(Stop::Problems(without_key::<M>(wanted))) };
    let key = format!("{}/{same:?}", M::TABLE).to_lowercase();
    sql_query(QUEUE).bind::<Text, _>(key).execute(connection).await?;
    let found = place_of::<M>().and(M::reach(permit)).and(same);
    let before = object(Write::find(M::TABLE, found).run(connection).await?);
    let id = before.get("id").and_then(Value::as_str).and_then(|id| Uuid::parse_str(id).ok());
    let Some(id) = id else {
        return create(connection, actor, &actor.viewer.permit_some::<M>(Operation::Create)?, values).await;
    };
    let after = rewrite(connection, actor, permit, id, before.clone(), values).await?;
    let moved = moved::<M>(&before, &after);
    if moved.is_empty() { Ok(Done { id }) } else { Err(Stop::Problems(moved)) }
}

/// What is wrong with values that do not hold the natural key.
fn without_key<M: Writable>(mut values: Values) -> Vec<Problem> {
    let mut problems = std::mem::take(&mut values.problems);
    let is_told = |problems: &[Problem], name: &str| problems.iter().any(|problem| problem.path.iter().eq([name]));
    for input in M::INPUTS.iter().filter(|input| M::NATURAL_KEY.contains(&input.name)) {
        if values.get(input.column).is_none() && !is_told(&problems, input.name) {
            let message = "The record is found by this value: it is needed here.";
            problems.push(Problem::new(&[input.name], "REQUIRED", message));
        }
    }
    problems
}

/// Values that are given when a record is made and stay.
fn moved<M: Writable>(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Problem> {
    let moved = M::INPUTS.iter().filter(|input| input.is_fixed && before.get(input.column) != after.get(input.column));
    moved.map(|input| Problem::new(&[input.name], "FIXED", "The record has another value here, which stays.")).collect()
}
