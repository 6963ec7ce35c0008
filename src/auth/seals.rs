//! Seals secrets that the server must be able to read again, so that neither the database nor a copy of it shows them.
//!
//! XChaCha20-Poly1305 with a key derived (HKDF-SHA256) from a secret of the key ring and the column's name. A sealed
//! value is `0x01 | id of the ring's secret, 4 bytes | nonce, 24 bytes | ciphertext and tag`, and is bound to its
//! column and row: moved to another one, it cannot be opened.

use std::fmt;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use sha2::Sha256;
use uuid::Uuid;

use super::keys::KeyRing;
use crate::error::{Error, Result};

const FORMAT: u8 = 1;
const HEAD: usize = 1 + 4 + NONCE;
const NONCE: usize = 24;

/// Seals and opens the values of one column, with the keys that were in force when it was made: make one where it is
/// needed, and do not keep it.
pub struct Sealer {
    /// `table.column`.
    place: &'static str,
    current: u32,
    ciphers: Vec<(u32, XChaCha20Poly1305)>,
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sealer").field("place", &self.place).field("current", &self.current).finish_non_exhaustive()
    }
}

impl Sealer {
    /// The sealer of a column, with keys derived from all secrets of the ring: the current one seals, each opens what it
    /// has sealed.
    pub fn of(ring: &KeyRing, place: &'static str) -> Result<Self> {
        let secrets = ring.secrets();
        let current = secrets.first().map(|(id, _)| *id).unwrap_or_default();
        let ciphers = secrets.iter().map(|(id, secret)| Ok((*id, cipher(secret, place)?)));
        Ok(Self { place, current, ciphers: ciphers.collect::<Result<_>>()? })
    }

    /// Seals a value of the row `id`.
    pub fn seal(&self, id: Uuid, plain: &[u8]) -> Result<Vec<u8>> {
        let cipher = self.cipher(self.current)?;
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: plain, aad: &self.binding(id) };
        let sealed = cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::internal("a value could not be sealed"))?;
        let mut value = Vec::with_capacity(HEAD + sealed.len());
        value.push(FORMAT);
        value.extend_from_slice(&self.current.to_be_bytes());
        value.extend_from_slice(&nonce);
        value.extend_from_slice(&sealed);
        Ok(value)
    }

    /// Opens a value of the row `id`. What was changed, moved, or sealed with a key that is gone, is a fault.
    pub fn open(&self, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>> {
        let (key, rest) = parts(sealed).ok_or_else(|| Error::internal("a sealed value of unknown shape"))?;
        let (nonce, sealed) =
            rest.split_first_chunk::<NONCE>().ok_or_else(|| Error::internal("a short sealed value"))?;
        let payload = Payload { msg: sealed, aad: &self.binding(id) };
        let plain = self.cipher(key)?.decrypt(&XNonce::from(*nonce), payload);
        plain.map_err(|_| Error::internal(format!("a value of {} cannot be opened", self.place)))
    }

    /// Whether a value was sealed with the key in force; one that was not is to be sealed anew before its key goes.
    pub fn is_current(&self, sealed: &[u8]) -> bool {
        parts(sealed).is_some_and(|(key, _)| key == self.current)
    }

    fn cipher(&self, key: u32) -> Result<&XChaCha20Poly1305> {
        let found = self.ciphers.iter().find(|(known, _)| *known == key);
        let missing = || Error::internal(format!("the key file no longer holds the refresh secret {key}"));
        found.map(|(_, cipher)| cipher).ok_or_else(missing)
    }

    fn binding(&self, id: Uuid) -> Vec<u8> {
        [self.place.as_bytes(), &[0], id.as_bytes()].concat()
    }
}

/// The id of the key and what follows it.
fn parts(sealed: &[u8]) -> Option<(u32, &[u8])> {
    let (key, rest) = sealed.strip_prefix(&[FORMAT])?.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*key), rest))
}

fn cipher(secret: &[u8; 32], place: &str) -> Result<XChaCha20Poly1305> {
    Ok(XChaCha20Poly1305::new(&derived(secret, place)?.into()))
}

fn derived(secret: &[u8; 32], place: &str) -> Result<[u8; 32]> {
    let mut key = [0; 32];
    let derived = Hkdf::<Sha256>::new(None, secret).expand_multi_info(&[b"tessera/v1/", place.as_bytes()], &mut key);
    derived.map_err(|_| Error::internal("a key of this length cannot be derived"))?;
    Ok(key)
}

/// The key for something that only servers with the same key file are to read, and that may be lost with the key.
pub fn key_for(ring: &KeyRing, place: &str) -> Result<[u8; 32]> {
    let (_, secret) = ring.refresh_secret().ok_or_else(|| Error::internal("the key file holds no secret"))?;
    derived(&secret, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, ids::new_id};

    fn sealer() -> Sealer {
        Sealer::of(&KeyRing::fresh(Clock::system().now()), "things.secret").unwrap()
    }

    #[test]
    fn a_value_comes_back_as_it_went_and_never_looks_the_same() {
        let (own, id) = (sealer(), new_id());
        let sealed = own.seal(id, b"open sesame").unwrap();
        assert_ne!(sealed, own.seal(id, b"open sesame").unwrap());
        assert!(!sealed.windows(4).any(|part| part == b"open"));
        assert!(own.is_current(&sealed));
        assert_eq!(own.open(id, &sealed).unwrap(), b"open sesame");
    }

    #[test]
    fn what_was_changed_or_moved_or_sealed_elsewhere_is_a_fault() {
        let (own, id) = (sealer(), new_id());
        let sealed = own.seal(id, b"open sesame").unwrap();
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(own.open(id, &changed).is_err(), "byte {at}");
            assert!(own.open(id, &sealed[..at]).is_err(), "{at} bytes");
        }
        assert!(own.open(new_id(), &sealed).is_err());
        assert!(sealer().open(id, &sealed).is_err());
    }
}
