//! `tessera reset-password`

use std::process::ExitCode;

use clap::Args;

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{auth::Auth, clock::Clock, config::Config, db::Db, limits::Limits};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The user's address, such as ada.admin@tessera.example
    email: String,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        let db = Db::connect(&config.database, &databases.url).await?;
        let (limits, _teller) = Limits::start(&config.limits, None);
        let auth = Auth::new(&config.auth, &data_dir(config)?, Clock::system(), &db, limits).await?;
        println!("{}", auth.reset_path(&arguments.email).await?);
        Ok(ExitCode::SUCCESS)
    })
}
