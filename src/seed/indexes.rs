//! Indexes set aside while millions of rows are loaded, and built again afterwards, two at a time.

use std::{collections::VecDeque, sync::Mutex};

use tokio_postgres::Client;

use super::{Progress, connect, failed};
use crate::error::{Error, Result};

/// Remembers the indexes in the database itself, so that they are not lost when the seed is interrupted.
const SET_ASIDE: &str = "
CREATE TABLE IF NOT EXISTS seed_indexes (name text PRIMARY KEY, definition text NOT NULL, size bigint NOT NULL);
INSERT INTO seed_indexes
  SELECT index.indexname, index.indexdef, 0 FROM pg_indexes index
  WHERE index.schemaname = current_schema() AND index.tablename = ANY (string_to_array($TABLES$, ','))
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = format('%I.%I', index.schemaname, index.indexname)::regclass)
  ON CONFLICT DO NOTHING;
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT seed_indexes.name FROM seed_indexes LOOP
    EXECUTE format('DROP INDEX IF EXISTS %I', name);
  END LOOP;
END $$;";

/// Drops the indexes of `tables` that no constraint needs.
pub async fn set_aside(client: &Client, tables: &[&str]) -> Result<()> {
    let script = SET_ASIDE.replace("$TABLES$", &format!("'{}'", tables.join(",")));
    let run = client.batch_execute(&format!("BEGIN; {script} COMMIT;")).await;
    run.map_err(|error| failed("Setting the indexes aside failed", error))
}

/// Whether an earlier seed was interrupted while its indexes were away.
pub async fn are_missing(client: &Client) -> Result<bool> {
    let row = client.query_one("SELECT to_regclass('seed_indexes') IS NOT NULL", &[]).await;
    row.and_then(|row| row.try_get(0)).map_err(|error| failed("Looking for an interrupted seed failed", error))
}

/// Builds every index that was set aside. GIN indexes are built by one process each, so two connections
/// keep two processors busy.
pub async fn restore(url: &str, client: &Client, progress: &(impl Fn(&Progress) + Send + Sync)) -> Result<()> {
    let context = |error| failed("Building the indexes failed", error);
    let order = "SELECT definition FROM seed_indexes ORDER BY definition NOT LIKE '% ON %notes USING gin%', \
                 definition NOT LIKE '%USING gin%', definition";
    let rows = client.query(order, &[]).await.map_err(context)?;
    let total = rows.len() as u64;
    let left: VecDeque<String> = rows.iter().filter_map(|row| row.try_get(0).ok()).collect();
    let queue = Mutex::new((left, 0_u64));
    let build = || async {
        let worker = connect(url).await?;
        let settings =
            "SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 0; SET statement_timeout = 0";
        worker.batch_execute(settings).await.map_err(context)?;
        while let Some(definition) = queue.lock().ok().and_then(|mut queue| queue.0.pop_front()) {
            worker.batch_execute(&definition).await.map_err(context)?;
            if let Ok(mut queue) = queue.lock() {
                queue.1 += 1;
                progress(&Progress { table: "indexes", done: queue.1, total });
            }
        }
        Ok::<(), Error>(())
    };
    futures_util::future::try_join(build(), build()).await?;
    client.batch_execute("DROP TABLE seed_indexes").await.map_err(context)
}
