//! The id of a request: the caller's when it is a UUID, else a new one. Every answer and log line carries it.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;

use crate::ids;

pub const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// A UUID in its canonical spelling, kept as text because text is all it is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestId([u8; 36]);

impl RequestId {
    pub fn new() -> Self {
        Self::of(ids::new_id())
    }

    /// The id in the caller's header where it is a UUID, else a new one.
    pub fn of_headers(headers: &HeaderMap) -> Self {
        let given = headers.get(HEADER).and_then(|value| Uuid::try_parse_ascii(value.as_bytes()).ok());
        given.map_or_else(Self::new, Self::of)
    }

    fn of(id: Uuid) -> Self {
        let mut text = [0; 36];
        id.hyphenated().encode_lower(&mut text);
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        // Always ASCII; the type has no other constructor.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub fn uuid(&self) -> Option<Uuid> {
        Uuid::try_parse_ascii(&self.0).ok()
    }

    pub fn header(&self) -> HeaderValue {
        HeaderValue::from_bytes(&self.0).unwrap_or(HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_uuid_is_taken_over() {
        let mut headers = HeaderMap::new();
        headers.insert(HEADER, HeaderValue::from_static("0190F3C2-7B4E-7ABC-8123-0123456789AB"));
        assert_eq!(RequestId::of_headers(&headers).as_str(), "0190f3c2-7b4e-7abc-8123-0123456789ab");
        headers.insert(HEADER, HeaderValue::from_static("\" or 1=1"));
        let id = RequestId::of_headers(&headers);
        assert!(Uuid::parse_str(id.as_str()).is_ok());
    }
}
