//! Live events: who listens to what, and how an event reaches them (docs/decisions/0029-subscriptions.md).
//!
//! - [`feed`]: hears that something has happened, reads it once, whatever the number of those who listen
//! - [`groups`]: subscriptions that get the same answers are answered once
//! - [`passes`]: connections, each with the token that it lives by; [`opening`]: checks and opens a subscription;
//!   [`replays`]: goes on from an earlier event
//! - [`sockets`], [`messages`]: WebSocket with `graphql-transport-ws`; [`streams`]: server-sent events

mod feed;
mod groups;
mod messages;
mod opening;
mod passes;
mod replays;
pub mod sockets;
pub mod streams;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use self::{
    groups::{Group, Key},
    passes::{Connection, Pass},
};
use crate::app::App;

pub use passes::Ending;

/// Everybody who listens to this server.
pub struct Live {
    app: Arc<App>,
    state: Mutex<State>,
    /// Something was changed by this server.
    changed: Notify,
    /// Another server tells that something was changed.
    heard: Notify,
}

#[derive(Default)]
struct State {
    /// The last event that was given to those who listened; not kept up to date while nobody does.
    position: i64,
    /// The picture of users and rights that connections and groups were last compared with.
    version: u64,
    groups: HashMap<Key, Group>,
    connections: HashMap<u64, Connection>,
    last_id: u64,
    is_closed: bool,
}

impl State {
    fn new_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// Whether a subscription has not been ended by its client, nor its connection by anybody.
    fn is_open(&self, pass: &Pass, id: u64) -> bool {
        self.connections.get(&pass.connection).is_some_and(|connection| connection.open.contains(&id))
    }
}

/// What waits for a connection to take it.
pub struct Message {
    /// The subscription or operation it belongs to.
    pub operation: u64,
    pub what: What,
}

pub enum What {
    /// An event, answered.
    Next(Arc<Told>),
    /// The whole answer of a query or mutation.
    Answer(Vec<u8>),
    /// It ends with errors: an answer that holds nothing else.
    Failed(Arc<[u8]>),
}

/// The answer to an event, for all that asked the same.
pub struct Told {
    pub cursor: String,
    pub body: Vec<u8>,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").finish_non_exhaustive()
    }
}

impl Live {
    pub fn new(app: Arc<App>) -> Arc<Self> {
        Arc::new(Self { app, state: Mutex::default(), changed: Notify::new(), heard: Notify::new() })
    }

    /// Something may have been changed by this server.
    pub fn wake(&self) {
        self.changed.notify_one();
    }

    /// Names an operation.
    fn new_id(&self) -> u64 {
        self.state().new_id()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
