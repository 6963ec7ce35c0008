//! Fills an empty database with believable data: a demo to look at, or a large one to measure with.
//!
//! Every row is a pure function of its table and index ([`random`]), so rows are made in any order, on any
//! thread, without being kept; COPY carries them to the database ([`copies`]). The same version and the same
//! time give the same rows.

mod calendar;
mod catalogue;
mod categories;
mod clients;
mod contacts;
mod copies;
mod custom_fields;
mod deals;
mod gtins;
mod indexes;
mod money;
mod names;
mod notes;
mod places;
mod prices;
mod products;
mod random;
mod reference;
mod tags;
mod texts;
mod users;
mod words;
mod world;

#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use tokio_postgres::{Client, NoTls};
use uuid::Uuid;

use crate::error::{Code, Error, Result};
use copies::Table;
use random::{Dice, Stream};
use world::World;

pub use users::{DEMO_ADMIN, DEMO_PASSWORD};

/// How much there is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// 12 users, 3,450 products, 2,000 clients, 20,000 notes.
    Demo,
    /// 500 users, 100,000 products, 1,000,000 clients, 5,000,000 notes.
    Large,
}

#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub scale: Scale,
    /// Empties the tables first instead of refusing a database that has rows.
    pub force: bool,
    /// All dates lie before (or, for plans, shortly after) this moment.
    pub now: DateTime<Utc>,
}

/// How far a table is. `total` counts what the table is made from: line items, for example, from deals.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    pub table: &'static str,
    pub done: u64,
    pub total: u64,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Report {
    /// Tables and their numbers of rows, in the order they were filled.
    pub tables: Vec<(&'static str, u64)>,
    pub took: Duration,
}

/// Parents before children, so that foreign keys hold at every step.
static TABLES: [&Table; 18] = [
    &users::USERS,
    &users::TEAM_ROWS,
    &users::MEMBERS,
    &custom_fields::FIELD_ROWS,
    &categories::CATEGORIES,
    &products::PRODUCTS,
    &prices::LIST_ROWS,
    &prices::PRICES,
    &tags::TAGS,
    &clients::CLIENTS,
    &tags::CLIENT_TAGS,
    &contacts::CONTACTS,
    &contacts::METHODS,
    &deals::STAGES,
    &deals::DEALS,
    &deals::LINE_ITEMS,
    &notes::NOTES,
    &notes::MENTIONS,
];

/// "seed" in "tessera": held for the whole run, so that two seeds never mix.
const TAKE_LOCK: &str = "SELECT pg_try_advisory_lock(32762643830108770)";

/// Fills the database at `url`, whose migrations have run, and tells `progress` how far it is.
///
/// The demo is written in one transaction: all of it or nothing. The large seed commits as it goes; after
/// an interruption, a run with `force` starts over.
pub async fn run(url: &str, options: Options, progress: impl Fn(&Progress) + Send + Sync) -> Result<Report> {
    let start = Instant::now();
    let client = connect(url).await?;
    let context = |error| failed("Preparing the database failed", error);
    if !client.query_one(TAKE_LOCK, &[]).await.and_then(|row| row.try_get::<_, bool>(0)).map_err(context)? {
        return Err(Error::new(Code::Conflict, "Another seed of this database is running. Wait for it to end."));
    }
    if !options.force {
        refuse_used(&client).await?;
    }
    let tables = match options.scale {
        Scale::Demo => demo(&client, options, &progress).await?,
        Scale::Large => large(url, &client, options, &progress).await.map_err(advise)?,
    };
    Ok(Report { tables, took: start.elapsed() })
}

type Counts = Vec<(&'static str, u64)>;

async fn demo(client: &Client, options: Options, progress: &(impl Fn(&Progress) + Send + Sync)) -> Result<Counts> {
    let context = |error| failed("Writing the demo failed", error);
    // What the demo's people did is no news to them.
    client.batch_execute("BEGIN; SET LOCAL tessera.quiet = 'on'").await.map_err(context)?;
    // An error on the way drops the connection, and with it the transaction.
    empty(client, options).await?;
    let world = world(client, options).await?;
    let counts = fill(client, &world, progress).await?;
    client.batch_execute("COMMIT").await.map_err(context)?;
    client.batch_execute(&format!("ANALYZE {}", names())).await.map_err(context)?;
    Ok(counts)
}

async fn large(
    url: &str,
    client: &Client,
    options: Options,
    progress: &(impl Fn(&Progress) + Send + Sync),
) -> Result<Counts> {
    let context = |error| failed("Writing the large data set failed", error);
    client
        .batch_execute("SET synchronous_commit = off; SET statement_timeout = 0; SET tessera.quiet = 'on'")
        .await
        .map_err(context)?;
    empty(client, options).await?;
    let world = world(client, options).await?;
    indexes::set_aside(client, &TABLES.map(|table| table.name)).await?;
    // Only a superuser may; for others PostgreSQL checks every key, which is slower and just as right.
    let unchecked = client.batch_execute("SET session_replication_role = replica").await;
    tracing::debug!(checked = unchecked.is_err(), "foreign keys while loading");
    let counts = fill(client, &world, progress).await?;
    indexes::restore(url, client, progress).await?;
    progress(&Progress { table: "vacuum", done: 0, total: 1 });
    // Also marks every page as visible to all, without which no index-only scan is one.
    client.batch_execute(&format!("VACUUM (ANALYZE) {}", names())).await.map_err(context)?;
    progress(&Progress { table: "vacuum", done: 1, total: 1 });
    Ok(counts)
}

async fn fill(client: &Client, world: &Arc<World>, progress: &(impl Fn(&Progress) + Send + Sync)) -> Result<Counts> {
    let mut counts = Vec::with_capacity(TABLES.len());
    for table in TABLES {
        counts.push((table.name, copies::load(client, world, table, progress).await?));
    }
    let sequence = "SELECT setval('client_number_seq', (SELECT coalesce(max(number), 1) FROM clients))";
    client.batch_execute(sequence).await.map_err(|error| failed("Setting the client numbers failed", error))?;
    Ok(counts)
}

/// Prepares the word lists on a thread of its own: hashing and the pass over all notes take a while.
async fn world(client: &Client, options: Options) -> Result<Arc<World>> {
    let roles = roles(client, options).await?;
    let made = tokio::task::spawn_blocking(move || World::new(options.scale, options.now, roles)).await;
    Ok(Arc::new(made.map_err(|error| failed("Preparing the rows failed", error))??))
}

/// The ids of the roles; roles that are not there yet are added, without rights.
async fn roles(client: &Client, options: Options) -> Result<HashMap<String, Uuid>> {
    let context = |error| failed("Looking up the roles failed", error);
    for ((key, name), index) in users::ROLES.into_iter().zip(0..) {
        let id = Dice::new(Stream::Roles, index).id(options.now.timestamp_micros());
        let add = "INSERT INTO roles (id, key, name, is_system) VALUES ($1::text::uuid, $2, $3, true) \
                   ON CONFLICT (key) DO NOTHING";
        client.execute(add, &[&id.to_string(), &key, &name]).await.map_err(context)?;
    }
    let rows = client.query("SELECT key, id::text FROM roles", &[]).await.map_err(context)?;
    let role = |row: &tokio_postgres::Row| {
        let id = row.try_get::<_, &str>(1).map_err(context)?;
        let id = Uuid::parse_str(id).map_err(|error| failed("Reading the id of a role failed", error))?;
        Ok((row.try_get(0).map_err(context)?, id))
    };
    rows.iter().map(role).collect()
}

async fn refuse_used(client: &Client) -> Result<()> {
    if indexes::are_missing(client).await? {
        return Err(Error::new(
            Code::Conflict,
            "An earlier large seed of this database was interrupted. Run the seed again with --force, which empties the tables first.",
        ));
    }
    let mut used = Vec::new();
    for table in TABLES {
        let question = format!("SELECT EXISTS (SELECT FROM {})", table.name);
        let answer = client.query_one(&question, &[]).await.and_then(|row| row.try_get::<_, bool>(0));
        if answer.map_err(|error| failed(format!("Looking into `{}` failed", table.name), error))? {
            used.push(table.name);
        }
    }
    if used.is_empty() {
        return Ok(());
    }
    let message = format!(
        "The database already has rows in {}. The seed fills only an empty one; --force empties these tables first.",
        used.join(", ")
    );
    Err(Error::new(Code::Conflict, message))
}

/// Empties the seed's tables and everything that refers to them.
async fn empty(client: &Client, options: Options) -> Result<()> {
    if !options.force {
        return Ok(());
    }
    let run = client.batch_execute(&format!("TRUNCATE {} CASCADE", names())).await;
    run.map_err(|error| failed("Emptying the tables failed", error))
}

fn names() -> String {
    TABLES.map(|table| table.name).join(", ")
}

async fn connect(url: &str) -> Result<Client> {
    let connected = tokio_postgres::connect(url, NoTls).await;
    let (client, connection) = connected.map_err(|error| Error {
        cause: Some(Arc::new(error)),
        ..Error::new(Code::ServiceUnavailable, "The database cannot be reached.")
    })?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "the connection of the seed ended");
        }
    });
    let quiet = "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET application_name = 'tessera seed'";
    client.batch_execute(quiet).await.map_err(|error| failed("Preparing the connection failed", error))?;
    Ok(client)
}

fn failed(what: impl Into<String>, error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error { cause: Some(Arc::new(error)), ..Error::new(Code::Internal, what.into()) }
}

/// The large seed leaves a half-filled database behind when it fails.
fn advise(error: Error) -> Error {
    let message = format!(
        "{}. The database is half filled and lacks indexes: run the seed again with --force, or make the database anew.",
        error.message.trim_end_matches('.')
    );
    Error { message: message.into(), ..error }
}
