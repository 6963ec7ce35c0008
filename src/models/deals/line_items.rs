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
    models::{Model, scope},
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
        scope::shared(permit)
    }
}
