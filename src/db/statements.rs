//! Counts the SQL statements a request runs.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use diesel::connection::{Instrumentation, InstrumentationEvent};

tokio::task_local! {
    static COUNTER: Arc<AtomicU32>;
}

/// Runs `future` and tells how many statements it sent to PostgreSQL.
pub async fn counted<F: Future>(future: F) -> (F::Output, u32) {
    let counter = Arc::new(AtomicU32::new(0));
    let output = COUNTER.scope(counter.clone(), future).await;
    (output, counter.load(Ordering::Relaxed))
}

/// The hook every connection gets: adds one for each statement of the running request.
#[expect(clippy::unnecessary_wraps, reason = "the signature diesel asks for")]
pub(super) fn instrumentation() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = event {
            let _ = COUNTER.try_with(|counter| counter.fetch_add(1, Ordering::Relaxed));
            metrics::counter!("tessera_db_statements_total").increment(1);
        }
    }))
}
