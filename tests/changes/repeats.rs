//! Requests that are sent again.

use futures_util::future::join_all;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{TestApp, clusters};

fn create(name: &str) -> Value {
    json!({
        "query": "mutation($input: TagCreateInput!) { tagCreate(input: $input) { tag { id name } problems { code } } }",
        "variables": { "input": { "name": name } },
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_gives_the_same_answer_and_another_request_is_refused() {
    let app = TestApp::demo().await;
    let (admin, manager) = (app.admin().await, app.manager().await);
    let first = admin.send_keyed(create("Once"), Some("k-1")).await;
    assert_eq!(first.data()["tagCreate"]["problems"], json!([]));
    let second = admin.send_keyed(create("Once"), Some("k-1")).await;
    assert!(!first.replayed && second.replayed);
    assert_eq!(second.text, first.text);
    let other = admin.send_keyed(create("Twice"), Some("k-1")).await;
    assert_eq!((other.status, other.codes()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["IDEMPOTENCY_MISMATCH"]));
    // A key is its user's own.
    let theirs = manager.send_keyed(create("Theirs"), Some("k-1")).await;
    assert_eq!(theirs.data()["tagCreate"]["tag"]["name"], "Theirs");
    // What was refused is tried again, not remembered.
    let taken = admin.send_keyed(create("once"), Some("k-2")).await;
    assert_eq!(taken.data()["tagCreate"]["problems"][0]["code"], "TAKEN");
    assert!(!admin.send_keyed(create("once"), Some("k-2")).await.replayed);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_cannot_be_used_are_refused() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let long = "x".repeat(256);
    for key in ["", " ", long.as_str()] {
        let answer = admin.send_keyed(create("Never"), Some(key)).await;
        assert_eq!((answer.status, answer.codes()), (StatusCode::BAD_REQUEST, vec!["BAD_REQUEST"]), "{key:?}");
    }
    let two = json!({ "query": "mutation { a: tagCreate(input: { name: \"A\" }) { tag { id } } b: tagCreate(input: { name: \"B\" }) { tag { id } } }" });
    assert_eq!(admin.send_keyed(two, Some("k")).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_requests_with_one_key_make_one_record() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let answers = join_all((0..20).map(|_| admin.send_keyed(create("Only one"), Some("same")))).await;
    let made = answers.iter().filter(|answer| answer.status == StatusCode::OK).collect::<Vec<_>>();
    assert!(!made.is_empty());
    for answer in &answers {
        match answer.status {
            StatusCode::OK => assert_eq!(answer.data(), made[0].data()),
            status => assert_eq!((status, answer.codes()), (StatusCode::CONFLICT, vec!["IDEMPOTENCY_IN_FLIGHT"])),
        }
    }
    let count = "SELECT count(*) FROM tags WHERE name = 'Only one'";
    assert_eq!(clusters::row_on(&database, count).await.get::<_, i64>(0), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_lost_is_made_again_without_the_change() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let first = admin.send_keyed(create("Lost"), Some("lost")).await;
    clusters::execute_on(&database, "UPDATE idempotency_keys SET answer = NULL").await;
    let again = admin.send_keyed(create("Lost"), Some("lost")).await;
    assert_eq!(again.data(), first.data());
    let entries = "SELECT count(*) FROM audit_entries WHERE type_name = 'Tag'";
    assert_eq!(clusters::row_on(&database, entries).await.get::<_, i64>(0), 1);
    // After a day the key is free, and others that have ended go with it.
    admin.send_keyed(create("Found"), Some("found")).await.data();
    clusters::execute_on(&database, "UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'").await;
    let taken = admin.send_keyed(create("Lost"), Some("lost")).await;
    assert_eq!(taken.data()["tagCreate"]["problems"][0]["code"], "TAKEN");
    let fresh = admin.send_keyed(create("Fresh"), Some("fresh")).await;
    assert_eq!(fresh.data()["tagCreate"]["problems"], json!([]));
    let keys = "SELECT string_agg(key, ' ' ORDER BY key) FROM idempotency_keys";
    assert_eq!(clusters::row_on(&database, keys).await.get::<_, String>(0), "fresh");
}
