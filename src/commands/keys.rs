//! `tessera keys`

use std::{process::ExitCode, time::Duration};

use chrono::TimeDelta;
use clap::{Args, Subcommand};

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{
    auth::keys::changes::{self, Facts, Keeper, Kind, Retired, State},
    clock::Clock,
    config::Config,
    db::Db,
    models::sealed_values::Needs,
};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print the keys and what each does
    List,
    /// Publish a new key, which servers accept and do not use yet
    Add(OfKind),
    /// Use a published key from now on; every server must have read it
    Activate(One),
    /// Let a key go that nothing needs any more
    Retire {
        #[command(flatten)]
        one: One,
        /// Also when something still needs it, which breaks then
        #[arg(long)]
        force: bool,
    },
    /// Publish a new key, wait until every server has read it, and use it
    Rotate {
        #[command(flatten)]
        kind: OfKind,
        /// Seconds to wait in between
        #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u16).range(3..))]
        wait: u16,
    },
}

#[derive(Debug, Clone, Copy, Args)]
struct OfKind {
    /// A secret of refresh tokens and sealed values instead of a key that signs access tokens
    #[arg(long)]
    refresh: bool,
}

impl OfKind {
    fn kind(self) -> Kind {
        if self.refresh { Kind::Refresh } else { Kind::Signing }
    }
}

#[derive(Debug, Clone, Copy, Args)]
struct One {
    /// As `tessera keys list` shows it
    id: u32,
    #[command(flatten)]
    kind: OfKind,
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let clock = Clock::system();
    let keeper = Keeper::open(&config.auth, &data_dir(config)?, clock.now())?;
    if let Action::List = arguments.action {
        keeper.list()?.iter().for_each(show);
        return Ok(ExitCode::SUCCESS);
    }
    // Before the runtime, because it blocks.
    let databases = join(config);
    block_on(async {
        let db = match &databases {
            Ok(databases) => connect(config, &databases.url).await,
            Err(failure) => Err(Failure(failure.0.clone())),
        };
        let desk = Desk { keeper, clock, db };
        match &arguments.action {
            Action::List => {}
            Action::Add(kind) => drop(desk.add(kind.kind()).await?),
            Action::Activate(one) => desk.activate(one.kind.kind(), one.id).await?,
            Action::Retire { one, force } => desk.retire(one.kind.kind(), one.id, *force).await?,
            Action::Rotate { kind, wait } => desk.rotate(kind.kind(), Duration::from_secs((*wait).into())).await?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The databases, where there are any yet: keys may be kept before the first start.
fn join(config: &Config) -> Result<Databases, Failure> {
    if config.database.url.is_none() && !data_dir(config)?.join("postgres").is_dir() {
        return Err(Failure("there is no database yet".to_owned()));
    }
    Databases::join(config)
}

async fn connect(config: &Config, url: &str) -> Result<Db, Failure> {
    reach(config, url).await?;
    Ok(Db::connect(&config.database, url).await?)
}

fn show(facts: &Facts) {
    let Facts { kind, id, created_at, state, replaced_at } = facts;
    let replaced = replaced_at.map(|at| format!(", replaced {}", at.format("%Y-%m-%d %H:%M")));
    let (kind, made) = (kind.name(), created_at.format("%Y-%m-%d %H:%M"));
    println!("{kind:<14} {id:>3}  {state:<13}  made {made}{}", replaced.unwrap_or_default());
}

/// Where keys are kept: the file, and the database that remembers what was done.
struct Desk {
    keeper: Keeper,
    clock: Clock,
    /// Or why it cannot be asked.
    db: Result<Db, Failure>,
}

impl Desk {
    async fn add(&self, kind: Kind) -> Result<u32, Failure> {
        let id = self.keeper.add(kind, self.clock.now())?;
        println!("published the {} {id}; `tessera keys activate` uses it", kind.name());
        self.record("add", kind, id).await;
        Ok(id)
    }

    async fn activate(&self, kind: Kind, id: u32) -> Result<(), Failure> {
        self.keeper.activate(kind, id, self.clock.now())?;
        println!("the {} {id} is in force", kind.name());
        self.record("activate", kind, id).await;
        Ok(())
    }

    async fn rotate(&self, kind: Kind, wait: Duration) -> Result<(), Failure> {
        let published = self.keeper.list()?.into_iter().rev();
        let published = published.filter(|facts| facts.kind == kind).find(|facts| facts.state == State::Published);
        // One that was published before serves as well, and need not be waited for.
        let (id, age) = match published {
            Some(facts) => (facts.id, self.clock.now() - facts.created_at),
            None => (self.add(kind).await?, TimeDelta::zero()),
        };
        tokio::time::sleep(wait.saturating_sub(age.to_std().unwrap_or_default())).await;
        self.activate(kind, id).await
    }

    async fn retire(&self, kind: Kind, id: u32, force: bool) -> Result<(), Failure> {
        let facts = self.keeper.list()?.into_iter().find(|facts| facts.kind == kind && facts.id == id);
        let broken = match facts {
            Some(facts) if kind == Kind::Refresh && facts.state == State::Replaced => self.needs(&facts).await,
            _ => Ok(Vec::new()),
        };
        match broken {
            Ok(needs) if needs.is_empty() => {}
            Ok(needs) if force => println!("no longer usable:\n  {}", needs.join("\n  ")),
            Err(reason) if force => println!("what still needed it is not known: {reason}"),
            Ok(needs) => {
                let needs = needs.join("\n  ");
                return Err(Failure(format!(
                    "The {} {id} is still needed (--force breaks it) by\n  {needs}",
                    kind.name()
                )));
            }
            Err(reason) => {
                let what = kind.name();
                return Err(Failure(format!("Whether anything still needs the {what} {id} is not known: {reason}")));
            }
        }
        match self.keeper.retire(kind, id, force, self.clock.now())? {
            Retired::PrivateHalf => {
                println!("the {} {id} can sign no more; what it has signed is still accepted", kind.name());
            }
            Retired::Removed => println!("removed the {} {id}", kind.name()),
        }
        self.record("retire", kind, id).await;
        Ok(())
    }

    async fn needs(&self, facts: &Facts) -> Result<Vec<String>, Failure> {
        let db = self.db.as_ref().map_err(|failure| Failure(failure.0.clone()))?;
        Ok(Needs::of(db, facts.id, facts.replaced_at, self.clock.now()).await?.described())
    }

    /// The file has changed already: an audit log that cannot be written must not hide that.
    async fn record(&self, action: &str, kind: Kind, id: u32) {
        let recorded = match &self.db {
            Ok(db) => changes::record(db, action, kind, id).await.map_err(Failure::from),
            Err(failure) => Err(Failure(failure.0.clone())),
        };
        if let Err(failure) = recorded {
            eprintln!("tessera: the audit log does not hold this: {failure}");
        }
    }
}
