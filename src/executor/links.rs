//! Links from a row to other records, and to values with fields of their own.

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use async_graphql::{ID, Pos, registry::Registry};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::Permit,
    db::rows::{Columns, Join, MAX_JOINS, Record, Shape},
    error::{Error, Result},
    executor::{Argument, Context, Json, Object, Path, Plan, Selected, Stored, arguments, registry},
    ids,
    models::Model,
};

/// A field that leads to other objects.
pub trait Link<T>: Send + Sync {
    /// Registers the types the link needs and names its own.
    fn register(&self, registry: &mut Registry) -> String;

    fn arguments(&self) -> Vec<Argument> {
        Vec::new()
    }

    /// The column that says where the link leads, and what it holds, where one does; `columns` names those of a row of
    /// `T`, `field` the link itself.
    fn stored(&self, _field: &'static str, _columns: &[&'static str]) -> Option<(&'static str, Stored)> {
        None
    }

    /// What the description of the field says beside its own words.
    fn remark(&self) -> &'static str {
        ""
    }

    /// Plans the selection below the link; `shape` belongs to the statement of the rows the link starts from.
    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>>;
}

/// A link with the plan of what is selected below it.
pub trait PlannedLink<T>: Send + Sync {
    fn needs_load(&self) -> bool {
        true
    }

    /// Loads what all `rows` link to; nothing where the row itself says all. A failure is reported in the context, and the
    /// link reads as null.
    fn load<'s>(&'s mut self, _context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async {}.boxed()
    }

    /// Writes what `record` links to.
    fn write(&self, record: &Record<T>, out: &mut Json);
}

/// Where a link stands in the answer, for its errors.
#[derive(Clone)]
pub(super) struct Place {
    pub path: Path,
    pub pos: Pos,
}

impl Place {
    pub fn new(path: &Path, selected: &Selected<'_>) -> Self {
        Self { path: path.clone(), pos: selected.node.pos }
    }
}

/// A to-one record joined to its row's statement.
pub(super) struct Joined<U> {
    key: &'static str,
    target: PhantomData<fn() -> U>,
}

impl<U> Joined<U> {
    pub fn new(key: &'static str) -> Self {
        Self { key, target: PhantomData }
    }
}

impl<T: Object, U: Model + Object> Link<T> for Joined<U> {
    fn register(&self, registry: &mut Registry) -> String {
        registry::object::<U>(registry)
    }

    fn stored(&self, _field: &'static str, _columns: &[&'static str]) -> Option<(&'static str, Stored)> {
        Some((self.key, Stored::Id(U::NAME)))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let permit = context.permit::<U>()?;
        let mut below = Shape::default();
        let plan = Plan::<U>::new(context, &selected.sets, Some(path), &mut below)?;
        let index = shape.joins.len();
        shape.joins.push(Join::to::<U>(self.key, U::visible(&permit), below));
        if shape.join_count() > MAX_JOINS {
            return Err(Error::bad_input(format!(
                "One level asks for more than {MAX_JOINS} single records of each row."
            )));
        }
        Ok(Box::new(PlannedJoin { index, plan }))
    }
}

struct PlannedJoin<'a, U: Object> {
    index: usize,
    plan: Plan<'a, U>,
}

impl<T: Object, U: Object> PlannedLink<T> for PlannedJoin<'_, U> {
    fn needs_load(&self) -> bool {
        self.plan.needs_load()
    }

    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            let below: Vec<&Record<U>> = rows.iter().filter_map(|row| row.joined(self.index)).collect();
            self.plan.load(context, &below).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional(record.joined::<U>(self.index), |out, record| self.plan.write(record, out));
    }
}

/// A record found by an id that the row holds.
pub(super) struct ById<T, U> {
    get: fn(&T) -> Option<Uuid>,
    target: PhantomData<fn() -> U>,
}

impl<T, U> ById<T, U> {
    pub fn new(get: fn(&T) -> Option<Uuid>) -> Self {
        Self { get, target: PhantomData }
    }
}

impl<T: Object, U: Model + Object> Link<T> for ById<T, U> {
    fn register(&self, registry: &mut Registry) -> String {
        registry::object::<U>(registry)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let lookup = Lookup::<U>::plan(context, selected, path)?;
        Ok(Box::new(PlannedById { get: self.get, lookup }))
    }
}

struct PlannedById<'a, T, U: Object> {
    get: fn(&T) -> Option<Uuid>,
    lookup: Lookup<'a, U>,
}

impl<T: Object, U: Model + Object> PlannedLink<T> for PlannedById<'_, T, U> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        let ids = rows.iter().filter_map(|record| (self.get)(&record.row)).collect();
        self.lookup.load(context, ids).boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional((self.get)(&record.row), |out, id| self.lookup.write(id, out));
    }
}

/// Records by id with the plan of what is selected of them.
pub(super) struct Lookup<'a, U: Object> {
    permit: Permit<U>,
    shape: Shape,
    plan: Plan<'a, U>,
    place: Place,
    found: HashMap<Uuid, Option<Arc<Record<U>>>>,
}

impl<'a, U: Model + Object> Lookup<'a, U> {
    pub fn plan(context: &Context<'a>, selected: &Selected<'a>, path: &Path) -> Result<Self> {
        let permit = context.permit::<U>()?;
        let mut shape = Shape::default();
        let plan = Plan::new(context, &selected.sets, Some(path), &mut shape)?;
        Ok(Self { permit, shape, plan, place: Place::new(path, selected), found: HashMap::new() })
    }

    pub async fn load(&mut self, context: &Context<'_>, ids: Vec<Uuid>) {
        if ids.is_empty() {
            return;
        }
        match context.loaders().by_ids(&self.permit, &self.shape, ids).await {
            Ok(found) => {
                let rows: Vec<&Record<U>> = found.values().flatten().map(AsRef::as_ref).collect();
                self.plan.load(context, &rows).await;
                self.found = found;
            }
            Err(error) => context.report(&self.place.path, self.place.pos, error),
        }
    }

    pub fn has(&self, id: Uuid) -> bool {
        self.found.get(&id).is_some_and(Option::is_some)
    }

    pub fn write(&self, id: Uuid, out: &mut Json) {
        out.optional(self.found.get(&id).and_then(Option::as_ref), |out, record| self.plan.write(record, out));
    }
}

/// A value made from columns of the row.
pub(super) struct Value<T, V> {
    pub columns: Columns,
    pub get: fn(&T) -> Option<V>,
}

impl<T: Object, V: Object> Link<T> for Value<T, V> {
    fn register(&self, registry: &mut Registry) -> String {
        registry::object::<V>(registry)
    }

    /// A value of two columns, one of which is a currency, is an amount of money; one of a single column is JSON.
    fn stored(&self, _field: &'static str, columns: &[&'static str]) -> Option<(&'static str, Stored)> {
        match *self.columns.names(columns).as_slice() {
            [column] => Some((column, Stored::Json)),
            [amount, currency @ "currency"] | [currency @ "currency", amount] => {
                Some((amount, Stored::Money(currency)))
            }
            _ => None,
        }
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        shape.columns = shape.columns.and(self.columns);
        let plan = Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        Ok(Box::new(PlannedValue { get: self.get, plan }))
    }
}

struct PlannedValue<'a, T, V: Object> {
    get: fn(&T) -> Option<V>,
    plan: Plan<'a, V>,
}

impl<T: Object, V: Object> PlannedLink<T> for PlannedValue<'_, T, V> {
    fn needs_load(&self) -> bool {
        self.plan.needs_load()
    }

    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            let values: Vec<Record<V>> =
                rows.iter().filter_map(|record| (self.get)(&record.row)).map(Record::computed).collect();
            let values: Vec<&Record<V>> = values.iter().collect();
            self.plan.load(context, &values).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.optional((self.get)(&record.row), |out, value| self.plan.write(&Record::computed(value), out));
    }
}

/// Values the row holds.
pub(super) struct Values<T, V> {
    pub get: fn(&T) -> &[Record<V>],
}

impl<T: Object, V: Object> Link<T> for Values<T, V> {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]!", registry::object::<V>(registry))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?;
        Ok(Box::new(PlannedValues { get: self.get, plan }))
    }
}

struct PlannedValues<'a, T, V: Object> {
    get: fn(&T) -> &[Record<V>],
    plan: Plan<'a, V>,
}

impl<T: Object, V: Object> PlannedLink<T> for PlannedValues<'_, T, V> {
    fn needs_load(&self) -> bool {
        self.plan.needs_load()
    }

    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            let values: Vec<&Record<V>> = rows.iter().flat_map(|record| (self.get)(&record.row)).collect();
            self.plan.load(context, &values).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<T>, out: &mut Json) {
        out.array((self.get)(&record.row), |out, value| self.plan.write(value, out));
    }
}

/// A record named by the argument `id`.
pub struct ByIdArgument<U>(PhantomData<fn() -> U>);

impl<U> Default for ByIdArgument<U> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T: Object, U: Model + Object> Link<T> for ByIdArgument<U> {
    fn register(&self, registry: &mut Registry) -> String {
        registry::object::<U>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![Argument::of::<ID>("id", "The record's id.")]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let id = ids::decode(&arguments::read::<ID>(context, selected, "id")?, U::NAME)?;
        let lookup = Lookup::<U>::plan(context, selected, path)?;
        Ok(Box::new(PlannedLookup { id, lookup }))
    }
}

struct PlannedLookup<'a, U: Object> {
    id: Uuid,
    lookup: Lookup<'a, U>,
}

impl<T: Object, U: Model + Object> PlannedLink<T> for PlannedLookup<'_, U> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        self.lookup.load(context, vec![self.id]).boxed()
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        self.lookup.write(self.id, out);
    }
}
