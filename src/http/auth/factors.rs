//! The second factor, and proving once more who sits there.

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

use super::{Refusal, access, answer, cookies::Cookie, device, read, viewer, welcome, wrong_method};
use crate::{app::App, auth::Begun};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/sign-in/factor", post(sign_in).fallback(wrong_method))
        .route("/auth/step-up", post(step_up).fallback(wrong_method))
        .route("/auth/factor/begin", post(begin).fallback(wrong_method))
        .route("/auth/factor/confirm", post(confirm).fallback(wrong_method))
        .route("/auth/factor/disable", post(disable).fallback(wrong_method))
        .route("/auth/factor/recovery-codes", post(renew_recovery_codes).fallback(wrong_method))
}

async fn sign_in(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = sign_in_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn step_up(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = step_up_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn begin(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = begin_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn confirm(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = confirm_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn disable(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = disable_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

async fn renew_recovery_codes(State(app): State<Arc<App>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = renew_recovery_codes_with(&app, &parts, body).await;
    answer(&parts, outcome)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    challenge: String,
    code: String,
}

async fn sign_in_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let shape = "The body must be a JSON object with the strings `challenge` and `code`.";
    let Answered { challenge, code } = read(app, parts, body, shape).await?;
    let signed_in = app.auth.sign_in_with_factor(&challenge, &code, &device(app, parts)).await?;
    Ok(welcome(&signed_in, Cookie::of(app.config.profile, parts)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    password: String,
    code: Option<String>,
}

async fn step_up_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let shape =
        "The body must be a JSON object with the string `password` and, with a second factor, the string `code`.";
    let Proof { password, code } = read(app, parts, body, shape).await?;
    let proved = app.auth.step_up(&viewer, password, code.as_deref(), &device(app, parts)).await?;
    Ok(Json(access(&proved.access_token, proved.expires_in, &proved.user)).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

async fn begin_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let Nothing {} = read(app, parts, body, "The body must be an empty JSON object.").await?;
    let Begun { secret, otpauth_url } = app.auth.begin_factor(&viewer).await?;
    Ok(Json(json!({ "secret": secret, "otpauthUrl": otpauth_url })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirmation {
    code: String,
}

async fn confirm_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let shape = "The body must be a JSON object with the string `code`.";
    let Confirmation { code } = read(app, parts, body, shape).await?;
    let codes = app.auth.confirm_factor(&viewer, &code, &device(app, parts)).await?;
    Ok(Json(json!({ "recoveryCodes": codes })).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WholeProof {
    password: String,
    code: String,
}

const WHOLE_PROOF: &str = "The body must be a JSON object with the strings `password` and `code`.";

async fn disable_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let WholeProof { password, code } = read(app, parts, body, WHOLE_PROOF).await?;
    app.auth.disable_factor(&viewer, password, &code, &device(app, parts)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn renew_recovery_codes_with(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let WholeProof { password, code } = read(app, parts, body, WHOLE_PROOF).await?;
    let codes = app.auth.renew_recovery_codes(&viewer, password, &code, &device(app, parts)).await?;
    Ok(Json(json!({ "recoveryCodes": codes })).into_response())
}
