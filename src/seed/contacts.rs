//! Contacts and how to reach them.

use uuid::Uuid;

use super::{
    clients::{self, Client, Identity},
    copies::{Rows, Table},
    names::Person,
    random::{Dice, Stream},
    words::plain,
    world::World,
};

/// How many contacts each of eight neighbouring clients has: seven for every four clients, dealt unevenly.
const DEAL: [u64; 8] = [1, 3, 2, 0, 4, 1, 2, 1];
const PER_EIGHT: u64 = 14;
const DEPARTMENTS: [&str; 7] =
    ["Purchasing", "Management", "Production", "Warehouse", "Finance", "Maintenance", "Engineering"];

/// How many contacts `clients` clients have together.
pub fn total(clients: u64) -> u64 {
    clients / 8 * PER_EIGHT
}

/// The contacts of a client, as the first index and their number.
pub fn of_client(client: u64) -> (u64, u64) {
    let place = usize::try_from(client % 8).unwrap_or(0);
    let before: u64 = DEAL.iter().take(place).sum();
    (client / 8 * PER_EIGHT + before, DEAL.get(place).copied().unwrap_or(0))
}

/// The client a contact belongs to, and its number there.
fn client_of(contact: u64) -> (u64, u64) {
    let mut left = contact % PER_EIGHT;
    let mut client = contact / PER_EIGHT * 8;
    for count in DEAL {
        if left < count {
            break;
        }
        left -= count;
        client += 1;
    }
    (client, left)
}

/// Clients that may be persons: those with no contact or only themselves.
pub fn suits_person(client: u64) -> bool {
    matches!(client % 8, 3 | 5)
}

pub struct Contact {
    pub id: Uuid,
    pub client: Client,
    pub name: Person,
    pub full_name: String,
    at: i64,
    is_primary: bool,
    identity: Identity,
    dice: Dice,
}

pub fn make(world: &World, index: u64) -> Option<Contact> {
    let (client_index, number) = client_of(index);
    let client = clients::make(world, client_index);
    let identity = client.identity(world)?;
    let mut dice = Dice::new(Stream::Contacts, index);
    // Entered within the hour after the client.
    let at = (client.at + dice.between(60_000_000, 3_600_000_000)).min(world.now());
    let id = dice.id(at);
    let people = world.people.get(world.country(&client)?.people)?;
    let name = identity.person.unwrap_or_else(|| people.person(&mut dice));
    let full_name = name.full(people.locale);
    Some(Contact { id, client, name, full_name, at, is_primary: number == 0, identity, dice })
}

/// Id and full name, for rows that mention a contact.
pub fn named(world: &World, index: u64) -> Option<(Uuid, String)> {
    make(world, index).map(|contact| (contact.id, contact.full_name))
}

pub static CONTACTS: Table = Table {
    name: "contacts",
    columns: "id, client_id, first_name, last_name, job_title, department, is_primary, do_not_contact, locale, \
              time_zone, created_by, updated_by, created_at, updated_at, client_owner_id, client_team_id",
    total: |world| total(world.sizes.clients),
    write,
};

fn write(world: &World, index: u64, rows: &mut Rows) {
    let Some(mut contact) = make(world, index) else { return };
    let Some(country) = world.country(&contact.client) else { return };
    let Some(people) = world.people.get(country.people) else { return };
    let dice = &mut contact.dice;
    let author = world.user_id(contact.client.owner).or(world.admin_id());
    let company = !contact.client.is_person;
    rows.id(contact.id).id(contact.client.id).text(contact.name.first.native).text(contact.name.last.native);
    rows.maybe_text(company.then(|| dice.pick(&people.jobs))).maybe_text(company.then(|| dice.pick(&DEPARTMENTS)));
    rows.flag(contact.is_primary).flag(dice.chance(2)).text(people.locale).text(country.time_zone);
    let updated = contact.at + dice.between(0, world.now() - contact.at);
    let (owner, team) = contact.client.owner_and_team(world);
    rows.maybe_id(author).maybe_id(author).moment(contact.at).moment(updated).maybe_id(owner).maybe_id(team).end();
}

pub static METHODS: Table = Table {
    name: "contact_methods",
    columns: "id, contact_id, kind, label, value, value_norm, is_primary",
    total: |world| total(world.sizes.clients),
    write: methods,
};

/// An e-mail address for nearly all, a telephone number for most, a mobile number for some; never nothing.
fn methods(world: &World, index: u64, rows: &mut Rows) {
    let Some(contact) = make(world, index) else { return };
    let Some(country) = world.country(&contact.client) else { return };
    let mut dice = Dice::new(Stream::ContactMethods, index);
    let (email, phone, mobile) = (dice.chance(92), dice.chance(60), dice.chance(35));
    let mut row = |dice: &mut Dice, kind: &str, label: &str, value: &str, norm: &str| {
        rows.id(dice.id(contact.at)).id(contact.id).text(kind).text(label).text(value).text(norm).flag(true).end();
    };
    if email {
        let (first, last) = (plain(contact.name.first.latin, '-'), plain(contact.name.last.latin, '-'));
        let address = format!("{first}.{last}@{}", contact.identity.domain);
        row(&mut dice, "email", "work", &address, &address);
    }
    for (kind, label, wanted) in [("phone", "work", phone || !email), ("mobile", "mobile", mobile)] {
        if wanted {
            let pattern = dice.pick(&country.phones);
            let number = dice.digits(pattern);
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            row(&mut dice, kind, label, &number, &digits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_and_clients_name_each_other() {
        assert_eq!(total(2000), 3500);
        for client in 0..64 {
            let (first, count) = of_client(client);
            for number in 0..count {
                assert_eq!(client_of(first + number), (client, number));
            }
        }
        assert_eq!(DEAL.iter().sum::<u64>(), PER_EIGHT);
    }
}
