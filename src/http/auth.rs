//! `/auth/*`: signing in, staying signed in by cookie, signing out; `resets`: a new password; `factors`: the second factor
//! and proofs; `cookies`: what stays in the browser.
//!
//! The refresh token lives in an `HttpOnly` cookie and is good for these addresses only; the API itself never
//! looks at a cookie. The access token is in the body, for the front end to keep in memory.

mod cookies;
mod factors;
mod resets;

use std::{borrow::Cow, error, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, HeaderValue, StatusCode,
        header::{self, HeaderName},
        request::Parts,
    },
    response::{IntoResponse, Response},
    routing::{MethodRouter, post},
};
use futures_util::{FutureExt, future::BoxFuture};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use tower_http::{request_id::RequestId, set_header::SetResponseHeaderLayer};

use self::cookies::Cookie;
use crate::{
    app::App,
    auth::{Admission, Device, Person, SignedIn, Viewer},
    error::{Code, Error},
    http::{addresses, bearers, origins},
    ids::NodeId,
};

const LARGEST_BODY: usize = 16 * 1024;
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/sign-in", endpoint(|app, parts, body| sign_in(app, parts, body).boxed()))
        .merge(factors::routes())
        .merge(resets::routes())
        .route("/auth/invitation", endpoint(|app, parts, body| accept_invitation(app, parts, body).boxed()))
        .route("/auth/password", endpoint(|app, parts, body| change_password(app, parts, body).boxed()))
        .route("/auth/refresh", endpoint(|app, parts, _| refresh(app, parts).boxed()))
        .route("/auth/sign-out", endpoint(|app, parts, _| sign_out(app, parts).boxed()))
        .layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-store")))
}

/// What an address does with a request, its body apart.
type Work = for<'a> fn(&'a App, &'a Parts, Body) -> BoxFuture<'a, Result<Response, Refusal>>;

/// An address that takes POST only.
fn endpoint(work: Work) -> MethodRouter<Arc<App>> {
    let serve = async move |State(app): State<Arc<App>>, request: Request| {
        let (parts, body) = request.into_parts();
        let outcome = work(&app, &parts, body).await;
        answer(&parts, outcome)
    };
    post(serve).fallback(wrong_method)
}

async fn wrong_method(request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", "This address takes POST only.");
    answer(&parts, Err(refusal))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credentials {
    email: String,
    password: String,
}

async fn sign_in(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let shape = "The body must be a JSON object with the strings `email` and `password`.";
    let Credentials { email, password } = read(app, parts, body, shape).await?;
    match app.auth.sign_in(&email, password, &device(app, parts)).await? {
        Admission::Open(signed_in) => Ok(welcome(&signed_in, Cookie::of(app.config.profile, parts))),
        Admission::Factor { challenge } => Err(Refusal {
            status: StatusCode::UNAUTHORIZED,
            challenge: Some(challenge),
            ..Error::new(Code::FactorRequired, "Send a code of your second factor to /auth/sign-in/factor.").into()
        }),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    token: String,
    password: String,
}

async fn accept_invitation(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let shape = "The body must be a JSON object with the strings `token` and `password`.";
    let Acceptance { token, password } = read(app, parts, body, shape).await?;
    let signed_in = app.auth.accept_invitation(&token, password, &device(app, parts)).await?;
    Ok(welcome(&signed_in, Cookie::of(app.config.profile, parts)))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    current: String,
    new: String,
}

async fn change_password(app: &App, parts: &Parts, body: Body) -> Result<Response, Refusal> {
    let viewer = viewer(app, parts)?;
    let shape = "The body must be a JSON object with the strings `current` and `new`.";
    let PasswordChange { current, new } = read(app, parts, body, shape).await?;
    app.auth.change_password(&viewer, current, new, &device(app, parts)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Who sends an access token.
fn viewer(app: &App, parts: &Parts) -> Result<Arc<Viewer>, Refusal> {
    let token = bearers::read(&parts.headers).map_err(Error::unauthenticated)?;
    let token = token.ok_or_else(|| Error::unauthenticated("Send the access token as `Authorization: Bearer`."))?;
    Ok(app.auth.verify(token)?)
}

/// The body of a request that holds a password.
async fn read<T: DeserializeOwned>(app: &App, parts: &Parts, body: Body, shape: &'static str) -> Result<T, Refusal> {
    // A foreign page could otherwise sign a visitor in as somebody else. Programs send neither header.
    if origins::sent_by_browser(&parts.headers) && !origins::is_ours(parts, &app.config.http.cors_origins) {
        return Err(Refusal::csrf());
    }
    if !is_json(&parts.headers) {
        return Err(Refusal::media_type());
    }
    secrets(&parts.headers, body, shape).await
}

async fn refresh(app: &App, parts: &Parts) -> Result<Response, Refusal> {
    check_cookie_request(app, parts)?;
    let cookie = Cookie::of(app.config.profile, parts);
    let token = cookie.read(&parts.headers).ok_or_else(|| Error::unauthenticated("You are not signed in."))?;
    let signed_in = app.auth.refresh(&token, &device(app, parts)).await.map_err(|error| Refusal {
        // The session is over: a cookie that stays would be sent, and refused, at every start.
        cookie: (error.code == Code::Unauthenticated).then(|| Box::new(cookie.clear())),
        ..Refusal::from(error)
    })?;
    Ok(welcome(&signed_in, cookie))
}

async fn sign_out(app: &App, parts: &Parts) -> Result<Response, Refusal> {
    check_cookie_request(app, parts)?;
    let cookie = Cookie::of(app.config.profile, parts);
    if let Some(token) = cookie.read(&parts.headers) {
        app.auth.sign_out(&token, &device(app, parts)).await?;
    }
    // Only what this origin stored: "cookies" would reach every host of the registrable domain, other programs included.
    let headers = [(header::SET_COOKIE, cookie.clear()), (CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""))];
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}

/// A request that a cookie vouches for must come from our own pages: a foreign page can neither set the extra header
/// nor lie about where it comes from.
fn check_cookie_request(app: &App, parts: &Parts) -> Result<(), Refusal> {
    let marked = parts.headers.get("x-tessera-csrf").is_some_and(|value| value == "1");
    if !marked || !origins::is_ours(parts, &app.config.http.cors_origins) {
        return Err(Refusal::csrf());
    }
    if parts.headers.contains_key(header::CONTENT_TYPE) && !is_json(&parts.headers) {
        return Err(Refusal::media_type());
    }
    Ok(())
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parameters = media_type.split(';').map(str::trim);
    parameters.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"))
        && parameters.all(|parameter| {
            parameter.is_empty()
                || parameter.split_once('=').is_some_and(|(name, value)| {
                    !name.eq_ignore_ascii_case("charset") || value.trim_matches('"').eq_ignore_ascii_case("utf-8")
                })
        })
}

async fn secrets<T: DeserializeOwned>(headers: &HeaderMap, body: Body, shape: &'static str) -> Result<T, Refusal> {
    let too_large =
        || Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "The body may have 16 KiB at most.");
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|length| length > LARGEST_BODY as u64) {
        return Err(too_large());
    }
    // The parser's own message would quote from the body, and with it the password.
    let not_well_formed = || Error::new(Code::BadRequest, shape);
    let bytes = to_bytes(body, LARGEST_BODY).await.map_err(|error| {
        let is_limit =
            error::Error::source(&error).is_some_and(<dyn error::Error>::is::<http_body_util::LengthLimitError>);
        if is_limit { too_large() } else { not_well_formed().into() }
    })?;
    Ok(serde_json::from_slice(&bytes).map_err(|_| not_well_formed())?)
}

fn device(app: &App, parts: &Parts) -> Device {
    let user_agent = parts.headers.get(header::USER_AGENT).map(|name| String::from_utf8_lossy(name.as_bytes()).into());
    let tokens = Cookie::of(app.config.profile, parts).devices(&parts.headers);
    Device { ip: addresses::client(parts), user_agent, tokens }
}

fn welcome(signed_in: &SignedIn, cookie: Cookie) -> Response {
    let body = access(&signed_in.access_token, signed_in.expires_in, &signed_in.user);
    let mut response = Json(body).into_response();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, cookie.write(&signed_in.refresh_token, signed_in.refresh_expires_in));
    if let Some(token) = &signed_in.device_token {
        headers.append(header::SET_COOKIE, cookie.write_device(signed_in.user.id, token));
    }
    response
}

/// What a client keeps in its memory.
fn access(token: &str, life: Duration, user: &Person) -> Value {
    json!({
        "accessToken": token,
        "tokenType": "Bearer",
        "expiresIn": life.as_secs(),
        "user": {
            "id": NodeId { type_name: "User", id: user.id }.encode(),
            "name": user.name,
            "email": user.email,
            "role": user.role,
        },
    })
}

/// An answer that is no success.
struct Refusal {
    status: StatusCode,
    code: &'static str,
    message: Cow<'static, str>,
    retry_after: Option<Duration>,
    cookie: Option<Box<HeaderValue>>,
    /// What the second step of a sign-in is to be answered with.
    challenge: Option<String>,
    /// What the log keeps of it.
    fault: Option<Box<Error>>,
}

impl Refusal {
    fn new(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        Self { status, code, message: message.into(), retry_after: None, cookie: None, challenge: None, fault: None }
    }

    fn csrf() -> Self {
        let message = "This request must come from Tessera's own pages, with the header X-Tessera-CSRF: 1.";
        Self::new(StatusCode::FORBIDDEN, "CSRF_REJECTED", message)
    }

    fn media_type() -> Self {
        let message = "The body must be application/json.";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self {
            status: error.code.status(),
            code: error.code.as_str(),
            message: error.message.clone(),
            retry_after: error.retry_after,
            cookie: None,
            challenge: None,
            fault: error.cause.is_some().then(|| Box::new(error)),
        }
    }
}

fn answer(parts: &Parts, outcome: Result<Response, Refusal>) -> Response {
    let refusal = match outcome {
        Ok(response) => return response,
        Err(refusal) => refusal,
    };
    let request_id = parts.extensions.get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    if let Some(error) = &refusal.fault {
        tracing::error!(request_id, ?error, path = parts.uri.path(), "a request failed");
    }
    let mut body = json!({ "error": { "code": refusal.code, "message": refusal.message } });
    if let (Some(request_id), Some(error)) = (request_id, body.get_mut("error")) {
        error["requestId"] = request_id.into();
    }
    if let (Some(challenge), Some(error)) = (refusal.challenge, body.get_mut("error")) {
        error["challenge"] = challenge.into();
    }
    let mut response = (refusal.status, Json(body)).into_response();
    let headers = response.headers_mut();
    if let Some(wait) = refusal.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
    }
    if refusal.status == StatusCode::UNAUTHORIZED {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Some(cookie) = refusal.cookie {
        headers.insert(header::SET_COOKIE, *cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        request.body(Body::empty()).unwrap().into_parts().0
    }

    #[test]
    fn only_json_is_json() {
        for (media_type, expected) in [
            ("application/json", true),
            ("Application/JSON; Charset=\"utf-8\"", true),
            ("application/json;", true),
            ("application/json; charset=latin1", false),
            ("application/json-patch+json", false),
            ("text/plain", false),
            ("", false),
        ] {
            assert_eq!(is_json(&parts(&[("content-type", media_type)]).headers), expected, "{media_type}");
        }
    }
}
