//! `tessera serve`: databases, schema, demo, then the server until it is told to stop.

use std::{process::ExitCode, sync::Arc};

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
    logs, seed, signals,
};
use crate::{
    app::App,
    auth::rights,
    clock::Clock,
    config::{Config, Profile},
    db::{Db, migrations},
    http::Server,
};

pub(super) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let _log = logs::start(config)?;
    // Before the runtime, because it blocks; dropped after it, so that the last request still has its database.
    let databases = Databases::open(config)?;
    block_on(async {
        let stop = signals::stop()?;
        let demo = prepare(config, &databases).await?;
        let (url, redis_url) = (&databases.url, databases.redis_url.as_deref());
        let app = App::new(config.clone(), Clock::system(), url, redis_url, &data_dir(config)?).await?;
        let server = Server::bind(Arc::new(app)).await?;
        greet(config, &server, demo)?;
        server.run(stop).await;
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Brings the database up to date; true when it holds the demo's sign-ins.
async fn prepare(config: &Config, databases: &Databases) -> Result<bool, Failure> {
    reach(config, &databases.url).await?;
    for name in migrations::run(&databases.url).await? {
        tracing::info!(%name, "migrated");
    }
    let db = Db::connect(&config.database, &databases.url).await?;
    rights::install(&db).await?;
    let in_development = config.profile == Profile::Development;
    let wanted = config.database.seed_demo.unwrap_or(databases.embedded && in_development);
    if wanted {
        seed::demo_once(&databases.url).await?;
    }
    Ok(wanted && in_development)
}

/// Tells the person at the console where to go.
fn greet(config: &Config, server: &Server, demo: bool) -> Result<(), Failure> {
    let url = format!("http://{}", server.address()?);
    tracing::info!(%url, profile = ?config.profile, "serving");
    println!("\n  Tessera is ready: {url}");
    println!("  GraphiQL:         {url}/graphiql");
    if demo {
        println!("  Sign in as        {} / {}", crate::seed::DEMO_ADMIN, crate::seed::DEMO_PASSWORD);
    }
    println!("  Ctrl-C stops it.\n");
    Ok(())
}
