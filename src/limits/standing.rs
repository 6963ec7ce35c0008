//! Where the buckets of a request stand, for the headers of its answer.

use std::{cell::RefCell, fmt::Write, pin::Pin, time::Duration};

use tokio::task::futures::TaskLocalFuture;

use super::{Bucket, gcra::Rule};

tokio::task_local! {
    static NOTES: RefCell<Vec<Standing>>;
}

/// A bucket after something was taken from it, or refused.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    bucket: Bucket,
    rule: Rule,
    /// Nanoseconds until it is full again.
    wait: u64,
    retry_after: Option<Duration>,
}

impl Standing {
    pub(super) fn new(bucket: Bucket, rule: Rule, wait: u64, retry_after: Option<Duration>) -> Self {
        Self { bucket, rule, wait, retry_after }
    }

    /// Units at once at most.
    pub fn maximum(&self) -> u64 {
        self.rule.burst
    }

    /// Units that are there.
    pub fn remaining(&self) -> u64 {
        self.rule.remaining(self.wait, 0)
    }

    /// Units that are back after a second.
    pub fn restore_rate(&self) -> f64 {
        self.rule.per_second()
    }

    /// How long to wait, in whole seconds, where the request was refused.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Keeps it for whoever answers the request; nothing happens outside of [`noting`].
    pub(super) fn note(self) {
        let _ = NOTES.try_with(|notes| {
            let mut notes = notes.borrow_mut();
            notes.retain(|other| other.bucket != self.bucket);
            notes.push(self);
        });
    }
}

/// Runs `future` and keeps which buckets it took from, for [`taken`]. The future of a request is large: it is wrapped, not
/// moved into another one.
pub fn noting<F: Future>(future: F) -> Noting<F> {
    NOTES.scope(RefCell::default(), future)
}

/// A future whose takings are noted.
pub type Noting<F> = TaskLocalFuture<RefCell<Vec<Standing>>, F>;

/// The buckets that a future took from which has come to its end.
pub fn taken<F: Future>(future: Pin<&mut Noting<F>>) -> Vec<Standing> {
    future.take_value().map(RefCell::into_inner).unwrap_or_default()
}

/// The headers `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11): of each bucket how much it
/// holds (`q`) and in how many seconds it fills (`w`), what is left of it (`r`) and in how many seconds it is full (`t`).
pub fn headers(standings: &[Standing]) -> [(&'static str, String); 2] {
    let (mut policy, mut state) = (String::with_capacity(64), String::with_capacity(64));
    for (position, standing) in standings.iter().enumerate() {
        let (comma, name) = (if position > 0 { ", " } else { "" }, standing.bucket.name());
        let window = standing.rule.capacity().div_ceil(1_000_000_000);
        // Writing into a String cannot fail.
        let _ = write!(policy, "{comma}\"{name}\";q={};w={window}", standing.maximum());
        let wait = standing.wait.div_ceil(1_000_000_000);
        let _ = write!(state, "{comma}\"{name}\";r={};t={wait}", standing.remaining());
    }
    [("ratelimit-policy", policy), ("ratelimit", state)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_request_knows_what_it_took_and_headers_say_so() {
        let user = Rule::new(600, 60, 600).unwrap();
        let sign_in = Rule::new(10, 60, 20).unwrap();
        let mut request = std::pin::pin!(noting(async {
            Standing::new(Bucket::User, user, 100_000_000, None).note();
            Standing::new(Bucket::SignIn, sign_in, 120_000_000_000, Some(Duration::from_secs(6))).note();
            Standing::new(Bucket::User, user, 200_000_000, None).note();
        }));
        request.as_mut().await;
        let standings = taken(request);
        let [(_, policy), (_, state)] = headers(&standings);
        assert_eq!(policy, "\"sign_in\";q=20;w=120, \"user\";q=600;w=60");
        assert_eq!(state, "\"sign_in\";r=0;t=120, \"user\";r=598;t=1");
        assert_eq!(standings.iter().find_map(Standing::retry_after), Some(Duration::from_secs(6)));
    }
}
