//! Errors outside of GraphQL in the same shape: `errors`, each with a message, a code and the request's id.

use async_graphql::{ErrorExtensionValues, Pos, Value};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

use super::{graphql::answers, request_ids::RequestId};

/// The body of an answer that holds one error.
pub fn body(code: &str, message: &str, locations: &[Pos], request_id: &RequestId) -> Vec<u8> {
    let mut extensions = ErrorExtensionValues::default();
    extensions.set("code", Value::String(code.to_owned()));
    extensions.set("requestId", Value::String(request_id.as_str().to_owned()));
    let mut out = b"{\"errors\":[".to_vec();
    answers::write_error(&mut out, message, locations, &[], Some(&extensions));
    out.extend_from_slice(b"]}");
    out
}

/// An answer that holds one error, as `application/json`.
pub fn respond(status: StatusCode, code: &str, message: &str, request_id: &RequestId) -> Response {
    let mut response = Response::new(Body::from(body(code, message, &[], request_id)));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, json);
    add_hints(&mut response);
    response
}

/// The headers that some statuses must come with.
pub fn add_hints(response: &mut Response) {
    let (name, value) = match response.status() {
        StatusCode::UNAUTHORIZED => (header::WWW_AUTHENTICATE, "Bearer realm=\"tessera\", error=\"invalid_token\""),
        StatusCode::SERVICE_UNAVAILABLE => (header::RETRY_AFTER, "1"),
        _ => return,
    };
    response.headers_mut().insert(name, HeaderValue::from_static(value));
}
