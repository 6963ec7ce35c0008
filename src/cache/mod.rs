//! Redis: the pool. Nothing here may hold up a request: Redis is a help, never a need.
//!
//! - [`stamps`]: what tables look like; [`answers`]: what was read from them, kept; [`flights`]: what is being read
//! - [`buckets`]: counters that servers share; [`news`]: tells the other servers; [`breaker`]: leaves alone what does not answer

pub mod answers;
pub mod breaker;
pub mod buckets;
pub mod flights;
pub mod news;
pub mod stamps;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use bb8_redis::{
    bb8::{ManageConnection, Pool},
    redis::{
        self, AsyncConnectionConfig, Client, Cmd, FromRedisValue, Pipeline, RedisError, Value,
        aio::{ConnectionLike, MultiplexedConnection},
    },
};

use crate::error::{Error, Result};

pub type RedisPool = Pool<Connections>;

/// A multiplexed connection carries many questions at once, so few are needed.
const CONNECTIONS: u32 = 4;
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);
/// Attempts to sign in wait for Redis, and no other request does; three of them find out that it does not answer.
const ACQUIRE_TIMEOUT: Duration = Duration::from_millis(100);
const RESPONSE_TIMEOUT: Duration = Duration::from_millis(100);

/// Opens the pool, also while Redis does not answer: it connects when it is asked. An address that cannot be one fails here.
pub async fn connect(url: &str) -> Result<RedisPool> {
    let connections = Connections(Client::open(url).map_err(Error::unavailable)?);
    Pool::builder()
        .max_size(CONNECTIONS)
        .connection_timeout(ACQUIRE_TIMEOUT)
        // The check would be one more trip for each question; a lost connection shows at its use.
        .test_on_check_out(false)
        .retry_connection(false)
        .build(connections)
        .await
        .map_err(Error::unavailable)
}

/// Whether Redis answers.
pub async fn ping(pool: &RedisPool) -> Result<()> {
    pool.get().await?.ask(Cmd::new().arg("PING")).await
}

/// Makes connections for the pool. The one that comes with bb8-redis never calls a connection broken, so that after
/// a restart of Redis the pool would hold dead connections for ever.
#[derive(Debug, Clone)]
pub struct Connections(Client);

/// A connection that remembers whether it was lost.
pub struct Connection {
    inner: MultiplexedConnection,
    /// Which run of a Redis it leads to.
    server: String,
    is_lost: AtomicBool,
}

impl Connection {
    /// Asks one question. The pool drops the connection afterwards when it turned out to be lost.
    pub async fn ask<T: FromRedisValue>(&mut self, question: &Cmd) -> Result<T> {
        self.try_ask(question).await.map_err(|error| self.lost(error))
    }

    /// Asks several questions in one trip. One that Redis refuses fails all.
    pub async fn ask_all(&mut self, questions: &Pipeline) -> Result<Vec<Value>> {
        let count = questions.cmd_iter().count();
        let answers = self.inner.req_packed_commands(questions, 0, count).await;
        let answers = answers.and_then(|answers| answers.into_iter().map(Value::extract_error).collect());
        answers.map_err(|error| self.lost(error))
    }

    /// Which run of a Redis it leads to: another after each start.
    pub fn server(&self) -> &str {
        &self.server
    }

    async fn try_ask<T: FromRedisValue>(&mut self, question: &Cmd) -> std::result::Result<T, RedisError> {
        let value = self.inner.req_packed_command(question).await?.extract_error()?;
        T::from_redis_value(value).map_err(Into::into)
    }

    /// Remembers whether the connection was lost with this question.
    fn lost(&self, error: RedisError) -> Error {
        if error.is_unrecoverable_error() || error.is_io_error() {
            self.is_lost.store(true, Ordering::Relaxed);
        }
        Error::unavailable(error)
    }
}

impl ManageConnection for Connections {
    type Connection = Connection;
    type Error = RedisError;

    async fn connect(&self) -> std::result::Result<Connection, RedisError> {
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(CONNECT_TIMEOUT))
            .set_response_timeout(Some(RESPONSE_TIMEOUT));
        let mut inner = self.0.get_multiplexed_async_connection_with_config(&config).await?;
        let info: String = redis::cmd("INFO").arg("server").query_async(&mut inner).await?;
        let server = info.lines().find_map(|line| line.strip_prefix("run_id:")).unwrap_or_default().trim().to_owned();
        Ok(Connection { inner, server, is_lost: AtomicBool::new(false) })
    }

    async fn is_valid(&self, connection: &mut Connection) -> std::result::Result<(), RedisError> {
        redis::cmd("PING").query_async(&mut connection.inner).await
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.is_lost.load(Ordering::Relaxed)
    }
}
