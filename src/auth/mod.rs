//! Who is asking, and what they may do.
//!
//! - [`keys`]: the key ring; [`tokens`]: access tokens signed with it; [`sessions`]: refresh tokens and their rotation
//! - [`capabilities`]: tokens of partners, which carry their rights and are cut down offline
//! - [`directory`]: users, roles, rights and revoked sessions in memory, so that a request asks no store who it is
//! - [`files`]: tokens that stand in the address of one upload or download
//! - [`passwords`], [`policy`], [`lockouts`], `guesses`, [`devices`], `sign_in`, [`invitations`], `password_changes`, `throttles`, `resets`,
//!   [`factors`], `proofs`: how a person gets in and proves who they are; [`service`] holds it all together as [`Auth`]
//! - `codes`: tokens that nobody stores; [`mails`]: what users are told, and the worker that sends it
//! - [`seals`]: secrets of others, kept so that the database does not show them
//! - [`audit_seals`]: the audit log is sealed, so that what is changed in it afterwards is found
//! - [`rights`]: THE table of rights; [`viewer`] and [`permits`]: what the rest of the program sees of all this
//! - `store`: every statement of this module. Nobody is signed in yet when most of them run, so none takes a permit;
//!   that is why they are here and not in `models`.

pub mod audit_seals;
pub mod capabilities;
mod codes;
pub mod devices;
pub mod directory;
pub mod factors;
pub mod files;
mod guesses;
pub mod invitations;
pub mod keys;
pub mod lockouts;
pub mod mails;
mod password_changes;
pub mod passwords;
pub mod permits;
pub mod policy;
mod proofs;
mod resets;
pub mod rights;
pub mod seals;
pub mod service;
pub mod sessions;
mod sign_in;
mod store;
mod throttles;
pub mod tokens;
pub mod viewer;

pub use factors::Begun;
pub use permits::{Permit, Resource};
pub use proofs::Proved;
pub use rights::{Operation, Rights, Scope};
pub use seals::{Sealer, key_for};
pub use service::{Auth, Caller, Device, Person, SignedIn};
pub use sign_in::Admission;
pub use store::events;
pub use viewer::Viewer;
