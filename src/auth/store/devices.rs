//! Statements of browsers that tried wrong passwords.

use chrono::{DateTime, Utc};
use diesel::{prelude::*, upsert::excluded};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    db::tables::device_failures::{self, dsl as d},
    error::Result,
};

/// Wrong passwords in a row from a browser.
pub async fn failures(connection: &mut AsyncPgConnection, device: Uuid) -> Result<i32> {
    let row = device_failures::table.find(device).select(d::failed_count);
    Ok(row.first(connection).await.optional()?.unwrap_or(0))
}

/// Counts a wrong password from a browser.
pub async fn failed(connection: &mut AsyncPgConnection, device: Uuid, user: Uuid, now: DateTime<Utc>) -> Result<()> {
    diesel::insert_into(device_failures::table)
        .values((d::device_id.eq(device), d::user_id.eq(user), d::failed_count.eq(1), d::failed_at.eq(now)))
        .on_conflict(d::device_id)
        .do_update()
        .set((d::failed_count.eq(d::failed_count + 1), d::failed_at.eq(excluded(d::failed_at))))
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets the wrong passwords of a browser.
pub async fn right(connection: &mut AsyncPgConnection, device: Uuid) -> Result<()> {
    diesel::delete(device_failures::table.find(device)).execute(connection).await?;
    Ok(())
}

/// Forgets those of all browsers of a user.
pub async fn forget(connection: &mut AsyncPgConnection, user: Uuid) -> Result<()> {
    diesel::delete(device_failures::table.filter(d::user_id.eq(user))).execute(connection).await?;
    Ok(())
}
