//! The worker that fills the queue of possible duplicates: it compares what has changed with the rest, beside the server,
//! so that nobody who writes waits for it. Any number of servers may do so at once.

use std::time::Duration;

use tokio::time::sleep;

use crate::{db::Db, models::duplicates::find_pairs};

/// Records compared in one statement.
const BATCH: i32 = 20;
/// How often it looks for work.
const POLL: Duration = Duration::from_secs(2);
/// A breath between batches leaves the database to those who wait for an answer.
const BREATH: Duration = Duration::from_millis(20);

/// Works until `stop` ends.
pub async fn work(db: Db, stop: impl Future<Output = ()> + Send) {
    tokio::select! {
        () = stop => {}
        () = rounds(&db) => {}
    }
}

async fn rounds(db: &Db) {
    loop {
        let pause = match find_pairs(db, BATCH).await {
            Ok(0) => POLL,
            Ok(records) => {
                tracing::debug!(records, "compared records with others");
                BREATH
            }
            Err(error) => {
                tracing::warn!(?error, "the comparison of records waits for the database");
                POLL
            }
        };
        sleep(pause).await;
    }
}
