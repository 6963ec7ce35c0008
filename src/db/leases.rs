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

const SESSION: &str = "SET application_name = 'tessera cache'; SET idle_in_transaction_session_timeout = 1500; \
     SET statement_timeout = 10000; SET lock_timeout = 0";
/// The first is shared by servers with one Redis; the second is for a server alone.
const LOCKS: [&str; 2] =
    ["BEGIN; LOCK TABLE cache_leases IN SHARE MODE", "BEGIN; LOCK TABLE cache_leases IN SHARE ROW EXCLUSIVE MODE"];
/// Waits for nobody: whoever has a lease with another identity keeps it.
const SEIZE: &str = "BEGIN; LOCK TABLE cache_leases IN SHARE ROW EXCLUSIVE MODE NOWAIT";

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
#[derive(Debug, Clone)]
pub struct Held {
    /// Another one each time a lease is got.
    pub number: u64,
    /// Where the stamps are that it is for.
    pub identity: Arc<str>,
    pub catalog: Arc<Catalog>,
}

/// Keeps a lease for this server whenever it can be had.
pub struct Leases {
    pub store: Store,
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
    pub fn start(store: Store, url: &str) -> (Arc<Self>, Keeper) {
        let leases = Arc::new(Self { store, held: Mutex::default(), unwanted: Notify::new() });
        let (kept, url) = (leases.clone(), url.to_owned());
        let keeper = tokio::spawn(async move {
            for number in 0.. {
                let ended = kept.keep(&url, number).await;
                kept.lose();
                match ended {
                    Ok(()) => tokio::time::sleep(PAUSE).await,
                    Err(error) => {
                        tracing::debug!(?error, "no lease for the cache");
                        tokio::time::sleep(LONG_PAUSE).await;
                    }
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
        let told = self.store.read(wanted).await?;
        if *told.0.identity() == held.identity {
            return Ok(told);
        }
        self.give_up();
        Err(Error::unavailable("the stamps of the cache have moved"))
    }

    /// Asks for the lease to be given up at once.
    pub fn give_up(&self) {
        self.lose();
        self.unwanted.notify_one();
    }

    fn lose(&self) {
        if self.slot().take().is_some() {
            metrics::gauge!("tessera_cache_lease").set(0.0);
        }
    }

    /// Gets a lease and keeps it until somebody wants to write without the cache, or something fails.
    async fn keep(&self, url: &str, number: u64) -> Result<()> {
        // Without stamps there is nothing to hold a lease for, and nobody is to wait for it.
        let identity = self.store.tidy().await?;
        let mut connection = connect(url).await?;
        let [shared, alone] = LOCKS;
        connection.batch_execute(if self.store.is_shared() { shared } else { alone }).await?;
        let found: Identity = sql_query("SELECT identity FROM cache_leases").get_result(&mut connection).await?;
        if *found.identity != *identity {
            connection.batch_execute("ROLLBACK").await?;
            return seize(&mut connection, &identity).await;
        }
        let catalog = Arc::new(Catalog::load(&mut connection).await?);
        let began = Instant::now();
        let migrations = look(&mut connection).await?.migrations;
        if self.store.renew(catalog.watched()).await? != identity {
            return Err(Error::unavailable("the stamps of the cache have moved"));
        }
        *self.slot() = Some((Held { number, identity: identity.clone(), catalog }, began));
        metrics::gauge!("tessera_cache_lease").set(1.0);
        let mut tidied = Instant::now();
        loop {
            if timeout(LOOK, self.unwanted.notified()).await.is_ok() {
                return Ok(());
            }
            let began = Instant::now();
            let seen = timeout(LIFE, look(&mut connection)).await.map_err(Error::unavailable)??;
            if seen.is_wanted || seen.migrations != migrations {
                return Ok(());
            }
            match &mut *self.slot() {
                Some((_, looked)) => *looked = began,
                None => return Ok(()),
            }
            if tidied.elapsed() > LIFE {
                tidied = Instant::now();
                if self.store.tidy().await? != identity {
                    return Ok(());
                }
            }
        }
    }
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
    let mut connection = AsyncPgConnection::establish(url).await.map_err(Error::unavailable)?;
    connection.batch_execute(SESSION).await?;
    Ok(connection)
}
