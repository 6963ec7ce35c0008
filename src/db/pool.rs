//! The connection pool.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use bb8_redis::bb8::{ErrorSink, Pool, PooledConnection};
use diesel::connection::set_default_instrumentation;
use diesel_async::{
    AsyncConnection, AsyncPgConnection, SimpleAsyncConnection,
    pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, PoolError, RecyclingMethod},
};
use futures_util::FutureExt;

use crate::{
    config::DatabaseConfig,
    db::{
        leases::Leases,
        readers::{Reader, Readers},
        statements,
    },
    error::{Error, Result},
};

type Manager = AsyncDieselConnectionManager<AsyncPgConnection>;

/// A pooled connection. `&*connection` pipelines statements that run concurrently.
pub type Connection<'a> = PooledConnection<'a, Manager>;

/// The pool of connections to PostgreSQL.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    pub(super) url: Arc<str>,
    keyed: Arc<Readers>,
    lists: Arc<Readers>,
    /// Leave to answer from memory, for those who change what is; none in a program that does not answer.
    leases: Arc<OnceLock<Arc<Leases>>>,
}

/// Statements on one connection at a time: rows by id and by parent are found in a moment, lists may take longer.
const KEYED_DEPTH: usize = 16;
const LISTS_DEPTH: usize = 4;

/// When PostgreSQL plans a statement.
#[derive(Debug, Clone, Copy)]
enum Planning {
    /// Once for all values.
    Once,
    /// For the values at hand, each time.
    EachTime,
}

impl Db {
    /// Opens the pool, and one connection at once, so that a wrong address fails here with its reason
    /// instead of as a time-out later.
    pub async fn connect(config: &DatabaseConfig, url: &str) -> Result<Self> {
        // Refused only when set before; the hook is the same one then.
        let _ = set_default_instrumentation(statements::instrumentation);
        let first = tokio::time::timeout(config.connect_timeout(), AsyncPgConnection::establish(url)).await;
        drop(first.map_err(Error::unavailable)?.map_err(Error::unavailable)?);
        let mut manager = ManagerConfig::default();
        manager.recycling_method = RecyclingMethod::Fast;
        let session = session_settings(config, Planning::EachTime);
        let shares = Shares::of(config.pool_size);
        let readers = |places, planning| {
            let session = session_settings(config, planning);
            Arc::new(Readers::new(url, &session, places, config.connect_timeout(), config.acquire_timeout()))
        };
        let keyed = readers((shares.keyed, KEYED_DEPTH), Planning::Once);
        let lists = readers((shares.lists, LISTS_DEPTH), Planning::EachTime);
        manager.custom_setup = Box::new(move |url| {
            let (url, session) = (url.to_owned(), session.clone());
            async move {
                let mut connection = AsyncPgConnection::establish(&url).await?;
                connection.batch_execute(&session).await.map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Ok(connection)
            }
            .boxed()
        });
        let pool = Pool::builder()
            .max_size(shares.exclusive)
            .min_idle(Some(1))
            .connection_timeout(config.acquire_timeout())
            .max_lifetime(Some(Duration::from_mins(30)))
            .test_on_check_out(false)
            .error_sink(Box::new(LoggingSink))
            .build(AsyncDieselConnectionManager::new_with_config(url, manager))
            .await
            .map_err(Error::unavailable)?;
        Ok(Self { pool, url: url.into(), keyed, lists, leases: Arc::default() })
    }

    /// A connection for transactions, waiting at most the configured time for one to be free.
    pub async fn connection(&self) -> Result<Connection<'_>> {
        Ok(self.pool.get().await?)
    }

    /// A shared connection for one statement that reads rows by id or by parent. An index on the key is the right way
    /// to them whatever the values are, so PostgreSQL plans such a statement once: planning costs more than finding.
    pub async fn keyed(&self) -> Result<Reader<'_>> {
        self.keyed.turn().await
    }

    /// A shared connection for one statement with conditions of a caller's choice, planned for the values at hand.
    pub async fn lists(&self) -> Result<Reader<'_>> {
        self.lists.turn().await
    }

    /// Has transactions tell the cache what they change from now on.
    pub fn tell(&self, leases: Arc<Leases>) {
        // Told twice, the first stays, as it does for a server.
        let _ = self.leases.set(leases);
    }

    /// Leave to answer from memory, where this program does.
    pub fn leases(&self) -> Option<&Arc<Leases>> {
        self.leases.get()
    }

    /// How many connections are open, and how many of them are idle.
    pub fn usage(&self) -> (u32, u32) {
        let state = self.pool.state();
        let shared = [self.keyed.usage(), self.lists.usage()];
        shared.iter().fold((state.connections, state.idle_connections), |(open, idle), shared| {
            (open.saturating_add(shared.0), idle.saturating_add(shared.1))
        })
    }
}

/// How many connections of each kind there are: half for lists, a quarter each for keyed reads and transactions.
struct Shares {
    exclusive: u32,
    keyed: u32,
    lists: u32,
}

impl Shares {
    fn of(connections: u32) -> Self {
        let keyed = (connections / 4).max(1);
        let lists = (connections / 2).max(1);
        Self { exclusive: connections.saturating_sub(keyed).saturating_sub(lists).max(1), keyed, lists }
    }
}

/// What every connection is told at its start. Cursors rely on the time zone. Lists are planned for the values at hand:
/// the right plan for a rare word is the wrong one for a frequent one. An index stands behind every filter and order,
/// so a scan of a whole table is never the better way to the first rows, whatever the planner guesses. Told of a small
/// cache, it no longer takes the first rows of a walk through an index for as cheap as the average of all of them: it
/// walked past a hundred thousand clients for the fifty it could have had from the index of words. A contradiction in
/// the conditions is found before it is searched for, and one question keeps one processor busy, not all.
fn session_settings(config: &DatabaseConfig, planning: Planning) -> String {
    let plans = match planning {
        Planning::Once => "force_generic_plan",
        Planning::EachTime => "force_custom_plan",
    };
    format!(
        "SET TIME ZONE 'UTC'; SET application_name = 'tessera'; SET statement_timeout = {}; \
         SET lock_timeout = 2000; SET idle_in_transaction_session_timeout = 10000; SET jit = off; \
         SET plan_cache_mode = {plans}; SET enable_seqscan = off; SET random_page_cost = 1.1; \
         SET effective_cache_size = '128MB'; SET constraint_exclusion = on; \
         SET max_parallel_workers_per_gather = 0",
        config.statement_timeout_ms
    )
}

#[derive(Debug, Clone, Copy)]
struct LoggingSink;

impl ErrorSink<PoolError> for LoggingSink {
    fn sink(&self, error: PoolError) {
        tracing::warn!(%error, "a connection to PostgreSQL failed");
    }

    fn boxed_clone(&self) -> Box<dyn ErrorSink<PoolError>> {
        Box::new(*self)
    }
}
