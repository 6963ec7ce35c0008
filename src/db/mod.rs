//! PostgreSQL: the pool, migrations, the statement counter, and the one module that builds list statements.

pub mod migrations;
pub mod pool;
pub mod statements;
#[rustfmt::skip]
pub mod tables;

pub use pool::{Connection, Db};
