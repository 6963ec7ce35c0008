//! `/auth/keys`, `/auth/inspect` and `/auth/revoke`: what holders of partners' tokens need beside the API.

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
    auth::capabilities::inspections::Inspection,
    error::{Error, Result},
    limits::{Bucket, Caller},
};

pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/keys", get(keys))
        .route("/auth/inspect", post(inspect))
        .route("/auth/revoke", post(revoke))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// The public keys that tokens are checked with, the way the `biscuit` tool writes them.
async fn keys(State(app): State<Arc<App>>) -> Response {
    let keys = app.auth.keys().public_keys().into_iter().map(|(id, key)| json!({ "id": id, "publicKey": key }));
    Json(json!({ "keys": keys.collect::<Vec<_>>() })).into_response()
}

/// Says what is in the token that the request carries.
async fn inspect(State(app): State<Arc<App>>, id: Option<Extension<RequestId>>, request: Parts) -> Response {
    let read = async {
        let Inspection { capability, sources, is_good } = app.auth.inspect(carried(&app, &request)?).await?;
        let authority = &capability.authority;
        let blocks = sources.iter().zip(&capability.branches);
        let blocks = blocks.map(|(source, branch)| json!({ "source": source, "branch": hex::encode(branch) }));
        Ok(Json(json!({
            "isGood": is_good,
            "keyId": capability.key_id(),
            "client": authority.client,
            "tokenId": authority.token_id,
            "issuedAt": authority.issued_at,
            "expiresAt": authority.expires_at,
            "costLimit": authority.cost_limit,
            "persistedOnly": authority.persisted_only,
            "rights": authority.rights,
            "blocks": blocks.collect::<Vec<_>>(),
        }))
        .into_response())
    };
    answer(id, read.await)
}

/// Revokes the token that the request carries.
async fn revoke(State(app): State<Arc<App>>, id: Option<Extension<RequestId>>, request: Parts) -> Response {
    let revoked = async {
        app.auth.revoke(carried(&app, &request)?).await?;
        Ok(StatusCode::NO_CONTENT.into_response())
    };
    answer(id, revoked.await)
}

/// The token of a request, which counts for its address.
fn carried<'a>(app: &App, request: &'a Parts) -> Result<&'a str> {
    if let Some(address) = addresses::client(request) {
        app.limits.count(Bucket::Anonymous, Caller::at(address), 1)?;
    }
    let token = bearers::read(&request.headers).map_err(Error::unauthenticated)?;
    token.ok_or_else(|| Error::unauthenticated("Send the token as `Authorization: Bearer`."))
}

fn answer(id: Option<Extension<RequestId>>, outcome: Result<Response>) -> Response {
    outcome.unwrap_or_else(|error| {
        let id = id.map_or_else(RequestId::new, |Extension(id)| id);
        if let Some(cause) = &error.cause {
            tracing::error!(%cause, "a token could not be looked at or revoked");
        }
        errors::respond(error.code.status(), error.code.as_str(), &error.message, &id)
    })
}
