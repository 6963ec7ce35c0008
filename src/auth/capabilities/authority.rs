//! The first block of a partner's token: what the server signs.

use std::{collections::BTreeSet, time::SystemTime};

use biscuit_auth::{
    Biscuit,
    builder::BiscuitBuilder,
    macros::{authorizer, biscuit, fact, rule},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    auth::{
        keys::KeyRing,
        rights::{Operation, Scope},
        tokens::{self, AUDIENCE},
    },
    error::{Error, Result},
};

/// The kind of token.
pub const KIND: &str = "partner";
const VERSION: i64 = 1;
/// Longest token that is handed out, in characters: it leaves its holder room for blocks of their own.
pub const LONGEST: usize = 3_000;

/// One right: an operation on a field of a type, with the rows it reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Line {
    #[serde(rename = "type")]
    pub type_name: String,
    /// `*` stands for every field.
    pub field: String,
    pub operation: Operation,
    pub scope: Scope,
}

/// What a partner's token says before anybody cuts it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub token_id: Uuid,
    /// Key of the partner.
    pub client: String,
    /// What it allows. Lines of one type and operation have one scope.
    pub rights: Vec<Line>,
    /// Highest estimated cost of an operation; none: the server's own limit.
    pub cost_limit: Option<u32>,
    /// Whether it runs stored documents only.
    pub persisted_only: bool,
    /// In whole seconds, like the next one.
    pub issued_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// Signs a token with the ring's newest key.
///
/// # Errors
/// `BAD_USER_INPUT` when so many rights make a token longer than [`LONGEST`].
pub fn mint(keys: &KeyRing, authority: &Authority) -> Result<String> {
    let (key_id, key) = keys.signing();
    let token =
        builder(authority).map_err(Error::internal)?.root_key_id(key_id).build(&key).map_err(Error::internal)?;
    let text = token.to_base64().map_err(Error::internal)?;
    if text.len() > LONGEST {
        let message = format!("A token of so many rights is {} characters long; at most {LONGEST} are.", text.len());
        return Err(Error::bad_input(message));
    }
    Ok(text)
}

/// Values enter as parameters, never as text of the program: text could smuggle facts in.
fn builder(authority: &Authority) -> Result<BiscuitBuilder, biscuit_auth::error::Token> {
    let expires = SystemTime::from(authority.expires_at);
    let mut builder = biscuit!(
        r#"type({kind}); version({version}); aud({audience});
           client({client}); token_id({token}); issued_at({issued}); expires_at({expires});
           check if time($time), $time < {expires};"#,
        kind = KIND,
        version = VERSION,
        audience = AUDIENCE,
        client = authority.client.as_str(),
        token = authority.token_id.to_string(),
        issued = SystemTime::from(authority.issued_at),
    );
    let mut rows = BTreeSet::new();
    for Line { type_name, field, operation, scope } in &authority.rights {
        let (type_name, field, operation) = (type_name.as_str(), field.as_str(), operation.as_str());
        builder = builder.fact(fact!("right({type_name}, {field}, {operation})"))?;
        if rows.insert((type_name, operation, scope)) {
            builder = builder.fact(fact!("row({type_name}, {operation}, {scope})", scope = scope.as_str()))?;
        }
    }
    if let Some(limit) = authority.cost_limit {
        builder = builder.fact(fact!(r#"limit("cost", {limit})"#, limit = i64::from(limit)))?;
    }
    if authority.persisted_only {
        builder = builder.fact(fact!(r#"mode("persisted")"#))?;
    }
    Ok(builder)
}

type Facts = (String, i64, String, String, String, SystemTime, SystemTime);

/// What the first block of a token says. Blocks that others appended are never asked.
pub(super) fn read(token: &Biscuit) -> Result<Authority> {
    let mut world = authorizer!("").set_limits(tokens::limits()).build(token).map_err(tokens::refused)?;
    let facts: Vec<Facts> = world
        .query_with_limits(
            rule!(
                r#"facts($kind, $version, $audience, $client, $token, $issued, $expires) <-
                   type($kind), version($version), aud($audience), client($client), token_id($token),
                   issued_at($issued), expires_at($expires)"#
            ),
            tokens::limits(),
        )
        .map_err(tokens::refused)?;
    // A second row means that a fact stands twice; no token of ours looks like that.
    let [(kind, version, audience, client, token_id, issued, expires)] =
        <[Facts; 1]>::try_from(facts).map_err(|_| tokens::invalid())?;
    if kind != KIND || version != VERSION || audience != AUDIENCE {
        return Err(tokens::invalid());
    }
    let rights: Vec<(String, String, String, String)> = world
        .query_with_limits(rule!("line($t, $f, $o, $s) <- right($t, $f, $o), row($t, $o, $s)"), tokens::limits())
        .map_err(tokens::refused)?;
    let limits: Vec<(i64,)> = world
        .query_with_limits(rule!(r#"cost($limit) <- limit("cost", $limit)"#), tokens::limits())
        .map_err(tokens::refused)?;
    let modes: Vec<(String,)> =
        world.query_with_limits(rule!("mode($mode) <- mode($mode)"), tokens::limits()).map_err(tokens::refused)?;
    let mut rights: Vec<Line> = rights.into_iter().map(line).collect::<Option<_>>().ok_or_else(tokens::invalid)?;
    // The library keeps facts in no order.
    rights.sort_unstable();
    Ok(Authority {
        token_id: Uuid::parse_str(&token_id).map_err(|_| tokens::invalid())?,
        client,
        rights,
        // The lowest counts, were there several.
        cost_limit: limits.into_iter().map(|(limit,)| u32::try_from(limit).unwrap_or(0)).min(),
        persisted_only: modes.iter().any(|(mode,)| mode == "persisted"),
        issued_at: issued.into(),
        expires_at: expires.into(),
    })
}

fn line((type_name, field, operation, scope): (String, String, String, String)) -> Option<Line> {
    Some(Line { type_name, field, operation: Operation::parse(&operation)?, scope: Scope::parse(&scope)? })
}
