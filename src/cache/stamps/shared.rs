//! The stamps that servers share, in a Redis.
//!
//! A hash holds the stamps, a sorted set the writers that were announced. Each question asks as well which Redis answers, and
//! whether it is a primary: stamps from before a fail-over, or from a replica, are never taken for those of now. What is kept
//! in Redis and may still hold travels with the stamps that decide over it, so that it costs no trip of its own.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use bb8_redis::redis::{FromRedisValue, Pipeline, Value};
use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared as SharedFuture, WeakShared},
};
use tokio::{sync::Semaphore, time::timeout};

use super::{PATIENCE, Stamps, Table, Writer, new_stamp};
use crate::{
    cache::{RedisPool, answers::Sealed, breaker::Breaker},
    error::{Error, Result},
};

/// The field of the hash that stands for all tables.
const EPOCH: &str = "*";
/// The field that changes with each other: as long as it is the same, so are all.
const ANY: &str = "?";
/// How long the stamps outlive the last server, in milliseconds: longer than anything that is kept with them.
const LIFE: u64 = 86_400_000;
/// Questions under way at once. What is asked meanwhile is asked together.
const QUESTIONS: usize = 2;
/// Names that one question asks for at most: what they hold comes as a whole.
const WANTED: usize = 32;
/// Whoever has waited for longer does without: a question is sent by those who wait for it, and they may be held up.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

/// Announces a writer by Redis' own time, so that servers' clocks do not matter, and gives its tables new stamps.
const BEGIN: &str = "
    redis.call('ZADD', KEYS[2], redis.call('TIME')[1] + ARGV[1], ARGV[2])
    redis.call('HSET', KEYS[1], unpack(ARGV, 4))
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
    redis.call('PEXPIRE', KEYS[2], ARGV[3])
    return 1";

/// Forgets writers whose time has come.
const TIDY: &str = "
    redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', redis.call('TIME')[1])
    redis.call('PEXPIRE', KEYS[1], ARGV[1])
    return 1";

type Answered = std::result::Result<Arc<Told>, ()>;

/// What one question was answered.
struct Told {
    stamps: Arc<Stamps>,
    /// By name, what is kept in Redis; nothing where nothing is.
    kept: HashMap<String, Arc<Sealed>>,
}

/// A question that may not have been sent yet. It is driven on by those who wait for it, and gone when nobody does.
struct Question {
    /// What it asks for beside the stamps; none once it is sent.
    wanted: Arc<Mutex<Option<BTreeSet<String>>>>,
    answer: WeakShared<BoxFuture<'static, Answered>>,
}

/// Stamps in Redis.
pub struct Shared {
    place: Arc<Place>,
    /// The question for whoever comes before it is sent.
    next: Mutex<Option<Question>>,
    turns: Arc<Semaphore>,
}

struct Place {
    pool: RedisPool,
    breaker: Breaker,
    /// Of stamps and of writers. The braces keep them in one slot of a cluster.
    keys: [String; 2],
    /// The tables there are, for when Redis has lost them.
    tables: Mutex<Arc<HashSet<Table>>>,
    /// The stamps as they were last read, by the one that changes with each other.
    last: Mutex<Option<(Vec<u8>, Arc<Stamps>)>>,
}

impl Shared {
    pub(super) fn new(pool: RedisPool, database: &str) -> Self {
        let keys = ["stamps", "writers"].map(|name| format!("{{tessera:{database}}}:{name}"));
        let place = Place {
            pool,
            breaker: Breaker::new("redis stamps"),
            keys,
            tables: Mutex::default(),
            last: Mutex::default(),
        };
        Self { place: Arc::new(place), next: Mutex::default(), turns: Arc::new(Semaphore::new(QUESTIONS)) }
    }

    /// The stamps, and what is kept under the name of `wanted`.
    pub(super) async fn read(&self, wanted: Option<&str>) -> Result<(Arc<Stamps>, Option<Arc<Sealed>>)> {
        let told = timeout(LONGEST_WAIT, self.question(wanted)).await.unwrap_or(Err(()));
        let told = told.map_err(|()| Error::unavailable("the stamps of the cache cannot be read"))?;
        Ok((told.stamps.clone(), wanted.and_then(|name| told.kept.get(name)).cloned()))
    }

    /// The question that will be sent next, with `wanted` in it.
    fn question(&self, wanted: Option<&str>) -> SharedFuture<BoxFuture<'static, Answered>> {
        let mut next = locked(&self.next);
        if let Some(answer) = next.as_ref().and_then(|question| question.joined(wanted)) {
            return answer;
        }
        let names = Arc::new(Mutex::new(Some(wanted.map(str::to_owned).into_iter().collect())));
        let answer = self.asking(names.clone());
        // There is always one: it has not been polled.
        *next = answer.downgrade().map(|answer| Question { wanted: names, answer });
        answer
    }

    /// A question that is sent when it is its turn, and is nobody else's to join from then on.
    fn asking(&self, wanted: Arc<Mutex<Option<BTreeSet<String>>>>) -> SharedFuture<BoxFuture<'static, Answered>> {
        let (place, turns) = (self.place.clone(), self.turns.clone());
        let ask = async move {
            let turn = turns.acquire().await;
            let names = locked(&wanted).take().unwrap_or_default();
            let told = place.read(names).await;
            drop(turn);
            told.map(Arc::new).map_err(|error| tracing::debug!(?error, "no stamps"))
        };
        ask.boxed().shared()
    }

    pub(super) fn is_away(&self) -> bool {
        self.place.breaker.is_open()
    }

    pub(super) async fn renew(&self, tables: &HashSet<Table>) -> Result<Arc<str>> {
        *locked(&self.place.tables) = Arc::new(tables.clone());
        let mut question = Pipeline::new();
        let set = question.cmd("HSET").arg(&self.place.keys[0]).arg(EPOCH).arg(&new_stamp()[..]);
        set.arg(ANY).arg(&new_stamp()[..]);
        for table in tables {
            set.arg(&**table).arg(&new_stamp()[..]);
        }
        question.cmd("PEXPIRE").arg(&self.place.keys[0]).arg(LIFE);
        Ok(self.place.ask(question).await?.0)
    }

    pub(super) async fn begin(&self, writer: &Writer) -> Result<Arc<str>> {
        let mut question = Pipeline::new();
        let script = self.place.script(&mut question, BEGIN);
        script.arg(PATIENCE.as_secs()).arg(member(writer)).arg(LIFE).arg(ANY).arg(&new_stamp()[..]);
        for table in &writer.tables {
            script.arg(&**table).arg(&new_stamp()[..]);
        }
        Ok(self.place.ask(question).await?.0)
    }

    pub(super) async fn end(&self, writer: &Writer) -> Result<Arc<str>> {
        let mut question = Pipeline::new();
        let set = question.cmd("HSET").arg(&self.place.keys[0]).arg(ANY).arg(&new_stamp()[..]);
        for table in &writer.tables {
            set.arg(&**table).arg(&new_stamp()[..]);
        }
        question.cmd("ZREM").arg(&self.place.keys[1]).arg(member(writer));
        Ok(self.place.ask(question).await?.0)
    }

    pub(super) async fn tidy(&self) -> Result<Arc<str>> {
        let mut question = Pipeline::new();
        self.place.script(&mut question, TIDY).arg(LIFE);
        Ok(self.place.ask(question).await?.0)
    }
}

impl Question {
    /// Its answer, for one more who wants to know what is kept under a name; none when it is sent, given up or full.
    fn joined(&self, wanted: Option<&str>) -> Option<SharedFuture<BoxFuture<'static, Answered>>> {
        let answer = self.answer.upgrade()?;
        let mut names = locked(&self.wanted);
        let names = names.as_mut()?;
        match wanted {
            Some(name) if names.len() < WANTED || names.contains(name) => {
                names.insert(name.to_owned());
                Some(answer)
            }
            Some(_) => None,
            None => Some(answer),
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The stamps while these writers are announced.
fn with_writers(stamps: Stamps, writers: &[String]) -> Stamps {
    let pending = writers.iter().flat_map(|writer| writer.split(' ').skip(1)).map(Table::from).collect();
    Stamps { pending, ..stamps }
}

/// A writer as the set of writers has it: its name and its tables.
fn member(writer: &Writer) -> String {
    let tables = writer.tables.iter().flat_map(|table| [" ", table]);
    std::iter::once(writer.name.as_str()).chain(tables).collect()
}

impl Place {
    async fn read(&self, wanted: BTreeSet<String>) -> Result<Told> {
        let mut question = Pipeline::new();
        question.cmd("HGET").arg(&self.keys[0]).arg(ANY);
        question.cmd("ZRANGE").arg(&self.keys[1]).arg(0).arg(-1);
        if !wanted.is_empty() {
            let get = question.cmd("MGET");
            for name in &wanted {
                get.arg(name);
            }
        }
        let (identity, answers) = self.ask(question).await?;
        let mut answers = answers.into_iter();
        let any: Option<Vec<u8>> = answered(answers.next())?;
        let writers: Vec<String> = answered(answers.next())?;
        let kept = if wanted.is_empty() { Vec::new() } else { answered::<Vec<Option<Vec<u8>>>>(answers.next())? };
        let kept =
            wanted.into_iter().zip(kept).filter_map(|(name, kept)| Some((name, Arc::new(kept?.into())))).collect();
        Ok(Told { stamps: self.stamps(identity, any, &writers).await?, kept })
    }

    /// All stamps, of which one says whether any has changed since they were read last.
    async fn stamps(&self, identity: Arc<str>, any: Option<Vec<u8>>, writers: &[String]) -> Result<Arc<Stamps>> {
        let last = locked(&self.last).clone();
        if let (Some(any), Some((seen, last))) = (any, last)
            && any == seen
            && identity == last.identity
        {
            return Ok(if writers.is_empty() { last } else { Arc::new(with_writers(Stamps::clone(&last), writers)) });
        }
        self.look().await
    }

    /// Reads all stamps, and has new ones made where Redis has lost them: what was read by those is void.
    async fn look(&self) -> Result<Arc<Stamps>> {
        let mut question = Pipeline::new();
        let tables = locked(&self.tables).clone();
        for field in tables.iter().map(|table| &**table).chain([EPOCH, ANY]) {
            question.cmd("HSETNX").arg(&self.keys[0]).arg(field).arg(&new_stamp()[..]);
        }
        question.cmd("PEXPIRE").arg(&self.keys[0]).arg(LIFE);
        question.cmd("HGETALL").arg(&self.keys[0]);
        question.cmd("ZRANGE").arg(&self.keys[1]).arg(0).arg(-1);
        let (identity, mut answers) = self.ask(question).await?;
        let writers: Vec<String> = answered(answers.pop())?;
        let mut hash: HashMap<String, Vec<u8>> = answered(answers.pop())?;
        let (any, epoch) = (hash.remove(ANY), hash.remove(EPOCH));
        let of = hash.into_iter().filter_map(|(name, stamp)| Some((name.into(), stamp.try_into().ok()?)));
        let epoch = epoch.and_then(|stamp| stamp.try_into().ok());
        let stamps = Arc::new(Stamps { identity, epoch, of: of.collect(), pending: HashSet::new() });
        let mut last = locked(&self.last);
        *last = any.map(|any| (any, stamps.clone()));
        Ok(if writers.is_empty() { stamps } else { Arc::new(with_writers(Stamps::clone(&stamps), &writers)) })
    }

    fn script<'a>(&self, question: &'a mut Pipeline, text: &str) -> &'a mut Pipeline {
        question.cmd("EVAL").arg(text).arg(2).arg(&self.keys[0]).arg(&self.keys[1])
    }

    /// Asks, and tells which Redis has answered.
    async fn ask(&self, mut question: Pipeline) -> Result<(Arc<str>, Vec<Value>)> {
        if !self.breaker.allows() {
            return Err(Error::unavailable("Redis is left alone for a while"));
        }
        question.cmd("INFO").arg("replication");
        let asked = async {
            let mut connection = self.pool.get().await?;
            let mut answers = connection.ask_all(&question).await?;
            let replication: String = answered(answers.pop())?;
            let identity = identity(connection.server(), &replication);
            Ok((identity.ok_or_else(|| Error::unavailable("this Redis is not a primary"))?, answers))
        };
        let answer = asked.await;
        match &answer {
            Ok(_) => self.breaker.worked(),
            Err(_) => self.breaker.failed(),
        }
        answer
    }
}

fn answered<T: FromRedisValue>(value: Option<Value>) -> Result<T> {
    let value = value.ok_or_else(|| Error::unavailable("Redis left a question out"))?;
    let value = value.extract_error().map_err(Error::unavailable)?;
    T::from_redis_value(value).map_err(Error::unavailable)
}

/// The run of a Redis and the history of its data. None for a replica, whose data is another's and late.
fn identity(server: &str, replication: &str) -> Option<Arc<str>> {
    let of = |name: &str| replication.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    (of("role")?.trim() == "master").then_some(())?;
    Some(format!("{server}:{}", of("master_replid")?.trim()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replica_has_no_identity() {
        let info = |role| format!("# Replication\r\nrole:{role}\r\nmaster_replid:abc\r\nmaster_replid2:0\r\n");
        assert_eq!(identity("run", &info("master")).as_deref(), Some("run:abc"));
        assert_eq!(identity("run", &info("slave")), None);
        assert_eq!(identity("run", ""), None);
    }
}
