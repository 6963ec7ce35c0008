//! Roles, users, teams and who is in which.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use uuid::Uuid;

use super::{
    calendar::Calendar,
    copies::{Rows, Table},
    failed,
    names::People,
    random::{Dice, Stream},
    words::{lines, parts, plain},
    world::{Sizes, World},
};
use crate::error::Result;

/// The administrator among the demo's users.
pub const DEMO_ADMIN: &str = "ada.admin@tessera.example";

/// The password of every user the seed makes. For demonstrations and benchmarks only.
pub const DEMO_PASSWORD: &str = "tessera-demo-2026";

/// The roles users need, by key and name.
pub const ROLES: [(&str, &str); 5] = [
    ("admin", "Administrator"),
    ("manager", "Manager"),
    ("seller", "Seller"),
    ("support", "Support"),
    ("auditor", "Auditor"),
];

const TEXT: &str = include_str!("data/users.txt");
const TEAMS: [(&str, &str); 24] = [
    ("North", "Sales in the north"),
    ("South", "Sales in the south"),
    ("Support", "Help for clients after the sale"),
    ("East", "Sales in the east"),
    ("West", "Sales in the west"),
    ("Key accounts", "The largest clients"),
    ("Online", "Orders from the web shop"),
    ("Public sector", "Tenders and authorities"),
    ("Nordics", "Sales in Scandinavia"),
    ("Iberia", "Sales in Spain and Portugal"),
    ("Benelux", "Sales in Belgium and the Netherlands"),
    ("Alps", "Sales in Austria and Switzerland"),
    ("Baltics", "Sales around the Baltic Sea"),
    ("Balkans", "Sales in the south-east"),
    ("Americas", "Sales overseas"),
    ("Asia", "Sales in Asia"),
    ("Resellers", "Partners who sell on"),
    ("Construction", "Building trade"),
    ("Industry", "Manufacturing"),
    ("Retail", "Shops and chains"),
    ("Logistics", "Carriers and warehouses"),
    ("Energy", "Utilities"),
    ("Health", "Hospitals and practices"),
    ("Education", "Schools and universities"),
];

#[derive(Debug, Clone)]
pub struct User {
    pub id: Uuid,
    pub role: &'static str,
    pub first: String,
    pub last: String,
    pub email: String,
    title: &'static str,
    pub team: Option<usize>,
    is_lead: bool,
    locale: &'static str,
    time_zone: &'static str,
    created_at: i64,
}

impl User {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

#[derive(Debug, Clone)]
pub struct Team {
    pub id: Uuid,
    name: &'static str,
    description: &'static str,
    created_at: i64,
}

pub fn make(sizes: &Sizes, calendar: &Calendar, people: &[People]) -> (Vec<User>, Vec<Team>) {
    let teams = TEAMS.iter().zip(0..sizes.teams).map(|((name, description), index)| {
        let created_at = calendar.moment(0);
        Team { id: Dice::new(Stream::Teams, index).id(created_at), name, description, created_at }
    });
    let mut users: Vec<User> = lines(TEXT).zip(0..).filter_map(|(line, index)| listed(line, index, calendar)).collect();
    users.extend((users.len() as u64..sizes.users).map(|index| drawn(index, sizes, calendar, people)));
    (users, teams.collect())
}

/// One of the users every seed has.
fn listed(line: &'static str, index: u64, calendar: &Calendar) -> Option<User> {
    let fields = parts(line, '|');
    let [role, first, last, mailbox, title, team, locale, time_zone] = fields.as_slice() else {
        return None;
    };
    let team_name = team.trim_end_matches('*');
    let created_at = calendar.moment(i64::try_from(index).unwrap_or(0) * 60_000_000);
    Some(User {
        id: Dice::new(Stream::Users, index).id(created_at),
        role,
        first: (*first).to_owned(),
        last: (*last).to_owned(),
        email: format!("{mailbox}@tessera.example"),
        title,
        team: TEAMS.iter().position(|(name, _)| *name == team_name),
        is_lead: team.ends_with('*'),
        locale,
        time_zone,
        created_at,
    })
}

/// A further user of the large seed.
fn drawn(index: u64, sizes: &Sizes, calendar: &Calendar, people: &[People]) -> User {
    let mut dice = Dice::new(Stream::Users, index);
    let created_at = calendar.moment(i64::try_from(index).unwrap_or(0) * 60_000_000);
    let (role, title) = match index % 50 {
        0 => ("admin", "Administrator"),
        1 => ("auditor", "Auditor"),
        2..=5 => ("manager", "Head of Sales"),
        6..=14 => ("support", "Customer Support"),
        _ => ("seller", "Account Manager"),
    };
    let place = usize::try_from(dice.below(people.len() as u64)).unwrap_or(0);
    let person = people.get(place).map(|people| people.person(&mut dice)).unwrap_or_default();
    let team = usize::try_from(index % sizes.teams.max(1)).ok();
    User {
        id: dice.id(created_at),
        role,
        first: person.first.native.to_owned(),
        last: person.last.native.to_owned(),
        email: format!("{}.{}.{index}@tessera.example", plain(person.first.latin, '-'), plain(person.last.latin, '-')),
        title,
        team: team.filter(|_| !matches!(role, "admin" | "auditor")),
        is_lead: role == "manager",
        locale: "en",
        time_zone: "Europe/Berlin",
        created_at,
    }
}

/// One hash for all, by the parameters OWASP names; the salt is drawn like everything else.
pub fn password_hash() -> Result<String> {
    let hash = || -> std::result::Result<String, argon2::password_hash::Error> {
        let params = Params::new(19 * 1024, 2, 1, None).map_err(|_| argon2::password_hash::Error::ParamsInvalid)?;
        let salt = Dice::new(Stream::Password, 0).bytes::<16>();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Ok(argon2.hash_password_with_salt(DEMO_PASSWORD.as_bytes(), &salt)?.to_string())
    };
    hash().map_err(|error| failed("Hashing the demo password failed", error))
}

pub static USERS: Table = Table {
    name: "users",
    columns: "id, email, first_name, last_name, job_title, locale, time_zone, role_id, status, password_hash, \
              password_changed_at, last_sign_in_at, created_at, updated_at",
    total: |world| world.users.len() as u64,
    write: |world, index, rows| {
        let Some(user) = usize::try_from(index).ok().and_then(|index| world.users.get(index)) else { return };
        let mut dice = Dice::new(Stream::Users, index);
        let seen = world.now() - dice.between(60_000_000, 4 * 86_400_000_000);
        rows.id(user.id).text(&user.email).text(&user.first).text(&user.last).text(user.title);
        rows.text(user.locale).text(user.time_zone).maybe_id(world.roles.get(user.role).copied()).text("active");
        rows.text(&world.password_hash).moment(user.created_at).moment(seen);
        rows.moment(user.created_at).moment(user.created_at).end();
    },
};

pub static TEAM_ROWS: Table = Table {
    name: "teams",
    columns: "id, name, description, created_at, updated_at",
    total: |world| world.teams.len() as u64,
    write: |world, index, rows| {
        let Some(team) = usize::try_from(index).ok().and_then(|index| world.teams.get(index)) else { return };
        rows.id(team.id).text(team.name).text(team.description).moment(team.created_at).moment(team.created_at).end();
    },
};

pub static MEMBERS: Table = Table {
    name: "team_members",
    columns: "team_id, user_id, is_lead",
    total: |world| world.users.len() as u64,
    write: member,
};

fn member(world: &World, index: u64, rows: &mut Rows) {
    let user = usize::try_from(index).ok().and_then(|index| world.users.get(index));
    let Some((user, team)) = user.and_then(|user| Some((user, world.teams.get(user.team?)?))) else { return };
    rows.id(team.id).id(user.id).flag(user.is_lead).end();
}
