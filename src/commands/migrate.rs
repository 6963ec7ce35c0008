//! `tessera migrate`

use std::process::ExitCode;

use clap::Args;

use super::{
    Failure, block_on,
    databases::{Databases, reach},
};
use crate::{config::Config, db::migrations};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Change nothing; fail when a migration is missing
    #[arg(long, conflicts_with = "revert_all")]
    check: bool,
    /// Take every migration back, which deletes all data
    #[arg(long)]
    revert_all: bool,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        if arguments.check {
            let missing = migrations::pending(&databases.url).await?;
            report("missing", &missing);
            return Ok(if missing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        if arguments.revert_all {
            report("reverted", &migrations::revert_all(&databases.url).await?);
        } else {
            report("applied", &migrations::run(&databases.url).await?);
        }
        Ok(ExitCode::SUCCESS)
    })
}

fn report(what: &str, names: &[String]) {
    for name in names {
        println!("{what} {name}");
    }
    if names.is_empty() {
        println!("The schema is up to date: nothing {what}.");
    }
}
