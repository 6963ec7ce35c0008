//! Contacts: the people at a client, and the ways to reach them.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Int4, Jsonb, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Viewer},
    db::{
        conditions::{Condition, Source},
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Match, Model,
        changes::{Actor, Check, Step, Writable},
        clients::{self, Client},
        custom_fields,
        inputs::{Input, InputKind, Reference, Values},
        scope, search,
    },
    row,
};

row! {
    /// A person at a client.
    pub struct Contact in "contacts" {
        client_id: Uuid as SqlUuid,
        first_name: String as Text,
        last_name: String as Text,
        job_title: String as Text,
        department: String as Text,
        is_primary: bool as Bool,
        do_not_contact: bool as Bool,
        locale: String as Text,
        time_zone: String as Text,
        description: String as Text,
        external_ref: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        custom: Value as Jsonb
            = "@.custom - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Contact' AND f.deleted_at IS NOT NULL)",
        custom_sealed: Value as Jsonb
            = "@.custom_sealed - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Contact' AND f.deleted_at IS NOT NULL)",
        version: i32 as Int4,
    }
}

pub mod methods;

/// The contacts of a client.
pub const BY_CLIENT: Edge = Edge::column("@.client_id");

/// The clients of contacts that are reached by `way` (of [`search::way_to_reach`]); none for a viewer who may not read that.
pub fn reached(way: &str, viewer: &Viewer) -> Option<Source> {
    let permit = viewer.permit::<Contact>(Operation::Read).ok()?;
    let condition = Condition::Among("@.id", vec![methods::reaching(way, viewer)?]).and(Contact::visible(&permit));
    let may_read = viewer.may_read(Client::TYPE_NAME, "contacts");
    may_read.then_some(Source { table: "contacts", column: "client_id", condition })
}

impl Resource for Contact {
    const TYPE_NAME: &'static str = "Contact";
}

impl Model for Contact {
    const SEARCHED: &'static [&'static str] = &["firstName", "lastName", "jobTitle"];
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey {
            name: "NAME",
            expression: "@.name_key",
            cast: "text",
            description: "last name, then first name, without regard to case and accents",
        },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" },
        OrderKey { name: "UPDATED_AT", expression: "@.updated_at", cast: "timestamptz", description: "last change" },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("client", FilterKind::Id("Client"), "@.client_id", "The client the person belongs to."),
        Filter::column("name", FilterKind::Text, "@.name_key", "Last name, a space, first name."),
        Filter::column("externalRef", FilterKind::Word, "@.external_ref", "Id in another system, exactly."),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "Creation."),
        Filter::column("updatedAt", FilterKind::Time, "@.updated_at", "Last change."),
        custom_fields::FILTER,
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }

    /// Parts of names and of what the person does, or of a way to reach them.
    fn matching(text: &str, viewer: &Viewer) -> Option<Match> {
        let named = search::in_search_column(text, "@.name_key");
        let condition = match search::way_to_reach(text).and_then(|way| methods::reaching(&way, viewer)) {
            None => named,
            Some(reached) => {
                let named = named.and(Condition::sql("@.deleted_at IS NULL", []));
                Condition::Among("@.id", vec![Source { table: "contacts", column: "id", condition: named }, reached])
            }
        };
        Some(Match { condition, rank: Some(search::rank(text)) })
    }
}

impl Writable for Contact {
    const NOUN: &'static str = "contact";
    const NATURAL_KEY: &'static [&'static str] = &["externalRef"];
    const INPUTS: &'static [Input] = &[
        Input::required("client", "client_id", InputKind::Id(Reference::to::<Client>()), "The client."),
        Input::optional("firstName", "first_name", InputKind::Line(100), "First name; one of the two names is needed."),
        Input::optional("lastName", "last_name", InputKind::Line(100), "Last name; one of the two names is needed."),
        Input::optional("jobTitle", "job_title", InputKind::Line(100), "What the person does."),
        Input::optional("department", "department", InputKind::Line(100), "Department."),
        Input::preset("isPrimary", "is_primary", InputKind::Boolean, "Whether this is the first person to ask for.")
            .unique("contacts_primary_uq"),
        Input::preset(
            "doNotContact",
            "do_not_contact",
            InputKind::Boolean,
            "Whether the person wants to be left alone.",
        ),
        Input::optional("locale", "locale", InputKind::Locale, "Language, BCP 47."),
        Input::optional("timeZone", "time_zone", InputKind::TimeZone, "Time zone, by its IANA name."),
        Input::optional("description", "description", InputKind::Prose(20_000), "Free text."),
        Input::optional("externalRef", "external_ref", InputKind::Line(100), "Id in another system; unique.")
            .unique("contacts_external_ref_uq"),
        custom_fields::VALUES,
        custom_fields::SENSITIVE_VALUES,
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "contacts_check",
            input: "lastName",
            code: "REQUIRED",
            message: "A contact has a first or a last name.",
        },
        clients::IN_TRASH,
        Check {
            constraint: "contacts_merged",
            input: "",
            code: "MERGED",
            message: "The contact was merged into another: undo that merge instead.",
        },
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.external_ref = ?", [values.get("external_ref")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_client(permit)
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
