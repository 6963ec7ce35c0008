//! `tessera audit verify`

use std::process::ExitCode;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use clap::{Args, Subcommand};

use super::{
    Failure, block_on,
    databases::{Databases, data_dir, reach},
};
use crate::{
    auth::{
        audit_seals::verify::{Anchor, Question, Summary, verify},
        keys::KeyRing,
    },
    config::{Config, DatabaseConfig},
    db::Db,
};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Name every entry and seal that is not as it was sealed; ends with 1 when there is one. Changes nothing, and works
    /// beside running servers
    Verify {
        /// Only what was sealed from this day (2026-11-01) or moment (2026-11-01T09:00:00Z) on
        #[arg(long, value_parser = moment)]
        since: Option<DateTime<Utc>>,
        /// A seal as the server's log has named it once, number:hash; it must still be there, and the same
        #[arg(long, value_parser = anchor)]
        anchor: Option<Anchor>,
    },
}

fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Ok(day.and_time(NaiveTime::MIN).and_utc());
    }
    let moment = DateTime::parse_from_rfc3339(text).map_err(|_| "a day or moment, such as 2026-11-01T09:00:00Z")?;
    Ok(moment.to_utc())
}

fn anchor(text: &str) -> Result<Anchor, String> {
    let (number, hash) = text.split_once(':').ok_or("a number and a hash, such as 17:5d41…")?;
    let number = number.parse().map_err(|_| "the number of a seal comes before the colon")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash {
        Ok(Anchor { number, hash: hash.to_lowercase() })
    } else {
        Err("a hash has 64 hexadecimal digits".into())
    }
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Action::Verify { since, anchor } = &arguments.action;
    let question = Question { since: *since, anchor: anchor.clone() };
    let databases = Databases::join(config)?;
    block_on(async {
        reach(config, &databases.url).await?;
        let keys = KeyRing::existing(&config.auth, &data_dir(config)?)?;
        // Nobody waits for these statements.
        let patient = DatabaseConfig { statement_timeout_ms: 3_600_000, ..config.database.clone() };
        let db = Db::connect(&patient, &databases.url).await?;
        let summary = verify(&db, &keys, &question, &mut |finding| println!("{finding}")).await?;
        print!("{}", told(&summary));
        Ok(if summary.findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

fn told(summary: &Summary) -> String {
    let Summary { seals, sealed, unsealed, findings, last } = summary;
    let last = last.as_ref().map_or_else(String::new, |(number, hash)| format!("last seal {number}:{hash}\n"));
    let verdict = match findings {
        0 => "all is as it was sealed".to_owned(),
        1 => "1 thing is not as it was sealed".to_owned(),
        more => format!("{more} things are not as they were sealed"),
    };
    format!("{seals} seals, {sealed} entries under them, {unsealed} not sealed yet\n{last}{verdict}\n")
}
