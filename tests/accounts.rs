//! Accounts: mails, new passwords, lock-outs, second factors, and proofs.

mod factors;
mod lockouts;
mod mails;
mod proofs;
mod resets;

use std::collections::BTreeMap;

use reqwest::header;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp, clusters};

const PASSWORD: &str = tessera::seed::DEMO_PASSWORD;
const NEW_PASSWORD: &str = "tundra velvet 9 anchors";
const SARA: &str = "sara.seller@tessera.example";
const MAX: &str = "max.manager@tessera.example";
const ADA: &str = "ada.admin@tessera.example";

/// An answer of `/auth/*`.
#[derive(Debug)]
struct Reply {
    status: u16,
    /// Of the error; null without one.
    code: Value,
    body: Value,
    /// Seconds.
    retry_after: Option<u64>,
}

impl Reply {
    fn is(&self, status: u16, code: &str) -> bool {
        self.status == status && self.code == code
    }

    /// The body of a refusal but for its request's id.
    fn words(&self) -> Value {
        let mut body = self.body.clone();
        if let Some(error) = body["error"].as_object_mut() {
            error.remove("requestId");
        }
        body
    }
}

/// A browser with its cookies, and the access token it holds in memory.
struct Browser {
    url: String,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
}

impl Browser {
    fn new(app: &TestApp) -> Self {
        Self::at(app.url(""))
    }

    fn at(url: String) -> Self {
        Self { url, cookies: BTreeMap::new(), token: None }
    }

    async fn post(&mut self, path: &str, body: Value) -> Reply {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = reqwest::Client::new()
            .post(format!("{}{path}", self.url))
            .header(header::COOKIE, cookies.join("; "))
            .header("x-tessera-csrf", "1")
            .header("sec-fetch-site", "same-origin")
            .json(&body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let response = request.send().await.unwrap();
        for set in response.headers().get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            assert!(set.contains("; HttpOnly; SameSite=Strict; Max-Age="), "{set}");
            let (name, value) = set.split(';').next().unwrap().split_once('=').unwrap();
            assert_eq!(set.contains("; Path=/auth;"), name.contains("_dev_"), "{set}");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let status = response.status().as_u16();
        let retry_after =
            response.headers().get(header::RETRY_AFTER).map(|wait| wait.to_str().unwrap().parse().unwrap());
        let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap_or_default();
        if let Some(token) = body["accessToken"].as_str() {
            self.token = Some(token.to_owned());
        }
        Reply { status, code: body["error"]["code"].clone(), body, retry_after }
    }

    async fn sign_in(&mut self, email: &str, password: &str) -> Reply {
        self.token = None;
        self.post("/auth/sign-in", json!({ "email": email, "password": password })).await
    }

    async fn refresh(&mut self) -> Reply {
        self.post("/auth/refresh", json!({})).await
    }

    fn caller(&self) -> Caller {
        Caller::new(format!("{}/graphql", self.url), self.token.clone())
    }
}

/// A browser in which somebody of the demo has signed in.
async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let mut browser = Browser::new(app);
    let reply = browser.sign_in(email, PASSWORD).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    browser
}

/// What the log holds of security events of a user, in the order they happened.
async fn events(database: &str, email: &str) -> String {
    let query = format!(
        "SELECT coalesce(string_agg(action, ' ' ORDER BY a.occurred_at, a.id), '') FROM audit_entries a JOIN users u ON u.id = record_id
         WHERE u.email = '{email}' AND action IN ('password_reset_request', 'password_reset', 'factor_enable', 'factor_disable',
           'factor_refusal', 'recovery_code_use', 'step_up')"
    );
    clusters::row_on(database, &query).await.get(0)
}
