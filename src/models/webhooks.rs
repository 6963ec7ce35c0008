//! Webhook endpoints: addresses of others that hear of changes.

pub mod commands;
pub mod deliveries;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Binary, Bool, Int4, Text, Timestamptz};
use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Sealer, keys::KeyRing},
    db::{
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    error::{Error, Result},
    models::{
        Model,
        attachments::Attachment,
        categories::Category,
        changes::{Actor, Step, Writable},
        clients::Client,
        contacts::{Contact, methods::ContactMethod},
        custom_fields::CustomField,
        deals::{Deal, line_items::LineItem, stages::Stage},
        duplicates::DuplicatePair,
        inputs::{Input, InputKind, Problem, Values},
        merges::Merge,
        notes::Note,
        partners::{Partner, releases::PartnerRelease, tokens::PartnerToken},
        products::{Product, price_lists::PriceList, prices::ProductPrice},
        roles::Role,
        scope,
        tags::Tag,
        teams::Team,
        users::User,
    },
    outbound::Refused,
    row,
    validation::{Checked, Invalid},
};

row! {
    /// An address of somebody else's server that hears of changes.
    pub struct WebhookEndpoint in "webhook_endpoints" {
        url: String as Text,
        description: String as Text,
        events: Vec<String> as Array<Text>,
        is_active: bool as Bool,
        disabled_reason: String as Text,
        failing_since: DateTime<Utc> as Timestamptz,
        secret: Vec<u8> as Binary,
        previous_secret: Vec<u8> as Binary,
        previous_secret_expires_at: DateTime<Utc> as Timestamptz,
        secret_rotated_at: DateTime<Utc> as Timestamptz,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The nouns whose changes others can hear of: not what people keep for themselves, and not deliveries, which would go
/// round.
pub const NOUNS: [&str; 23] = [
    Client::NOUN,
    Contact::NOUN,
    ContactMethod::NOUN,
    Merge::NOUN,
    DuplicatePair::NOUN,
    Note::NOUN,
    Deal::NOUN,
    LineItem::NOUN,
    Product::NOUN,
    Category::NOUN,
    Tag::NOUN,
    Team::NOUN,
    User::NOUN,
    WebhookEndpoint::NOUN,
    Attachment::NOUN,
    Role::NOUN,
    Stage::NOUN,
    PriceList::NOUN,
    ProductPrice::NOUN,
    CustomField::NOUN,
    Partner::NOUN,
    PartnerToken::NOUN,
    PartnerRelease::NOUN,
];

/// What happens to a record.
const VERBS: [&str; 5] = ["created", "updated", "deleted", "restored", "destroyed"];

impl Resource for WebhookEndpoint {
    const TYPE_NAME: &'static str = "WebhookEndpoint";
}

impl Model for WebhookEndpoint {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("isActive", FilterKind::Boolean, "@.is_active", "Whether it gets messages.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for WebhookEndpoint {
    const NOUN: &'static str = "webhook_endpoint";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::required(
            "url",
            "url",
            InputKind::Url,
            "Where messages are sent, https; never this machine or an internal network, unless the settings allow the host.",
        ),
        Input::optional("description", "description", InputKind::Prose(2_000), "What it is for."),
        Input::required(
            "events",
            "events",
            InputKind::Each(event),
            "Events it hears of, at most 100: `deal.updated`, `client.*`, or `*` for all. What happens is `created`, `updated`, `deleted`, `restored` or `destroyed`.",
        ),
        Input::preset(
            "isActive",
            "is_active",
            InputKind::Boolean,
            "Whether it gets messages; true when it is made. Switched on again, it hears of what happens from then on.",
        ),
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }

    /// The address is looked up while the transaction waits: few enter one, and the look-up gives up soon.
    async fn approve(
        _connection: &mut AsyncPgConnection,
        actor: &Actor,
        before: Option<&Map<String, Value>>,
        values: &mut Values,
    ) -> Step<()> {
        if let Some(url) = values.text("url")
            && let Err(refused) = actor.outbound.check(url).await
        {
            let code = if refused == Refused::Address { "ADDRESS_REFUSED" } else { "INVALID_URL" };
            values.problems.push(Problem::new(&["url"], code, refused.to_string()));
        }
        if before.is_none() {
            values.set("secret", new_secret(&sealer(&actor.keys)?, values.id)?);
        }
        if values.assignments.contains(&("is_active", Some(Bind::Bool(true)))) {
            values.assignments.extend([("disabled_reason", None), ("failing_since", None)]);
        }
        Ok(())
    }
}

/// Seals and opens the secrets of endpoints.
pub fn sealer(keys: &KeyRing) -> Result<Sealer> {
    Sealer::of(keys, "webhook_endpoints.secret")
}

/// A fresh secret, as Standard Webhooks spells it, sealed for an endpoint.
fn new_secret(sealer: &Sealer, endpoint: Uuid) -> Result<Bind> {
    let secret = format!("whsec_{}", STANDARD.encode(rand::random::<[u8; 32]>()));
    Ok(Bind::Bytes(sealer.seal(endpoint, secret.as_bytes())?))
}

/// The secret in a sealed value of an endpoint.
pub fn open_secret(sealer: &Sealer, endpoint: Uuid, value: &[u8]) -> Result<String> {
    String::from_utf8(sealer.open(endpoint, value)?).map_err(Error::internal)
}

/// The name of an event that exists, or a pattern of some.
fn event(text: &str) -> Checked<String> {
    let name = text.trim();
    let is_known = name == "*"
        || name
            .split_once('.')
            .is_some_and(|(noun, verb)| NOUNS.contains(&noun) && (verb == "*" || VERBS.contains(&verb)));
    if is_known {
        return Ok(name.to_owned());
    }
    let message = "There is no such event; one looks like client.created, client.* or *.";
    Err(Invalid { code: "INVALID_EVENT", message: message.into() })
}
