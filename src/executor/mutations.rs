//! Fields of the mutation root: one input, one change, one payload.

mod commands;
mod inputs;
mod payloads;

use std::marker::PhantomData;

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::{Map, Value};

use crate::{
    auth::{Operation, Permit},
    db::{
        Db,
        rows::{Record, Shape},
    },
    error::{Error, Result},
    executor::{
        Argument, Context, Json, Link, Object, Path, Plan, PlannedLink, Selected, links::Place, object, read_argument,
    },
    ids,
    models::{
        changes::{self, Actor, Change, Command, Outcome, Single, Target, Writable},
        inputs::{Examine, Values},
    },
};

pub use commands::Perform;
pub use inputs::RecordInput;
use inputs::{Written, register_create, register_update};
pub use payloads::Payload;

/// A noun that mutations change.
pub trait Mutable: Writable + Object {
    /// Name of the type that answers its mutations: `ClientPayload`.
    const PAYLOAD: &'static str;

    /// The payload's fields, which a static of the noun holds.
    fn payload() -> &'static crate::executor::Fields<Payload<Self>>;
}

/// Makes a noun mutable: its payload's name, and the payload's field for the record.
#[macro_export]
macro_rules! mutable {
    ($noun:ty, $payload:literal, $field:literal) => {
        impl $crate::executor::Mutable for $noun {
            const PAYLOAD: &'static str = $payload;

            fn payload() -> &'static $crate::executor::Fields<$crate::executor::Payload<Self>> {
                static FIELDS: std::sync::LazyLock<$crate::executor::Fields<$crate::executor::Payload<$noun>>> =
                    std::sync::LazyLock::new(|| $crate::executor::Payload::<$noun>::table($field));
                &FIELDS
            }
        }
    };
}

/// A field that changes one record of `M`.
pub struct Mutate<M> {
    operation: Operation,
    examine: Option<Examine>,
    noun: PhantomData<fn() -> M>,
}

impl<M: Mutable> Mutate<M> {
    pub fn create() -> Self {
        Self::of(Operation::Create)
    }

    pub fn update() -> Self {
        Self::of(Operation::Update)
    }

    pub fn delete() -> Self {
        Self::of(Operation::Delete)
    }

    pub fn restore() -> Self {
        Self::of(Operation::Restore)
    }

    pub fn destroy() -> Self {
        Self::of(Operation::Destroy)
    }

    fn of(operation: Operation) -> Self {
        Self { operation, examine: None, noun: PhantomData }
    }

    /// Lets `examine` look into the values before they are written.
    #[must_use]
    pub fn examined(self, examine: Examine) -> Self {
        Self { examine: Some(examine), ..self }
    }

    fn values(&self, given: &Map<String, Value>) -> Values {
        Values { examine: self.examine, ..Values::read(M::INPUTS, given) }
    }

    fn change(&self, context: &Context<'_>, selected: &Selected<'_>) -> Result<Change> {
        match self.operation {
            Operation::Create => {
                let given = self.written(context, selected)?;
                Ok(Change::Create(self.values(&given)))
            }
            Operation::Update => {
                let mut given = self.written(context, selected)?;
                let id = given.remove("id").unwrap_or_default();
                let id = ids::decode(id.as_str().unwrap_or_default(), M::NAME)?;
                let version = given.remove("version").and_then(|version| i32::try_from(version.as_i64()?).ok());
                Ok(Change::Update(Target { id, version }, self.values(&given), given))
            }
            _ => {
                let target = read_argument::<RecordInput>(context, selected, INPUT)?.target::<M>()?;
                Ok(match self.operation {
                    Operation::Delete => Change::Delete(target),
                    Operation::Restore => Change::Restore(target),
                    _ => Change::Destroy(target),
                })
            }
        }
    }

    /// The input as it was given, if the viewer may write every field of it.
    fn written(&self, context: &Context<'_>, selected: &Selected<'_>) -> Result<Map<String, Value>> {
        let Written(given) = read_argument(context, selected, INPUT)?;
        let rights = &context.viewer()?.rights;
        let refused = M::INPUTS
            .iter()
            .find(|input| given.contains_key(input.name) && !rights.allows(M::TYPE_NAME, input.name, self.operation));
        match refused {
            Some(input) => {
                Err(Error::forbidden(format!("Your role has no right to write {}.{}.", M::TYPE_NAME, input.name)))
            }
            None => Ok(given),
        }
    }
}

const INPUT: &str = "input";

impl<T: Object, M: Mutable> Link<T> for Mutate<M> {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Payload<M>>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        let (description, type_of): (_, fn(&mut Registry) -> String) = match self.operation {
            Operation::Create => ("The new record.", register_create::<M>),
            Operation::Update => ("The record, the version that was seen, and what changes.", register_update::<M>),
            _ => ("The record.", <RecordInput as async_graphql::InputType>::create_type_info),
        };
        vec![Argument { name: INPUT, description, type_of }]
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let permit = context.viewer()?.permit::<M>(self.operation)?;
        let change = Single::<M>::new(self.change(context, selected)?);
        Ok(Box::new(PlannedChange::<Payload<M>>::plan(context, selected, path, work(permit, change))?))
    }
}

/// A change that waits to be made: it answers with the payload `P`.
type Work<P> = Box<dyn FnOnce(Db, Actor) -> BoxFuture<'static, Result<P>> + Send + Sync>;

/// The work of one command; what became of it makes the payload.
fn work<C, P>(permit: Permit<C::Noun>, command: C) -> Work<P>
where
    C: Command + Sync + 'static,
    P: From<Outcome<C::Done>>,
{
    Box::new(move |db, actor| {
        async move { changes::perform(&db, &actor, &permit, command).await.map(P::from) }.boxed()
    })
}

struct PlannedChange<'a, P: Object> {
    /// Taken when it is carried out.
    work: Option<Work<P>>,
    plan: Plan<'a, P>,
    place: Place,
    payload: Option<Record<P>>,
}

impl<'a, P: Object> PlannedChange<'a, P> {
    fn plan(context: &Context<'a>, selected: &Selected<'a>, path: &Path, work: Work<P>) -> Result<Self> {
        let plan = Plan::new(context, &selected.sets, Some(path), &mut Shape::default())?;
        Ok(Self { work: Some(work), plan, place: Place::new(path, selected), payload: None })
    }

    async fn perform(&mut self, context: &Context<'_>) -> Result<P> {
        let work = self.work.take().ok_or_else(|| Error::internal("a change is made once"))?;
        work(context.loaders().db().clone(), context.actor()?.clone()).await
    }
}

impl<T: Object, P: Object> PlannedLink<T> for PlannedChange<'_, P> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, _rows: &'s [&'s Record<T>]) -> BoxFuture<'s, ()> {
        async move {
            match self.perform(context).await {
                Ok(payload) => {
                    let record = Record::computed(payload);
                    self.plan.load(context, &[&record]).await;
                    self.payload = Some(record);
                }
                Err(error) => context.report(&self.place.path, self.place.pos, error),
            }
        }
        .boxed()
    }

    fn write(&self, _record: &Record<T>, out: &mut Json) {
        out.optional(self.payload.as_ref(), |out, payload| self.plan.write(payload, out));
    }
}
