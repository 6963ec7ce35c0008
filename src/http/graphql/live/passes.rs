//! Connections that listen, each with the token it lives by: it ends with the token, its session or its user.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::{Live, Message, State, groups::regroup};
use crate::{
    auth::Caller,
    error::{Code, Error},
    http::graphql::requests::Refusal,
};

/// What a connection may do, and where its answers wait.
pub struct Pass {
    pub connection: u64,
    bearer: String,
    caller: Mutex<Caller>,
    ends_at: DateTime<Utc>,
    holder: Uuid,
    pub queue: mpsc::Sender<Message>,
}

impl Pass {
    /// Who listens, as they are today.
    pub fn caller(&self) -> Caller {
        self.caller.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Looks whether the token still opens anything.
    fn is_good(&self, live: &Live, is_new_picture: bool) -> bool {
        if live.app.clock.now() >= self.ends_at {
            return false;
        }
        if !is_new_picture {
            return true;
        }
        match live.app.auth.admit(&self.bearer) {
            Ok(caller) => {
                *self.caller.lock().unwrap_or_else(PoisonError::into_inner) = caller;
                true
            }
            // Users and rights cannot be read: that says nothing about the token, and no event can be read either.
            Err(Error { code, .. }) => code != Code::Unauthenticated,
        }
    }
}

/// Why the server ends a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Its token has ended, or was taken back.
    Refused,
    /// It does not take its answers.
    Slow,
    /// The server stops.
    Leaving,
}

pub(super) struct Connection {
    pass: Arc<Pass>,
    end: oneshot::Sender<Ending>,
    /// Its subscriptions, also those that do not hear of what is new yet.
    pub open: HashSet<u64>,
}

/// A place among those who listen; given back when dropped, with all its subscriptions.
pub struct Place {
    pub pass: Arc<Pass>,
    pub answers: mpsc::Receiver<Message>,
    pub ending: oneshot::Receiver<Ending>,
    live: Arc<Live>,
}

impl Drop for Place {
    fn drop(&mut self) {
        remove(&mut self.live.state(), self.pass.connection);
    }
}

impl Live {
    /// Takes a place for whoever the token stands for.
    pub fn enter(self: &Arc<Self>, caller: Caller, bearer: &str) -> Result<Place, Refusal> {
        let config = &self.app.config.subscriptions;
        let ends_at = self.app.auth.ends_at(bearer)?;
        let holder = match &caller {
            Caller::User(viewer) => viewer.user_id,
            Caller::Partner(capability, _) => capability.authority.token_id,
        };
        let (queue, answers) = mpsc::channel(config.queue);
        let (end, ending) = oneshot::channel();
        let mut state = self.state();
        if state.is_closed {
            return Err(Error::unavailable("the server is stopping").into());
        }
        let open = state.connections.values().filter(|connection| connection.pass.holder == holder).count();
        if open >= config.connections_per_user {
            let message = format!("At most {} connections may listen at once", config.connections_per_user);
            return Err(Refusal::http(StatusCode::TOO_MANY_REQUESTS, "CONNECTION_LIMIT_EXCEEDED", message));
        }
        let connection = state.new_id();
        let (bearer, caller) = (bearer.to_owned(), Mutex::new(caller));
        let pass = Arc::new(Pass { connection, bearer, caller, ends_at, holder, queue });
        state.connections.insert(connection, Connection { pass: pass.clone(), end, open: HashSet::new() });
        gauges(&state);
        drop(state);
        Ok(Place { pass, answers, ending, live: self.clone() })
    }

    /// Ends every connection, and lets none in: the server stops.
    pub fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        let all: Vec<u64> = state.connections.keys().copied().collect();
        for connection in all {
            end(&mut state, connection, Ending::Leaving);
        }
    }

    /// Ends connections whose tokens have ended or were taken back, and moves the others to the group that their rights of
    /// today belong to.
    pub(super) fn check_passes(&self) {
        let version = self.app.auth.directory().current().version;
        let mut state = self.state();
        let is_new_picture = version != state.version;
        let refused: Vec<u64> = state
            .connections
            .iter()
            .filter(|(_, connection)| !connection.pass.is_good(self, is_new_picture))
            .map(|(id, _)| *id)
            .collect();
        for connection in refused {
            end(&mut state, connection, Ending::Refused);
        }
        if is_new_picture {
            state.version = version;
            regroup(&mut state);
        }
    }
}

/// Tells a connection that it ends, and takes its subscriptions away.
pub(super) fn end(state: &mut State, connection: u64, ending: Ending) {
    if let Some(end) = remove(state, connection) {
        // It may be about to end by itself.
        let _ = end.send(ending);
        metrics::counter!("tessera_subscription_endings_total", "reason" => ending.name()).increment(1);
    }
}

fn remove(state: &mut State, connection: u64) -> Option<oneshot::Sender<Ending>> {
    let Connection { end, open, .. } = state.connections.remove(&connection)?;
    forget(state, &open);
    Some(end)
}

/// Takes subscriptions out of their groups.
pub(super) fn forget(state: &mut State, subscriptions: &HashSet<u64>) {
    state.groups.retain(|_, group| {
        for id in subscriptions {
            group.listeners.remove(id);
        }
        !group.listeners.is_empty()
    });
    gauges(state);
}

impl Ending {
    fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Slow => "slow",
            Self::Leaving => "leaving",
        }
    }
}

fn gauges(state: &State) {
    #[expect(clippy::cast_precision_loss, reason = "a gauge of a few thousands")]
    let count = |number: usize| number as f64;
    let subscriptions = state.groups.values().map(|group| group.listeners.len()).sum();
    metrics::gauge!("tessera_subscription_connections").set(count(state.connections.len()));
    metrics::gauge!("tessera_subscriptions").set(count(subscriptions));
}
