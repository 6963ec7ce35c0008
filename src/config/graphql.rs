//! What `/graphql` takes.

use serde::{Deserialize, Serialize};

use super::{Config, Profile};

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct GraphqlConfig {
    /// Absent: as the profile says.
    pub introspection: Option<bool>,
    pub graphiql: Option<bool>,
    pub max_depth: usize,
    pub max_aliases: usize,
    pub max_root_fields: usize,
    pub max_directives: usize,
    pub max_tokens: usize,
    /// Static cost of a document at most: an object costs 1, a list multiplies by `first`.
    pub max_cost: u64,
    /// Whether the server remembers documents that users send with their hashes, so that the hash alone will do next time.
    pub automatic_persisted_queries: bool,
    pub http_profile: HttpProfile,
}

/// Which statuses an answer of `/graphql` has: `audit` as the audits of graphql-http want them, `draft-2026` as the
/// draft of the specification of August 2026 does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum HttpProfile {
    #[default]
    #[serde(rename = "audit")]
    Audit,
    #[serde(rename = "draft-2026")]
    Draft2026,
}

impl Default for GraphqlConfig {
    fn default() -> Self {
        Self {
            introspection: None,
            graphiql: None,
            max_depth: 12,
            max_aliases: 30,
            max_root_fields: 20,
            max_directives: 20,
            max_tokens: 2_000,
            max_cost: 50_000,
            automatic_persisted_queries: true,
            http_profile: HttpProfile::default(),
        }
    }
}

impl Config {
    /// Whether callers may ask for the schema itself: as the setting says, else as the profile does.
    pub fn may_introspect(&self) -> bool {
        self.graphql.introspection.unwrap_or(self.profile == Profile::Development)
    }
}
