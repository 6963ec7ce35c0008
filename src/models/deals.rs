//! Deals: what a client may buy, for how much, and how likely.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{Date, Int2, Int4, Jsonb, Numeric, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Viewer},
    db::{
        conditions::{Bind, Condition},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Match, Model,
        changes::{Actor, Check, Step, Writable},
        clients::{self, Client},
        contacts::Contact,
        custom_fields,
        inputs::{Input, InputKind, Reference, Values},
        scope, search,
        users::User,
    },
    row,
};

pub mod line_items;
pub mod stages;

use stages::Stage;

row! {
    /// An offer to a client, from first talk to won or lost.
    pub struct Deal in "deals" {
        client_id: Uuid as SqlUuid,
        contact_id: Uuid as SqlUuid,
        name: String as Text,
        stage_id: Uuid as SqlUuid,
        stage_changed_at: DateTime<Utc> as Timestamptz,
        probability: i16 as Int2,
        currency: String as Text,
        amount: Decimal as Numeric,
        expected_close_on: NaiveDate as Date,
        closed_at: DateTime<Utc> as Timestamptz,
        lost_reason: String as Text,
        owner_id: Uuid as SqlUuid,
        external_ref: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        custom: Value as Jsonb
            = "@.custom - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Deal' AND f.deleted_at IS NOT NULL)",
        custom_sealed: Value as Jsonb
            = "@.custom_sealed - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Deal' AND f.deleted_at IS NOT NULL)",
        version: i32 as Int4,
    }
}

/// The deals of a client.
pub const BY_CLIENT: Edge = Edge::column("@.client_id");

impl Resource for Deal {
    const TYPE_NAME: &'static str = "Deal";
}

impl Model for Deal {
    const SEARCHED: &'static [&'static str] = &["name"];
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey { name: "UPDATED_AT", expression: "@.updated_at", cast: "timestamptz", description: "last change" },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" },
        OrderKey {
            name: "NAME",
            expression: "@.name_key",
            cast: "text",
            description: "name, without regard to case and accents",
        },
        OrderKey {
            name: "AMOUNT",
            expression: "@.amount",
            cast: "numeric",
            description: "amount as a number, without regard to currency",
        },
        OrderKey {
            name: "EXPECTED_CLOSE_ON",
            expression: "coalesce(@.expected_close_on, 'infinity')",
            cast: "date",
            description: "expected close; unknown counts as latest",
        },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("client", FilterKind::Id("Client"), "@.client_id", "The client."),
        Filter::column("contact", FilterKind::Id("Contact"), "@.contact_id", "The contact at the client."),
        Filter::column("owner", FilterKind::Id("User"), "@.owner_id", "The user responsible."),
        Filter::column("stage", FilterKind::Id("Stage"), "@.stage_id", "The stage."),
        Filter::column("name", FilterKind::Text, "@.name_key", "Name."),
        Filter::column("amount", FilterKind::Decimal, "@.amount", "Amount as a number, without regard to currency."),
        Filter::column(
            "expectedCloseOn",
            FilterKind::Date,
            "coalesce(@.expected_close_on, 'infinity')",
            "Expected close; unknown counts as latest.",
        ),
        Filter::column("externalRef", FilterKind::Word, "@.external_ref", "Id in another system, exactly."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "Creation."),
        Filter::column("updatedAt", FilterKind::Time, "@.updated_at", "Last change."),
        custom_fields::FILTER,
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }

    fn matching(text: &str, _viewer: &Viewer) -> Option<Match> {
        Some(Match { condition: search::in_search_column(text, "@.name_key"), rank: Some(search::rank(text)) })
    }
}

impl Writable for Deal {
    const NOUN: &'static str = "deal";
    const NATURAL_KEY: &'static [&'static str] = &["externalRef"];
    const INPUTS: &'static [Input] = &[
        Input::required("client", "client_id", InputKind::Id(Reference::to::<Client>()), "The client."),
        Input::optional(
            "contact",
            "contact_id",
            InputKind::Id(Reference::to::<Contact>()),
            "The contact at the client.",
        ),
        Input::required("name", "name", InputKind::Line(255), "What it is about, at most 255 characters."),
        Input::required("stage", "stage_id", InputKind::Id(Reference::to::<Stage>()), "How far it has come."),
        Input::optional(
            "probability",
            "probability",
            InputKind::Int(0, 100),
            "How likely it is to be won, in percent.",
        ),
        Input::required("currency", "currency", InputKind::Currency, "The currency of all its line items."),
        Input::optional("expectedCloseOn", "expected_close_on", InputKind::Date, "When it is expected to be decided."),
        Input::optional("lostReason", "lost_reason", InputKind::Line(500), "Why it was lost."),
        Input::optional(
            "owner",
            "owner_id",
            InputKind::Id(Reference::to::<User>()),
            "The user responsible; for a new deal the one who makes it.",
        ),
        Input::optional("externalRef", "external_ref", InputKind::Line(100), "Id in another system; unique.")
            .unique("deals_external_ref_uq"),
        custom_fields::VALUES,
        custom_fields::SENSITIVE_VALUES,
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "deals_contact_of_client",
            input: "contact",
            code: "OTHER_CLIENT",
            message: "The contact belongs to another client.",
        },
        clients::IN_TRASH,
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.external_ref = ?", [values.get("external_ref")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_client(permit)
    }

    fn complete(actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        match before {
            None => values.preset("owner_id", Bind::Uuid(actor.viewer.user_id)),
            Some(before) => values.keep_currency(Some(before), &[("currency", "amount")]),
        }
    }

    async fn approve(
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        before: Option<&Map<String, Value>>,
        values: &mut Values,
    ) -> Step<()> {
        custom_fields::approve::<Self>(connection, actor, before, values).await
    }
}
