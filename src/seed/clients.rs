//! Clients: companies and persons in two dozen countries.

use serde_json::json;
use uuid::Uuid;

use super::{
    contacts,
    copies::{Rows, Table},
    custom_fields,
    money::{self, UNIT},
    names::{Name, People, Person},
    places::Country,
    prices,
    random::{Dice, Stream},
    words::plain,
    world::{Key, World},
};

/// The part of a client that other rows depend on, cheap to make.
pub struct Client {
    pub id: Uuid,
    pub at: i64,
    /// Places in the world's lists.
    pub country: usize,
    pub owner: Option<usize>,
    pub is_person: bool,
    dice: Dice,
}

/// Names and addresses of a client.
pub struct Identity {
    pub name: String,
    pub legal_name: Option<String>,
    pub domain: String,
    pub city: &'static str,
    /// Set for a person: whose name it is.
    pub person: Option<Person>,
    dice: Dice,
}

pub fn id(world: &World, index: u64) -> Uuid {
    world.key(Stream::Clients, index).id
}

pub fn make(world: &World, index: u64) -> Client {
    let Key { id, at, mut dice } = world.key(Stream::Clients, index);
    let country = dice.weighted(world.countries.iter().map(|country| country.weight));
    let owner = dice.pick(&world.sellers);
    let owner = (!world.sellers.is_empty() && !dice.chance(4)).then_some(owner);
    Client { id, at, country, owner, is_person: contacts::suits_person(index) && dice.chance(60), dice }
}

impl Client {
    /// The user and the team responsible.
    pub fn owner_and_team(&self, world: &World) -> (Option<Uuid>, Option<Uuid>) {
        let owner = world.user(self.owner);
        let team = owner.and_then(|owner| world.teams.get(owner.team?));
        (owner.map(|owner| owner.id), team.map(|team| team.id))
    }

    pub fn identity(&self, world: &World) -> Option<Identity> {
        let country = world.countries.get(self.country)?;
        let people = world.people.get(country.people)?;
        let mut dice = self.dice.clone();
        let city = dice.pick(&country.cities);
        let identity = if self.is_person {
            let person = people.person(&mut dice);
            let latin = format!("{} {}", person.first.latin, person.last.latin);
            let (name, domain) = (person.full(people.locale), domain(&latin));
            Identity { name, legal_name: None, domain, city, person: Some(person), dice }
        } else {
            let Name { native, latin } = people.company(&mut dice);
            let legal = dice.pick(&country.legal_forms).replace("{}", &native);
            let name = if dice.chance(55) { legal.clone() } else { native };
            Identity { name, legal_name: Some(legal), domain: domain(&latin), city, person: None, dice }
        };
        Some(identity)
    }
}

/// Every address ends in `.example`, which nobody can own.
fn domain(latin: &str) -> String {
    format!("{}.example", plain(latin, '-'))
}

pub static CLIENTS: Table = Table {
    name: "clients",
    columns: "id, number, kind, name, legal_name, domain, lifecycle_stage, industry, source, tax_id, employee_count, \
              annual_revenue, currency, phone, email, website, billing_address, shipping_address, city, country, \
              description, parent_id, owner_id, team_id, price_list_id, external_ref, last_activity_at, created_by, \
              updated_by, created_at, updated_at, custom",
    total: |world| world.sizes.clients,
    write,
};

fn write(world: &World, index: u64, rows: &mut Rows) {
    let client = make(world, index);
    let Some(country) = world.country(&client) else { return };
    let (Some(people), Some(mut identity)) = (world.people.get(country.people), client.identity(world)) else { return };
    let dice = &mut identity.dice;
    let stage = ["customer", "prospect", "lead", "former", "disqualified"];
    let stage = stage.get(dice.weighted([48, 22, 18, 8, 4].into_iter())).copied().unwrap_or("lead");
    let company = !client.is_person;
    let industry = dice.pick(&world.reference.industries);
    rows.id(client.id).number(i64::try_from(index + 1).unwrap_or(0)).text(if company { "company" } else { "person" });
    rows.text(&identity.name).maybe_text(identity.legal_name.as_deref());
    rows.maybe_text((company || dice.chance(30)).then_some(identity.domain.as_str()));
    rows.text(stage).maybe_text(company.then_some(industry)).text(dice.pick(&world.reference.sources));
    rows.maybe_text((company && dice.chance(90)).then(|| dice.digits(country.tax_id)).as_deref());
    size(country, company, dice, rows);
    let phone = dice.pick(&country.phones);
    rows.text(&dice.digits(phone));
    let mailbox = if company { dice.pick(&["info", "office", "contact", "hello", "sales"]) } else { "mail" };
    rows.text(&format!("{mailbox}@{}", identity.domain));
    rows.maybe_text(company.then(|| format!("https://www.{}", identity.domain)).as_deref());
    let address = address(country, people, identity.city, dice);
    rows.text(&address).maybe_text(dice.chance(30).then_some(address.as_str())).text(identity.city).text(country.code);
    let about =
        company.then(|| world.texts.about(country.language, industry, identity.city)).filter(|_| dice.chance(30));
    rows.maybe_text(about.as_deref()).maybe_id(parent(world, index, company, dice));
    rest(world, index, &client, country, dice, rows);
}

fn size(country: &Country, company: bool, dice: &mut Dice, rows: &mut Rows) {
    if company && dice.chance(80) {
        let employees = dice.pick(&[4, 8, 12, 20, 35, 60, 110, 240, 600, 1800]) + dice.between(0, 9);
        let euros = employees * dice.between(60, 240) * 1000;
        let revenue = i128::from(euros) * i128::from(country.currency.rate) / 10_000_000 * 1000;
        rows.number(employees).decimal(i64::try_from(revenue).unwrap_or(0).saturating_mul(UNIT));
    } else {
        rows.null().null();
    }
    rows.text(country.currency.code);
}

fn address(country: &Country, people: &People, city: &str, dice: &mut Dice) -> String {
    let (street, house) = (dice.pick(&people.streets), dice.between(1, 180));
    let street = match people.locale {
        "en" | "fr" => format!("{house} {street}"),
        _ => format!("{street} {house}"),
    };
    let postal_code = dice.digits(country.postal_code);
    json!({ "street": street, "city": city, "postalCode": postal_code, "country": country.code }).to_string()
}

/// Some companies belong to an earlier one: the fifth of eight, which always is a company.
fn parent(world: &World, index: u64, company: bool, dice: &mut Dice) -> Option<Uuid> {
    let group = dice.below(index / 8);
    (company && index >= 8 && dice.chance(6)).then(|| id(world, group * 8 + 4))
}

fn rest(world: &World, index: u64, client: &Client, country: &Country, dice: &mut Dice, rows: &mut Rows) {
    let (owner, team) = client.owner_and_team(world);
    let standard = matches!(country.currency.code, "EUR" | "USD" | "GBP");
    let partner = country.currency.code == "EUR" && dice.chance(7);
    let list = prices::list_for(world, country.currency, partner).filter(|_| standard && (partner || dice.chance(60)));
    let reference = dice.chance(35).then(|| format!("ERP-{:07}", 1_000_000 + index));
    let newest_note = world.last_activity(index);
    let updated = client.at + dice.between(0, world.now() - client.at);
    rows.maybe_id(owner).maybe_id(team).maybe_id(list).maybe_text(reference.as_deref());
    rows.maybe_moment(newest_note).maybe_id(world.admin_id());
    rows.maybe_id(owner.or(world.admin_id())).moment(client.at).moment(updated);
    rows.text(&custom_fields::of_client(world, index)).end();
}

/// The currency a client pays in.
pub fn currency(world: &World, client: &Client) -> money::Currency {
    world.country(client).map_or_else(|| money::currency("EUR"), |country| country.currency)
}
