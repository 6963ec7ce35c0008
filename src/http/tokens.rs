//! `/auth/keys` and `/auth/revoke`: what holders of partners' tokens need beside the API.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::State,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde_json::json;
use tower_http::set_header::SetResponseHeaderLayer;

use super::{addresses, bearers, errors, request_ids::RequestId};
use crate::{
    app::App,
    error::{Error, Result},
    limits::{Bucket, Caller},
};

pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/keys", get(keys))
        .route("/auth/revoke", post(revoke))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// The public keys that tokens are checked with, the way the `biscuit` tool writes them.
async fn keys(State(app): State<Arc<App>>) -> Response {
    let keys = app.auth.keys().public_keys().into_iter().map(|(id, key)| json!({ "id": id, "publicKey": key }));
    Json(json!({ "keys": keys.collect::<Vec<_>>() })).into_response()
}

/// Revokes the token that the request carries.
async fn revoke(State(app): State<Arc<App>>, id: Option<Extension<RequestId>>, request: Parts) -> Response {
    match revoke_with(&app, &request).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => {
            let id = id.map_or_else(RequestId::new, |Extension(id)| id);
            if let Some(cause) = &error.cause {
                tracing::error!(%cause, "a token could not be revoked");
            }
            errors::respond(error.code.status(), error.code.as_str(), &error.message, &id)
        }
    }
}

async fn revoke_with(app: &App, request: &Parts) -> Result<()> {
    if let Some(address) = addresses::client(request) {
        app.limits.count(Bucket::Anonymous, Caller::at(address), 1)?;
    }
    let token = bearers::read(&request.headers).map_err(Error::unauthenticated)?;
    let missing = || Error::unauthenticated("Send the token to revoke as `Authorization: Bearer`.");
    app.auth.revoke(token.ok_or_else(missing)?).await
}
