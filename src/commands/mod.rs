//! The commands of the program. What they do lies in the library; here is how they are called and what they print.

mod audit;
mod databases;
mod documents;
mod invitations;
mod keys;
mod logs;
mod migrate;
mod reseal;
mod resets;
mod seed;
mod serve;
mod signals;
mod tokens;

use std::{fmt, future::Future, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::config::{SettingFlags, Settings, SettingsError};

/// An open-source CRM server: users, clients, notes and products through one GraphQL schema.
#[derive(Debug, Parser)]
#[command(name = "tessera", version, about, max_term_width = 100)]
struct Call {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    settings: SettingFlags,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server (also without a command)
    Serve,
    /// Bring the database's schema up to date
    Migrate(migrate::Arguments),
    /// Fill an empty database with believable data
    Seed(seed::Arguments),
    /// Invite a user, such as the first administrator, and print the path where they choose a password
    Invite(invitations::Arguments),
    /// Seal sensitive custom fields and second factors with the key in force, so that an older one may go
    Reseal,
    /// Print the path where a user chooses a new password, within an hour, for when no mail reaches them
    ResetPassword(resets::Arguments),
    /// Keep the keys that sign tokens and seal secrets: publish, use and retire them
    Keys(keys::Arguments),
    /// Print an access token for a user, for scripts on this machine
    Token(tokens::Arguments),
    /// Register the documents that partners run by their ids, release them, and check them against this version
    Documents(documents::Arguments),
    /// Verify the audit log against its seals
    Audit(audit::Arguments),
    /// Print the GraphQL schema
    Schema,
    /// Print the effective settings and where each comes from, passwords hidden
    Config,
}

/// Why a command ended without success: one sentence for the person who typed it.
#[derive(Debug)]
struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self(error.to_string())
    }
}

impl From<crate::embedded::Error> for Failure {
    fn from(error: crate::embedded::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<crate::error::Error> for Failure {
    /// With the cause, which a person at the console may see, in place of the words that hide it from callers.
    fn from(error: crate::error::Error) -> Self {
        use crate::error::Error;
        let Some(cause) = &error.cause else { return Self(error.message.into_owned()) };
        let hides = [Error::internal("").message, Error::unavailable("").message].contains(&error.message);
        let cause = chain(cause.as_ref());
        Self(if hides { cause } else { format!("{} ({cause})", error.message) })
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(error.to_string())
    }
}

/// An error with what caused it, each said once.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let said = inner.to_string();
        if !text.contains(&said) {
            text = format!("{text}: {said}");
        }
        cause = inner.source();
    }
    text
}

/// Runs the command that the arguments of the process name.
pub fn run() -> ExitCode {
    let call = Call::parse();
    match obey(call) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("tessera: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn obey(call: Call) -> Result<ExitCode, Failure> {
    let settings = Settings::load(&call.settings)?;
    match call.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(&settings.config),
        Command::Migrate(arguments) => migrate::run(&settings.config, &arguments),
        Command::Seed(arguments) => seed::run(&settings.config, &arguments),
        Command::Invite(arguments) => invitations::run(&settings.config, arguments),
        Command::Reseal => reseal::run(&settings.config),
        Command::ResetPassword(arguments) => resets::run(&settings.config, &arguments),
        Command::Keys(arguments) => keys::run(&settings.config, &arguments),
        Command::Token(arguments) => tokens::run(&settings.config, &arguments),
        Command::Documents(arguments) => documents::run(&settings.config, &arguments),
        Command::Audit(arguments) => audit::run(&settings.config, &arguments),
        Command::Schema => {
            print!("{}", crate::resolvers::sdl());
            Ok(ExitCode::SUCCESS)
        }
        Command::Config => {
            print!("{}", settings.effective());
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Migrations block a thread of the runtime, so it must have several.
fn block_on<T>(future: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(future)
}
