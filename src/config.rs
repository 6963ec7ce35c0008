//! Settings. The only module that reads the environment, flags and the configuration file.
//!
//! A setting comes from, in this order: a flag, the environment, the file, the default. `sources` layers them and
//! remembers where each value came from; `checks` refuses values that cannot work; `tessera.sample.toml` documents
//! every key, and a test holds it to this file.

mod checks;
mod effective;
mod flags;
mod graphql;
mod sources;

pub(crate) use checks::network_of;
pub(crate) use effective::without_password;
pub use flags::SettingFlags;
pub use graphql::{GraphqlConfig, HttpProfile};
pub use sources::{Origin, Settings, SettingsError};

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use serde::{Deserialize, Serialize};

/// Every setting of the server. Each section is a table of the configuration file.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub profile: Profile,
    /// Where the embedded PostgreSQL and Redis, the keys and the files live. `Settings::load` always fills it in:
    /// `/var/lib/tessera` for root, else `tessera` under the user's own data directory.
    pub data_dir: Option<PathBuf>,
    pub database: DatabaseConfig,
    pub redis: RedisConfig,
    pub cache: CacheConfig,
    pub embedded: EmbeddedConfig,
    pub http: HttpConfig,
    pub graphql: GraphqlConfig,
    pub auth: AuthConfig,
    pub mail: MailConfig,
    pub limits: LimitsConfig,
    pub files: FilesConfig,
    pub trash: TrashConfig,
    pub audit: AuditConfig,
    pub webhooks: WebhooksConfig,
    pub subscriptions: SubscriptionsConfig,
    pub log: LogConfig,
}

/// `development` opens GraphiQL, introspection and the demo's credentials; `production` closes them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    #[default]
    Development,
    Production,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseConfig {
    /// `postgres://…`; absent, the server starts a PostgreSQL of its own in the data directory.
    pub url: Option<String>,
    /// Connections at most; three are used in any case.
    pub pool_size: u32,
    pub connect_timeout_ms: u64,
    /// How long a request waits for a free connection.
    pub acquire_timeout_ms: u64,
    pub statement_timeout_ms: u64,
    /// Whether an empty database gets the demo's data at the start; absent: in development.
    pub seed_demo: Option<bool>,
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self {
            url: None,
            pool_size: 16,
            connect_timeout_ms: 5_000,
            acquire_timeout_ms: 1_000,
            statement_timeout_ms: 5_000,
            seed_demo: None,
        }
    }
}

impl DatabaseConfig {
    pub fn connect_timeout(&self) -> Duration {
        Duration::from_millis(self.connect_timeout_ms)
    }

    pub fn acquire_timeout(&self) -> Duration {
        Duration::from_millis(self.acquire_timeout_ms)
    }
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct RedisConfig {
    /// `redis://…` or `redis+unix:///…`; absent, the server starts a Redis of its own where the program exists.
    pub url: Option<String>,
}

/// What is kept of answers to queries. It is given out only while nothing has changed in what it was read from.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct CacheConfig {
    pub enabled: bool,
    /// Memory of this server for answers, in MiB, beside what Redis has.
    pub memory_mb: u32,
    /// How long an answer is kept at most, in seconds.
    pub seconds: u32,
}

impl Default for CacheConfig {
    fn default() -> Self {
        Self { enabled: true, memory_mb: 32, seconds: 300 }
    }
}

/// The PostgreSQL and Redis that a start without addresses brings up.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct EmbeddedConfig {
    /// Directory of PostgreSQL's programs (`initdb`, `postgres`); absent: the newest one installed.
    pub postgres_bin: Option<PathBuf>,
    /// Memory PostgreSQL keeps pages in, in MiB.
    pub shared_buffers_mb: u32,
    /// Whether a Redis is started beside it where `redis-server` is installed.
    pub redis: bool,
    /// Memory Redis may use before it drops what was used least, in MiB.
    pub redis_memory_mb: u32,
}

impl Default for EmbeddedConfig {
    fn default() -> Self {
        Self { postgres_bin: None, shared_buffers_mb: 256, redis: true, redis_memory_mb: 128 }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct HttpConfig {
    /// Where the API and the front end listen.
    pub listen: SocketAddr,
    /// Where metrics and detailed health listen; never on a public address.
    pub operations_listen: SocketAddr,
    /// Open connections at most, and at most from one address (0: no limit, for use behind a proxy).
    pub max_connections: usize,
    pub max_connections_per_address: usize,
    pub header_timeout_ms: u64,
    pub request_timeout_ms: u64,
    /// How long open requests may take to finish after a stop was asked for.
    pub drain_timeout_ms: u64,
    /// Largest body of a GraphQL request in bytes.
    pub max_body_bytes: usize,
    /// Origins, exactly as browsers send them, that may call the API from another site.
    pub cors_origins: Vec<String>,
    /// Addresses and networks of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
}

impl Default for HttpConfig {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            operations_listen: SocketAddr::from(([127, 0, 0, 1], 9464)),
            max_connections: 10_000,
            max_connections_per_address: 0,
            header_timeout_ms: 10_000,
            request_timeout_ms: 30_000,
            drain_timeout_ms: 25_000,
            max_body_bytes: 1024 * 1024,
            cors_origins: Vec::new(),
            trusted_proxies: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AuthConfig {
    /// Life of an access token in seconds.
    pub access_token_seconds: u64,
    /// Life of an unused session, and of any session, in days.
    pub session_idle_days: u32,
    pub session_absolute_days: u32,
    /// File of the signing keys; absent: `keys.json` in the data directory.
    pub keys_file: Option<PathBuf>,
    /// Minutes for which a session may do what needs a fresh proof of its holder; 0: for as long as it lasts.
    pub step_up_minutes: u32,
}

impl Default for AuthConfig {
    fn default() -> Self {
        Self {
            access_token_seconds: 600,
            session_idle_days: 14,
            session_absolute_days: 90,
            keys_file: None,
            step_up_minutes: 10,
        }
    }
}

/// How mails leave: through a server, or as files into a directory.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct MailConfig {
    /// `smtps://user:password@host` or `smtp://user:password@host?tls=required`.
    pub smtp_url: Option<String>,
    /// Where mails are written to as files in place of being sent. Absent, without a server: `mail` in the data directory in
    /// development, nowhere in production.
    pub directory: Option<PathBuf>,
    /// Whom mails are from: `Tessera <tessera@example.com>`.
    pub from: Option<String>,
    /// Where people reach the front end, for links: `https://crm.example`.
    pub base_url: Option<String>,
}

impl std::fmt::Debug for MailConfig {
    /// Says all but the server, whose address may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailConfig")
            .field("directory", &self.directory)
            .field("from", &self.from)
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

/// How much may be asked, by whom; 0: as much as they like.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsConfig {
    /// Requests without a token from one address (in IPv6 from a network of 64 bits).
    pub anonymous_per_minute: u32,
    /// Requests of one user, and their cost.
    pub user_per_minute: u32,
    pub user_cost_per_minute: u64,
    /// Requests with one partner's token and what was cut down from it, and their cost.
    pub partner_per_minute: u32,
    pub partner_cost_per_minute: u64,
    /// Attempts at a password or an invitation from one address, and how many of them at once.
    pub sign_in_per_minute: u32,
    pub sign_in_burst: u32,
    /// Refreshes of sessions from one address, behind which a whole office may be.
    pub refresh_per_minute: u32,
    pub refresh_burst: u32,
    /// Links to a new password for one e-mail address.
    pub reset_per_hour: u32,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        Self {
            anonymous_per_minute: 60,
            user_per_minute: 600,
            user_cost_per_minute: 50_000,
            partner_per_minute: 600,
            partner_cost_per_minute: 50_000,
            sign_in_per_minute: 10,
            sign_in_burst: 20,
            refresh_per_minute: 60,
            refresh_burst: 120,
            reset_per_hour: 3,
        }
    }
}

/// Where the content of attachments lies: a directory, or a bucket where one is named.
#[derive(Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct FilesConfig {
    /// The directory; absent: `files` in the data directory.
    pub directory: Option<PathBuf>,
    /// A bucket of a store that speaks S3.
    pub s3_bucket: Option<String>,
    /// `https://…` or `http://…`; absent: that of Amazon in the region.
    pub s3_endpoint: Option<String>,
    pub s3_region: String,
    /// Absent: those the machine's role on Amazon gives.
    pub s3_key_id: Option<String>,
    pub s3_secret: Option<String>,
    /// Whether the bucket stands in the path of an address, not in its host.
    pub s3_path_style: bool,
    /// How long one upload may take.
    pub upload_timeout_ms: u64,
    /// Seconds between two looks for contents that no record needs any more.
    pub sweep_seconds: u64,
}

impl Default for FilesConfig {
    fn default() -> Self {
        Self {
            directory: None,
            s3_bucket: None,
            s3_endpoint: None,
            s3_region: "us-east-1".to_owned(),
            s3_key_id: None,
            s3_secret: None,
            s3_path_style: true,
            upload_timeout_ms: 300_000,
            sweep_seconds: 60,
        }
    }
}

impl std::fmt::Debug for FilesConfig {
    /// Says where, not with what: a secret must not reach a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilesConfig")
            .field("directory", &self.directory)
            .field("s3_bucket", &self.s3_bucket)
            .field("s3_endpoint", &self.s3_endpoint)
            .finish_non_exhaustive()
    }
}

/// How deleted records go for good.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TrashConfig {
    /// Days after which a deleted record goes for good; 0: never.
    pub retention_days: u32,
    /// Seconds between two looks for such records.
    pub sweep_seconds: u64,
}

impl Default for TrashConfig {
    fn default() -> Self {
        Self { retention_days: 30, sweep_seconds: 600 }
    }
}

/// How the audit log is sealed.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct AuditConfig {
    /// Seconds between two seals.
    pub seal_seconds: u64,
}

impl Default for AuditConfig {
    fn default() -> Self {
        Self { seal_seconds: 60 }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebhooksConfig {
    /// Whether this server sends; another one on the same database may.
    pub enabled: bool,
    /// Requests under way at once, a quarter of them at most to one endpoint.
    pub concurrency: usize,
    /// How often the database is asked for new work.
    pub poll_ms: u64,
    pub connect_timeout_ms: u64,
    /// How long a request may take altogether.
    pub timeout_ms: u64,
    /// The longest wait before each further attempt; the wait itself is drawn anew, from nothing up to this.
    pub retry_delays_ms: Vec<u64>,
    /// Days of nothing but failures after which an endpoint is switched off.
    pub disable_after_days: u32,
    /// Days after which what was delivered is deleted from the log.
    pub keep_days: u32,
    /// Hosts, with or without a port, that may be internal and spoken to without TLS.
    pub allowed_hosts: Vec<String>,
    /// Certificate authorities (PEM) to trust beside the system's.
    pub ca_file: Option<PathBuf>,
}

impl Default for WebhooksConfig {
    fn default() -> Self {
        const MINUTE: u64 = 60_000;
        const HOUR: u64 = 60 * MINUTE;
        let first = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR];
        Self {
            enabled: true,
            concurrency: 16,
            poll_ms: 500,
            connect_timeout_ms: 5_000,
            timeout_ms: 10_000,
            retry_delays_ms: first.into_iter().chain([24 * HOUR; 5]).collect(),
            disable_after_days: 5,
            keep_days: 30,
            allowed_hosts: Vec::new(),
            ca_file: None,
        }
    }
}

/// Live events.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SubscriptionsConfig {
    /// Connections of one user, or with one partner's token, to this server at once.
    pub connections_per_user: usize,
    /// Subscriptions on one connection at once.
    pub per_connection: usize,
    /// Static cost of what is read for one event at most.
    pub max_cost: u64,
    /// Answers that wait for a connection to take them; one more, and it is closed.
    pub queue: usize,
    /// Largest message of a socket in bytes.
    pub max_message_bytes: usize,
    /// How long a socket may take to say who it is.
    pub init_timeout_ms: u64,
    /// For how long after an event a subscription may go on from it.
    pub resume_minutes: u32,
    /// How often the database is asked for events that nobody has told of.
    pub poll_ms: u64,
}

impl Default for SubscriptionsConfig {
    fn default() -> Self {
        Self {
            connections_per_user: 20,
            per_connection: 20,
            max_cost: 500,
            queue: 128,
            max_message_bytes: 64 * 1024,
            init_timeout_ms: 3_000,
            resume_minutes: 60,
            poll_ms: 1_000,
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct LogConfig {
    /// A `tracing` filter, such as `info` or `tessera=debug`.
    pub filter: String,
    pub format: LogFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Text in a terminal under the development profile, else JSON.
    Auto,
    Json,
    Text,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { filter: "info".to_owned(), format: LogFormat::Auto }
    }
}
