//! What a mutation answers: the record, what is wrong with the input, and what others changed meanwhile.

use std::{marker::PhantomData, sync::LazyLock};

use uuid::Uuid;

use super::Mutable;
use crate::{
    db::rows::{Columns, Record},
    executor::{Fields, Object},
    models::{
        changes::{Conflict, Difference, Outcome, Row},
        inputs::Problem,
    },
};

/// The answer to a mutation of one record of `M`.
pub struct Payload<M> {
    id: Option<Uuid>,
    problems: Vec<Record<Problem>>,
    conflict: Option<Shown>,
    noun: PhantomData<fn() -> M>,
}

impl<M> From<Row> for Payload<M> {
    fn from(Row { done, problems, conflict }: Row) -> Self {
        let id = done.map(|done| done.id).or_else(|| conflict.as_ref().map(|conflict| conflict.id));
        let problems = problems.into_iter().map(Record::computed).collect();
        Self { id, problems, conflict: conflict.map(Shown::of), noun: PhantomData }
    }
}

impl<M> From<Outcome> for Payload<M> {
    fn from(outcome: Outcome) -> Self {
        Row::from(outcome).into()
    }
}

impl<M> Payload<M> {
    /// The record that was changed.
    pub fn id(&self) -> Option<Uuid> {
        self.id
    }

    pub fn problems(&self) -> &[Record<Problem>] {
        &self.problems
    }

    pub fn conflict(&self) -> Option<Shown> {
        self.conflict.clone()
    }
}

impl<M: Mutable> Payload<M> {
    /// The fields of the noun's payload, in which the record is called `name`.
    pub fn table(name: &'static str) -> Fields<Self> {
        Fields::<Self>::new("The answer to a mutation: the record, or what is wrong.")
            .by_id::<M>(
                name,
                "The record as it is now, also after a conflict; null when it cannot be read: after a deletion, or when there are problems.",
                |payload| payload.id,
            )
            .values("problems", "What a person can correct; empty when the change was made.", |payload| {
                &payload.problems
            })
            .value("conflict", Columns::NONE, "What others changed since the version the input names.", |payload| {
                payload.conflict.clone()
            })
    }
}

impl<M: Mutable> Object for Payload<M> {
    const NAME: &'static str = M::PAYLOAD;
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        M::payload()
    }
}

impl Object for Problem {
    const NAME: &'static str = "Problem";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Problem>> = LazyLock::new(|| {
            Fields::<Problem>::new("A mistake in an input that a person can correct.")
                .texts("path", "Where, from the input down: `[\"annualRevenue\", \"currency\"]`.", |problem| {
                    &problem.path
                })
                .text("code", Columns::NONE, "What is wrong, for programs; stable.", |problem| Some(&problem.code))
                .text("message", Columns::NONE, "What is wrong, for people.", |problem| Some(&problem.message))
        });
        &FIELDS
    }
}

/// A conflict as the API shows it.
#[derive(Clone)]
pub struct Shown {
    version: i32,
    fields: std::sync::Arc<[Record<Difference>]>,
}

impl Shown {
    fn of(conflict: Conflict) -> Self {
        let fields = conflict.differences.into_iter().map(Record::computed).collect();
        Self { version: conflict.version, fields }
    }
}

impl Object for Shown {
    const NAME: &'static str = "Conflict";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Shown>> = LazyLock::new(|| {
            Fields::<Shown>::new("What others changed since the version a mutation names.")
                .int("version", Columns::NONE, "The version the record has now.", |shown| Some(shown.version.into()))
                .values("fields", "Fields of the input that others have changed.", |shown| &shown.fields)
        });
        &FIELDS
    }
}

impl Object for Difference {
    const NAME: &'static str = "ConflictField";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Difference>> = LazyLock::new(|| {
            Fields::<Difference>::new("The three values of a field that two people changed, as they are stored.")
                .text("field", Columns::NONE, "Name of the field in the input.", |d| Some(&d.field))
                .json("base", "In the version the mutation names; null also where its history is not known.", |d| {
                    d.base.as_ref()
                })
                .json("theirs", "Now.", |d| Some(&d.theirs))
                .json(
                    "mine",
                    "What the mutation wanted; null for sensitive values, of which the other two are marks.",
                    |d| Some(&d.mine),
                )
        });
        &FIELDS
    }
}
