//! Writes JSON straight into bytes.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// A growing piece of JSON. Commas and brackets are the caller's; values are escaped here.
#[derive(Debug, Default)]
pub struct Json(Vec<u8>);

impl Json {
    pub fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Text that is JSON already: brackets, commas, keys.
    pub fn raw(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// `"key":` — names of GraphQL need no escaping.
    pub fn key(&mut self, key: &str) {
        self.0.push(b'"');
        self.raw(key);
        self.raw("\":");
    }

    pub fn null(&mut self) {
        self.raw("null");
    }

    /// The value, or `null`.
    pub fn optional<V>(&mut self, value: Option<V>, write: impl FnOnce(&mut Self, V)) {
        match value {
            Some(value) => write(self, value),
            None => self.null(),
        }
    }

    pub fn text(&mut self, text: &str) {
        self.0.push(b'"');
        let bytes = text.as_bytes();
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                0..0x20 => b"",
                _ => continue,
            };
            self.0.extend_from_slice(bytes.get(start..at).unwrap_or_default());
            start = at + 1;
            if escape.is_empty() {
                self.raw(&format!("\\u{byte:04x}"));
            } else {
                self.0.extend_from_slice(escape);
            }
        }
        self.0.extend_from_slice(bytes.get(start..).unwrap_or_default());
        self.0.push(b'"');
    }

    pub fn boolean(&mut self, value: bool) {
        self.raw(if value { "true" } else { "false" });
    }

    pub fn int(&mut self, value: i64) {
        self.raw(itoa::Buffer::new().format(value));
    }

    /// A decimal as a string, so that no client reads it as a binary fraction.
    pub fn decimal(&mut self, value: Decimal) {
        self.byte(b'"');
        self.raw(&value.normalize().to_string());
        self.byte(b'"');
    }

    /// RFC 3339 in UTC with microseconds.
    pub fn time(&mut self, value: DateTime<Utc>) {
        self.byte(b'"');
        self.raw(&value.to_rfc3339_opts(SecondsFormat::AutoSi, true));
        self.byte(b'"');
    }

    pub fn date(&mut self, value: NaiveDate) {
        self.byte(b'"');
        self.raw(&value.to_string());
        self.byte(b'"');
    }

    /// The opaque id of a record: `base64url("Type:uuid")`.
    pub fn node_id(&mut self, type_name: &str, id: Uuid) {
        let mut plain = [0_u8; 96];
        let mut length = 0;
        let mut hyphenated = Uuid::encode_buffer();
        let uuid = id.hyphenated().encode_lower(&mut hyphenated);
        for part in [type_name, ":", uuid] {
            if let Some(place) = plain.get_mut(length..length + part.len()) {
                place.copy_from_slice(part.as_bytes());
                length += part.len();
            }
        }
        let mut encoded = [0_u8; 128];
        let plain = plain.get(..length).unwrap_or_default();
        let written = URL_SAFE_NO_PAD.encode_slice(plain, &mut encoded).unwrap_or(0);
        self.byte(b'"');
        self.0.extend_from_slice(encoded.get(..written).unwrap_or_default());
        self.byte(b'"');
    }

    /// Any JSON value.
    pub fn value(&mut self, value: &serde_json::Value) {
        if serde_json::to_writer(&mut self.0, value).is_err() {
            self.null();
        }
    }

    /// An array of what `write` makes of each item.
    pub fn array<V>(&mut self, items: impl IntoIterator<Item = V>, mut write: impl FnMut(&mut Self, V)) {
        self.byte(b'[');
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.byte(b',');
            }
            write(self, item);
        }
        self.byte(b']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_as_serde_json_escapes_it() {
        for text in ["", "plain", "\"quoted\"", "a\\b", "line\nbreak\r\ttab", "\u{0}\u{1f}\u{7f}", "Żółć 日本 🦀"]
        {
            let mut json = Json::default();
            json.text(text);
            assert_eq!(String::from_utf8(json.into_bytes()).unwrap(), serde_json::to_string(text).unwrap());
        }
    }

    #[test]
    fn an_id_is_written_as_ids_encodes_it() {
        let id = crate::ids::new_id();
        let mut json = Json::default();
        json.node_id("ContactMethod", id);
        let expected = crate::ids::NodeId { type_name: "ContactMethod", id }.encode();
        assert_eq!(String::from_utf8(json.into_bytes()).unwrap(), format!("\"{expected}\""));
    }
}
