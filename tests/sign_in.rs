//! Signing in, staying signed in, signing out.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::{
    Caller, TestApp,
    browsers::{PASSWORD, cookie, sign_in, with_cookie},
    clusters,
};

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_gives_a_token_that_the_api_accepts() {
    let app = TestApp::demo().await;
    let response = sign_in(&app.url(""), "Sara.Seller@tessera.example", PASSWORD).await;
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
        let response = sign_in(&app.url(""), email, "wrong-wrong-wrong").await;
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
            sign_in(&app.url(""), "max.manager@tessera.example", "wrong-wrong-wrong").await.status(),
            StatusCode::UNAUTHORIZED
        );
    }
    let locked = sign_in(&app.url(""), "max.manager@tessera.example", PASSWORD).await;
    assert_eq!(locked.status(), StatusCode::TOO_MANY_REQUESTS);
    assert!(locked.headers().contains_key(header::RETRY_AFTER));
    assert_eq!(sign_in(&app.url(""), "ada.admin@tessera.example", PASSWORD).await.status(), StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_refreshes_at_once_leave_every_caller_signed_in() {
    let app = TestApp::demo().await;
    let cookie = cookie(&sign_in(&app.url(""), "ada.admin@tessera.example", PASSWORD).await);
    let refreshes = (0..50).map(|_| with_cookie(&app.url(""), "/auth/refresh", &cookie).send());
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
    let cookie = cookie(&sign_in(&app.url(""), "ada.admin@tessera.example", PASSWORD).await);
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
    let cookie = cookie(&sign_in(&app.url(""), "ada.admin@tessera.example", PASSWORD).await);
    let out = with_cookie(&app.url(""), "/auth/sign-out", &cookie).send().await.unwrap();
    assert!(out.status().is_success());
    assert_eq!(
        with_cookie(&app.url(""), "/auth/refresh", &cookie).send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
}

async fn change_password(app: &TestApp, token: Option<&str>, body: Value) -> (StatusCode, Value) {
    let mut request = reqwest::Client::new().post(app.url("/auth/password")).json(&body);
    if let Some(token) = token {
        request = request.bearer_auth(token);
    }
    let response = request.send().await.unwrap();
    let status = response.status();
    let text = response.text().await.unwrap();
    let body: Value = serde_json::from_str(&text).unwrap_or_default();
    (status, body["error"]["code"].clone())
}

async fn token_of(response: reqwest::Response) -> String {
    response.json::<Value>().await.unwrap()["accessToken"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_knows_their_password_chooses_another_and_their_other_sessions_end() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let email = "sara.seller@tessera.example";
    let other = sign_in(&app.url(""), email, PASSWORD).await;
    let other_cookie = cookie(&other);
    let mine = sign_in(&app.url(""), email, PASSWORD).await;
    let my_cookie = cookie(&mine);
    let token = token_of(mine).await;
    // Full-width letters and a decomposed accent: the same password as the one it is typed as later.
    let new = json!({ "current": PASSWORD, "new": "Ｍöwen über dem Fjörd" });
    assert_eq!(change_password(&app, Some(&token), new).await, (StatusCode::NO_CONTENT, Value::Null));
    assert_eq!(sign_in(&app.url(""), email, PASSWORD).await.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(sign_in(&app.url(""), email, "Mo\u{308}wen über dem Fjörd").await.status(), StatusCode::OK);
    let refreshed =
        async |cookie: &str| with_cookie(&app.url(""), "/auth/refresh", cookie).send().await.unwrap().status();
    assert_eq!(refreshed(&other_cookie).await, StatusCode::UNAUTHORIZED);
    assert_eq!(refreshed(&my_cookie).await, StatusCode::OK);
    let traces = "SELECT (SELECT string_agg(action, ' ') FROM audit_entries WHERE after ? 'password_changed_at' AND session_id IS NOT NULL)
        || ' ' || (SELECT payload->>'fields' FROM outbox_events ORDER BY id DESC LIMIT 1)";
    assert_eq!(clusters::row_on(&database, traces).await.get::<_, String>(0), "password_change [\"password\"]");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_not_changed_by_guessing_nor_to_one_that_is_guessed() {
    let app = TestApp::demo().await;
    let email = "max.manager@tessera.example";
    let token = token_of(sign_in(&app.url(""), email, PASSWORD).await).await;
    let good = "tundra velvet 9 anchors";
    let ask = |current: &str, new: &str| json!({ "current": current, "new": new });
    assert_eq!(
        change_password(&app, None, ask(PASSWORD, good)).await,
        (StatusCode::UNAUTHORIZED, json!("UNAUTHENTICATED"))
    );
    let nothing = json!({ "current": PASSWORD });
    assert_eq!(change_password(&app, Some(&token), nothing).await, (StatusCode::BAD_REQUEST, json!("BAD_REQUEST")));
    for weak in ["short", "max.manager@tessera.example", "passwordpassword", PASSWORD] {
        assert_eq!(
            change_password(&app, Some(&token), ask(PASSWORD, weak)).await,
            (StatusCode::UNPROCESSABLE_ENTITY, json!("PASSWORD_UNSUITABLE")),
            "{weak}"
        );
    }
    for _ in 0..5 {
        let wrong = change_password(&app, Some(&token), ask("a wrong one, quite wrong", good)).await;
        assert_eq!(wrong, (StatusCode::FORBIDDEN, json!("PASSWORD_WRONG")));
    }
    // Now even the right one has to wait, here and at sign-in.
    let locked = change_password(&app, Some(&token), ask(PASSWORD, good)).await;
    assert_eq!(locked, (StatusCode::TOO_MANY_REQUESTS, json!("RATE_LIMITED")));
    assert_eq!(sign_in(&app.url(""), email, PASSWORD).await.status(), StatusCode::TOO_MANY_REQUESTS);
}
