//! `tessera token attenuate`

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;

use super::{super::Failure, given, split_fields};
use crate::auth::{Operation, capabilities::attenuation::Cut};

#[derive(Debug, Args)]
pub(in crate::commands) struct Arguments {
    /// The token, or - to read it from the standard input
    token: String,
    /// What may still be done: read, create, update, delete, restore, destroy, call (may be repeated)
    #[arg(long = "operation", value_name = "OPERATION", value_parser = operation)]
    operations: Vec<Operation>,
    /// A type that stays open, with the fields of it that do: Client or Client.id,name (may be repeated)
    #[arg(long = "fields", value_name = "TYPE[.FIELD,…]")]
    fields: Vec<String>,
    /// The id of a document that may still be run: sha256: and 64 hexadecimal digits (may be repeated)
    #[arg(long = "document", value_name = "ID")]
    documents: Vec<String>,
    /// The id of a record that may still be seen, as the API writes it (may be repeated)
    #[arg(long = "record", value_name = "ID")]
    records: Vec<String>,
    /// When the token ends: 2026-12-04T18:00:00Z
    #[arg(long, value_name = "TIME")]
    until: Option<DateTime<Utc>>,
    /// A further check as Datalog: 'check if operation("read")' (may be repeated)
    #[arg(long = "check", value_name = "DATALOG")]
    checks: Vec<String>,
}

fn operation(word: &str) -> Result<Operation, String> {
    Operation::parse(word).ok_or_else(|| "use read, create, update, delete, restore, destroy or call".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut cut = Cut {
        operations: arguments.operations.clone(),
        documents: arguments.documents.clone(),
        records: arguments.records.clone(),
        until: arguments.until,
        checks: arguments.checks.clone(),
        ..Cut::default()
    };
    for text in &arguments.fields {
        let (type_name, fields) = split_fields(text);
        cut.fields.entry(type_name.to_owned()).or_default().extend(fields.into_iter().map(str::to_owned));
    }
    println!("{}", cut.of(&given(&arguments.token)?)?);
    Ok(ExitCode::SUCCESS)
}
