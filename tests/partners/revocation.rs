//! Tokens that are taken back.

use std::time::{Duration, Instant};

use serde_json::json;
use tessera::auth::{Operation, capabilities::attenuation::Cut};

use super::{ADMIN, SELLER, bearer, holder, partner, token, user};
use crate::support::{Caller, TestApp, clusters, until};

const QUERY: &str = "{ clients(first: 1) { nodes { id } } }";

async fn status(caller: &Caller) -> u16 {
    caller.ask(QUERY).await.status.as_u16()
}

/// Waits for the status of the holder's questions to become this one; how long that took.
async fn becomes(caller: &Caller, wanted: u16) -> Duration {
    let started = Instant::now();
    until(&format!("the status is {wanted}"), async || status(caller).await == wanted).await;
    started.elapsed()
}

async fn revoke(app: &TestApp, bearer: &str) -> u16 {
    reqwest::Client::new().post(app.url("/auth/revoke")).bearer_auth(bearer).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_is_refused_with_all_that_were_cut_from_it() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let token = token(&admin, &partner, &["Client read all"]).await;
    let whole = token["bearer"].as_str().unwrap();
    let cut = Cut { operations: vec![Operation::Read], ..Cut::default() }.of(whole).unwrap();
    let (whole, cut) = (holder(&app, whole), holder(&app, &cut));
    assert_eq!((status(&whole).await, status(&cut).await), (200, 200));
    let input = json!({ "id": token["id"], "version": token["version"] });
    let selection = "partnerToken { revokedAt bearer } problems { code }";
    let answer = admin.change("partnerTokenRevoke", "RecordInput", input, selection).await;
    let revoked = &answer.data()["partnerTokenRevoke"]["partnerToken"];
    assert!(revoked["revokedAt"].is_string() && revoked["bearer"].is_null());
    becomes(&whole, 401).await;
    assert_eq!(status(&cut).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_revokes_what_they_handed_on_and_keeps_their_own() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client read all"]).await;
    let reading = Cut { operations: vec![Operation::Read], ..Cut::default() };
    let (first, second) = (reading.of(&whole).unwrap(), reading.of(&whole).unwrap());
    let grandchild = reading.of(&first).unwrap();
    assert_eq!(revoke(&app, &first).await, 204);
    let of = async |bearer: &str| status(&holder(&app, bearer)).await;
    assert_eq!((of(&first).await, of(&grandchild).await), (401, 401));
    assert_eq!((of(&whole).await, of(&second).await), (200, 200));
    assert_eq!((revoke(&app, &first).await, revoke(&app, "nonsense").await), (401, 401));
    let logged = app.app.auth.mint_for(ADMIN, Duration::from_mins(1)).await.unwrap();
    assert_eq!(revoke(&app, &logged).await, 401, "a person signs out instead");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_server_hears_of_it_within_two_seconds() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let other = TestApp::start_beside(&app).await;
    let whole = bearer(&app, ADMIN, &["Client read all"]).await;
    let there = holder(&other, &whole);
    becomes(&there, 200).await;
    assert_eq!(revoke(&app, &whole).await, 204);
    let took = becomes(&there, 401).await;
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_is_switched_off_and_a_user_who_is_suspended_ask_no_more() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let seller = user(&admin, SELLER).await;
    let partner = partner(&admin, "acme", &seller).await;
    let caller = holder(&app, token(&admin, &partner, &["Client read all"]).await["bearer"].as_str().unwrap());
    let switch = async |version: i32, on: bool| {
        let input = json!({ "id": partner, "version": version, "isActive": on });
        admin.change("partnerUpdate", "PartnerUpdateInput", input, "problems { code }").await.data();
    };
    becomes(&caller, 200).await;
    switch(1, false).await;
    becomes(&caller, 401).await;
    switch(2, true).await;
    becomes(&caller, 200).await;
    admin.change("userSuspend", "RecordInput", json!({ "id": seller }), "problems { code }").await.data();
    becomes(&caller, 401).await;
    admin.change("userReinstate", "RecordInput", json!({ "id": seller }), "problems { code }").await.data();
    becomes(&caller, 200).await;
    admin.change("partnerDelete", "RecordInput", json!({ "id": partner }), "problems { code }").await.data();
    becomes(&caller, 401).await;
}
