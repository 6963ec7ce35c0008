//! Loaders: keys of a whole level to rows, one statement per batch; one set per request.
//!
//! Keys are handed over by level (`try_load_many`), never left to timing, so the number of statements does not
//! depend on load. The viewer's permit is part of a loader: a batch cannot mix two viewers.

mod by_id;
mod by_parent;

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
};

use dataloader::{BatchFn, cached::Loader};

use crate::{
    db::Db,
    error::{Error, Result},
};

/// The loaders of one request.
pub struct Loaders {
    db: Db,
    sets: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
}

/// What a loader answers for a key. Errors travel inside the value: the crate has no error type.
type Loaded<V> = Result<V, Error>;

type Set<Q, K, V, F> = HashMap<Q, Loader<K, Loaded<V>, F>>;

impl Loaders {
    pub fn new(db: Db) -> Self {
        Self { db, sets: Mutex::default() }
    }

    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The loader of this question, made on first use.
    fn loader<Q, K, V, F>(&self, question: Q, make: impl FnOnce(Q) -> F) -> Loader<K, Loaded<V>, F>
    where
        Q: Hash + Eq + Clone + Send + 'static,
        K: Hash + Eq + Clone + std::fmt::Debug + Send + Sync + 'static,
        V: Clone + Send + Sync + 'static,
        F: BatchFn<K, Loaded<V>> + Send + 'static,
    {
        let mut sets = self.sets.lock().unwrap_or_else(PoisonError::into_inner);
        let set = sets.entry(TypeId::of::<Set<Q, K, V, F>>()).or_insert_with(|| Box::<Set<Q, K, V, F>>::default());
        // The set was stored under its own type.
        let Some(set) = set.downcast_mut::<Set<Q, K, V, F>>() else { unreachable!() };
        set.entry(question.clone())
            .or_insert_with(|| Loader::new(make(question)).with_max_batch_size(MAX_BATCH).with_yield_count(1))
            .clone()
    }
}

/// A level never has more keys: pages have 100 rows at most, and costs are limited.
const MAX_BATCH: usize = 100_000;

/// Times a batch is asked for again after the field that drove it was dropped.
const RETRIES: usize = 8;

/// Loads all keys of a level. Every batch answers every key, so a key not found means that the field driving
/// the batch was dropped half-way; then the batch is driven from here.
async fn load_level<K, V, F>(loader: &Loader<K, Loaded<V>, F>, keys: Vec<K>) -> Result<HashMap<K, V>>
where
    K: Hash + Eq + Clone + std::fmt::Debug,
    V: Clone,
    F: BatchFn<K, Loaded<V>>,
{
    for _ in 0..RETRIES {
        if let Ok(found) = loader.try_load_many(keys.clone()).await {
            return found.into_iter().map(|(key, value)| value.map(|value| (key, value))).collect();
        }
    }
    Err(Error::internal("a batch was dropped again and again"))
}

/// The same error for every key of a failed batch.
fn all_failed<K: Clone + Hash + Eq, V>(keys: &[K], error: &Error) -> HashMap<K, Loaded<V>> {
    keys.iter().cloned().map(|key| (key, Err(error.clone()))).collect()
}
