//! Statements of second factors and their recovery codes.

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{Binary, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    auth::lockouts::{self, Failures},
    db::tables::{recovery_codes, second_factors},
    error::Result,
};

#[derive(Queryable, Selectable)]
#[diesel(table_name = second_factors, check_for_backend(diesel::pg::Pg))]
pub struct Factor {
    pub user_id: Uuid,
    /// Sealed.
    pub secret: Vec<u8>,
    confirmed_at: Option<DateTime<Utc>>,
    failed_count: i32,
    locked_until: Option<DateTime<Utc>>,
}

impl Factor {
    /// Whether it is asked for; one that is not was begun only.
    pub fn is_on(&self) -> bool {
        self.confirmed_at.is_some()
    }

    /// Its wrong codes.
    pub fn failures(&self) -> Failures {
        Failures { count: self.failed_count, locked_until: self.locked_until }
    }
}

/// A factor that was begun gives way to the next one, one that is asked for does not.
const BEGIN: &str = "INSERT INTO second_factors (user_id, secret, created_at) VALUES ($1, $2, $3)
    ON CONFLICT (user_id) DO UPDATE SET secret = EXCLUDED.secret, created_at = EXCLUDED.created_at, last_step = 0,
      failed_count = 0, locked_until = NULL
    WHERE second_factors.confirmed_at IS NULL";

pub async fn of(connection: &mut AsyncPgConnection, user: Uuid) -> Result<Option<Factor>> {
    Ok(second_factors::table.find(user).select(Factor::as_select()).first(connection).await.optional()?)
}

/// Whether a user is asked for a second factor.
pub async fn is_on(connection: &mut AsyncPgConnection, user: Uuid) -> Result<bool> {
    Ok(of(connection, user).await?.is_some_and(|factor| factor.is_on()))
}

/// Keeps the secret of a new factor; false when the user has one already.
pub async fn begin(connection: &mut AsyncPgConnection, user: Uuid, secret: &[u8], now: DateTime<Utc>) -> Result<bool> {
    let query = sql_query(BEGIN).bind::<SqlUuid, _>(user).bind::<Binary, _>(secret).bind::<Timestamptz, _>(now);
    Ok(query.execute(connection).await? == 1)
}

/// Asks for the factor from now on, if it was begun with this very secret.
pub async fn confirm(
    connection: &mut AsyncPgConnection,
    factor: &Factor,
    step: i64,
    now: DateTime<Utc>,
) -> Result<bool> {
    let begun = second_factors::table.find(factor.user_id).filter(second_factors::confirmed_at.is_null());
    let confirmed = diesel::update(begun.filter(second_factors::secret.eq(&factor.secret)))
        .set((
            second_factors::confirmed_at.eq(now),
            second_factors::last_step.eq(step),
            second_factors::failed_count.eq(0),
            second_factors::locked_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(connection)
        .await?;
    Ok(confirmed == 1)
}

/// Takes the code of a step, once; the count of wrong ones ends.
pub async fn accept(connection: &mut AsyncPgConnection, user: Uuid, step: i64) -> Result<bool> {
    let accepted = diesel::update(second_factors::table.find(user).filter(second_factors::last_step.lt(step)))
        .set((
            second_factors::last_step.eq(step),
            second_factors::failed_count.eq(0),
            second_factors::locked_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(connection)
        .await?;
    Ok(accepted == 1)
}

/// Counts a wrong code.
pub async fn failed(connection: &mut AsyncPgConnection, user: Uuid, now: DateTime<Utc>) -> Result<()> {
    let counted: Option<i32> = diesel::update(second_factors::table.find(user))
        .set(second_factors::failed_count.eq(second_factors::failed_count + 1))
        .returning(second_factors::failed_count)
        .get_result(connection)
        .await
        .optional()?;
    let Some(wait) = counted.and_then(lockouts::wait_after) else { return Ok(()) };
    let until = second_factors::locked_until.eq(now + wait);
    diesel::update(second_factors::table.find(user)).set(until).execute(connection).await?;
    Ok(())
}

/// Takes a recovery code, once; the count of wrong codes ends.
pub async fn use_recovery_code(
    connection: &mut AsyncPgConnection,
    user: Uuid,
    hash: &[u8],
    now: DateTime<Utc>,
) -> Result<bool> {
    let unused = recovery_codes::table.find((user, hash)).filter(recovery_codes::used_at.is_null());
    if diesel::update(unused).set(recovery_codes::used_at.eq(now)).execute(connection).await? == 0 {
        return Ok(false);
    }
    let none = (second_factors::failed_count.eq(0), second_factors::locked_until.eq(None::<DateTime<Utc>>));
    diesel::update(second_factors::table.find(user)).set(none).execute(connection).await?;
    Ok(true)
}

/// Gives a user other recovery codes.
pub async fn replace_recovery_codes(connection: &mut AsyncPgConnection, user: Uuid, hashes: &[[u8; 32]]) -> Result<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(connection).await?;
    let rows = hashes.iter().map(|hash| (recovery_codes::user_id.eq(user), recovery_codes::code_hash.eq(&hash[..])));
    diesel::insert_into(recovery_codes::table).values(rows.collect::<Vec<_>>()).execute(connection).await?;
    Ok(())
}

/// Removes the factor of a user; false when there is none that is asked for.
pub async fn remove(connection: &mut AsyncPgConnection, user: Uuid) -> Result<bool> {
    let theirs = second_factors::table.find(user).filter(second_factors::confirmed_at.is_not_null());
    Ok(diesel::delete(theirs).execute(connection).await? == 1)
}

/// All sealed secrets, by user.
pub async fn secrets(connection: &mut AsyncPgConnection) -> Result<Vec<(Uuid, Vec<u8>)>> {
    Ok(second_factors::table.select((second_factors::user_id, second_factors::secret)).load(connection).await?)
}

/// Exchanges a sealed secret for the same one sealed anew, unless it was exchanged meanwhile.
pub async fn reseal(connection: &mut AsyncPgConnection, user: Uuid, old: &[u8], fresh: &[u8]) -> Result<usize> {
    let same = second_factors::table.find(user).filter(second_factors::secret.eq(old));
    Ok(diesel::update(same).set(second_factors::secret.eq(fresh)).execute(connection).await?)
}
