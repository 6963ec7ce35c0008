//! Requests that may be repeated: a key of the caller's makes sure that a change is made once.
//!
//! The key is claimed by a lock that ends with the transaction, or with the server that holds it; the outcome is
//! written in the transaction of the change, so that one is never there without the other. The answer follows after it.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{prelude::*, sql_query, sql_types};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use uuid::Uuid;

use super::{Actor, steps::Stop};
use crate::{
    db::{Db, tables::idempotency_keys},
    error::{Code, Error, Result},
};

/// The key of a request and what identifies its content.
#[derive(Debug, Clone)]
pub struct Repeat {
    pub key: String,
    /// SHA-256 of the operation and its variables.
    pub hash: [u8; 32],
    /// What an earlier request with this key did, whose answer was lost.
    pub outcome: Option<serde_json::Value>,
}

/// What an earlier request with the same key left.
pub enum Recalled {
    Nothing,
    /// The change was made, but the server stopped before its answer was kept.
    Outcome(serde_json::Value),
    Answer(Vec<u8>),
}

/// How long a key is remembered.
const LIFETIME: TimeDelta = TimeDelta::hours(24);

/// Some keys that have ended; more than come in, so that none stay. Rows that another request sweeps are left to it.
const SWEEP: &str = "DELETE FROM idempotency_keys WHERE (user_id, key) IN (SELECT user_id, key FROM idempotency_keys
    WHERE created_at <= $1 ORDER BY created_at LIMIT 10 FOR UPDATE SKIP LOCKED)";

#[derive(QueryableByName)]
struct Claim {
    #[diesel(sql_type = sql_types::Bool)]
    taken: bool,
}

/// Looks for an earlier request with this key.
pub async fn recall(db: &Db, user: Uuid, repeat: &Repeat, now: DateTime<Utc>) -> Result<Recalled> {
    let mut connection = db.connection().await?;
    let found: Option<(Vec<u8>, serde_json::Value, Option<Vec<u8>>)> = idempotency_keys::table
        .find((user, &repeat.key))
        .filter(idempotency_keys::created_at.gt(now - LIFETIME))
        .select((idempotency_keys::request_hash, idempotency_keys::outcome, idempotency_keys::answer))
        .first(&mut connection)
        .await
        .optional()?;
    let Some((known, outcome, answer)) = found else { return Ok(Recalled::Nothing) };
    if known != repeat.hash {
        return Err(Error::new(Code::IdempotencyMismatch, "This idempotency key was used for another request."));
    }
    match answer {
        Some(answer) => Ok(Recalled::Answer(answer)),
        None => Ok(Recalled::Outcome(outcome)),
    }
}

/// Makes sure that no other request with the key is under way or done.
pub(super) async fn claim(connection: &mut AsyncPgConnection, actor: &Actor) -> Result<(), Stop> {
    let Some(repeat) = &actor.repeat else { return Ok(()) };
    let in_flight = || Error::new(Code::IdempotencyInFlight, "A request with this idempotency key is under way.");
    let claim: Claim = sql_query("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken")
        .bind::<sql_types::Text, _>(format!("{}/{}", actor.viewer.user_id, repeat.key))
        .get_result(connection)
        .await?;
    if !claim.taken {
        return Err(in_flight().into());
    }
    // Keys live for a day, and make room for a new request then. Each new one sweeps some old ones out.
    let end = actor.now - LIFETIME;
    let row = idempotency_keys::table.find((actor.viewer.user_id, &repeat.key));
    diesel::delete(row.filter(idempotency_keys::created_at.le(end))).execute(connection).await?;
    sql_query(SWEEP).bind::<sql_types::Timestamptz, _>(end).execute(connection).await?;
    let known = row.select(idempotency_keys::key);
    // It ended between the look for it and the claim: the caller's next try finds its answer.
    match known.first::<String>(connection).await.optional()? {
        Some(_) => Err(in_flight().into()),
        None => Ok(()),
    }
}

/// Writes down what the request did.
pub(super) async fn note(connection: &mut AsyncPgConnection, actor: &Actor, done: &impl Serialize) -> Result<(), Stop> {
    let Some(repeat) = &actor.repeat else { return Ok(()) };
    let outcome = serde_json::to_value(done).map_err(Error::internal)?;
    diesel::insert_into(idempotency_keys::table)
        .values((
            idempotency_keys::user_id.eq(actor.viewer.user_id),
            idempotency_keys::key.eq(&repeat.key),
            idempotency_keys::request_hash.eq(repeat.hash.as_slice()),
            idempotency_keys::outcome.eq(outcome),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// Keeps the answer for the next request with the key.
pub async fn keep_answer(db: &Db, user: Uuid, key: &str, answer: &[u8]) -> Result<()> {
    let mut connection = db.connection().await?;
    let row = idempotency_keys::table.find((user, key)).filter(idempotency_keys::answer.is_null());
    diesel::update(row).set(idempotency_keys::answer.eq(answer)).execute(&mut connection).await?;
    Ok(())
}
