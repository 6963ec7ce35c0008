//! The merge itself.

use diesel::{
    sql_query,
    sql_types::{Array, Jsonb, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Comparison, Merge, Mergeable, custom,
    parts::Pair,
    takes::{self, Takes},
};
use crate::{
    auth::{Operation, Permit},
    db::{
        conditions::{Bind, Condition},
        rows::Row,
        writes::Write,
    },
    error::Code,
    ids,
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Stop, Target},
        duplicates,
        inputs::{InputKind, Problem},
    },
};

/// Records that one merge moves at most: all of it is one transaction, with an entry and an event for each of them.
const MOST: i64 = 5_000;

/// Makes one record of two.
#[derive(Debug)]
pub struct MergeRecords<M> {
    /// The record that stays.
    pub survivor: Target,
    /// The record that goes.
    pub other: Target,
    /// Inputs whose value is to come from the other record.
    pub take: Vec<String>,
    /// Whether to tell only what would be.
    pub is_dry_run: bool,
    pub noun: std::marker::PhantomData<fn() -> M>,
}

/// What a merge did, or would do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Merged {
    pub id: Uuid,
    /// None in a dry run.
    pub merge: Option<Uuid>,
    /// The inputs in which the records differed.
    pub fields: Vec<Comparison>,
    /// How many records of each type were moved.
    pub moved: Vec<(String, i64)>,
}

impl From<Done> for Merged {
    fn from(done: Done) -> Self {
        Self { id: done.id, merge: None, fields: Vec::new(), moved: Vec::new() }
    }
}

type Object = Map<String, Value>;

pub(super) fn refused(path: &[&str], code: &'static str, message: impl Into<String>) -> Stop {
    Stop::Problems(vec![Problem::new(path, code, message)])
}

impl<M: Mergeable> Command for MergeRecords<M> {
    type Noun = M;
    type Done = Merged;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<M>) -> Step<Merged> {
        let mut problems = takes::unknown::<M>(&self.take);
        if self.survivor.id == self.other.id {
            problems.push(Problem::new(&["other"], "SAME_RECORD", "A record is not merged with itself."));
        }
        if !problems.is_empty() {
            return Err(Stop::Problems(problems));
        }
        let (survivor, other) = self.hold(connection, actor, permit).await?;
        let particulars = M::examine(connection, &survivor, &other, &self.take).await?;
        let (mut takes, problems) = takes::decide::<M>(&actor.viewer, &survivor, &other, &self.take, &particulars)?;
        takes.comparisons.retain(|comparison| actor.viewer.may_read(M::TYPE_NAME, &comparison.field));
        if !problems.is_empty() {
            return Err(Stop::Problems(problems));
        }
        let pair = Pair { merge: ids::new_id(), survivor: self.survivor.id, merged: self.other.id };
        let moved = count::<M>(connection, pair).await?;
        if self.is_dry_run {
            return Ok(Merged { id: pair.survivor, merge: None, fields: takes.comparisons, moved });
        }
        let fields = takes.comparisons.clone();
        write::<M>(connection, actor, permit, pair, [&survivor, &other], takes, &moved).await?;
        Ok(Merged { id: pair.survivor, merge: Some(pair.merge), fields, moved })
    }
}

impl<M: Mergeable> MergeRecords<M> {
    /// Both records, with the ids they are joined to; held in the order of their ids, so that no two merges wait for each
    /// other.
    async fn hold(
        &self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<M>,
    ) -> Step<(Object, Object)> {
        let to_delete = actor.viewer.permit::<M>(Operation::Delete)?;
        let (survivor, other) = if self.survivor.id < self.other.id {
            let survivor = changes::seize(connection, actor, permit, self.survivor).await?;
            (survivor, changes::seize(connection, actor, &to_delete, self.other).await.map_err(missing)?)
        } else {
            let other = changes::seize(connection, actor, &to_delete, self.other).await.map_err(missing)?;
            (changes::seize(connection, actor, permit, self.survivor).await?, other)
        };
        let mut both = [survivor, other];
        for (row, id) in both.iter_mut().zip([self.survivor.id, self.other.id]) {
            for input in M::INPUTS {
                if let InputKind::Links(links) = input.kind {
                    let known = Write::links(links.table, links.own, links.other, id).run(connection).await?;
                    row.insert(input.name.to_owned(), known.unwrap_or_default());
                }
            }
        }
        let [survivor, other] = both;
        Ok((survivor, other))
    }
}

/// The other record is named by an input of its own.
fn missing(stop: Stop) -> Stop {
    match stop {
        Stop::Failure(error) if error.code == Code::NotFound => refused(&["other"], "NOT_FOUND", error.message),
        stop => stop,
    }
}

/// How many records of each type would be moved.
async fn count<M: Mergeable>(connection: &mut AsyncPgConnection, pair: Pair) -> Step<Vec<(String, i64)>> {
    let (mut moved, mut all) = (Vec::new(), 0);
    for part in M::PARTS {
        let count = part.count(connection, pair).await?;
        all += count;
        if count > 0 && part.is_shown() {
            moved.push((part.type_name.to_owned(), count));
        }
    }
    if all > MOST {
        let message = format!("A merge moves at most {MOST} records, and these are {all}.");
        return Err(refused(&["other"], "TOO_MANY", message));
    }
    Ok(moved)
}

/// Moving the most there may be takes seconds, more than a question is given.
const PATIENCE: &str = "SET LOCAL statement_timeout = '30s'";

pub(super) async fn be_patient(connection: &mut AsyncPgConnection) -> Step<()> {
    sql_query(PATIENCE).execute(connection).await?;
    Ok(())
}

async fn write<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    pair: Pair,
    [survivor, other]: [&Object; 2],
    takes: Takes,
    moved: &[(String, i64)],
) -> Step<()> {
    be_patient(connection).await?;
    enter::<M>(connection, actor, pair, other, &takes, moved).await?;
    if M::PARTS_FIRST {
        move_parts::<M>(connection, actor, pair).await?;
    }
    // Before the survivor gets its values: natural keys of deleted records are free.
    let set = vec![("deleted_at", Some(Bind::Time(actor.now))), ("merged_into_id", Some(Bind::Uuid(pair.survivor)))];
    changes::overwrite::<M>(connection, actor, Action::Delete, pair.merged, other, set).await?;
    M::make_room(connection, pair, &takes.columns).await?;
    fill::<M>(connection, actor, pair, survivor, takes).await?;
    duplicates::decide(connection, pair.survivor, pair.merged, true).await?;
    if !M::MAY_LEAVE {
        changes::stay_in_reach(connection, permit, pair.survivor).await?;
    }
    if !M::PARTS_FIRST {
        move_parts::<M>(connection, actor, pair).await?;
    }
    let row = Write::lock(Merge::TABLE, pair.merge, Condition::ALWAYS).run(connection).await?;
    let mut row = row.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    // The entry of the survivor's change has them.
    row.retain(|column, _| !matches!(column.as_str(), "survivor_before" | "survivor_after"));
    changes::note::<Merge>(connection, actor, Action::Create, pair.merge, None, Some(&row)).await
}

/// Keeps what an undo needs to know.
async fn enter<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    pair: Pair,
    other: &Object,
    takes: &Takes,
    moved: &[(String, i64)],
) -> Step<()> {
    let moved: Object = moved.iter().map(|(name, count)| (name.clone(), (*count).into())).collect();
    let row = vec![
        ("id", Some(Bind::Uuid(pair.merge))),
        ("type_name", Some(Bind::Text(M::TYPE_NAME.to_owned()))),
        ("survivor_id", Some(Bind::Uuid(pair.survivor))),
        ("merged_id", Some(Bind::Uuid(pair.merged))),
        ("merged_title", Some(Bind::Text(M::title(other)))),
        ("actor_id", actor.viewer.user().map(Bind::Uuid)),
        ("taken", Some(Bind::Texts(takes.inputs.iter().map(|name| (*name).to_owned()).collect()))),
        ("moved", Some(Bind::Json(Value::Object(moved)))),
    ];
    Write::insert(Merge::TABLE, row).run(connection).await?;
    let united = takes.values.iter().map(|(column, _)| *column);
    let columns: Vec<&str> = takes.columns.iter().chain(&takes.emptied).copied().chain(united).collect();
    let mut after = takes.links_after.clone();
    after.extend(takes.values_after.clone());
    after.extend(takes.emptied.iter().map(|column| ((*column).to_owned(), Value::Null)));
    sql_query(M::KEEP)
        .bind::<SqlUuid, _>(pair.merge)
        .bind::<Array<Text>, _>(columns)
        .bind::<Jsonb, _>(Value::Object(takes.links_before.clone()))
        .bind::<Jsonb, _>(Value::Object(after))
        .execute(connection)
        .await?;
    Ok(())
}

async fn move_parts<M: Mergeable>(connection: &mut AsyncPgConnection, actor: &Actor, pair: Pair) -> Step<()> {
    for part in M::PARTS {
        part.move_over(connection, actor, pair).await?;
    }
    Ok(())
}

/// Gives the survivor what it takes over. Its version is counted up whatever that is: its parts have changed.
async fn fill<M: Mergeable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    pair: Pair,
    before: &Object,
    takes: Takes,
) -> Step<()> {
    let mut values = changes::authors::<M>(actor, &["updated_by"]);
    values.extend(takes.emptied.iter().map(|column| (*column, None)));
    values.extend(takes.values);
    let sealed = custom::unite_sealed::<M>(connection, actor, pair).await?;
    let keys = sealed.map(|(assignment, keys)| {
        values.push(assignment);
        keys
    });
    let written = Write::copy(M::TABLE, pair.survivor, values, takes.columns, pair.merged).run(connection).await?;
    let mut after = written.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    for (links, wanted) in takes.links {
        for write in Write::relink(links.table, links.own, links.other, pair.survivor, wanted) {
            write.run(connection).await?;
        }
    }
    if let Some(keys) = keys {
        custom::keep_marks(connection, pair, &keys, &after).await?;
    }
    after.extend(takes.links_after);
    changes::note::<M>(connection, actor, Action::Update, pair.survivor, Some(before), Some(&after)).await
}
