//! Keeps what was read from the database fresh: by looking again, soon when somebody asks for it.

use std::time::Duration;

use tokio::sync::Notify;

use crate::error::Result;

/// Time between two looks.
pub const INTERVAL: Duration = Duration::from_secs(1);
/// At least this long between two looks, however often one is asked for.
const PAUSE: Duration = Duration::from_millis(100);

/// Looks again and again, and tells `after` each time whether that succeeded. `what` says in the log what is looked at: while
/// it cannot be read, what was read last stays in force.
pub async fn keep_looking<F: Future<Output = Result<()>>>(
    what: &str,
    wanted: &Notify,
    look: impl Fn() -> F,
    mut after: impl FnMut(bool),
) {
    let mut failing = false;
    loop {
        tokio::time::sleep(PAUSE).await;
        // A second without a wake-up is a look as well.
        let _ = tokio::time::timeout(INTERVAL.saturating_sub(PAUSE), wanted.notified()).await;
        let looked = look().await;
        after(looked.is_ok());
        match looked {
            Ok(()) if failing => {
                failing = false;
                tracing::info!("{what} can be read again");
            }
            Ok(()) => {}
            Err(error) => {
                // Once per outage: the pool already logs each failure to connect.
                if !failing {
                    tracing::warn!(?error, "{what} cannot be read; the last known ones stay in force");
                }
                failing = true;
            }
        }
    }
}
