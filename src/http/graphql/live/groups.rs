//! Groups: subscriptions that get the same answers, because the same people, or people with the same rights, ask the same.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use futures_util::StreamExt;
use tokio::sync::mpsc::error::TrySendError;
use uuid::Uuid;

use super::{
    Live, Message, State, Told, What,
    passes::{Ending, Pass, end, forget},
};
use crate::{
    auth::{Caller, Operation, Rights, Viewer},
    error::Error,
    http::{
        errors,
        graphql::{answers, cache_keys, coordinates::Coordinate, partners, prepared::Prepared},
        request_ids::RequestId,
    },
    models::events::{Event, Wish},
};

/// Records that look the same to all people with the same rights, where these reach every one of them.
const SHARED: [&str; 11] =
    ["Category", "Client", "Contact", "Currency", "Deal", "PriceList", "Product", "Stage", "Tag", "Team", "User"];
/// What stands at such records.
const PARTS: [&str; 6] = ["Address", "ClientEvent", "DealEvent", "Money", "ProductEvent", "Subscription"];
/// The field of them that each viewer has of their own.
const PERSONAL: &str = "isFavorite";

/// What is asked for each event.
pub struct Question {
    pub prepared: Prepared,
    pub wish: Wish,
    /// The fields it asks for.
    pub coordinates: Vec<Coordinate>,
    /// Identifies document, operation and variables.
    digest: [u8; 32],
}

/// Whom an answer is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Audience {
    /// Everybody with these rights; the address of the table.
    Rights(usize),
    User(Uuid, usize),
    /// Whoever holds the token with this hash.
    Partner([u8; 32]),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32], Audience);

pub(super) struct Group {
    pub question: Arc<Question>,
    pub listeners: HashMap<u64, Listener>,
    /// Kept, so that its address stays its own.
    _rights: Arc<Rights>,
}

/// One subscription.
#[derive(Clone)]
pub(super) struct Listener {
    pub pass: Arc<Pass>,
    /// It has heard of what happened until here.
    pub after: i64,
}

impl Question {
    pub fn new(prepared: Prepared, wish: Wish, coordinates: Vec<Coordinate>) -> Self {
        // Where a subscription goes on from is its own and changes no answer, unless the variable stands elsewhere too.
        let own = wish.after_variable.as_deref();
        let own = own.filter(|name| prepared.query.matches(&format!("${name}")).count() == 2);
        Self { digest: cache_keys::of_question(&prepared, own), prepared, wish, coordinates }
    }

    /// Whether an event is one of those that were asked for.
    pub fn wants(&self, event: &Event) -> bool {
        self.wish.type_name == event.type_name && self.wish.id.is_none_or(|id| id == event.record_id)
    }

    fn key(&self, caller: &Caller) -> Key {
        let audience = match caller {
            Caller::Partner(_, hash) => Audience::Partner(*hash),
            Caller::User(viewer) => {
                let rights = Arc::as_ptr(&viewer.rights).addr();
                if self.is_shared(viewer) { Audience::Rights(rights) } else { Audience::User(viewer.user_id, rights) }
            }
        };
        Key(self.digest, audience)
    }

    fn is_shared(&self, viewer: &Viewer) -> bool {
        self.coordinates.iter().all(|(type_name, field)| {
            let reaches_all = || viewer.rights.scope(type_name, Operation::Read) == crate::auth::Scope::All;
            PARTS.contains(&type_name.as_str())
                || (SHARED.contains(&type_name.as_str()) && field != PERSONAL && reaches_all())
        })
    }
}

/// What an event comes to for those who asked a question.
pub(super) enum Outcome {
    Told(Told),
    /// They may not ask it any more.
    Failed(Vec<u8>),
    /// It is not theirs to hear of.
    Silent,
}

impl Live {
    /// Answers a question for one event, as the caller is today.
    pub(super) async fn answer(&self, question: &Question, caller: &Caller, event: &Arc<Event>) -> Outcome {
        let prepared = &question.prepared;
        let request_id = RequestId::new();
        let failed =
            |error: Error| Outcome::Failed(errors::body(error.code.as_str(), &error.message, &[], &request_id));
        let viewer = match self.app.auth.viewer_in(caller, &prepared.query) {
            Ok(viewer) => viewer,
            Err(error) => return failed(error),
        };
        let decisions = viewer.decisions.clone();
        if let Some(decisions) = &decisions
            && let Err(error) = partners::decide(decisions, &question.coordinates)
        {
            return failed(error);
        }
        if !event.reaches(&viewer) {
            return Outcome::Silent;
        }
        let request = prepared.request_of(&self.app, Some(viewer)).data(event.clone());
        let Some(mut response) = self.app.schema.execute_stream(request).next().await else { return Outcome::Silent };
        if decisions.is_some_and(|decisions| decisions.timed_out()) {
            return failed(Error::unavailable("a decision on a token took too long"));
        }
        let is_refusal = answers::is_refusal(&response);
        answers::settle(&mut response.errors, is_refusal, &request_id);
        let body = answers::write(&response, is_refusal);
        if is_refusal { Outcome::Failed(body) } else { Outcome::Told(Told { cursor: event.cursor(), body }) }
    }

    /// Lets a subscription hear of what comes after `after`, if everything until there has been told; false otherwise.
    pub(super) fn join(&self, question: &Arc<Question>, pass: &Arc<Pass>, id: u64, after: Option<i64>) -> bool {
        let caller = pass.caller();
        let mut state = self.state();
        if after.is_some_and(|after| after < state.position) {
            return false;
        }
        if state.is_open(pass, id) {
            let after = after.unwrap_or(state.position);
            if state.groups.is_empty() {
                // Nobody has looked for what has come meanwhile.
                self.heard.notify_one();
            }
            insert(&mut state, question, &caller, id, Listener { pass: pass.clone(), after });
        }
        true
    }

    /// Ends one subscription.
    pub fn leave(&self, pass: &Pass, id: u64) {
        let mut state = self.state();
        if let Some(connection) = state.connections.get_mut(&pass.connection) {
            connection.open.remove(&id);
            forget(&mut state, &HashSet::from([id]));
        }
    }

    /// Gives an answer to a group.
    pub(super) fn tell(&self, key: &Key, position: i64, told: Told) {
        let told = Arc::new(told);
        let mut state = self.state();
        let Some(group) = state.groups.get_mut(key) else { return };
        let mut slow = Vec::new();
        let mut count = 0_u64;
        for (id, listener) in group.listeners.iter().filter(|(_, listener)| listener.after < position) {
            count += 1;
            let message = Message { operation: *id, what: What::Next(told.clone()) };
            if let Err(TrySendError::Full(_)) = listener.pass.queue.try_send(message) {
                slow.push(listener.pass.connection);
            }
        }
        metrics::counter!("tessera_subscription_events_sent_total").increment(count);
        for connection in slow {
            end(&mut state, connection, Ending::Slow);
        }
    }

    /// Ends the subscriptions of a group.
    pub(super) fn fail(&self, key: &Key, body: Vec<u8>) {
        let body: Arc<[u8]> = body.into();
        let Some(group) = self.state().groups.remove(key) else { return };
        for (id, listener) in group.listeners {
            let message = Message { operation: id, what: What::Failed(body.clone()) };
            if let Err(TrySendError::Full(_)) = listener.pass.queue.try_send(message) {
                end(&mut self.state(), listener.pass.connection, Ending::Slow);
            }
        }
    }
}

/// Puts every subscription where the rights of its caller belong today.
pub(super) fn regroup(state: &mut State) {
    let mut moved = Vec::new();
    for (key, group) in &mut state.groups {
        let question = group.question.clone();
        let strays = group.listeners.extract_if(|_, listener| question.key(&listener.pass.caller()) != *key);
        moved.extend(strays.map(|(id, listener)| (question.clone(), id, listener)));
    }
    state.groups.retain(|_, group| !group.listeners.is_empty());
    for (question, id, listener) in moved {
        let caller = listener.pass.caller();
        insert(state, &question, &caller, id, listener);
    }
}

fn insert(state: &mut State, question: &Arc<Question>, caller: &Caller, id: u64, listener: Listener) {
    let rights = match caller {
        Caller::User(viewer) => viewer.rights.clone(),
        Caller::Partner(..) => Arc::default(),
    };
    let group = state.groups.entry(question.key(caller)).or_insert_with(|| Group {
        question: question.clone(),
        listeners: HashMap::new(),
        _rights: rights,
    });
    group.listeners.insert(id, listener);
}
