//! What is done with endpoints and deliveries beyond the changes of every record: a new secret, a test, a replay.

use chrono::TimeDelta;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use uuid::Uuid;

use super::{WebhookEndpoint, deliveries::WebhookDelivery, new_secret, sealer};
use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Bind,
        rows::Row,
        tables::{webhook_deliveries, webhook_endpoints},
        writes::Write,
    },
    ids,
    models::{
        changes::{self, Action, Actor, Command, Done, Step, Stop, Target},
        inputs::Problem,
    },
};

/// How long a replaced secret may go on signing.
const LONGEST_OVERLAP: i32 = 7 * 24;

/// Gives an endpoint a new secret; the one before signs beside it for a while.
#[derive(Debug)]
pub struct RotateSecret {
    pub target: Target,
    pub overlap_hours: i32,
}

impl Command for RotateSecret {
    type Noun = WebhookEndpoint;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<WebhookEndpoint>,
    ) -> Step<Done> {
        if !(0..=LONGEST_OVERLAP).contains(&self.overlap_hours) {
            let message = format!("The number must lie between 0 and {LONGEST_OVERLAP}.");
            return Err(Stop::Problems(vec![Problem::new(&["overlapHours"], "OUT_OF_RANGE", message)]));
        }
        let row = webhook_endpoints::table.find(self.target.id);
        let known: Option<Vec<u8>> =
            row.select(webhook_endpoints::secret).for_no_key_update().first(connection).await.optional()?;
        // The column is the same, and so the sealed value may move.
        let previous = known.filter(|_| self.overlap_hours > 0);
        let expires_at = previous.as_ref().map(|_| Bind::Time(actor.now + TimeDelta::hours(self.overlap_hours.into())));
        let set = vec![
            ("secret", Some(new_secret(&sealer(&actor.keys)?, self.target.id)?)),
            ("previous_secret", previous.map(Bind::Bytes)),
            ("previous_secret_expires_at", expires_at),
            ("secret_rotated_at", Some(Bind::Time(actor.now))),
        ];
        changes::set(connection, actor, permit, self.target, |_| Ok(set)).await
    }
}

/// Sends an endpoint the event `webhook.test`, which is about the endpoint itself.
#[derive(Debug)]
pub struct SendTest {
    pub target: Target,
}

impl Command for SendTest {
    type Noun = WebhookEndpoint;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<WebhookEndpoint>,
    ) -> Step<Done> {
        let id = self.target.id;
        let endpoint = changes::hold(connection, actor, permit, self.target).await?;
        if endpoint.get("is_active") != Some(&Value::Bool(true)) {
            return Err(inactive());
        }
        let delivery = ids::new_id();
        let row = vec![
            ("id", Some(Bind::Uuid(delivery))),
            ("endpoint_id", Some(Bind::Uuid(id))),
            ("event", Some(Bind::Text("webhook.test".to_owned()))),
            ("type_name", Some(Bind::Text(WebhookEndpoint::TYPE_NAME.to_owned()))),
            ("record_id", Some(Bind::Uuid(id))),
            ("record_version", Some(Bind::Int(changes::version(&endpoint)))),
            ("occurred_at", Some(Bind::Time(actor.now))),
        ];
        let made = Write::insert(WebhookDelivery::TABLE, row).run(connection).await?;
        let made = made.as_ref().and_then(Value::as_object);
        changes::note::<WebhookDelivery>(connection, actor, Action::Create, delivery, None, made).await?;
        Ok(Done { id })
    }
}

/// Sends a message once more, with as many attempts as at first.
#[derive(Debug)]
pub struct Replay {
    pub target: Target,
}

impl Command for Replay {
    type Noun = WebhookDelivery;
    type Done = Done;

    async fn apply(
        self,
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        permit: &Permit<WebhookDelivery>,
    ) -> Step<Done> {
        if is_active(connection, self.target.id).await? == Some(false) {
            return Err(inactive());
        }
        changes::set(connection, actor, permit, self.target, |_| {
            Ok(vec![
                ("status", Some(Bind::Text("pending".to_owned()))),
                ("attempts", Some(Bind::Int(0))),
                ("next_attempt_at", Some(Bind::Time(actor.now))),
                ("delivered_at", None),
            ])
        })
        .await
    }
}

/// Whether the endpoint of a delivery is active.
async fn is_active(connection: &mut AsyncPgConnection, delivery: Uuid) -> Step<Option<bool>> {
    let endpoint = webhook_deliveries::table.inner_join(webhook_endpoints::table);
    let row = endpoint.filter(webhook_deliveries::id.eq(delivery)).select(webhook_endpoints::is_active);
    Ok(row.first(connection).await.optional()?)
}

fn inactive() -> Stop {
    let message = "The endpoint is not active: switch it on first.";
    Stop::Problems(vec![Problem::new(&[], "INVALID_STATE", message)])
}
