//! Signing in as a browser does, with the cookie it keeps.

use reqwest::{RequestBuilder, Response, header};
use serde_json::json;

/// The password of everybody in the demo.
pub const PASSWORD: &str = tessera::seed::DEMO_PASSWORD;

/// A request to sign in at the server with this address.
pub fn signing_in(address: &str, email: &str, password: &str) -> RequestBuilder {
    let body = json!({ "email": email, "password": password });
    reqwest::Client::new().post(format!("{address}/auth/sign-in")).json(&body)
}

pub async fn sign_in(address: &str, email: &str, password: &str) -> Response {
    signing_in(address, email, password).send().await.unwrap()
}

/// The cookie a response sets, as a browser sends it back.
pub fn cookie(response: &Response) -> String {
    let set = response.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

/// A request that the cookie vouches for, sent by a page of the server itself.
pub fn with_cookie(address: &str, path: &str, cookie: &str) -> RequestBuilder {
    reqwest::Client::new()
        .post(format!("{address}{path}"))
        .header(header::COOKIE, cookie)
        .header("x-tessera-csrf", "1")
        .header("sec-fetch-site", "same-origin")
}
