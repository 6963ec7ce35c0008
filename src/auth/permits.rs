//! Permits: proof, in the type of an argument, that a right was checked.

use std::{marker::PhantomData, sync::Arc};

use uuid::Uuid;

use crate::auth::{
    rights::{Operation, Scope},
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
    resource: PhantomData<fn() -> R>,
}

impl<R: Resource> Permit<R> {
    pub(super) fn new(viewer: &Viewer, operation: Operation, scope: Scope) -> Self {
        Self { user_id: viewer.user_id, teams: viewer.teams.clone(), operation, scope, resource: PhantomData }
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
}

impl<R> Clone for Permit<R> {
    fn clone(&self) -> Self {
        Self { teams: self.teams.clone(), resource: PhantomData, ..*self }
    }
}
