//! PostgreSQL: the pool, migrations, the statement counter, and the one module that builds list statements.

pub mod catalog;
pub mod conditions;
pub mod custom;
pub mod explain;
pub mod filters;
pub mod leases;
pub mod looks;
pub mod migrations;
pub mod news;
pub mod orders;
pub mod pool;
mod readers;
pub mod rows;
pub mod select;
pub mod snapshots;
pub mod statements;
pub mod transactions;
pub mod versions;
pub mod writes;
#[rustfmt::skip]
#[allow(clippy::wildcard_imports, reason = "diesel generates them")]
pub mod tables;

pub use pool::{Connection, Db};
pub use transactions::{Signature, Transaction};
