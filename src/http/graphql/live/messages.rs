//! The messages of `graphql-transport-ws`, and the codes a socket is closed with.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::passes::Ending;

/// The one protocol spoken over a socket.
pub const PROTOCOL: &str = "graphql-transport-ws";

/// What a client says.
#[derive(Debug, Deserialize)]
pub struct Said<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Cow<'a, str>,
    #[serde(borrow)]
    pub id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    pub payload: Option<&'a RawValue>,
}

impl<'a> Said<'a> {
    /// # Errors
    /// The close that a message of any other shape is answered with.
    pub fn read(text: &'a str) -> Result<Self, Close> {
        let said: Self = serde_json::from_str(text).map_err(|_| Close::MALFORMED)?;
        let payload = said.payload.map(RawValue::get);
        match payload {
            Some(payload) if payload != "null" && !payload.starts_with('{') => Err(Close::MALFORMED),
            _ => Ok(said),
        }
    }

    /// The id that the message must have.
    pub fn id(&self) -> Result<&str, Close> {
        self.id.as_deref().filter(|id| (1..=MAX_ID).contains(&id.len())).ok_or(Close::MALFORMED)
    }

    /// The payload that the message must have.
    pub fn payload(&self) -> Result<&'a str, Close> {
        self.payload.map(RawValue::get).filter(|payload| *payload != "null").ok_or(Close::MALFORMED)
    }
}

/// Bytes of an id at most: each is kept and sent back with every answer.
const MAX_ID: usize = 128;

/// How a socket is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Close {
    pub code: u16,
    pub reason: Cow<'static, str>,
}

impl Close {
    pub const GOING_AWAY: Self = Self::of(1001, "The server stops; connect again");
    pub const TOO_BIG: Self = Self::of(1009, "Message too big");
    pub const SLOW: Self = Self::of(1013, "SLOW_CONSUMER: connect again and go on from the last cursor");
    pub const MALFORMED: Self = Self::of(4400, "Invalid message");
    pub const UNAUTHORIZED: Self = Self::of(4401, "Unauthorized");
    pub const FORBIDDEN: Self = Self::of(4403, "Forbidden");
    pub const NOT_ACCEPTABLE: Self = Self::of(4406, "Subprotocol not acceptable");
    pub const INIT_TIMEOUT: Self = Self::of(4408, "Connection initialisation timeout");
    pub const TOO_MANY_INITS: Self = Self::of(4429, "Too many initialisation requests");
    pub const INTERNAL: Self = Self::of(4500, "Internal server error");

    const fn of(code: u16, reason: &'static str) -> Self {
        Self { code, reason: Cow::Borrowed(reason) }
    }

    /// The id of an operation that is under way.
    pub fn duplicate(id: &str) -> Self {
        // A reason has 123 bytes at most.
        let id: String = id.chars().take(20).collect();
        Self { code: 4409, reason: format!("Subscriber for {id} already exists").into() }
    }
}

impl From<Ending> for Close {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Refused => Self::FORBIDDEN,
            Ending::Slow => Self::SLOW,
            Ending::Leaving => Self::GOING_AWAY,
        }
    }
}

/// A message about an operation; `payload` is finished JSON.
pub fn about(kind: &'static str, id: &str, payload: Option<&[u8]>) -> String {
    let mut text = Vec::with_capacity(64 + payload.map_or(0, <[u8]>::len));
    text.extend_from_slice(b"{\"type\":\"");
    text.extend_from_slice(kind.as_bytes());
    text.extend_from_slice(b"\",\"id\":");
    text.extend_from_slice(serde_json::Value::from(id).to_string().as_bytes());
    if let Some(payload) = payload {
        text.extend_from_slice(b",\"payload\":");
        text.extend_from_slice(payload);
    }
    text.push(b'}');
    String::from_utf8(text).unwrap_or_default()
}

/// The list of errors in an answer that holds nothing else.
pub fn errors_in(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"{\"errors\":").and_then(|rest| rest.strip_suffix(b"}")).unwrap_or(b"[]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_refused() {
        for text in
            ["", "x", "[]", "{}", r#"{"type":1}"#, r#"{"type":"ping","payload":[]}"#, r#"{"type":"ping","payload":1}"#]
        {
            assert_eq!(Said::read(text).unwrap_err(), Close::MALFORMED, "{text}");
        }
        assert_eq!(Said::read(r#"{"type":"subscribe","id":""}"#).unwrap().id().unwrap_err(), Close::MALFORMED);
        assert_eq!(Said::read(r#"{"type":"subscribe","id":"\u0041"}"#).unwrap().id().unwrap(), "A");
    }

    #[test]
    fn a_message_quotes_the_id_as_it_came() {
        assert_eq!(about("next", "a\"b", Some(b"{}")), r#"{"type":"next","id":"a\"b","payload":{}}"#);
        assert_eq!(about("complete", "1", None), r#"{"type":"complete","id":"1"}"#);
    }

    #[test]
    fn errors_are_taken_out_of_their_answer() {
        assert_eq!(errors_in(br#"{"errors":[{"message":"x"}]}"#), br#"[{"message":"x"}]"#);
    }
}
