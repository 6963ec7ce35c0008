//! Tessera: one GraphQL schema over users, clients, notes and products.
//!
//! Who may import whom: `main → http, webhooks → resolvers → executor → loaders → models → db`, with `auth`, `cache`, `config`,
//! `ids`, `clock`, `limits`, `mail`, `outbound`, `storage` and `error` beside them; never upwards. `tests/layers.rs` enforces it.

pub mod app;
pub mod auth;
pub mod cache;
pub mod clock;
pub mod commands;
pub mod config;
pub mod db;
pub mod duplicates;
pub mod embedded;
pub mod error;
pub mod executor;
pub mod http;
pub mod ids;
pub mod limits;
pub mod loaders;
pub mod mail;
pub mod models;
pub mod outbound;
pub mod resolvers;
pub mod seed;
pub mod storage;
pub mod validation;
pub mod webhooks;
