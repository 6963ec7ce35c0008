//! Statements of the seals of the audit log.

use chrono::{DateTime, Utc};
use diesel::{
    dsl::{count_star, min},
    prelude::*,
    sql_query,
    sql_types::{BigInt, Bool, Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::{Stream, TryStreamExt};
use uuid::Uuid;

use crate::{
    db::tables::{audit_entries, audit_seals},
    error::{Error, Result},
};

/// Of several servers, one seals at a time.
const LOCK: i64 = 0x7465_7373_6175_6469;

/// A seal as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seals, check_for_backend(diesel::pg::Pg))]
pub struct Seal {
    pub number: i64,
    pub after_position: i64,
    pub until_position: i64,
    pub opened_at: Option<DateTime<Utc>>,
    pub sealed_at: DateTime<Utc>,
    pub entries: i32,
    /// Of each entry, by position, its id (16 bytes) and the SHA-256 of what it holds (32).
    pub digests: Vec<u8>,
    pub previous_hash: Vec<u8>,
    pub hash: Vec<u8>,
    pub key_id: i64,
    pub code: Vec<u8>,
}

/// What the next seal needs of the last one.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit_seals, check_for_backend(diesel::pg::Pg))]
pub struct Head {
    pub number: i64,
    pub until_position: i64,
    pub sealed_at: DateTime<Utc>,
    pub hash: Vec<u8>,
}

/// An entry of the audit log, whole. What it holds of a record is the text PostgreSQL writes, which is the same for the same
/// value.
#[derive(Debug, Clone, QueryableByName)]
pub struct Entry {
    #[diesel(sql_type = BigInt)]
    pub position: i64,
    #[diesel(sql_type = SqlUuid)]
    pub id: Uuid,
    #[diesel(sql_type = Timestamptz)]
    pub occurred_at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub actor_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub session_id: Option<Uuid>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub request_id: Option<Uuid>,
    #[diesel(sql_type = Text)]
    pub action: String,
    #[diesel(sql_type = Text)]
    pub type_name: String,
    #[diesel(sql_type = SqlUuid)]
    pub record_id: Uuid,
    #[diesel(sql_type = Nullable<Integer>)]
    pub version: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    pub before: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub after: Option<String>,
    #[diesel(sql_type = Nullable<SqlUuid>)]
    pub client_id: Option<Uuid>,
}

const ENTRIES: &str =
    "SELECT position, id, occurred_at, actor_id, session_id, request_id, action, type_name, record_id,
      version, before::text AS before, after::text AS after, client_id
    FROM audit_entries WHERE position > $1 AND position <= $2 ORDER BY position, id LIMIT $3";

/// Takes the turn to seal until the transaction ends; false when another server has it.
pub async fn take_turn(connection: &mut AsyncPgConnection) -> Result<bool> {
    #[derive(QueryableByName)]
    struct Taken {
        #[diesel(sql_type = Bool)]
        taken: bool,
    }
    let query = sql_query("SELECT pg_try_advisory_xact_lock($1) AS taken").bind::<BigInt, _>(LOCK);
    Ok(query.get_result::<Taken>(connection).await?.taken)
}

/// The last seal.
pub async fn head(connection: &mut AsyncPgConnection) -> Result<Option<Head>> {
    let last = audit_seals::table.order(audit_seals::number.desc()).select(Head::as_select());
    Ok(last.first(connection).await.optional()?)
}

/// The last position that was taken, and when that was asked.
#[derive(Debug, QueryableByName)]
pub struct Reach {
    #[diesel(sql_type = BigInt)]
    pub position: i64,
    #[diesel(sql_type = Timestamptz)]
    pub at: DateTime<Utc>,
}

pub async fn reach(connection: &mut AsyncPgConnection) -> Result<Reach> {
    let query = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS position, clock_timestamp() AS at
        FROM audit_positions";
    Ok(sql_query(query).get_result(connection).await?)
}

/// The number of this transaction. Every transaction that has taken a position before has a smaller one.
pub async fn own_transaction(connection: &mut AsyncPgConnection) -> Result<String> {
    #[derive(QueryableByName)]
    struct Own {
        #[diesel(sql_type = Text)]
        number: String,
    }
    Ok(sql_query("SELECT pg_current_xact_id()::text AS number").get_result::<Own>(connection).await?.number)
}

/// Whether all transactions with a smaller number have ended.
pub async fn all_before_have_ended(connection: &mut AsyncPgConnection, number: &str) -> Result<bool> {
    #[derive(QueryableByName)]
    struct Ended {
        #[diesel(sql_type = Bool)]
        ended: bool,
    }
    let query = sql_query("SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AS ended");
    Ok(query.bind::<Text, _>(number).get_result::<Ended>(connection).await?.ended)
}

/// The first entries of a range of positions.
pub async fn entries(connection: &mut AsyncPgConnection, after: i64, until: i64, most: i64) -> Result<Vec<Entry>> {
    let query = sql_query(ENTRIES).bind::<BigInt, _>(after).bind::<BigInt, _>(until).bind::<BigInt, _>(most);
    Ok(query.load(connection).await?)
}

/// All entries of a range of positions, one after the other.
pub async fn stream(
    connection: &mut AsyncPgConnection,
    after: i64,
    until: i64,
) -> Result<impl Stream<Item = Result<Entry>> + Unpin + '_> {
    let query = sql_query(ENTRIES).bind::<BigInt, _>(after).bind::<BigInt, _>(until).bind::<BigInt, _>(i64::MAX);
    Ok(query.load_stream::<Entry>(connection).await?.map_err(Error::from))
}

pub async fn write(connection: &mut AsyncPgConnection, seal: &Seal) -> Result<()> {
    diesel::insert_into(audit_seals::table).values(seal).execute(connection).await?;
    Ok(())
}

/// The seal after one.
pub async fn next(connection: &mut AsyncPgConnection, after: i64) -> Result<Option<Seal>> {
    let next = audit_seals::table.filter(audit_seals::number.gt(after)).order(audit_seals::number);
    Ok(next.select(Seal::as_select()).first(connection).await.optional()?)
}

/// The seal before the first that was made at or after a moment; none when that is the first of all.
pub async fn before(connection: &mut AsyncPgConnection, moment: DateTime<Utc>) -> Result<Option<Head>> {
    let earlier = audit_seals::table.filter(audit_seals::sealed_at.lt(moment)).order(audit_seals::number.desc());
    Ok(earlier.select(Head::as_select()).first(connection).await.optional()?)
}

/// How many entries stand after a position, and when the first of them happened.
pub async fn left(connection: &mut AsyncPgConnection, after: i64) -> Result<(i64, Option<DateTime<Utc>>)> {
    let left = audit_entries::table.filter(audit_entries::position.gt(after));
    Ok(left.select((count_star(), min(audit_entries::occurred_at))).first(connection).await?)
}
