//! `tessera reset-password`

use std::process::ExitCode;

use clap::Args;

use super::{
    Failure, block_on,
    databases::{Databases, auth},
};
use crate::config::Config;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The user's address, such as ada.admin@tessera.example
    email: String,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        let auth = auth(config, &databases).await?;
        println!("{}", auth.reset_path(&arguments.email).await?);
        Ok(ExitCode::SUCCESS)
    })
}
