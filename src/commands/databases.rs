//! The databases a command works on: the ones the settings name, else our own.

use tokio_postgres::NoTls;

use crate::{
    auth::Auth,
    clock::Clock,
    config::{Config, without_password},
    db::Db,
    embedded::{Postgres, Redis, postgres, redis},
    limits::Limits,
};

use super::{Failure, chain};

/// Keeps embedded servers running while it lives; dropping it stops them.
pub(super) struct Databases {
    pub url: String,
    pub redis_url: Option<String>,
    // Redis first: fields drop in order, and PostgreSQL's lock is the one that lets the next start begin.
    _redis: Option<Redis>,
    _postgres: Option<Postgres>,
}

impl Databases {
    /// For the server: starts what the settings do not name. Blocks while it does.
    pub fn open(config: &Config) -> Result<Self, Failure> {
        let postgres = match &config.database.url {
            Some(_) => None,
            None => Some(postgres::start(&data_dir(config)?, &options(config))?),
        };
        let redis = if config.redis.url.is_none() && config.embedded.redis { own_redis(config) } else { None };
        let redis_url = config.redis.url.clone().or_else(|| redis.as_ref().map(Redis::url));
        Ok(Self { url: url(config, postgres.as_ref()), redis_url, _redis: redis, _postgres: postgres })
    }

    /// For commands that also work beside a running server: uses its PostgreSQL, or starts one for the while.
    pub fn join(config: &Config) -> Result<Self, Failure> {
        let postgres = match &config.database.url {
            Some(_) => None,
            None => Some(postgres::join(&data_dir(config)?, &options(config))?),
        };
        let url = url(config, postgres.as_ref());
        Ok(Self { url, redis_url: None, _redis: None, _postgres: postgres })
    }
}

/// Connects once, because only the driver's own error says why a database cannot be reached.
pub(super) async fn reach(config: &Config, url: &str) -> Result<(), Failure> {
    let attempt = tokio::time::timeout(config.database.connect_timeout(), tokio_postgres::connect(url, NoTls)).await;
    let reason = match attempt {
        Ok(Ok(_)) => return Ok(()),
        Ok(Err(error)) => chain(&error),
        Err(_) => format!("no answer within {} ms", config.database.connect_timeout_ms),
    };
    Err(Failure(format!("The database {} cannot be used: {reason}.", without_password(url))))
}

/// Accounts, sessions and keys, for a command that works on them.
pub(super) async fn auth(config: &Config, databases: &Databases) -> Result<Auth, Failure> {
    reach(config, &databases.url).await?;
    let db = Db::connect(&config.database, &databases.url).await?;
    let (limits, _teller) = Limits::start(&config.limits, None);
    Ok(Auth::new(&config.auth, &data_dir(config)?, Clock::system(), &db, limits).await?)
}

fn url(config: &Config, postgres: Option<&Postgres>) -> String {
    let own = postgres.map(|postgres| postgres.url().to_owned());
    own.or_else(|| config.database.url.clone()).unwrap_or_default()
}

/// Redis makes the server faster, never able: without one it says so once and goes on.
fn own_redis(config: &Config) -> Option<Redis> {
    let started = data_dir(config).and_then(|directory| Ok(redis::start(&directory, config.embedded.redis_memory_mb)?));
    match started {
        Ok(Some(redis)) => return Some(redis),
        Ok(None) => tracing::info!("redis-server is not installed; running without Redis"),
        Err(failure) => tracing::warn!(%failure, "running without Redis"),
    }
    None
}

fn options(config: &Config) -> postgres::Options {
    postgres::Options {
        bin: config.embedded.postgres_bin.clone(),
        shared_buffers_mb: config.embedded.shared_buffers_mb,
        // Room for the pool, and for commands and people beside it.
        max_connections: config.database.pool_size.saturating_add(40).max(100),
        durable: true,
    }
}

pub(super) fn data_dir(config: &Config) -> Result<std::path::PathBuf, Failure> {
    config.data_dir.clone().ok_or_else(|| Failure("data_dir is not set; name one with --data-dir.".to_owned()))
}
