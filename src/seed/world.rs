//! What every generator knows: sizes, time, word lists, users and the catalogue.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    Scale,
    calendar::Calendar,
    catalogue::Catalogue,
    clients, names,
    names::People,
    notes,
    places::{self, Country},
    random::{Dice, Stream},
    reference::Reference,
    texts::Texts,
    users::{Team, User},
};
use crate::error::Result;

/// How many of each noun there are.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    pub users: u64,
    pub teams: u64,
    pub products: u64,
    /// A multiple of eight: contacts are dealt out to eight clients at a time.
    pub clients: u64,
    pub deals: u64,
    pub notes: u64,
}

impl Sizes {
    pub fn of(scale: Scale) -> Self {
        match scale {
            Scale::Demo => Self { users: 12, teams: 3, products: 3450, clients: 2000, deals: 600, notes: 20_000 },
            Scale::Large => {
                Self { users: 500, teams: 24, products: 100_000, clients: 1_000_000, deals: 200_000, notes: 5_000_000 }
            }
        }
    }
}

/// A row's identity: id, the moment it was created, and the random numbers for the rest of it.
pub struct Key {
    pub id: Uuid,
    pub at: i64,
    pub dice: Dice,
}

pub struct World {
    pub sizes: Sizes,
    pub calendar: Calendar,
    pub roles: HashMap<String, Uuid>,
    pub users: Vec<User>,
    pub teams: Vec<Team>,
    /// Places in `users` of those who look after clients.
    pub sellers: Vec<usize>,
    pub password_hash: String,
    pub catalogue: Catalogue,
    pub countries: Vec<Country>,
    pub people: Vec<People>,
    pub texts: Texts,
    pub reference: Reference,
    /// The newest note of each client, in microseconds; 0 where there is none.
    last_activity: Vec<i64>,
}

impl World {
    /// Prepares everything that is not a row. `roles` maps the keys of roles to their ids.
    pub fn new(scale: Scale, now: DateTime<Utc>, roles: HashMap<String, Uuid>) -> Result<Self> {
        let sizes = Sizes::of(scale);
        let calendar = Calendar::ending(now);
        let people = names::read();
        let (users, teams) = super::users::make(&sizes, &calendar, &people);
        let sellers = (0..users.len())
            .filter(|place| users.get(*place).is_some_and(|user| matches!(user.role, "seller" | "manager")))
            .collect();
        let mut world = Self {
            sizes,
            users,
            teams,
            sellers,
            roles,
            password_hash: super::users::password_hash()?,
            catalogue: Catalogue::read(sizes.products, &calendar),
            countries: places::read(&people),
            people,
            texts: Texts::read(),
            reference: Reference::read(),
            calendar,
            last_activity: Vec::new(),
        };
        world.last_activity = notes::last_by_client(&world);
        Ok(world)
    }

    pub fn now(&self) -> i64 {
        self.calendar.now()
    }

    /// The identity of row `index`: rows of a noun are spread evenly over its part of the time.
    pub fn key(&self, stream: Stream, index: u64) -> Key {
        let mut dice = Dice::new(stream, index);
        let (start, end, total) = self.span(stream);
        let width = i128::from(end - start);
        let place = |index: u64| i64::try_from(width * i128::from(index) / i128::from(total.max(1))).unwrap_or(0);
        let (from, to) = (place(index), place(index + 1));
        let at = self.calendar.moment(start + from + dice.between(0, (to - from - 1).max(0)));
        Key { id: dice.id(at), at, dice }
    }

    /// How many rows of `stream` surely existed when row `index` of `of` was made; at least one.
    pub fn before(&self, stream: Stream, of: Stream, index: u64) -> u64 {
        let (of_start, of_end, of_total) = self.span(of);
        let (start, end, total) = self.span(stream);
        let worked =
            i128::from(of_start) + i128::from(of_end - of_start) * i128::from(index) / i128::from(of_total.max(1));
        let count = (worked - i128::from(start)) * i128::from(total) / i128::from((end - start).max(1)) - 1;
        u64::try_from(count).unwrap_or(0).clamp(1, total.max(1))
    }

    /// When a noun's rows were made, in working time, and how many there are.
    fn span(&self, stream: Stream) -> (i64, i64, u64) {
        let length = self.calendar.length();
        let (start, total) = match stream {
            Stream::Products => (1, self.sizes.products),
            Stream::Clients => (2, self.sizes.clients),
            Stream::Deals => (60, self.sizes.deals),
            Stream::Notes => (62, self.sizes.notes),
            _ => (0, 1),
        };
        (length / 100 * start, length, total)
    }

    pub fn last_activity(&self, client: u64) -> Option<i64> {
        let found = usize::try_from(client).ok().and_then(|client| self.last_activity.get(client));
        found.copied().filter(|moment| *moment > 0)
    }

    pub fn user(&self, place: Option<usize>) -> Option<&User> {
        place.and_then(|place| self.users.get(place))
    }

    pub fn user_id(&self, place: Option<usize>) -> Option<Uuid> {
        self.user(place).map(|user| user.id)
    }

    /// The first administrator, who entered the catalogue and imported the clients.
    pub fn admin_id(&self) -> Option<Uuid> {
        self.users.first().map(|user| user.id)
    }

    pub fn country(&self, client: &clients::Client) -> Option<&Country> {
        self.countries.get(client.country)
    }
}
