//! Seals of the audit log: what is changed in it afterwards, also by whoever rules the database, is found.
//!
//! A server seals what has been written about once a minute. A seal holds the digest of each entry and the hash of the
//! seal before it, and a code over its hash made with a secret of the key file: who has the database and not that file
//! can forge none (docs/decisions/0024-audit-seals.md).

pub mod verify;

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use tokio::task::JoinHandle;

use super::{
    keys::KeyRing,
    store::audit_seals::{self as store, Entry, Head, Seal},
};
use crate::{
    db::Db,
    error::{Error, Result},
};

/// Entries of one seal at most: a megabyte or so at once, here and when it is verified.
const MOST: i64 = 10_000;
/// Bytes of an entry in `digests`: its id, and its digest.
const ID: usize = 16;
const ITEM: usize = ID + 32;
/// How long one round waits for transactions that have begun before it, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(20);
/// No transaction of the server lasts longer: an entry that says to be older than that when it takes its position was
/// dated back.
const LONGEST: TimeDelta = TimeDelta::hours(1);
/// Entries that wait longer are told of in the log.
const LATE: TimeDelta = TimeDelta::minutes(5);

/// What became of one round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Round {
    /// So many entries were sealed.
    Sealed(usize),
    /// Another server is at it, or was a moment ago.
    NotDue,
    /// A transaction that has begun before is still under way: nothing is sealed until it ends.
    Waiting,
}

/// Seals every entry that was written until now, once the transactions that were under way have ended. Of many servers one
/// does it at a time; `pause` is the least time between two rounds.
pub async fn seal(db: &Db, keys: &KeyRing, pause: Duration) -> Result<Round> {
    let mut connection = db.connection().await?;
    connection.transaction(async |connection| seal_all(connection, keys, pause).await).await
}

async fn seal_all(connection: &mut AsyncPgConnection, keys: &KeyRing, pause: Duration) -> Result<Round> {
    if !store::take_turn(connection).await? {
        return Ok(Round::NotDue);
    }
    let mut head = store::head(connection).await?;
    // The order of these two matters: whoever has taken a position up to this one has a smaller number than the next.
    let reach = store::reach(connection).await?;
    let own = store::own_transaction(connection).await?;
    let opened_at = head.as_ref().map(|head| head.sealed_at);
    let is_due = opened_at.is_none_or(|last| (reach.at - last).to_std().is_ok_and(|passed| passed >= pause));
    if !is_due {
        return Ok(Round::NotDue);
    }
    let mut waited = Duration::ZERO;
    while !store::all_before_have_ended(connection, &own).await? {
        if waited >= PATIENCE {
            return Ok(Round::Waiting);
        }
        tokio::time::sleep(LOOK).await;
        waited += LOOK;
    }
    let mut total = 0;
    loop {
        let after = head.as_ref().map_or(0, |head| head.until_position);
        let entries = store::entries(connection, after, reach.position, MOST).await?;
        let (Some(last), count) = (entries.last(), entries.len()) else { break };
        let seal = Unsigned {
            number: head.as_ref().map_or(1, |head| head.number + 1),
            after_position: after,
            until_position: if i64::try_from(count).is_ok_and(|count| count < MOST) {
                reach.position
            } else {
                last.position
            },
            opened_at,
            sealed_at: reach.at,
            digests: entries.iter().flat_map(item).collect(),
            previous_hash: head.map_or_else(|| vec![0; 32], |head| head.hash),
        };
        let seal = seal.sign(keys)?;
        store::write(connection, &seal).await?;
        total += count;
        // The log is kept elsewhere: it shows that the end of the chain was cut off.
        tracing::info!(seal = seal.number, entries = count, hash = hex::encode(&seal.hash), "sealed the audit log");
        let Seal { number, until_position, sealed_at, hash, .. } = seal;
        head = Some(Head { number, until_position, sealed_at, hash });
    }
    metrics::counter!("tessera_audit_entries_sealed_total").increment(total as u64);
    Ok(Round::Sealed(total))
}

/// A seal before its hash and its code are made.
struct Unsigned {
    number: i64,
    after_position: i64,
    until_position: i64,
    opened_at: Option<chrono::DateTime<chrono::Utc>>,
    sealed_at: chrono::DateTime<chrono::Utc>,
    digests: Vec<u8>,
    previous_hash: Vec<u8>,
}

impl Unsigned {
    fn sign(self, keys: &KeyRing) -> Result<Seal> {
        let (key_id, secret) = keys.refresh_secret().ok_or_else(|| Error::internal("the key file holds no secret"))?;
        let entries = i32::try_from(self.digests.len() / ITEM).map_err(Error::internal)?;
        let Self { number, after_position, until_position, opened_at, sealed_at, digests, previous_hash } = self;
        let key_id = i64::from(key_id);
        let (hash, code) = (Vec::new(), Vec::new());
        let unsigned = Seal {
            number,
            after_position,
            until_position,
            opened_at,
            sealed_at,
            entries,
            digests,
            previous_hash,
            hash,
            key_id,
            code,
        };
        let hash = hash_of(&unsigned);
        let code = mac(&secret, &hash)?.finalize().into_bytes().to_vec();
        Ok(Seal { hash, code, ..unsigned })
    }
}

/// SHA-256 of everything a seal says, the hash of the one before it included.
fn hash_of(seal: &Seal) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(b"tessera audit seal 1");
    hash.update(&seal.previous_hash);
    let times = [seal.opened_at.map_or(i64::MIN, |at| at.timestamp_micros()), seal.sealed_at.timestamp_micros()];
    for number in [seal.number, seal.after_position, seal.until_position, seal.key_id].into_iter().chain(times) {
        hash.update(number.to_be_bytes());
    }
    hash.update(&seal.digests);
    hash.finalize().to_vec()
}

/// The code over a hash, with a key derived from a secret of the key file.
fn mac(secret: &[u8; 32], hash: &[u8]) -> Result<Hmac<Sha256>> {
    let mut key = [0; 32];
    let derived = Hkdf::<Sha256>::new(None, secret).expand(b"tessera/v1/audit_seals", &mut key);
    derived.map_err(|_| Error::internal("a key of this length cannot be derived"))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(Error::internal)?;
    mac.update(hash);
    Ok(mac)
}

fn item(entry: &Entry) -> Vec<u8> {
    [entry.id.as_bytes().as_slice(), &digest_of(entry)].concat()
}

/// SHA-256 of all that an entry holds: each column in the order of the table, absent or with its length, so that nothing
/// can be moved from one to the next.
fn digest_of(entry: &Entry) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"tessera audit entry 1");
    let id = |id: &Option<uuid::Uuid>| id.map(|id| id.into_bytes().to_vec());
    let text = |text: &Option<String>| text.as_ref().map(|text| text.clone().into_bytes());
    let columns = [
        Some(entry.position.to_be_bytes().to_vec()),
        Some(entry.id.into_bytes().to_vec()),
        Some(entry.occurred_at.timestamp_micros().to_be_bytes().to_vec()),
        id(&entry.actor_id),
        id(&entry.session_id),
        id(&entry.request_id),
        Some(entry.action.clone().into_bytes()),
        Some(entry.type_name.clone().into_bytes()),
        Some(entry.record_id.into_bytes().to_vec()),
        entry.version.map(|version| version.to_be_bytes().to_vec()),
        text(&entry.before),
        text(&entry.after),
        id(&entry.client_id),
    ];
    for column in columns {
        match column {
            None => hash.update([0]),
            Some(value) => {
                hash.update([1]);
                hash.update((value.len() as u64).to_be_bytes());
                hash.update(value);
            }
        }
    }
    hash.finalize().into()
}

/// Seals the log again and again until it is dropped.
pub struct AuditSealer(JoinHandle<()>);

impl AuditSealer {
    pub fn start(db: Db, keys: Arc<KeyRing>, interval: Duration) -> Self {
        Self(tokio::spawn(async move {
            let mut is_late = false;
            loop {
                tokio::time::sleep(interval).await;
                match seal(&db, &keys, interval * 9 / 10).await {
                    Ok(round) => tracing::debug!(?round, "looked at the audit log"),
                    Err(error) => tracing::warn!(?error, "the audit log could not be sealed; it is tried again"),
                }
                is_late = tell_how_late(&db, is_late).await;
            }
        }))
    }
}

impl Drop for AuditSealer {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Tells how long the oldest entry has been waiting for its seal; whether that is too long.
async fn tell_how_late(db: &Db, was_late: bool) -> bool {
    let Ok(lag) = lag(db).await else { return was_late };
    #[expect(clippy::cast_precision_loss, reason = "a wait in milliseconds")]
    metrics::gauge!("tessera_audit_seal_lag_seconds").set(lag.num_milliseconds() as f64 / 1_000.0);
    let is_late = lag > LATE;
    // Once each time it happens.
    if is_late && !was_late {
        let seconds = lag.num_seconds();
        tracing::warn!(seconds, "entries of the audit log wait for their seal: is a transaction open for long?");
    }
    is_late
}

async fn lag(db: &Db) -> Result<TimeDelta> {
    let mut connection = db.connection().await?;
    let after = store::head(&mut connection).await?.map_or(0, |head| head.until_position);
    let now = store::reach(&mut connection).await?.at;
    let (_, oldest) = store::left(&mut connection, after).await?;
    Ok(oldest.map_or(TimeDelta::zero(), |oldest| now - oldest))
}
