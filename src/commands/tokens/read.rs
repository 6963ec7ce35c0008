//! `tessera token inspect` and `tessera token verify`

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use clap::Args;

use super::{
    super::{Failure, databases::data_dir},
    given, split_fields,
};
use crate::{
    auth::{
        Operation,
        capabilities::{Capability, Decisions, branches_in, sources_of},
        keys::KeyRing,
    },
    clock::Clock,
    config::Config,
};

#[derive(Debug, Args)]
pub(in crate::commands) struct InspectArguments {
    /// The token, or - to read it from the standard input
    token: String,
}

/// Prints the blocks as Datalog, each with what it is revoked by. Nothing is checked.
pub(super) fn inspect(arguments: &InspectArguments) -> Result<ExitCode, Failure> {
    let token = given(&arguments.token)?;
    let (sources, branches) = (sources_of(&token)?, branches_in(&token)?);
    for (index, (source, branch)) in sources.iter().zip(branches).enumerate() {
        println!("Block {index}, branch {}", hex::encode(branch));
        source.lines().for_each(|line| println!("    {}", line.trim()));
    }
    println!("{} characters. Signatures were not checked: `tessera token verify` does.", token.len());
    Ok(ExitCode::SUCCESS)
}

#[derive(Debug, Args)]
pub(in crate::commands) struct VerifyArguments {
    /// The token, or - to read it from the standard input
    token: String,
    /// A public key to check it with, as /auth/keys shows it (ed25519/…), in place of this server's key file
    #[arg(long, value_name = "KEY")]
    public_key: Option<String>,
    /// Ask whether it allows this field: Client.email (may be repeated)
    #[arg(long = "field", value_name = "TYPE.FIELD")]
    fields: Vec<String>,
    /// What is to be done with the field
    #[arg(long, default_value = "read")]
    operation: String,
    /// The id of the document that is run
    #[arg(long, default_value = "", hide_default_value = true)]
    document: String,
    /// When; now, unless said otherwise
    #[arg(long, value_name = "TIME")]
    at: Option<DateTime<Utc>>,
}

/// Checks signatures, form and expiry, and decides on fields as the server would, before it looks at what the partner's
/// user may do. Fails when something is refused.
pub(super) fn verify(config: &Config, arguments: &VerifyArguments) -> Result<ExitCode, Failure> {
    let now = arguments.at.unwrap_or_else(|| Clock::system().now());
    let token = given(&arguments.token)?;
    let capability = match &arguments.public_key {
        Some(key) => Capability::open_with(key, &token)?,
        None => Capability::open(&KeyRing::open(&config.auth, &data_dir(config)?, now)?, &token)?,
    };
    let authority = &capability.authority;
    println!(
        "Signed for the partner {}, token {}, until {}.",
        authority.client, authority.token_id, authority.expires_at
    );
    let mut is_good = !capability.has_expired(now);
    if !is_good {
        println!("It has expired.");
    }
    let wrong = || Failure("use read, create, update, delete, restore, destroy or call".to_owned());
    let operation = Operation::parse(&arguments.operation).ok_or_else(wrong)?;
    let decisions = Decisions::new(capability.into(), arguments.document.clone(), now);
    for text in &arguments.fields {
        let (type_name, fields) = split_fields(text);
        for field in if fields.is_empty() { vec!["*"] } else { fields } {
            let is_allowed = decisions.allows(type_name, field, operation);
            println!("{type_name}.{field} {}: {}", arguments.operation, if is_allowed { "allowed" } else { "refused" });
            is_good &= is_allowed;
        }
    }
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
