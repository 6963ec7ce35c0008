//! Signing in, staying signed in, signing out.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

const PASSWORD: &str = tessera::seed::DEMO_PASSWORD;

async fn sign_in(app: &TestApp, email: &str, password: &str) -> reqwest::Response {
    let body = json!({ "email": email, "password": password });
    reqwest::Client::new().post(app.url("/auth/sign-in")).json(&body).send().await.unwrap()
}

/// The cookie a response sets, as a browser sends it back.
fn cookie(response: &reqwest::Response) -> String {
    let set = response.headers()[header::SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Strict"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

fn with_cookie(app: &TestApp, path: &str, cookie: &str) -> reqwest::RequestBuilder {
    reqwest::Client::new()
        .post(app.url(path))
        .header(header::COOKIE, cookie)
        .header("x-tessera-csrf", "1")
        .header("sec-fetch-site", "same-origin")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_gives_a_token_that_the_api_accepts() {
    let app = TestApp::demo().await;
    let response = sign_in(&app, "Sara.Seller@tessera.example", PASSWORD).await;
    assert_eq!(response.status(), StatusCode::OK);
    cookie(&response);
    let body: Value = response.json().await.unwrap();
    let caller = Caller::new(app.url("/graphql"), Some(body["accessToken"].as_str().unwrap().to_owned()));
    let answer = caller.ask("{ viewer { role user { email } } }").await;
    assert_eq!(
        answer.data()["viewer"],
        json!({ "role": "seller", "user": { "email": "sara.seller@tessera.example" } })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let app = TestApp::demo().await;
    let mut bodies = Vec::new();
    for email in ["ada.admin@tessera.example", "nobody@tessera.example"] {
        let response = sign_in(&app, email, "wrong-wrong-wrong").await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        let mut body: Value = response.json().await.unwrap();
        body["error"].as_object_mut().unwrap().remove("requestId");
        bodies.push(body);
    }
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_failures_lock_the_account_for_a_while() {
    let app = TestApp::demo().await;
    for _ in 0..5 {
        assert_eq!(
            sign_in(&app, "max.manager@tessera.example", "wrong-wrong-wrong").await.status(),
            StatusCode::UNAUTHORIZED
        );
    }
    let locked = sign_in(&app, "max.manager@tessera.example", PASSWORD).await;
    assert_eq!(locked.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(locked.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(sign_in(&app, "ada.admin@tessera.example", PASSWORD).await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_refreshes_at_once_leave_every_caller_signed_in() {
    let app = TestApp::demo().await;
    let cookie = cookie(&sign_in(&app, "ada.admin@tessera.example", PASSWORD).await);
    let refreshes = (0..50).map(|_| with_cookie(&app, "/auth/refresh", &cookie).send());
    for response in futures_util::future::join_all(refreshes).await {
        let response = response.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let body: Value = response.json().await.unwrap();
        let caller = Caller::new(app.url("/graphql"), Some(body["accessToken"].as_str().unwrap().to_owned()));
        assert_eq!(caller.ask("{ viewer { role } }").await.data()["viewer"]["role"], "admin");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refresh_from_another_site_is_refused() {
    let app = TestApp::demo().await;
    let cookie = cookie(&sign_in(&app, "ada.admin@tessera.example", PASSWORD).await);
    let foreign = reqwest::Client::new()
        .post(app.url("/auth/refresh"))
        .header(header::COOKIE, &cookie)
        .header("x-tessera-csrf", "1")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(foreign.send().await.unwrap().status(), StatusCode::FORBIDDEN);
    let bare = reqwest::Client::new().post(app.url("/auth/refresh")).header(header::COOKIE, &cookie);
    assert_eq!(bare.send().await.unwrap().status(), StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session() {
    let app = TestApp::demo().await;
    let cookie = cookie(&sign_in(&app, "ada.admin@tessera.example", PASSWORD).await);
    let out = with_cookie(&app, "/auth/sign-out", &cookie).send().await.unwrap();
    assert!(out.status().is_success());
    assert_eq!(with_cookie(&app, "/auth/refresh", &cookie).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}
