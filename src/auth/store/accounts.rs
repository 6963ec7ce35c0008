//! Accounts as sign-in sees them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    auth::{lockouts, service::Person},
    db::tables::{roles, users},
    error::Result,
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
    pub locked_until: Option<DateTime<Utc>>,
    pub authz_epoch: i32,
    #[diesel(select_expression = roles::key)]
    pub role: String,
}

impl Account {
    pub fn is_active(&self) -> bool {
        self.status == "active"
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

/// Counts a wrong password. For an id nobody has it finds nothing and takes as long.
pub async fn failed(connection: &mut AsyncPgConnection, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    let counted = diesel::update(users::table.find(id))
        .set(users::failed_sign_in_count.eq(users::failed_sign_in_count + 1))
        .returning(users::failed_sign_in_count)
        .get_result(connection)
        .await
        .optional()?;
    let Some(wait) = counted.and_then(lockouts::wait_after) else { return Ok(()) };
    diesel::update(users::table.find(id)).set(users::locked_until.eq(now + wait)).execute(connection).await?;
    Ok(())
}

/// Notes a successful sign-in, and the renewed hash where there is one.
pub async fn signed_in(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    new_hash: Option<&str>,
    now: DateTime<Utc>,
) -> Result<()> {
    diesel::update(users::table.find(id))
        .set((
            users::failed_sign_in_count.eq(0),
            users::locked_until.eq(None::<DateTime<Utc>>),
            users::last_sign_in_at.eq(now),
            // `None` leaves the column as it is.
            new_hash.map(|hash| users::password_hash.eq(hash)),
        ))
        .execute(connection)
        .await?;
    Ok(())
}
