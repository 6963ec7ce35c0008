//! What the text of a statement reads: the tables it names, those behind the views and functions it names, and whether it
//! asks for the time or anything else that is in no table.
//!
//! Names are taken for what they may be: a column called like a table counts as the table. That costs a little freshness of
//! memory, where the opposite mistake would cost the truth.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use diesel::{
    QueryableByName, sql_query,
    sql_types::{Bool, Text},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use moka::sync::Cache;

use crate::error::Result;

/// The name of a table.
pub type Table = Arc<str>;

/// Statements whose reads are remembered.
const REMEMBERED: u64 = 4_000;

/// Words whose value is in no table. `current_date` is not among them: see [`Reads::is_of_today`].
const MOMENTARY: [&str; 16] = [
    "now",
    "current_timestamp",
    "current_time",
    "localtime",
    "localtimestamp",
    "clock_timestamp",
    "statement_timestamp",
    "transaction_timestamp",
    "timeofday",
    "random",
    "gen_random_uuid",
    "nextval",
    "currval",
    "current_setting",
    "set_config",
    "execute",
];

/// What a statement, or all statements of an answer, depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reads {
    pub tables: BTreeSet<Table>,
    /// It holds until the end of the day in UTC, in which times of the database are told.
    pub is_of_today: bool,
    /// It depends on more than tables: the time, a setting, chance.
    pub is_of_the_moment: bool,
}

impl Reads {
    /// Adds what another statement depends on.
    pub fn add(&mut self, other: &Self) {
        self.tables.extend(other.tables.iter().cloned());
        self.is_of_today |= other.is_of_today;
        self.is_of_the_moment |= other.is_of_the_moment;
    }
}

/// The tables, views and functions of the database.
#[derive(Debug)]
pub struct Catalog {
    /// What each name stands for.
    names: HashMap<String, Reads>,
    /// The tables that tell when they are written.
    watched: HashSet<Table>,
    known: Cache<String, Arc<Reads>>,
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
    /// The text that defines it; empty for a table.
    #[diesel(sql_type = Text)]
    definition: String,
    #[diesel(sql_type = Bool)]
    is_watched: bool,
}

const NAMES: &str = "
    SELECT c.relname::text AS name,
      CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) ELSE '' END AS definition,
      EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_touch' AND t.tgenabled = 'O') AS is_watched
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
    UNION ALL
    SELECT p.proname::text, string_agg(coalesce(pg_get_function_sqlbody(p.oid), p.prosrc), ' '), false
    FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = 'public'::regnamespace AND l.lanname IN ('sql', 'plpgsql') GROUP BY p.proname";

impl Catalog {
    /// Reads it from the database.
    pub async fn load(connection: &mut AsyncPgConnection) -> Result<Self> {
        let found: Vec<Named> = sql_query(NAMES).load(connection).await?;
        let watched = found.iter().filter(|named| named.is_watched).map(|named| named.name.as_str().into()).collect();
        let mut definitions: HashMap<String, Vec<String>> = HashMap::new();
        for Named { name, definition, .. } in found {
            definitions.entry(name).or_default().push(definition);
        }
        let names = definitions.keys().map(|name| (name.clone(), resolved(name, &definitions))).collect();
        Ok(Self { names, watched, known: Cache::new(REMEMBERED) })
    }

    /// The tables that tell when they are written.
    pub fn watched(&self) -> &HashSet<Table> {
        &self.watched
    }

    /// What a statement reads.
    pub fn reads(&self, statement: &str) -> Arc<Reads> {
        if let Some(known) = self.known.get(statement) {
            return known;
        }
        let mut reads = Reads::default();
        for word in words(&statement.to_lowercase()) {
            match self.names.get(word) {
                Some(of_name) => reads.add(of_name),
                None => reads.add(&of_word(word)),
            }
        }
        let reads = Arc::new(reads);
        self.known.insert(statement.to_owned(), reads.clone());
        reads
    }
}

/// What a name of the database stands for: a table for itself, all else for what its definition names.
fn resolved(name: &str, definitions: &HashMap<String, Vec<String>>) -> Reads {
    let mut reads = Reads::default();
    let (mut ahead, mut seen) = (vec![name.to_owned()], HashSet::new());
    while let Some(name) = ahead.pop() {
        let Some(of_name) = definitions.get(&name) else { continue };
        if !seen.insert(name.clone()) {
            continue;
        }
        for definition in of_name {
            if definition.is_empty() {
                reads.tables.insert(name.as_str().into());
            }
            for word in words(&definition.to_lowercase()) {
                reads.add(&of_word(word));
                ahead.push(word.to_owned());
            }
        }
    }
    reads
}

/// What a word stands for that is no name of the database.
fn of_word(word: &str) -> Reads {
    Reads { is_of_today: word == "current_date", is_of_the_moment: MOMENTARY.contains(&word), ..Reads::default() }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}
