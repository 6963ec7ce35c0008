//! A new password by mail.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{Request, State},
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
    routing::post,
};
use serde::Deserialize;
use serde_json::json;

use super::{Refusal, answer, device, read, wrong_method};
use crate::app::App;

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/reset-request", post(request_reset).fallback(wrong_method))
        .route("/auth/reset", post(reset).fallback(wrong_method))
}

async fn request_reset(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = request_reset_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn reset(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = reset_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    email: String,
}

async fn request_reset_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
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

async fn reset_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let shape = "The body must be a JSON object with the strings `token` and `password`.";
    let Reset { token, password } = read(app, parts, body, shape).await?;
    app.auth.reset_password(&token, password, &device(app, parts)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
