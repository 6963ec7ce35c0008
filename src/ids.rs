//! Identifiers: time-ordered UUIDs for rows, opaque global ids for the API.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use uuid::Uuid;

use crate::error::Error;

/// A new UUIDv7: ordered by time, so that indexes stay local and keyset pages are stable.
pub fn new_id() -> Uuid {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
    Uuid::now_v7()
}

/// The opaque id of a record in the API: `base64url("Type:uuid")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId<'a> {
    pub type_name: &'a str,
    pub id: Uuid,
}

impl NodeId<'_> {
    /// The id as the API shows it.
    pub fn encode(&self) -> String {
        let mut plain = Vec::with_capacity(self.type_name.len() + 37);
        plain.extend_from_slice(self.type_name.as_bytes());
        plain.push(b':');
        plain.extend_from_slice(self.id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
        URL_SAFE_NO_PAD.encode(plain)
    }
}

/// Splits an opaque id into its type name and UUID.
pub fn decode_any(text: &str) -> Result<(String, Uuid), Error> {
    let refused = || Error::bad_input(format!("`{}` is not an id of this server", shown(text)));
    let plain = URL_SAFE_NO_PAD.decode(text).map_err(|_| refused())?;
    let plain = String::from_utf8(plain).map_err(|_| refused())?;
    let (type_name, uuid) = plain.split_once(':').ok_or_else(refused)?;
    // Only the canonical spelling is accepted, so that one record has one id.
    let id = Uuid::parse_str(uuid).map_err(|_| refused())?;
    if id.hyphenated().encode_lower(&mut Uuid::encode_buffer()) != uuid {
        return Err(refused());
    }
    Ok((type_name.to_owned(), id))
}

/// The UUID in an opaque id of the type `expected`; an id of another type is refused.
pub fn decode(text: &str, expected: &str) -> Result<Uuid, Error> {
    let (type_name, id) = decode_any(text)?;
    if type_name == expected {
        Ok(id)
    } else {
        Err(Error::bad_input(format!("`{}` is not the id of a {expected}", shown(text))))
    }
}

fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_comes_back_as_it_went() {
        let id = new_id();
        let text = NodeId { type_name: "Client", id }.encode();
        assert_eq!(decode(&text, "Client").unwrap(), id);
    }

    #[test]
    fn an_id_of_another_type_is_refused() {
        let text = NodeId { type_name: "Client", id: new_id() }.encode();
        assert!(decode(&text, "Note").is_err());
    }

    #[test]
    fn nonsense_is_refused() {
        for text in ["", "x", "Q2xpZW50", "Q2xpZW50Og", "äöü", "Q2xpZW50OjEyMw", "\0"] {
            assert!(decode(text, "Client").is_err(), "{text:?}");
        }
    }
}
