//! Roles: named sets of rights.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int4, Text, Timestamptz};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{
        Model,
        changes::{Check, Writable},
        inputs::{Input, InputKind},
        scope,
    },
    row,
};

pub mod rights;

row! {
    /// A named set of rights.
    pub struct Role in "roles" {
        key: String as Text,
        name: String as Text,
        is_system: bool as Bool,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

impl Resource for Role {
    const TYPE_NAME: &'static str = "Role";
}

impl Model for Role {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "KEY", expression: "@.key", cast: "text", description: "key" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("key", FilterKind::Word, "@.key", "Key of the role, such as `seller`.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for Role {
    const NOUN: &'static str = "role";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::fixed(
            "key",
            "key",
            InputKind::Line(32),
            "Stable key, unique: a small letter, then small letters, digits and underscores.",
        )
        .unique("roles_key_key"),
        Input::required("name", "name", InputKind::Line(100), "Name people read."),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "roles_key_check",
            input: "key",
            code: "INVALID_KEY",
            message: "Use small letters, digits and underscores, a letter first.",
        },
        Check {
            constraint: "roles_system",
            input: "",
            code: "FIXED_ROLE",
            message: "The roles that came with the server stay.",
        },
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
