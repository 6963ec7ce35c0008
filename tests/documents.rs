//! Stored documents: partners run them by their ids, within their releases.

mod automatic;
mod console;
mod forms;
mod hostile;
mod releases;

use reqwest::{Method, header::HeaderMap};
use serde_json::{Value, json};
use tessera::models::documents::hash_of;

use crate::{
    partners,
    support::{Caller, TestApp, until},
};

pub const LIST: &str = "query List($first: Int = 1) { clients(first: $first) { nodes { id name } } }";
pub const TAGS: &str = "query Tags { tags(first: 1) { nodes { name } } }";
pub const RENAME: &str =
    "mutation Rename($input: ClientUpdateInput!) { clientUpdate(input: $input) { client { name } problems { code } } }";

/// Registers a release of a partner; its record with `id`, `version` and `documents`.
pub async fn release(admin: &Caller, partner: &Value, name: &str, bodies: &[&str]) -> Value {
    let documents: Vec<Value> = bodies.iter().map(|body| json!({ "body": body })).collect();
    let payload = register(admin, partner, name, json!(documents)).await;
    assert_eq!(payload["problems"], json!([]));
    payload["partnerRelease"].clone()
}

/// The answer to a registration.
pub async fn register(admin: &Caller, partner: &Value, name: &str, documents: Value) -> Value {
    let input = json!({ "partner": partner, "name": name, "documents": documents });
    let selection = "partnerRelease { id version state documentCount digest documents { nodes { id documentId name operationType cost coordinates body } } }
        problems { path code message }";
    let answer = admin.change("partnerReleaseCreate", "PartnerReleaseCreateInput", input, selection).await;
    answer.data()["partnerReleaseCreate"].clone()
}

/// `partnerReleaseActivate` or `partnerReleaseRetire`: the state and the problems after it.
pub async fn turn(admin: &Caller, mutation: &str, release: &Value) -> (Value, Value) {
    let input = json!({ "id": release["id"] });
    let answer =
        admin.change(mutation, "RecordInput", input, "partnerRelease { state } problems { code message }").await;
    let payload = &answer.data()[mutation];
    (payload["partnerRelease"]["state"].clone(), payload["problems"].clone())
}

/// A partner that acts for an administrator and whose release of these documents is in force; the partner, and a
/// token that runs stored documents only.
pub async fn shop(app: &TestApp, key: &str, bodies: &[&str]) -> (Value, String) {
    let admin = app.admin().await;
    let partner = partners::partner(&admin, key, &partners::user(&admin, partners::ADMIN).await).await;
    let bearer = stored_only(&admin, &partner, &["Client read all", "Client update all", "Tag read all"]).await;
    let release = release(&admin, &partner, "1", bodies).await;
    assert_eq!(turn(&admin, "partnerReleaseActivate", &release).await.0, "ACTIVE");
    runs(app, &bearer, bodies[0]).await;
    (partner, bearer)
}

/// A token that runs stored documents only.
pub async fn stored_only(admin: &Caller, partner: &Value, lines: &[&str]) -> String {
    let input = json!({ "partner": partner, "name": "Shop", "rights": partners::rights(lines), "persistedOnly": true });
    partners::token_with(admin, input).await["bearer"].as_str().unwrap().to_owned()
}

/// Waits until the holder of a token can run a document on a server.
pub async fn runs(app: &TestApp, bearer: &str, body: &str) {
    becomes(app, bearer, body, true).await;
}

/// Waits until they cannot any more.
pub async fn ends(app: &TestApp, bearer: &str, body: &str) {
    becomes(app, bearer, body, false).await;
}

async fn becomes(app: &TestApp, bearer: &str, body: &str, can_run: bool) {
    let runs = async || send(app, Some(bearer), json!({ "documentId": hash_of(body) })).await.status != 404;
    until("the server has heard of the release", async || runs().await == can_run).await;
}

/// An answer with its headers.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
    pub headers: HeaderMap,
}

impl Reply {
    /// Status and code of the first error, or null.
    pub fn told(&self) -> (u16, &str) {
        (self.status, self.body.pointer("/errors/0/extensions/code").and_then(Value::as_str).unwrap_or_default())
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Posts a body to `/graphql`.
pub async fn send(app: &TestApp, bearer: Option<&str>, body: Value) -> Reply {
    request(app, Method::POST, "/graphql", &[], bearer, Some(body)).await
}

/// Asks by GET, with parameters.
pub async fn get(app: &TestApp, bearer: Option<&str>, path: &str, parameters: &[(&str, &str)]) -> Reply {
    request(app, Method::GET, path, parameters, bearer, None).await
}

pub async fn request(
    app: &TestApp,
    method: Method,
    path: &str,
    parameters: &[(&str, &str)],
    bearer: Option<&str>,
    body: Option<Value>,
) -> Reply {
    let mut url = reqwest::Url::parse(&app.url(path)).unwrap();
    if !parameters.is_empty() {
        url.query_pairs_mut().extend_pairs(parameters);
    }
    let mut request = reqwest::Client::new().request(method.clone(), url);
    request = request.header("accept", "application/graphql-response+json").header("idempotency-key", "one");
    if method == Method::GET && path == "/graphql" {
        request = request.header("apollo-require-preflight", "1");
    }
    if let Some(bearer) = bearer {
        request = request.bearer_auth(bearer);
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, body: response.json().await.unwrap() }
}

/// What Apollo Client sends of a document.
pub fn automatic(hash: &str) -> Value {
    json!({ "persistedQuery": { "version": 1, "sha256Hash": hash.trim_start_matches("sha256:") } })
}
