//! What the directory reads.

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Text, Timestamptz},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    db::tables::{partner_tokens, roles, sessions, team_members, teams, users},
    error::Result,
};

/// One row that changes when anything the directory holds does. Read every second, so it must not send the rows
/// themselves; sums of hashes need no order and no index, and see a change only once it is committed.
const FINGERPRINT: &str = "
    SELECT concat_ws('/',
      (SELECT concat(count(*), ':', sum(hashtextextended(concat_ws(' ', id, role_id, authz_epoch), 0)))
         FROM users WHERE deleted_at IS NULL AND status = 'active'),
      (SELECT concat(count(*), ':', sum(hashtextextended(concat_ws(' ', team_id, user_id), 0)))
         FROM team_members JOIN teams ON teams.id = team_id WHERE deleted_at IS NULL),
      (SELECT concat(count(*), ':', sum(hashtextextended(concat_ws(' ', id, key), 0))) FROM roles),
      (SELECT concat(count(*), ':', sum(hashtextextended(
           concat_ws(' ', role_id, type_name, field_name, operation, scope), 0))) FROM role_rights),
      (SELECT concat(count(*), ':', sum(hashtextextended(id::text, 0)))
         FROM sessions WHERE revoked_at > $1 - interval '1 day' AND access_expires_at > $1),
      (SELECT concat(count(*), ':', sum(hashtextextended(concat_ws(' ', t.id, p.user_id, t.revoked_at), 0)))
         FROM partner_tokens t JOIN partners p ON p.id = t.partner_id WHERE p.is_active AND t.expires_at > $1),
      (SELECT concat(count(*), ':', sum(hashtextextended(branch::text, 0)))
         FROM token_revocations WHERE expires_at > $1)) AS fingerprint";

#[derive(QueryableByName)]
struct Fingerprint {
    #[diesel(sql_type = Text)]
    fingerprint: String,
}

pub async fn fingerprint(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<String> {
    let query = diesel::sql_query(FINGERPRINT).bind::<Timestamptz, _>(now);
    Ok(query.get_result::<Fingerprint>(connection).await?.fingerprint)
}

/// An active user: id, key of the role, epoch.
pub type Active = (Uuid, String, i32);

pub async fn active(connection: &mut AsyncPgConnection) -> Result<Vec<Active>> {
    let active = users::table.inner_join(roles::table).filter(users::deleted_at.is_null());
    let active = active.filter(users::status.eq("active"));
    Ok(active.select((users::id, roles::key, users::authz_epoch)).load(connection).await?)
}

/// User and team of every membership in a living team, in a stable order.
pub async fn memberships(connection: &mut AsyncPgConnection) -> Result<Vec<(Uuid, Uuid)>> {
    let members = team_members::table.inner_join(teams::table).filter(teams::deleted_at.is_null());
    let members = members.order((team_members::user_id, team_members::team_id));
    Ok(members.select((team_members::user_id, team_members::team_id)).load(connection).await?)
}

/// Revoked sessions that an access token may still name, and revoked tokens of partners that the address of a file may
/// name. No access token lives longer than a day.
pub async fn revoked(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<Vec<Uuid>> {
    let since = now - chrono::TimeDelta::days(1);
    let recent = sessions::table.filter(sessions::revoked_at.gt(since)).filter(sessions::access_expires_at.gt(now));
    let mut revoked: Vec<Uuid> = recent.select(sessions::id).load(connection).await?;
    let tokens = partner_tokens::table.filter(partner_tokens::revoked_at.gt(since)).select(partner_tokens::id);
    revoked.extend(tokens.load::<Uuid>(connection).await?);
    Ok(revoked)
}
