//! Capabilities: the tokens of partners. They carry their rights themselves, and whoever holds one can cut it down
//! offline, without asking anybody (docs/partners.md).
//!
//! - [`authority`]: what the server signs
//! - [`guard`]: what others may append, looked at before any of it runs
//! - [`rows`]: checks that name records
//! - [`decisions`]: what a token allows in one document, decided one coordinate at a time and remembered
//! - [`attenuation`]: cutting a token down; [`inspections`]: reading one; `revocations`: taking one back

pub mod attenuation;
pub mod authority;
pub mod decisions;
pub mod guard;
pub mod inspections;
mod revocations;
pub mod rows;

use biscuit_auth::{Biscuit, PublicKey, UnverifiedBiscuit};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

pub use authority::{Authority, Line};
pub use decisions::Decisions;

use crate::{
    auth::{keys::KeyRing, tokens},
    error::{Error, Result},
};

/// A partner's token whose signatures and whose form were checked.
#[derive(Debug)]
pub struct Capability {
    token: Biscuit,
    pub authority: Authority,
    /// What the appended blocks ask for.
    appended: guard::Appended,
    /// SHA-256 of the revocation id of each block; the first kills every token made from this one, the last this one.
    pub branches: Vec<[u8; 32]>,
}

impl Capability {
    /// A token after every check that needs no other knowledge than the keys; its expiry is one of its own checks.
    pub(super) fn of(token: Biscuit, mut appended: guard::Appended) -> Result<Self> {
        let authority = authority::read(&token)?;
        appended.moments.push(authority.expires_at.timestamp());
        let branches = branches(token.revocation_identifiers());
        Ok(Self { token, authority, appended, branches })
    }

    /// Opens the text of a partner's token, as [`crate::auth::Auth::admit`] does.
    pub fn open(keys: &KeyRing, text: &str) -> Result<Self> {
        let (token, appended) = tokens::verified(text, |id| keys.public(id))?;
        Self::of(token, appended)
    }

    /// The same with one public key, written as `/auth/keys` does, for whoever has no key file.
    pub fn open_with(key: &str, text: &str) -> Result<Self> {
        let key: PublicKey =
            key.parse().map_err(|error| Error::bad_input(format!("This is not a public key: {error}.")))?;
        let (token, appended) = tokens::verified(text, |_| Ok(key))?;
        Self::of(token, appended)
    }

    /// Whether the token is too old at `now`.
    pub fn has_expired(&self, now: DateTime<Utc>) -> bool {
        self.authority.expires_at <= now
    }

    /// Number of the key it was signed with, as `/auth/keys` has it.
    pub fn key_id(&self) -> Option<u32> {
        self.token.root_key_id()
    }

    /// Whether some check asks which document is run, so that decisions hold for one document only.
    pub fn asks_document(&self) -> bool {
        self.appended.asks_document
    }
}

/// What the blocks of a token are revoked by; nothing is checked.
pub fn branches_in(text: &str) -> Result<Vec<[u8; 32]>> {
    Ok(branches(parse(text)?.revocation_identifiers()))
}

/// The blocks of a token as Datalog; nothing is checked.
pub fn sources_of(text: &str) -> Result<Vec<String>> {
    let token = parse(text)?;
    print(token.block_count(), |index| token.print_block_source(index))
}

/// The blocks of a token, one by one.
fn print<E>(count: usize, source: impl Fn(usize) -> Result<String, E>) -> Result<Vec<String>>
where
    E: std::error::Error + Send + Sync + 'static,
{
    (0..count).map(|index| source(index).map_err(Error::internal)).collect()
}

fn parse(text: &str) -> Result<UnverifiedBiscuit> {
    UnverifiedBiscuit::from_base64(text).map_err(|error| Error::bad_input(format!("This is not a token: {error}.")))
}

#[cfg(test)]
mod tests;

fn branches(ids: Vec<Vec<u8>>) -> Vec<[u8; 32]> {
    ids.into_iter().map(|id| Sha256::digest(id).into()).collect()
}
