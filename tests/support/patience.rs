//! How long anything may take: a test that waits in vain fails, and one that hangs ends the run, by name.

use std::{
    collections::BTreeMap,
    ops::AsyncFnMut,
    sync::{LazyLock, Mutex},
    thread,
    time::{Duration, Instant},
};

/// Longer than what is waited for takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// Longer than the longest test takes on the slowest machine.
const DEADLINE: Duration = Duration::from_mins(15);

/// Waits until it holds. Panics with `what` does not come to pass otherwise.
pub async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !holds().await {
        assert!(began.elapsed() < PATIENCE, "not within a minute: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// The tests under way, and since when.
static RUNNING: LazyLock<Mutex<BTreeMap<String, Instant>>> = LazyLock::new(|| {
    thread::spawn(watch);
    Mutex::default()
});

fn watch() {
    loop {
        thread::sleep(Duration::from_secs(1));
        for (test, began) in RUNNING.lock().unwrap().iter() {
            if began.elapsed() > DEADLINE {
                eprintln!("\ntest {test} hangs: the run ends here ... FAILED");
                std::process::abort();
            }
        }
    }
}

/// A test among those under way, until its thread ends.
struct Entry(String);

impl Entry {
    /// The harness names a test's thread after it.
    fn of_this_thread() -> Self {
        let name = thread::current().name().unwrap_or_default().to_owned();
        RUNNING.lock().unwrap().insert(name.clone(), Instant::now());
        Self(name)
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        RUNNING.lock().unwrap().remove(&self.0);
    }
}

/// From now on it is noticed when the test that calls never ends.
pub fn begin() {
    thread_local!(static ENTRY: Entry = Entry::of_this_thread());
    ENTRY.with(|_| ());
}
