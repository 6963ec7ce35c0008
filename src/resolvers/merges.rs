//! Merges of clients and contacts in the API.

use std::{marker::PhantomData, sync::LazyLock};

use async_graphql::{ID, InputObject, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit},
    db::rows::{Columns, Record, Shape},
    error::{Error, Result},
    executor::{
        Argument, Connection, Context, Fields, Json, Link, Mutable, Object, OneOf, Path, Payload, Perform, PlannedLink,
        RecordInput, Selected, read_argument,
    },
    ids::{self, NodeId},
    models::{
        changes::{Done, Outcome, Target},
        clients::Client,
        contacts::Contact,
        merges::{self, Comparison, Merge, MergeRecords, Mergeable, Merged, Undo, columns as c},
        users::User,
    },
    mutable,
    resolvers::{Mutation, Query},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    fields
        .link(
            "merges",
            "Merges of clients and contacts, newest first: which record lives on in which.",
            Connection::<Merge>::default(),
        )
        .link(
            "survivor",
            "The client or contact that a merged one lives on in, through all later merges; itself when it was never \
             merged. Look-ups of a merged record by its id find nothing.",
            SurvivorOf,
        )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "clientMerge",
            "Makes one client of two: all that belongs to the other one goes to the client, which keeps its values and \
             takes over those it has none of. Needs the rights to change the one and to delete the other.",
            Perform::new(Operation::Update, read::<Client>).answering::<MergePayload<Client>>(),
        )
        .link(
            "contactMerge",
            "Makes one contact of two, as `clientMerge` does. Both must have their deals and notes with one client.",
            Perform::new(Operation::Update, read::<Contact>).answering::<MergePayload<Contact>>(),
        )
        .link(
            "mergeUndo",
            "Makes two records again of one. What was changed since the merge stays as it is, and is told in \
             `keptFields` and `keptRecords`. Needs the rights to change the survivor and to restore the merged record.",
            Perform::new(Operation::Update, |input: RecordInput| Ok(Undo { target: input.target::<Merge>()? })),
        )
}

/// Two records to merge.
#[derive(Debug, InputObject)]
struct MergeInput {
    /// The record that stays.
    id: ID,
    /// Its version that was seen; when it has another by now, nothing is changed.
    version: i32,
    /// The record that goes: it is deleted and lives on in the other.
    other: ID,
    /// Its version that was seen; when it has another by now, nothing is changed.
    other_version: i32,
    /// Inputs whose value is to come from `other`, though the record has one: `["name", "phone"]`.
    #[graphql(default)]
    take: Vec<String>,
    /// Whether to tell only what would be, and to change nothing.
    #[graphql(default)]
    dry_run: bool,
}

fn read<M: Mergeable + Object>(input: MergeInput) -> Result<MergeRecords<M>> {
    let MergeInput { id, version, other, other_version, take, dry_run } = input;
    if take.len() > M::INPUTS.len() {
        return Err(Error::bad_input(format!("Argument `input.take`: at most {} names.", M::INPUTS.len())));
    }
    Ok(MergeRecords {
        survivor: Target { id: ids::decode(&id, M::NAME)?, version: Some(version) },
        other: Target { id: ids::decode(&other, M::NAME)?, version: Some(other_version) },
        take,
        is_dry_run: dry_run,
        noun: PhantomData,
    })
}

/// The answer to a merge.
struct MergePayload<M> {
    record: Payload<M>,
    merge: Option<Uuid>,
    fields: Vec<Record<Comparison>>,
    moved: Option<Value>,
}

impl<M> From<Outcome<Merged>> for MergePayload<M> {
    fn from(outcome: Outcome<Merged>) -> Self {
        let nothing = |record| Self { record, merge: None, fields: Vec::new(), moved: None };
        match outcome {
            Outcome::Done(Merged { id, merge, fields, moved }) => Self {
                record: Outcome::Done(Done { id }).into(),
                merge,
                fields: fields.into_iter().map(Record::computed).collect(),
                moved: Some(moved.into_iter().map(|(name, count)| (name, Value::from(count))).collect()),
            },
            Outcome::Refused(problems) => nothing(Outcome::Refused(problems).into()),
            Outcome::Conflict(conflict) => nothing(Outcome::Conflict(conflict).into()),
        }
    }
}

fn payload<M: Mutable>(name: &'static str) -> Fields<MergePayload<M>>
where
    MergePayload<M>: Object,
{
    Fields::<MergePayload<M>>::new("The answer to a merge: what was done, what would be done, or what is wrong.")
        .by_id::<M>(
            name,
            "The record that stays, as it is now; after a conflict the one of the two that others have changed.",
            |payload| payload.record.id(),
        )
        .by_id::<Merge>("merge", "What was done; null in a dry run.", |payload| payload.merge)
        .values("fields", "The inputs in which the two records differed, with what comes of them.", |payload| {
            &payload.fields
        })
        .json("moved", "How many records of each type go to the one that stays: `{ \"Deal\": 2 }`.", |payload| {
            payload.moved.as_ref()
        })
        .values("problems", "What a person can correct; empty when the merge was made, or could be.", |payload| {
            payload.record.problems()
        })
        .value("conflict", Columns::NONE, "What others changed since the version the input names.", |payload| {
            payload.record.conflict()
        })
}

impl Object for MergePayload<Client> {
    const NAME: &'static str = "ClientMergePayload";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<MergePayload<Client>>> = LazyLock::new(|| payload("client"));
        &FIELDS
    }
}

impl Object for MergePayload<Contact> {
    const NAME: &'static str = "ContactMergePayload";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<MergePayload<Contact>>> = LazyLock::new(|| payload("contact"));
        &FIELDS
    }
}

impl Object for Comparison {
    const NAME: &'static str = "MergeField";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Comparison>> = LazyLock::new(|| {
            Fields::<Comparison>::new("The values of a field that two records differ in, as they are stored.")
                .text("field", Columns::NONE, "Name of the field in the input.", |r| Some(&r.field))
                .json("survivor", "Of the record that stays.", |r| Some(&r.survivor))
                .json("other", "Of the record that goes.", |r| Some(&r.other))
                .json("result", "Of the record that stays, after the merge.", |r| Some(&r.result))
        });
        &FIELDS
    }
}

mutable!(Merge, "MergePayload", "merge");

fn record() -> OneOf<Merge> {
    OneOf::<Merge>::new("MergeRecord", "What can be merged.", c::type_name.and(c::survivor_id), |r| {
        r.type_name.as_deref().zip(r.survivor_id)
    })
    .with::<Client>()
    .with::<Contact>()
}

impl Object for Merge {
    const NAME: &'static str = "Merge";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Merge>> = LazyLock::new(|| {
            Fields::<Merge>::new("Two records that became one. Seen by those who may see the one that is left.")
                .id(|r| r.id)
                .text("type", c::type_name, "Name of the records' type: `Client` or `Contact`.", |r| {
                    r.type_name.as_deref()
                })
                .link(
                    "survivor",
                    "The record that is left; null while it lies in the trash or lives on in another.",
                    record(),
                )
                .computed_text(
                    "mergedId",
                    c::type_name.and(c::merged_id),
                    "Id of the record that went; only `survivor` finds anything by it, until the merge is undone.",
                    |r| Some(NodeId { type_name: r.type_name.as_deref()?, id: r.merged_id? }.encode()),
                )
                .text("mergedTitle", c::merged_title, "Its name; null once one of the two was deleted for good.", |r| {
                    r.merged_title.as_deref()
                })
                .one::<User>("actor", "actor_id", "Who made it; null: the system itself.")
                .stored_texts("taken", c::taken, "Inputs whose value came from the record that went.", |r| {
                    r.taken.as_deref()
                })
                .stored_json("moved", c::moved, "How many records of each type were moved: `{ \"Deal\": 2 }`.", |r| {
                    r.moved.as_ref()
                })
                .time("createdAt", c::created_at, "When it was made.", |r| r.created_at)
                .time("undoneAt", c::undone_at, "When it was undone; null while it holds.", |r| r.undone_at)
                .one::<User>("undoneBy", "undone_by", "Who undid it.")
                .stored_texts(
                    "keptFields",
                    c::kept_fields,
                    "Inputs of the survivor that the undo left as they were, because somebody had changed them since; \
                     null while it holds.",
                    |r| r.kept_fields.as_deref(),
                )
                .stored_json(
                    "keptRecords",
                    c::kept_records,
                    "How many records of each type the undo did not give back: they are elsewhere by now, or something \
                     of the survivor's hangs on them; null while it holds.",
                    |r| r.kept_records.as_ref(),
                )
                .int("version", c::version, "Grows when it is undone.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

/// The record that one named by the argument `id` lives on in.
struct SurvivorOf;

impl Link<Query> for SurvivorOf {
    fn register(&self, registry: &mut Registry) -> String {
        record().register(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![Argument::of::<ID>("id", "The id of a client or contact, merged or not.")]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<Query> + 'a>> {
        static RECORD: LazyLock<OneOf<Merge>> = LazyLock::new(record);
        let permit = context.permit::<Merge>()?;
        let (type_name, id) = ids::decode_any(&read_argument::<ID>(context, selected, "id")?)?;
        if ![Client::NAME, Contact::NAME].contains(&type_name.as_str()) {
            return Err(Error::bad_input("Clients and contacts can be merged; this is the id of neither."));
        }
        let record = RECORD.plan(context, selected, path, &mut Shape::default())?;
        let place = (path.clone(), selected.node.pos);
        Ok(Box::new(PlannedSurvivor { permit, id, record, place, found: None }))
    }
}

struct PlannedSurvivor<'a> {
    permit: Permit<Merge>,
    id: Uuid,
    record: Box<dyn PlannedLink<Merge> + 'a>,
    place: (Path, async_graphql::Pos),
    found: Option<Record<Merge>>,
}

impl PlannedLink<Query> for PlannedSurvivor<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<Query>]) -> BoxFuture<'s, ()> {
        async move {
            match merges::survivor(context.loaders().db(), &self.permit, self.id).await {
                Ok(found) => {
                    self.found = found.map(Record::computed);
                    if let Some(found) = &self.found {
                        self.record.load(context, &[found]).await;
                    }
                }
                Err(error) => context.report(&self.place.0, self.place.1, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<Query>, out: &mut Json) {
        out.optional(self.found.as_ref(), |out, found| self.record.write(found, out));
    }
}
