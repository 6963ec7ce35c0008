//! The connection pool.

use std::{sync::Arc, time::Duration};

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
    readers: Arc<Readers>,
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
        let session = session_settings(config);
        let shared = usize::try_from(config.pool_size / 2).unwrap_or(1).max(1);
        let readers = Readers::new(url, &session, shared, config.connect_timeout(), config.acquire_timeout());
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
            .max_size(config.pool_size.div_ceil(2))
            .min_idle(Some(1))
            .connection_timeout(config.acquire_timeout())
            .max_lifetime(Some(Duration::from_mins(30)))
            .test_on_check_out(false)
            .error_sink(Box::new(LoggingSink))
            .build(AsyncDieselConnectionManager::new_with_config(url, manager))
            .await
            .map_err(Error::unavailable)?;
        Ok(Self { pool, readers: Arc::new(readers) })
    }

    /// A connection for transactions, waiting at most the configured time for one to be free.
    pub async fn connection(&self) -> Result<Connection<'_>> {
        Ok(self.pool.get().await?)
    }

    /// A connection to run one statement on beside those of other requests, waiting at most the configured time.
    pub async fn reader(&self) -> Result<Reader<'_>> {
        self.readers.turn().await
    }

    /// How many connections are open, and how many of them are idle.
    pub fn usage(&self) -> (u32, u32) {
        let (state, (open, idle)) = (self.pool.state(), self.readers.usage());
        let sum = |exclusive: u32, shared: usize| exclusive.saturating_add(u32::try_from(shared).unwrap_or(u32::MAX));
        (sum(state.connections, open), sum(state.idle_connections, idle))
    }
}

/// What every connection is told at its start. Cursors rely on the time zone. Plans are made for the values at hand:
/// the right plan for a rare word is the wrong one for a frequent one. An index stands behind every filter and order,
/// so a scan of a whole table is never the better way to the first rows, whatever the planner guesses.
fn session_settings(config: &DatabaseConfig) -> String {
    format!(
        "SET TIME ZONE 'UTC'; SET application_name = 'tessera'; SET statement_timeout = {}; \
         SET lock_timeout = 2000; SET idle_in_transaction_session_timeout = 10000; SET jit = off; \
         SET plan_cache_mode = force_custom_plan; SET enable_seqscan = off; SET random_page_cost = 1.1",
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
