//! Writes the answer of an execution as JSON, straight into one buffer.

use async_graphql::{ErrorExtensionValues, PathSegment};
use async_graphql::{Pos, Response, ServerError, Value};
use axum::{body::Bytes, http::HeaderMap};
use serde::Serialize;

use super::throttles;
use crate::{http::request_ids::RequestId, limits::Standing};

/// An error without a code comes from a fault of ours. Its text stays in the log.
const MASKED: &str = "The server could not answer. The request id names the log entry.";
/// Errors in one answer at most; more help nobody.
const MAX_ERRORS: usize = 100;

/// What is told beside data and errors, to those who ask.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    cost: Option<(u64, Option<Standing>)>,
    statements: Option<u32>,
}

impl Told {
    /// What the headers of a request ask for: its cost, and in development the number of its statements as well.
    pub fn asked(headers: &HeaderMap, may_debug: bool, cost: u64, standing: Option<Standing>, statements: u32) -> Self {
        let debugs = may_debug && headers.contains_key("tessera-debug");
        let wants_cost = debugs || headers.contains_key(throttles::HEADER);
        Self { cost: wants_cost.then_some((cost, standing)), statements: debugs.then_some(statements) }
    }

    /// Whether anything is told.
    pub fn is_something(self) -> bool {
        self.cost.is_some() || self.statements.is_some()
    }

    /// The body with what is told, as its last member.
    pub fn add_to(self, body: Bytes) -> Bytes {
        if !self.is_something() {
            return body;
        }
        let mut out = body.to_vec();
        out.pop();
        out.extend_from_slice(b",\"extensions\":{");
        self.write(&mut out);
        out.extend_from_slice(b"}}");
        out.into()
    }

    fn write(self, out: &mut Vec<u8>) {
        if let Some((cost, standing)) = self.cost {
            out.extend_from_slice(format!("\"cost\":{{\"requestedQueryCost\":{cost}").as_bytes());
            if let Some(standing) = standing {
                let (most, left, rate) = (standing.maximum(), standing.remaining(), standing.restore_rate());
                let text = format!(
                    ",\"throttleStatus\":{{\"maximumAvailable\":{most},\"currentlyAvailable\":{left},\"restoreRate\":{rate}}}"
                );
                out.extend_from_slice(text.as_bytes());
            }
            out.push(b'}');
        }
        if let Some(statements) = self.statements {
            comma(out, usize::from(self.cost.is_some()));
            out.extend_from_slice(format!("\"sql\":{{\"statements\":{statements}}}").as_bytes());
        }
    }
}

/// Whether the response refuses the request as a whole, before any field ran.
pub fn is_refusal(response: &Response) -> bool {
    response.data == Value::Null
        && !response.errors.is_empty()
        && response.errors.iter().all(|error| error.path.is_empty())
}

/// Gives every error a code, hides faults behind the request id, and joins errors that say the same.
/// Returns the code of the first.
pub fn settle(errors: &mut Vec<ServerError>, is_refusal: bool, request_id: &RequestId) -> Option<String> {
    join_repeated(errors);
    errors.truncate(MAX_ERRORS);
    let mut first = None;
    for error in errors {
        let extensions = error.extensions.get_or_insert_default();
        let code = if let Some(Value::String(code)) = extensions.get("code") {
            code.clone()
        } else {
            let code = code_of(&error.message, error.source.is_some(), is_refusal);
            if code == "INTERNAL_SERVER_ERROR" {
                tracing::error!(request_id = request_id.as_str(), path = ?error.path, cause = error.message, "a field failed");
                MASKED.clone_into(&mut error.message);
            }
            code.to_owned()
        };
        metrics::counter!("tessera_graphql_errors_total", "code" => code.clone()).increment(1);
        extensions.set("code", Value::String(code.clone()));
        extensions.set("requestId", Value::String(request_id.as_str().to_owned()));
        first.get_or_insert(code);
    }
    first
}

/// One error per text and path, with all its places: a document must not make the answer longer by repeating itself.
fn join_repeated(errors: &mut Vec<ServerError>) {
    if errors.len() < 2 {
        return;
    }
    let mut kept: Vec<ServerError> = Vec::with_capacity(errors.len().min(MAX_ERRORS));
    for error in errors.drain(..) {
        if let Some(known) = kept.iter_mut().find(|known| known.message == error.message && known.path == error.path) {
            known.locations.extend(error.locations);
        } else if kept.len() < MAX_ERRORS {
            kept.push(error);
        }
    }
    *errors = kept;
}

/// The code of an error that came without one. The library's own errors about values carry no source.
fn code_of(message: &str, has_source: bool, is_refusal: bool) -> &'static str {
    if is_refusal {
        return "GRAPHQL_VALIDATION_FAILED";
    }
    let about_value = message.starts_with("Failed to parse \"") || message.starts_with("Expected input type \"");
    if about_value && !has_source { "BAD_USER_INPUT" } else { "INTERNAL_SERVER_ERROR" }
}

/// The whole answer. `data` is left out when the request was refused.
pub fn write(response: &Response, is_refusal: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(size_hint(&response.data));
    out.push(b'{');
    if !response.errors.is_empty() {
        out.extend_from_slice(b"\"errors\":[");
        for (position, error) in response.errors.iter().enumerate() {
            comma(&mut out, position);
            write_error(&mut out, &error.message, &error.locations, &error.path, error.extensions.as_ref());
        }
        out.push(b']');
    }
    if !is_refusal {
        comma(&mut out, response.errors.len());
        out.extend_from_slice(b"\"data\":");
        write_value(&mut out, &response.data);
    }
    out.push(b'}');
    out
}

/// One member of `errors`.
pub fn write_error(
    out: &mut Vec<u8>,
    message: &str,
    locations: &[Pos],
    path: &[PathSegment],
    extensions: Option<&ErrorExtensionValues>,
) {
    out.extend_from_slice(b"{\"message\":");
    write_json(out, message);
    if !locations.is_empty() {
        out.extend_from_slice(b",\"locations\":");
        write_json(out, locations);
    }
    if !path.is_empty() {
        out.extend_from_slice(b",\"path\":");
        write_json(out, path);
    }
    if let Some(extensions) = extensions {
        out.extend_from_slice(b",\"extensions\":");
        write_json(out, extensions);
    }
    out.push(b'}');
}

fn write_value(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Boolean(true) => out.extend_from_slice(b"true"),
        Value::Boolean(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_json(out, number),
        Value::String(text) => write_json(out, text),
        Value::Enum(name) => write_json(out, name.as_str()),
        // A subtree that is finished JSON already.
        Value::Binary(json) => out.extend_from_slice(json),
        Value::List(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                comma(out, position);
                write_value(out, item);
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            out.push(b'{');
            for (position, (key, value)) in fields.iter().enumerate() {
                comma(out, position);
                write_json(out, key.as_str());
                out.push(b':');
                write_value(out, value);
            }
            out.push(b'}');
        }
    }
}

fn comma(out: &mut Vec<u8>, position: usize) {
    if position > 0 {
        out.push(b',');
    }
}

/// Writing these types into memory cannot fail: no maps with keys of other types, no failing writer.
fn write_json<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    let written = serde_json::to_writer(&mut *out, value);
    debug_assert!(written.is_ok());
}

/// Room for the finished subtrees one and two levels down, so that the buffer rarely grows.
fn size_hint(data: &Value) -> usize {
    fn finished(value: &Value, levels: u8) -> usize {
        match value {
            Value::Binary(json) => json.len(),
            Value::Object(fields) if levels > 0 => fields.values().map(|value| finished(value, levels - 1) + 32).sum(),
            _ => 16,
        }
    }
    finished(data, 2) + 64
}

#[cfg(test)]
mod tests {
    use async_graphql::value;

    use super::*;

    fn text(response: &Response, is_refusal: bool) -> String {
        String::from_utf8(write(response, is_refusal)).unwrap()
    }

    #[test]
    fn a_finished_subtree_is_copied_as_it_is() {
        let mut data = value!({ "a": 1, "b": [true, null, "x\"y"], "c": { "d": 1.5 } });
        if let Value::Object(fields) = &mut data {
            fields.insert(async_graphql::Name::new("z"), Value::Binary(r#"[{"id":"1"}]"#.into()));
        }
        let expected = r#"{"data":{"a":1,"b":[true,null,"x\"y"],"c":{"d":1.5},"z":[{"id":"1"}]}}"#;
        assert_eq!(text(&Response::new(data), false), expected);
    }

    #[test]
    fn a_refused_request_has_no_data() {
        let mut response = Response::from_errors(vec![ServerError::new("no", Some(Pos { line: 1, column: 2 }))]);
        assert!(is_refusal(&response));
        let id = RequestId::new();
        assert_eq!(settle(&mut response.errors, true, &id).as_deref(), Some("GRAPHQL_VALIDATION_FAILED"));
        let expected = format!(
            r#"{{"errors":[{{"message":"no","locations":[{{"line":1,"column":2}}],"extensions":{{"code":"GRAPHQL_VALIDATION_FAILED","requestId":"{}"}}}}]}}"#,
            id.as_str()
        );
        assert_eq!(text(&response, true), expected);
    }

    #[test]
    fn a_fault_is_masked_and_a_coded_error_is_not() {
        let coded = crate::error::Error::forbidden("Not yours.").into_graphql().into_server_error(Pos::default());
        let fault = ServerError::new("relation \"users\" does not exist", None);
        let input = ServerError::new("Failed to parse \"UUID\": invalid", None);
        let path = vec![PathSegment::Field("a".to_owned())];
        let mut errors = [coded, fault, input].map(|error| error.with_path(path.clone())).to_vec();
        settle(&mut errors, false, &RequestId::new());
        let shown: Vec<_> = errors
            .iter()
            .map(|error| (error.message.as_str(), error.extensions.as_ref().unwrap().get("code").unwrap().to_string()))
            .collect();
        let expected = [
            ("Not yours.", "\"FORBIDDEN\"".to_owned()),
            (MASKED, "\"INTERNAL_SERVER_ERROR\"".to_owned()),
            ("Failed to parse \"UUID\": invalid", "\"BAD_USER_INPUT\"".to_owned()),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn repeated_errors_are_joined() {
        let error = |column| ServerError::new("Unknown directive", Some(Pos { line: 1, column }));
        let mut errors = (0..10).map(error).collect();
        settle(&mut errors, true, &RequestId::new());
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].locations.len(), 10);
    }
}
