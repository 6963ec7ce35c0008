//! Which path leads where. `/graphql` itself is served by the edge without the router.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;

use super::{assets, auth, errors, files, health::Health, request_ids::RequestId, tokens};
use crate::app::App;

pub const GRAPHQL: &str = "/graphql";
/// What the addresses of stored documents begin with; an id follows.
pub const DOCUMENTS: &str = "/graphql/documents/";
/// What the addresses of files begin with; a token follows.
pub const FILES: &str = "/files/";

/// The public routes.
pub fn public(app: Arc<App>, health: Arc<Health>) -> Router {
    let pages = assets::routes(&app.config);
    let probes = Router::new()
        .route("/livez", get(async || Json(json!({ "status": "ok" }))))
        .route("/readyz", get(ready))
        .with_state(health);
    Router::new()
        .merge(auth::routes())
        .merge(tokens::routes())
        .merge(files::routes())
        .with_state(app)
        .merge(probes)
        .merge(pages)
        .method_not_allowed_fallback(method_not_allowed)
}

/// The routes of the second listener, for operators only.
pub fn operations(health: Arc<Health>) -> Router {
    Router::new()
        .route("/healthz", get(async |State(health): State<Arc<Health>>| Json(health.details().await)))
        .route("/metrics", get(async |State(health): State<Arc<Health>>| super::operations::render(&health)))
        .with_state(health)
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
}

async fn ready(State(health): State<Arc<Health>>) -> Response {
    let (is_ready, body) = health.readiness().await;
    let status = if is_ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let mut response = (status, Json(body)).into_response();
    errors::add_hints(&mut response);
    response
}

async fn method_not_allowed(id: Option<Extension<RequestId>>) -> Response {
    let id = id.map_or_else(RequestId::new, |Extension(id)| id);
    errors::respond(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This path does not take that method", &id)
}

/// What nothing else answers.
pub async fn not_found(id: Option<Extension<RequestId>>) -> Response {
    let id = id.map_or_else(RequestId::new, |Extension(id)| id);
    errors::respond(StatusCode::NOT_FOUND, "NOT_FOUND", "There is nothing at this path", &id)
}

/// The route of a path, for metrics and logs: a short list, because paths are the caller's.
pub fn label(path: &str) -> &'static str {
    const KNOWN: [&str; 17] = [
        GRAPHQL,
        "/graphiql",
        "/livez",
        "/readyz",
        "/auth/sign-in",
        "/auth/sign-in/factor",
        "/auth/refresh",
        "/auth/sign-out",
        "/auth/password",
        "/auth/reset-request",
        "/auth/reset",
        "/auth/step-up",
        "/auth/factor/begin",
        "/auth/factor/confirm",
        "/auth/factor/disable",
        "/auth/factor/recovery-codes",
        "/",
    ];
    match KNOWN.iter().find(|known| **known == path) {
        Some(known) => known,
        None if path.starts_with(DOCUMENTS) => "/graphql/documents/*",
        None if path.starts_with("/assets/") => "/assets/*",
        None if path.starts_with(FILES) => "/files/*",
        None => "other",
    }
}

/// Where a request wants a page rather than data: a browser that navigates.
pub fn is_navigation(uri: &Uri, headers: &axum::http::HeaderMap) -> bool {
    let wants_html = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let is_file = uri.path().rsplit('/').next().is_some_and(|name| name.contains('.'));
    !is_file && wants_html.is_some_and(|accept| accept.contains("text/html"))
}
