//! Teams of users.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Citext, Int4, Text, Timestamptz};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::Writable,
        inputs::{Input, InputKind, Links, Reference, Values},
        scope,
        users::User,
    },
    row,
};

row! {
    /// Users who share clients.
    pub struct Team in "teams" {
        name: String as Citext,
        description: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

static MEMBERS: Links = Links { table: "team_members", own: "team_id", other: "user_id", to: Reference::to::<User>() };

/// The teams of a user.
pub const BY_USER: Edge = Edge { through: " JOIN team_members m ON m.team_id = @.id", parent: "m.user_id" };

impl Resource for Team {
    const TYPE_NAME: &'static str = "Team";
}

impl Model for Team {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "NAME", expression: "@.name::text", cast: "text", description: "name" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("name", FilterKind::Citext, "@.name", "Name, without regard to case.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }
}

impl Writable for Team {
    const NOUN: &'static str = "team";
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["name"];
    const INPUTS: &'static [Input] = &[
        Input::required("name", "name", InputKind::Line(100), "Name; unique without regard to case.")
            .unique("teams_name_uq"),
        Input::optional("description", "description", InputKind::Prose(2_000), "Free text."),
        Input::optional(
            "members",
            "members",
            InputKind::Links(&MEMBERS),
            "All its members, in place of those it has. Their row scope follows within seconds.",
        ),
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.name = ?::citext", [values.get("name")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
