//! Changes of records: one transaction each, which holds the row, its audit entry, the event for others, and the
//! outcome that a repeated request is answered with.
//!
//! The permit is checked before the first write: a change of a record that the viewer cannot see reads as one of a
//! record that does not exist. What a person can correct comes back as data ([`Outcome::Refused`],
//! [`Outcome::Conflict`]), everything else as an error.

mod bulk;
mod conflicts;
mod journal;
mod references;
mod repeats;
mod steps;
mod upserts;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Viewer, keys::KeyRing},
    db::conditions::Condition,
    error::Result,
    models::{
        Model,
        inputs::{Input, Problem, Values},
    },
    outbound::Outbound,
};

pub use bulk::{Bulk, ERROR_POLICIES, ErrorPolicy, MAX_ROWS, Row, Rows};
pub use conflicts::{Conflict, Difference};
pub(in crate::models) use journal::{Action, write as note};
pub(in crate::models) use references::{keep, tell};
pub use repeats::{Recalled, Repeat, keep_answer, recall};
pub use steps::{Single, Step, Stop, may, perform};
pub(in crate::models) use steps::{authors, hold, overwrite, seize, set, stay_in_reach, touch, version};

/// A noun whose records can be changed.
pub trait Writable: Model {
    const INPUTS: &'static [Input];
    /// Constraints over several columns.
    const CHECKS: &'static [Check] = &[];
    /// The noun as events spell it: `client`.
    const NOUN: &'static str;
    /// Whether a deleted record stays in the trash, from which it can be restored.
    const HAS_TRASH: bool = true;
    /// Whether an update may take a record out of the actor's reach: a client may be handed to somebody else.
    const MAY_LEAVE: bool = false;
    /// Whether the table says who created and last changed a row.
    const HAS_AUTHORS: bool = true;

    /// The rows the permit reaches, deleted or not.
    fn reach(permit: &Permit<Self>) -> Condition;

    /// Inputs that name one record together: by them a record is changed, or made where there is none.
    const NATURAL_KEY: &'static [&'static str] = &[];

    /// The rows that have the natural key of the values; none when they do not hold it.
    fn same(_values: &Values) -> Option<Condition> {
        None
    }

    /// What follows from the values, beyond what stands in them; `before` is the record an update changes.
    fn complete(_actor: &Actor, _before: Option<&Map<String, Value>>, _values: &mut Values) {}

    /// Looks at the values once more, with the database at hand: what is wrong is added to their problems.
    fn approve(
        _connection: &mut AsyncPgConnection,
        _actor: &Actor,
        _before: Option<&Map<String, Value>>,
        _values: &mut Values,
    ) -> impl Future<Output = Step<()>> + Send {
        async { Ok(()) }
    }
}

/// A constraint of the database and what its refusal means to a person.
#[derive(Debug)]
pub struct Check {
    pub constraint: &'static str,
    /// The input to correct; none for the record as a whole.
    pub input: &'static str,
    pub code: &'static str,
    pub message: &'static str,
}

/// Who changes something, within which request.
#[derive(Debug, Clone)]
pub struct Actor {
    pub viewer: Arc<Viewer>,
    pub request_id: Option<Uuid>,
    pub now: DateTime<Utc>,
    /// The key of a request that may be repeated, and what identifies its content.
    pub repeat: Option<Repeat>,
    /// Where requests of this server may go.
    pub outbound: Outbound,
    /// Secrets that are stored are sealed with them.
    pub keys: Arc<KeyRing>,
}

impl Actor {
    /// The server itself, at its console.
    pub fn system(now: DateTime<Utc>, keys: &Arc<KeyRing>) -> Self {
        let (keys, outbound) = (keys.clone(), Outbound::new(&[]));
        Self { viewer: Arc::new(Viewer::system()), request_id: None, now, repeat: None, outbound, keys }
    }
}

/// What is to be changed.
#[derive(Debug, Clone)]
pub enum Change {
    Create(Values),
    Update(Target, Values),
    /// The record that has the natural key of the values, or a new one.
    Upsert(Values),
    /// Into the trash; for good where the noun has none.
    Delete(Target),
    Restore(Target),
    /// For good, from the trash or not.
    Destroy(Target),
}

/// A change beyond those of every record, by what it is given: to suspend a user, to merge two clients. It runs in a
/// transaction of its own, like any change.
pub trait Command: Send + Sized {
    /// The noun whose rights decide.
    type Noun: Writable;
    /// What was done; kept for a repeated request.
    type Done: Serialize + DeserializeOwned + From<Done> + Send + Sync;

    /// What takes a while and needs no database is done before the transaction begins.
    fn prepare(self) -> impl Future<Output = Result<Self>> + Send {
        async { Ok(self) }
    }

    fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<Self::Noun>,
    ) -> impl Future<Output = Step<Self::Done>> + Send;
}

/// What became of a change.
#[derive(Debug)]
pub enum Outcome<D = Done> {
    Done(D),
    /// Nothing was written; a person can correct this.
    Refused(Vec<Problem>),
    /// Nothing was written; somebody else was faster.
    Conflict(Conflict),
}

/// A change that was made. Kept for a repeated request.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Done {
    pub id: Uuid,
}

/// Names a record and the version of it that was seen.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub id: Uuid,
    /// `None` changes whatever version there is.
    pub version: Option<i32>,
}

/// How many records a command has changed. Kept for a repeated request.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Counted {
    pub count: i64,
}

impl Counted {
    /// Of rows that a statement has changed.
    pub(in crate::models) fn of(rows: usize) -> Self {
        Self { count: i64::try_from(rows).unwrap_or(i64::MAX) }
    }
}

impl From<Done> for Counted {
    fn from(_: Done) -> Self {
        Self { count: 0 }
    }
}
