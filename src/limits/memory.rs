//! The buckets of one server.

use std::{
    collections::{HashMap, hash_map::RandomState},
    hash::BuildHasher,
    sync::{Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use super::{Bucket, Caller, gcra::Rule};

/// Requests of different callers seldom wait for each other.
const SHARDS: usize = 64;
/// Buckets that are not full, in one shard: a quarter of a million altogether, some 30 MB.
const MOST: usize = 4_096;

/// Which bucket of whom.
pub(super) type Key = (Bucket, Caller);

/// A bucket that is not full.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// When it is full again, in nanoseconds.
    full: u64,
    /// Nanoseconds that were taken and that the other servers have not been told of.
    untold: u64,
}

#[derive(Debug, Default)]
struct Shard {
    entries: HashMap<Key, Entry>,
    /// Keys of entries with something untold.
    changed: Vec<Key>,
    /// At how many entries the full ones are thrown out next.
    sweep_at: usize,
}

impl Shard {
    /// The entry of a key. When too many callers ask at once, newcomers share one.
    fn entry(&mut self, key: Key, now: u64) -> (Key, &mut Entry) {
        if self.entries.len() >= self.sweep_at.max(64) {
            self.entries.retain(|_, entry| entry.full > now);
            self.sweep_at = (2 * self.entries.len()).min(MOST);
        }
        let is_crowded = self.entries.len() >= MOST && !self.entries.contains_key(&key);
        let key = if is_crowded { (key.0, Caller::Crowd) } else { key };
        (key, self.entries.entry(key).or_default())
    }
}

#[derive(Debug)]
pub(super) struct Memory {
    shards: [Mutex<Shard>; SHARDS],
    hasher: RandomState,
    has_untold: Notify,
}

impl Memory {
    pub fn new() -> Self {
        Self {
            shards: std::array::from_fn(|_| Mutex::default()),
            hasher: RandomState::new(),
            has_untold: Notify::new(),
        }
    }

    fn shard(&self, key: &Key) -> Option<MutexGuard<'_, Shard>> {
        let hash = usize::try_from(self.hasher.hash_one(key) % SHARDS as u64).ok()?;
        Some(self.shards.get(hash)?.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes `units`, and remembers to tell the others when `tells`. When the bucket is full again, and how long to wait
    /// where nothing was taken.
    pub fn take(&self, key: Key, rule: Rule, units: u64, now: u64, tells: bool) -> (u64, Result<(), u64>) {
        let Some(mut shard) = self.shard(&key) else { return (now, Ok(())) };
        let (key, entry) = shard.entry(key, now);
        match rule.take(entry.full, now, units) {
            Ok(full) => {
                entry.full = full;
                let is_first = entry.untold == 0;
                if tells && units > 0 {
                    entry.untold = entry.untold.saturating_add(rule.time_of(units));
                    if is_first {
                        shard.changed.push(key);
                        self.has_untold.notify_one();
                    }
                }
                (full, Ok(()))
            }
            Err(wait) => (entry.full, Err(wait)),
        }
    }

    /// Learns that a bucket needs `wait` nanoseconds from `now` on to be full, besides what was not told yet.
    pub fn learn(&self, key: Key, wait: u64, now: u64) -> u64 {
        let Some(mut shard) = self.shard(&key) else { return now };
        let (_, entry) = shard.entry(key, now);
        // What is known here stays, also when the others have forgotten it.
        entry.full = entry.full.max(now.saturating_add(wait).saturating_add(entry.untold));
        entry.full
    }

    /// Waits until there is something to tell.
    pub async fn something_untold(&self) {
        self.has_untold.notified().await;
    }

    /// What the others have not been told of, of about `most` buckets: key and nanoseconds. From now on it counts as told.
    pub fn untold(&self, most: usize) -> Vec<(Key, u64)> {
        let mut told = Vec::new();
        for shard in &self.shards {
            if told.len() >= most {
                // There is more: whoever tells comes again.
                self.has_untold.notify_one();
                break;
            }
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            for key in std::mem::take(&mut shard.changed) {
                if let Some(entry) = shard.entries.get_mut(&key) {
                    told.push((key, std::mem::take(&mut entry.untold)));
                }
            }
        }
        told
    }

    /// Nanoseconds that a bucket needs from `now` on to be full.
    pub fn wait(&self, key: Key, now: u64) -> u64 {
        let full = self.shard(&key).and_then(|shard| shard.entries.get(&key).map(|entry| entry.full));
        full.unwrap_or_default().saturating_sub(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids;

    fn key() -> Key {
        (Bucket::User, Caller::User(ids::new_id()))
    }

    #[test]
    fn what_was_taken_is_told_once_and_what_others_took_is_learnt() {
        let (memory, key, rule) = (Memory::new(), key(), Rule::new(60, 60, 10).unwrap());
        for _ in 0..3 {
            assert!(memory.take(key, rule, 1, 0, true).1.is_ok());
        }
        assert_eq!((memory.wait(key, 1_000_000_000), memory.wait(key, 9_000_000_000)), (2_000_000_000, 0));
        assert_eq!(memory.untold(10), [(key, 3_000_000_000)]);
        assert_eq!(memory.untold(10), []);
        // The others say: five are gone, and this server takes one more before it hears of it.
        assert!(memory.take(key, rule, 1, 0, true).1.is_ok());
        assert_eq!(memory.learn(key, 5_000_000_000, 0), 6_000_000_000);
        // They forget everything, this server does not.
        assert_eq!(memory.learn(key, 0, 0), 6_000_000_000);
        assert_eq!(memory.take(key, rule, 5, 0, true).1, Err(1_000_000_000));
    }

    #[test]
    fn a_crowd_of_strangers_takes_no_more_memory_than_there_is() {
        let (memory, rule) = (Memory::new(), Rule::new(60, 60, 2).unwrap());
        for _ in 0..SHARDS * MOST * 2 {
            let _ = memory.take(key(), rule, 1, 0, false);
        }
        let entries: usize = memory.shards.iter().map(|shard| shard.lock().unwrap().entries.len()).sum();
        assert!(entries <= SHARDS * (MOST + 1), "{entries}");
        // Newcomers share what is left; those that are known have their own.
        assert!(memory.take(key(), rule, 1, 0, false).1.is_err());
        // When theirs are full again they are thrown out, and newcomers have room.
        assert!(memory.take(key(), rule, 1, 10_000_000_000, false).1.is_ok());
    }
}
