//! Changes of a record as its readers see them: the audit log, record by record.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        rows::Row,
        select::Edge,
        snapshots::Snapshot,
    },
    models::{Model, audit::CHANGES, contacts::Contact, deals::Deal},
    row,
};

row! {
    /// One change of one record.
    pub struct RecordChange in "audit_entries" {
        occurred_at: DateTime<Utc> as Timestamptz,
        actor_id: Uuid as SqlUuid,
        action: String as Text,
        type_name: String as Text,
        record_id: Uuid as SqlUuid,
        version: i32 as Int4,
        before: Snapshot as Jsonb,
        after: Snapshot as Jsonb,
    }
}

/// The changes of a record.
pub const BY_RECORD: Edge = Edge::column("@.record_id");

/// The changes on a client's timeline: its own, those of its contacts, and of its deals those that move them.
pub const ON_TIMELINE: Edge = Edge::column("@.client_id");

impl Resource for RecordChange {
    const TYPE_NAME: &'static str = "RecordChange";
}

impl Model for RecordChange {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.occurred_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "OCCURRED_AT",
        expression: "@.occurred_at",
        cast: "timestamptz",
        description: "when it happened",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("action", FilterKind::Choice(&CHANGES), "@.action", "What was done."),
        Filter::column("actor", FilterKind::Id("User"), "@.actor_id", "Who did it."),
        Filter::column("occurredAt", FilterKind::Time, "@.occurred_at", "When it happened."),
    ];

    /// Changes are read at their record alone, which was found by a permit of its own. What was done with a note while
    /// it was private stays its author's when it is shared. The version says what came before: moments may cross.
    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql(
            "@.type_name <> 'Note'
             OR (SELECT true FROM audit_entries p WHERE p.record_id = @.record_id AND p.type_name = 'Note'
                AND p.before->>'visibility' = 'private' AND p.version >= @.version LIMIT 1) IS NULL
             OR (SELECT n.author_id FROM notes n WHERE n.id = @.record_id) = ?",
            [Bind::Uuid(permit.user_id())],
        )
    }
}

/// Of the changes of contacts and deals those whose record may be read.
pub fn of_readable(contacts: Option<&Permit<Contact>>, deals: Option<&Permit<Deal>>) -> Condition {
    let or_read = |is_another: &'static str, table, visible: Option<Condition>| {
        let is_another = Condition::sql(is_another, []);
        match visible {
            Some(visible) => {
                Condition::Any(vec![is_another, Condition::Refers("@.record_id", table, Box::new(visible))])
            }
            None => is_another,
        }
    };
    or_read("@.type_name <> 'Contact'", Contact::TABLE, contacts.map(Contact::visible)).and(or_read(
        "@.type_name <> 'Deal'",
        Deal::TABLE,
        deals.map(Deal::visible),
    ))
}
