//! Ways to reach a contact.

use diesel::sql_types::{Bool, Int4, Text, Uuid as SqlUuid};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Operation, Permit, Resource, Viewer},
    db::{
        conditions::{Bind, Condition, Source},
        filters::{Choice, Filter},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::{Actor, Writable},
        contacts::Contact,
        inputs::{Input, InputKind, Problem, Reference, Values},
        scope, search,
    },
    row,
    validation::{self, Checked},
};

row! {
    /// An e-mail address, a number or a web address of a contact.
    pub struct ContactMethod in "contact_methods" {
        contact_id: Uuid as SqlUuid,
        kind: String as Text,
        label: String as Text,
        value: String as Text,
        is_primary: bool as Bool,
        version: i32 as Int4,
    }
}

pub static KINDS: Choice = Choice {
    name: "ContactMethodKind",
    description: "What a contact method is.",
    values: &[
        ("EMAIL", "email", "An e-mail address."),
        ("PHONE", "phone", "A fixed line, E.164."),
        ("MOBILE", "mobile", "A mobile number, E.164."),
        ("URL", "url", "A web address."),
        ("OTHER", "other", "Anything else."),
    ],
};

/// The methods of a contact.
pub const BY_CONTACT: Edge = Edge::column("@.contact_id");

/// The ids of contacts that are reached by `way` (of [`search::way_to_reach`]); none for a viewer who may not read that.
pub fn reaching(way: &str, viewer: &Viewer) -> Option<Source> {
    let permit = viewer.permit::<ContactMethod>(Operation::Read).ok()?;
    let condition = search::contains("@.value_norm", way).and(ContactMethod::visible(&permit));
    let may_read = viewer.may_read(Contact::TYPE_NAME, "methods") && viewer.may_read(ContactMethod::TYPE_NAME, "value");
    may_read.then_some(Source { table: "contact_methods", column: "contact_id", condition })
}

impl Resource for ContactMethod {
    const TYPE_NAME: &'static str = "ContactMethod";
}

impl Model for ContactMethod {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "KIND", expression: "@.kind", cast: "text", description: "kind" }];
    const FILTERS: &'static [Filter] = &[];

    fn visible(permit: &Permit<Self>) -> Condition {
        Self::reach(permit)
    }
}

impl Writable for ContactMethod {
    const NOUN: &'static str = "contact_method";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["contact", "kind", "value"];
    const INPUTS: &'static [Input] = &[
        Input::fixed("contact", "contact_id", InputKind::Id(Reference::to::<Contact>()), "The contact."),
        Input::required("kind", "kind", InputKind::Choice(&KINDS), "What it is."),
        Input::optional("label", "label", InputKind::Line(50), "What people call it: `office`, `private`."),
        Input::required(
            "value",
            "value",
            InputKind::Line(2_048),
            "The address or number; a telephone number in international form.",
        )
        .unique("contact_methods_contact_id_kind_value_norm_key"),
        Input::preset("isPrimary", "is_primary", InputKind::Boolean, "Whether it is the first of its kind to use."),
    ];

    fn same(values: &Values) -> Option<Condition> {
        let key = ["contact_id", "kind", "value_norm"].map(|column| values.get(column).cloned());
        let [Some(contact), Some(kind), Some(value)] = key else { return None };
        Some(Condition::sql("@.contact_id = ? AND @.kind = ? AND @.value_norm = ?", [contact, kind, value]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_part(
            permit,
            "@.contact_id",
            " IN (SELECT s.id FROM contacts s WHERE s.client_owner_id = ?)",
            " IN (SELECT s.id FROM contacts s WHERE s.client_owner_id = ? OR s.client_team_id = ANY(?))",
        )
    }

    /// How a value is checked and found follows from what it is.
    fn complete(_actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        if !values.sets("kind") && !values.sets("value") {
            return;
        }
        let stored = |column: &str| before.and_then(|row| row.get(column)?.as_str()).unwrap_or_default();
        let kind = values.text("kind").unwrap_or_else(|| stored("kind"));
        let value = values.text("value").unwrap_or_else(|| stored("value"));
        match check(kind, value) {
            Ok((value, norm)) => {
                values.set("value", Bind::Text(value));
                values.set("value_norm", Bind::Text(norm));
            }
            // A value that could not be read at all has its problem already.
            Err(invalid) if values.sets("value") || before.is_some() => {
                values.problems.push(Problem::of(&["value"], &invalid));
            }
            Err(_) => {}
        }
    }
}

/// The value as it is stored, and as it is looked up.
fn check(kind: &str, value: &str) -> Checked<(String, String)> {
    let value = match kind {
        "email" => validation::email(value)?,
        "phone" | "mobile" => validation::phone(value, None)?,
        "url" => validation::url(value)?,
        _ => validation::line(value, 200)?,
    };
    let norm = match kind {
        "phone" | "mobile" => value.chars().filter(char::is_ascii_digit).collect(),
        _ => value.to_lowercase(),
    };
    Ok((value, norm))
}
