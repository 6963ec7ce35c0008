//! Deliveries: one event for one endpoint, with all attempts to send it.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Int4, Text, Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{Model, changes::Writable, inputs::Input, scope},
    row,
};

row! {
    /// One event for one endpoint.
    pub struct WebhookDelivery in "webhook_deliveries" {
        endpoint_id: Uuid as SqlUuid,
        event: String as Text,
        type_name: String as Text,
        record_id: Uuid as SqlUuid,
        record_version: i32 as Int4,
        occurred_at: DateTime<Utc> as Timestamptz,
        status: String as Text,
        attempts: i32 as Int4,
        next_attempt_at: DateTime<Utc> as Timestamptz,
        response_status: i32 as Int4,
        duration_ms: i32 as Int4,
        last_error: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        delivered_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The messages to an endpoint.
pub const BY_ENDPOINT: Edge = Edge::column("@.endpoint_id");

/// The header `webhook-id`: a receiver that keeps it recognises a message that comes twice.
pub fn message_id(delivery: Uuid) -> String {
    format!("msg_{}", delivery.simple())
}

pub static STATUSES: Choice = Choice {
    name: "WebhookDeliveryStatus",
    description: "What became of a message.",
    values: &[
        ("PENDING", "pending", "To be sent, now or again later."),
        ("DELIVERED", "delivered", "The receiver has answered with a status of 2xx."),
        (
            "FAILED",
            "failed",
            "Every attempt has failed, or the endpoint was not active when its turn came. It can be replayed.",
        ),
    ],
};

pub static ERRORS: Choice = Choice {
    name: "WebhookError",
    description: "Why an attempt to send a message failed.",
    values: &[
        ("STATUS", "status", "The receiver answered with a status that is not 2xx."),
        ("REDIRECT", "redirect", "The receiver answered with a redirect; none is followed."),
        ("TIMEOUT", "timeout", "The receiver did not answer in time."),
        ("CONNECT", "connect", "No connection to the receiver."),
        ("TLS", "tls", "The receiver's certificate is not valid, or there was no agreement about encryption."),
        ("DNS", "dns", "The host's name leads nowhere."),
        ("PROTOCOL", "protocol", "What came back is not HTTP, or the connection broke."),
        ("ADDRESS_REFUSED", "address_refused", "The host leads into an internal network; nothing was sent."),
        ("URL_REFUSED", "url_refused", "The settings no longer allow the address; nothing was sent."),
        ("ENDPOINT_INACTIVE", "endpoint_inactive", "The endpoint was not active; nothing was sent."),
        (
            "SECRET_LOST",
            "secret_lost",
            "The endpoint's secret cannot be read, because its key is gone: rotate the secret.",
        ),
    ],
};

impl Resource for WebhookDelivery {
    const TYPE_NAME: &'static str = "WebhookDelivery";
}

impl Model for WebhookDelivery {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "when it was given to the endpoint",
    }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("status", FilterKind::Choice(&STATUSES), "@.status", "What became of it.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for WebhookDelivery {
    const NOUN: &'static str = "webhook_delivery";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    // Nobody writes deliveries; they are replayed.
    const INPUTS: &'static [Input] = &[];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
