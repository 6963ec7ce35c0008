//! Prices of products in price lists, by quantity.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::sql_types::{Date, Int4, Numeric, Timestamptz, Uuid as SqlUuid};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::{Bind, Condition},
        filters::Filter,
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Model,
        changes::{Check, Writable},
        inputs::{Input, InputKind, Reference, Values},
        products::{Product, price_lists::PriceList},
        scope,
    },
    row,
};

row! {
    /// What a product costs in a price list from a quantity on.
    pub struct ProductPrice in "product_prices" {
        price_list_id: Uuid as SqlUuid,
        product_id: Uuid as SqlUuid,
        min_quantity: Decimal as Numeric,
        unit_price: Decimal as Numeric,
        valid_from: NaiveDate as Date,
        valid_until: NaiveDate as Date,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        version: i32 as Int4,
    }
}

/// The prices of a product that hold today.
pub const BY_PRODUCT: Edge =
    Edge { through: " JOIN (SELECT current_date AS day) today ON @.valid @> today.day", parent: "@.product_id" };
/// All prices of a list, also past and future ones.
pub const BY_PRICE_LIST: Edge = Edge::column("@.price_list_id");

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
        scope::shared(permit)
    }
}

impl Writable for ProductPrice {
    const NOUN: &'static str = "product_price";
    const HAS_TRASH: bool = false;
    const HAS_AUTHORS: bool = false;
    const NATURAL_KEY: &'static [&'static str] = &["priceList", "product", "minQuantity", "validFrom"];
    const INPUTS: &'static [Input] = &[
        Input::fixed("priceList", "price_list_id", InputKind::Id(Reference::to::<PriceList>()), "The list."),
        Input::fixed("product", "product_id", InputKind::Id(Reference::to::<Product>()), "The product."),
        Input::preset(
            "minQuantity",
            "min_quantity",
            InputKind::Quantity,
            "Smallest quantity the price holds for; 1 unless given.",
        ),
        Input::required("unitPrice", "unit_price", InputKind::Amount, "Price of a unit in the list's currency."),
        Input::optional("validFrom", "valid_from", InputKind::Date, "First day it holds; always unless given."),
        Input::optional("validUntil", "valid_until", InputKind::Date, "Last day it holds; for ever unless given."),
    ];
    const CHECKS: &'static [Check] = &[
        Check {
            constraint: "product_prices_days",
            input: "validUntil",
            code: "OUT_OF_RANGE",
            message: "The last day comes before the first.",
        },
        Check {
            constraint: "product_prices_overlap",
            input: "validFrom",
            code: "OVERLAPS",
            message: "The list has a price of this product from this quantity on that holds on some of these days.",
        },
    ];

    fn same(values: &Values) -> Option<Condition> {
        let [Some(list), Some(product)] = ["price_list_id", "product_id"].map(|column| values.get(column).cloned())
        else {
            return None;
        };
        let quantity = values.get("min_quantity").cloned().unwrap_or(Bind::Decimal(Decimal::ONE));
        let same = Condition::sql(
            "@.price_list_id = ? AND @.product_id = ? AND @.min_quantity = ?",
            [list, product, quantity],
        );
        Some(match values.get("valid_from") {
            Some(first) => same.and(Condition::sql("@.valid_from = ?", [first.clone()])),
            None => same.and(Condition::sql("@.valid_from IS NULL", [])),
        })
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}
