//! What users send with its hash is remembered; what the front end asks is known.

use std::collections::HashMap;

use serde_json::json;
use tessera::models::documents::hash_of;

use super::{LIST, TAGS, automatic, get, send, shop};
use crate::support::{TestApp, clusters};

const ADMIN: &str = "ada.admin@tessera.example";

async fn token(app: &TestApp, email: &str) -> String {
    app.app.auth.mint_for(email, std::time::Duration::from_mins(10)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_sends_a_text_once_and_its_hash_from_then_on() {
    let app = TestApp::demo().await;
    let (ada, sara) = (token(&app, ADMIN).await, token(&app, "sara.seller@tessera.example").await);
    let hash = hash_of(LIST);
    let extensions = automatic(&hash).to_string();
    let alone = async |bearer: &str| get(&app, Some(bearer), "/graphql", &[("extensions", &extensions)]).await;
    let first = alone(&ada).await;
    assert_eq!(first.told(), (404, "PERSISTED_QUERY_NOT_FOUND"));
    assert_eq!(first.body["errors"][0]["message"], "PersistedQueryNotFound");
    assert_eq!(first.header("cache-control"), "private, no-cache, must-revalidate");
    let both = send(&app, Some(&ada), json!({ "query": LIST, "extensions": automatic(&hash) })).await;
    assert_eq!(both.told(), (200, ""));
    assert_eq!(alone(&ada).await.body["data"], both.body["data"]);
    // The text is the same for everybody; what it shows is not.
    assert_eq!(alone(&sara).await.told(), (200, ""));
    assert_eq!(send(&app, Some(&ada), json!({ "documentId": hash })).await.told(), (200, ""));
    // Partners and strangers get nothing by what users have sent.
    let (_, partner) = shop(&app, "acme", &[TAGS]).await;
    let asked = json!({ "extensions": automatic(&hash) });
    assert_eq!(send(&app, Some(&partner), asked.clone()).await.told(), (404, "PERSISTED_QUERY_NOT_IN_LIST"));
    assert_eq!(send(&app, None, asked).await.told(), (400, "PERSISTED_QUERY_NOT_SUPPORTED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_run_as_a_text_before_is_remembered_as_well() {
    let app = TestApp::demo().await;
    let ada = token(&app, ADMIN).await;
    send(&app, Some(&ada), json!({ "query": LIST })).await;
    send(&app, Some(&ada), json!({ "query": LIST, "extensions": automatic(&hash_of(LIST)) })).await;
    assert_eq!(send(&app, Some(&ada), json!({ "extensions": automatic(&hash_of(LIST)) })).await.told(), (200, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_valid_and_has_its_hash_is_remembered() {
    let app = TestApp::demo().await;
    let ada = token(&app, ADMIN).await;
    let wrong = json!({ "query": LIST, "extensions": automatic(&hash_of(TAGS)) });
    let answer = send(&app, Some(&ada), wrong).await;
    assert_eq!(answer.told(), (400, "PERSISTED_QUERY_HASH_MISMATCH"));
    assert_eq!(answer.body["errors"][0]["message"], "provided sha does not match query");
    for (text, code) in [
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ clients(", "GRAPHQL_PARSE_FAILED"),
        ("query($x: Int!) { tags(first: $x) { nodes { id } } }", "BAD_USER_INPUT"),
    ] {
        let hash = hash_of(text);
        let answer = send(&app, Some(&ada), json!({ "query": text, "extensions": automatic(&hash) })).await;
        assert_eq!(answer.told().1, code);
        let answer = send(&app, Some(&ada), json!({ "extensions": automatic(&hash) })).await;
        assert_eq!(answer.told(), (404, "PERSISTED_QUERY_NOT_FOUND"), "{text}");
    }
    let both = send(&app, Some(&ada), json!({ "query": LIST, "documentId": hash_of(LIST) })).await;
    assert_eq!(both.told(), (400, "CANNOT_SEND_PQ_ID_AND_BODY"));
    // A stranger's text is run and forgotten.
    let text = "{ __typename }";
    let answer = send(&app, None, json!({ "query": text, "extensions": automatic(&hash_of(text)) })).await;
    assert_eq!(answer.told(), (200, ""));
    let answer = send(&app, Some(&ada), json!({ "extensions": automatic(&hash_of(text)) })).await;
    assert_eq!(answer.told(), (404, "PERSISTED_QUERY_NOT_FOUND"));
}

#[tokio::test(flavor = "multi_thread")]
async fn switched_off_nothing_is_remembered_and_clients_are_told_to_stop_asking() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| {
        config.graphql.automatic_persisted_queries = false;
    })
    .await;
    let ada = token(&app, ADMIN).await;
    let both = send(&app, Some(&ada), json!({ "query": LIST, "extensions": automatic(&hash_of(LIST)) })).await;
    assert_eq!(both.told(), (200, ""));
    let answer = send(&app, Some(&ada), json!({ "extensions": automatic(&hash_of(LIST)) })).await;
    assert_eq!(answer.told(), (400, "PERSISTED_QUERY_NOT_SUPPORTED"));
    assert_eq!(answer.body["errors"][0]["message"], "PersistedQueryNotSupported");
    // The front end's own documents are part of the program.
    let (hash, _) = front_end().into_iter().find(|(_, text)| text.contains("query ClientCount(")).unwrap();
    assert_eq!(send(&app, Some(&ada), json!({ "documentId": hash })).await.told(), (200, ""));
}

fn front_end() -> HashMap<String, String> {
    serde_json::from_str(include_str!("../../frontend/src/gql/persisted-documents.json")).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_front_ends_documents_run_by_their_ids_for_users_and_for_nobody_else() {
    let app = TestApp::demo().await;
    let ada = token(&app, ADMIN).await;
    let (_, partner) = shop(&app, "acme", &[TAGS]).await;
    let documents = front_end();
    assert!(documents.len() > 10);
    for (hash, text) in documents {
        assert_eq!(hash_of(&text), format!("sha256:{hash}"));
        let told = |answer: &super::Reply| (answer.status, answer.told().1.to_owned());
        let by_id = send(&app, Some(&ada), json!({ "documentId": hash })).await;
        let by_text = send(&app, Some(&ada), json!({ "query": text })).await;
        // Some need variables.
        assert_eq!(told(&by_id), told(&by_text));
        assert!(!["PERSISTED_QUERY_NOT_FOUND", "GRAPHQL_VALIDATION_FAILED"].contains(&by_id.told().1), "{text}");
        let answer = send(&app, Some(&partner), json!({ "documentId": hash })).await;
        assert_eq!(answer.told(), (404, "PERSISTED_QUERY_NOT_IN_LIST"));
    }
    // A tab that was opened before an upgrade asks for a document that is not known any more.
    let answer = send(&app, Some(&ada), json!({ "documentId": hash_of("{ old }") })).await;
    assert_eq!(answer.told(), (404, "PERSISTED_QUERY_NOT_FOUND"));
}
