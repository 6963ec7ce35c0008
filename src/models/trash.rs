//! The trash: deleted records of every type that can be restored.

pub mod purge;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Text, Timestamptz};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{Model, scope},
    row,
};

row! {
    /// A deleted record.
    pub struct TrashEntry in "trash_entries" {
        type_name: String as Text,
        title: String as Text,
        deleted_at: DateTime<Utc> as Timestamptz,
    }
}

impl Resource for TrashEntry {
    const TYPE_NAME: &'static str = "TrashEntry";
}

impl Model for TrashEntry {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.deleted_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "DELETED_AT",
        expression: "@.deleted_at",
        cast: "timestamptz",
        description: "when it was deleted",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("type", FilterKind::Word, "@.type_name", "Name of the record's type: `Client`."),
        Filter::column("deletedAt", FilterKind::Time, "@.deleted_at", "When it was deleted."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        let readable = Condition::sql("@.reader_id IS NULL OR @.reader_id = ?", [Bind::Uuid(permit.user_id())]);
        scope::of_owner(permit, "@.owner_id", "@.team_id").and(readable)
    }
}
