//! Deals, the stages they pass through, and what they are about.

use uuid::Uuid;

use super::{
    clients, contacts,
    copies::{Rows, Table},
    money::{self, Currency, Money, UNIT},
    products::{self, Product},
    random::{Dice, Stream},
    reference::Stage,
    world::{Key, World},
};

const DAY: i64 = 86_400_000_000;

/// The part of a deal that other rows depend on, cheap to make.
pub struct Deal {
    pub id: Uuid,
    pub client: u64,
    at: i64,
    dice: Dice,
}

/// A product in a deal.
struct Item<'a> {
    id: Uuid,
    product: Product<'a>,
    quantity: i64,
    unit_price: Money,
    discount: i64,
    total: Money,
}

pub fn make(world: &World, index: u64) -> Deal {
    let Key { id, at, mut dice } = world.key(Stream::Deals, index);
    let client = dice.below(world.before(Stream::Clients, Stream::Deals, index));
    Deal { id, client, at, dice }
}

fn stage_id(world: &World, index: usize) -> Uuid {
    Dice::new(Stream::Stages, index as u64).id(world.calendar.moment(0))
}

/// One to six products with their prices in the client's currency.
fn items<'a>(world: &'a World, deal: &Deal, index: u64, currency: Currency) -> Vec<Item<'a>> {
    let mut dice = deal.dice.clone();
    let products = world.before(Stream::Products, Stream::Deals, index);
    let discount = dice.pick(&[0, 0, 0, 3, 5, 5, 8, 10, 15]) * UNIT;
    (0..dice.between(1, 6))
        .filter_map(|_| {
            let product = products::make(world, dice.below(products))?;
            let unit_price = money::convert(product.price, product.currency, currency);
            // Dear things are bought one by one, screws by the hundred.
            let most = (6_000 * UNIT / product.price.max(1)).clamp(1, 400);
            let quantity = dice.between(1, most) * UNIT;
            let discount = if dice.chance(20) { 12_5000 } else { discount };
            let total = money::line_total(quantity, unit_price, discount, currency);
            Some(Item { id: dice.id(deal.at), product, quantity, unit_price, discount, total })
        })
        .collect()
}

pub static STAGES: Table = Table {
    name: "stages",
    columns: "id, name, position, probability, outcome",
    total: |world| world.reference.stages.len() as u64,
    write: |world, index, rows| {
        let place = usize::try_from(index).unwrap_or(0);
        let Some(stage) = world.reference.stages.get(place) else { return };
        rows.id(stage_id(world, place)).text(stage.name).number(i64::try_from(index + 1).unwrap_or(0));
        rows.number(stage.probability).text(stage.outcome).end();
    },
};

pub static DEALS: Table = Table {
    name: "deals",
    columns: "id, client_id, contact_id, name, stage_id, stage_changed_at, currency, amount, expected_close_on, \
              closed_at, lost_reason, owner_id, board_rank, created_by, updated_by, created_at, updated_at, \
              client_owner_id, client_team_id",
    total: |world| world.sizes.deals,
    write,
};

fn write(world: &World, index: u64, rows: &mut Rows) {
    let deal = make(world, index);
    let client = clients::make(world, deal.client);
    let Some(identity) = client.identity(world) else { return };
    let currency = clients::currency(world, &client);
    let items = items(world, &deal, index, currency);
    // The items drew from a copy; this stream goes on from another place.
    let mut dice = Dice::new(Stream::Stages, 1 << 40 | index);
    let (first, count) = contacts::of_client(deal.client);
    let contact = (count > 0 && dice.chance(85)).then(|| first + dice.below(count));
    let contact = contact.and_then(|contact| contacts::make(world, contact)).map(|contact| contact.id);
    let category = items.first().map(|item| item.product.leaf.name).unwrap_or_default();
    let name = dice.pick(&world.reference.deal_names);
    let name =
        name.replace("{category}", category).replace("{city}", identity.city).replace("{client}", &identity.name);
    let (place, stage, changed) = stage(world, deal.at, &mut dice);
    let closed = (stage.outcome != "open").then_some(changed);
    let close = closed.unwrap_or_else(|| world.calendar.days_from_now(dice.between(-12, 90), 12));
    let (owner, team) = client.owner_and_team(world);
    rows.id(deal.id).id(client.id).maybe_id(contact).text(&name.chars().take(255).collect::<String>());
    rows.id(stage_id(world, place)).moment(changed).text(currency.code);
    rows.decimal(items.iter().map(|item| item.total).sum()).date(close).maybe_moment(closed);
    rows.maybe_text((stage.outcome == "lost").then(|| dice.pick(&world.reference.lost_reasons)));
    rows.maybe_id(owner).text(&format!("{index:08}")).maybe_id(owner).maybe_id(owner);
    rows.moment(deal.at).moment(changed).maybe_id(owner).maybe_id(team).end();
}

/// Old deals are decided, young ones are on their way: place, stage, and since when.
fn stage(world: &World, at: i64, dice: &mut Dice) -> (usize, Stage, i64) {
    let stages = &world.reference.stages;
    let age = (world.now() - at) / DAY;
    let decided = dice.between(30, 400) < age;
    let outcome = match (decided, dice.chance(58)) {
        (false, _) => "open",
        (true, true) => "won",
        (true, false) => "lost",
    };
    let places: Vec<_> = stages.iter().enumerate().filter(|(_, stage)| stage.outcome == outcome).collect();
    let last = (places.len() as u64).min(1 + u64::try_from(age).unwrap_or(0) / 12);
    let place = usize::try_from(dice.below(last)).unwrap_or(0);
    let (place, stage) = places.get(place).map_or((0, Stage { name: "", probability: 0, outcome }), |(i, s)| (*i, **s));
    (place, stage, at + dice.between(0, (world.now() - at).min(120 * DAY)))
}

pub static LINE_ITEMS: Table = Table {
    name: "line_items",
    columns: "id, deal_id, product_id, position, sku, name, quantity, unit, unit_price, currency, discount_percent, \
              tax_rate, line_total",
    total: |world| world.sizes.deals,
    write: |world, index, rows| {
        let deal = make(world, index);
        let currency = clients::currency(world, &clients::make(world, deal.client));
        for (item, position) in items(world, &deal, index, currency).iter().zip(1..) {
            let product = &item.product;
            rows.id(item.id).id(deal.id).id(product.id).number(position).text(&product.sku).text(&product.name);
            rows.decimal(item.quantity).text(product.leaf.unit).decimal(item.unit_price).text(currency.code);
            rows.decimal(item.discount).decimal(19 * UNIT).decimal(item.total).end();
        }
    },
};
