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
    /// One change of one record, or one security event.
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

/// What is done with records.
pub static CHANGES: Choice = Choice {
    name: "ChangeAction",
    description: "What was done with a record.",
    values: &[
        ("CREATE", "create", "It was made."),
        ("UPDATE", "update", "It was changed."),
        ("DELETE", "delete", "It went into the trash, or for good where there is none."),
        ("RESTORE", "restore", "It came back from the trash."),
        ("DESTROY", "destroy", "It was deleted for good."),
    ],
};

/// Everything the log holds.
pub static ACTIONS: Choice = Choice {
    name: "AuditAction",
    description: "What was done with a record, or what happened to the account of the user that the entry is about.",
    values: &[
        ("CREATE", "create", "It was made."),
        ("UPDATE", "update", "It was changed."),
        ("DELETE", "delete", "It went into the trash, or for good where there is none."),
        ("RESTORE", "restore", "It came back from the trash."),
        ("DESTROY", "destroy", "It was deleted for good."),
        ("INVITATION_ACCEPT", "invitation_accept", "The user, who was invited, chose a password."),
        ("SIGN_IN", "sign_in", "A session was opened, or at the server's console a token for scripts was made."),
        (
            "SIGN_IN_REFUSAL",
            "sign_in_refusal",
            "A wrong password, or the right one of a user who may not sign in; addresses without an account leave no entry.",
        ),
        ("LOCK_OUT", "lock_out", "After too many wrong passwords the account waits."),
        ("SIGN_OUT", "sign_out", "The user ended the session."),
        ("SESSION_END", "session_end", "A session was ended from elsewhere."),
        ("REFRESH_REUSE", "refresh_reuse", "An old refresh token came back, and its session was ended."),
        ("PASSWORD_CHANGE", "password_change", "The user chose another password."),
        ("PASSWORD_RESET_REQUEST", "password_reset_request", "Somebody asked for a new password."),
        ("PASSWORD_RESET", "password_reset", "A new password took the place of a forgotten one."),
        ("FACTOR_ENABLE", "factor_enable", "A second factor was set up."),
        ("FACTOR_DISABLE", "factor_disable", "The second factor was taken away."),
        ("FACTOR_REFUSAL", "factor_refusal", "A wrong code."),
        ("RECOVERY_CODE_USE", "recovery_code_use", "A recovery code stood in for the second factor."),
        ("STEP_UP", "step_up", "A session proved its holder once more."),
        ("KEY_ROTATION", "key_rotation", "A key of the server was replaced; the entry is about no user."),
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
        Filter::column("action", FilterKind::Choice(&ACTIONS), "@.action", "What was done, or what happened."),
        Filter::column("record", FilterKind::Node, "@.record_id", "The record, or the user whose account it was."),
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
