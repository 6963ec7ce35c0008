//! Stages a deal goes through.

use diesel::sql_types::{Citext, Int2, Int4, Text};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{Model, scope},
    row,
};

row! {
    /// A step on the way from first talk to won or lost.
    pub struct Stage in "stages" {
        name: String as Citext,
        position: i32 as Int4,
        probability: i16 as Int2,
        outcome: String as Text,
        version: i32 as Int4,
    }
}

pub static OUTCOMES: Choice = Choice {
    name: "StageOutcome",
    description: "What reaching a stage means for a deal.",
    values: &[
        ("OPEN", "open", "The deal goes on."),
        ("WON", "won", "The client has bought."),
        ("LOST", "lost", "The client has not bought."),
    ],
};

impl Resource for Stage {
    const TYPE_NAME: &'static str = "Stage";
}

impl Model for Stage {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "POSITION",
        expression: "@.position",
        cast: "integer",
        description: "place in the pipeline",
    }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("outcome", FilterKind::Choice(&OUTCOMES), "@.outcome", "What reaching the stage means.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
