//! Stages a deal goes through.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Citext, Int2, Int4, Text, Timestamptz};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{
        Model,
        changes::Writable,
        inputs::{Input, InputKind, Values},
        scope,
    },
    row,
};

row! {
    /// A step on the way from first talk to won or lost.
    pub struct Stage in "stages" {
        name: String as Citext,
        position: i32 as Int4,
        probability: i16 as Int2,
        outcome: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
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

impl Writable for Stage {
    const NOUN: &'static str = "stage";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["name"];
    const INPUTS: &'static [Input] = &[
        Input::required("name", "name", InputKind::Line(100), "Name; unique without regard to case.")
            .unique("stages_name_key"),
        Input::preset(
            "position",
            "position",
            InputKind::Int(1, 1_000),
            "Place in the pipeline, from 1; last unless given. Those from there on move by one.",
        ),
        Input::required("probability", "probability", InputKind::Int(0, 100), "Chance of winning, in percent."),
        Input::preset("outcome", "outcome", InputKind::Choice(&OUTCOMES), "Open, unless said otherwise, won or lost."),
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.name = ?::citext", [values.get("name")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
