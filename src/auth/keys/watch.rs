//! A running server takes up what has changed in the key file, without a restart.

use std::{sync::Arc, time::Duration};

use tokio::task::{JoinHandle, spawn_blocking};

use super::KeyRing;

/// Time between two looks at the file. A new key is published for longer than this before it is used.
const INTERVAL: Duration = Duration::from_secs(1);

/// The task that looks at the file; it ends with this value.
pub struct Watcher(JoinHandle<()>);

impl Drop for Watcher {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl KeyRing {
    /// Looks at the file every second until the value is dropped; `changed` is told when other keys are in force.
    pub fn watch(self: &Arc<Self>, changed: impl Fn() + Send + 'static) -> Watcher {
        let ring = self.clone();
        Watcher(tokio::spawn(async move {
            loop {
                tokio::time::sleep(INTERVAL).await;
                let looking = ring.clone();
                match spawn_blocking(move || looking.reload()).await {
                    Ok(Ok(false)) => {}
                    Ok(Ok(true)) => {
                        tracing::info!(keys = ?ring, "the key file was read again");
                        metrics::counter!("tessera_auth_key_reloads_total", "outcome" => "read").increment(1);
                        changed();
                    }
                    Ok(Err(error)) => {
                        tracing::error!(?error, "the key file cannot be used; the keys read before stay in force");
                        metrics::counter!("tessera_auth_key_reloads_total", "outcome" => "refused").increment(1);
                    }
                    // The server is stopping.
                    Err(_) => return,
                }
            }
        }))
    }
}
