//! Tags on clients.

use diesel::sql_types::{Citext, Int4, Text};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::Writable,
        inputs::{Input, InputKind, Values},
        scope,
    },
    row,
};

row! {
    /// A word clients are grouped by.
    pub struct Tag in "tags" {
        name: String as Citext,
        color: String as Text,
        version: i32 as Int4,
    }
}

/// The tags of a client.
pub const BY_CLIENT: Edge = Edge { through: " JOIN client_tags m ON m.tag_id = @.id", parent: "m.client_id" };

impl Resource for Tag {
    const TYPE_NAME: &'static str = "Tag";
}

impl Model for Tag {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "NAME", expression: "@.name::text", cast: "text", description: "name" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("name", FilterKind::Citext, "@.name", "Name, without regard to case.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for Tag {
    const NOUN: &'static str = "tag";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["name"];
    const INPUTS: &'static [Input] = &[
        Input::required(
            "name",
            "name",
            InputKind::Line(50),
            "The word, at most 50 characters; unique without regard to case.",
        )
        .unique("tags_name_key"),
        Input::optional("color", "color", InputKind::Color, "Colour, `#rrggbb`."),
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.name = ?::citext", [values.get("name")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
