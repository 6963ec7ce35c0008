//! Whether the server can answer, and what it leans on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::{sync::Mutex, time::timeout};

use crate::{
    app::App,
    cache,
    db::versions,
    error::{Error, Result},
};

const DATABASE_TIMEOUT: Duration = Duration::from_millis(500);
const REDIS_TIMEOUT: Duration = Duration::from_millis(200);
/// How long the result of a look at the dependencies stands.
const FRESH: Duration = Duration::from_secs(1);

/// The state of the server and of its dependencies.
pub struct Health {
    pub(super) app: Arc<App>,
    draining: AtomicBool,
    expected_migration: Option<String>,
    last: Mutex<Option<(Instant, Report)>>,
}

/// What one look at the dependencies found.
#[derive(Debug, Clone, Serialize)]
struct Report {
    database: Dependency,
    migrations: Dependency,
    #[serde(skip_serializing_if = "Option::is_none")]
    redis: Option<Dependency>,
}

#[derive(Debug, Clone, Serialize)]
struct Dependency {
    status: &'static str,
    latency_ms: f64,
    /// When the status became what it is.
    since: DateTime<Utc>,
}

impl Dependency {
    fn is_up(&self) -> bool {
        self.status == "up"
    }

    fn new(is_up: bool, latency: Duration, before: Option<&Self>, now: DateTime<Utc>) -> Self {
        let status = if is_up { "up" } else { "down" };
        let since = before.filter(|before| before.status == status).map_or(now, |before| before.since);
        Self { status, latency_ms: (latency.as_secs_f64() * 1e5).round() / 1e2, since }
    }
}

impl Health {
    pub fn new(app: Arc<App>) -> Self {
        let expected_migration = versions::newest();
        Self { app, draining: AtomicBool::new(false), expected_migration, last: Mutex::new(None) }
    }

    /// From now on the server is on its way out: no balancer should send it more.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Relaxed);
    }

    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Relaxed)
    }

    /// Whether requests can be answered, and why not. Redis only degrades.
    pub async fn readiness(&self) -> (bool, Value) {
        if self.is_draining() {
            return (false, json!({ "status": "unready", "reasons": ["draining"], "degraded": [] }));
        }
        let report = self.report().await;
        let named = |list: &[(&'static str, bool)]| -> Vec<&'static str> {
            list.iter().filter(|(_, is_up)| !is_up).map(|(name, _)| *name).collect()
        };
        let reasons = named(&[("database", report.database.is_up()), ("migrations", report.migrations.is_up())]);
        let degraded = named(&[("redis", report.redis.as_ref().is_none_or(Dependency::is_up))]);
        let is_ready = reasons.is_empty();
        let status = if is_ready { "ready" } else { "unready" };
        (is_ready, json!({ "status": status, "reasons": reasons, "degraded": degraded }))
    }

    /// Each dependency with its latency and the time of its last change.
    pub async fn details(&self) -> Value {
        let report = self.report().await;
        json!({
            "version": env!("CARGO_PKG_VERSION"),
            "draining": self.is_draining(),
            "expected_migration": self.expected_migration,
            "dependencies": report,
        })
    }

    /// The last report, or a new one when it is old. Askers at the same time wait for one look.
    async fn report(&self) -> Report {
        let mut last = self.last.lock().await;
        if let Some((when, report)) = &*last
            && when.elapsed() < FRESH
        {
            return report.clone();
        }
        let report = self.look(last.as_ref().map(|(_, report)| report)).await;
        *last = Some((Instant::now(), report.clone()));
        report
    }

    async fn look(&self, before: Option<&Report>) -> Report {
        let now = self.app.clock.now();
        let (database, redis) = tokio::join!(timed(DATABASE_TIMEOUT, versions::applied(&self.app.db)), async {
            let redis = self.app.redis.as_ref()?;
            Some(timed(REDIS_TIMEOUT, cache::ping(redis)).await)
        },);
        let (version, latency) = database;
        // A newer schema than ours is fine: migrations only widen what older programs use.
        let is_migrated = version.as_ref().is_ok_and(|version| *version >= self.expected_migration);
        let before_database = before.map(|before| &before.database);
        let before_migrations = before.map(|before| &before.migrations);
        let before_redis = before.and_then(|before| before.redis.as_ref());
        let report = Report {
            database: Dependency::new(version.is_ok(), latency, before_database, now),
            migrations: Dependency::new(is_migrated, latency, before_migrations, now),
            redis: redis.map(|(up, latency)| Dependency::new(up.is_ok(), latency, before_redis, now)),
        };
        if let Err(error) = &version
            && before_database.is_none_or(Dependency::is_up)
        {
            tracing::warn!(?error, "PostgreSQL does not answer");
        }
        report
    }
}

async fn timed<T>(limit: Duration, work: impl Future<Output = Result<T>>) -> (Result<T>, Duration) {
    let started = Instant::now();
    let result = timeout(limit, work).await.unwrap_or_else(|elapsed| Err(Error::unavailable(elapsed)));
    (result, started.elapsed())
}
