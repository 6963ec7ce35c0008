//! Tests of the whole server: every one goes through HTTP against a PostgreSQL of its own database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

mod answers;
mod attachments;
mod bad_input;
mod changes;
mod clients;
mod connections;
mod custom_fields;
mod duplicates;
mod favorites;
mod history;
mod keys;
mod layers;
mod limits;
mod lists;
mod loaders;
mod merges;
mod notifications;
mod partners;
mod purge;
mod refreshes;
mod rights;
mod saved_views;
mod scale;
mod schema;
mod sessions;
mod sign_in;
mod stale_directory;
mod support;
mod timelines;
mod webhooks;
