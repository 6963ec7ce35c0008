//! The audit log: who changed what, when, and how it was before.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{Model, scope},
    row,
};

row! {
    /// One change of one record.
    pub struct AuditEntry in "audit_entries" {
        occurred_at: DateTime<Utc> as Timestamptz,
        actor_id: Uuid as SqlUuid,
        session_id: Uuid as SqlUuid,
        request_id: Uuid as SqlUuid,
        action: String as Text,
        type_name: String as Text,
        record_id: Uuid as SqlUuid,
        version: i32 as Int4,
        before: serde_json::Value as Jsonb,
        after: serde_json::Value as Jsonb,
    }
}

pub static ACTIONS: Choice = Choice {
    name: "AuditAction",
    description: "What was done with a record.",
    values: &[
        ("CREATE", "create", "It was made."),
        ("UPDATE", "update", "It was changed."),
        ("DELETE", "delete", "It went into the trash, or for good where there is none."),
        ("RESTORE", "restore", "It came back from the trash."),
        ("DESTROY", "destroy", "It was deleted for good."),
    ],
};

impl Resource for AuditEntry {
    const TYPE_NAME: &'static str = "AuditEntry";
}

impl Model for AuditEntry {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.occurred_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "OCCURRED_AT",
        expression: "@.occurred_at",
        cast: "timestamptz",
        description: "when it happened",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("type", FilterKind::Word, "@.type_name", "Name of the record's type: `Client`."),
        Filter::column("actor", FilterKind::Id("User"), "@.actor_id", "Who did it."),
        Filter::column("occurredAt", FilterKind::Time, "@.occurred_at", "When it happened."),
    ];

    /// What a person keeps to themselves is theirs in the audit log too: of private notes and views, others see
    /// nothing, nor of what is attached to such a note, which the entry of its creation names.
    fn visible(permit: &Permit<Self>) -> Condition {
        let shared = Condition::sql(
            "@.type_name NOT IN ('Note', 'SavedView', 'Attachment') OR @.actor_id = ?
             OR @.before->>'visibility' IN ('shared', 'team')
             OR EXISTS (SELECT FROM notes n WHERE n.id = @.record_id AND n.visibility = 'shared')
             OR EXISTS (SELECT FROM saved_views v WHERE v.id = @.record_id AND v.visibility <> 'private')
             OR EXISTS (SELECT FROM audit_entries a LEFT JOIN notes n ON n.id = (a.after->>'note_id')::uuid
                WHERE a.record_id = @.record_id AND a.type_name = 'Attachment' AND a.action = 'create'
                    AND (a.after->>'note_id' IS NULL OR n.visibility = 'shared'))",
            [Bind::Uuid(permit.user_id())],
        );
        scope::shared(permit).and(shared)
    }
}
