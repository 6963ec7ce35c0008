//! Where people are signed in, and how they end it.

use std::time::{Duration, Instant};

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::{
    Caller, TestApp,
    browsers::{PASSWORD, cookie, signing_in, with_cookie},
    clusters, until,
};

/// A browser that is signed in.
struct Browser {
    caller: Caller,
    cookie: String,
}

async fn sign_in(app: &TestApp, email: &str, browser: &str) -> Browser {
    let request = signing_in(&app.url(""), email, PASSWORD).header(header::USER_AGENT, browser);
    let response = request.send().await.unwrap();
    let cookie = cookie(&response);
    let body: Value = response.json().await.unwrap();
    let token = body["accessToken"].as_str().unwrap().to_owned();
    Browser { caller: Caller::new(app.url("/graphql"), Some(token)), cookie }
}

impl Browser {
    /// The sessions of its user: what each calls itself, and whether it is this one.
    async fn sessions(&self) -> Vec<Value> {
        let query = "{ viewer { user { sessions { nodes { id userAgent ip isCurrent createdAt lastSeenAt expiresAt user { email } } } } } }";
        let answer = self.caller.ask(query).await;
        answer.data()["viewer"]["user"]["sessions"]["nodes"].as_array().unwrap().clone()
    }

    async fn refreshes(&self, app: &TestApp) -> bool {
        let request = with_cookie(&app.url(""), "/auth/refresh", &self.cookie);
        request.send().await.unwrap().status() == StatusCode::OK
    }

    /// Its access token is soon good for nothing.
    async fn is_signed_out(&self) {
        let is_refused = async || self.caller.ask("{ viewer { role } }").await.codes() == ["UNAUTHENTICATED"];
        until("the session is ended", is_refused).await;
    }

    async fn end(&self, name: &str, input_type: &str, input: Value) -> Value {
        let selection = "count problems { path code } viewer { user { sessions { nodes { userAgent } } } }";
        self.caller.change(name, input_type, input, selection).await.body
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_sees_where_they_are_signed_in_and_ends_one_or_all_others() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let email = "sara.seller@tessera.example";
    let laptop = sign_in(&app, email, "Laptop").await;
    let (phone, tablet) = (sign_in(&app, email, "Phone").await, sign_in(&app, email, "Tablet").await);
    let stranger = sign_in(&app, "max.manager@tessera.example", "Stranger").await;

    let sessions = laptop.sessions().await;
    let names: Vec<&str> = sessions.iter().map(|session| session["userAgent"].as_str().unwrap()).collect();
    assert_eq!(names, ["Tablet", "Phone", "Laptop"]);
    let current: Vec<bool> = sessions.iter().map(|session| session["isCurrent"].as_bool().unwrap()).collect();
    assert_eq!(current, [false, false, true]);
    assert!(sessions.iter().all(|session| session["ip"] == "127.0.0.1" && session["user"]["email"] == email));

    let ended = laptop.end("sessionEnd", "SessionEndInput", json!({ "id": sessions[1]["id"] })).await;
    assert_eq!(ended["data"]["sessionEnd"]["count"], 1);
    assert_eq!(
        ended["data"]["sessionEnd"]["viewer"]["user"]["sessions"]["nodes"],
        json!([{ "userAgent": "Tablet" }, { "userAgent": "Laptop" }])
    );
    assert!(!phone.refreshes(&app).await);
    phone.is_signed_out().await;

    let ended = laptop.end("sessionEndAll", "SessionEndAllInput", json!({})).await;
    assert_eq!(ended["data"]["sessionEndAll"]["count"], 1);
    tablet.is_signed_out().await;
    assert!(laptop.refreshes(&app).await && stranger.refreshes(&app).await);
    assert_eq!(laptop.sessions().await.len(), 1);
    let entries = "SELECT string_agg(after->>'user_agent', ' ' ORDER BY occurred_at, id) FROM audit_entries WHERE action = 'session_end'";
    assert_eq!(clusters::row_on(&database, entries).await.get::<_, String>(0), "Phone Tablet");
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_of_others_are_an_administrators_business() {
    let app = TestApp::demo().await;
    let seller = sign_in(&app, "sara.seller@tessera.example", "Seller").await;
    let manager = sign_in(&app, "max.manager@tessera.example", "Manager").await;
    let admin = sign_in(&app, "ada.admin@tessera.example", "Admin").await;
    let other = manager.sessions().await[0]["id"].clone();
    // The seller sees none of others, by any way, and ends none.
    let list = "query($id: ID!) { node(id: $id) { id } users(first: 20) { nodes { email sessions { nodes { userAgent } } } } }";
    let seen = seller.caller.ask_with(list, json!({ "id": other })).await;
    assert_eq!(seen.data()["node"], Value::Null);
    let listed = seen.data()["users"]["nodes"].as_array().unwrap().iter();
    let listed: Vec<&Value> =
        listed.filter(|user| user["sessions"]["nodes"] != json!([])).map(|user| &user["email"]).collect();
    assert_eq!(listed, ["sara.seller@tessera.example"]);
    let refused = seller.end("sessionEnd", "SessionEndInput", json!({ "id": other })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND");
    let user = manager.caller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let refused = seller.end("sessionEndAll", "SessionEndAllInput", json!({ "user": user })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert!(manager.refreshes(&app).await);
    // Nonsense is refused as such.
    let nobody = tessera::ids::NodeId { type_name: "User", id: uuid::Uuid::max() }.encode();
    let nobody = admin.end("sessionEndAll", "SessionEndAllInput", json!({ "user": nobody })).await;
    assert_eq!(nobody["data"]["sessionEndAll"]["problems"], json!([{ "path": ["user"], "code": "NOT_FOUND" }]));
    let wrong = admin.end("sessionEnd", "SessionEndInput", json!({ "id": user })).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");

    let ended = admin.end("sessionEndAll", "SessionEndAllInput", json!({ "user": user })).await;
    assert_eq!(ended["data"]["sessionEndAll"]["count"], 1);
    manager.is_signed_out().await;
    assert!(!manager.refreshes(&app).await);
    assert!(admin.refreshes(&app).await);
    let again = admin.end("sessionEnd", "SessionEndInput", json!({ "id": other })).await;
    assert_eq!(again["errors"][0]["extensions"]["code"], "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ended_at_one_server_is_over_at_the_other_within_two_seconds() {
    let here = TestApp::demo().await;
    let there = TestApp::start_beside(&here).await;
    let email = "sara.seller@tessera.example";
    let (mine, stolen) = (sign_in(&here, email, "Mine").await, sign_in(&there, email, "Stolen").await);
    assert_eq!(stolen.caller.ask("{ viewer { role } }").await.data()["viewer"]["role"], "seller");
    let ended = mine.end("sessionEndAll", "SessionEndAllInput", json!({})).await;
    assert_eq!(ended["data"]["sessionEndAll"]["count"], 1);
    let began = Instant::now();
    stolen.is_signed_out().await;
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert!(!stolen.refreshes(&there).await);
}
