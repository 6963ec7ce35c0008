//! Price lists, and prices with tiers by quantity for a part of the catalogue.

use uuid::Uuid;

use super::{
    copies::{Rows, Table},
    money::{self, Currency, Money, UNIT},
    products,
    random::{Dice, Stream},
    world::World,
};

/// Name, currency, whether it is its currency's own, and what its prices are in percent of the list price.
const LISTS: [(&str, &str, bool, i64); 4] = [
    ("Standard EUR", "EUR", true, 100),
    ("Standard USD", "USD", true, 100),
    ("Standard GBP", "GBP", true, 100),
    ("Partner EUR", "EUR", false, 84),
];
/// From which quantity, and at how many percent.
const TIERS: [(i64, i64); 3] = [(1, 100), (10, 95), (100, 88)];

fn list_id(world: &World, index: u64) -> Uuid {
    Dice::new(Stream::PriceLists, index).id(world.calendar.moment(0))
}

/// The list for a client who pays in `currency`; partners have their own.
pub fn list_for(world: &World, currency: Currency, partner: bool) -> Option<Uuid> {
    let fits = |(_, code, standard, _): &(&str, &str, bool, i64)| *code == currency.code && *standard != partner;
    LISTS.iter().position(fits).map(|index| list_id(world, index as u64))
}

pub static LIST_ROWS: Table = Table {
    name: "price_lists",
    columns: "id, name, currency, is_default, created_at, updated_at",
    total: |_| LISTS.len() as u64,
    write: |world, index, rows| {
        let Some((name, currency, standard, _)) = usize::try_from(index).ok().and_then(|index| LISTS.get(index)) else {
            return;
        };
        let created_at = world.calendar.moment(0);
        rows.id(list_id(world, index)).text(name).text(currency).flag(*standard);
        rows.moment(created_at).moment(created_at).end();
    },
};

pub static PRICES: Table = Table {
    name: "product_prices",
    columns: "id, price_list_id, product_id, min_quantity, unit_price",
    total: |world| world.sizes.products,
    write: prices,
};

/// Three products in ten have prices of their own; half of those also in the other currencies.
fn prices(world: &World, index: u64, rows: &mut Rows) {
    let mut dice = Dice::new(Stream::ProductPrices, index);
    if !dice.chance(30) {
        return;
    }
    let Some(product) = products::make(world, index) else { return };
    let (abroad, partner) = (dice.chance(50), dice.chance(60));
    for ((_, code, standard, share), list) in LISTS.iter().zip(0..) {
        if *code != "EUR" && !abroad || !*standard && !partner {
            continue;
        }
        let currency = money::currency(code);
        let base = money::convert(product.price, product.currency, currency);
        for (from, off) in TIERS {
            let price: Money = money::percent(base, share * off / 100, currency);
            rows.id(dice.id(product.at))
                .id(list_id(world, list))
                .id(product.id)
                .decimal(from * UNIT)
                .decimal(price)
                .end();
        }
    }
}
