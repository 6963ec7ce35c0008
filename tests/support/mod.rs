//! The server under test, and callers that speak to it.

pub mod browsers;
pub mod callers;
pub mod clocks;
pub mod clusters;
pub mod mails;
pub mod patience;
pub mod processes;
pub mod redis_servers;
pub mod sockets;

use std::{net::SocketAddr, sync::Arc};

use tessera::{
    app::App,
    clock::Clock,
    config::{Config, LimitsConfig},
    http::Server,
};
use tokio::sync::oneshot;

pub use callers::{Answer, Caller};
pub use patience::until;

/// A running server with a database of its own. Dropping it stops the server and drops the database, which would
/// take memory until the end of the run.
pub struct TestApp {
    pub app: Arc<App>,
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    database_url: String,
    /// The keys and the files live in it.
    pub data_dir: clusters::Directory,
}

impl TestApp {
    /// A server on the demo's data.
    pub async fn demo() -> Self {
        Self::start(clusters::demo_database().await).await
    }

    /// The same for a server that makes every answer.
    pub async fn uncached() -> Self {
        Self::start_with(clusters::demo_database().await, |config| config.cache.enabled = false).await
    }

    /// A server on a database that exists.
    pub async fn start(database_url: String) -> Self {
        Self::start_with(database_url, |_| {}).await
    }

    /// The same with settings of its own.
    pub async fn start_with(database_url: String, set: impl FnOnce(&mut Config)) -> Self {
        Self::start_adapted(database_url, set, |_| {}).await
    }

    /// A second server with the database and the keys of another.
    pub async fn start_beside(first: &Self) -> Self {
        let keys = first.data_dir.path().join("keys.json");
        Self::start_with(first.database_url.clone(), |config| config.auth.keys_file = Some(keys)).await
    }

    /// The same with a Redis.
    pub async fn start_with_redis(database_url: String, redis_url: &str, set: impl FnOnce(&mut Config)) -> Self {
        Self::start_whole(database_url, Some(redis_url), Clock::system(), set, |_| {}).await
    }

    /// The same with other parts as well.
    pub async fn start_adapted(
        database_url: String,
        set: impl FnOnce(&mut Config),
        adapt: impl FnOnce(&mut App),
    ) -> Self {
        Self::start_whole(database_url, None, Clock::system(), set, adapt).await
    }

    /// The same at another time.
    pub async fn start_at(database_url: String, clock: Clock, set: impl FnOnce(&mut Config)) -> Self {
        Self::start_whole(database_url, None, clock, set, |_| {}).await
    }

    async fn start_whole(
        database_url: String,
        redis_url: Option<&str>,
        clock: Clock,
        set: impl FnOnce(&mut Config),
        adapt: impl FnOnce(&mut App),
    ) -> Self {
        let mut config = Config::default();
        config.http.listen = SocketAddr::from(([127, 0, 0, 1], 0));
        config.http.operations_listen = SocketAddr::from(([127, 0, 0, 1], 0));
        config.database.acquire_timeout_ms = 20_000;
        config.limits = roomy();
        set(&mut config);
        let data_dir = clusters::Directory::new();
        let mut app = App::new(config, clock, &database_url, redis_url, data_dir.path()).await.unwrap();
        adapt(&mut app);
        let app = Arc::new(app);
        let server = Server::bind(app.clone()).await.unwrap();
        let address = server.address().unwrap();
        let (stop, stopped) = oneshot::channel();
        tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        Self { app, address, stop: Some(stop), database_url, data_dir }
    }

    /// Lets the server end as a signal does.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn database_url(&self) -> &str {
        &self.database_url
    }

    /// Somebody who has not signed in.
    pub fn anonymous(&self) -> Caller {
        Caller::new(self.url("/graphql"), None)
    }

    pub async fn admin(&self) -> Caller {
        self.caller("ada.admin@tessera.example").await
    }

    pub async fn manager(&self) -> Caller {
        self.caller("max.manager@tessera.example").await
    }

    pub async fn seller(&self) -> Caller {
        self.caller("sara.seller@tessera.example").await
    }

    pub async fn support(&self) -> Caller {
        self.caller("sam.support@tessera.example").await
    }

    /// An access token of somebody who has signed in.
    pub async fn bearer(&self, email: &str) -> String {
        self.app.auth.mint_for(email, std::time::Duration::from_mins(10)).await.unwrap()
    }

    /// Somebody who has signed in, without the cost of checking a password.
    pub async fn caller(&self, email: &str) -> Caller {
        Caller::new(self.url("/graphql"), Some(self.bearer(email).await))
    }
}

/// Limits that no test reaches which does not set its own.
fn roomy() -> LimitsConfig {
    LimitsConfig {
        anonymous_per_minute: 1_000_000,
        user_per_minute: 1_000_000,
        user_cost_per_minute: 50_000_000,
        partner_per_minute: 1_000_000,
        partner_cost_per_minute: 50_000_000,
        sign_in_per_minute: 1_000_000,
        sign_in_burst: 1_000_000,
        refresh_per_minute: 1_000_000,
        refresh_burst: 1_000_000,
        reset_per_hour: 1_000_000,
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.stop();
        clusters::drop_database(&self.database_url);
    }
}
