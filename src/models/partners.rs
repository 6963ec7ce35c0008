//! Partners: programs of others that work with the data, in the place of a user.

pub mod releases;
pub mod tokens;

use chrono::{DateTime, Utc};
use diesel::{
    prelude::*,
    sql_types::{Bool, Int4, Text, Timestamptz, Uuid as SqlUuid},
};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        Db,
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        tables::partners,
    },
    error::Result,
    models::{
        Model,
        changes::Writable,
        inputs::{Input, InputKind, Reference},
        scope,
        users::User,
    },
    row,
};

row! {
    /// A program of somebody else's that works with the data, in the place of a user.
    pub struct Partner in "partners" {
        key: String as Text,
        name: String as Text,
        user_id: Uuid as SqlUuid,
        is_active: bool as Bool,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The id of the partner with this key.
pub async fn by_key(db: &Db, key: &str) -> Result<Option<Uuid>> {
    let found = partners::table.filter(partners::key.eq(key)).select(partners::id);
    Ok(found.first(&mut db.connection().await?).await.optional()?)
}

impl Resource for Partner {
    const TYPE_NAME: &'static str = "Partner";
}

impl Model for Partner {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("key", FilterKind::Word, "@.key", "Its name for programs."),
        Filter::column("isActive", FilterKind::Boolean, "@.is_active", "Whether its tokens are good."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for Partner {
    const NOUN: &'static str = "partner";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::fixed(
            "key",
            "key",
            InputKind::Key,
            "Its name for programs, which stands in its tokens and stays: a letter from a to z, then letters, digits and underscores, at most 40.",
        )
        .unique("partners_key_uq"),
        Input::required("name", "name", InputKind::Line(200), "Its name for people."),
        Input::required(
            "user",
            "user_id",
            InputKind::Id(Reference::to::<User>()),
            "The user in whose place it acts: no token of it may more than they may, `OWN` and `TEAM` are theirs, and the audit log names them.",
        ),
        Input::preset(
            "isActive",
            "is_active",
            InputKind::Boolean,
            "Whether its tokens are good; true when it is made. Switched off, all of them are refused within two seconds.",
        ),
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
