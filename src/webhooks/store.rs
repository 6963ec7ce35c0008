//! Statements of the worker.

use std::time::Duration;

use chrono::{DateTime, Utc};
use diesel::{QueryableByName, sql_query, sql_types as t};
use diesel_async::RunQueryDsl;
use serde_json::Value;
use uuid::Uuid;

use crate::{db::Db, error::Result, ids, models::webhooks::NOUNS};

/// Rows that one statement of upkeep deletes.
const SWEEP: i64 = 1_000;

/// Makes a delivery of each waiting event for each endpoint that wants it. Servers take different events: what another
/// one holds is passed over, and seen again when that one fails. Events of deliveries themselves would go round.
const DISPATCH: &str = "WITH taken AS MATERIALIZED (
      SELECT id, event, type_name, record_id, version, occurred_at,
        CASE WHEN event LIKE '%.updated' THEN payload->'fields' END AS fields
      FROM outbox_events WHERE dispatched_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED),
    made AS (
      INSERT INTO webhook_deliveries
        (endpoint_id, outbox_id, event, type_name, record_id, record_version, fields, occurred_at)
      SELECT e.id, t.id, t.event, t.type_name, t.record_id, t.version, t.fields, t.occurred_at
      FROM taken t JOIN webhook_endpoints e ON e.is_active
        AND e.events && ARRAY[t.event, split_part(t.event, '.', 1) || '.*', '*']
      WHERE split_part(t.event, '.', 1) = ANY($2)
      ON CONFLICT (endpoint_id, outbox_id) DO NOTHING RETURNING 1)
    UPDATE outbox_events o SET dispatched_at = now() FROM taken t WHERE o.id = t.id
    RETURNING (SELECT count(*) FROM made) AS made";

/// Claims deliveries that are due, the oldest of each endpoint, for a while. Endpoints that have their share of this
/// server already are left out.
const CLAIM: &str = "WITH due AS MATERIALIZED (
      SELECT d.id FROM webhook_endpoints e CROSS JOIN LATERAL (
        SELECT w.id, w.next_attempt_at FROM webhook_deliveries w
        WHERE w.endpoint_id = e.id AND w.status = 'pending' AND w.next_attempt_at <= now()
          AND (w.claimed_until IS NULL OR w.claimed_until <= now())
        ORDER BY w.next_attempt_at LIMIT $2 FOR UPDATE SKIP LOCKED) d
      WHERE e.id <> ALL($3) ORDER BY d.next_attempt_at LIMIT $1)
    UPDATE webhook_deliveries d SET claimed_until = clock_timestamp() + $4 * interval '1 millisecond'
    FROM due, webhook_endpoints e WHERE d.id = due.id AND e.id = d.endpoint_id
    RETURNING d.id, d.endpoint_id, d.event, d.type_name, d.record_id, d.record_version, d.fields, d.occurred_at,
      d.attempts, d.claimed_until, d.next_attempt_at, e.url, e.is_active, e.secret,
      CASE WHEN e.previous_secret_expires_at > now() THEN e.previous_secret END AS previous_secret";

/// Notes what became of an attempt, if the claim still stands.
const NOTE: &str = "UPDATE webhook_deliveries SET status = $3, attempts = $4, claimed_until = NULL,
      next_attempt_at = CASE WHEN $3 = 'pending' THEN now() + $5 * interval '1 millisecond' END,
      response_status = $6, duration_ms = $7, last_error = $8, updated_at = now(),
      delivered_at = CASE WHEN $3 = 'delivered' THEN now() END
    WHERE id = $1 AND claimed_until = $2 AND status = 'pending'";

const RECOVERED: &str = "UPDATE webhook_endpoints SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL";
const FAILING: &str = "UPDATE webhook_endpoints SET failing_since = now() WHERE id = $1 AND failing_since IS NULL";

/// Switches an endpoint off, if it still is on and has failed for so many days; with the entry and the event that every
/// change leaves.
const DISABLE: &str = "WITH changed AS (
      UPDATE webhook_endpoints SET is_active = false, disabled_reason = $2, version = version + 1, updated_at = now()
      WHERE id = $1 AND is_active AND ($4 = 0 OR failing_since <= now() - $4 * interval '1 day')
      RETURNING id, version),
    entry AS (
      INSERT INTO audit_entries (id, action, type_name, record_id, version, before, after)
      SELECT $3, 'update', 'WebhookEndpoint', id, version, '{\"is_active\": true, \"disabled_reason\": null}',
        jsonb_build_object('is_active', false, 'disabled_reason', $2) FROM changed)
    INSERT INTO outbox_events (event, type_name, record_id, version, payload)
    SELECT 'webhook_endpoint.updated', 'WebhookEndpoint', id, version, '{\"fields\": [\"isActive\", \"disabledReason\"]}'
    FROM changed";

const FORGET_SECRETS: &str = "UPDATE webhook_endpoints SET previous_secret = NULL, previous_secret_expires_at = NULL
    WHERE previous_secret_expires_at <= now()";

const SWEEP_DELIVERIES: &str = "DELETE FROM webhook_deliveries WHERE id IN (SELECT id FROM webhook_deliveries
    WHERE status = 'delivered' AND delivered_at < now() - $1 * interval '1 day'
    ORDER BY delivered_at LIMIT $2 FOR UPDATE SKIP LOCKED)";

/// Events come in the order of their ids, or nearly: only the first ones can be old.
const SWEEP_EVENTS: &str = "DELETE FROM outbox_events WHERE id IN (
    SELECT id FROM (SELECT id, dispatched_at FROM outbox_events ORDER BY id LIMIT $2) first
    WHERE dispatched_at < now() - $1 * interval '1 day')";

const SECRETS: &str = "SELECT id, secret, previous_secret FROM webhook_endpoints";
const RESEAL: &str = "UPDATE webhook_endpoints SET secret = $3, previous_secret = $4
    WHERE id = $1 AND secret = $2";

#[derive(QueryableByName)]
struct Dispatched {
    #[diesel(sql_type = t::BigInt)]
    made: i64,
}

/// A delivery that this server may attempt now.
#[derive(QueryableByName)]
pub struct Claim {
    #[diesel(sql_type = t::Uuid)]
    pub id: Uuid,
    #[diesel(sql_type = t::Uuid)]
    pub endpoint_id: Uuid,
    #[diesel(sql_type = t::Text)]
    pub event: String,
    #[diesel(sql_type = t::Text)]
    pub type_name: String,
    #[diesel(sql_type = t::Uuid)]
    pub record_id: Uuid,
    #[diesel(sql_type = t::Nullable<t::Int4>)]
    pub record_version: Option<i32>,
    #[diesel(sql_type = t::Nullable<t::Jsonb>)]
    pub fields: Option<Value>,
    #[diesel(sql_type = t::Timestamptz)]
    pub occurred_at: DateTime<Utc>,
    /// Attempts made before.
    #[diesel(sql_type = t::Int4)]
    pub attempts: i32,
    /// When another server may take it over; tells this claim from later ones.
    #[diesel(sql_type = t::Timestamptz)]
    pub claimed_until: DateTime<Utc>,
    /// When it was due.
    #[diesel(sql_type = t::Timestamptz)]
    pub next_attempt_at: DateTime<Utc>,
    #[diesel(sql_type = t::Text)]
    pub url: String,
    #[diesel(sql_type = t::Bool)]
    pub is_active: bool,
    #[diesel(sql_type = t::Binary)]
    pub secret: Vec<u8>,
    #[diesel(sql_type = t::Nullable<t::Binary>)]
    pub previous_secret: Option<Vec<u8>>,
}

/// What became of an attempt.
#[derive(Debug, Default)]
pub struct Note {
    pub status: &'static str,
    pub attempts: i32,
    /// Until the next attempt, where there is one.
    pub wait: Duration,
    pub response_status: Option<i32>,
    pub duration: Option<Duration>,
    pub error: Option<&'static str>,
}

/// The secrets of an endpoint as they are stored.
#[derive(QueryableByName)]
pub struct Sealed {
    #[diesel(sql_type = t::Uuid)]
    pub id: Uuid,
    #[diesel(sql_type = t::Binary)]
    pub secret: Vec<u8>,
    #[diesel(sql_type = t::Nullable<t::Binary>)]
    pub previous_secret: Option<Vec<u8>>,
}

/// Gives at most `most` waiting events to their endpoints: how many events, and how many deliveries.
pub async fn dispatch(db: &Db, most: i64) -> Result<(usize, i64)> {
    let mut connection = db.connection().await?;
    let rows: Vec<Dispatched> = sql_query(DISPATCH)
        .bind::<t::BigInt, _>(most)
        .bind::<t::Array<t::Text>, _>(&NOUNS[..])
        .load(&mut connection)
        .await?;
    let made = rows.as_slice().first().map_or(0, |row| row.made);
    Ok((rows.len(), made))
}

/// Claims at most `most` deliveries that are due, at most `each` of one endpoint and none of the `busy` ones.
pub async fn claim(db: &Db, most: usize, each: usize, busy: Vec<Uuid>, lease: Duration) -> Result<Vec<Claim>> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut connection = db.connection().await?;
    let claims = sql_query(CLAIM)
        .bind::<t::BigInt, _>(count(most))
        .bind::<t::BigInt, _>(count(each))
        .bind::<t::Array<t::Uuid>, _>(busy)
        .bind::<t::Double, _>(milliseconds(lease))
        .load(&mut connection)
        .await?;
    Ok(claims)
}

/// Notes an attempt; false when the claim had run out and another server has taken the delivery over.
pub async fn note(db: &Db, claim: &Claim, note: &Note) -> Result<bool> {
    let mut connection = db.connection().await?;
    let noted = sql_query(NOTE)
        .bind::<t::Uuid, _>(claim.id)
        .bind::<t::Timestamptz, _>(claim.claimed_until)
        .bind::<t::Text, _>(note.status)
        .bind::<t::Int4, _>(note.attempts)
        .bind::<t::Double, _>(milliseconds(note.wait))
        .bind::<t::Nullable<t::Int4>, _>(note.response_status)
        .bind::<t::Nullable<t::Int4>, _>(note.duration.and_then(|duration| i32::try_from(duration.as_millis()).ok()))
        .bind::<t::Nullable<t::Text>, _>(note.error)
        .execute(&mut connection)
        .await?;
    Ok(noted > 0)
}

/// Notes that the endpoint took a message.
pub async fn recovered(db: &Db, endpoint: Uuid) -> Result<()> {
    sql_query(RECOVERED).bind::<t::Uuid, _>(endpoint).execute(&mut db.connection().await?).await?;
    Ok(())
}

/// Notes that the endpoint did not take a message, and switches it off when it has taken none for so many days; true
/// when it was.
pub async fn failing(db: &Db, endpoint: Uuid, days: u32) -> Result<bool> {
    sql_query(FAILING).bind::<t::Uuid, _>(endpoint).execute(&mut db.connection().await?).await?;
    disable(db, endpoint, &format!("Nothing could be delivered for {days} days."), days).await
}

/// Switches an endpoint off that has failed for so many days, or at once.
pub async fn disable(db: &Db, endpoint: Uuid, reason: &str, days: u32) -> Result<bool> {
    let changed = sql_query(DISABLE)
        .bind::<t::Uuid, _>(endpoint)
        .bind::<t::Text, _>(reason)
        .bind::<t::Uuid, _>(ids::new_id())
        .bind::<t::Double, _>(f64::from(days))
        .execute(&mut db.connection().await?)
        .await?;
    Ok(changed > 0)
}

/// Deletes some of what is old, and secrets that have ended; how many rows.
pub async fn sweep(db: &Db, days: u32) -> Result<usize> {
    let mut connection = db.connection().await?;
    let mut swept = sql_query(FORGET_SECRETS).execute(&mut connection).await?;
    for statement in [SWEEP_DELIVERIES, SWEEP_EVENTS] {
        let statement = sql_query(statement).bind::<t::Double, _>(f64::from(days)).bind::<t::BigInt, _>(SWEEP);
        swept += statement.execute(&mut connection).await?;
    }
    Ok(swept)
}

/// The secrets of all endpoints, sealed.
pub async fn secrets(db: &Db) -> Result<Vec<Sealed>> {
    Ok(sql_query(SECRETS).load(&mut db.connection().await?).await?)
}

/// Replaces sealed secrets, unless they were changed meanwhile.
pub async fn reseal(db: &Db, old: &Sealed, secret: Vec<u8>, previous: Option<Vec<u8>>) -> Result<()> {
    sql_query(RESEAL)
        .bind::<t::Uuid, _>(old.id)
        .bind::<t::Binary, _>(&old.secret)
        .bind::<t::Binary, _>(secret)
        .bind::<t::Nullable<t::Binary>, _>(previous)
        .execute(&mut db.connection().await?)
        .await?;
    Ok(())
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
