//! `tessera token mint`

use std::process::ExitCode;

use chrono::TimeDelta;
use clap::Args;

use super::{
    super::{
        Failure, block_on,
        databases::{Databases, data_dir, reach},
    },
    split_fields,
};
use crate::{
    auth::{Operation, Scope, capabilities::Line, keys::KeyRing},
    clock::Clock,
    config::Config,
    db::Db,
    models::{
        changes::{self, Actor, Outcome},
        partners::{self, tokens},
    },
    resolvers,
};

#[derive(Debug, Args)]
pub(in crate::commands) struct Arguments {
    /// Key of the partner, which must exist: acme
    #[arg(long)]
    partner: String,
    /// What the token is for
    #[arg(long)]
    name: String,
    /// A right: type and fields, operations, rows, as in 'Client.id,name read,update own' (may be repeated)
    #[arg(long = "right", value_name = "RIGHT", required = true, value_parser = right)]
    rights: Vec<Lines>,
    /// Highest estimated cost of one operation
    #[arg(long, value_name = "COST")]
    cost_limit: Option<i32>,
    /// Let it run stored documents only
    #[arg(long)]
    persisted_only: bool,
    /// How many days it lives
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=365))]
    days: i64,
}

/// The rights that one argument says.
#[derive(Debug, Clone)]
struct Lines(Vec<Line>);

fn right(text: &str) -> Result<Lines, String> {
    let form = || "write it like 'Client.id,name read,update own'".to_owned();
    let [what, operations, scope] = text.split_whitespace().collect::<Vec<_>>()[..] else { return Err(form()) };
    let (type_name, mut fields) = split_fields(what);
    if fields.is_empty() {
        fields.push("*");
    }
    let scope = Scope::parse(scope).ok_or_else(form)?;
    let mut lines = Vec::new();
    for operation in operations.split(',') {
        let operation = Operation::parse(operation).ok_or_else(form)?;
        let line =
            |field: &&str| Line { type_name: type_name.to_owned(), field: (*field).to_owned(), operation, scope };
        lines.extend(fields.iter().map(line));
    }
    Ok(Lines(lines))
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let databases = Databases::join(config)?;
    let now = Clock::system().now();
    block_on(async {
        reach(config, &databases.url).await?;
        let db = Db::connect(&config.database, &databases.url).await?;
        let keys = std::sync::Arc::new(KeyRing::open(&config.auth, &data_dir(config)?, now)?);
        let actor = Actor::system(now, &keys);
        let unknown = || Failure(format!("There is no partner with the key {}.", arguments.partner));
        let command = tokens::Create {
            partner: partners::by_key(&db, &arguments.partner).await?.ok_or_else(unknown)?,
            name: arguments.name.clone(),
            rights: arguments.rights.iter().flat_map(|Lines(lines)| lines.clone()).collect(),
            cost_limit: arguments.cost_limit,
            persisted_only: arguments.persisted_only,
            expires_at: Some(now + TimeDelta::days(arguments.days)),
            fields_of: resolvers::fields_of,
        };
        let permit = actor.viewer.permit(Operation::Create)?;
        match changes::perform(&db, &actor, &permit, command).await? {
            Outcome::Done(done) => {
                let token = tokens::bearer_of(&db, &actor.viewer.permit(Operation::Read)?, done.id, &keys).await?;
                println!("{token}");
                Ok(ExitCode::SUCCESS)
            }
            Outcome::Refused(problems) => {
                let problem = |problem: &crate::models::inputs::Problem| {
                    format!("{}: {}", problem.path.join("."), problem.message)
                };
                Err(Failure(problems.iter().map(problem).collect::<Vec<_>>().join(" ")))
            }
            Outcome::Conflict(_) => Err(Failure("Somebody else changed it meanwhile.".to_owned())),
        }
    })
}
