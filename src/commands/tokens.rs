//! `tessera token`

use std::{process::ExitCode, time::Duration};

use clap::Args;

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{auth::Auth, clock::Clock, config::Config, db::Db};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The user's address, such as ada.admin@tessera.example
    email: String,
    /// How long the token lives, 1 to 1440
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=1_440))]
    minutes: u64,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        let db = Db::connect(&config.database, &databases.url).await?;
        let auth = Auth::new(&config.auth, &data_dir(config)?, Clock::system(), &db).await?;
        println!("{}", auth.mint_for(&arguments.email, Duration::from_mins(arguments.minutes)).await?);
        Ok(ExitCode::SUCCESS)
    })
}
