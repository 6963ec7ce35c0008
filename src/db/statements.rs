//! Follows the SQL statements of a request: counts them, and notes what they read where that is asked for.

use std::{
    fmt::{self, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use diesel::connection::{Instrumentation, InstrumentationEvent};

use super::catalog::{Catalog, Reads};

tokio::task_local! {
    static TRACE: Arc<Trace>;
}

/// The statements of one request.
#[derive(Debug, Default)]
struct Trace {
    count: AtomicU32,
    /// What they read, by a catalog.
    reads: Option<(Arc<Catalog>, Mutex<Reads>)>,
}

/// Runs `future` and tells how many statements it sent to PostgreSQL.
pub async fn counted<F: Future>(future: F) -> (F::Output, u32) {
    let trace = Arc::new(Trace::default());
    let output = TRACE.scope(trace.clone(), future).await;
    (output, trace.count.load(Ordering::Relaxed))
}

/// The same, and what the answer depends on.
pub async fn followed<F: Future>(catalog: Arc<Catalog>, future: F) -> (F::Output, u32, Reads) {
    let trace = Arc::new(Trace { reads: Some((catalog, Mutex::default())), ..Trace::default() });
    let output = TRACE.scope(trace.clone(), future).await;
    let reads = trace.reads.as_ref().map(|(_, reads)| reads.lock().unwrap_or_else(PoisonError::into_inner).clone());
    (output, trace.count.load(Ordering::Relaxed), reads.unwrap_or_default())
}

/// Says that the answer of the running request depends on something that is in no table: a key, what this server knows.
pub fn depends_on_more() {
    note(|_| Reads { is_of_the_moment: true, ..Reads::default() }.into());
}

fn note(reads: impl FnOnce(&Catalog) -> Arc<Reads>) {
    let _ = TRACE.try_with(|trace| {
        if let Some((catalog, noted)) = &trace.reads {
            let reads = reads(catalog);
            noted.lock().unwrap_or_else(PoisonError::into_inner).add(&reads);
        }
    });
}

/// The hook every connection gets.
#[expect(clippy::unnecessary_wraps, reason = "the signature diesel asks for")]
pub(super) fn instrumentation() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|event: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { query, .. } = event {
            let _ = TRACE.try_with(|trace| trace.count.fetch_add(1, Ordering::Relaxed));
            metrics::counter!("tessera_db_statements_total").increment(1);
            note(|catalog| {
                let mut text = Text::default();
                // It ends with an error where the binds begin, which are not wanted.
                let _ = write!(text, "{query}");
                catalog.reads(&text.0)
            });
        }
    }))
}

/// The text of a statement without its binds.
#[derive(Default)]
struct Text(String);

impl Write for Text {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.0.push_str(piece);
        match self.0.find(" -- binds: ") {
            Some(end) => {
                self.0.truncate(end);
                Err(fmt::Error)
            }
            None => Ok(()),
        }
    }
}
