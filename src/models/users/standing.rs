//! Whether a user may sign in, and as what: suspension, departure, return, another role, a new invitation.

use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::User;
use crate::{
    auth::{Permit, rights},
    db::conditions::Bind,
    models::{
        changes::{self, Actor, Command, Done, Step, Stop, Target},
        inputs::{Problem, Reference},
        roles::Role,
    },
};

/// Changes whether a user may sign in.
#[derive(Debug)]
pub struct ChangeStanding {
    pub target: Target,
    pub to: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Back at work: active with a password, invited without one.
    Reinstated,
    Suspended,
    Deactivated,
}

impl Command for ChangeStanding {
    type Noun = User;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<User>) -> Step<Done> {
        let comes_back = self.to == Standing::Reinstated;
        let has_password = comes_back && super::has_password(connection, self.target.id).await?;
        changes::set(connection, actor, permit, self.target, |user| {
            let now = match self.to {
                Standing::Suspended if status(user) == "deactivated" => return Err(not_possible("deactivated")),
                Standing::Suspended if status(user) == "invited" => return Err(not_possible("invited")),
                Standing::Reinstated if has_password => "active",
                Standing::Reinstated => "invited",
                Standing::Suspended => "suspended",
                Standing::Deactivated => "deactivated",
            };
            Ok(vec![("status", Some(Bind::Text(now.to_owned())))])
        })
        .await
    }
}

fn status(user: &Map<String, Value>) -> &str {
    user.get("status").and_then(Value::as_str).unwrap_or_default()
}

fn not_possible(status: &str) -> Stop {
    let message = format!("This cannot be done with a user who is {status}.");
    Stop::Problems(vec![Problem::new(&[], "INVALID_STATE", message)])
}

/// Gives a user another role.
#[derive(Debug)]
pub struct AssignRole {
    pub target: Target,
    pub role: Uuid,
}

impl Command for AssignRole {
    type Noun = User;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<User>) -> Step<Done> {
        changes::keep(connection, actor, "role", Reference::to::<Role>(), self.role).await?;
        if let Some(problem) = too_much(connection, actor, self.role).await? {
            return Err(Stop::Problems(vec![problem]));
        }
        let set = vec![("role_id", Some(Bind::Uuid(self.role)))];
        changes::set(connection, actor, permit, self.target, |_| Ok(set)).await
    }
}

/// What is wrong when a role may do more than the actor.
pub(super) async fn too_much(connection: &mut AsyncPgConnection, actor: &Actor, role: Uuid) -> Step<Option<Problem>> {
    let theirs = rights::of_role(connection, role).await?;
    let message = "This role may do more than yours: nobody gives away more than they have.";
    Ok((!actor.viewer.rights.cover(&theirs)).then(|| Problem::new(&["role"], "BEYOND_YOUR_RIGHTS", message)))
}

/// Makes a new invitation for a user who has not come yet; the old one ends.
#[derive(Debug)]
pub struct Reinvite {
    pub target: Target,
}

impl Command for Reinvite {
    type Noun = User;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<User>) -> Step<Done> {
        changes::set(connection, actor, permit, self.target, |user| match status(user) {
            "invited" => Ok(vec![("invited_at", Some(Bind::Time(actor.now)))]),
            other => Err(not_possible(other)),
        })
        .await
    }
}
