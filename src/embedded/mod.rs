//! The PostgreSQL and Redis of a start without configuration, run from the programs the system has.
//!
//! Each server is a child with a guard (`servers`) that stops it when this process ends in whatever way, so a crash
//! leaves nothing behind; the next start recovers what a crash of the machine or of the guard itself left.
//! Every call here blocks for up to seconds: call it before the runtime starts serving, or on a blocking thread.

mod accounts;
mod directories;
mod locks;
pub mod postgres;
mod programs;
pub mod redis;
mod servers;

pub use postgres::Postgres;
pub use redis::Redis;

/// Why an embedded server cannot run, as a sentence for the person who starts Tessera.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct Error(String);

pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Adds what was being done to an error of the system.
fn failed(doing: impl std::fmt::Display) -> impl FnOnce(std::io::Error) -> Error {
    move |error| Error(format!("Cannot {doing}: {error}."))
}

#[cfg(test)]
mod tests;
