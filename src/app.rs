//! What every request shares, built once at start.

use std::{path::Path, sync::Arc, time::Duration};

use crate::{
    auth::{Auth, audit_seals::AuditSealer, mails::Postman},
    cache::{self, RedisPool, stamps::Store},
    clock::Clock,
    config::Config,
    db::{
        Db,
        leases::{self, Keeper, Leases},
    },
    error::Result,
    limits::{Limits, Teller},
    mail::Mailer,
    models::{
        attachments::objects::Sweeper,
        trash::purge::{Purger, Retention},
    },
    outbound::Outbound,
    resolvers::{self, Schema},
    storage::Files,
};

/// The server's parts.
pub struct App {
    pub config: Config,
    pub clock: Clock,
    pub db: Db,
    /// A help, never a truth: absent or dead, the server is slower but never wrong.
    pub redis: Option<RedisPool>,
    pub redis_url: Option<String>,
    /// Leave to answer from memory, and what the database is called there; none where the cache is turned off.
    pub leases: Option<(Arc<Leases>, String)>,
    pub limits: Arc<Limits>,
    pub auth: Auth,
    /// Where requests of the server to others may go.
    pub outbound: Outbound,
    pub schema: Schema,
    pub files: Files,
    /// They end with the rest.
    _workers: (Sweeper, Purger, Postman, AuditSealer, Teller),
    _keeper: Option<Keeper>,
}

impl App {
    /// Connects the parts. The database's migrations have run; keys and files are kept in `data_dir`.
    pub async fn new(
        config: Config,
        clock: Clock,
        database_url: &str,
        redis_url: Option<&str>,
        data_dir: &Path,
    ) -> Result<Self> {
        let db = Db::connect(&config.database, database_url).await?;
        let redis = match redis_url {
            Some(url) => connect_redis(url).await,
            None => None,
        };
        let (limits, teller) = Limits::start(&config.limits, redis.clone());
        let mut auth = Auth::new(&config.auth, data_dir, clock.clone(), &db, limits.clone()).await?;
        let mailer = Mailer::open(&config.mail, config.profile, config.http.listen, data_dir)?;
        auth.sends_mail = mailer.is_some();
        let postman = Postman::start(db.clone(), auth.keys().clone(), clock.clone(), mailer);
        let outbound = Outbound::new(&config.webhooks.allowed_hosts);
        let files = Files::open(&config.files, data_dir)?;
        let interval = Duration::from_secs(config.files.sweep_seconds);
        let sweeper = Sweeper::start(db.clone(), files.clone(), clock.clone(), interval);
        let retention = Retention::of_days(config.trash.retention_days);
        let interval = Duration::from_secs(config.trash.sweep_seconds);
        let purger = Purger::start(db.clone(), auth.keys().clone(), clock.clone(), retention, interval);
        let interval = Duration::from_secs(config.audit.seal_seconds);
        let audit_sealer = AuditSealer::start(db.clone(), auth.keys().clone(), interval);
        let schema = resolvers::schema(config.may_introspect(), retention);
        let workers = (sweeper, purger, postman, audit_sealer, teller);
        let mut leases = None;
        let mut keeper = None;
        if config.cache.enabled {
            let database = leases::database_name(&db).await?;
            let (own, kept) = Leases::start(redis.clone().map(|redis| Store::shared(redis, &database)), database_url);
            db.tell(own.clone());
            (leases, keeper) = (Some((own, database)), Some(kept));
        }
        Ok(Self {
            config,
            clock,
            db,
            redis,
            redis_url: redis_url.map(str::to_owned),
            leases,
            limits,
            auth,
            outbound,
            schema,
            files,
            _workers: workers,
            _keeper: keeper,
        })
    }
}

/// Redis makes the server faster, never able: when it cannot be reached at the start, that is said once, and it is taken up
/// when it can.
async fn connect_redis(url: &str) -> Option<RedisPool> {
    let pool = match cache::connect(url).await {
        Ok(pool) => pool,
        Err(error) => {
            tracing::warn!(?error, "running without Redis");
            return None;
        }
    };
    if let Err(error) = cache::ping(&pool).await {
        tracing::warn!(?error, "Redis does not answer yet");
    }
    Some(pool)
}
