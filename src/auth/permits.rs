//! Permits: proof, in the type of an argument, that a right was checked.

use std::{marker::PhantomData, sync::Arc};

use uuid::Uuid;

use crate::auth::{
    rights::{Operation, Rights, Scope},
    viewer::Viewer,
};

/// A kind of record that rights are given on.
pub trait Resource {
    /// Name of the GraphQL type, as the table of rights spells it.
    const TYPE_NAME: &'static str;
}

/// Proof that the viewer may do `operation` with records of `R`, and the rows the right reaches.
/// No function of `models/` can be called without one; only [`Viewer::permit`] makes one.
#[derive(Debug)]
pub struct Permit<R> {
    user_id: Uuid,
    teams: Arc<[Uuid]>,
    operation: Operation,
    scope: Scope,
    records: Option<Arc<[Uuid]>>,
    rights: Arc<Rights>,
    resource: PhantomData<fn() -> R>,
}

impl<R: Resource> Permit<R> {
    pub(super) fn new(viewer: &Viewer, operation: Operation, scope: Scope) -> Self {
        let (teams, rights) = (viewer.teams.clone(), viewer.rights.clone());
        let records = rights.records(R::TYPE_NAME);
        Self { user_id: viewer.user_id, teams, operation, scope, records, rights, resource: PhantomData }
    }
}

impl<R> Permit<R> {
    pub fn user_id(&self) -> Uuid {
        self.user_id
    }

    pub fn teams(&self) -> &[Uuid] {
        &self.teams
    }

    pub fn operation(&self) -> Operation {
        self.operation
    }

    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The records it reaches of those in its scope, where a token names them; all when none are named.
    pub fn records(&self) -> Option<&[Uuid]> {
        self.records.as_deref()
    }

    /// Whether it reaches every record there is.
    pub fn reaches_all(&self) -> bool {
        self.scope == Scope::All && self.records.is_none()
    }

    /// The same viewer's permit to read records of `Q`; none when they may not.
    pub fn to_read<Q: Resource>(&self) -> Option<Permit<Q>> {
        self.to(Operation::Read)
    }

    /// The same viewer's permit to do something else with records of `Q`; none when they may not.
    pub fn to<Q: Resource>(&self, operation: Operation) -> Option<Permit<Q>> {
        let scope = self.rights.scope(Q::TYPE_NAME, operation);
        (scope != Scope::None).then(|| Permit {
            user_id: self.user_id,
            teams: self.teams.clone(),
            operation,
            scope,
            records: self.rights.records(Q::TYPE_NAME),
            rights: self.rights.clone(),
            resource: PhantomData,
        })
    }
}

impl<R> Clone for Permit<R> {
    fn clone(&self) -> Self {
        let (teams, records, rights) = (self.teams.clone(), self.records.clone(), self.rights.clone());
        Self { teams, records, rights, resource: PhantomData, ..*self }
    }
}
