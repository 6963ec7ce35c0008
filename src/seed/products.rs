//! Products: what a leaf of the catalogue offers in every size, material, colour and brand.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    catalogue::{Leaf, Translated},
    copies::{Rows, Table},
    custom_fields,
    gtins::gtin,
    money::{self, Currency, Money, UNIT},
    random::{Dice, Stream},
    texts::{LANGUAGES, RUSSIAN},
    world::{Key, World},
};

/// Added to the name when every combination of a leaf is used up.
const VARIANTS: [&str; 12] =
    ["", " Pro", " Eco", " Plus", " Basic", " Max", " II", " Pro II", " Eco II", " Plus II", " Basic II", " Max II"];
/// "size" in every language, Russian last.
const SIZE: [&str; 7] = ["size", "Größe", "taille", "talla", "rozmiar", "розмір", "размер"];

/// A product with everything other rows copy from it.
pub struct Product<'a> {
    pub id: Uuid,
    pub at: i64,
    pub leaf: &'a Leaf,
    pub sku: String,
    pub name: String,
    pub price: Money,
    pub currency: Currency,
    dice: Dice,
    choice: Choice<'a>,
}

/// Which of a leaf's words the product has.
struct Choice<'a> {
    language: usize,
    kind: &'a [&'static str],
    /// How far up the leaf's sizes it stands, in thousandths: prices follow it.
    rank: i64,
    size: &'static str,
    material: Option<&'a Translated>,
    colour: Option<&'a Translated>,
    brand: usize,
    variant: &'static str,
}

/// Product `index`, or nothing when there are not so many.
pub fn make(world: &World, index: u64) -> Option<Product<'_>> {
    let (leaf, number) = world.catalogue.place(index)?;
    let Key { id, at, mut dice } = world.key(Stream::Products, index);
    let choice = Choice::of(leaf, number, &mut dice);
    let currency = money::currency(match dice.below(100) {
        0..90 => "EUR",
        90..96 => "USD",
        _ => "GBP",
    });
    let euro = money::currency("EUR");
    // Squared, so that small sizes are many and cheap and the largest stand out, as in a price list.
    let rank = (choice.rank + dice.between(-60, 60)).clamp(0, 1000);
    let price = leaf.low + (leaf.high - leaf.low) * rank * rank / 1_000_000;
    let price = money::price_point(money::convert(price * (96 + dice.between(0, 9)) / 100, euro, currency));
    let name = choice.name(leaf);
    Some(Product { id, at, leaf, sku: sku(leaf, number, choice.size), name, price, currency, dice, choice })
}

impl Product<'_> {
    /// What people who write in `language` call it.
    pub fn called(&self, language: usize) -> String {
        self.choice.short(self.leaf, language)
    }
}

fn sku(leaf: &Leaf, number: u64, size: &str) -> String {
    let short: String = size.chars().filter(char::is_ascii_alphanumeric).take(7).collect();
    let mut sku = format!("{}-{:05}", leaf.code, 10_000 + number * 3);
    if !short.is_empty() {
        let _ = write!(sku, "-{}", short.to_ascii_uppercase());
    }
    sku
}

impl<'a> Choice<'a> {
    /// Walks through all combinations of the leaf in an order that mixes them.
    fn of(leaf: &'a Leaf, number: u64, dice: &mut Dice) -> Self {
        let counts = [leaf.sizes.len(), leaf.materials.len(), leaf.colours.len(), leaf.types.len(), leaf.brands.len()]
            .map(|count| (count as u64).max(1));
        let all: u64 = counts.iter().product();
        let variant = usize::try_from(number / all).unwrap_or(0);
        let mut rest = number % all * stride(all) % all;
        let places = counts.map(|count| {
            let place = rest % count;
            rest /= count;
            usize::try_from(place).unwrap_or(0)
        });
        // Sizes and types would march in step without this turn.
        let [size, material, colour, kind, brand] = places;
        let kind = (kind + size) % leaf.types.len().max(1);
        let kind = leaf.types.get(kind).map(Vec::as_slice).unwrap_or_default();
        let language = dice.weighted([40, 20, 12, 9, 9, 7, 3].into_iter());
        Self {
            language: if language < kind.len() { language } else { 0 },
            kind,
            rank: i64::try_from((size as u64 * 2 + 1) * 1000 / (leaf.sizes.len().max(1) as u64 * 2)).unwrap_or(500),
            size: leaf.sizes.get(size).copied().unwrap_or_default(),
            material: leaf.materials.get(material),
            colour: leaf.colours.get(colour),
            brand,
            variant: VARIANTS.get(variant).copied().unwrap_or(" X"),
        }
    }

    fn kind(&self, language: usize) -> &'static str {
        self.kind.get(language).or(self.kind.first()).copied().unwrap_or_default()
    }

    fn sized(&self, language: usize) -> String {
        match self.size.strip_prefix("size ") {
            Some(size) => format!("{} {size}", SIZE.get(language).copied().unwrap_or("size")),
            None => self.size.to_owned(),
        }
    }

    fn brand(&self, leaf: &Leaf) -> &'static str {
        leaf.brands.get(self.brand).copied().unwrap_or_default()
    }

    /// Brand, type and size: "Norvik Sechskantschraube M8x40 DIN 933", the size before the standard.
    fn short(&self, leaf: &Leaf, language: usize) -> String {
        let kind = self.kind(language);
        let (kind, standard) = kind.find(" DIN ").map_or((kind, ""), |at| kind.split_at(at));
        let mut name = format!("{} {kind}{}", self.brand(leaf), self.variant);
        if !self.size.is_empty() {
            let _ = write!(name, " {}", self.sized(language));
        }
        name + standard
    }

    fn name(&self, leaf: &Leaf) -> String {
        let mut name = self.short(leaf, self.language);
        for (term, choices) in [(self.material, leaf.materials.len()), (self.colour, leaf.colours.len())] {
            if let Some(term) = term.filter(|_| choices > 1) {
                let _ = write!(name, ", {}", translated(term, self.language));
            }
        }
        name
    }

    /// What it is, of what, and why to buy it: in the language of its name, in English, and in one more.
    fn description(&self, leaf: &Leaf, dice: &mut Dice) -> String {
        let further = usize::try_from(dice.below(LANGUAGES.len() as u64)).unwrap_or(0);
        let mut languages = vec![self.language];
        for language in [0, 1, further] {
            if !languages.contains(&language) && languages.len() < 3 {
                languages.push(language);
            }
        }
        let first = usize::try_from(dice.below(leaf.says.len() as u64)).unwrap_or(0);
        let mut text = String::with_capacity(600);
        for language in languages {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(self.kind(language));
            if !self.size.is_empty() {
                let _ = write!(text, " {}", self.sized(language));
            }
            for term in [self.material, self.colour].into_iter().flatten() {
                let _ = write!(text, ", {}", translated(term, language));
            }
            text.push('.');
            // Whole sentences there are in six languages only.
            for say in leaf.says.iter().cycle().skip(first).take(if language == RUSSIAN { 0 } else { 2 }) {
                let _ = write!(text, " {}", translated(say, language));
            }
        }
        if !leaf.also.is_empty() {
            let _ = write!(text, "\n\n({})", leaf.also);
        }
        text
    }

    fn attributes(&self, leaf: &Leaf, dice: &mut Dice) -> String {
        let mut attributes = Map::new();
        let mut put = |key: &str, value: Value| attributes.insert(key.to_owned(), value);
        put("type", self.kind(0).into());
        if !self.size.is_empty() {
            put("size", self.size.trim_start_matches("size ").into());
        }
        for (key, term) in [("material", self.material), ("colour", self.colour)] {
            if let Some(term) = term {
                put(key, translated(term, 0).into());
            }
        }
        if leaf.kind == "good" {
            if leaf.high > 100 * UNIT {
                put("warrantyYears", dice.between(1, 5).into());
            }
            if matches!(leaf.unit, "box" | "pack") {
                put("packSize", dice.pick(&[10, 25, 50, 100, 200, 500]).into());
            }
            put("countryOfOrigin", dice.pick(&["DE", "PL", "IT", "CZ", "FR", "ES", "CN", "TW", "UA"]).into());
        } else {
            put("remote", dice.chance(40).into());
        }
        Value::Object(attributes).to_string()
    }
}

fn translated(term: &Translated, language: usize) -> &'static str {
    term.get(language).or(term.first()).copied().unwrap_or_default()
}

/// A step through `all` places that visits each of them once.
fn stride(all: u64) -> u64 {
    let common = |mut a: u64, mut b: u64| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let golden = (all * 618 / 1000).max(1);
    (golden..=all).find(|step| common(*step, all) == 1).unwrap_or(1)
}

pub static PRODUCTS: Table = Table {
    name: "products",
    columns: "id, sku, name, description, kind, status, category_id, brand, gtin, manufacturer_part_number, unit, \
              list_price, cost, currency, tax_rate, stock_quantity, stock_updated_at, attributes, external_ref, \
              created_by, updated_by, created_at, updated_at, custom",
    total: |world| world.sizes.products,
    write,
};

fn write(world: &World, index: u64, rows: &mut Rows) {
    let Some(mut product) = make(world, index) else { return };
    let (leaf, choice, dice) = (product.leaf, &product.choice, &mut product.dice);
    let brand = choice.brand(leaf);
    let status = match dice.below(100) {
        0..90 => "active",
        90..95 => "draft",
        _ => "discontinued",
    };
    let good = leaf.kind == "good";
    let code = good.then(|| gtin(brand.bytes().map(u64::from).sum(), index * 37 + 11)).filter(|_| dice.chance(96));
    let part = good.then(|| {
        let initials: String = brand.chars().filter(char::is_ascii_uppercase).take(2).collect();
        dice.digits(&format!("{initials}##-####"))
    });
    let cost = money::percent(product.price, dice.between(45, 75), product.currency);
    let tax = dice.pick(&[19, 19, 19, 19, 7]);
    let updated = product.at + dice.between(0, world.now() - product.at);
    rows.id(product.id).text(&product.sku).text(&product.name).text(&choice.description(leaf, dice));
    rows.text(leaf.kind).text(status).id(leaf.category).text(brand);
    rows.maybe_text(code.as_deref()).maybe_text(part.as_deref()).text(leaf.unit);
    rows.decimal(product.price).decimal(cost).text(product.currency.code).decimal(tax * UNIT);
    if good {
        let stock = stock(product.price, dice);
        rows.decimal(stock).moment(world.now() - dice.between(60_000_000, 3 * 86_400_000_000));
    } else {
        rows.null().null();
    }
    rows.text(&choice.attributes(leaf, dice));
    let reference = dice.chance(60).then(|| format!("PIM-{:06}", 100_000 + index));
    rows.maybe_text(reference.as_deref()).maybe_id(world.admin_id()).maybe_id(world.admin_id());
    rows.moment(product.at).moment(updated).text(&custom_fields::of_product(index)).end();
}

/// Cheap things lie in stock in large numbers; some are sold out.
fn stock(price: Money, dice: &mut Dice) -> i64 {
    if dice.chance(7) {
        return 0;
    }
    dice.between(1, (40_000 * UNIT / price.max(1)).clamp(8, 5_000)) * UNIT
}
