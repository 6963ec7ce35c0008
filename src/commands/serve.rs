//! `tessera serve`: databases, schema, demo, then the server until it is told to stop.

use std::process::ExitCode;

use super::{
    Failure, block_on,
    databases::{Databases, reach},
    logs, signals,
};
use crate::{config::Config, db::migrations};

pub(super) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let _log = logs::start(config)?;
    // Before the runtime, because it blocks; dropped after it, so that the last request still has its database.
    let databases = Databases::open(config)?;
    block_on(async {
        let stop = signals::stop()?;
        reach(config, &databases.url).await?;
        for name in migrations::run(&databases.url).await? {
            tracing::info!(%name, "migrated");
        }
        let redis = databases.redis_url.is_some();
        tracing::info!(embedded = databases.embedded, redis, "the databases are ready");
        stop.await;
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}
