//! Prices of products in price lists, by quantity.

use diesel::sql_types::{Bool, Citext, Numeric, Text, Uuid as SqlUuid};
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
    /// What a product costs in a price list from a quantity on.
    pub struct ProductPrice in "product_prices" {
        price_list_id: Uuid as SqlUuid,
        product_id: Uuid as SqlUuid,
        min_quantity: Decimal as Numeric,
        unit_price: Decimal as Numeric,
    }
}

/// The prices of a product that hold today.
pub const BY_PRODUCT: Edge = Edge::column("@.product_id");

impl Resource for ProductPrice {
    const TYPE_NAME: &'static str = "ProductPrice";
}

impl Model for ProductPrice {
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "MIN_QUANTITY",
        expression: "@.min_quantity",
        cast: "numeric",
        description: "smallest quantity",
    }];
    const FILTERS: &'static [Filter] = &[];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.valid @> current_date", []).and(scope::shared(permit))
    }
}

/// Lists of prices in one currency.
pub mod lists {
    use super::{Bool, Citext, Condition, Direction, Filter, Model, OrderKey, Permit, Resource, Text, row, scope};

    row! {
        /// A list of prices in one currency.
        pub struct PriceList in "price_lists" {
            name: String as Citext,
            currency: String as Text,
            is_default: bool as Bool,
            tax_inclusive: bool as Bool,
        }
    }

    impl Resource for PriceList {
        const TYPE_NAME: &'static str = "PriceList";
    }

    impl Model for PriceList {
        const DEFAULT_ORDER: Direction = Direction::Ascending;
        const ORDERS: &'static [OrderKey] =
            &[OrderKey { name: "NAME", expression: "@.name::text", cast: "text", description: "name" }];
        const FILTERS: &'static [Filter] = &[];

        fn visible(permit: &Permit<Self>) -> Condition {
            scope::shared(permit)
        }
    }
}
