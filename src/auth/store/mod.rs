//! The statements of sign-in, sessions, rights and the directory.

pub mod accounts;
pub mod audit_seals;
pub mod devices;
pub mod events;
pub mod factors;
pub mod mails;
pub mod partners;
pub mod people;
pub mod rights;
pub mod sessions;
