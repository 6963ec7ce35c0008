//! Statements of the queue of mails.

use chrono::{DateTime, Utc};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Citext, Int4, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{db::tables::mails, error::Result, ids};

/// Mails of the kind that strangers cause which may wait at once.
const MOST: i64 = 1_000;

/// The same whoever has the address, and whether anybody does.
const PUT_RESET: &str = "INSERT INTO mails (id, kind, email)
    SELECT $1, 'password_reset', $2
    WHERE (SELECT count(*) FROM (SELECT FROM mails WHERE kind = 'password_reset' LIMIT $3) waiting) < $3";

/// Takes the mail that is due the longest. It is due again in a while, so that another server sends it if this one dies.
const CLAIM: &str = "UPDATE mails SET attempts = attempts + 1, next_attempt_at = now() + interval '2 minutes'
    WHERE id = (SELECT id FROM mails WHERE next_attempt_at <= now() ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, user_id, email, created_at, attempts";

const POSTPONE: &str = "UPDATE mails SET next_attempt_at = now() + $2 * interval '1 second' WHERE id = $1";
const GIVE_UP: &str = "DELETE FROM mails WHERE created_at < now() - $1 * interval '1 hour'";

const RECENT_RESETS: &str = "SELECT count(*) AS count FROM audit_entries WHERE type_name = 'User' AND record_id = $1
    AND action = 'password_reset_request' AND occurred_at > now() - interval '1 hour'";

/// A mail that this server may send now.
#[derive(QueryableByName)]
pub struct Waiting {
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub user_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<Citext>)]
    pub email: Option<String>,
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// With this one.
    #[diesel(sql_type = Int4)]
    pub attempts: i32,
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Queues a mail to a user; it goes when the caller's transaction is committed.
pub async fn put(connection: &mut AsyncPgConnection, kind: &str, user: Uuid) -> Result<()> {
    let mail = (mails::id.eq(ids::new_id()), mails::kind.eq(kind), mails::user_id.eq(user));
    diesel::insert_into(mails::table).values(mail).execute(connection).await?;
    Ok(())
}

/// Queues the question whether an address may have a new password; false when too many wait.
pub async fn put_reset(connection: &mut AsyncPgConnection, email: &str) -> Result<bool> {
    let query = sql_query(PUT_RESET).bind::<SqlUuid, _>(ids::new_id());
    Ok(query.bind::<Citext, _>(email).bind::<BigInt, _>(MOST).execute(connection).await? == 1)
}

pub async fn claim(connection: &mut AsyncPgConnection) -> Result<Option<Waiting>> {
    Ok(sql_query(CLAIM).get_result(connection).await.optional()?)
}

pub async fn done(connection: &mut AsyncPgConnection, id: Uuid) -> Result<()> {
    diesel::delete(mails::table.find(id)).execute(connection).await?;
    Ok(())
}

/// Puts the next attempt off for `seconds`.
pub async fn postpone(connection: &mut AsyncPgConnection, id: Uuid, seconds: i32) -> Result<()> {
    sql_query(POSTPONE).bind::<SqlUuid, _>(id).bind::<Int4, _>(seconds).execute(connection).await?;
    Ok(())
}

/// Gives up what has waited for `hours`; how many mails that were.
pub async fn give_up(connection: &mut AsyncPgConnection, hours: i32) -> Result<usize> {
    Ok(sql_query(GIVE_UP).bind::<Int4, _>(hours).execute(connection).await?)
}

/// How many tokens for a new password were sent to a user within the hour.
pub async fn recent_resets(connection: &mut AsyncPgConnection, user: Uuid) -> Result<i64> {
    Ok(sql_query(RECENT_RESETS).bind::<SqlUuid, _>(user).get_result::<Counted>(connection).await?.count)
}
