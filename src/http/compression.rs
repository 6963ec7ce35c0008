//! Compresses answers for callers that take it.

use std::convert::Infallible;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Request, header},
    response::Response,
};
use http_body::Body as _;
use tower::{Layer, ServiceExt, service_fn};
use tower_http::compression::{CompressionLayer, predicate::SizeAbove};

/// Bodies below this gain nothing.
const SMALLEST: u64 = 1_024;

/// Compresses the body where the caller accepts it and it is text of some size that is not compressed yet. Callers
/// that accept nothing, such as other programs, pay nothing for it.
pub async fn apply(mut response: Response, request: &HeaderMap) -> Response {
    let headers = response.headers();
    // What may be asked for in parts has the length and the places of its bytes told.
    let is_fixed = headers.contains_key(header::CONTENT_ENCODING) || headers.contains_key(header::ACCEPT_RANGES);
    if is_fixed || !is_text(headers) {
        return response;
    }
    let Some(accepted) = request.get(header::ACCEPT_ENCODING) else { return response };
    if response.body().size_hint().upper().is_some_and(|size| size < SMALLEST) {
        if response.body().size_hint().upper() > Some(0) {
            response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-encoding"));
        }
        return response;
    }
    let mut question = Request::new(Body::empty());
    question.headers_mut().insert(header::ACCEPT_ENCODING, accepted.clone());
    let mut response = Some(response);
    let service = service_fn(move |_: Request<Body>| {
        let response = response.take().unwrap_or_default();
        async move { Ok::<_, Infallible>(response) }
    });
    let layer = CompressionLayer::new().compress_when(SizeAbove::new(SMALLEST));
    match layer.layer(service).oneshot(question).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

fn is_text(headers: &HeaderMap) -> bool {
    let Some(Ok(kind)) = headers.get(header::CONTENT_TYPE).map(HeaderValue::to_str) else { return false };
    // Events are sent one by one; a compressor would hold them back.
    if kind.starts_with("text/event-stream") {
        return false;
    }
    kind.starts_with("text/") || ["json", "javascript", "xml", "manifest"].iter().any(|part| kind.contains(part))
}
