//! Line items: the products of a deal, with SKU, name and price as they were when the line was written.

use diesel::sql_types::{Int4, Numeric, Text, Uuid as SqlUuid};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::Filter,
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::Writable,
        deals::Deal,
        inputs::{Input, InputKind, Reference},
        products::Product,
        scope,
    },
    row,
};

row! {
    /// One line of a deal.
    pub struct LineItem in "line_items" {
        deal_id: Uuid as SqlUuid,
        product_id: Uuid as SqlUuid,
        position: i32 as Int4,
        sku: String as Text,
        name: String as Text,
        description: String as Text,
        quantity: Decimal as Numeric,
        unit: String as Text,
        unit_price: Decimal as Numeric,
        currency: String as Text,
        discount_percent: Decimal as Numeric,
        tax_rate: Decimal as Numeric,
        line_total: Decimal as Numeric,
        version: i32 as Int4,
    }
}

/// The lines of a deal.
pub const BY_DEAL: Edge = Edge::column("@.deal_id");

impl Resource for LineItem {
    const TYPE_NAME: &'static str = "LineItem";
}

impl Model for LineItem {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] =
        &[OrderKey { name: "POSITION", expression: "@.position", cast: "integer", description: "place in the deal" }];
    const FILTERS: &'static [Filter] = &[];

    fn visible(permit: &Permit<Self>) -> Condition {
        Self::reach(permit)
    }
}

impl Writable for LineItem {
    const NOUN: &'static str = "line_item";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const INPUTS: &'static [Input] = &[
        Input::fixed("deal", "deal_id", InputKind::Id(Reference::to::<Deal>()), "The deal."),
        Input::optional(
            "product",
            "product_id",
            InputKind::Id(Reference::to::<Product>()),
            "The product, whose SKU, name, unit, tax and price are copied where they are not given.",
        )
        .once(),
        Input::preset("sku", "sku", InputKind::Line(64), "SKU; that of the product, needed without one."),
        Input::preset("name", "name", InputKind::Line(255), "What it is called; as the product, needed without one."),
        Input::preset(
            "position",
            "position",
            InputKind::Int(1, 10_000),
            "Place in the deal, from 1; last unless given. Lines from there on move by one.",
        ),
        Input::optional("description", "description", InputKind::Prose(2_000), "Free text."),
        Input::required("quantity", "quantity", InputKind::Quantity, "Number of units."),
        Input::preset("unit", "unit", InputKind::Line(20), "Unit."),
        Input::preset(
            "unitPrice",
            "unit_price",
            InputKind::Amount,
            "Price of a unit in the currency of the deal, without tax. Unless given, that of the client's price list, of the \
             default one, or the list price.",
        ),
        Input::preset("discountPercent", "discount_percent", InputKind::Percent, "Discount in percent."),
        Input::preset("taxRate", "tax_rate", InputKind::Percent, "Tax in percent."),
    ];

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::of_part(
            permit,
            "@.deal_id",
            " IN (SELECT s.id FROM deals s WHERE s.client_owner_id = ?)",
            " IN (SELECT s.id FROM deals s WHERE s.client_owner_id = ? OR s.client_team_id = ANY(?))",
        )
    }
}
