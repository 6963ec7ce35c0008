//! Who is asking, and what they may do.

pub mod permits;
pub mod rights;
pub mod viewer;

pub use permits::{Permit, Resource};
pub use rights::{Operation, Rights, Scope};
pub use viewer::Viewer;
