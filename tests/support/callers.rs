//! Callers: who asks, and what was answered.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

/// Somebody who sends questions to `/graphql`.
#[derive(Clone)]
pub struct Caller {
    client: reqwest::Client,
    url: String,
    token: Option<String>,
}

/// An answer: its status and its body.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
    /// The body as it came, for the order of its keys.
    pub text: String,
    /// Whether it is the answer to an earlier request with the same idempotency key.
    pub replayed: bool,
    /// Where it comes from, as the header `X-Cache` says.
    pub source: String,
}

impl Caller {
    pub fn new(url: String, token: Option<String>) -> Self {
        Self { client: reqwest::Client::new(), url, token }
    }

    pub async fn ask(&self, query: &str) -> Answer {
        self.send(json!({ "query": query })).await
    }

    pub async fn ask_with(&self, query: &str, variables: Value) -> Answer {
        self.send(json!({ "query": query, "variables": variables })).await
    }

    /// Runs the mutation `name` with its input, and gives back what is selected of its payload.
    pub async fn change(&self, name: &str, input_type: &str, input: Value, selection: &str) -> Answer {
        let query = format!("mutation($input: {input_type}!) {{ {name}(input: $input) {{ {selection} }} }}");
        self.ask_with(&query, json!({ "input": input })).await
    }

    pub async fn send(&self, body: Value) -> Answer {
        self.send_keyed(body, None).await
    }

    /// Sends a request with an idempotency key.
    pub async fn send_keyed(&self, body: Value, key: Option<&str>) -> Answer {
        self.try_send(body, key).await.unwrap()
    }

    /// The same with a server that may be gone.
    pub async fn try_send_keyed(&self, body: Value, key: &str) -> Option<Answer> {
        self.try_send(body, Some(key)).await.ok()
    }

    async fn try_send(&self, body: Value, key: Option<&str>) -> reqwest::Result<Answer> {
        let mut request = self
            .client
            .post(&self.url)
            .header(header::ACCEPT, "application/graphql-response+json")
            .header("tessera-debug", "1")
            .json(&body);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let response = request.send().await?;
        let status = response.status();
        let replayed = response.headers().contains_key("idempotent-replayed");
        let source = response.headers().get("x-cache").map(|value| value.to_str().unwrap().to_owned());
        let text = response.text().await?;
        let body = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in {text}"));
        Ok(Answer { status, body, text, replayed, source: source.unwrap_or_default() })
    }
}

impl Answer {
    /// The data of an answer without errors.
    #[track_caller]
    pub fn data(&self) -> &Value {
        assert!(self.body.get("errors").is_none(), "errors in the answer: {}", self.body["errors"]);
        assert_eq!(self.status, StatusCode::OK);
        &self.body["data"]
    }

    /// How many SQL statements the request ran.
    #[track_caller]
    pub fn statements(&self) -> u64 {
        self.body["extensions"]["sql"]["statements"].as_u64().expect("the answer counts its statements")
    }

    /// The codes of the errors.
    pub fn codes(&self) -> Vec<&str> {
        let errors = self.body["errors"].as_array().map(Vec::as_slice).unwrap_or_default();
        errors.iter().map(|error| error["extensions"]["code"].as_str().unwrap_or("no code")).collect()
    }

    /// The answer as a snapshot shows it: data, errors without request ids, and the number of statements.
    pub fn snapshot(&self) -> Value {
        let mut shown = json!({ "status": self.status.as_u16() });
        if let Some(data) = self.body.get("data") {
            shown["data"] = data.clone();
        }
        if let Some(errors) = self.body.get("errors") {
            let mut errors = errors.clone();
            for error in errors.as_array_mut().into_iter().flatten() {
                if let Some(extensions) = error["extensions"].as_object_mut() {
                    extensions.remove("requestId");
                }
            }
            shown["errors"] = errors;
        }
        if let Some(statements) = self.body["extensions"]["sql"]["statements"].as_u64() {
            shown["statements"] = statements.into();
        }
        shown
    }
}
