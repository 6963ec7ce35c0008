//! What is being done already is not done twice: who asks for the same meanwhile waits for what comes of it ([`Flights`]) or,
//! where nothing tells whether that holds for them, for the next time it is done ([`Turns`]).

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};

type Flight<V> = Shared<BoxFuture<'static, Option<V>>>;

/// Work under way, by its key.
#[derive(Debug)]
pub struct Flights<K, V: Clone>(Arc<Mutex<HashMap<K, Flight<V>>>>);

impl<K, V: Clone> Default for Flights<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

/// Ends a flight, also when its work panics.
struct Landing<K: Hash + Eq, V: Clone>(Arc<Mutex<HashMap<K, Flight<V>>>>, K);

impl<K: Hash + Eq, V: Clone> Drop for Landing<K, V> {
    fn drop(&mut self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.1);
    }
}

impl<K, V> Flights<K, V>
where
    K: Hash + Eq + Clone + Send + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// What comes of the work under way for `key`, or of `work`, which is begun when there is none; and whether it was begun.
    /// The work runs in a task of its own: it goes on when whoever began it goes away. None when it panicked.
    pub async fn join<F>(&self, key: K, work: impl FnOnce() -> F) -> (Option<V>, bool)
    where
        F: Future<Output = V> + Send + 'static,
    {
        let (flight, is_begun) = {
            let mut flights = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(flight) = flights.get(&key) {
                (flight.clone(), false)
            } else {
                let landing = Landing(self.0.clone(), key.clone());
                let work = work();
                let task = tokio::spawn(async move {
                    let _landing = landing;
                    work.await
                });
                let flight = task.map(Result::ok).boxed().shared();
                flights.insert(key, flight.clone());
                (flight, true)
            }
        };
        (flight.await, is_begun)
    }
}

/// The last time that work of a key was asked for.
#[derive(Debug)]
struct Turn<V: Clone> {
    flight: Flight<V>,
    is_begun: Arc<AtomicBool>,
}

/// Forgets a turn when it is over, also when its work panics, unless another one waits for the same key.
struct Leaving<K: Hash + Eq, V: Clone>(Arc<Mutex<HashMap<K, Turn<V>>>>, K, Arc<AtomicBool>);

impl<K: Hash + Eq, V: Clone> Drop for Leaving<K, V> {
    fn drop(&mut self) {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.get(&self.1).is_some_and(|turn| Arc::ptr_eq(&turn.is_begun, &self.2)) {
            turns.remove(&self.1);
        }
    }
}

/// Work that is done once at a time for each key. Who asks while it is done waits for the next time, together with all others
/// who do: everybody is given what was begun after they asked.
#[derive(Debug)]
pub struct Turns<K, V: Clone>(Arc<Mutex<HashMap<K, Turn<V>>>>);

impl<K, V: Clone> Default for Turns<K, V> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<K, V> Turns<K, V>
where
    K: Hash + Eq + Clone + Send + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// What comes of the next time the work of `key` is done, which is `work` when nobody waits for it yet; and whether it was.
    /// It runs in a task of its own. None when it panicked.
    pub async fn next<F>(&self, key: K, work: impl FnOnce() -> F) -> (Option<V>, bool)
    where
        F: Future<Output = V> + Send + 'static,
    {
        let (flight, is_own) = {
            let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match turns.get(&key) {
                Some(turn) if !turn.is_begun.load(Ordering::SeqCst) => (turn.flight.clone(), false),
                last => {
                    let last = last.map(|turn| turn.flight.clone());
                    let turn = self.after(last, key.clone(), work());
                    (turns.entry(key).insert_entry(turn).get().flight.clone(), true)
                }
            }
        };
        (flight.await, is_own)
    }

    fn after(&self, last: Option<Flight<V>>, key: K, work: impl Future<Output = V> + Send + 'static) -> Turn<V> {
        let is_begun = Arc::new(AtomicBool::new(false));
        let leaving = Leaving(self.0.clone(), key, is_begun.clone());
        let task = tokio::spawn(async move {
            if let Some(last) = last {
                last.await;
            }
            leaving.2.store(true, Ordering::SeqCst);
            work.await
        });
        Turn { flight: task.map(Result::ok).boxed().shared(), is_begun }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicU32;

    use super::*;

    #[tokio::test]
    async fn work_that_is_asked_for_together_is_done_once() {
        let (flights, runs) = (Flights::default(), Arc::new(AtomicU32::new(0)));
        let ask = || {
            let runs = runs.clone();
            flights.join("key", move || async move {
                tokio::task::yield_now().await;
                runs.fetch_add(1, Ordering::Relaxed)
            })
        };
        let answers = futures_util::future::join_all((0..50).map(|_| ask())).await;
        assert!(answers.iter().all(|(answer, _)| *answer == Some(0)));
        assert_eq!(answers.iter().filter(|(_, is_begun)| *is_begun).count(), 1);
        assert_eq!(ask().await, (Some(1), true), "what has landed is begun anew");
    }

    #[tokio::test]
    async fn work_goes_on_when_who_began_it_goes_away_and_a_panic_blocks_nobody() {
        let flights = Flights::default();
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let begun = flights.join("key", || async { receiver.await.unwrap_or(0) });
        assert!(tokio::time::timeout(std::time::Duration::from_millis(20), begun).await.is_err());
        sender.send(7).unwrap();
        let (answer, is_begun) = flights.join("key", || async { 8 }).await;
        assert_eq!(answer, Some(if is_begun { 8 } else { 7 }));
        assert_eq!(flights.join("panics", || async { panic!("on purpose") }).await.0, None);
        assert_eq!(flights.join("panics", || async { 9 }).await, (Some(9), true));
    }
    #[tokio::test]
    async fn who_asks_while_work_is_done_waits_for_the_next_time_with_all_who_do() {
        let (turns, begun) = (Turns::default(), AtomicU32::new(0));
        let (begins, has_begun) = tokio::sync::oneshot::channel();
        let (ends, may_end) = tokio::sync::oneshot::channel::<()>();
        let turn = || begun.fetch_add(1, Ordering::Relaxed);
        let first = turns.next("key", || async move {
            begins.send(()).unwrap();
            may_end.await.unwrap();
            100
        });
        let others = async {
            has_begun.await.unwrap();
            let asked = (0..50).map(|_| {
                turns.next("key", || {
                    let turn = turn();
                    async move { turn }
                })
            });
            let (answers, ()) = tokio::join!(futures_util::future::join_all(asked), async { ends.send(()).unwrap() });
            answers
        };
        let (first, others) = tokio::join!(first, others);
        assert_eq!(first, (Some(100), true));
        assert!(others.iter().all(|(answer, _)| *answer == Some(0)));
        assert_eq!(others.iter().filter(|(_, is_own)| *is_own).count(), 1);
        assert!(turns.0.lock().unwrap().is_empty(), "what is over is forgotten");
    }

    #[tokio::test]
    async fn a_turn_that_panics_keeps_nobody_from_the_next() {
        let turns = Turns::default();
        assert_eq!(turns.next("key", || async { panic!("on purpose") }).await, (None, true));
        assert!(turns.0.lock().unwrap().is_empty(), "it is forgotten as others are");
        assert_eq!(turns.next("key", || async { 9 }).await, (Some(9), true));
    }
}
