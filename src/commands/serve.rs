//! `tessera serve`: databases, schema, demo, then the server and the worker of webhooks until it is told to stop.

use std::{net::Ipv4Addr, process::ExitCode, sync::Arc};

use futures_util::FutureExt;

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
    duplicates,
    http::Server,
    seed::{DEMO_ADMIN, DEMO_PASSWORD},
    webhooks::Worker,
};

pub(super) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let _log = logs::start(config)?;
    // Before the runtime, because it blocks; dropped after it, so that the last request still has its database.
    let databases = Databases::open(config)?;
    block_on(async {
        let stop = signals::stop()?.shared();
        let (server, worker, db, demo) = tokio::select! {
            prepared = prepare(config, &databases) => prepared?,
            // The demo takes seconds to fill, and whoever stops the start must not wait for it.
            () = stop.clone() => return Ok(()),
        };
        greet(config, &server, demo)?;
        let work = async {
            if let Some(worker) = worker {
                worker.run(stop.clone()).await;
            }
        };
        tokio::join!(server.run(stop.clone()), work, duplicates::work(db, stop.clone()));
        Ok(())
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Brings the database up to date and takes the addresses; true when the demo's sign-ins are there.
async fn prepare(config: &Config, databases: &Databases) -> Result<(Server, Option<Worker>, Db, bool), Failure> {
    let (url, redis_url) = (&databases.url, databases.redis_url.as_deref());
    reach(config, url).await?;
    for name in migrations::run(url).await? {
        tracing::info!(%name, "migrated");
    }
    let db = Db::connect(&config.database, url).await?;
    rights::install(&db).await?;
    let in_development = config.profile == Profile::Development;
    if config.database.seed_demo.unwrap_or(in_development) {
        seed::demo_once(url).await?;
    }
    let app = App::new(config.clone(), Clock::system(), url, redis_url, &data_dir(config)?).await?;
    let has_demo = in_development && app.auth.may_sign_in(DEMO_ADMIN).await?;
    let app = Arc::new(app);
    let worker = Worker::new(&app)?;
    let db = app.db.clone();
    Ok((Server::bind(app).await?, worker, db, has_demo))
}

/// Tells the person at the console where to go.
fn greet(config: &Config, server: &Server, demo: bool) -> Result<(), Failure> {
    let mut address = server.address()?;
    // A browser cannot open the address that stands for all of them.
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    let url = format!("http://{address}");
    tracing::info!(%url, profile = ?config.profile, "serving");
    println!("\n  Tessera is ready: {url}");
    if config.graphql.graphiql.unwrap_or(config.profile == Profile::Development) {
        println!("  GraphiQL:         {url}/graphiql");
    }
    if demo {
        println!("  Sign in as        {DEMO_ADMIN} / {DEMO_PASSWORD}");
    }
    println!("  Ctrl-C stops it.\n");
    Ok(())
}
