//! Statements of sessions.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use ipnet::IpNet;
use uuid::Uuid;

use crate::{db::tables::sessions, error::Result};

#[derive(Insertable)]
#[diesel(table_name = sessions)]
pub struct NewSession<'a> {
    pub id: Uuid,
    pub user_id: Uuid,
    pub refresh_salt: Option<&'a [u8]>,
    pub rotated_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub access_expires_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub absolute_expires_at: DateTime<Utc>,
    pub ip: Option<IpNet>,
    pub user_agent: Option<&'a str>,
    pub has_second_factor: bool,
    pub proved_at: DateTime<Utc>,
}

#[derive(Queryable, Selectable, Clone)]
#[diesel(table_name = sessions, check_for_backend(diesel::pg::Pg))]
pub struct Session {
    pub id: Uuid,
    pub user_id: Uuid,
    pub refresh_salt: Option<Vec<u8>>,
    pub refresh_counter: i32,
    pub rotated_at: DateTime<Utc>,
    pub access_expires_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub absolute_expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    pub has_second_factor: bool,
    pub proved_at: DateTime<Utc>,
}

impl Session {
    /// Whether it has neither ended nor been ended.
    pub fn is_open(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && now < self.expires_at && now < self.absolute_expires_at
    }
}

pub async fn create(connection: &mut AsyncPgConnection, new: &NewSession<'_>) -> Result<()> {
    diesel::insert_into(sessions::table).values(new).execute(connection).await?;
    Ok(())
}

/// The session, its row locked until the transaction ends.
pub async fn locked(connection: &mut AsyncPgConnection, id: Uuid) -> Result<Option<Session>> {
    let found = sessions::table.find(id).select(Session::as_select()).for_update();
    Ok(found.first(connection).await.optional()?)
}

/// Writes the counter and the times of `session`.
pub async fn save(connection: &mut AsyncPgConnection, session: &Session, now: DateTime<Utc>) -> Result<()> {
    diesel::update(sessions::table.find(session.id))
        .set((
            sessions::refresh_counter.eq(session.refresh_counter),
            sessions::rotated_at.eq(session.rotated_at),
            sessions::last_seen_at.eq(now),
            sessions::access_expires_at.eq(session.access_expires_at),
            sessions::expires_at.eq(session.expires_at),
            sessions::has_second_factor.eq(session.has_second_factor),
            sessions::proved_at.eq(session.proved_at),
        ))
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends the session; the first reason stays. False when it had ended before.
pub async fn revoke(connection: &mut AsyncPgConnection, id: Uuid, reason: &str, now: DateTime<Utc>) -> Result<bool> {
    let ended = diesel::update(sessions::table.find(id).filter(sessions::revoked_at.is_null()))
        .set((sessions::revoked_at.eq(now), sessions::revoked_reason.eq(reason)))
        .execute(connection)
        .await?;
    Ok(ended > 0)
}

/// Ends all sessions of a user, but one where that is given.
pub async fn revoke_all(
    connection: &mut AsyncPgConnection,
    user: Uuid,
    except: Option<Uuid>,
    reason: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    // The nil id is no session's.
    let theirs = sessions::table.filter(sessions::user_id.eq(user).and(sessions::id.ne(except.unwrap_or_default())));
    diesel::update(theirs.filter(sessions::revoked_at.is_null().and(sessions::expires_at.gt(now))))
        .set((sessions::revoked_at.eq(now), sessions::revoked_reason.eq(reason)))
        .execute(connection)
        .await?;
    Ok(())
}
