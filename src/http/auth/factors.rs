//! The second factor, and proving once more who sits there.

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

use super::{Refusal, access, cookies::Cookie, device, endpoint, read, viewer, welcome};
use crate::{app::App, auth::Begun};

pub(super) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/sign-in/factor", endpoint(|app, parts, body| sign_in(app, parts, body).boxed()))
        .route("/auth/step-up", endpoint(|app, parts, body| step_up(app, parts, body).boxed()))
        .route("/auth/factor/begin", endpoint(|app, parts, body| begin(app, parts, body).boxed()))
        .route("/auth/factor/confirm", endpoint(|app, parts, body| confirm(app, parts, body).boxed()))
        .route("/auth/factor/disable", endpoint(|app, parts, body| disable(app, parts, body).boxed()))
        .route(
            "/auth/factor/recovery-codes",
            endpoint(|app, parts, body| renew_recovery_codes(app, parts, body).boxed()),
        )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    challenge: String,
    code: String,
}

async fn sign_in(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
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

async fn step_up(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
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

async fn begin(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
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

async fn confirm(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
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

async fn disable(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let WholeProof { password, code } = read(app, parts, body, WHOLE_PROOF).await?;
    app.auth.disable_factor(&viewer, password, &code, &device(app, parts)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn renew_recovery_codes(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let WholeProof { password, code } = read(app, parts, body, WHOLE_PROOF).await?;
    let codes = app.auth.renew_recovery_codes(&viewer, password, &code, &device(app, parts)).await?;
    Ok(Json(json!({ "recoveryCodes": codes })).into_response())
}
