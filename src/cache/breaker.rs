//! Stops asking something that does not answer, so that nobody waits for it again and again.

use std::{
    sync::atomic::{AtomicU32, AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// Failures in a row after which nothing is asked for a while.
const FAILURES: u32 = 3;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// Closed, it lets everything through. After three failures in a row it opens for a second, then lets one question
/// through to see; while that fails it stays open, for up to two seconds at a time.
#[derive(Debug)]
pub struct Breaker {
    dependency: &'static str,
    born: Instant,
    failures: AtomicU32,
    /// Milliseconds after `born` until which nothing is asked.
    open_until: AtomicU64,
}

impl Breaker {
    pub fn new(dependency: &'static str) -> Self {
        Self { dependency, born: Instant::now(), failures: AtomicU32::new(0), open_until: AtomicU64::new(0) }
    }

    /// Whether so many questions have failed in a row that it does not let all through.
    pub fn is_open(&self) -> bool {
        self.failures.load(Ordering::Relaxed) >= FAILURES
    }

    /// Whether a question may be asked now. Whoever gets a yes tells what became of it.
    pub fn allows(&self) -> bool {
        self.allows_at(self.now())
    }

    fn allows_at(&self, now: u64) -> bool {
        let failures = self.failures.load(Ordering::Relaxed);
        if failures < FAILURES {
            return true;
        }
        let until = self.open_until.load(Ordering::Relaxed);
        // Of those that come when the pause is over, one asks; the others find the next pause begun.
        now >= until
            && self
                .open_until
                .compare_exchange(until, now + pause(failures), Ordering::Relaxed, Ordering::Relaxed)
                .is_ok()
    }

    /// The question was answered.
    pub fn worked(&self) {
        if self.failures.swap(0, Ordering::Relaxed) >= FAILURES {
            self.show(0.0);
            tracing::info!(dependency = self.dependency, "it answers again");
        }
    }

    /// The question was not answered.
    pub fn failed(&self) {
        self.failed_at(self.now());
    }

    fn failed_at(&self, now: u64) {
        let failures = self.failures.fetch_add(1, Ordering::Relaxed).saturating_add(1);
        if failures >= FAILURES {
            self.open_until.fetch_max(now + pause(failures), Ordering::Relaxed);
        }
        if failures == FAILURES {
            self.show(1.0);
            tracing::warn!(dependency = self.dependency, "it does not answer; it is left alone for a while");
        }
    }

    /// 0: closed, 1: open.
    fn show(&self, state: f64) {
        metrics::gauge!("tessera_circuit_breaker_open", "dependency" => self.dependency).set(state);
    }

    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// Milliseconds to wait after so many failures in a row.
fn pause(failures: u32) -> u64 {
    let doublings = failures.saturating_sub(FAILURES).min(8);
    let pause = FIRST_PAUSE.saturating_mul(1 << doublings).min(LONGEST_PAUSE);
    u64::try_from(pause.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_opens_after_three_failures_in_a_row_and_one_question_closes_it() {
        let breaker = Breaker::new("a test");
        breaker.failed_at(0);
        breaker.failed_at(0);
        breaker.worked();
        breaker.failed_at(0);
        breaker.failed_at(0);
        assert!(breaker.allows_at(0));
        breaker.failed_at(0);
        assert!(!breaker.allows_at(999));
        assert!(breaker.allows_at(1_000));
        assert!(!breaker.allows_at(1_000), "one question is enough to see");
        breaker.failed_at(1_050);
        assert!(!breaker.allows_at(2_500));
        assert!(breaker.allows_at(3_050));
        breaker.worked();
        assert!(breaker.allows_at(3_050) && breaker.allows_at(3_050));
    }

    #[test]
    fn pauses_grow_to_two_seconds() {
        assert_eq!([3, 4, 5, 6, u32::MAX].map(pause), [1_000, 2_000, 2_000, 2_000, 2_000]);
    }
}
