//! The query cache: whole answers, kept and never wrong (docs/caching.md).
//!
//! Authentication, decisions on fields, limits and cost come before it, at each request. It holds what a query that may be
//! kept was answered, and gives it out while nothing has changed in the tables it was read from.

use std::{
    borrow::Cow,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use axum::body::Bytes;
use chrono::{DateTime, TimeDelta, Utc};

use super::documents::Document;
use crate::{
    app::App,
    auth::key_for,
    cache::{
        answers::{self, Answer, Answers, Key},
        flights::{Flights, Turns},
        stamps::{Staleness, Stamps},
    },
    db::{
        catalog::{Catalog, Reads},
        leases::Leases,
    },
    error::Result,
};

/// Larger answers are not kept, in bytes.
const LARGEST: usize = 1024 * 1024;
/// What depends on the day is not kept over its end, and so long not after it: clocks differ.
const MIDNIGHT: TimeDelta = TimeDelta::seconds(5);

/// An answer that was made for a request.
#[derive(Debug, Default)]
pub struct Made {
    pub body: Bytes,
    pub statements: u32,
    /// The code of its first error.
    pub error_code: Option<String>,
    /// The request was refused as a whole; `body` says why.
    pub is_refusal: bool,
    /// Some decision on a token took too long: what is missing may be the caller's to see.
    pub is_doubtful: bool,
    /// The same, kept; none where it may not be.
    pub kept: Option<Arc<Answer>>,
}

impl Made {
    /// Everybody with the same key would be answered this.
    fn is_good(&self) -> bool {
        self.error_code.is_none() && !self.is_refusal && !self.is_doubtful
    }
}

/// Where an answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Out of the cache, or made for somebody else at this moment.
    Hit,
    /// Made for this request, and kept where that was possible.
    Miss,
    /// Made for this request past the cache.
    Bypass,
}

impl Source {
    /// The word for the header `X-Cache`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hit => "HIT",
            Self::Miss => "MISS",
            Self::Bypass => "BYPASS",
        }
    }
}

/// An answer as it is sent.
#[derive(Debug)]
pub enum Given {
    Kept(Arc<Answer>),
    Made(Arc<Made>),
}

impl Given {
    pub fn body(&self) -> Bytes {
        match self {
            Self::Kept(answer) => answer.body.clone(),
            Self::Made(made) => made.body.clone(),
        }
    }

    /// What was made for a request, unless it was kept.
    pub fn made(&self) -> Option<&Made> {
        match self {
            Self::Kept(_) => None,
            Self::Made(made) => Some(made),
        }
    }

    /// The entity tag of the body.
    pub fn etag(&self) -> Cow<'_, str> {
        match self {
            Self::Kept(answer) => Cow::Borrowed(&answer.etag),
            Self::Made(made) => match &made.kept {
                Some(answer) => Cow::Borrowed(&answer.etag),
                None => Cow::Owned(answers::etag(&made.body)),
            },
        }
    }
}

/// Answers of queries, kept.
pub struct QueryCache {
    leases: Arc<Leases>,
    answers: Arc<Answers>,
    flights: Flights<Key, Arc<Made>>,
    /// While nothing tells whether an answer still holds.
    turns: Turns<Key, (Arc<Made>, bool)>,
    life: Duration,
}

/// What a request finds when it asks the cache.
enum Found {
    Answer(Arc<Answer>),
    /// Nothing that holds; the stamps are from before anything is read.
    Nothing(Arc<Stamps>, Arc<Catalog>),
    /// The cache cannot be used now.
    Closed(&'static str),
}

impl QueryCache {
    /// The cache of a server; none where it is turned off.
    pub fn new(app: &App) -> Result<Option<Self>> {
        let Some((leases, database)) = &app.leases else { return Ok(None) };
        let config = &app.config.cache;
        let secret = key_for(app.auth.keys(), "cache.answers")?;
        let most_bytes = u64::from(config.memory_mb) * 1024 * 1024;
        Ok(Some(Self {
            leases: leases.clone(),
            answers: Arc::new(Answers::new(most_bytes, app.redis.clone(), database, &secret)),
            flights: Flights::default(),
            turns: Turns::default(),
            life: Duration::from_secs(config.seconds.into()),
        }))
    }

    /// The answer for `key`: out of the cache while it holds, else what `work` makes, once for all who ask for it meanwhile.
    pub async fn answer<F>(
        &self,
        key: Key,
        document: &Arc<Document>,
        now: DateTime<Utc>,
        work: impl Fn(Option<Arc<Catalog>>) -> F,
    ) -> (Given, Source)
    where
        F: Future<Output = (Made, Reads)> + Send + 'static,
    {
        let (stamps, catalog) = match self.find(&key, now).await {
            Found::Answer(answer) => return (Given::Kept(answer), Source::Hit),
            Found::Nothing(stamps, catalog) => (stamps, catalog),
            Found::Closed(reason) => {
                count("bypass", reason);
                return (Given::Made(self.make(key, work).await), Source::Bypass);
            }
        };
        let flight = || {
            let (making, document) = (work(Some(catalog.clone())), document.clone());
            let (answers, stamps, catalog) = (self.answers.clone(), stamps.clone(), catalog.clone());
            let expires = self.expires(now);
            async move {
                // Another may have kept it since this request has looked.
                if let Some(answer) = answers.near(&key).filter(|answer| stamps.check(&answer.seal).is_ok()) {
                    return Arc::new(Made { body: answer.body.clone(), kept: Some(answer), ..Made::default() });
                }
                let (made, reads) = making.await;
                let made = keepable(made, &reads, &stamps, &catalog, &document, (now, expires));
                if let Some(answer) = &made.kept {
                    answers.keep(key, answer.clone(), now);
                }
                Arc::new(made)
            }
        };
        let (made, is_begun) = self.flights.join(key, flight).await;
        match made {
            Some(made) if is_begun => (Given::Made(made), Source::Miss),
            // Made for somebody who came earlier: it holds if nothing had changed when this request came.
            Some(made) if made.kept.as_ref().is_some_and(|kept| stamps.check(&kept.seal).is_ok()) => {
                count("hit", "shared");
                (Given::Made(made), Source::Hit)
            }
            _ => (Given::Made(flight().await), Source::Miss),
        }
    }

    /// The answer past the cache: made after it was asked for, once for all who ask while the one before is made. Without
    /// stamps that is all there is to keep equal questions from being answered one by one.
    async fn make<F>(&self, key: Key, work: impl Fn(Option<Arc<Catalog>>) -> F) -> Arc<Made>
    where
        F: Future<Output = (Made, Reads)> + Send + 'static,
    {
        let turn = || {
            let making = work(None);
            async move {
                let (made, reads) = making.await;
                (Arc::new(made), reads.is_of_the_moment)
            }
        };
        match self.turns.next(key, turn).await {
            (Some((made, _)), true) => made,
            (Some((made, false)), _) if made.is_good() => {
                count("hit", "turn");
                made
            }
            _ => turn().await.0,
        }
    }

    async fn find(&self, key: &Key, now: DateTime<Utc>) -> Found {
        let Some(held) = self.leases.held() else { return Found::Closed("lease") };
        let near = self.answers.near(key);
        let wanted = if near.is_none() { self.answers.name(key) } else { None };
        let Ok((stamps, sealed)) = self.leases.stamps(&held, wanted.as_deref()).await else {
            return Found::Closed("stamps");
        };
        let is_near = near.is_some();
        let Some(answer) = near.or_else(|| self.answers.open(key, sealed.as_deref()?)) else {
            count("miss", "absent");
            return Found::Nothing(stamps, held.catalog);
        };
        let reason = match stamps.check(&answer.seal) {
            Ok(()) if answer.expires > now => {
                count("hit", if is_near { "near" } else { "redis" });
                if !is_near {
                    self.answers.keep_near(*key, answer.clone());
                }
                return Found::Answer(answer);
            }
            Ok(()) => "expired",
            Err(Staleness::Changed) => "changed",
            Err(Staleness::Pending) => return Found::Closed("pending"),
        };
        count("miss", reason);
        Found::Nothing(stamps, held.catalog)
    }

    /// Answers kept together do not end together.
    fn expires(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        now + self.life.mul_f64(rand::random_range(0.9..1.1))
    }
}

/// The same, kept where it may be.
fn keepable(
    made: Made,
    reads: &Reads,
    stamps: &Stamps,
    catalog: &Catalog,
    document: &Document,
    (now, expires): (DateTime<Utc>, DateTime<Utc>),
) -> Made {
    let is_of_tables = !reads.is_of_the_moment && reads.tables.iter().all(|table| catalog.watched().contains(table));
    if !is_of_tables {
        // The next request does not wait for another to find that out.
        document.is_never_kept.store(true, Ordering::Relaxed);
        count("uncacheable", "reads");
    }
    let is_good = made.is_good() && made.body.len() <= LARGEST;
    let expires = if reads.is_of_today { end_of_day(now).map(|end| end.min(expires)) } else { Some(expires) };
    let seal = (is_of_tables && is_good).then(|| stamps.seal(&reads.tables)).flatten();
    let kept = seal.zip(expires).map(|(seal, expires)| Arc::new(Answer::new(made.body.clone(), seal, expires)));
    Made { kept, ..made }
}

/// Until when what was read today holds; none around midnight, when servers may not agree on the day.
fn end_of_day(now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let begins = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
    let ends = begins + TimeDelta::days(1) - MIDNIGHT;
    (now > begins + MIDNIGHT && now < ends).then_some(ends)
}

fn count(outcome: &'static str, reason: &'static str) {
    metrics::counter!("tessera_cache_requests_total", "outcome" => outcome, "reason" => reason).increment(1);
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn what_is_of_today_ends_with_the_day() {
        let at = |hour, minute, second| Utc.with_ymd_and_hms(2026, 11, 29, hour, minute, second).unwrap();
        assert_eq!(end_of_day(at(12, 0, 0)), Some(at(23, 59, 55)));
        assert_eq!(end_of_day(at(0, 0, 3)), None);
        assert_eq!(end_of_day(at(23, 59, 57)), None);
    }
}
