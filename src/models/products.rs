//! Products: the catalogue.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Citext, Int4, Jsonb, Numeric, Text, Timestamptz, Uuid as SqlUuid};
use diesel_async::AsyncPgConnection;
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource, Viewer},
    db::{
        conditions::{Bind, Condition},
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{
        Match, Model,
        categories::Category,
        changes::{Actor, Step, Writable},
        custom_fields,
        inputs::{Input, InputKind, Reference, Values},
        scope, search,
    },
    row,
};

pub mod facets;
pub mod price_lists;
pub mod prices;

row! {
    /// Something that is sold.
    pub struct Product in "products" {
        sku: String as Citext,
        name: String as Text,
        description: String as Text,
        kind: String as Text,
        status: String as Text,
        category_id: Uuid as SqlUuid,
        brand: String as Text,
        gtin: String as Text,
        manufacturer_part_number: String as Text,
        unit: String as Text,
        list_price: Decimal as Numeric,
        cost: Decimal as Numeric,
        currency: String as Text,
        tax_rate: Decimal as Numeric,
        stock_quantity: Decimal as Numeric,
        stock_updated_at: DateTime<Utc> as Timestamptz,
        image_url: String as Text,
        external_ref: String as Text,
        created_at: DateTime<Utc> as Timestamptz,
        updated_at: DateTime<Utc> as Timestamptz,
        custom: Value as Jsonb
            = "@.custom - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Product' AND f.deleted_at IS NOT NULL)",
        custom_sealed: Value as Jsonb
            = "@.custom_sealed - ARRAY(SELECT f.key FROM custom_fields f WHERE f.resource = 'Product' AND f.deleted_at IS NOT NULL)",
        version: i32 as Int4,
    }
}

pub static KINDS: Choice = Choice {
    name: "ProductKind",
    description: "What a product is.",
    values: &[
        ("GOOD", "good", "A thing that is shipped and kept in stock."),
        ("SERVICE", "service", "Work."),
        ("SUBSCRIPTION", "subscription", "Paid again and again."),
    ],
};

pub static STATUSES: Choice = Choice {
    name: "ProductStatus",
    description: "Whether a product is sold.",
    values: &[
        ("DRAFT", "draft", "Not yet for sale."),
        ("ACTIVE", "active", "For sale."),
        ("DISCONTINUED", "discontinued", "No longer for sale."),
    ],
};

/// The products of a category, without those of the categories below it.
pub const BY_CATEGORY: Edge = Edge::column("@.category_id");

impl Resource for Product {
    const TYPE_NAME: &'static str = "Product";
}

impl Model for Product {
    const SEARCHED: &'static [&'static str] =
        &["sku", "name", "brand", "gtin", "manufacturerPartNumber", "description"];
    const DEFAULT_ORDER: Direction = Direction::Ascending;
    const ORDERS: &'static [OrderKey] = &[
        OrderKey {
            name: "NAME",
            expression: "@.name_key",
            cast: "text",
            description: "name, without regard to case and accents",
        },
        OrderKey { name: "SKU", expression: "lower(@.sku::text)", cast: "text", description: "SKU" },
        OrderKey {
            name: "LIST_PRICE",
            expression: "coalesce(@.list_price, 0)",
            cast: "numeric",
            description: "list price as a number, without regard to currency; unknown counts as 0",
        },
        OrderKey {
            name: "STOCK_QUANTITY",
            expression: "coalesce(@.stock_quantity, 0)",
            cast: "numeric",
            description: "stock; unknown counts as 0",
        },
        OrderKey { name: "CREATED_AT", expression: "@.created_at", cast: "timestamptz", description: "creation" },
        OrderKey { name: "UPDATED_AT", expression: "@.updated_at", cast: "timestamptz", description: "last change" },
    ];
    const FILTERS: &'static [Filter] = &[
        Filter::column("name", FilterKind::Text, "@.name_key", "Name."),
        Filter::column("sku", FilterKind::Citext, "@.sku", "SKU, exactly, without regard to case."),
        Filter::column("gtin", FilterKind::Word, "@.gtin", "GTIN-8, -12, -13 or -14, digits only."),
        Filter::column("brand", FilterKind::Word, "@.brand", "Brand, exactly as stored."),
        Filter::column("kind", FilterKind::Choice(&KINDS), "@.kind", "Good, service or subscription."),
        Filter::column("status", FilterKind::Choice(&STATUSES), "@.status", "Whether the product is sold."),
        Filter::column(
            "category",
            FilterKind::Id("Category"),
            "@.category_id",
            "The category itself, without those below it.",
        ),
        Filter::through(
            "categoryTree",
            FilterKind::Id("Category"),
            "@.category_id IN (SELECT c.id FROM categories c JOIN categories r ON c.path LIKE r.path || '%' WHERE r.id = ANY(?))",
            "The category or any below it.",
        ),
        Filter::column(
            "listPrice",
            FilterKind::Decimal,
            "coalesce(@.list_price, 0)",
            "List price as a number; unknown counts as 0.",
        ),
        Filter::column(
            "stockQuantity",
            FilterKind::Decimal,
            "coalesce(@.stock_quantity, 0)",
            "Stock; unknown counts as 0.",
        ),
        Filter::column("createdAt", FilterKind::Time, "@.created_at", "Creation."),
        Filter::column("updatedAt", FilterKind::Time, "@.updated_at", "Last change."),
        custom_fields::FILTER,
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        Condition::sql("@.deleted_at IS NULL", []).and(Self::reach(permit))
    }

    /// Part of the SKU, name, brand, GTIN or part number, or beginnings of words of the description.
    fn matching(text: &str, _viewer: &Viewer) -> Option<Match> {
        let parts = search::in_search_column(text, "lower(@.sku::text)");
        let condition = match search::prefix_query(text) {
            Some(query) => Condition::Any(vec![
                parts,
                Condition::sql("@.tsv @@ to_tsquery('simple', f_norm(?))", [Bind::Text(query)]),
            ]),
            None => parts,
        };
        Some(Match { condition, rank: Some(search::rank(text.trim())) })
    }
}

impl Writable for Product {
    const NOUN: &'static str = "product";
    const NATURAL_KEY: &'static [&'static str] = &["sku"];
    const INPUTS: &'static [Input] = &[
        Input::required("sku", "sku", InputKind::Line(64), "Stock keeping unit; unique without regard to case.")
            .unique("products_sku_uq"),
        Input::required("name", "name", InputKind::Line(255), "Name, at most 255 characters."),
        Input::optional("description", "description", InputKind::Prose(20_000), "Free text, searched as well."),
        Input::preset(
            "kind",
            "kind",
            InputKind::Choice(&KINDS),
            "Good, unless said otherwise, service or subscription.",
        ),
        Input::preset("status", "status", InputKind::Choice(&STATUSES), "Whether it is sold; a new product is active."),
        Input::optional("category", "category_id", InputKind::Id(Reference::to::<Category>()), "The category."),
        Input::optional("brand", "brand", InputKind::Line(100), "Brand."),
        Input::optional("gtin", "gtin", InputKind::Gtin, "GTIN-8, -12, -13 or -14 with its check digit."),
        Input::optional(
            "manufacturerPartNumber",
            "manufacturer_part_number",
            InputKind::Line(100),
            "Number the manufacturer gave it.",
        ),
        Input::preset("unit", "unit", InputKind::Line(20), "What one of it is: `pc` unless said otherwise, `m`, `h`."),
        Input::optional("listPrice", "list_price", InputKind::Money("currency"), "Price without discounts."),
        Input::optional(
            "cost",
            "cost",
            InputKind::Money("currency"),
            "What it costs us, in the currency of the price.",
        ),
        Input::optional("taxRate", "tax_rate", InputKind::Percent, "Tax in percent."),
        Input::optional("stockQuantity", "stock_quantity", InputKind::Stock, "Stock; negative when more was promised."),
        Input::optional("imageUrl", "image_url", InputKind::Url, "Address of a picture."),
        Input::optional("externalRef", "external_ref", InputKind::Line(100), "Id in another system."),
        custom_fields::VALUES,
        custom_fields::SENSITIVE_VALUES,
    ];

    fn same(values: &Values) -> Option<Condition> {
        Some(Condition::sql("@.sku = ?::citext", [values.get("sku")?.clone()]))
    }

    fn reach(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }

    fn complete(actor: &Actor, before: Option<&Map<String, Value>>, values: &mut Values) {
        values.keep_currency(before, &[("listPrice", "list_price"), ("cost", "cost")]);
        // The same stock once more is no news: an import may say it every night.
        let known = before.and_then(|row| row.get("stock_quantity")?.to_string().parse().ok()).map(Bind::Decimal);
        if values.sets("stock_quantity") && values.get("stock_quantity") != known.as_ref() {
            values.preset("stock_updated_at", Bind::Time(actor.now));
        }
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
