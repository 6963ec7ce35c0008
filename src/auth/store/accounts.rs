//! Accounts as sign-in sees them.

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    auth::{
        lockouts::{self, Failures},
        service::Person,
        store::{
            devices,
            events::SecurityEvent::{self, InvitationAccept, LockOut, PasswordChange, PasswordReset, SignInRefusal},
        },
    },
    db::tables::{audit_entries, outbox_events, roles, users},
    error::Result,
    ids,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = users, check_for_backend(diesel::pg::Pg))]
pub struct Account {
    pub id: Uuid,
    pub email: String,
    first_name: String,
    last_name: String,
    pub status: String,
    pub password_hash: Option<String>,
    password_changed_at: Option<DateTime<Utc>>,
    failed_sign_in_count: i32,
    locked_until: Option<DateTime<Utc>>,
    pub locale: String,
    pub authz_epoch: i32,
    pub invited_at: DateTime<Utc>,
    #[diesel(select_expression = roles::key)]
    pub role: String,
}

impl Account {
    pub fn is_active(&self) -> bool {
        self.status == "active"
    }

    /// Its wrong passwords.
    pub fn failures(&self) -> Failures {
        Failures { count: self.failed_sign_in_count, locked_until: self.locked_until }
    }

    /// What somebody who knows the user would guess with.
    pub fn words(&self) -> [&str; 4] {
        [&self.first_name, &self.last_name, &self.email, "tessera"]
    }

    pub fn person(&self) -> Person {
        Person {
            id: self.id,
            name: format!("{} {}", self.first_name, self.last_name).trim().to_owned(),
            email: self.email.clone(),
            role: self.role.clone(),
        }
    }
}

pub async fn by_email(connection: &mut AsyncPgConnection, email: &str) -> Result<Option<Account>> {
    let found =
        users::table.inner_join(roles::table).filter(users::email.eq(email)).filter(users::deleted_at.is_null());
    Ok(found.select(Account::as_select()).first(connection).await.optional()?)
}

pub async fn by_id(connection: &mut AsyncPgConnection, id: Uuid) -> Result<Option<Account>> {
    let found = users::table.inner_join(roles::table).filter(users::id.eq(id)).filter(users::deleted_at.is_null());
    Ok(found.select(Account::as_select()).first(connection).await.optional()?)
}

/// Both in one statement, so that an address without an account takes as long.
const COUNT: &str = "WITH counted AS (
      UPDATE users SET failed_sign_in_count = failed_sign_in_count + 1 WHERE id = $1 RETURNING id, failed_sign_in_count),
    entry AS (INSERT INTO audit_entries (id, session_id, action, type_name, record_id, after)
      SELECT $2, $3, $4, 'User', id, $5 FROM counted)
    SELECT failed_sign_in_count FROM counted";

const LOCK: &str = "WITH held AS (UPDATE users SET locked_until = $2 WHERE id = $1 RETURNING id)
    INSERT INTO audit_entries (id, session_id, action, type_name, record_id, after)
      SELECT $3, $4, $5, 'User', id, $6 FROM held";

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Integer)]
    failed_sign_in_count: i32,
}

/// A wrong password for an account, or for none.
#[derive(Debug)]
pub struct Failure {
    /// The account; an id that nobody has where there is none.
    pub user: Uuid,
    /// The session in which somebody was asked for it, where there is one.
    pub session: Option<Uuid>,
    pub details: Value,
}

/// Counts a wrong password, locks the account where it is one too many, and leaves the entries of both. For an id nobody
/// has it finds nothing and takes as long: the disk is not waited for, which alone would tell an account from none. A count
/// that a crash of the database takes back is one try.
pub async fn failed(connection: &mut AsyncPgConnection, failure: Failure, now: DateTime<Utc>) -> Result<()> {
    connection
        .transaction(async |connection| {
            sql_query("SET LOCAL synchronous_commit TO off").execute(connection).await?;
            count(connection, failure, now).await
        })
        .await
}

async fn count(connection: &mut AsyncPgConnection, failure: Failure, now: DateTime<Utc>) -> Result<()> {
    let Failure { user, session, details } = failure;
    let counted: Option<Counted> = sql_query(COUNT)
        .bind::<SqlUuid, _>(user)
        .bind::<SqlUuid, _>(ids::new_id())
        .bind::<Nullable<SqlUuid>, _>(session)
        .bind::<Text, _>(SignInRefusal.as_str())
        .bind::<Jsonb, _>(details)
        .get_result(connection)
        .await
        .optional()?;
    let Some(wait) = counted.and_then(|counted| lockouts::wait_after(counted.failed_sign_in_count)) else {
        return Ok(());
    };
    sql_query(LOCK)
        .bind::<SqlUuid, _>(user)
        .bind::<Timestamptz, _>(now + wait)
        .bind::<SqlUuid, _>(ids::new_id())
        .bind::<Nullable<SqlUuid>, _>(session)
        .bind::<Text, _>(LockOut.as_str())
        .bind::<Jsonb, _>(json!({ "until": now + wait }))
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives an invited user their password, with the audit entry and the event of it; false when they are not invited any
/// more. The caller's transaction makes it one.
pub async fn came(
    connection: &mut AsyncPgConnection,
    account: &Account,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let invited = users::table.find(account.id).filter(users::status.eq("invited"));
    let version: Option<i32> = diesel::update(invited.filter(users::invited_at.eq(account.invited_at)))
        .set((
            users::status.eq("active"),
            users::password_hash.eq(password_hash),
            users::password_changed_at.eq(now),
            users::version.eq(users::version + 1),
            users::updated_at.eq(now),
        ))
        .returning(users::version)
        .get_result(connection)
        .await
        .optional()?;
    let Some(version) = version else { return Ok(false) };
    let (before, after) = (json!({ "status": "invited" }), json!({ "status": "active" }));
    trace(connection, (InvitationAccept, account.id, None), version, (before, after), "status").await?;
    Ok(true)
}

/// Gives a user another password, in a session or by a reset, with the audit entry and the event of it; false when they
/// have got yet another one meanwhile. The caller's transaction makes it one.
pub async fn changed_password(
    connection: &mut AsyncPgConnection,
    account: &Account,
    session: Option<Uuid>,
    password_hash: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let same = users::table.find(account.id).filter(users::password_hash.is_not_distinct_from(&account.password_hash));
    let version: Option<i32> = diesel::update(same)
        .set((
            users::password_hash.eq(password_hash),
            users::password_changed_at.eq(now),
            users::failed_sign_in_count.eq(0),
            users::locked_until.eq(None::<DateTime<Utc>>),
            users::version.eq(users::version + 1),
            users::updated_at.eq(now),
        ))
        .returning(users::version)
        .get_result(connection)
        .await
        .optional()?;
    let Some(version) = version else { return Ok(false) };
    let changed =
        (json!({ "password_changed_at": account.password_changed_at }), json!({ "password_changed_at": now }));
    let kind = if session.is_some() { PasswordChange } else { PasswordReset };
    trace(connection, (kind, account.id, session), version, changed, "password").await?;
    Ok(true)
}

/// The audit entry and the event of what a user did with their own account: one entry of its kind, which also says what
/// became of the record.
async fn trace(
    connection: &mut AsyncPgConnection,
    (kind, user, session): (SecurityEvent, Uuid, Option<Uuid>),
    version: i32,
    (before, after): (Value, Value),
    field: &str,
) -> Result<()> {
    let entry = (
        audit_entries::id.eq(ids::new_id()),
        audit_entries::actor_id.eq(user),
        audit_entries::session_id.eq(session),
        audit_entries::action.eq(kind.as_str()),
        audit_entries::type_name.eq("User"),
        audit_entries::record_id.eq(user),
        audit_entries::version.eq(version),
        audit_entries::before.eq(before),
        audit_entries::after.eq(after),
    );
    let event = (
        outbox_events::event.eq("user.updated"),
        outbox_events::type_name.eq("User"),
        outbox_events::record_id.eq(user),
        outbox_events::version.eq(version),
        outbox_events::actor_id.eq(user),
        outbox_events::payload.eq(json!({ "fields": [field] })),
    );
    diesel::insert_into(audit_entries::table).values(entry).execute(connection).await?;
    diesel::insert_into(outbox_events::table).values(event).execute(connection).await?;
    Ok(())
}

/// Ends the count of wrong passwords after a right one. One from a browser that has a count of its own ends that one only:
/// what strangers try is not undone by it.
pub async fn right(connection: &mut AsyncPgConnection, id: Uuid, device: Option<Uuid>) -> Result<()> {
    if let Some(device) = device {
        return devices::right(connection, device).await;
    }
    let none = (users::failed_sign_in_count.eq(0), users::locked_until.eq(None::<DateTime<Utc>>));
    diesel::update(users::table.find(id)).set(none).execute(connection).await?;
    Ok(())
}

/// Notes a successful sign-in.
pub async fn signed_in(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    device: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<()> {
    right(connection, id, device).await?;
    diesel::update(users::table.find(id)).set(users::last_sign_in_at.eq(now)).execute(connection).await?;
    Ok(())
}

/// Keeps the hash of the same password made with today's parameters.
pub async fn rehashed(connection: &mut AsyncPgConnection, account: &Account, hash: &str) -> Result<()> {
    let same = users::table.find(account.id).filter(users::password_hash.is_not_distinct_from(&account.password_hash));
    diesel::update(same).set(users::password_hash.eq(hash)).execute(connection).await?;
    Ok(())
}
