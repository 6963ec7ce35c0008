//! Finished answers, kept: in the memory of this server, and in a Redis for all.
//!
//! An answer is kept with the seal of what it was read from; who finds it compares that with the stamps of the moment. In
//! Redis it is encrypted and bound to its key, so that neither an answer given to the wrong question by a mixed-up connection
//! nor one that somebody wrote there is ever taken for ours.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use bb8_redis::redis::Cmd;
use bytes::Bytes;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use chrono::{DateTime, Utc};
use moka::sync::Cache;
use prost::Message;
use sha2::{Digest, Sha256};

use super::{
    RedisPool,
    breaker::Breaker,
    stamps::{Seal, Stamp, Table},
};
use crate::error::{Error, Result};

/// A hash of everything an answer depends on beside what is in the tables.
pub type Key = [u8; 32];

/// Larger bodies, in bytes, are compressed on their way to Redis.
const COMPRESSED: usize = 4_096;
const NONCE: usize = 24;

/// A finished answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The JSON, without what is told beside it.
    pub body: Bytes,
    /// An entity tag for HTTP, with its quotes.
    pub etag: String,
    /// What it was read from.
    pub seal: Seal,
    /// It is not used after this moment, whatever the stamps say.
    pub expires: DateTime<Utc>,
}

impl Answer {
    pub fn new(body: Bytes, seal: Seal, expires: DateTime<Utc>) -> Self {
        Self { etag: etag(&body), body, seal, expires }
    }
}

/// The entity tag of a body. It is a weak one: the body may be sent compressed.
pub fn etag(body: &[u8]) -> String {
    let digest = Sha256::digest(body);
    format!("W/\"{}\"", hex::encode(digest.get(..16).unwrap_or_default()))
}

/// An answer as Redis has it, for all who asked for it together: the first of them opens it for the others.
pub struct Sealed {
    bytes: Vec<u8>,
    answer: OnceLock<Option<Arc<Answer>>>,
}

impl From<Vec<u8>> for Sealed {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, answer: OnceLock::new() }
    }
}

/// The two places where answers are kept.
pub struct Answers {
    near: Cache<Key, Arc<Answer>>,
    far: Option<Arc<Far>>,
}

/// Answers in Redis.
struct Far {
    pool: RedisPool,
    breaker: Breaker,
    prefix: String,
    cipher: XChaCha20Poly1305,
}

/// An answer as it is kept, before it is encrypted.
#[derive(Message)]
struct Entry {
    #[prost(bytes = "bytes", tag = "1")]
    body: Bytes,
    #[prost(bool, tag = "2")]
    is_compressed: bool,
    #[prost(string, tag = "3")]
    etag: String,
    #[prost(string, tag = "4")]
    identity: String,
    #[prost(bytes = "vec", tag = "5")]
    epoch: Vec<u8>,
    #[prost(message, repeated, tag = "6")]
    tables: Vec<Stamped>,
    /// Milliseconds since 1970.
    #[prost(int64, tag = "7")]
    expires: i64,
}

#[derive(Message)]
struct Stamped {
    #[prost(string, tag = "1")]
    table: String,
    #[prost(bytes = "vec", tag = "2")]
    stamp: Vec<u8>,
}

impl Answers {
    /// Keeps at most so many bytes near; `secret` encrypts what is kept in Redis.
    pub fn new(most_bytes: u64, redis: Option<RedisPool>, database: &str, secret: &[u8; 32]) -> Self {
        let near = Cache::builder()
            .max_capacity(most_bytes)
            .weigher(|_: &Key, answer: &Arc<Answer>| u32::try_from(answer.body.len() + 512).unwrap_or(u32::MAX))
            .build();
        let far = redis.map(|pool| {
            let cipher = XChaCha20Poly1305::new(secret.into());
            let prefix = format!("{{tessera:{database}}}:answer:");
            Arc::new(Far { pool, breaker: Breaker::new("redis answers"), prefix, cipher })
        });
        Self { near, far }
    }

    /// The answer in the memory of this server.
    pub fn near(&self, key: &Key) -> Option<Arc<Answer>> {
        self.near.get(key)
    }

    /// The name of the answer in Redis, where answers are kept there.
    pub fn name(&self, key: &Key) -> Option<String> {
        self.far.as_ref().map(|far| far.name(key))
    }

    /// The answer that was found under its name in Redis; none when it is not one that was kept there.
    pub fn open(&self, key: &Key, sealed: &Sealed) -> Option<Arc<Answer>> {
        let far = self.far.as_ref()?;
        sealed.answer.get_or_init(|| far.open(key, &sealed.bytes).map(Arc::new)).clone()
    }

    /// Keeps an answer that was found in Redis.
    pub fn keep_near(&self, key: Key, answer: Arc<Answer>) {
        self.near.insert(key, answer);
    }

    /// Keeps an answer that was just made, in both places. Nobody waits for Redis.
    pub fn keep(&self, key: Key, answer: Arc<Answer>, now: DateTime<Utc>) {
        self.keep_near(key, answer.clone());
        let Some(far) = self.far.clone().filter(|far| far.breaker.allows()) else { return };
        let life = (answer.expires - now).to_std().unwrap_or_default();
        tokio::spawn(async move {
            match far.set(&key, &answer, life).await {
                Ok(()) => far.breaker.worked(),
                Err(_) => far.breaker.failed(),
            }
        });
    }
}

impl Far {
    fn name(&self, key: &Key) -> String {
        format!("{}{}", self.prefix, hex::encode(key))
    }

    async fn set(&self, key: &Key, answer: &Answer, life: Duration) -> Result<()> {
        let life = u64::try_from(life.as_millis()).unwrap_or(u64::MAX).max(1);
        let mut set = Cmd::new();
        set.arg("SET").arg(self.name(key)).arg(self.seal(key, answer)?).arg("PX").arg(life);
        self.pool.get().await?.ask(&set).await
    }

    fn seal(&self, key: &Key, answer: &Answer) -> Result<Vec<u8>> {
        let Answer { body, etag, seal, expires } = answer;
        let is_compressed = body.len() > COMPRESSED;
        let tables = seal.tables.iter();
        let entry = Entry {
            body: if is_compressed { lz4_flex::compress_prepend_size(body).into() } else { body.clone() },
            is_compressed,
            etag: etag.clone(),
            identity: seal.identity.to_string(),
            epoch: seal.epoch.to_vec(),
            tables: tables.map(|(table, stamp)| Stamped { table: table.to_string(), stamp: stamp.to_vec() }).collect(),
            expires: expires.timestamp_millis(),
        };
        let nonce: [u8; NONCE] = rand::random();
        let plain = entry.encode_to_vec();
        let sealed = self.cipher.encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: key });
        let sealed = sealed.map_err(|_| Error::internal("an answer could not be sealed"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// None for what is not an answer to this key, sealed with this secret.
    fn open(&self, key: &Key, sealed: &[u8]) -> Option<Answer> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let plain = self.cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: key }).ok()?;
        let entry = Entry::decode(Bytes::from(plain)).ok()?;
        let Entry { body, is_compressed, etag, identity, epoch, tables, expires } = entry;
        let body = if is_compressed { lz4_flex::decompress_size_prepended(&body).ok()?.into() } else { body };
        let stamped = |of: Stamped| Some((of.table.into(), of.stamp.try_into().ok()?));
        let tables: Option<Vec<(Table, Stamp)>> = tables.into_iter().map(stamped).collect();
        let seal = Seal { identity: identity.into(), epoch: epoch.try_into().ok()?, tables: tables? };
        Some(Answer { body, etag, seal, expires: DateTime::from_timestamp_millis(expires)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn far(secret: u8) -> Arc<Far> {
        let pool = crate::cache::connect("redis://127.0.0.1:1").await.unwrap();
        Answers::new(1_000_000, Some(pool), "test", &[secret; 32]).far.unwrap()
    }

    fn answer(body: &str) -> Answer {
        let seal = Seal { identity: "here".into(), epoch: [1; 16], tables: vec![("notes".into(), [2; 16])] };
        Answer::new(body.to_owned().into(), seal, DateTime::from_timestamp_millis(1_800_000_000_000).unwrap())
    }

    #[tokio::test]
    async fn an_answer_comes_back_as_it_went() {
        let far = far(1).await;
        for body in ["{}".to_owned(), "long ".repeat(5_000)] {
            let sealed = far.seal(&[7; 32], &answer(&body)).unwrap();
            assert!(sealed.len() < 5_000, "long ones are compressed");
            assert_eq!(far.open(&[7; 32], &sealed), Some(answer(&body)));
        }
    }

    #[tokio::test]
    async fn what_is_for_another_question_or_from_another_hand_is_not_taken() {
        let far = far(1).await;
        let sealed = far.seal(&[7; 32], &answer("{}")).unwrap();
        assert_eq!(far.open(&[8; 32], &sealed), None);
        assert_eq!(self::far(2).await.open(&[7; 32], &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(far.open(&[7; 32], &changed), None, "byte {at}");
            assert_eq!(far.open(&[7; 32], &sealed[..at]), None, "length {at}");
        }
    }
}
