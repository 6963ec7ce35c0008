//! One PostgreSQL for all tests, in memory and without safety against power cuts; a database for each test, copied
//! from a template that holds the demo.

use std::{
    path::{Path, PathBuf},
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
};

use chrono::{TimeZone, Utc};
use tessera::{
    auth::rights,
    config::DatabaseConfig,
    db::{Db, migrations},
    embedded::postgres::{self, Options, Postgres},
    seed,
};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls, Row};

use super::patience;

/// A directory that goes when it is dropped.
pub struct Directory(PathBuf);

impl Directory {
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("tessera-tests-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = root().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Memory where the machine offers it, else the temporary directory.
fn root() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() }
}

/// The cluster ends with the process, which its launcher watches.
static CLUSTER: LazyLock<(Postgres, String)> = LazyLock::new(|| {
    let options = Options { durable: false, max_connections: 500, ..Options::default() };
    // Another run of the tests may hold the first directory.
    let mut starts = (0..4).map(|number| {
        let directory = root().join(format!("tessera-test-cluster-{}-{number}", user_id()));
        postgres::start(&directory, &options)
    });
    let postgres = starts.find_map(Result::ok).expect("a PostgreSQL for the tests");
    let url = postgres.url().to_owned();
    (postgres, url)
});

fn user_id() -> String {
    std::fs::metadata("/proc/self").map(|own| std::os::unix::fs::MetadataExt::uid(&own).to_string()).unwrap_or_default()
}

static DEMO: OnceCell<()> = OnceCell::const_new();

/// A database with the demo's data, for one test.
pub async fn demo_database() -> String {
    DEMO.get_or_init(make_demo).await;
    let name = database_name();
    execute(&format!("CREATE DATABASE {name} TEMPLATE demo STRATEGY FILE_COPY")).await;
    url_of(&name)
}

/// A database with nothing in it.
pub async fn empty_database() -> String {
    let name = database_name();
    execute(&format!("CREATE DATABASE {name}")).await;
    url_of(&name)
}

async fn make_demo() {
    drop_leftovers().await;
    execute("CREATE DATABASE demo").await;
    let url = url_of("demo");
    migrations::run(&url).await.unwrap();
    let db = Db::connect(&DatabaseConfig::default(), &url).await.unwrap();
    rights::install(&db).await.unwrap();
    drop(db);
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap();
    let options = seed::Options { scale: seed::Scale::Demo, force: false, now };
    seed::run(&url, options, |_| {}).await.unwrap();
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'demo'").await;
}

/// Databases that an earlier run left behind.
async fn drop_leftovers() {
    let client = connect().await;
    let rows = client.query("SELECT datname FROM pg_database WHERE datname ~ '^(test_|demo$)'", &[]).await.unwrap();
    for row in rows {
        let name: String = row.get(0);
        client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).await.unwrap();
    }
}

/// Drops the database of a test that has ended, in a thread of its own: the test's runtime ends with it.
pub fn drop_database(url: &str) {
    let name = url.split(['/', '?']).find(|part| part.starts_with("test_")).unwrap_or_default().to_owned();
    let work = async move {
        // The server may be connecting once more while it stops; what stays goes at the next start of the tests.
        let _ = connect().await.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    };
    let dropped = std::thread::spawn(move || {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work);
    });
    let _ = dropped.join();
}

fn database_name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    patience::begin();
    format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The address of another database of the same cluster.
fn url_of(name: &str) -> String {
    CLUSTER.1.replacen("/tessera?", &format!("/{name}?"), 1)
}

async fn connect() -> Client {
    connect_to(&CLUSTER.1).await
}

/// A session of its own on a database, which ends when it is dropped.
pub async fn connect_to(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Runs a statement on the cluster's own database.
pub async fn execute(sql: &str) {
    connect().await.batch_execute(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
}

/// Runs statements on a database.
pub async fn execute_on(url: &str, sql: &str) {
    connect_to(url).await.batch_execute(sql).await.unwrap_or_else(|error| panic!("{error:?}"));
}

/// The one row that a query finds in a database.
pub async fn row_on(url: &str, query: &str) -> Row {
    connect_to(url).await.query_one(query, &[]).await.unwrap_or_else(|error| panic!("{query}: {error:?}"))
}
