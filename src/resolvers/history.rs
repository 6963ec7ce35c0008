//! What was changed, and what was deleted, in the API.

use std::sync::LazyLock;

use async_graphql::{OutputType, registry::Registry};
use chrono::{DateTime, Utc};

use crate::{
    db::rows::{Record, Shape},
    error::Result,
    executor::{Connection, Context, Fields, Json, Link, Object, Path, PlannedLink, Selected},
    ids::NodeId,
    models::{
        audit::{ACTIONS, AuditEntry, columns as c},
        partners::tokens::PartnerToken,
        trash::{TrashEntry, columns as t, purge::Retention},
        users::User,
    },
    resolvers::Query,
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields
        .link(
            "auditEntries",
            "Every change of every record, and what concerns the safety of accounts, newest first; for those who may read the audit log.",
            Connection::<AuditEntry>::default(),
        )
        .link(
            "trash",
            "Deleted records of all types, the last deleted first: of `Restore` mutations, what they can bring back.",
            Connection::<TrashEntry>::default(),
        )
}

impl Object for AuditEntry {
    const NAME: &'static str = "AuditEntry";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<AuditEntry>> = LazyLock::new(|| {
            Fields::<AuditEntry>::new("One change of one record, or one event that concerns the safety of an account: its record is the user then, and `after` holds what is known of it. Entries are never changed or deleted.")
                .id(|r| r.id)
                .time("occurredAt", c::occurred_at, "When it happened.", |r| r.occurred_at)
                .choice("action", c::action, &ACTIONS, "What was done, or what happened.", |r| r.action.as_deref())
                .text("type", c::type_name, "Name of the record's type: `Client`.", |r| r.type_name.as_deref())
                .computed_text("recordId", c::type_name.and(c::record_id), "The record's id.", |r| {
                    Some(NodeId { type_name: r.type_name.as_deref()?, id: r.record_id? }.encode())
                })
                .int("recordVersion", c::version, "Version of the record after the change.", |r| r.version.map(i64::from))
                .stored_json(
                    "before",
                    c::before,
                    "Columns that changed, as they were, an amount with its currency; all of a record that was destroyed, null for one that was made.",
                    |r| r.before.as_ref(),
                )
                .stored_json(
                    "after",
                    c::after,
                    "Columns that changed, as they became; all of a record that was made, null for one that was destroyed.",
                    |r| r.after.as_ref(),
                )
                .computed_text("requestId", c::request_id, "The request, as logs and errors name it.", |r| {
                    r.request_id.map(|id| id.to_string())
                })
                .one::<User>("actor", "actor_id", "Who did it; null: the server itself, somebody at its console, or, at a refusal, a stranger.")
                .one::<PartnerToken>(
                    "partnerToken",
                    "session_id",
                    "The token of a partner that did it in the actor's place; null when the actor did it themselves.",
                )
        });
        &FIELDS
    }
}

impl Object for TrashEntry {
    const NAME: &'static str = "TrashEntry";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<TrashEntry>> = LazyLock::new(|| {
            Fields::<TrashEntry>::new("A deleted record, which its type's `Restore` mutation brings back.")
                .id(|r| r.id)
                .text("type", t::type_name, "Name of the record's type: `Client`.", |r| r.type_name.as_deref())
                .computed_text("recordId", t::type_name, "The record's id, to restore or destroy it by.", |r| {
                    Some(NodeId { type_name: r.type_name.as_deref()?, id: r.id }.encode())
                })
                .text("title", t::title, "Its name, or the beginning of its text.", |r| r.title.as_deref())
                .time("deletedAt", t::deleted_at, "When it was deleted.", |r| r.deleted_at)
                .link(
                    "purgeAt",
                    "When it goes for good, at the earliest: what other records still need stays until they do not. Null: never.",
                    PurgeAt,
                )
        });
        &FIELDS
    }
}

/// When the server destroys a deleted record.
struct PurgeAt;

impl Link<TrashEntry> for PurgeAt {
    fn register(&self, registry: &mut Registry) -> String {
        <DateTime<Utc> as OutputType>::create_type_info(registry).trim_end_matches('!').to_owned()
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        _selected: &Selected<'a>,
        _path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<TrashEntry> + 'a>> {
        shape.columns = shape.columns.and(t::deleted_at);
        Ok(Box::new(PlannedPurge(context.retention()?)))
    }
}

struct PlannedPurge(Retention);

impl PlannedLink<TrashEntry> for PlannedPurge {
    fn needs_load(&self) -> bool {
        false
    }

    fn write(&self, record: &Record<TrashEntry>, out: &mut Json) {
        out.optional(record.row.deleted_at.and_then(|at| self.0.purge_at(at)), Json::time);
    }
}
