//! `tessera reseal`

use std::process::ExitCode;

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{
    auth::{factors, keys::KeyRing},
    clock::Clock,
    config::Config,
    db::Db,
    models::custom_fields::sealed,
};

pub(super) fn run(config: &Config) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        let db = Db::connect(&config.database, &databases.url).await?;
        let keys = KeyRing::open(&config.auth, &data_dir(config)?, Clock::system().now())?;
        let changed = sealed::reseal(&db, &keys).await?;
        let secrets = factors::reseal(&db, &keys).await?;
        println!("sealed the sensitive fields of {changed} records and {secrets} second factors anew");
        Ok(ExitCode::SUCCESS)
    })
}
