//! The person or program a request acts for.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    auth::{
        permits::{Permit, Resource},
        rights::{Operation, Rights, Scope, defaults},
    },
    error::{Error, Result},
};

/// The person a request acts for, read from a verified access token.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub user_id: Uuid,
    pub session_id: Uuid,
    /// Key of the role: `admin`, `seller` …
    pub role: Arc<str>,
    /// The teams the viewer belongs to.
    pub teams: Arc<[Uuid]>,
    pub rights: Arc<Rights>,
}

impl Viewer {
    /// The server itself, for what is done at its console: it may do everything an administrator may.
    pub fn system() -> Self {
        Self {
            user_id: Uuid::nil(),
            session_id: Uuid::nil(),
            role: "admin".into(),
            teams: Arc::new([]),
            rights: Arc::new(defaults::rights("admin")),
        }
    }

    /// The user; none for the server itself.
    pub fn user(&self) -> Option<Uuid> {
        (!self.user_id.is_nil()).then_some(self.user_id)
    }

    /// The session; none for the server itself.
    pub fn session(&self) -> Option<Uuid> {
        (!self.session_id.is_nil()).then_some(self.session_id)
    }

    /// The permit to do `operation` with records of `R`, or `FORBIDDEN`.
    pub fn permit<R: Resource>(&self, operation: Operation) -> Result<Permit<R>> {
        let scope = self.rights.scope(R::TYPE_NAME, operation);
        if scope == Scope::None {
            return Err(Error::forbidden(format!("Your role has no right to do this with {}.", R::TYPE_NAME)));
        }
        Ok(Permit::new(self, operation, scope))
    }

    /// Whether the viewer may read `field` of `type_name`.
    pub fn may_read(&self, type_name: &str, field: &str) -> bool {
        self.rights.allows(type_name, field, Operation::Read)
    }
}
