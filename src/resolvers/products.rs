//! Products in the API.

use std::sync::LazyLock;

use crate::{
    executor::{Fields, Mutate, Object, TextScalar, bulk},
    models::{
        attachments::{self, Attachment},
        categories::Category,
        notes::{self, Note},
        products::{
            KINDS, Product, STATUSES, columns as c,
            price_lists::{PriceList, columns as l},
            prices::{BY_PRICE_LIST, BY_PRODUCT, ProductPrice, columns as p},
        },
        record_changes::{self, RecordChange},
    },
    mutable, mutable_in_bulk,
    resolvers::{
        Mutation, Query, custom_fields, facets, favorites::IsFavorite, money::Money, noun, record_changes::HISTORY,
    },
};

pub(super) fn queries(fields: Fields<Query>) -> Fields<Query> {
    let fields = noun::<Product>(
        fields,
        ("product", "A product by its id; null when there is none."),
        ("products", "Products, by name. A search looks in SKU, name, brand, GTIN, part number and description."),
    );
    let fields = noun::<PriceList>(
        fields,
        ("priceList", "A price list by its id; null when there is none."),
        ("priceLists", "Price lists, by name."),
    );
    facets::queries(fields)
}

pub(super) fn mutations(fields: Fields<Mutation>) -> Fields<Mutation> {
    let fields = fields
        .link("productCreate", "Makes a product.", Mutate::<Product>::create())
        .link("productUpdate", "Changes a product.", Mutate::<Product>::update())
        .link("productUpsert", "Changes the product with a SKU, or makes it.", Mutate::<Product>::upsert())
        .link("productDelete", "Puts a product into the trash; its SKU is free again.", Mutate::<Product>::delete())
        .link("productRestore", "Takes a product out of the trash.", Mutate::<Product>::restore())
        .link(
            "productDestroy",
            "Deletes a product for good. One that was offered in a deal stays.",
            Mutate::<Product>::destroy(),
        )
        .link("priceListCreate", "Makes a price list.", Mutate::<PriceList>::create())
        .link("priceListUpdate", "Changes a price list.", Mutate::<PriceList>::update())
        .link("priceListUpsert", "Changes the price list with a name, or makes it.", Mutate::<PriceList>::upsert())
        .link(
            "priceListDelete",
            "Deletes a price list and its prices for good; its clients have the default one then.",
            Mutate::<PriceList>::delete(),
        )
        .link("productPriceCreate", "Adds a price to a price list.", Mutate::<ProductPrice>::create())
        .link("productPriceUpdate", "Changes a price; lines that were written stay.", Mutate::<ProductPrice>::update())
        .link(
            "productPriceUpsert",
            "Changes the price of a product in a list, from a quantity and a first day on, or makes it.",
            Mutate::<ProductPrice>::upsert(),
        )
        .link("productPriceDelete", "Deletes a price; lines that were written stay.", Mutate::<ProductPrice>::delete());
    let fields = bulk::<_, Product>(fields);
    bulk::<_, ProductPrice>(fields)
}

mutable!(Product, "ProductPayload", "product");
mutable_in_bulk!(Product, "products", "products");
mutable!(PriceList, "PriceListPayload", "priceList");
mutable!(ProductPrice, "ProductPricePayload", "productPrice");
mutable_in_bulk!(ProductPrice, "productPrices", "prices");

impl Object for Product {
    const NAME: &'static str = "Product";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<Product>> = LazyLock::new(|| links(custom_fields::values(facts())));
        &FIELDS
    }
}

fn facts() -> Fields<Product> {
    Fields::<Product>::new("Something that is sold.")
        .id(|r| r.id)
        .text("sku", c::sku, "Stock-keeping unit; unique among products that are not deleted.", |r| r.sku.as_deref())
        .text("name", c::name, "Name, 1 to 255 characters.", |r| r.name.as_deref())
        .text("description", c::description, "Description.", |r| r.description.as_deref())
        .choice("kind", c::kind, &KINDS, "Good, service or subscription.", |r| r.kind.as_deref())
        .choice("status", c::status, &STATUSES, "Whether it is sold.", |r| r.status.as_deref())
        .text("brand", c::brand, "Brand.", |r| r.brand.as_deref())
        .text("gtin", c::gtin, "GTIN-8, -12, -13 or -14, digits only.", |r| r.gtin.as_deref())
        .text("manufacturerPartNumber", c::manufacturer_part_number, "The maker's own number.", |r| {
            r.manufacturer_part_number.as_deref()
        })
        .text("unit", c::unit, "Unit it is sold in: `pc`, `m`, `kg`, `h`.", |r| r.unit.as_deref())
        .value("listPrice", c::list_price.and(c::currency), "Price for everybody, per unit, without tax.", |r| {
            Money::of(r.list_price, r.currency.as_ref())
        })
        .value(
            "cost",
            c::cost.and(c::currency),
            "What a unit costs the organisation; needs the right to read it.",
            |r| Money::of(r.cost, r.currency.as_ref()),
        )
        .decimal("taxRate", c::tax_rate, "Tax in percent.", |r| r.tax_rate)
        .decimal("stockQuantity", c::stock_quantity, "Units in stock; null where none is kept.", |r| r.stock_quantity)
        .time("stockUpdatedAt", c::stock_updated_at, "When the stock was last counted.", |r| r.stock_updated_at)
        .scalar("imageUrl", c::image_url, TextScalar::URL, "Picture.", |r| r.image_url.as_deref())
        .text("externalRef", c::external_ref, "Id in another system.", |r| r.external_ref.as_deref())
        .time("createdAt", c::created_at, "Creation.", |r| r.created_at)
        .time("updatedAt", c::updated_at, "Last change.", |r| r.updated_at)
        .int("version", c::version, "Grows with every change.", |r| r.version.map(i64::from))
}

fn links(fields: Fields<Product>) -> Fields<Product> {
    fields
        .one::<Category>("category", "category_id", "Its place in the catalogue's tree.")
        .list::<ProductPrice>("prices", BY_PRODUCT, "Prices in price lists that hold today, by quantity.")
        .link("isFavorite", "Whether it is among the viewer's favourites.", IsFavorite)
        .many::<RecordChange>("history", record_changes::BY_RECORD, HISTORY)
        .many::<Note>("notes", notes::BY_PRODUCT, "Notes about the product, newest first.")
        .many::<Attachment>("attachments", attachments::BY_PRODUCT, "Files attached to the product, newest first.")
}

impl Object for ProductPrice {
    const NAME: &'static str = "ProductPrice";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<ProductPrice>> = LazyLock::new(|| {
            Fields::<ProductPrice>::new("What a product costs in a price list from a quantity on.")
                .id(|r| r.id)
                .decimal("minQuantity", p::min_quantity, "Smallest quantity the price holds for.", |r| r.min_quantity)
                .decimal("unitPrice", p::unit_price, "Price of a unit in the list's currency.", |r| r.unit_price)
                .date("validFrom", p::valid_from, "First day it holds; null: always has.", |r| r.valid_from)
                .date("validUntil", p::valid_until, "Last day it holds; null: for ever.", |r| r.valid_until)
                .time("createdAt", p::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", p::updated_at, "Last change.", |r| r.updated_at)
                .int("version", p::version, "Grows with every change.", |r| r.version.map(i64::from))
                .one::<Product>("product", "product_id", "The product.")
                .one::<PriceList>("priceList", "price_list_id", "The list.")
        });
        &FIELDS
    }
}

impl Object for PriceList {
    const NAME: &'static str = "PriceList";

    fn fields() -> &'static Fields<Self> {
        static FIELDS: LazyLock<Fields<PriceList>> = LazyLock::new(|| {
            Fields::<PriceList>::new("Prices in one currency.")
                .id(|r| r.id)
                .text("name", l::name, "Name; unique.", |r| r.name.as_deref())
                .scalar("currency", l::currency, TextScalar::CURRENCY_CODE, "Currency of all its prices.", |r| {
                    r.currency.as_deref()
                })
                .boolean("isDefault", l::is_default, "Whether it holds where no other list is named.", |r| r.is_default)
                .boolean("taxInclusive", l::tax_inclusive, "Whether its prices contain tax.", |r| r.tax_inclusive)
                .time("createdAt", l::created_at, "Creation.", |r| r.created_at)
                .time("updatedAt", l::updated_at, "Last change.", |r| r.updated_at)
                .int("version", l::version, "Grows with every change.", |r| r.version.map(i64::from))
                .many::<ProductPrice>(
                    "prices",
                    BY_PRICE_LIST,
                    "All its prices, also past and future ones, by quantity.",
                )
        });
        &FIELDS
    }
}
