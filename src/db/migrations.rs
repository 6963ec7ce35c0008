//! Schema migrations, run by one process at a time.

use diesel::pg::Pg;
use diesel_async::{AsyncConnection, AsyncMigrationHarness, AsyncPgConnection, SimpleAsyncConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use crate::error::{Error, Result};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Held while migrations change the schema. The key is "tessera" read as a number, so that no other
/// program picks it by chance; the end of the connection releases it.
const TAKE_LOCK: &str = "SELECT pg_advisory_lock(32762643830108769)";

/// Applies what is missing and returns the names of the migrations that ran. Two processes that start
/// at once wait for each other. Needs a multi-threaded runtime.
pub async fn run(url: &str) -> Result<Vec<String>> {
    with_harness(url, true, |harness| {
        let applied = harness.run_pending_migrations(MIGRATIONS).map_err(Error::internal)?;
        Ok(applied.iter().map(ToString::to_string).collect())
    })
    .await
}

/// The names of the migrations that this program knows and the database lacks.
pub async fn pending(url: &str) -> Result<Vec<String>> {
    with_harness(url, false, |harness| {
        let pending = harness.pending_migrations(MIGRATIONS).map_err(Error::internal)?;
        Ok(pending.iter().map(|migration| migration.name().to_string()).collect())
    })
    .await
}

/// Takes back every migration, newest first.
pub async fn revert_all(url: &str) -> Result<Vec<String>> {
    with_harness(url, true, |harness| {
        let reverted = harness.revert_all_migrations(MIGRATIONS).map_err(Error::internal)?;
        Ok(reverted.iter().map(ToString::to_string).collect())
    })
    .await
}

/// The name of the newest migration this program knows.
pub fn newest() -> Option<String> {
    let known = diesel::migration::MigrationSource::<Pg>::migrations(&MIGRATIONS).ok()?;
    known.iter().map(|migration| migration.name().to_string()).max()
}

async fn with_harness<T>(
    url: &str,
    exclusive: bool,
    work: impl FnOnce(&mut AsyncMigrationHarness<AsyncPgConnection>) -> Result<T>,
) -> Result<T> {
    let mut connection = AsyncPgConnection::establish(url).await.map_err(Error::unavailable)?;
    if exclusive {
        connection.batch_execute(TAKE_LOCK).await?;
    }
    let mut harness = AsyncMigrationHarness::new(connection);
    work(&mut harness)
}
