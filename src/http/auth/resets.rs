//! A new password by mail.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::json;

use super::{Refusal, device, endpoint, read};
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/reset-request", endpoint(|app, parts, body| request_reset(app, parts, body).boxed()))
        .route("/auth/reset", endpoint(|app, parts, body| reset(app, parts, body).boxed()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    email: String,
}

async fn request_reset(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let Asked { email } = read(app, parts, body, "The body must be a JSON object with the string `email`.").await?;
    app.auth.request_reset(&email, &device(app, parts)).await?;
    let message = "If somebody has this address, a link is on its way.";
    Ok((StatusCode::ACCEPTED, Json(json!({ "message": message }))).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    token: String,
    password: String,
}

async fn reset(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let shape = "The body must be a JSON object with the strings `token` and `password`.";
    let Reset { token, password } = read(app, parts, body, shape).await?;
    app.auth.reset_password(&token, password, &device(app, parts)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
