//! The second factor of a user who has lost it.

use diesel_async::AsyncPgConnection;
use serde_json::Value;

use super::User;
use crate::{
    auth::{Permit, factors},
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Stop, Target},
        inputs::Problem,
    },
};

/// Removes the second factor of a user.
#[derive(Debug)]
pub struct RemoveFactor {
    pub target: Target,
}

impl Command for RemoveFactor {
    type Noun = User;
    type Done = Done;

    async fn apply(self, connection: &mut AsyncPgConnection, actor: &Actor, permit: &Permit<User>) -> Step<Done> {
        let id = self.target.id;
        let mut before = changes::hold::<User>(connection, actor, permit, self.target).await?;
        if !factors::remove(connection, id).await? {
            let message = "This user has no second factor.";
            return Err(Stop::Problems(vec![Problem::new(&[], "INVALID_STATE", message)]));
        }
        let mut after = changes::touch::<User>(connection, id).await?;
        // The names the entry and the event go by; neither holds anything secret.
        before.insert("has_second_factor".to_owned(), Value::Bool(true));
        after.insert("has_second_factor".to_owned(), Value::Bool(false));
        changes::note::<User>(connection, actor, Action::Update, id, Some(&before), Some(&after)).await?;
        Ok(Done { id })
    }
}
