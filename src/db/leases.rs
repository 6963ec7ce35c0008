//! The lease: leave to answer from memory, which PostgreSQL gives and takes.
//!
//! A server with a lease holds the table `cache_leases` in a mode that no writer gets beside it, in a transaction that reads
//! nothing. A writer that tells the cache what it changes needs no lock. All others, and so those that cannot reach the cache
//! or know nothing of it, lock the table until they have committed: every lease is given up first, and whoever gets the next
//! begins with new stamps. So nobody answers from memory what such a writer has changed.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use diesel::{
    QueryableByName, sql_query,
    sql_types::{BigInt, Bool, Text},
};
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use tokio::{sync::Notify, task::JoinHandle, time::timeout};

use super::{Db, catalog::Catalog};
use crate::{
    cache::{
        answers::Sealed,
        stamps::{Stamps, Store},
    },
    error::{Error, Result},
};

/// Time between two looks at who waits.
const LOOK: Duration = Duration::from_millis(100);
/// How long after a look the lease still counts. PostgreSQL ends the transaction of a server that has not looked for longer:
/// one that was halted has no lease when it goes on.
const LIFE: Duration = Duration::from_secs(1);
/// Pause before a lease that was given up is asked for again, and one that could not be had.
const PAUSE: Duration = Duration::from_millis(50);
const LONG_PAUSE: Duration = Duration::from_secs(1);

/// Begins a transaction whose settings are its own: behind a pooler the next one may be another session's.
macro_rules! in_transaction {
    ($lock:literal) => {
        concat!(
            "BEGIN; SET LOCAL application_name = 'tessera cache'; SET LOCAL idle_in_transaction_session_timeout = 1500; ",
            "SET LOCAL statement_timeout = 10000; SET LOCAL lock_timeout = 0; ",
            $lock
        )
    };
}
/// The lease of servers with one Redis, beside each other.
const SHARE: &str = in_transaction!("LOCK TABLE cache_leases IN SHARE MODE");
/// The only lease there is. Waits for nobody: who has one keeps it.
const SEIZE: &str = in_transaction!("LOCK TABLE cache_leases IN SHARE ROW EXCLUSIVE MODE NOWAIT");

#[derive(QueryableByName)]
struct Identity {
    #[diesel(sql_type = Text)]
    identity: String,
}

#[derive(QueryableByName)]
struct Look {
    #[diesel(sql_type = Bool)]
    is_wanted: bool,
    #[diesel(sql_type = BigInt)]
    migrations: i64,
}

const LOOK_AROUND: &str =
    "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'cache_leases'::regclass AND NOT granted) AS is_wanted,
      (SELECT count(*) FROM __diesel_schema_migrations) AS migrations";

#[derive(QueryableByName)]
struct Database {
    #[diesel(sql_type = Text)]
    name: String,
}

const DATABASE: &str =
    "SELECT database || '.' || (SELECT oid FROM pg_database WHERE datname = current_database()) AS name
    FROM cache_leases";

/// What tells this database from all others that may share a Redis.
pub async fn database_name(db: &Db) -> Result<String> {
    let found: Database = sql_query(DATABASE).get_result(&mut *db.connection().await?).await?;
    Ok(found.name)
}

/// A lease in force.
#[derive(Clone)]
pub struct Held {
    /// Another one each time a lease is got.
    pub number: u64,
    /// The stamps it is for, and where they were when it was got.
    pub store: Arc<Store>,
    pub identity: Arc<str>,
    pub catalog: Arc<Catalog>,
}

/// Why a lease has ended.
enum Ended {
    /// Somebody writes without the cache.
    Unwanted,
    /// The stamps it was for are not those to use from now on.
    Moved,
}

/// Keeps a lease for this server whenever it can be had: for the stamps that servers share, or for its own while those cannot
/// be reached, or there are none.
pub struct Leases {
    shared: Option<Arc<Store>>,
    alone: Arc<Store>,
    /// And when the last look that found it in force began.
    held: Mutex<Option<(Held, Instant)>>,
    /// Somebody here wants the lease given up.
    unwanted: Notify,
}

/// Ends the keeping when it is dropped.
pub struct Keeper(JoinHandle<()>);

impl Drop for Keeper {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Leases {
    /// Begins to ask for a lease of the database at `url`.
    pub fn start(shared: Option<Store>, url: &str) -> (Arc<Self>, Keeper) {
        let leases = Arc::new(Self {
            shared: shared.map(Arc::new),
            alone: Arc::new(Store::alone()),
            held: Mutex::default(),
            unwanted: Notify::new(),
        });
        let (kept, url) = (leases.clone(), url.to_owned());
        let keeper = tokio::spawn(async move {
            let mut line = None;
            for number in 0.. {
                let (ended, was_held) = kept.attempt(&mut line, &url, number).await;
                if let Err(error) = &ended {
                    tracing::debug!(?error, "no lease for the cache");
                }
                match ended {
                    Ok(Ended::Moved) => {}
                    Err(_) if !was_held => tokio::time::sleep(LONG_PAUSE).await,
                    _ => tokio::time::sleep(PAUSE).await,
                }
            }
        });
        (leases, Keeper(keeper))
    }

    /// The lease, when there is one now.
    pub fn held(&self) -> Option<Held> {
        self.slot().as_ref().filter(|(_, looked)| looked.elapsed() < LIFE).map(|(held, _)| held.clone())
    }

    fn slot(&self) -> MutexGuard<'_, Option<(Held, Instant)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The stamps of this moment, where the lease is for them, and what Redis keeps under the name of `wanted`.
    pub async fn stamps(&self, held: &Held, wanted: Option<&str>) -> Result<(Arc<Stamps>, Option<Arc<Sealed>>)> {
        let told = held.store.read(wanted).await;
        match &told {
            Ok((stamps, _)) if *stamps.identity() == held.identity => return told,
            Err(_) if !held.store.is_away() => return told,
            _ => self.give_up_of(held),
        }
        told.and(Err(Error::unavailable("the stamps of the cache have moved")))
    }

    /// Gives up this lease, not one that came after it.
    fn give_up_of(&self, held: &Held) {
        let is_held = self.slot().as_ref().is_some_and(|(now, _)| now.number == held.number);
        if is_held {
            self.give_up();
        }
    }

    /// Asks for the lease to be given up at once.
    pub fn give_up(&self) {
        self.lose();
        self.unwanted.notify_one();
    }

    /// Tells whether there was one.
    fn lose(&self) -> bool {
        let held = self.slot().take();
        if let Some((held, _)) = &held {
            tell(&held.store, 0.0);
        }
        held.is_some()
    }

    /// Gets a lease and keeps it; tells why it has ended, and whether there was one. The connection stays for the next.
    async fn attempt(&self, line: &mut Option<AsyncPgConnection>, url: &str, number: u64) -> (Result<Ended>, bool) {
        let mut connection = match line.take() {
            Some(connection) => connection,
            None => match connect(url).await {
                Ok(connection) => connection,
                Err(error) => return (Err(error), false),
            },
        };
        let mut ended = self.keep(&mut connection, number).await;
        // First, since others write as soon as the lock is gone.
        let was_held = self.lose();
        if ended.is_ok() {
            match connection.batch_execute("ROLLBACK").await {
                Ok(()) => *line = Some(connection),
                Err(error) => ended = Err(error.into()),
            }
        }
        (ended, was_held)
    }

    /// Gets a lease and keeps it until somebody wants to write without the cache, or something fails.
    async fn keep(&self, connection: &mut AsyncPgConnection, number: u64) -> Result<Ended> {
        if let Some(shared) = &self.shared
            && let Ok(identity) = shared.tidy().await
        {
            connection.batch_execute(SHARE).await?;
            let found: Identity = sql_query("SELECT identity FROM cache_leases").get_result(connection).await?;
            if *found.identity != *identity {
                connection.batch_execute("ROLLBACK").await?;
                seize(connection, &identity).await?;
                return Ok(Ended::Moved);
            }
            return self.hold(connection, number, shared, identity).await;
        }
        connection.batch_execute(SEIZE).await?;
        self.hold(connection, number, &self.alone, self.alone.tidy().await?).await
    }

    /// Keeps the lease that a connection has got for stamps.
    async fn hold(
        &self,
        connection: &mut AsyncPgConnection,
        number: u64,
        store: &Arc<Store>,
        identity: Arc<str>,
    ) -> Result<Ended> {
        let catalog = Arc::new(Catalog::load(connection).await?);
        let began = Instant::now();
        let migrations = look(connection).await?.migrations;
        if store.renew(catalog.watched()).await? != identity {
            return Err(Error::unavailable("the stamps of the cache have moved"));
        }
        *self.slot() = Some((Held { number, store: store.clone(), identity: identity.clone(), catalog }, began));
        tell(store, 1.0);
        let mut tidied = Instant::now();
        loop {
            if timeout(LOOK, self.unwanted.notified()).await.is_ok() {
                return Ok(if store.is_away() { Ended::Moved } else { Ended::Unwanted });
            }
            let began = Instant::now();
            let seen = timeout(LIFE, look(connection)).await.map_err(Error::unavailable)??;
            if seen.is_wanted || seen.migrations != migrations {
                return Ok(Ended::Unwanted);
            }
            match &mut *self.slot() {
                Some((_, looked)) => *looked = began,
                None => return Ok(Ended::Unwanted),
            }
            if tidied.elapsed() > LIFE {
                tidied = Instant::now();
                if store.tidy().await? != identity || self.can_share_instead_of(store).await {
                    return Ok(Ended::Moved);
                }
            }
        }
    }

    /// Whether the stamps that servers share can be had again in place of these.
    async fn can_share_instead_of(&self, store: &Arc<Store>) -> bool {
        match &self.shared {
            Some(shared) if !Arc::ptr_eq(shared, store) => shared.tidy().await.is_ok(),
            _ => false,
        }
    }
}

fn tell(store: &Store, is_held: f64) {
    let stamps = if matches!(store, Store::Shared(_)) { "shared" } else { "alone" };
    metrics::gauge!("tessera_cache_lease", "stamps" => stamps).set(is_held);
}

async fn look(connection: &mut AsyncPgConnection) -> Result<Look> {
    Ok(sql_query(LOOK_AROUND).get_result(connection).await?)
}

/// Makes leases be for other stamps, when nobody holds one.
async fn seize(connection: &mut AsyncPgConnection, identity: &str) -> Result<()> {
    connection.batch_execute(SEIZE).await?;
    sql_query("UPDATE cache_leases SET identity = $1").bind::<Text, _>(identity).execute(connection).await?;
    connection.batch_execute("COMMIT").await?;
    Ok(())
}

async fn connect(url: &str) -> Result<AsyncPgConnection> {
    AsyncPgConnection::establish(url).await.map_err(Error::unavailable)
}
