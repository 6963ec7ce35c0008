//! What a token allows in one document, decided one coordinate at a time, as its Datalog says, and remembered.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime},
};

use biscuit_auth::{
    AuthorizerBuilder,
    error::{RunLimit, Token as Refusal},
    macros::authorizer,
};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Capability,
    rows::{self, Rows},
};
use crate::{
    auth::{
        rights::{Operation, Scope},
        tokens,
    },
    error::{Error, Result},
};

type OfField = [Option<bool>; Operation::ALL.len()];

/// The decisions on a token in one document. They hold for a span of time: until the next moment that some check
/// compares with.
#[derive(Debug)]
pub struct Decisions {
    capability: Arc<Capability>,
    /// `sha256:` and the hash of the text in hexadecimal digits.
    document: String,
    /// Seconds since 1970.
    span: Range<i64>,
    /// By type and field.
    known: RwLock<HashMap<String, HashMap<String, OfField>>>,
    records: RwLock<HashMap<String, Option<Arc<[Uuid]>>>>,
    timed_out: AtomicBool,
}

impl Decisions {
    /// Nothing is decided yet. `document` is the id of what is run, `now` the time of all decisions.
    pub fn new(capability: Arc<Capability>, document: String, now: DateTime<Utc>) -> Self {
        let span = span(&capability.appended.moments, now.timestamp());
        let (known, records) = (RwLock::default(), RwLock::default());
        Self { capability, document, span, known, records, timed_out: AtomicBool::new(false) }
    }

    /// Whether they still hold.
    pub fn hold_at(&self, now: DateTime<Utc>) -> bool {
        self.span.contains(&now.timestamp())
    }

    /// The second since 1970 that all decisions are for.
    pub fn moment(&self) -> i64 {
        self.span.start
    }

    /// The token that is decided on.
    pub fn capability(&self) -> &Arc<Capability> {
        &self.capability
    }

    /// Whether some decision took too long and was taken for a refusal.
    pub fn timed_out(&self) -> bool {
        self.timed_out.load(Ordering::Relaxed)
    }

    /// Decides on reading these fields of these types, before anything is read.
    ///
    /// # Errors
    /// `SERVICE_UNAVAILABLE` when it takes too long: that says nothing about the token, and allows nothing.
    pub fn prepare<'a>(&self, coordinates: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<()> {
        for (type_name, field) in coordinates {
            self.decide(type_name, field, Operation::Read)?;
        }
        Ok(())
    }

    /// Whether `operation` on `field` of `type_name` is allowed.
    pub fn allows(&self, type_name: &str, field: &str, operation: Operation) -> bool {
        self.decide(type_name, field, operation).unwrap_or_else(|_| {
            self.timed_out.store(true, Ordering::Relaxed);
            false
        })
    }

    /// The rows that `operation` reaches where some field of the type is allowed.
    pub fn scope_of_some(&self, type_name: &str, operation: Operation) -> Scope {
        let scope = self.scope(type_name, operation);
        let is_allowed = scope != Scope::None
            && self.fields(type_name, operation).any(|field| self.allows(type_name, field, operation));
        if is_allowed { scope } else { Scope::None }
    }

    /// The rows that `operation` reaches where it is allowed on the type as a whole.
    pub fn scope_of_all(&self, type_name: &str, operation: Operation) -> Scope {
        if self.allows(type_name, "*", operation) { self.scope(type_name, operation) } else { Scope::None }
    }

    /// The records of a type that the token names; none when it names none, and so means all.
    pub fn records(&self, type_name: &str) -> Option<Arc<[Uuid]>> {
        if self.capability.appended.rows.is_empty() {
            return None;
        }
        if let Some(known) = self.records.read().unwrap_or_else(PoisonError::into_inner).get(type_name) {
            return known.clone();
        }
        let records = match rows::of_type(&self.capability.appended.rows, type_name) {
            Rows::All => None,
            Rows::Only(ids) => Some(ids.into()),
        };
        let mut known = self.records.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(type_name.to_owned()).or_insert(records).clone()
    }

    /// The rows that the server's block names; the fewest, were there several lines.
    fn scope(&self, type_name: &str, operation: Operation) -> Scope {
        let lines = self.capability.authority.rights.iter();
        let lines = lines.filter(|line| line.type_name == type_name && line.operation == operation);
        lines.map(|line| line.scope).min().unwrap_or(Scope::None)
    }

    /// Fields that may be allowed: those the rights name, and where they name all, those that checks name and one that
    /// nobody names. A check that lets through none of them but some field by a part of its name allows that field,
    /// though not the type's records: it must be named.
    fn fields(&self, type_name: &str, operation: Operation) -> impl Iterator<Item = &str> {
        let Capability { authority, appended, .. } = &*self.capability;
        let lines = authority.rights.iter();
        let lines = lines.filter(move |line| line.type_name == type_name && line.operation == operation);
        let named = lines.clone().map(|line| line.field.as_str());
        let is_whole = lines.clone().any(|line| line.field == "*");
        let others = ["id"].into_iter().chain(appended.texts.iter().map(String::as_str)).filter(move |_| is_whole);
        others.chain(named)
    }

    fn decide(&self, type_name: &str, field: &str, operation: Operation) -> Result<bool> {
        let known = |of_type: &HashMap<String, OfField>| of_type.get(field)?.get(operation as usize).copied().flatten();
        let memory = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = memory.get(type_name).and_then(known) {
            return Ok(known);
        }
        drop(memory);
        let decided = self.ask(type_name, field, operation)?;
        let mut memory = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let of_field = memory.entry(type_name.to_owned()).or_default().entry(field.to_owned()).or_default();
        if let Some(slot) = of_field.get_mut(operation as usize) {
            *slot = Some(decided);
        }
        Ok(decided)
    }

    /// Runs the token's Datalog for one coordinate.
    fn ask(&self, type_name: &str, field: &str, operation: Operation) -> Result<bool> {
        let Capability { token, authority, appended, .. } = &*self.capability;
        let may = |line: &super::Line| {
            line.type_name == type_name && line.operation == operation && (line.field == field || line.field == "*")
        };
        // What no right names is refused without running anything.
        if !authority.rights.iter().any(may) {
            return Ok(false);
        }
        // Checks on records are true for some record or for none: SQL shows no other.
        let rows = rows::of_type(&appended.rows, type_name);
        let Some(record) = rows::witness(&rows, type_name) else { return Ok(false) };
        let moment = u64::try_from(self.span.start).unwrap_or_default();
        let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(moment);
        let world = question(moment, &self.document, (type_name, field, operation), &record);
        match world.set_limits(tokens::limits()).build(token).and_then(|mut world| world.authorize()) {
            Ok(_) => Ok(true),
            Err(Refusal::RunLimit(RunLimit::Timeout)) => Err(tokens::refused(Refusal::RunLimit(RunLimit::Timeout))),
            Err(_) => Ok(false),
        }
    }
}

/// What the server states for one decision, and its policy: what a right names is allowed, if every check holds.
pub(super) fn question(
    time: SystemTime,
    document: &str,
    (type_name, field, operation): (&str, &str, Operation),
    record: &str,
) -> AuthorizerBuilder {
    authorizer!(
        r#"time({time}); operation({operation}); field({type_name}, {field});
           resource({type_name}, {record}); persisted({document});
           allow if field($t, $f), operation($o), right($t, $f, $o);
           allow if field($t, $f), operation($o), right($t, "*", $o);
           deny if true;"#,
        operation = operation.as_str(),
    )
}

/// The seconds around `now` within which no check can change its mind. Checks can only compare the time, so what they
/// say changes at the moments they compare with, and just after them.
fn span(moments: &[i64], now: i64) -> Range<i64> {
    let turns = moments.iter().flat_map(|moment| [*moment, moment.saturating_add(1)]);
    let (past, future): (Vec<i64>, Vec<i64>) = turns.partition(|turn| *turn <= now);
    // Without a turn, the first second that is asked for stands for all that follow it.
    let start = past.into_iter().max().map_or(now, |turn| turn.max(now.saturating_sub(MOST_SECONDS)));
    start..future.into_iter().min().unwrap_or(i64::MAX).min(now.saturating_add(MOST_SECONDS))
}

/// No decision is older.
const MOST_SECONDS: i64 = 600;

/// The id of a document: `sha256:` and 64 hexadecimal digits.
pub fn document_id(text: &str) -> String {
    format!("sha256:{}", hex::encode(Sha256::digest(text)))
}

impl From<super::guard::Refusal> for Error {
    fn from(refusal: super::guard::Refusal) -> Self {
        match refusal {
            super::guard::Refusal::Nonsense => tokens::invalid(),
            super::guard::Refusal::Form(why) => {
                Self::unauthenticated(format!("The token was cut down in a way that is not accepted: {why}"))
            }
        }
    }
}
