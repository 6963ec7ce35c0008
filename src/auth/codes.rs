//! Tokens that nobody stores: what one is about, and a code (HMAC-SHA-256) over that and over what must still be so when
//! it comes back, made with a secret of the key file.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::auth::keys::KeyRing;

const VERSION: u8 = 1;
const CODE: usize = 32;

/// A kind of token, about `N` bytes.
pub struct Kind<const N: usize> {
    /// Makes a leaked token easy to find for scanners.
    pub prefix: &'static str,
    /// What the code is made for: one of another kind is never taken for one of this.
    pub label: &'static [u8],
}

/// A token as it came, before anything in it is believed.
pub struct Token<const N: usize> {
    pub content: [u8; N],
    secret_id: u32,
    code: [u8; CODE],
}

impl<const N: usize> Kind<N> {
    /// The token about `content`, good while `bound` is the same; none when the ring has lost its secret.
    pub fn write(&self, keys: &KeyRing, content: &[u8; N], bound: &[&[u8]]) -> Option<String> {
        let (secret_id, secret) = keys.refresh_secret()?;
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&secret_id.to_be_bytes());
        bytes.extend_from_slice(content);
        bytes.extend_from_slice(&self.mac(&secret, content, bound)?.finalize().into_bytes());
        Some(format!("{}{}", self.prefix, URL_SAFE_NO_PAD.encode(bytes)))
    }

    pub fn parse(&self, text: &str) -> Option<Token<N>> {
        let length = 1 + 4 + N + CODE;
        let text = text.strip_prefix(self.prefix).filter(|rest| rest.len() <= length * 2)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (version, rest) = bytes.split_first()?;
        let (secret_id, rest) = rest.split_first_chunk()?;
        let (content, code) = rest.split_first_chunk()?;
        let token = Token { content: *content, secret_id: u32::from_be_bytes(*secret_id), code: code.try_into().ok()? };
        (*version == VERSION).then_some(token)
    }

    /// Whether the token was made here, and `bound` is as it was then. Compared in constant time.
    pub fn is_genuine(&self, keys: &KeyRing, token: &Token<N>, bound: &[&[u8]]) -> bool {
        let secret = keys.refresh_secret_of(token.secret_id);
        let mac = secret.and_then(|secret| self.mac(&secret, &token.content, bound));
        mac.is_some_and(|mac| mac.verify_slice(&token.code).is_ok())
    }

    fn mac(&self, secret: &[u8; 32], content: &[u8], bound: &[&[u8]]) -> Option<Hmac<Sha256>> {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
        mac.update(self.label);
        mac.update(content);
        for part in bound {
            // With its length, so that nothing moves from one part to the next.
            mac.update(&u64::try_from(part.len()).ok()?.to_be_bytes());
            mac.update(part);
        }
        Some(mac)
    }
}

/// The first 16 bytes of a token's content as an id, and 8 more as a number.
pub fn id_and_number(content: &[u8; 24]) -> Option<(uuid::Uuid, i64)> {
    let (id, number) = content.split_first_chunk::<16>()?;
    Some((uuid::Uuid::from_bytes(*id), i64::from_be_bytes(number.try_into().ok()?)))
}

/// The content of a token from an id and a number.
pub fn of_id_and_number(id: uuid::Uuid, number: i64) -> [u8; 24] {
    let mut content = [0; 24];
    let (first, second) = content.split_at_mut(16);
    first.copy_from_slice(id.as_bytes());
    second.copy_from_slice(&number.to_be_bytes());
    content
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, ids::new_id};

    const KIND: Kind<24> = Kind { prefix: "tessera_test_", label: b"tessera test" };

    #[test]
    fn a_token_is_good_for_what_it_was_made_for_and_while_nothing_changes() {
        let now = Clock::system().now();
        let (keys, others_keys) = (KeyRing::fresh(now), KeyRing::fresh(now));
        let content = of_id_and_number(new_id(), 7);
        let text = KIND.write(&keys, &content, &[b"one", b"two"]).unwrap();
        let token = KIND.parse(&text).unwrap();
        assert_eq!(id_and_number(&token.content), id_and_number(&content));
        assert!(KIND.is_genuine(&keys, &token, &[b"one", b"two"]));
        assert!(!KIND.is_genuine(&others_keys, &token, &[b"one", b"two"]));
        for bound in [&[b"one".as_slice(), b"three"][..], &[b"on", b"etwo"], &[b"onetwo"], &[]] {
            assert!(!KIND.is_genuine(&keys, &token, bound), "{bound:?}");
        }
        let other = Kind::<24> { label: b"tessera other", ..KIND };
        assert!(!other.is_genuine(&keys, &token, &[b"one", b"two"]));
        for at in "tessera_test_".len()..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let changed = KIND.parse(std::str::from_utf8(&bytes).unwrap());
            // The last letter holds bits that are none of the token.
            let is_refused = changed.is_none_or(|token| !KIND.is_genuine(&keys, &token, &[b"one", b"two"]));
            assert!(is_refused, "letter {at}");
        }
        for text in ["", "tessera_test_", "tessera_test_AAAA", "x", &text[..text.len() - 4], &format!("{text}AAAA")] {
            assert!(KIND.parse(text).is_none(), "{text}");
        }
    }
}
