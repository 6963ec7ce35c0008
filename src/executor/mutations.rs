//! Fields of the mutation root: one input, one change, one payload.

mod bulk;
mod commands;
mod inputs;
mod payloads;

use std::marker::PhantomData;

use async_graphql::registry::Registry;
use futures_util::{FutureExt, future::BoxFuture};
use serde_json::{Map, Value};

use crate::{
    auth::{Operation, Permit, Viewer},
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

pub use bulk::{BulkNames, BulkPayload, MutableInBulk, bulk};
pub use commands::Perform;
pub use inputs::RecordInput;
use inputs::{Written, register_create, register_update, register_upsert};
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

/// What a mutation does with a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Create,
    Update,
    Upsert,
    Delete,
    Restore,
    Destroy,
}

impl Form {
    /// The rights it needs on the noun. The last one also decides which records are reached.
    fn operations(self) -> &'static [Operation] {
        match self {
            Self::Create => &[Operation::Create],
            Self::Update => &[Operation::Update],
            Self::Upsert => &[Operation::Create, Operation::Update],
            Self::Delete => &[Operation::Delete],
            Self::Restore => &[Operation::Restore],
            Self::Destroy => &[Operation::Destroy],
        }
    }

    /// Whether it needs a fresh proof of who sits there, whatever the noun: what is destroyed does not come back.
    fn needs_proof(self) -> bool {
        self == Self::Destroy
    }

    fn permit<M: Mutable>(self, viewer: &Viewer) -> Result<Permit<M>> {
        let permit = |operation: Operation| match self {
            Self::Create | Self::Update | Self::Upsert => viewer.permit_some::<M>(operation),
            _ => viewer.permit(operation),
        };
        let refused = self.operations().iter().find_map(|operation| permit(*operation).err());
        match (refused, self.operations().last()) {
            (None, Some(operation)) => permit(*operation),
            (Some(error), _) => Err(error),
            (None, None) => Err(Error::internal("a mutation needs a right")),
        }
    }

    /// The change of one record, from the input of a mutation: values, or the record, or both.
    fn change<M: Mutable>(
        self,
        viewer: &Viewer,
        examine: Option<Examine>,
        given: Map<String, Value>,
    ) -> Result<Change> {
        if matches!(self, Self::Create | Self::Upsert) {
            let values = self.values::<M>(viewer, examine, given)?;
            return Ok(if self == Self::Create { Change::Create(values) } else { Change::Upsert(values) });
        }
        let mut given = given;
        let id = given.remove("id").unwrap_or_default();
        let id = ids::decode(id.as_str().unwrap_or_default(), M::NAME)?;
        let version = given.remove("version").and_then(|version| i32::try_from(version.as_i64()?).ok());
        let target = Target { id, version };
        Ok(match self {
            Self::Delete => Change::Delete(target),
            Self::Restore => Change::Restore(target),
            Self::Destroy => Change::Destroy(target),
            _ => Change::Update(target, self.values::<M>(viewer, examine, given)?),
        })
    }

    /// The values of an input, if the viewer may write every field of it.
    fn values<M: Mutable>(
        self,
        viewer: &Viewer,
        examine: Option<Examine>,
        given: Map<String, Value>,
    ) -> Result<Values> {
        let may_write =
            |name: &str| self.operations().iter().all(|operation| viewer.rights.allows(M::TYPE_NAME, name, *operation));
        match M::INPUTS.iter().find(|input| given.contains_key(input.name) && !may_write(input.name)) {
            Some(input) => Err(Error::forbidden(format!(
                "{} has no right to write {}.{}.",
                viewer.holder(),
                M::TYPE_NAME,
                input.name
            ))),
            None => Ok(Values { examine, ..Values::read(M::INPUTS, given) }),
        }
    }

    /// The type of one record's input, and its description.
    fn input<M: Mutable>(self) -> (&'static str, fn(&mut Registry) -> String) {
        match self {
            Self::Create => ("The new record.", register_create::<M>),
            Self::Update => ("The record, the version that was seen, and what changes.", register_update::<M>),
            Self::Upsert => ("The record by its natural key, and its values.", register_upsert::<M>),
            _ => ("The record.", <RecordInput as async_graphql::InputType>::create_type_info),
        }
    }
}

/// A field that changes one record of `M`.
pub struct Mutate<M> {
    form: Form,
    examine: Option<Examine>,
    needs_proof: bool,
    /// An input that needs a proof when it is given.
    proved_input: Option<&'static str>,
    noun: PhantomData<fn() -> M>,
}

impl<M: Mutable> Mutate<M> {
    pub fn create() -> Self {
        Self::of(Form::Create)
    }

    pub fn update() -> Self {
        Self::of(Form::Update)
    }

    pub fn upsert() -> Self {
        Self::of(Form::Upsert)
    }

    pub fn delete() -> Self {
        Self::of(Form::Delete)
    }

    pub fn restore() -> Self {
        Self::of(Form::Restore)
    }

    pub fn destroy() -> Self {
        Self::of(Form::Destroy)
    }

    fn of(form: Form) -> Self {
        Self { form, examine: None, needs_proof: form.needs_proof(), proved_input: None, noun: PhantomData }
    }

    /// Lets `examine` look into the values before they are written.
    #[must_use]
    pub fn examined(self, examine: Examine) -> Self {
        Self { examine: Some(examine), ..self }
    }

    /// It needs a session that has proved its holder of late.
    #[must_use]
    pub fn proved(self) -> Self {
        Self { needs_proof: true, ..self }
    }

    /// It needs one when it writes `input`.
    #[must_use]
    pub fn proved_to_write(self, input: &'static str) -> Self {
        Self { proved_input: Some(input), ..self }
    }
}

const INPUT: &str = "input";

/// What is said of a mutation that needs a fresh proof.
fn remark(is_needed: bool) -> &'static str {
    if is_needed { " Needs a password given within the last minutes, else `STEP_UP_REQUIRED`." } else { "" }
}

/// Refuses what needs a fresh proof of who sits there, when there is none. Every mutation asks here.
fn prove(context: &Context<'_>, is_needed: bool) -> Result<()> {
    if is_needed { context.viewer()?.needs_proof(context.actor()?.now) } else { Ok(()) }
}

impl<T: Object, M: Mutable> Link<T> for Mutate<M> {
    fn register(&self, registry: &mut Registry) -> String {
        object::<Payload<M>>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        let (description, type_of) = self.form.input::<M>();
        vec![Argument { name: INPUT, description, type_of }]
    }

    fn remark(&self) -> &'static str {
        remark(self.needs_proof)
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        _shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<T> + 'a>> {
        let viewer = context.viewer()?;
        let permit = self.form.permit::<M>(viewer)?;
        let Written(given) = read_argument(context, selected, INPUT)?;
        prove(context, self.needs_proof || self.proved_input.is_some_and(|input| given.contains_key(input)))?;
        let change = Single::<M>::new(self.form.change::<M>(viewer, self.examine, given)?);
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
    Box::new(move |db, actor| async move { changes::perform(&db, &actor, &permit, command).await.map(P::from) }.boxed())
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
