//! Persisted documents: texts of operations that partners run by their ids. What lets them run one is a release
//! ([`partners::releases`](crate::models::partners::releases)).

pub mod active;
pub mod manifests;

use std::fmt;

use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, Int4, Text, Timestamptz, Uuid as SqlUuid};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    auth::{Permit, Resource},
    db::{
        conditions::Condition,
        filters::{Choice, Filter, FilterKind},
        orders::{Direction, OrderKey},
        select::Edge,
    },
    models::{Model, scope},
    row,
};

row! {
    /// The text of an operation that is run by its id. It never changes.
    pub struct PersistedDocument in "persisted_documents" {
        hash: String as Text,
        body: String as Text,
        name: String as Text,
        operation_type: String as Text,
        cost: i32 as Int4,
        coordinates: Vec<String> as Array<Text>,
        created_by: Uuid as SqlUuid,
        created_at: DateTime<Utc> as Timestamptz,
    }
}

/// The documents of a release.
pub const BY_RELEASE: Edge =
    Edge { through: " JOIN partner_release_documents m ON m.document_id = @.id", parent: "m.release_id" };

pub static OPERATION_TYPES: Choice = Choice {
    name: "OperationType",
    description: "What an operation does.",
    values: &[
        ("QUERY", "query", "It asks."),
        ("MUTATION", "mutation", "It changes something."),
        ("SUBSCRIPTION", "subscription", "It goes on telling."),
    ],
};

impl Resource for PersistedDocument {
    const TYPE_NAME: &'static str = "PersistedDocument";
}

impl Model for PersistedDocument {
    const DEFAULT_ORDER: Direction = Direction::Descending;
    const RECENT: &'static str = "@.created_at";
    const ORDERS: &'static [OrderKey] = &[OrderKey {
        name: "CREATED_AT",
        expression: "@.created_at",
        cast: "timestamptz",
        description: "when it was registered first",
    }];
    const FILTERS: &'static [Filter] = &[
        Filter::column("documentId", FilterKind::Word, "@.hash", "Its id on the wire: `sha256:…`."),
        Filter::column("name", FilterKind::Word, "@.name", "Name of its operation."),
    ];

    fn visible(permit: &Permit<Self>) -> Condition {
        scope::shared(permit)
    }
}

/// A document to be registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// What the partner calls it; none: its hash.
    pub id: Option<String>,
    pub body: String,
}

/// What a document is and asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// Name of its first operation that has one.
    pub name: Option<String>,
    /// As [`OPERATION_TYPES`] stores it; of several operations, that of a mutation first.
    pub operation_type: &'static str,
    /// Estimated with variables at their defaults; of several operations, the highest.
    pub cost: u64,
    /// The least that it can cost, with the smallest pages its variables can ask for.
    pub least_cost: u64,
    /// Type and field, of every type that may have the field.
    pub coordinates: Vec<(String, String)>,
}

/// Why a document can never run here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// As a request with its text would be answered: `GRAPHQL_VALIDATION_FAILED`, `MAX_DEPTH_LIMIT` …
    pub code: &'static str,
    pub message: String,
}

/// Looks at documents before they are stored, as a request with their text would be looked at. Who serves requests
/// knows schema and limits; the models do not.
pub trait Examine: fmt::Debug + Send + Sync {
    /// # Errors
    /// The first thing that is wrong with the text.
    fn examine(&self, text: &str) -> Result<Examined, Fault>;
}

/// The id of a text on the wire: `sha256:` and 64 lower-case hexadecimal digits.
pub fn hash_of(text: &str) -> String {
    format!("{PREFIX}{}", hex::encode(Sha256::digest(text)))
}

const PREFIX: &str = "sha256:";
const LONGEST_ID: usize = 200;

/// An id that a request or a manifest names a document by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentId {
    /// Of the text: `sha256:` and 64 lower-case hexadecimal digits, or the digits alone.
    Hash(String),
    /// What the partner calls it.
    Custom(String),
}

impl DocumentId {
    /// Reads an id; none when it is not well formed: prefixes other than `sha256:` begin with `x-`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > LONGEST_ID || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let is_hash =
            |digits: &str| digits.len() == 64 && digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match text.split_once(':') {
            Some(("sha256", digits)) => is_hash(digits).then(|| Self::Hash(text.to_owned())),
            Some((prefix, name)) => {
                (prefix.starts_with("x-") && !name.is_empty()).then(|| Self::Custom(text.to_owned()))
            }
            None if is_hash(text) => Some(Self::Hash(format!("{PREFIX}{text}"))),
            None => Some(Self::Custom(text.to_owned())),
        }
    }

    /// The id as documents are looked up by it.
    pub fn as_str(&self) -> &str {
        let (Self::Hash(id) | Self::Custom(id)) = self;
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_hash_or_a_name() {
        let digits = "0123456789abcdef".repeat(4);
        let hash = Some(DocumentId::Hash(format!("sha256:{digits}")));
        assert_eq!(DocumentId::parse(&digits), hash);
        assert_eq!(DocumentId::parse(&format!("sha256:{digits}")), hash);
        for custom in
            ["d41d8cd98f00b204e9800998ecf8427e", "ClientList", "x-acme:1", "x-acme:a:b", &digits.to_uppercase()]
        {
            assert_eq!(DocumentId::parse(custom), Some(DocumentId::Custom(custom.to_owned())));
        }
        let long = "a".repeat(201);
        let upper = format!("sha256:{}", digits.to_uppercase());
        for wrong in ["", "sha256:", "sha256:00", &upper, "md5:00", "x-a:", "a b", "ä", &long] {
            assert_eq!(DocumentId::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_hash_is_of_every_byte() {
        assert_eq!(hash_of(""), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_ne!(hash_of("{ a }"), hash_of("{ a } "));
    }
}
