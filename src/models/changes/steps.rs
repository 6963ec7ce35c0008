//! The changes themselves: create, update, delete, restore, destroy.

use std::marker::PhantomData;

use diesel_async::AsyncPgConnection;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    Actor, Change, Command, Done, Outcome, Target, Writable, conflicts,
    journal::{self, Action},
    references, repeats, upserts,
};
use crate::{
    auth::{Operation, Permit, Viewer},
    db::{
        Db, Signature,
        conditions::{Bind, Condition},
        writes::{Assignment, Write},
    },
    error::{Code, Error, Result},
    ids,
    models::inputs::{Links, Problem, Values},
};

const LIVE: &str = "@.deleted_at IS NULL";

/// Why a transaction is given up.
pub enum Stop {
    Problems(Vec<Problem>),
    Conflict(conflicts::Conflict),
    /// The record already is as asked.
    Nothing(Done),
    /// Nothing is to stay written; this is what the command answers all the same.
    Undone(Value),
    Database(diesel::result::Error),
    Failure(Error),
}

impl Stop {
    /// What a transaction that was given up tells the caller.
    pub(super) fn outcome<M: Writable, D: From<Done> + DeserializeOwned>(self) -> Result<Outcome<D>> {
        match self {
            Self::Nothing(done) => Ok(Outcome::Done(done.into())),
            Self::Undone(done) => Ok(Outcome::Done(serde_json::from_value(done).map_err(Error::internal)?)),
            Self::Problems(problems) => Ok(Outcome::Refused(problems)),
            Self::Conflict(conflict) => Ok(Outcome::Conflict(conflict)),
            Self::Failure(error) => Err(error),
            Self::Database(error) => references::explain::<M>(error).map(|problem| Outcome::Refused(vec![problem])),
        }
    }
}

impl From<diesel::result::Error> for Stop {
    fn from(error: diesel::result::Error) -> Self {
        Self::Database(error)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failure(error)
    }
}

/// What a step of a change comes to, or why all of it is given up.
pub type Step<T> = Result<T, Stop>;

/// Carries out a command in a transaction; the permit is for what it does. A repeated request gets the outcome of the first.
pub async fn perform<C: Command>(
    db: &Db,
    actor: &Actor,
    permit: &Permit<C::Noun>,
    command: C,
) -> Result<Outcome<C::Done>> {
    if let Some(done) = actor.repeat.as_ref().and_then(|repeat| repeat.outcome.clone()) {
        return Ok(Outcome::Done(serde_json::from_value(done).map_err(Error::internal)?));
    }
    let command = command.prepare().await?;
    let signature = Signature { actor_id: Some(actor.viewer.user_id), request_id: actor.request_id };
    let mut transaction = db.begin(signature).await?;
    let connection = &mut *transaction;
    let done: Step<C::Done> = async {
        repeats::claim(connection, actor).await?;
        let done = command.apply(connection, actor, permit).await?;
        repeats::note(connection, actor, &done).await?;
        Ok(done)
    }
    .await;
    match transaction.end(done).await {
        Ok(done) => Ok(Outcome::Done(done)),
        Err(stop) => stop.outcome::<C::Noun, _>(),
    }
}

/// One change of one record.
pub struct Single<M> {
    change: Change,
    noun: PhantomData<fn() -> M>,
}

impl<M> Single<M> {
    pub fn new(change: Change) -> Self {
        Self { change, noun: PhantomData }
    }
}

impl<M: Writable> Command for Single<M> {
    type Noun = M;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<M>) -> Step<Done> {
        match self.change {
            Change::Create(values) => create(connection, actor, permit, values).await,
            Change::Update(target, values) => update(connection, actor, permit, target, values).await,
            Change::Upsert(values) => upserts::upsert(connection, actor, permit, values).await,
            Change::Delete(target) if M::HAS_TRASH => move_row(connection, actor, permit, target, Action::Delete).await,
            Change::Delete(target) => remove(connection, actor, permit, target, Action::Delete).await,
            Change::Restore(target) => move_row(connection, actor, permit, target, Action::Restore).await,
            Change::Destroy(target) => remove(connection, actor, permit, target, Action::Destroy).await,
        }
    }
}

pub(super) async fn create<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    mut values: Values,
) -> Step<Done> {
    let id = ids::new_id();
    values.id = id;
    M::complete(actor, None, &mut values);
    M::approve(connection, actor, None, &mut values).await?;
    references::check(connection, actor, &values).await?;
    let mut row: Vec<Assignment> = vec![("id", Some(Bind::Uuid(id)))];
    row.extend(authors::<M>(actor, &["created_by", "updated_by"]));
    row.extend(values.assignments);
    let mut after = object(Write::insert(M::TABLE, row).run(connection).await?);
    relink(connection, id, values.links, None, &mut after).await?;
    // A seller makes clients of their own.
    stay_in_reach(connection, permit, id).await?;
    journal::write::<M>(connection, actor, Action::Create, id, None, Some(&after)).await?;
    Ok(Done { id })
}

async fn update<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
    values: Values,
) -> Step<Done> {
    let before = lock::<M>(connection, actor, permit, target.id, place_of::<M>()).await?;
    refuse_stale::<M>(connection, actor, target, &before, &values.given).await?;
    rewrite(connection, actor, permit, target.id, before, values).await?;
    Ok(Done { id: target.id })
}

/// Where records are that can be changed.
pub(super) fn place_of<M: Writable>() -> Condition {
    if M::HAS_TRASH { Condition::sql(LIVE, []) } else { Condition::ALWAYS }
}

/// Gives a record that is held other values; the row as it is then.
pub(super) async fn rewrite<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    id: Uuid,
    mut before: Map<String, Value>,
    mut values: Values,
) -> Step<Map<String, Value>> {
    values.id = id;
    M::complete(actor, Some(&before), &mut values);
    M::approve(connection, actor, Some(&before), &mut values).await?;
    references::check(connection, actor, &values).await?;
    let mut set = values.assignments;
    set.extend(authors::<M>(actor, &["updated_by"]));
    let mut after = object(Write::update(M::TABLE, id, set).run(connection).await?);
    relink(connection, id, values.links, Some(&mut before), &mut after).await?;
    if !M::MAY_LEAVE {
        // A contact is not moved to a client of somebody else.
        stay_in_reach(connection, permit, id).await?;
    }
    if journal::is_same(&before, &after) {
        return Err(Stop::Nothing(Done { id }));
    }
    journal::write::<M>(connection, actor, Action::Update, id, Some(&before), Some(&after)).await?;
    Ok(after)
}

/// A live record, held until the transaction ends; the version that was seen is compared as for an update.
pub(in crate::models) async fn hold<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
) -> Step<Map<String, Value>> {
    let before = lock::<M>(connection, actor, permit, target.id, place_of::<M>()).await?;
    refuse_stale::<M>(connection, actor, target, &before, &Map::new()).await?;
    Ok(before)
}

/// The same; until the transaction ends nobody adds anything that refers to the record.
pub(in crate::models) async fn seize<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
) -> Step<Map<String, Value>> {
    Write::seize(M::TABLE, target.id, M::reach(permit)).run(connection).await?;
    hold(connection, actor, permit, target).await
}

/// Counts the version of a record up whose parts have changed; the row as it is now.
pub(in crate::models) async fn touch<M: Writable>(
    connection: &mut AsyncPgConnection,
    id: Uuid,
) -> Step<Map<String, Value>> {
    Ok(object(Write::update(M::TABLE, id, Vec::new()).run(connection).await?))
}

/// Sets columns of a live record, as a command decides from what is there.
pub(in crate::models) async fn set<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
    set: impl FnOnce(&Map<String, Value>) -> Step<Vec<Assignment>>,
) -> Step<Done> {
    let before = hold::<M>(connection, actor, permit, target).await?;
    let set = set(&before)?;
    overwrite::<M>(connection, actor, Action::Update, target.id, &before, set).await
}

/// Writes columns of a record that is held, and what the change leaves behind.
pub(in crate::models) async fn overwrite<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    action: Action,
    id: Uuid,
    before: &Map<String, Value>,
    mut set: Vec<Assignment>,
) -> Step<Done> {
    set.extend(authors::<M>(actor, &["updated_by"]));
    let after = object(Write::update(M::TABLE, id, set).run(connection).await?);
    if journal::is_same(before, &after) {
        return Err(Stop::Nothing(Done { id }));
    }
    journal::write::<M>(connection, actor, action, id, Some(before), Some(&after)).await?;
    Ok(Done { id })
}

/// Refuses what would be beyond the actor's reach afterwards.
pub(in crate::models) async fn stay_in_reach<M: Writable>(
    connection: &mut AsyncPgConnection,
    permit: &Permit<M>,
    id: Uuid,
) -> Step<()> {
    let is_reached =
        permit.reaches_all() || Write::keep(M::TABLE, id, M::reach(permit)).run(connection).await?.is_some();
    if is_reached {
        return Ok(());
    }
    Err(Error::forbidden(format!("Your role may not make such a {}.", M::NOUN.replace('_', " "))).into())
}

/// Joins the record to those it is to be joined to, and notes in the rows what it was and is joined to.
async fn relink(
    connection: &mut AsyncPgConnection,
    id: Uuid,
    links: Vec<(&'static str, &'static Links, Vec<Uuid>)>,
    mut before: Option<&mut Map<String, Value>>,
    after: &mut Map<String, Value>,
) -> Step<()> {
    for (name, Links { table, own, other, .. }, wanted) in links {
        if let Some(before) = &mut before {
            let known = Write::links(table, own, other, id).run(connection).await?;
            before.insert(name.to_owned(), known.unwrap_or_default());
        }
        after.insert(name.to_owned(), wanted.iter().map(Uuid::to_string).collect());
        for write in Write::relink(table, own, other, id, wanted) {
            write.run(connection).await?;
        }
    }
    Ok(())
}

/// Into the trash, or out of it.
async fn move_row<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
    action: Action,
) -> Step<Done> {
    let (operation, deleted_at) = match action {
        Action::Delete => (Operation::Delete, Some(actor.now)),
        _ => (Operation::Restore, None),
    };
    let place = place_for::<M>(operation).unwrap_or(Condition::NEVER);
    let before = lock::<M>(connection, actor, permit, target.id, place).await?;
    refuse_stale::<M>(connection, actor, target, &before, &Map::new()).await?;
    let set = vec![("deleted_at", deleted_at.map(Bind::Time))];
    overwrite::<M>(connection, actor, action, target.id, &before, set).await
}

async fn remove<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    target: Target,
    action: Action,
) -> Step<Done> {
    let before = lock::<M>(connection, actor, permit, target.id, Condition::ALWAYS).await?;
    refuse_stale::<M>(connection, actor, target, &before, &Map::new()).await?;
    Write::delete(M::TABLE, target.id).run(connection).await?;
    journal::write::<M>(connection, actor, action, target.id, Some(&before), None).await?;
    Ok(Done { id: target.id })
}

/// The record, held until the transaction ends.
async fn lock<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    permit: &Permit<M>,
    id: Uuid,
    place: Condition,
) -> Step<Map<String, Value>> {
    let found = Write::lock(M::TABLE, id, place.and(M::reach(permit))).run(connection).await?;
    if found.is_some() {
        return Ok(object(found));
    }
    // What may be read but not changed is refused; what cannot be seen does not exist.
    let visible = M::visible(&actor.viewer.permit(Operation::Read)?);
    let error = match Write::keep(M::TABLE, id, visible).run(connection).await? {
        Some(_) if permit.operation() != Operation::Restore => {
            Error::forbidden(format!("Your role may not do this with this {}.", M::NOUN))
        }
        _ => Error::new(Code::NotFound, format!("There is no such {}.", M::NOUN)),
    };
    Err(error.into())
}

async fn refuse_stale<M: Writable>(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    target: Target,
    before: &Map<String, Value>,
    given: &Map<String, Value>,
) -> Step<()> {
    match target.version.filter(|seen| *seen != version(before)) {
        Some(seen) => {
            let mut conflict = conflicts::find::<M>(connection, target.id, seen, before, given).await?;
            // Whoever may write a field and not read it is not told what others wrote.
            conflict.differences.retain(|difference| actor.viewer.may_read(M::TYPE_NAME, &difference.field));
            Err(Stop::Conflict(conflict))
        }
        None => Ok(()),
    }
}

/// Whether a viewer may do `operation` with a record, as a request of theirs would be decided.
pub async fn may<M: Writable>(db: &Db, viewer: &Viewer, operation: Operation, id: Uuid) -> Result<bool> {
    let Ok(permit) = viewer.permit::<M>(operation) else { return Ok(false) };
    let Some(place) = place_for::<M>(operation) else { return Ok(false) };
    let reached = if operation == Operation::Read { M::visible(&permit) } else { place.and(M::reach(&permit)) };
    Ok(Write::keep(M::TABLE, id, reached).run(&mut *db.connection().await?).await?.is_some())
}

/// Where records are that `operation` is for; none where the noun has no such operation.
fn place_for<M: Writable>(operation: Operation) -> Option<Condition> {
    match operation {
        Operation::Read => Some(Condition::ALWAYS),
        Operation::Update | Operation::Delete => Some(place_of::<M>()),
        Operation::Restore => M::HAS_TRASH.then(|| Condition::sql("@.deleted_at IS NOT NULL", [])),
        Operation::Destroy => M::HAS_TRASH.then_some(Condition::ALWAYS),
        Operation::Create | Operation::Call => None,
    }
}

pub(in crate::models) fn authors<M: Writable>(actor: &Actor, columns: &[&'static str]) -> Vec<Assignment> {
    // At the console nobody is.
    let user = || actor.viewer.user().map(Bind::Uuid);
    if M::HAS_AUTHORS { columns.iter().map(|column| (*column, user())).collect() } else { Vec::new() }
}

/// The row as an object; the statements that make it return nothing else.
pub(super) fn object(snapshot: Option<Value>) -> Map<String, Value> {
    match snapshot {
        Some(Value::Object(row)) => row,
        _ => Map::new(),
    }
}

pub(in crate::models) fn version(row: &Map<String, Value>) -> i32 {
    row.get("version").and_then(Value::as_i64).and_then(|version| i32::try_from(version).ok()).unwrap_or(0)
}
