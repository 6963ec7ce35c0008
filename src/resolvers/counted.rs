//! The answer to mutations of what the viewer has: how many records were changed.

use std::marker::PhantomData;

use crate::{
    db::rows::{Columns, Record},
    executor::{Fields, Object},
    models::{
        changes::{Counted, Outcome},
        inputs::Problem,
    },
    resolvers::viewers::ViewerLink,
};

/// The answer to a mutation of records of `M`.
pub(super) struct CountedPayload<M> {
    count: Option<i64>,
    problems: Vec<Record<Problem>>,
    noun: PhantomData<fn() -> M>,
}

impl<M> From<Outcome<Counted>> for CountedPayload<M> {
    fn from(outcome: Outcome<Counted>) -> Self {
        let (count, problems) = match outcome {
            Outcome::Done(counted) => (Some(counted.count), Vec::new()),
            Outcome::Refused(problems) => (None, problems),
            // What is counted has no versions.
            Outcome::Conflict(_) => (None, Vec::new()),
        };
        Self { count, problems: problems.into_iter().map(Record::computed).collect(), noun: PhantomData }
    }
}

impl<M> CountedPayload<M>
where
    Self: Object,
{
    /// The fields of the payload; each of the texts describes one of them, the first the payload itself.
    pub fn table(description: &'static str, count: &'static str, viewer: &'static str) -> Fields<Self> {
        Fields::<Self>::new(description)
            .int("count", Columns::NONE, count, |payload| payload.count)
            .link("viewer", viewer, ViewerLink)
            .values("problems", "What a person can correct; empty when the change was made.", |payload| {
                &payload.problems
            })
    }
}
