//! A request that may run: everything has been checked that can be without reading a record.

use std::sync::Arc;

use async_graphql::{Request as GraphqlRequest, Variables};

use super::{
    Endpoint,
    documents::Plan,
    kind, partners,
    persisted::Found,
    requests::{Parameters, Refusal},
};
use crate::{
    app::App,
    auth::{Caller, Viewer, capabilities::Decisions},
    executor::known_to_be_valid,
    http::edge::Outcome,
    resolvers,
};

/// Who asks for what, checked.
#[derive(Debug)]
pub struct Prepared {
    pub viewer: Option<Arc<Viewer>>,
    pub plan: Plan,
    pub operation_name: Option<String>,
    /// Completed by their defaults.
    pub variables: Variables,
    /// The text of the document.
    pub query: String,
    /// Whether the document has been validated before.
    pub is_known: bool,
    /// Whether it is to be remembered by its hash once it turns out to be valid.
    pub is_automatic: bool,
}

impl Prepared {
    /// What a partner's token has decided about this document.
    pub fn decisions(&self) -> Option<&Arc<Decisions>> {
        self.viewer.as_ref().and_then(|viewer| viewer.decisions.as_ref())
    }

    /// The operation as the executor takes it.
    pub fn request(&self, app: &App) -> GraphqlRequest {
        self.request_of(app, self.viewer.clone())
    }

    /// The same, asked by the viewer as they are by now.
    pub fn request_of(&self, app: &App, viewer: Option<Arc<Viewer>>) -> GraphqlRequest {
        let mut request = GraphqlRequest::new(String::new()).variables(self.variables.clone());
        request.operation_name.clone_from(&self.operation_name);
        request.set_parsed_query(self.plan.document.executable.clone());
        if self.is_known {
            request = known_to_be_valid(request);
        }
        resolvers::request(request, &app.db, &app.auth, viewer)
    }
}

impl Endpoint {
    /// Reads the document, decides what its caller may have of it, completes its variables and tells its cost.
    pub(super) fn prepare(
        &self,
        app: &App,
        caller: Option<&Caller>,
        mut parameters: Parameters,
        outcome: &mut Outcome,
    ) -> Result<Prepared, Refusal> {
        let Found { text: query, document, is_known, is_automatic } =
            self.persisted.find(&self.documents, caller, &mut parameters)?;
        let Parameters { operation_name, mut variables, .. } = parameters;
        let viewer = caller.map(|caller| app.auth.viewer_in(caller, &query)).transpose()?;
        if let Some(viewer) = &viewer {
            outcome.user_id = Some(viewer.user_id);
            outcome.session_id = Some(viewer.session_id);
        }
        if let Some(decisions) = viewer.as_ref().and_then(|viewer| viewer.decisions.as_deref()) {
            partners::decide(decisions, self.documents.coordinates(&document))?;
        }
        let plan = self.documents.plan(document, operation_name.as_deref(), &mut variables)?;
        outcome.operation_type = Some(kind(plan.operation_type));
        outcome.complexity = Some(plan.cost);
        Ok(Prepared { viewer, plan, operation_name, variables, query, is_known, is_automatic })
    }
}
