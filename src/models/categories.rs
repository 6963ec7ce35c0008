//! Categories: the tree of the catalogue.

use diesel::sql_types::{Citext, Int4, Text, Uuid as SqlUuid};
use uuid::Uuid;

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
        changes::{Check, Writable},
        inputs::{Input, InputKind, Reference, Values},
        scope,
    },
    row,
};

row! {
    /// A node of the catalogue's tree.
    pub struct Category in "categories" {
        parent_id: Uuid as SqlUuid,
        name: String as Text,
        slug: String as Citext,
        path: String as Text,
        position: i32 as Int4,
        version: i32 as Int4,
    }
}

/// The categories directly below a category.
pub const CHILDREN: Edge = Edge::column("@.parent_id");

impl Resource for Category {
    const TYPE_NAME: &'static str = "Category";
}

impl Model for Category {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "PATH",
        expression: "@.path",
        cast: "text",
        description: "path: a parent before its children",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column(
            "parent",
            FilterKind::Id("Category"),
            "@.parent_id",
            "The category above; `isNull` gives the roots.",
        ),
        Filter::column("slug", FilterKind::Citext, "@.slug", "Slug, exactly."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }
}

impl Writable for Category {
    const NOUN: &'static str = "category";
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["slug"];
    const INPUTS: &'static [Input] = &[
        Input::required("name", "name", InputKind::Line(100), "Name."),
        Input::preset("slug", "slug", InputKind::Slug, "Name for addresses, unique; made of the name unless given.")
            .unique("categories_slug_uq"),
        Input::optional(
            "parent",
            "parent_id",
            InputKind::Id(Reference::to::<Category>()),
            "The category above; what is below comes along.",
        ),
        Input::preset("position", "position", InputKind::Int(0, i32::MAX), "Place among its siblings."),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "categories_tree",
            input: "parent",
            code: "INVALID_PARENT",
            message: "A category cannot be below itself.",
        },
        Check {
            constraint: "categories_in_use",
            input: "",
            code: "IN_USE",
            message: "Move its products and the categories below it elsewhere first.",
        },
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.slug = ?::citext", [values.get("slug")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
