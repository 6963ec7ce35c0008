//! `tessera seed`

use std::{
    io::{IsTerminal, Write},
    process::ExitCode,
};

use clap::{Args, ValueEnum};

use super::{
    Failure, block_on,
    databases::{Databases, reach},
};
use crate::{
    auth::rights,
    clock::Clock,
    config::Config,
    db::{Db, migrations},
    error::Code,
    seed::{self, Options, Progress, Scale},
};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// How much there is to be
    #[arg(long, value_enum, default_value_t = Size::Demo)]
    scale: Size,
    /// Empty the tables first instead of refusing a database that has rows
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Size {
    /// 2,000 clients, 3,450 products, 20,000 notes
    Demo,
    /// 1,000,000 clients, 100,000 products, 5,000,000 notes
    Large,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        migrations::run(&databases.url).await?;
        rights::install(&Db::connect(&config.database, &databases.url).await?).await?;
        let scale = match arguments.scale {
            Size::Demo => Scale::Demo,
            Size::Large => Scale::Large,
        };
        let options = Options { scale, force: arguments.force, now: Clock::system().now() };
        let report = seed::run(&databases.url, options, show).await?;
        for (table, rows) in &report.tables {
            println!("{rows:>10}  {table}");
        }
        println!("Seeded in {:.1} s.", report.took.as_secs_f64());
        Ok(ExitCode::SUCCESS)
    })
}

/// Fills an empty database with the demo; one that has rows stays as it is.
pub(super) async fn demo_once(url: &str) -> Result<(), Failure> {
    let options = Options { scale: Scale::Demo, force: false, now: Clock::system().now() };
    match seed::run(url, options, show).await {
        Ok(report) => {
            tracing::info!(seconds = report.took.as_secs_f64(), "seeded the demo");
            Ok(())
        }
        Err(error) if error.code == Code::Conflict => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// One line that grows on a terminal; silent elsewhere, where the report says enough.
fn show(progress: &Progress) {
    let mut out = std::io::stderr();
    if out.is_terminal() {
        let end = if progress.done >= progress.total { "\n" } else { "" };
        let _ = write!(out, "\r\x1b[K  seeding {:<16} {:>9} of {}{end}", progress.table, progress.done, progress.total);
        let _ = out.flush();
    }
}
