//! How much may be asked, by whom: buckets by number of requests and by their cost.
//!
//! - [`gcra`]: the arithmetic; [`Caller`] and [`Bucket`]: whose bucket, and which
//! - `memory`: the buckets as this server knows them, which answer at once
//! - [`cache::buckets`](crate::cache::buckets): the same buckets in Redis, by which servers share them
//!
//! Two ways lead to a bucket. [`Limits::count`] is for every request: it looks into memory only, and a task tells Redis
//! a moment later what was taken and hears what the others took. [`Limits::ask`] is for signing in and the like,
//! which take long anyway: it asks Redis first. Without Redis both count in memory, with the whole limit for each server.

pub mod gcra;
mod memory;
mod standing;

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::task::JoinHandle;
use uuid::Uuid;

pub use self::standing::{Standing, headers, noting, taken};
use self::{
    gcra::Rule,
    memory::{Key, Memory},
};
use crate::{
    cache::{
        RedisPool,
        breaker::Breaker,
        buckets::{self, Charge},
    },
    config::LimitsConfig,
    error::{Code, Error, Result},
    ids,
};

/// How long takings are gathered before the other servers are told of them. In this time each server may grant what is left
/// of a bucket; what was granted too much is missing afterwards.
const GATHERING: Duration = Duration::from_millis(5);
/// In nanoseconds: Redis counts in these.
const MICROSECOND: u64 = 1_000;
/// Between two attempts to tell.
const PAUSE: Duration = Duration::from_millis(50);
/// Buckets told of in one question.
const BATCH: usize = 200;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// Requests without a token.
    Anonymous,
    /// Requests of a user.
    User,
    /// Cost of a user's operations.
    UserCost,
    /// Requests with a partner's token, and their cost.
    Partner,
    PartnerCost,
    /// Attempts at a secret: passwords and invitations.
    SignIn,
    /// Refreshes and ends of sessions.
    Refresh,
    /// Links to a new password for an e-mail address.
    Reset,
}

impl Bucket {
    /// As headers and metrics call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::User => "user",
            Self::UserCost => "user_cost",
            Self::Partner => "partner",
            Self::PartnerCost => "partner_cost",
            Self::SignIn => "sign_in",
            Self::Refresh => "refresh",
            Self::Reset => "reset",
        }
    }

    fn rule(self, config: &LimitsConfig) -> Option<Rule> {
        const MINUTE: u64 = 60;
        const HOUR: u64 = 60 * MINUTE;
        let each = |count: u32| Rule::new(count.into(), MINUTE, count.into());
        let with_burst = |count: u32, burst: u32| Rule::new(count.into(), MINUTE, burst.into());
        match self {
            Self::Anonymous => each(config.anonymous_per_minute),
            Self::User => each(config.user_per_minute),
            Self::UserCost => Rule::new(config.user_cost_per_minute, MINUTE, config.user_cost_per_minute),
            Self::Partner => each(config.partner_per_minute),
            Self::PartnerCost => Rule::new(config.partner_cost_per_minute, MINUTE, config.partner_cost_per_minute),
            Self::SignIn => with_burst(config.sign_in_per_minute, config.sign_in_burst),
            Self::Refresh => with_burst(config.refresh_per_minute, config.refresh_burst),
            Self::Reset => Rule::new(config.reset_per_hour.into(), HOUR, config.reset_per_hour.into()),
        }
    }
}

/// Whose bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Caller {
    /// An address of the network; see [`Caller::at`].
    Address(IpAddr),
    User(Uuid),
    /// A token of a partner, and all that were cut down from it.
    Partner(Uuid),
    /// The digest of an e-mail address.
    Email([u8; 32]),
    /// All those there was no room for.
    Crowd,
}

impl Caller {
    /// Whoever is at an address. In IPv6 a network of 64 bits counts as one: it is what a single household or server has.
    pub fn at(address: IpAddr) -> Self {
        Self::Address(match address.to_canonical() {
            IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
            address @ IpAddr::V4(_) => address,
        })
    }
}

impl fmt::Display for Caller {
    /// As the key in Redis spells it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => write!(f, "address:{address}"),
            Self::User(id) => write!(f, "user:{}", id.simple()),
            Self::Partner(id) => write!(f, "partner:{}", id.simple()),
            Self::Email(digest) => {
                f.write_str("email:")?;
                digest.iter().take(16).try_for_each(|byte| write!(f, "{byte:02x}"))
            }
            Self::Crowd => f.write_str("crowd"),
        }
    }
}

/// The buckets of everybody.
pub struct Limits {
    config: LimitsConfig,
    born: Instant,
    memory: Memory,
    redis: Option<(RedisPool, Breaker)>,
}

/// The task that tells Redis what was taken; it ends with this value.
pub struct Teller(Option<JoinHandle<()>>);

impl Drop for Teller {
    fn drop(&mut self) {
        if let Some(task) = &self.0 {
            task.abort();
        }
    }
}

impl Limits {
    /// Buckets that servers with the same Redis share, while the second value is kept; without one, this server's own.
    pub fn start(config: &LimitsConfig, redis: Option<RedisPool>) -> (Arc<Self>, Teller) {
        let redis = redis.map(|pool| (pool, Breaker::new("redis")));
        let limits = Self { config: config.clone(), born: Instant::now(), memory: Memory::new(), redis };
        let limits = Arc::new(limits);
        let task = limits.redis.is_some().then(|| tokio::spawn(keep_telling(limits.clone())));
        (limits, Teller(task))
    }

    /// Takes `units` from a bucket as this server knows it, or refuses with `RATE_LIMITED`. Where the bucket stands; none
    /// when the settings switch it off.
    pub fn count(&self, bucket: Bucket, caller: Caller, units: u64) -> Result<Option<Standing>> {
        let Some(rule) = bucket.rule(&self.config) else { return Ok(None) };
        self.count_here((bucket, caller), rule, units, self.redis.is_some())
    }

    fn count_here(&self, key: Key, rule: Rule, units: u64, tells: bool) -> Result<Option<Standing>> {
        let now = self.now();
        let (full, taken) = self.memory.take(key, rule, units, now, tells);
        conclude(key.0, rule, full, now, taken).map(Some)
    }

    /// Takes one from a bucket that no other server empties at the same moment, or refuses with `RATE_LIMITED`.
    pub async fn ask(&self, bucket: Bucket, caller: Caller) -> Result<()> {
        let Some(rule) = bucket.rule(&self.config) else { return Ok(()) };
        let key = (bucket, caller);
        // Who is refused here is refused there as well: a flood of attempts does not reach Redis.
        if self.is_empty(key, rule) {
            return self.count_here(key, rule, 1, false).map(|_| ());
        }
        if let Some((pool, breaker)) = &self.redis
            && breaker.allows()
        {
            let charge = Charge {
                key: name(key),
                amount: rule.time_of(1) / MICROSECOND,
                capacity: rule.capacity() / MICROSECOND,
            };
            let sent = self.now();
            match buckets::take(pool, &[charge]).await {
                Ok((fits, waits)) => {
                    breaker.worked();
                    let wait = waits.first().copied().unwrap_or_default().saturating_mul(MICROSECOND);
                    let full = self.memory.learn(key, wait, sent);
                    let short = (wait + rule.time_of(1)).saturating_sub(rule.capacity());
                    return conclude(bucket, rule, full, sent, if fits { Ok(()) } else { Err(short) }).map(|_| ());
                }
                Err(error) => {
                    breaker.failed();
                    tracing::debug!(?error, "a bucket is counted on this server alone");
                    // Redis may have counted it all the same: an honest caller should not pay twice.
                    return self.count_here(key, rule, 1, false).map(|_| ());
                }
            }
        }
        self.count_here(key, rule, 1, self.redis.is_some()).map(|_| ())
    }

    /// Whether this server knows that the bucket has nothing left.
    fn is_empty(&self, key: Key, rule: Rule) -> bool {
        let now = self.now();
        let (full, _) = self.memory.take(key, rule, 0, now, false);
        rule.take(full, now, 1).is_err()
    }

    fn now(&self) -> u64 {
        u64::try_from(self.born.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Tells Redis what was taken here, and learns what was taken elsewhere. Whether Redis has heard it.
    async fn tell(&self, pool: &RedisPool, batch: &[(Key, u64)], teller: &str, number: u64) -> bool {
        let sent = self.now();
        let charge = |(key, amount): &(Key, u64)| {
            // What has come back since concerns nobody any more.
            let amount = self.memory.wait(*key, sent).min(*amount);
            Charge { key: name(*key), amount: amount.div_ceil(MICROSECOND), capacity: 0 }
        };
        let charges: Vec<Charge> = batch.iter().map(charge).collect();
        match buckets::tell(pool, &charges, teller, number).await {
            Ok(waits) => {
                for ((key, _), wait) in batch.iter().zip(waits) {
                    self.memory.learn(*key, wait.saturating_mul(MICROSECOND), sent);
                }
                true
            }
            Err(error) => {
                tracing::debug!(?error, "the other servers do not know yet what was taken here");
                false
            }
        }
    }
}

async fn keep_telling(limits: Arc<Limits>) {
    let Some((pool, breaker)) = &limits.redis else { return };
    let teller = format!("tessera:limits:teller:{}", ids::new_id().simple());
    for number in 0_u64.. {
        limits.memory.something_untold().await;
        tokio::time::sleep(GATHERING).await;
        let batch = limits.memory.untold(BATCH);
        // Told again under the same number until it was heard, and counted once. What was new may have been told before.
        while !batch.is_empty() {
            if breaker.allows() {
                if limits.tell(pool, &batch, &teller, number).await {
                    breaker.worked();
                    break;
                }
                breaker.failed();
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

fn name((bucket, caller): Key) -> String {
    format!("tessera:limits:{}:{caller}", bucket.name())
}

/// Notes where the bucket stands for the answer's headers, and makes the refusal where it is one.
fn conclude(bucket: Bucket, rule: Rule, full: u64, now: u64, taken: Result<(), u64>) -> Result<Standing> {
    // Whole seconds, rounded up: that is all the header can say.
    let retry_after = taken.err().map(|wait| Duration::from_secs(wait.div_ceil(1_000_000_000).max(1)));
    let standing = Standing::new(bucket, rule, full.saturating_sub(now), retry_after);
    standing.note();
    if retry_after.is_none() {
        return Ok(standing);
    }
    metrics::counter!("tessera_rate_limited_total", "bucket" => bucket.name()).increment(1);
    let message = "Too much was asked in a short time. Wait a little before the next try.";
    Err(Error { retry_after, ..Error::new(Code::RateLimited, message) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_ipv6_is_one_caller_and_a_mapped_address_is_the_one_it_maps() {
        let at = |text: &str| Caller::at(text.parse().unwrap());
        assert_eq!(at("2001:db8:1:2::1"), at("2001:db8:1:2:ffff::9"));
        assert_ne!(at("2001:db8:1:2::1"), at("2001:db8:1:3::1"));
        assert_eq!(at("::ffff:192.0.2.7"), at("192.0.2.7"));
        assert_ne!(at("192.0.2.8"), at("192.0.2.7"));
        assert_eq!(at("2001:db8:1:2::1").to_string(), "address:2001:db8:1:2::");
    }

    #[tokio::test]
    async fn without_redis_a_server_counts_alone() {
        let config =
            LimitsConfig { sign_in_per_minute: 1, sign_in_burst: 2, user_per_minute: 3, ..LimitsConfig::default() };
        let (limits, _teller) = Limits::start(&config, None);
        let (somebody, user) = (Caller::at("192.0.2.7".parse().unwrap()), Caller::User(Uuid::nil()));
        for _ in 0..2 {
            limits.ask(Bucket::SignIn, somebody).await.unwrap();
        }
        let refused = limits.ask(Bucket::SignIn, somebody).await.unwrap_err();
        assert_eq!((refused.code, refused.retry_after), (Code::RateLimited, Some(Duration::from_mins(1))));
        limits.ask(Bucket::SignIn, Caller::at("192.0.2.8".parse().unwrap())).await.unwrap();
        let left = |units| limits.count(Bucket::User, user, units).map(|standing| standing.unwrap().remaining());
        assert_eq!([left(1).unwrap(), left(2).unwrap()], [2, 0]);
        assert_eq!(left(1).unwrap_err().code, Code::RateLimited);
    }

    #[tokio::test]
    async fn what_is_switched_off_is_not_counted() {
        let config = LimitsConfig { reset_per_hour: 0, ..LimitsConfig::default() };
        let (limits, _teller) = Limits::start(&config, None);
        for _ in 0..100 {
            limits.ask(Bucket::Reset, Caller::Email([7; 32])).await.unwrap();
        }
        assert!(limits.count(Bucket::Reset, Caller::Crowd, u64::MAX).unwrap().is_none());
    }
}
