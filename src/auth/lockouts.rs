//! Lock-outs: how long an account waits after wrong passwords, and the same for accounts that do not exist.

use std::time::Duration;

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use crate::error::{Code, Error};

/// Wrong passwords in a row before the first wait.
pub const FREE_TRIES: i32 = 5;
/// Wrong passwords in a row after which none is looked at any more (NIST SP 800-63B-4, 3.2.2).
const MOST_TRIES: i32 = 100;
const FIRST_WAIT: Duration = Duration::from_mins(1);
const LONGEST_WAIT: Duration = Duration::from_mins(15);
/// One in so many attempts at different accounts wait for each other without need.
const LANES: usize = 64;

/// The wait that the `failures`th wrong password in a row brings.
pub fn wait_after(failures: i32) -> Option<Duration> {
    let doublings = u32::try_from(failures.checked_sub(FREE_TRIES)?).ok()?;
    Some(FIRST_WAIT.saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_WAIT))
}

/// Wrong passwords in a row, and until when the account waits after the last one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Failures {
    pub count: i32,
    pub locked_until: Option<DateTime<Utc>>,
}

/// Why an account takes no password now; nothing when it does.
pub fn refusal(failures: Failures, now: DateTime<Utc>) -> Option<Error> {
    if failures.count >= MOST_TRIES {
        let message = "Too many wrong passwords. Ask for a new one: a link comes by mail.";
        return Some(Error::new(Code::PasswordResetRequired, message));
    }
    wait(failures.locked_until, now, "Too many wrong passwords. Wait a little before the next try.")
}

/// The refusal of what waits until `until`, or nothing when that has passed.
pub fn wait(until: Option<DateTime<Utc>>, now: DateTime<Utc>, message: &'static str) -> Option<Error> {
    let left = until?.signed_duration_since(now).to_std().ok().filter(|left| !left.is_zero())?;
    Some(Error {
        // Whole seconds, rounded up: that is all the header can say.
        retry_after: Some(Duration::from_secs(left.as_secs() + u64::from(left.subsec_nanos() > 0))),
        ..Error::new(Code::RateLimited, message)
    })
}

/// An e-mail address as the counters know it: they never keep the address itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EmailKey([u8; 32]);

impl EmailKey {
    pub fn new(email: &str) -> Self {
        Self(Sha256::digest(email.trim().to_lowercase()).into())
    }

    pub fn digest(self) -> [u8; 32] {
        self.0
    }
}

/// The counters of addresses nobody has an account for, so that they answer like the others. Those of accounts are in
/// PostgreSQL; these are in this server's memory, for two days after the last try, twice what a hundred tries take: a row
/// for every address that strangers think up would be a way to fill the disk. After a restart, or at another instance, an
/// unknown address starts from zero.
pub struct Strangers {
    counters: Cache<EmailKey, Failures>,
}

impl Default for Strangers {
    fn default() -> Self {
        let counters = Cache::builder().max_capacity(100_000).time_to_idle(Duration::from_hours(48)).build();
        Self { counters }
    }
}

impl Strangers {
    pub fn failures(&self, email: EmailKey) -> Failures {
        self.counters.get(&email).unwrap_or_default()
    }

    pub fn failed(&self, email: EmailKey, now: DateTime<Utc>) {
        let count = self.counters.get(&email).unwrap_or_default().count.saturating_add(1);
        let locked_until = wait_after(count).map(|wait| now + wait);
        self.counters.insert(email, Failures { count, locked_until });
    }
}

/// Attempts at one account pass one after the other; otherwise a hundred guesses sent at once would all be looked at
/// before the first of them is counted. A fixed number of lanes needs no cleaning up.
pub struct Turns([Mutex<()>; LANES]);

impl Default for Turns {
    fn default() -> Self {
        Self(std::array::from_fn(|_| Mutex::new(())))
    }
}

impl Turns {
    pub async fn wait(&self, email: EmailKey) -> Option<MutexGuard<'_, ()>> {
        let EmailKey([first, ..]) = email;
        self.lane(first).await
    }

    /// The same for refreshes of one session.
    pub async fn wait_for(&self, session_id: Uuid) -> Option<MutexGuard<'_, ()>> {
        // The last byte of an id is random, the first ones are the time.
        let [.., last] = session_id.into_bytes();
        self.lane(last).await
    }

    async fn lane(&self, number: u8) -> Option<MutexGuard<'_, ()>> {
        Some(self.0.get(usize::from(number) % LANES)?.lock().await)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;

    #[test]
    fn waits_begin_after_five_and_double_to_a_quarter_of_an_hour() {
        let minutes: Vec<_> =
            (0..12).map(|failures| wait_after(failures).map_or(0, |wait| wait.as_secs() / 60)).collect();
        assert_eq!(minutes, [0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
        assert_eq!(wait_after(i32::MAX), Some(LONGEST_WAIT));
    }

    #[test]
    fn a_stranger_is_locked_like_an_account() {
        let (strangers, email, now) = (Strangers::default(), EmailKey::new("No@Body.example "), Clock::system().now());
        for _ in 0..4 {
            strangers.failed(email, now);
            assert!(refusal(strangers.failures(email), now).is_none());
        }
        strangers.failed(EmailKey::new("no@body.EXAMPLE"), now);
        let refused = refusal(strangers.failures(email), now).unwrap();
        assert_eq!((refused.code, refused.retry_after), (Code::RateLimited, Some(FIRST_WAIT)));
        assert!(refusal(strangers.failures(email), now + FIRST_WAIT).is_none());
        for _ in 5..100 {
            strangers.failed(email, now);
        }
        let stopped = refusal(strangers.failures(email), now + Duration::from_hours(1)).unwrap();
        assert_eq!((stopped.code, stopped.retry_after), (Code::PasswordResetRequired, None));
    }
}
