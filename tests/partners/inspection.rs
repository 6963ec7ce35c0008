//! What the server says of a token to whoever holds it.

use serde_json::{Value, json};
use tessera::auth::{Operation, capabilities::attenuation::Cut};

use super::{ADMIN, bearer};
use crate::support::TestApp;

async fn inspect(app: &TestApp, bearer: &str) -> (u16, Value) {
    let request = reqwest::Client::new().post(app.url("/auth/inspect")).bearer_auth(bearer);
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_holder_reads_what_a_token_says_block_by_block() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client.id,name read own"]).await;
    let cut = Cut { operations: vec![Operation::Read], ..Cut::default() }.of(&whole).unwrap();
    let (status, said) = inspect(&app, &cut).await;
    assert_eq!((status, &said["client"], &said["isGood"]), (200, &json!("acme"), &json!(true)));
    let right = |field: &str| json!({ "type": "Client", "field": field, "operation": "read", "scope": "own" });
    assert_eq!(said["rights"], json!([right("id"), right("name")]));
    assert!(said["keyId"].is_u64() && said["tokenId"].is_string() && said["expiresAt"].is_string(), "{said}");
    let [signed, appended] = &said["blocks"].as_array().unwrap()[..] else { panic!("{said}") };
    assert!(signed["source"].as_str().unwrap().contains(r#"right("Client", "name", "read")"#), "{said}");
    assert!(appended["source"].as_str().unwrap().contains("check if operation"), "{said}");
    assert_ne!(signed["branch"], appended["branch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_still_says_what_it_said_and_is_not_good() {
    let app = TestApp::demo().await;
    let whole = bearer(&app, ADMIN, &["Client read all"]).await;
    let revoked = reqwest::Client::new().post(app.url("/auth/revoke")).bearer_auth(&whole).send().await.unwrap();
    assert_eq!(revoked.status().as_u16(), 204);
    let (status, said) = inspect(&app, &whole).await;
    assert_eq!((status, &said["client"], &said["isGood"]), (200, &json!("acme"), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_this_server_has_not_signed_for_a_partner_is_not_read() {
    let app = TestApp::demo().await;
    let other = TestApp::demo().await;
    let foreign = bearer(&other, ADMIN, &["Client read all"]).await;
    let of_person = app.app.auth.mint_for(ADMIN, std::time::Duration::from_mins(1)).await.unwrap();
    for bearer in [foreign.as_str(), of_person.as_str(), "nonsense"] {
        let (status, said) = inspect(&app, bearer).await;
        assert_eq!((status, &said["errors"][0]["extensions"]["code"]), (401, &json!("UNAUTHENTICATED")), "{said}");
    }
}
