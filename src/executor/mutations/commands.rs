//! Mutations beyond those of every record: one typed input, one command, the payload of the noun.

use std::marker::PhantomData;

use async_graphql::{InputType, registry::Registry};

use super::{INPUT, Payload, PlannedChange, prove, remark, work};
use crate::{
    auth::{Operation, Resource},
    db::rows::Shape,
    error::{Error, Result},
    executor::{Argument, Context, Link, Object, Path, PlannedLink, Selected, object, read_argument},
    models::changes::{Command, Outcome},
};

type Read<C, I> = dyn Fn(&Context<'_>, I) -> Result<C> + Send + Sync;

/// A field that carries out a command, read from the input `I`, and answers with the payload `P`.
pub struct Perform<C: Command, I, P = Payload<<C as Command>::Noun>> {
    operation: Operation,
    field: Option<&'static str>,
    needs_proof: bool,
    read: Box<Read<C, I>>,
    payload: PhantomData<fn() -> P>,
}

impl<C: Command, I> Perform<C, I> {
    /// `operation` is the right that the command needs on its noun.
    pub fn new(operation: Operation, read: impl Fn(I) -> Result<C> + Send + Sync + 'static) -> Self {
        Self::within(operation, move |_, input| read(input))
    }

    /// The same for a command that takes something of the request as well.
    pub fn within(operation: Operation, read: impl Fn(&Context<'_>, I) -> Result<C> + Send + Sync + 'static) -> Self {
        let needs_proof = operation == Operation::Destroy;
        Self { operation, field: None, needs_proof, read: Box::new(read), payload: PhantomData }
    }

    /// The answer is `P` in place of the noun's payload.
    pub fn answering<P>(self) -> Perform<C, I, P> {
        let Self { operation, field, needs_proof, read, .. } = self;
        Perform { operation, field, needs_proof, read, payload: PhantomData }
    }
}

impl<C: Command, I, P> Perform<C, I, P> {
    /// The command writes one field, whose right it needs as well.
    #[must_use]
    pub fn writing(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    /// It needs a session that has proved its holder of late.
    #[must_use]
    pub fn proved(self) -> Self {
        Self { needs_proof: true, ..self }
    }
}

impl<T, C, I, P> Link<T> for Perform<C, I, P>
where
    T: Object,
    C: Command + Sync + 'static,
    I: InputType,
    P: Object + From<Outcome<C::Done>>,
{
    fn register(&self, registry: &mut Registry) -> String {
        object::<P>(registry)
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![Argument::of::<I>(INPUT, "What to do, and with what.")]
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
        let permit = viewer.permit::<C::Noun>(self.operation)?;
        let type_name = <C::Noun as Resource>::TYPE_NAME;
        if let Some(field) = self.field.filter(|field| !viewer.rights.allows(type_name, field, self.operation)) {
            return Err(Error::forbidden(format!("{} has no right to write {type_name}.{field}.", viewer.holder())));
        }
        prove(context, self.needs_proof)?;
        let command = (self.read)(context, read_argument(context, selected, INPUT)?)?;
        Ok(Box::new(PlannedChange::<P>::plan(context, selected, path, work(permit, command))?))
    }
}
