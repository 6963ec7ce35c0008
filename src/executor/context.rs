//! What the fields of one request have in common.

use std::sync::{Arc, OnceLock};

use async_graphql::{ContextBase, Pos, Positioned, parser::types::Field as FieldNode};

use crate::{
    auth::{Operation, Permit, Resource, Viewer, directory::Snapshot, files::FileTokens, keys::KeyRing},
    db::statements,
    error::{Error, Result},
    executor::{Path, Selected, selections::collect},
    loaders::Loaders,
    models::{
        Match, Model,
        changes::Actor,
        documents::Examine,
        events::{Event, Wish},
        trash::purge::Retention,
    },
};

type FieldContext<'a> = ContextBase<'a, &'a Positioned<FieldNode>>;

/// The request as the executor sees it.
pub struct Context<'a> {
    graphql: &'a FieldContext<'a>,
    viewer: Option<&'a Arc<Viewer>>,
    loaders: Arc<Loaders>,
}

impl<'a> Context<'a> {
    pub(super) fn new(graphql: &'a FieldContext<'a>) -> Result<Self> {
        let loaders = graphql.data_opt::<Arc<Loaders>>().ok_or_else(|| Error::internal("a request without loaders"))?;
        Ok(Self { graphql, viewer: graphql.data_opt::<Arc<Viewer>>(), loaders: loaders.clone() })
    }

    /// The context of a field that changes something: what earlier fields have read is not read again from memory.
    pub(super) fn of_mutation(graphql: &'a FieldContext<'a>) -> Result<Self> {
        let context = Self::new(graphql)?;
        let loaders = Arc::new(Loaders::new(context.loaders.db().clone()));
        Ok(Self { loaders, ..context })
    }

    pub fn loaders(&self) -> &Arc<Loaders> {
        &self.loaders
    }

    /// Who changes something, and within which request.
    pub fn actor(&self) -> Result<&'a Actor> {
        self.viewer()?;
        self.graphql.data_opt::<Actor>().ok_or_else(|| Error::internal("a mutation without an actor"))
    }

    /// The event that a subscription is answered for; none while one is only being opened.
    pub fn event(&self) -> Option<&'a Arc<Event>> {
        self.graphql.data_opt()
    }

    /// Says what the subscription that is being opened wants to hear of.
    pub fn wish(&self, wish: Wish) {
        if let Some(slot) = self.graphql.data_opt::<Arc<OnceLock<Wish>>>() {
            // A subscription has one field.
            let _ = slot.set(wish);
        }
    }

    /// The keys that links are signed with.
    pub fn keys(&self) -> Result<&'a Arc<KeyRing>> {
        statements::depends_on_more();
        self.graphql.data_opt::<Arc<KeyRing>>().ok_or_else(|| Error::internal("a request without keys"))
    }

    /// What looks at documents before they are stored.
    pub fn examiner(&self) -> Result<&'a Arc<dyn Examine>> {
        self.graphql.data_opt().ok_or_else(|| Error::internal("a mutation that cannot look at documents"))
    }

    /// What makes the tokens in the addresses of files.
    pub fn file_tokens(&self) -> Result<&'a Arc<FileTokens>> {
        statements::depends_on_more();
        self.graphql.data_opt().ok_or_else(|| Error::internal("a request without tokens for files"))
    }

    /// Users, teams and rights as this server knows them.
    pub fn people(&self) -> Result<&'a Arc<Snapshot>> {
        statements::depends_on_more();
        self.graphql.data_opt().ok_or_else(|| Error::internal("a request that knows nobody"))
    }

    /// How long the trash keeps what is in it.
    pub fn retention(&self) -> Result<Retention> {
        self.graphql.data_opt().copied().ok_or_else(|| Error::internal("a schema that knows nothing of the trash"))
    }

    /// Who asks, or `UNAUTHENTICATED`.
    pub fn viewer(&self) -> Result<&'a Arc<Viewer>> {
        self.viewer
            .ok_or_else(|| Error::unauthenticated("Sign in and send the access token as `Authorization: Bearer`."))
    }

    /// The permit to read records of `R`.
    pub fn permit<R: Resource>(&self) -> Result<Permit<R>> {
        self.viewer()?.permit(Operation::Read)
    }

    /// Whether `field` of a type may be read.
    pub fn may_read(&self, type_name: &str, field: &str) -> bool {
        self.viewer.is_some_and(|viewer| viewer.may_read(type_name, field))
    }

    /// The rows of `M` that match what a person typed, for whoever may read all that is looked into.
    pub fn matching<M: Model>(&self, text: &str) -> Result<Match> {
        let viewer = self.viewer()?;
        if let Some(field) = M::SEARCHED.iter().find(|field| !viewer.may_read(M::TYPE_NAME, field)) {
            let holder = viewer.holder();
            let message = format!("{holder} has no right to read {}.{field}, which a search looks into.", M::TYPE_NAME);
            return Err(Error::forbidden(message));
        }
        M::matching(text, viewer).ok_or_else(|| Error::bad_input("This list has no search."))
    }

    pub(super) fn graphql(&self) -> &'a FieldContext<'a> {
        self.graphql
    }

    /// Whether a fragment on `condition` applies to an object of `type_name`.
    pub(super) fn applies(&self, condition: &str, type_name: &str) -> bool {
        condition == type_name
            || self.graphql.schema_env.registry.types.get(condition).is_some_and(|ty| ty.is_possible_type(type_name))
    }

    /// Whether the object of `type_name` that `selected` leads to is asked for its field `name`.
    pub fn selects(&self, selected: &Selected<'a>, type_name: &str, name: &str) -> bool {
        collect(self, type_name, &selected.sets).iter().any(|field| field.name == name)
    }

    /// Adds an error to the answer. A fault is logged here, with its cause, and shown without it.
    pub fn report(&self, path: &Path, pos: Pos, error: Error) {
        if let Some(cause) = &error.cause {
            tracing::error!(code = error.code.as_str(), %cause, "a field failed");
        }
        let mut error = error.into_graphql().into_server_error(pos);
        error.path = path.segments();
        self.graphql.add_error(error);
    }
}
