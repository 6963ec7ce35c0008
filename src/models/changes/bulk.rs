//! Changes of many records of one noun in one transaction.

use std::marker::PhantomData;

use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Actor, Change, Command, Conflict, Done, Outcome, Single, Target, Writable,
    steps::{Step, Stop},
};
use crate::{
    auth::Permit,
    db::filters::Choice,
    error::{Code, Error, Result},
    models::inputs::{InputKind, Need, Problem, Values},
};

/// Rows of one bulk change at most.
pub const MAX_ROWS: usize = 1_000;

/// What a row that is wrong does to the others and to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPolicy {
    /// One wrong row, and nothing is written.
    RejectEverything,
    /// Wrong rows are left out, the others written.
    RejectFailedRows,
    /// Of a wrong row, what is right is written.
    IgnoreFailed,
}

pub static ERROR_POLICIES: Choice = Choice {
    name: "ErrorPolicy",
    description: "What becomes of a bulk change when some of its rows are wrong.",
    values: &[
        ("REJECT_EVERYTHING", "reject_everything", "Nothing is written."),
        ("REJECT_FAILED_ROWS", "reject_failed_rows", "The rows that are wrong are left out, the others written."),
        (
            "IGNORE_FAILED",
            "ignore_failed",
            "The values that are wrong are left out, and the rest of their rows written; a row that cannot be without \
             one of them is left out.",
        ),
    ],
};

impl ErrorPolicy {
    /// The policy the API calls so.
    pub fn of(name: &str) -> Option<Self> {
        match ERROR_POLICIES.stored(name)? {
            "reject_everything" => Some(Self::RejectEverything),
            "reject_failed_rows" => Some(Self::RejectFailedRows),
            _ => Some(Self::IgnoreFailed),
        }
    }
}

/// Changes of many records.
pub struct Bulk<M> {
    changes: Vec<Change>,
    policy: ErrorPolicy,
    noun: PhantomData<fn() -> M>,
}

/// What became of each change, in the order they were given.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Rows(pub Vec<Row>);

/// What became of one change.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// None when nothing of it was written.
    pub done: Option<Done>,
    /// What was wrong: with the row, or with the values it was written without.
    pub problems: Vec<Problem>,
    pub conflict: Option<Conflict>,
}

impl Rows {
    /// By the place each had in the input.
    fn in_order(mut rows: Vec<(usize, Row)>) -> Self {
        rows.sort_unstable_by_key(|(index, _)| *index);
        Self(rows.into_iter().map(|(_, row)| row).collect())
    }
}

impl From<Done> for Rows {
    fn from(done: Done) -> Self {
        Self(vec![Row { done: Some(done), ..Row::default() }])
    }
}

impl<M> Bulk<M> {
    pub fn new(changes: Vec<Change>, policy: ErrorPolicy) -> Self {
        Self { changes, policy, noun: PhantomData }
    }
}

impl<M: Writable> Command for Bulk<M> {
    type Noun = M;
    type Done = Rows;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<M>) -> Step<Rows> {
        let mut ordered: Vec<(usize, Change)> = self.changes.into_iter().enumerate().collect();
        // Two bulk changes that meet take the records in the same order, so that neither waits for the other.
        ordered.sort_by_cached_key(|(_, change)| place_in_order::<M>(change));
        if self.policy == ErrorPolicy::RejectEverything
            && let Ok(rows) = connection.transaction(async |c| write_all::<M>(c, actor, permit, &ordered).await).await
        {
            return Ok(rows);
        }
        let mut rows = Vec::with_capacity(ordered.len());
        for (index, change) in ordered {
            rows.push((index, write::<M>(connection, actor, permit, change, self.policy).await?));
        }
        let mut rows = Rows::in_order(rows);
        if self.policy != ErrorPolicy::RejectEverything || rows.0.iter().all(|row| row.done.is_some()) {
            return Ok(rows);
        }
        for row in &mut rows.0 {
            row.done = None;
        }
        Err(Stop::Undone(serde_json::to_value(rows).map_err(Error::internal)?))
    }
}

/// By id, or by natural key; new records come as they were given.
fn place_in_order<M: Writable>(change: &Change) -> String {
    match (change, change.target()) {
        (_, Some(target)) => target.id.to_string(),
        (Change::Upsert(values), None) => {
            M::NATURAL_KEY.iter().filter_map(|name| values.given.get(*name)).map(ToString::to_string).collect()
        }
        _ => String::new(),
    }
}

/// Makes all changes, or stops at the first that cannot be made. Most bulk changes are right, and without a savepoint for
/// each row they take half the time.
async fn write_all<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    ordered: &[(usize, Change)],
) -> Step<Rows> {
    let mut rows: Vec<(usize, Row)> = Vec::with_capacity(ordered.len());
    for (index, change) in ordered {
        let done = Single::<M>::new(change.clone()).apply(connection, actor, permit).await?;
        rows.push((*index, Row { done: Some(done), ..Row::default() }));
    }
    Ok(Rows::in_order(rows))
}

/// Makes one change, within a savepoint of its own.
async fn write<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    mut change: Change,
    policy: ErrorPolicy,
) -> Step<Row> {
    let mut left_out = Vec::new();
    loop {
        let single = Single::<M>::new(change.clone());
        let tried: Step<Done> =
            connection.transaction(async |connection| single.apply(connection, actor, permit).await).await;
        let mut row = match tried {
            Ok(done) => Row { done: Some(done), ..Row::default() },
            Err(stop) => Row::given_up::<M>(stop, &change)?,
        };
        let rest = if policy == ErrorPolicy::IgnoreFailed { without::<M>(&change, &row.problems) } else { None };
        left_out.append(&mut row.problems);
        match rest {
            Some(rest) => change = rest,
            None => return Ok(Row { problems: left_out, ..row }),
        }
    }
}

impl Row {
    /// What a row that was not written tells. A fault is the caller's, and ends all of it.
    fn given_up<M: Writable>(stop: Stop, change: &Change) -> Result<Self, Stop> {
        // Rights and absence are told of the row; alone, they would be the error of the field.
        let stop = match stop {
            Stop::Failure(error) if matches!(error.code, Code::Forbidden | Code::NotFound) => {
                let path: &[&str] = if change.target().is_some() { &["id"] } else { &[] };
                Stop::Problems(vec![Problem::new(path, error.code.as_str(), error.message)])
            }
            stop => stop,
        };
        Ok(stop.outcome::<M, Done>()?.into())
    }
}

impl From<Outcome> for Row {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done(done) => Self { done: Some(done), ..Self::default() },
            Outcome::Refused(problems) => Self { problems, ..Self::default() },
            Outcome::Conflict(conflict) => {
                Self { problems: vec![conflict.problem()], conflict: Some(conflict), ..Self::default() }
            }
        }
    }
}

/// The change without the values that are wrong; none when it cannot be made without them.
fn without<M: Writable>(change: &Change, problems: &[Problem]) -> Option<Change> {
    let names: Vec<&str> =
        problems.iter().map(|problem| problem.path.first().map(String::as_str)).collect::<Option<_>>()?;
    let is_left = |values: &Values, may_lack: fn(Need) -> bool| {
        let of_name = |name: &&str| M::INPUTS.iter().find(|input| input.name == *name);
        let lacks = |name: &&str| of_name(name).is_some_and(|input| may_lack(input.need));
        !names.is_empty() && names.iter().all(|name| values.given.contains_key(*name) && lacks(name))
    };
    match change {
        Change::Create(values) if is_left(values, |need| need != Need::Required) => {
            Some(Change::Create(rest_of::<M>(values, problems)))
        }
        Change::Update(target, values) if is_left(values, |_| true) => {
            Some(Change::Update(*target, rest_of::<M>(values, problems)))
        }
        Change::Upsert(values)
            if is_left(values, |need| need != Need::Required)
                && !names.iter().any(|name| M::NATURAL_KEY.contains(name)) =>
        {
            Some(Change::Upsert(rest_of::<M>(values, problems)))
        }
        _ => None,
    }
}

/// The values without those that are wrong; of values by name only the wrong ones go.
fn rest_of<M: Writable>(values: &Values, problems: &[Problem]) -> Values {
    let mut kept = values.given.clone();
    for path in problems.iter().map(|problem| &problem.path) {
        let by_name =
            |name: &String| M::INPUTS.iter().any(|input| input.name == name && matches!(input.kind, InputKind::Object));
        match path.as_slice() {
            [name, key, ..] if by_name(name) => {
                kept.get_mut(name).and_then(Value::as_object_mut).map(|fields| fields.remove(key));
            }
            [name, ..] => drop(kept.remove(name)),
            [] => {}
        }
    }
    Values { examine: values.examine, ..Values::read(M::INPUTS, kept) }
}

impl Change {
    /// The record it names by its id.
    fn target(&self) -> Option<Target> {
        match self {
            Self::Update(target, _) | Self::Delete(target) | Self::Restore(target) | Self::Destroy(target) => {
                Some(*target)
            }
            Self::Create(_) | Self::Upsert(_) => None,
        }
    }
}
