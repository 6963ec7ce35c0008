//! Lists of prices in one currency.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Citext, Int4, Text, Timestamptz};

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Filter, FilterKind},
        orders::{Direction, OrderKey},
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
    /// A list of prices in one currency.
    pub struct PriceList in "price_lists" {
        name: String as Citext,
        currency: String as Text,
        is_default: bool as Bool,
        tax_inclusive: bool as Bool,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

impl Resource for PriceList {
    const TYPE_NAME: &'static str = "PriceList";
}

impl Model for PriceList {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "NAME", expression: "@.name::text", cast: "text", description: "name" }];
    const FILTERS: &'static [Filter] =
        &[Filter::column("name", FilterKind::Citext, "@.name", "Name, without regard to case.")];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

impl Writable for PriceList {
    const NOUN: &'static str = "price_list";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["name"];
    const INPUTS: &'static [Input] = &[
        Input::required("name", "name", InputKind::Line(100), "Name; unique without regard to case.")
            .unique("price_lists_name_key"),
        Input::fixed("currency", "currency", InputKind::Currency, "Currency of all its prices."),
        Input::preset(
            "isDefault",
            "is_default",
            InputKind::Boolean,
            "Whether it holds where no other list is named; another default of the currency is none then.",
        ),
        Input::preset("taxInclusive", "tax_inclusive", InputKind::Boolean, "Whether its prices contain tax."),
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.name = ?::citext", [values.get("name")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
