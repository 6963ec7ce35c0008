//! Objects of the store that no attachment names, and records whose upload never came.
//!
//! The key of an object is written down before the object is, and crossed out in the transaction that names it in an
//! attachment. So whatever stops a server at whatever moment, an object is either named or on this list.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::{prelude::*, sql_query, sql_types};
use diesel_async::{AsyncConnection, RunQueryDsl};
use tokio::task::JoinHandle;

use super::Attachment;
use crate::{
    auth::Permit,
    clock::Clock,
    db::{Db, tables::stale_objects},
    error::{Error, Result},
    storage::Files,
};

/// How long an upload may take, and a pending record may wait for one.
pub const PATIENCE: TimeDelta = TimeDelta::hours(1);
/// Objects deleted in one transaction.
const BATCH: i64 = 20;

const DUE: &str =
    "SELECT storage_key FROM stale_objects WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED";

/// Deletes what was never uploaded, with an entry and an event as every change leaves them, in the system's name.
const GIVE_UP: &str = "WITH gone AS (
        DELETE FROM attachments WHERE state = 'pending' AND created_at <= $1 RETURNING *),
    noted AS (
        INSERT INTO audit_entries (id, action, type_name, record_id, version, before)
        SELECT gen_random_uuid(), 'destroy', 'Attachment', id, version, to_jsonb(gone) - 'storage_key' FROM gone)
    INSERT INTO outbox_events (event, type_name, record_id, version, payload)
    SELECT 'attachment.destroyed', 'Attachment', id, version, '{\"fields\": []}' FROM gone";

#[derive(QueryableByName)]
struct Due {
    #[diesel(sql_type = sql_types::Text)]
    storage_key: String,
}

/// Writes down the key of an object that is about to be written. Unless an attachment names it, it goes after an hour.
pub async fn announce(db: &Db, _permit: &Permit<Attachment>, key: &str, now: DateTime<Utc>) -> Result<()> {
    let row = (stale_objects::storage_key.eq(key), stale_objects::due_at.eq(now + PATIENCE));
    diesel::insert_into(stale_objects::table).values(row).execute(&mut db.connection().await?).await?;
    Ok(())
}

/// Crosses out the key of an object that was never written, or is deleted already.
pub async fn forget(db: &Db, _permit: &Permit<Attachment>, key: &str) -> Result<()> {
    diesel::delete(stale_objects::table.find(key)).execute(&mut db.connection().await?).await?;
    Ok(())
}

/// Deletes everything that is due. Several servers may do so at once.
pub async fn sweep(db: &Db, files: &Files, now: DateTime<Utc>) -> Result<()> {
    let mut connection = db.connection().await?;
    let given_up = sql_query(GIVE_UP).bind::<sql_types::Timestamptz, _>(now - PATIENCE);
    let given_up = given_up.execute(&mut connection).await?;
    metrics::counter!("tessera_files_given_up_total").increment(given_up.try_into().unwrap_or(u64::MAX));
    loop {
        let deleted = connection
            .transaction(async |connection| {
                let due: Vec<Due> = sql_query(DUE)
                    .bind::<sql_types::Timestamptz, _>(now)
                    .bind::<sql_types::BigInt, _>(BATCH)
                    .load(connection)
                    .await?;
                // A key is crossed out after its object is gone; deleting twice does no harm.
                let (mut gone, mut stuck) = (Vec::new(), Vec::new());
                for Due { storage_key } in &due {
                    match files.delete(storage_key).await {
                        Ok(()) => gone.push(storage_key),
                        Err(error) => {
                            tracing::warn!(?error, storage_key, "an object could not be deleted; it is tried again");
                            stuck.push(storage_key);
                        }
                    }
                }
                let rows = stale_objects::table.filter(stale_objects::storage_key.eq_any(gone));
                diesel::delete(rows).execute(connection).await?;
                // Behind the others, so that one that never goes does not stand in their way.
                let rows = stale_objects::table.filter(stale_objects::storage_key.eq_any(stuck));
                diesel::update(rows).set(stale_objects::due_at.eq(now + PATIENCE)).execute(connection).await?;
                Ok::<_, Error>(due.len())
            })
            .await?;
        metrics::counter!("tessera_files_swept_total").increment(deleted.try_into().unwrap_or(u64::MAX));
        if deleted == 0 {
            break;
        }
    }
    drop(connection);
    files.delete_drafts(PATIENCE).await
}

/// Sweeps again and again until it is dropped.
pub struct Sweeper(JoinHandle<()>);

impl Sweeper {
    pub fn start(db: Db, files: Files, clock: Clock, interval: Duration) -> Self {
        Self(tokio::spawn(async move {
            loop {
                tokio::time::sleep(interval).await;
                if let Err(error) = sweep(&db, &files, clock.now()).await {
                    tracing::warn!(?error, "sweeping files failed; it is tried again");
                }
            }
        }))
    }
}

impl Drop for Sweeper {
    fn drop(&mut self) {
        self.0.abort();
    }
}
