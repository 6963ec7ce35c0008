//! When to stop: SIGTERM, Ctrl-C, a closed terminal.

use std::{future::Future, io};

use tokio::signal::unix::{Signal, SignalKind, signal};

/// A future that ends at the first signal; the second ends the process at once. The signals are watched from the
/// call on, not from the first poll.
pub(super) fn stop() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut signals =
        [signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?, signal(SignalKind::hangup())?];
    Ok(async move {
        let name = next(&mut signals).await;
        tracing::info!(signal = name, "stopping: open requests may finish, a second signal ends them");
        tokio::spawn(async move {
            let name = next(&mut signals).await;
            tracing::warn!(signal = name, "ending now");
            // Embedded servers stop by themselves when this process is gone.
            std::process::exit(1);
        });
    })
}

async fn next(signals: &mut [Signal; 3]) -> &'static str {
    let [terminate, interrupt, hangup] = signals;
    tokio::select! {
        _ = terminate.recv() => "SIGTERM",
        _ = interrupt.recv() => "SIGINT",
        _ = hangup.recv() => "SIGHUP",
    }
}
