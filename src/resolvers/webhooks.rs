//! Webhook endpoints and deliveries in the API.

use std::{collections::HashMap, sync::LazyLock};

use async_graphql::{ID, InputObject, Pos, registry::Registry};
use chrono::{DateTime, Utc};
use futures_util::{FutureExt, future::BoxFuture};
use uuid::Uuid;

use crate::{
    auth::{Operation, Sealer},
    db::rows::{Columns, Record, Shape},
    error::Result,
    executor::{
        ByIdArgument, Context, Fields, Json, Link, Mutate, Object, Path, Perform, Plan, PlannedLink, RecordInput,
        Selected, TextScalar, object,
    },
    ids,
    models::{
        changes::Target,
        webhooks::{
            self, WebhookEndpoint, columns as c,
            commands::{Replay, RotateSecret, SendTest},
            deliveries::{BY_ENDPOINT, ERRORS, STATUSES, WebhookDelivery, columns as d, message_id},
        },
    },
    mutable,
    resolvers::{Mutation, Query, noun},
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    noun::<WebhookEndpoint>(
        fields,
        ("webhookEndpoint", "A webhook endpoint by its id; null when there is none."),
        ("webhookEndpoints", "Webhook endpoints, oldest first."),
    )
    .link(
        "webhookDelivery",
        "A message to a webhook endpoint by its id; null when there is none.",
        ByIdArgument::<WebhookDelivery>::default(),
    )
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    fields
        .link(
            "webhookEndpointCreate",
            "Makes a webhook endpoint, with a secret of its own: `secrets` shows it.",
            Mutate::<WebhookEndpoint>::create(),
        )
        .link("webhookEndpointUpdate", "Changes a webhook endpoint.", Mutate::<WebhookEndpoint>::update())
        .link(
            "webhookEndpointDelete",
            "Deletes a webhook endpoint with the log of its messages; there is no trash.",
            Mutate::<WebhookEndpoint>::delete(),
        )
        .link(
            "webhookEndpointRotateSecret",
            "Gives a webhook endpoint a new secret. The one before signs beside it for a while, so that no message is refused meanwhile.",
            Perform::new(Operation::Update, |input: WebhookEndpointRotateSecretInput| {
                let target = Target { id: ids::decode(&input.id, WebhookEndpoint::NAME)?, version: input.version };
                Ok(RotateSecret { target, overlap_hours: input.overlap_hours })
            })
            .writing("secrets")
            .proved(),
        )
        .link(
            "webhookEndpointTest",
            "Sends the event `webhook.test` to a webhook endpoint, whatever it hears of otherwise; what becomes of it is the newest of its `deliveries`.",
            Perform::new(Operation::Update, |input: RecordInput| {
                Ok(SendTest { target: input.target::<WebhookEndpoint>()? })
            }),
        )
        .link(
            "webhookDeliveryReplay",
            "Sends a message once more, with the same `webhook-id` and as many attempts as at first.",
            Perform::new(Operation::Update, |input: RecordInput| {
                Ok(Replay { target: input.target::<WebhookDelivery>()? })
            }),
        )
}

/// A webhook endpoint, and how long its old secret stays.
#[derive(Debug, InputObject)]
struct WebhookEndpointRotateSecretInput {
    /// The endpoint's id.
    id: ID,
    /// The version that was seen; when the endpoint has another by now, nothing is changed.
    version: Option<i32>,
    /// Hours for which the old secret signs beside the new one, at most until the next rotation: 0 to 168.
    #[graphql(default = 24)]
    overlap_hours: i32,
}

mutable!(WebhookEndpoint, "WebhookEndpointPayload", "webhookEndpoint");
mutable!(WebhookDelivery, "WebhookDeliveryPayload", "webhookDelivery");

impl Object for WebhookEndpoint {
    const NAME: &'static str = "WebhookEndpoint";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<WebhookEndpoint>> = LazyLock::new(|| {
            Fields::<WebhookEndpoint>::new("An address of somebody else's server that hears of changes.")
                .id(|r| r.id)
                .scalar("url", c::url, TextScalar::URL, "Where messages are sent.", |r| r.url.as_deref())
                .text("description", c::description, "What it is for.", |r| r.description.as_deref())
                .stored_texts("events", c::events, "Events it hears of: `deal.updated`, `client.*`, `*`.", |r| {
                    r.events.as_deref()
                })
                .boolean("isActive", c::is_active, "Whether it gets messages.", |r| r.is_active)
                .text(
                    "disabledReason",
                    c::disabled_reason,
                    "Why the server has switched it off; null when a person has, or nobody.",
                    |r| r.disabled_reason.as_deref(),
                )
                .time(
                    "failingSince",
                    c::failing_since,
                    "The first failed attempt since the last message it took; null while it takes them.",
                    |r| r.failing_since,
                )
                .link(
                    "secrets",
                    "The secrets that sign its messages, the newest first. Whoever has one can forge messages.",
                    Secrets,
                )
                .time("secretRotatedAt", c::secret_rotated_at, "When it got its newest secret.", |r| {
                    r.secret_rotated_at
                })
                .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
                .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
                .many::<WebhookDelivery>("deliveries", BY_ENDPOINT, "Messages to it, the newest first.")
        });
        &FIELDS
    }
}

impl Object for WebhookDelivery {
    const NAME: &'static str = "WebhookDelivery";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<WebhookDelivery>> = LazyLock::new(|| {
            Fields::<WebhookDelivery>::new("A message to a webhook endpoint: one event, with all attempts to send it.")
                .id(|r| r.id)
                .computed_text("messageId", Columns::NONE, "The header `webhook-id` of the message.", |r| {
                    Some(message_id(r.id))
                })
                .one::<WebhookEndpoint>("endpoint", "endpoint_id", "Where it goes.")
                .text("event", d::event, "What happened: `client.updated`.", |r| r.event.as_deref())
                .computed_text(
                    "recordId",
                    d::type_name.and(d::record_id),
                    "The id of the record it happened to.",
                    |r| Some(ids::NodeId { type_name: r.type_name.as_deref()?, id: r.record_id? }.encode()),
                )
                .int("recordVersion", d::record_version, "Version of the record after it.", |r| {
                    r.record_version.map(i64::from)
                })
                .time("occurredAt", d::occurred_at, "When it happened.", |r| r.occurred_at)
                .choice("status", d::status, &STATUSES, "What became of it.", |r| r.status.as_deref())
                .int("attempts", d::attempts, "Attempts made, since the last replay.", |r| r.attempts.map(i64::from))
                .time(
                    "nextAttemptAt",
                    d::next_attempt_at,
                    "When the next attempt is due; null when there is none.",
                    |r| r.next_attempt_at,
                )
                .int(
                    "responseStatus",
                    d::response_status,
                    "HTTP status of the last answer; null when there was none.",
                    |r| r.response_status.map(i64::from),
                )
                .int("durationMs", d::duration_ms, "How long the last attempt took, in milliseconds.", |r| {
                    r.duration_ms.map(i64::from)
                })
                .choice(
                    "lastError",
                    d::last_error,
                    &ERRORS,
                    "Why the last attempt failed; null when it did not.",
                    |r| r.last_error.as_deref(),
                )
                .time("createdAt", d::created_at, "When it was given to the endpoint.", |r| r.created_at)
                .time("deliveredAt", d::delivered_at, "When the receiver took it.", |r| r.delivered_at)
                .int("version", d::version, "Grows with every replay.", |r| r.version.map(i64::from))
        });
        &FIELDS
    }
}

/// A secret as the API shows it.
struct WebhookSecret {
    secret: String,
    expires_at: Option<DateTime<Utc>>,
}

impl Object for WebhookSecret {
    const NAME: &'static str = "WebhookSecret";
    const IS_NODE: bool = false;

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<WebhookSecret>> = LazyLock::new(|| {
            Fields::<WebhookSecret>::new("A secret that signs messages to a webhook endpoint.")
                .text(
                    "secret",
                    Columns::NONE,
                    "The secret, `whsec_` and base64, as libraries of Standard Webhooks take it.",
                    |s| Some(&s.secret),
                )
                .time("expiresAt", Columns::NONE, "When it stops signing; null for the newest one.", |s| s.expires_at)
        });
        &FIELDS
    }
}

/// The secrets of an endpoint, opened when they are read.
struct Secrets;

impl Link<WebhookEndpoint> for Secrets {
    fn register(&self, registry: &mut Registry) -> String {
        format!("[{}!]", object::<WebhookSecret>(registry))
    }

    fn plan<'a>(
        &'static self,
        context: &Context<'a>,
        selected: &Selected<'a>,
        path: &Path,
        shape: &mut Shape,
    ) -> Result<Box<dyn PlannedLink<WebhookEndpoint> + 'a>> {
        shape.columns = shape.columns.and(c::secret).and(c::previous_secret).and(c::previous_secret_expires_at);
        let plan = Plan::new(context, &selected.sets, Some(&path.first_item()), &mut Shape::default())?;
        let sealer = webhooks::sealer(context.keys()?)?;
        Ok(Box::new(PlannedSecrets {
            sealer,
            plan,
            path: path.clone(),
            pos: selected.node.pos,
            opened: HashMap::new(),
        }))
    }
}

struct PlannedSecrets<'a> {
    sealer: Sealer,
    plan: Plan<'a, WebhookSecret>,
    path: Path,
    pos: Pos,
    opened: HashMap<Uuid, Vec<Record<WebhookSecret>>>,
}

impl PlannedSecrets<'_> {
    fn open(&self, endpoint: &WebhookEndpoint) -> Result<Vec<Record<WebhookSecret>>> {
        let sealed = [
            (endpoint.secret.as_ref(), None),
            (endpoint.previous_secret.as_ref(), endpoint.previous_secret_expires_at),
        ];
        let stored = sealed.into_iter().filter_map(|(sealed, expires_at)| Some((sealed?, expires_at)));
        let open = |(sealed, expires_at): (&Vec<u8>, _)| {
            let secret = webhooks::open_secret(&self.sealer, endpoint.id, sealed)?;
            Ok(Record::computed(WebhookSecret { secret, expires_at }))
        };
        stored.map(open).collect()
    }
}

impl PlannedLink<WebhookEndpoint> for PlannedSecrets<'_> {
    fn load<'s>(&'s mut self, context: &'s Context<'_>, rows: &'s [&'s Record<WebhookEndpoint>]) -> BoxFuture<'s, ()> {
        async move {
            for record in rows {
                match self.open(&record.row) {
                    Ok(secrets) => drop(self.opened.insert(record.row.id, secrets)),
                    Err(error) => context.report(&self.path, self.pos, error),
                }
            }
            let secrets: Vec<&Record<WebhookSecret>> = self.opened.values().flatten().collect();
            self.plan.load(context, &secrets).await;
        }
        .boxed()
    }

    fn write(&self, record: &Record<WebhookEndpoint>, out: &mut Json) {
        out.optional(self.opened.get(&record.row.id), |out, secrets| {
            out.array(secrets, |out, secret| self.plan.write(secret, out));
        });
    }
}
