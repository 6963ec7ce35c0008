//! Clients: companies and persons the organisation sells to or supports.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Citext, Int4, Int8, Jsonb, Numeric, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Viewer},
    db::{
        conditions::{Bind, Condition, Source},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Match, Model,
        changes::{Actor, Check, Step, Writable},
        contacts, custom_fields,
        inputs::{Input, InputKind, Links, Reference, Values},
        products::price_lists::PriceList,
        scope, search,
        tags::Tag,
        teams::Team,
        users::User,
    },
    row,
};

row! {
    /// A company or a person.
    pub struct Client in "clients" {
        number: i64 as Int8,
        kind: String as Text,
        name: String as Text,
        legal_name: String as Text,
        domain: String as Citext,
        lifecycle_stage: String as Text,
        industry: String as Text,
        source: String as Text,
        tax_id: String as Text,
        employee_count: i32 as Int4,
        annual_revenue: Decimal as Numeric,
        currency: String as Text,
        phone: String as Text,
        email: String as Citext,
        website: String as Text,
        billing_address: serde_json::Value as Jsonb,
        shipping_address: serde_json::Value as Jsonb,
        city: String as Text,
        country: String as Text,
        description: String as Text,
        parent_id: Uuid as SqlUuid,
        owner_id: Uuid as SqlUuid,
        team_id: Uuid as SqlUuid,
        price_list_id: Uuid as SqlUuid,
        external_ref: String as Text,
        last_activity_at: DateTime<Utc> as Timestamptz,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        custom: Value as Jsonb
            = "@.custom - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Client' AND f.deleted_at IS NOT NULL)",
        custom_sealed: Value as Jsonb
            = "@.custom_sealed - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Client' AND f.deleted_at IS NOT NULL)",
        version: i32 as Int4,
    }
}

pub static KINDS: Choice = Choice {
    name: "ClientKind",
    description: "Whether a client is an organisation or a single person.",
    values: &[("COMPANY", "company", "An organisation."), ("PERSON", "person", "A single person.")],
};

pub static LIFECYCLE_STAGES: Choice = Choice {
    name: "LifecycleStage",
    description: "How far the relation with a client has come.",
    values: &[
        ("LEAD", "lead", "Known, not yet qualified."),
        ("PROSPECT", "prospect", "Qualified: a deal is possible."),
        ("CUSTOMER", "customer", "Has bought."),
        ("FORMER", "former", "Bought once and has left."),
        ("DISQUALIFIED", "disqualified", "Will not buy; kept so that nobody asks again."),
    ],
};

static TAGS: Links = Links { table: "client_tags", own: "client_id", other: "tag_id", to: Reference::to::<Tag>() };

/// Refuses to restore what belongs to a client that is in the trash itself.
pub(super) const IN_TRASH: Check = Check {
    constraint: "client_in_trash",
    input: "client",
    code: "IN_TRASH",
    message: "Its client is in the trash: restore that first.",
};

/// The clients a client is the parent of.
pub const CHILDREN: Edge = Edge::column("@.parent_id");

impl Resource for Client {
    const TYPE_NAME: &'static str = "Client";
}

impl Model for Client {
    const SEARCHED: &'static [&'static str] = &["name", "legalName", "domain", "email", "phone", "externalRef"];
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
        OrderKey { name: "NUMBER", expression: "@.number", cast: "bigint", description: "client number" },
        OrderKey {
            name: "LAST_ACTIVITY_AT",
            expression: "coalesce(@.last_activity_at, '-infinity')",
            cast: "timestamptz",
            description: "newest note; clients without any count as oldest",
        },
        OrderKey {
            name: "ANNUAL_REVENUE",
            expression: "coalesce(@.annual_revenue, 0)",
            cast: "numeric",
            description: "annual revenue as a number, without regard to currency; unknown counts as 0",
        },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("name", FilterKind::Text, "@.name_key", "Name."),
        Filter::column("email", FilterKind::Citext, "@.email", "E-mail address, exactly, without regard to case."),
        Filter::column("domain", FilterKind::Citext, "@.domain", "Internet domain, exactly, without regard to case."),
        Filter::column("kind", FilterKind::Choice(&KINDS), "@.kind", "Company or person."),
        Filter::column(
            "lifecycleStage",
            FilterKind::Choice(&LIFECYCLE_STAGES),
            "@.lifecycle_stage",
            "Stage of the relation.",
        ),
        Filter::column("industry", FilterKind::Word, "@.industry", "Industry, exactly as stored."),
        Filter::column("source", FilterKind::Word, "@.source", "Where the client came from, exactly as stored."),
        Filter::column("city", FilterKind::Word, "@.city", "City, exactly as stored."),
        Filter::column("country", FilterKind::Word, "@.country", "Country, ISO 3166-1 alpha-2."),
        Filter::column("owner", FilterKind::Id("User"), "@.owner_id", "The user responsible."),
        Filter::column("team", FilterKind::Id("Team"), "@.team_id", "The team responsible."),
        Filter::column("parent", FilterKind::Id("Client"), "@.parent_id", "The company above."),
        Filter::through(
            "tag",
            FilterKind::Id("Tag"),
            "@.id IN (SELECT m.client_id FROM client_tags m WHERE m.tag_id = ANY(?))",
            "Has one of these tags.",
        ),
        Filter::column(
            "annualRevenue",
            FilterKind::Decimal,
            "coalesce(@.annual_revenue, 0)",
            "Annual revenue as a number; unknown counts as 0.",
        ),
        Filter::coalesced(
            "lastActivityAt",
            FilterKind::Time,
            "coalesce(@.last_activity_at, '-infinity')",
            " = '-infinity'",
            "Newest note; clients without any count as oldest.",
        ),
        Filter::column("externalRef", FilterKind::Word, "@.external_ref", "Id in another system, exactly."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "Creation."),
        Filter::column("updatedAt", FilterKind::Time, "@.updated_at", "Last change."),
        custom_fields::FILTER,
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }

    /// Parts of names, addresses and numbers; of those of its contacts as well, when the text is nothing but one.
    fn matching(text: &str, viewer: &Viewer) -> Option<Match> {
        let named = search::in_search_column(text, "@.name_key");
        let condition = match search::way_to_reach(text) {
            None => named,
            Some(way) => {
                let own = |condition: Condition| {
                    let condition = condition.and(Condition::sql("@.deleted_at IS NULL", []));
                    Source { table: "clients", column: "id", condition }
                };
                let sources = [own(named), own(search::contains("@.search", &way))];
                Condition::Among("@.id", sources.into_iter().chain(contacts::reached(&way, viewer)).collect())
            }
        };
        Some(Match { condition, rank: Some(search::rank(text)) })
    }
}

impl Writable for Client {
    const NOUN: &'static str = "client";
    const MAY_LEAVE: bool = true;
    const NATURAL_KEY: &'static [&'static str] = &["externalRef"];
    const INPUTS: &'static [Input] = &[
        Input::required("name", "name", InputKind::Line(255), "Name people use, at most 255 characters."),
        Input::preset("kind", "kind", InputKind::Choice(&KINDS), "Company, unless said otherwise, or person."),
        Input::optional("legalName", "legal_name", InputKind::Line(255), "Name in contracts, where it differs."),
        Input::optional("domain", "domain", InputKind::Domain, "Internet domain of the company."),
        Input::preset(
            "lifecycleStage",
            "lifecycle_stage",
            InputKind::Choice(&LIFECYCLE_STAGES),
            "How far the relation has come; a new client is a lead.",
        ),
        Input::optional("industry", "industry", InputKind::Line(100), "Industry."),
        Input::optional("source", "source", InputKind::Line(100), "Where the client came from."),
        Input::optional("taxId", "tax_id", InputKind::Line(50), "Tax or VAT number."),
        Input::optional("employeeCount", "employee_count", InputKind::Int(0, i32::MAX), "Number of employees."),
        Input::optional("annualRevenue", "annual_revenue", InputKind::Money("currency"), "Revenue of a year."),
        Input::optional(
            "phone",
            "phone",
            InputKind::Phone,
            "Main telephone number: international, or national together with `country`.",
        ),
        Input::optional("email", "email", InputKind::Email, "Main e-mail address."),
        Input::optional("website", "website", InputKind::Url, "Web site."),
        Input::optional("billingAddress", "billing_address", InputKind::Address, "Where invoices go."),
        Input::optional("shippingAddress", "shipping_address", InputKind::Address, "Where goods go."),
        Input::optional("city", "city", InputKind::Line(100), "City of the main seat."),
        Input::optional("country", "country", InputKind::Country, "Country of the main seat."),
        Input::optional("description", "description", InputKind::Prose(20_000), "Free text."),
        Input::optional("parent", "parent_id", InputKind::Id(Reference::to::<Client>()), "The company above."),
        Input::optional(
            "owner",
            "owner_id",
            InputKind::Id(Reference::to::<User>()),
            "The user responsible; for a new client the one who makes it.",
        ),
        Input::optional("team", "team_id", InputKind::Id(Reference::to::<Team>()), "The team responsible."),
        Input::optional(
            "priceList",
            "price_list_id",
            InputKind::Id(Reference::to::<PriceList>()),
            "The price list its new line items are priced by.",
        ),
        Input::optional("tags", "tags", InputKind::Links(&TAGS), "All its tags, in place of those it has."),
        Input::optional("externalRef", "external_ref", InputKind::Line(100), "Id in another system; unique.")
            .unique("clients_external_ref_uq"),
        custom_fields::VALUES,
        custom_fields::SENSITIVE_VALUES,
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "clients_check",
            input: "parent",
            code: "INVALID_PARENT",
            message: "A client cannot be above itself.",
        },
        // What comes back with the client keeps its keys, unless others have them by now.
        Check {
            constraint: "contacts_external_ref_uq",
            input: "",
            code: "TAKEN",
            message: "The `externalRef` of one of its contacts is another's by now.",
        },
        Check {
            constraint: "deals_external_ref_uq",
            input: "",
            code: "TAKEN",
            message: "The `externalRef` of one of its deals is another's by now.",
        },
        Check {
            constraint: "clients_merged",
            input: "",
            code: "MERGED",
            message: "The client was merged into another: undo that merge instead.",
        },
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.external_ref = ?", [values.get("external_ref")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_owner(permit, "@.owner_id", "@.team_id")
    }

    fn complete(actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        if before.is_none() {
            values.preset("owner_id", Bind::Uuid(actor.viewer.user_id));
            if let Some(team) = actor.viewer.teams.first() {
                values.preset("team_id", Bind::Uuid(*team));
            }
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
