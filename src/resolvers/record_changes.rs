//! Changes of a record in the API, cut down to the fields that the viewer may read.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    auth::Viewer,
    db::rows::{Columns, Record, Row, Shape},
    error::Result,
    executor::{
        Context, Fields, Json, Link, ManyOf, Object, OneOf, Path, Plan, PlannedLink, Selected, Stored, StoredField,
        object,
    },
    models::{
        audit::CHANGES,
        categories::Category,
        clients::Client,
        contacts::Contact,
        deals::{Deal, stages::Stage},
        notes::Note,
        products::{Product, price_lists::PriceList},
        record_changes::{RecordChange, columns as c},
        tags::Tag,
        teams::Team,
        users::User,
    },
};

/// What the field `history` of a record says of itself.
pub(super) const HISTORY: &str = "Its changes, newest first; of each, what the viewer may read. Of a note, those made while it was private are its author's.";

/// Fields that follow from others, or change with every change.
const FOLLOWING: [&str; 7] =
    ["version", "createdAt", "updatedAt", "editedAt", "stageChangedAt", "stockUpdatedAt", "lastActivityAt"];

/// Columns that are never shown: sealed values.
const SEALED: [&str; 2] = ["sensitive", "custom_sealed"];

/// What is kept of the fields of each type that has a history.
static KEPT: LazyLock<HashMap<&'static str, Vec<StoredField>>> = LazyLock::new(|| {
    HashMap::from([kept::<Client>(), kept::<Contact>(), kept::<Deal>(), kept::<Note>(), kept::<Product>()])
});

fn kept<T: Object + Row>() -> (&'static str, Vec<StoredField>) {
    let mut fields = T::fields().stored(T::COLUMNS);
    if T::fields().get("customFields").is_some() {
        fields.retain(|field| field.field != "customFields");
        fields.push(StoredField { field: "customFields", column: "custom", stored: Stored::Json });
    }
    fields.retain(|field| !FOLLOWING.contains(&field.field) && !SEALED.contains(&field.column));
    (T::NAME, fields)
}

impl Object for RecordChange {
    const NAME: &'static str = "RecordChange";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<RecordChange>> = LazyLock::new(|| {
            Fields::<RecordChange>::new("One change of a record: who did what, and when.")
                .id(|r| r.id)
                .time("occurredAt", c::occurred_at, "When it happened.", |r| r.occurred_at)
                .choice("action", c::action, &CHANGES, "What was done.", |r| r.action.as_deref())
                .one::<User>("actor", "actor_id", "Who did it; null: the server itself.")
                .text("type", c::type_name, "Name of the record's type: `Client`.", |r| r.type_name.as_deref())
                .link("record", "The record as it is now.", record())
                .int("recordVersion", c::version, "Version of the record after the change.", |r| r.version.map(i64::from))
                .link(
                    "changes",
                    "The fields that changed and that the viewer may read, in the order of the type's fields; those that follow \
                     from another, such as the time of an edit, are left out.",
                    Changes,
                )
        });
        &FIELDS
    }
}

fn record() -> OneOf<RecordChange> {
    OneOf::new("ChangedRecord", "A record with a history.", c::type_name.and(c::record_id), |r: &RecordChange| {
        Some((r.type_name.as_deref()?, r.record_id?))
    })
    .with::<Client>()
    .with::<Contact>()
    .with::<Deal>()
    .with::<Note>()
    .with::<Product>()
}

/// What a change did to one field.
pub struct FieldChange {
    field: &'static str,
    before: Value,
    after: Value,
    records_before: Vec<(&'static str, Uuid)>,
    records_after: Vec<(&'static str, Uuid)>,
}

impl Object for FieldChange {
    const NAME: &'static str = "FieldChange";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<FieldChange>> = LazyLock::new(|| {
            Fields::<FieldChange>::new(
                "What a change did to one field. Values are spelt as the field spells them: money as an object of amount and \
                 currency, another record as its id, several as a list of ids.",
            )
            .text("field", Columns::NONE, "Name of the field.", |change| Some(change.field))
            .json("before", "Its value before; null: it had none.", |change| Some(&change.before))
            .json("after", "Its value since; null: it has none.", |change| Some(&change.after))
            .link(
                "recordsBefore",
                "The records whose ids stand in `before`, as far as the viewer may read them.",
                named(|change| &change.records_before),
            )
            .link(
                "recordsAfter",
                "The records whose ids stand in `after`, as far as the viewer may read them.",
                named(|change| &change.records_after),
            )
        });
        &FIELDS
    }
}

fn named(get: fn(&FieldChange) -> &[(&'static str, Uuid)]) -> ManyOf<FieldChange> {
    ManyOf::new("NamedRecord", "A record that a field of another names.", get)
        .with::<User>()
        .with::<Team>()
        .with::<Client>()
        .with::<Contact>()
        .with::<Deal>()
        .with::<Stage>()
        .with::<Product>()
        .with::<PriceList>()
        .with::<Category>()
        .with::<Tag>()
}

/// The changes of fields that the viewer may read of `change`.
fn readable(viewer: &Viewer, change: &RecordChange) -> Vec<Record<FieldChange>> {
    let type_name = change.type_name.as_deref().unwrap_or_default();
    let fields = KEPT.get(type_name).into_iter().flatten();
    let (before, after) = (change.before.as_ref(), change.after.as_ref());
    let changes = fields.filter_map(|stored| {
        let rows = [before, after].into_iter().flatten();
        if !rows.into_iter().any(|row| stored.is_in(row)) || !viewer.may_read(type_name, stored.field) {
            return None;
        }
        let value = |row: Option<&_>| row.map(|row| stored.value(row)).unwrap_or_default();
        let change = FieldChange {
            field: stored.field,
            before: value(before),
            after: value(after),
            records_before: before.map(|row| stored.records(row)).unwrap_or_default(),
            records_after: after.map(|row| stored.records(row)).unwrap_or_default(),
        };
        (change.before != change.after).then(|| Record::computed(change))
    });
    changes.collect()
}

/// The fields a change is about. A change of which the viewer may read nothing stays, with none, so that pages are full.
struct Changes;

impl Link<RecordChange> for Changes {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]!", object::<FieldChange>(registry))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<RecordChange> + 'a>> {
        shape.columns = shape.columns.and(c::type_name).and(c::before).and(c::after);
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?;
        Ok(Box::new(PlannedChanges { viewer: context.viewer()?.clone(), plan, of: HashMap::new() }))
    }
}

struct PlannedChanges<'a> {
    viewer: Arc<Viewer>,
    plan: Plan<'a, FieldChange>,
    of: HashMap<Uuid, Vec<Record<FieldChange>>>,
}

impl PlannedLink<RecordChange> for PlannedChanges<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<RecordChange>]) -> BoxFuture<'s, ()> {
        async move {
            self.of = rows.iter().map(|record| (record.row.id, readable(&self.viewer, &record.row))).collect();
            let below: Vec<&Record<FieldChange>> = self.of.values().flatten().collect();
            self.plan.load(context, &below).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<RecordChange>, out: &mut Json) {
        out.array(self.of.get(&record.row.id).into_iter().flatten(), |out, change| self.plan.write(change, out));
    }
}
