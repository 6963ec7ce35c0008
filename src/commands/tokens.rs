//! `tessera token`: access tokens for users, and tokens of partners: made, read, cut down and checked.

mod cuts;
mod made;
mod read;

use std::{io::Read, process::ExitCode, time::Duration};

use clap::{Args, Subcommand};

use super::{
    Failure, block_on,
    databases::{Databases, auth},
};
use crate::config::Config;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Arguments {
    /// The user's address, such as ada.admin@tessera.example
    #[arg(required = true)]
    email: Option<String>,
    /// How long the token lives, 1 to 1440
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=1_440))]
    minutes: u64,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a token for a partner, and print it
    Mint(made::Arguments),
    /// Print what a token says, block by block; asks no server
    Inspect(read::InspectArguments),
    /// Cut a token down, and print what is left of it; asks no server and needs no key
    Attenuate(cuts::Arguments),
    /// Check a token with the keys of this server or a given one; asks no server
    Verify(read::VerifyArguments),
}

pub(super) fn run(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    match &arguments.command {
        Some(Command::Mint(arguments)) => made::run(config, arguments),
        Some(Command::Inspect(arguments)) => read::inspect(arguments),
        Some(Command::Attenuate(arguments)) => cuts::run(arguments),
        Some(Command::Verify(arguments)) => read::verify(config, arguments),
        None => of_user(config, arguments),
    }
}

fn of_user(config: &Config, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let email = arguments.email.as_deref().unwrap_or_default();
    let databases = Databases::join(config)?;
    block_on(async {
        let auth = auth(config, &databases).await?;
        println!("{}", auth.mint_for(email, Duration::from_mins(arguments.minutes)).await?);
        Ok(ExitCode::SUCCESS)
    })
}

/// A token as it was given: itself, or `-` for the first line of the standard input, where no list of processes shows it.
fn given(token: &str) -> Result<String, Failure> {
    if token != "-" {
        return Ok(token.to_owned());
    }
    let mut text = String::new();
    std::io::stdin().take(64 * 1024).read_to_string(&mut text)?;
    Ok(text.lines().next().unwrap_or_default().trim().to_owned())
}

/// A type and fields of it: `Client`, `Client.id,name`.
fn split_fields(text: &str) -> (&str, Vec<&str>) {
    match text.split_once('.') {
        Some((type_name, fields)) => (type_name, fields.split(',').map(str::trim).collect()),
        None => (text, Vec::new()),
    }
}
