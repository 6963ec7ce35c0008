//! HTTP's own caching: entity tags, and requests on condition that something has changed.
//!
//! An answer is private and checked each time it is used: what may be seen depends on the token, and may change at any
//! moment. The check costs one trip without a body; it comes after authentication and everything else that may refuse.

use axum::{
    body::Body,
    http::{HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};

use super::query_cache::Given;

/// Adds what caches are to know to the answer to a query, and takes its body away where the caller has it. `given` is the
/// whole of the body, where nothing stands beside it.
pub fn apply(request: &Parts, answer: &mut Response, given: Option<&Given>, is_whole: bool) {
    let headers = answer.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("authorization, accept"));
    if !is_whole {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return;
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    // An entity tag says nothing of the answer to a POST (RFC 9110, 13.1.2 and 8.8.3).
    let Some(given) = given.filter(|_| request.method == Method::GET) else { return };
    let etag = given.etag();
    let Ok(value) = HeaderValue::from_str(&etag) else { return };
    headers.insert(header::ETAG, value);
    if is_known(request, &etag) {
        headers.remove(header::CONTENT_TYPE);
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        *answer.body_mut() = Body::empty();
    }
}

/// Whether the caller says that it has the answer.
fn is_known(request: &Parts, etag: &str) -> bool {
    let listed = request.headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = listed.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag.trim_start_matches("W/"))
}
