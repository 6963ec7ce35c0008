//! What concerns the safety of accounts, in the audit log.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{
    Caller, TestApp,
    browsers::{PASSWORD, cookie, sign_in, with_cookie},
    clusters,
};

const SELLER: &str = "sara.seller@tessera.example";

async fn id_of(caller: &Caller, email: &str) -> Value {
    let query = "query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id } } }";
    caller.ask_with(query, json!({ "email": email })).await.data()["users"]["nodes"][0]["id"].clone()
}

/// The entries about a user, the oldest first: what happened, who is known to have caused it, and what else is kept.
async fn entries(auditor: &Caller, user: &Value) -> Vec<(String, Value, Value)> {
    let query =
        "query($user: ID!) { auditEntries(first: 50, orderBy: [OCCURRED_AT_ASC], filter: { record: { eq: $user } }) {
        nodes { action type recordId actor { email } after } } }";
    let answer = auditor.ask_with(query, json!({ "user": user })).await;
    let nodes = answer.data()["auditEntries"]["nodes"].as_array().unwrap();
    let entry = |node: &Value| {
        assert_eq!((&node["type"], &node["recordId"]), (&json!("User"), user));
        (node["action"].as_str().unwrap().to_owned(), node["actor"]["email"].clone(), node["after"].clone())
    };
    nodes.iter().map(entry).collect()
}

const HERE: &str = "127.0.0.0/24";

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_concerns_the_safety_of_an_account_leaves_an_entry() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let seller = id_of(&auditor, SELLER).await;

    assert_eq!(sign_in(&app.url(""), SELLER, "wrong-wrong-wrong").await.status(), StatusCode::UNAUTHORIZED);
    let first = sign_in(&app.url(""), SELLER, PASSWORD).await;
    let old = cookie(&first);
    let token = first.json::<Value>().await.unwrap()["accessToken"].as_str().unwrap().to_owned();
    // A refresh token that has been replaced twice comes back.
    let next = cookie(&with_cookie(&app.url(""), "/auth/refresh", &old).send().await.unwrap());
    with_cookie(&app.url(""), "/auth/refresh", &next).send().await.unwrap();
    assert_eq!(
        with_cookie(&app.url(""), "/auth/refresh", &old).send().await.unwrap().status(),
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        Caller::new(app.url("/graphql"), Some(token)).ask("{ viewer { role } }").await.codes(),
        ["UNAUTHENTICATED"]
    );

    let second = sign_in(&app.url(""), SELLER, PASSWORD).await;
    let second_cookie = cookie(&second);
    let token = second.json::<Value>().await.unwrap()["accessToken"].as_str().unwrap().to_owned();
    let change = async |current: &str| {
        let body = json!({ "current": current, "new": "tundra velvet 9 anchors" });
        let request = reqwest::Client::new().post(app.url("/auth/password")).bearer_auth(&token).json(&body);
        request.send().await.unwrap().status()
    };
    assert_eq!(change("not the one in force").await, StatusCode::FORBIDDEN);
    assert_eq!(change(PASSWORD).await, StatusCode::NO_CONTENT);
    assert!(with_cookie(&app.url(""), "/auth/sign-out", &second_cookie).send().await.unwrap().status().is_success());
    // Signing out of what has ended is nothing new.
    with_cookie(&app.url(""), "/auth/sign-out", &second_cookie).send().await.unwrap();

    let found = entries(&auditor, &seller).await;
    let told: Vec<(&str, &Value)> = found.iter().map(|(action, actor, _)| (action.as_str(), actor)).collect();
    let (herself, nobody) = (&json!(SELLER), &Value::Null);
    assert_eq!(
        told,
        [
            ("SIGN_IN_REFUSAL", nobody),
            ("SIGN_IN", herself),
            ("REFRESH_REUSE", nobody),
            ("SIGN_IN", herself),
            ("SIGN_IN_REFUSAL", nobody),
            ("PASSWORD_CHANGE", herself),
            ("SIGN_OUT", herself),
        ]
    );
    // Of an address, the network is kept; of a password, nothing.
    assert_eq!(found[0].2, json!({ "reason": "wrong_password", "network": HERE }));
    assert_eq!((&found[1].2, &found[2].2), (&json!({ "network": HERE }), &json!({ "network": HERE })));
    let kept: String = clusters::row_on(&database, "SELECT string_agg(e::text, ' ') FROM audit_entries e").await.get(0);
    for secret in ["127.0.0.1", "wrong-wrong-wrong", PASSWORD, "tundra", "argon2", "tessera_rt_"] {
        assert!(!kept.contains(secret), "{secret}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_out_leaves_an_entry_and_an_address_without_an_account_leaves_none() {
    let app = TestApp::demo().await;
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let seller = id_of(&auditor, SELLER).await;
    for email in [SELLER, "nobody@tessera.example"] {
        for _ in 0..5 {
            assert_eq!(sign_in(&app.url(""), email, "wrong-wrong-wrong").await.status(), StatusCode::UNAUTHORIZED);
        }
        // While an account waits, nobody can fill the log with it.
        assert_eq!(sign_in(&app.url(""), email, PASSWORD).await.status(), StatusCode::TOO_MANY_REQUESTS);
    }
    let found = entries(&auditor, &seller).await;
    let actions: Vec<&str> = found.iter().map(|(action, ..)| action.as_str()).collect();
    assert_eq!(actions, [["SIGN_IN_REFUSAL"; 5].as_slice(), &["LOCK_OUT"]].concat());
    assert!(found[5].2["until"].is_string());
    let all = "{ auditEntries(filter: { action: { in: [SIGN_IN_REFUSAL, LOCK_OUT] } }) { totalCount { count } } }";
    assert_eq!(auditor.ask(all).await.data()["auditEntries"]["totalCount"]["count"], 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_of_somebody_who_may_not_sign_in_is_told_apart_in_the_log_alone() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let seller = id_of(&admin, SELLER).await;
    admin.change("userSuspend", "RecordInput", json!({ "id": seller }), "problems { code }").await.data();
    let (right, wrong) =
        (sign_in(&app.url(""), SELLER, PASSWORD).await, sign_in(&app.url(""), SELLER, "wrong-wrong-wrong").await);
    assert_eq!((right.status(), wrong.status()), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    let found = entries(&admin, &seller).await;
    let reasons: Vec<&Value> =
        found.iter().filter(|(action, ..)| action == "SIGN_IN_REFUSAL").map(|(.., after)| &after["reason"]).collect();
    assert_eq!(reasons, ["not_active", "wrong_password"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_ended_somebodys_session_or_made_a_token_at_the_console_is_told() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let seller = id_of(&admin, SELLER).await;
    sign_in(&app.url(""), SELLER, PASSWORD).await;
    app.caller(SELLER).await;
    let ended = admin.change("sessionEndAll", "SessionEndAllInput", json!({ "user": seller }), "count").await;
    assert_eq!(ended.data()["sessionEndAll"]["count"], 2);
    let found = entries(&admin, &seller).await;
    let told: Vec<(&str, &Value)> = found.iter().map(|(action, actor, _)| (action.as_str(), actor)).collect();
    let (herself, nobody, admins) = (&json!(SELLER), &Value::Null, &json!("ada.admin@tessera.example"));
    assert_eq!(told, [("SIGN_IN", herself), ("SIGN_IN", nobody), ("SESSION_END", admins), ("SESSION_END", admins)]);
    assert_eq!(found[1].2, json!({ "by": "console" }));
    let networks: Vec<&Value> = found[2..].iter().map(|(.., after)| &after["network"]).collect();
    assert_eq!(networks, [&json!(HERE), &Value::Null]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_concerns_accounts_is_for_those_who_read_the_audit_log_alone() {
    let app = TestApp::demo().await;
    sign_in(&app.url(""), SELLER, PASSWORD).await;
    for caller in [app.manager().await, app.seller().await, app.support().await] {
        let log = "{ auditEntries(filter: { action: { eq: SIGN_IN } }) { nodes { id } } }";
        assert_eq!(caller.ask(log).await.codes(), ["FORBIDDEN"]);
    }
    // A history knows changes of records and nothing else.
    let admin = app.admin().await;
    let history = "{ clients(first: 1) { nodes { history(filter: { action: { eq: SIGN_IN } }) { nodes { id } } } } }";
    assert_eq!(admin.ask(history).await.codes(), ["GRAPHQL_VALIDATION_FAILED"]);
}
