//! Who is asking, and what they may do.
//!
//! - [`keys`]: the key ring; [`tokens`]: access tokens signed with it; [`sessions`]: refresh tokens and their rotation
//! - [`capabilities`]: tokens of partners, which carry their rights and are cut down offline
//! - [`directory`]: users, roles, rights and revoked sessions in memory, so that a request asks no store who it is
//! - [`files`]: tokens that stand in the address of one upload or download
//! - [`passwords`], [`policy`], [`lockouts`], `sign_in`, [`invitations`], `password_changes`, `throttles`: how a person gets in; [`service`] holds it all together as [`Auth`]
//! - [`seals`]: secrets of others, kept so that the database does not show them
//! - [`rights`]: THE table of rights; [`viewer`] and [`permits`]: what the rest of the program sees of all this
//! - `store`: every statement of this module. Nobody is signed in yet when most of them run, so none takes a permit;
//!   that is why they are here and not in `models`.

pub mod capabilities;
pub mod directory;
pub mod files;
pub mod invitations;
pub mod keys;
pub mod lockouts;
mod password_changes;
pub mod passwords;
pub mod permits;
pub mod policy;
pub mod rights;
pub mod seals;
pub mod service;
pub mod sessions;
mod sign_in;
mod store;
mod throttles;
pub mod tokens;
pub mod viewer;

pub use permits::{Permit, Resource};
pub use rights::{Operation, Rights, Scope};
pub use seals::Sealer;
pub use service::{Auth, Caller, Device, Person, SignedIn};
pub use viewer::Viewer;
