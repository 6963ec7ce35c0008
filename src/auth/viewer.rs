//! The person or program a request acts for.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{
    auth::{
        capabilities::Decisions,
        permits::{Permit, Resource},
        rights::{Operation, Rights, Scope, defaults},
    },
    error::{Code, Error, Result},
};

/// The person a request acts for, read from a verified access token.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub user_id: Uuid,
    /// The session; of a partner, its token.
    pub session_id: Uuid,
    /// Key of the role: `admin`, `seller` …
    pub role: Arc<str>,
    /// The teams the viewer belongs to.
    pub teams: Arc<[Uuid]>,
    pub rights: Arc<Rights>,
    /// What a partner's token allows, when one asks in the user's place.
    pub decisions: Option<Arc<Decisions>>,
    /// Until when the viewer may do what needs a fresh proof of who sits there.
    pub proved_until: DateTime<Utc>,
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
            decisions: None,
            proved_until: DateTime::<Utc>::MAX_UTC,
        }
    }

    /// The viewer that a partner's token makes of the user it acts for: with what both may do, and no more. Nobody sits there:
    /// whoever made the token has proved who they are.
    pub(super) fn within(&self, decisions: Arc<Decisions>) -> Self {
        Self {
            rights: Arc::new(self.rights.within(decisions.clone())),
            decisions: Some(decisions),
            teams: self.teams.clone(),
            role: self.role.clone(),
            proved_until: DateTime::<Utc>::MAX_UTC,
            ..*self
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
        self.permit_in(operation, self.rights.scope(R::TYPE_NAME, operation))
    }

    /// The permit to write some fields of records of `R`, each of which must be asked for itself.
    pub fn permit_some<R: Resource>(&self, operation: Operation) -> Result<Permit<R>> {
        self.permit_in(operation, self.rights.scope_of_some(R::TYPE_NAME, operation))
    }

    fn permit_in<R: Resource>(&self, operation: Operation, scope: Scope) -> Result<Permit<R>> {
        if scope == Scope::None {
            return Err(Error::forbidden(format!("{} has no right to do this with {}.", self.holder(), R::TYPE_NAME)));
        }
        Ok(Permit::new(self, operation, scope))
    }

    /// Refuses a viewer who has not given their password of late, with `STEP_UP_REQUIRED`.
    pub fn needs_proof(&self, now: DateTime<Utc>) -> Result<()> {
        if now < self.proved_until {
            return Ok(());
        }
        let message = "Give your password once more before you do this: POST /auth/step-up.";
        Err(Error::new(Code::StepUpRequired, message))
    }

    /// Whose rights are missing, for a refusal.
    pub fn holder(&self) -> &'static str {
        if self.decisions.is_some() { "The token" } else { "Your role" }
    }

    /// Whether the viewer may read `field` of `type_name`.
    pub fn may_read(&self, type_name: &str, field: &str) -> bool {
        self.rights.allows(type_name, field, Operation::Read)
    }
}
