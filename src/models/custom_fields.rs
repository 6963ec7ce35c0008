//! Custom fields: what an organisation records of clients, contacts, deals and products beyond what every one does.
//!
//! A definition is a record of its own; the values are two objects on each record ([`values`]), those of sensitive
//! fields sealed ([`sealed`]).

pub mod asked;
pub mod destroy;
mod options;
pub mod sealed;
mod values;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Bool, Int4, Text, Timestamptz};
use diesel_async::AsyncPgConnection;
use serde_json::{Map, Value};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
    },
    models::{
        Model,
        changes::{Actor, Check, Step, Writable},
        inputs::{Input, InputKind, Need, Values},
        scope,
    },
    row,
};

pub use values::approve;

row! {
    /// The definition of a custom field.
    pub struct CustomField in "custom_fields" {
        resource: String as Text,
        key: String as Text,
        label: String as Text,
        description: String as Text,
        kind: String as Text,
        options: Vec<String> as Array<Text>,
        is_sensitive: bool as Bool,
        position: i32 as Int4,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

pub static RESOURCES: Choice = Choice {
    name: "CustomFieldResource",
    description: "The type of the records that have a custom field.",
    values: &[
        ("CLIENT", "Client", "Clients."),
        ("CONTACT", "Contact", "Contacts."),
        ("DEAL", "Deal", "Deals."),
        ("PRODUCT", "Product", "Products."),
    ],
};

pub static KINDS: Choice = Choice {
    name: "CustomFieldKind",
    description: "What the value of a custom field is, and how it is written in `customFields`.",
    values: &[
        ("TEXT", "text", "Text of several lines, at most 2,000 characters."),
        (
            "NUMBER",
            "number",
            "An exact number with at most 15 digits in front of the decimal point and 4 behind it. It is answered as a string, `\"19.9\"`, so that no digit is lost, and taken as a string or a number.",
        ),
        ("BOOLEAN", "boolean", "`true` or `false`."),
        ("DATE", "date", "A calendar date, `\"2026-11-25\"`."),
        ("SELECT", "select", "One of the options."),
        ("MULTISELECT", "multiselect", "A list of options, answered in their order."),
        ("URL", "url", "A web address, http or https."),
    ],
};

/// A table whose records have custom fields.
#[derive(Debug)]
pub(in crate::models) struct Bearer {
    pub type_name: &'static str,
    pub table: &'static str,
    /// The column of sealed values, as a sealer names it.
    pub sealed: &'static str,
}

static BEARERS: [Bearer; 4] = [
    Bearer { type_name: "Client", table: "clients", sealed: "clients.custom_sealed" },
    Bearer { type_name: "Contact", table: "contacts", sealed: "contacts.custom_sealed" },
    Bearer { type_name: "Deal", table: "deals", sealed: "deals.custom_sealed" },
    Bearer { type_name: "Product", table: "products", sealed: "products.custom_sealed" },
];

/// The input of a noun whose records have custom fields.
pub const VALUES: Input = Input {
    need: Need::Preset,
    ..Input::optional(
        "customFields",
        "custom",
        InputKind::Object,
        "Values of custom fields, by key: those given are set, null removes one, the others stay.",
    )
};

/// The input of the sensitive ones.
pub const SENSITIVE_VALUES: Input = Input {
    need: Need::Preset,
    ..Input::optional(
        "sensitiveFields",
        "custom_sealed",
        InputKind::Object,
        "Values of sensitive custom fields, by key, in the same way; needs a right of its own.",
    )
};

/// The filter of a noun whose records have custom fields.
pub const FILTER: Filter = Filter::column(
    "customField",
    FilterKind::Custom,
    "@.custom",
    "A custom field, by its key. Several are tested by `and`.",
);

/// Options of a definition at most.
const MAX_OPTIONS: usize = 100;

impl Resource for CustomField {
    const TYPE_NAME: &'static str = "CustomField";
}

impl Model for CustomField {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey { name: "POSITION", expression: "@.position", cast: "integer", description: "position" },
        OrderKey { name: "LABEL", expression: "@.label", cast: "text", description: "label" },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("resource", FilterKind::Choice(&RESOURCES), "@.resource", "The type that has the field."),
        Filter::column("kind", FilterKind::Choice(&KINDS), "@.kind", "What its values are."),
        Filter::column("key", FilterKind::Word, "@.key", "Its name for programs."),
        Filter::column("isSensitive", FilterKind::Boolean, "@.is_sensitive", "Whether its values are sealed."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }
}

impl Writable for CustomField {
    const NOUN: &'static str = "custom_field";
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::fixed("resource", "resource", InputKind::Choice(&RESOURCES), "The type that has the field; it stays."),
        Input::fixed(
            "key",
            "key",
            InputKind::Key,
            "Its name for programs, which stays: a letter from a to z, then letters, digits and underscores, at most 40; unique in its type, among deleted ones too.",
        )
        .unique("custom_fields_key_uq"),
        Input::required("label", "label", InputKind::Line(100), "Its name for people, at most 100 characters."),
        Input::optional("description", "description", InputKind::Prose(2_000), "What belongs into it."),
        Input::fixed("kind", "kind", InputKind::Choice(&KINDS), "What its values are; it stays."),
        Input::optional(
            "options",
            "options",
            InputKind::Lines(MAX_OPTIONS, 100),
            "What a SELECT or MULTISELECT offers, in order: 1 to 100 different lines. One that a record has is not taken away; those of a sensitive field stay.",
        ),
        Input {
            need: Need::Preset,
            ..Input::fixed(
                "isSensitive",
                "is_sensitive",
                InputKind::Boolean,
                "Whether its values are sealed and read by `sensitiveFields` alone; false unless said otherwise, and it stays.",
            )
        },
        Input::preset(
            "position",
            "position",
            InputKind::Int(0, 1_000_000),
            "Its place among others; 0, unless said otherwise.",
        ),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "custom_fields_most",
            input: "resource",
            code: "TOO_MANY",
            message: "A type has at most 100 custom fields.",
        },
        Check {
            constraint: "custom_fields_options",
            input: "options",
            code: "REQUIRED",
            message: "A field to choose from needs options.",
        },
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }

    fn complete(_actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        options::check(before, values);
    }

    /// Refuses to take away options that a record has.
    async fn approve(
        connection: &mut AsyncPgConnection,
        _actor: &Actor,
        before: Option<&Map<String, Value>>,
        values: &mut Values,
    ) -> Step<()> {
        options::keep(connection, before, values).await
    }
}
