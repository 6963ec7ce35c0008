//! Manifests and requests that mean no good, or a great deal.

use serde_json::{Value, json};
use tessera::models::documents::hash_of;

use super::{LIST, get, register, runs, send, shop};
use crate::{
    partners,
    support::{TestApp, clusters, processes},
};

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_documents_are_registered_and_run_and_one_more_is_too_many() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (_, bearer) = shop(&app, "acme", &[LIST]).await;
    let text = |number: usize| format!("query Q{number} {{ clients(first: 1) {{ nodes {{ id name }} }} }}");
    let manifest = |count: usize| -> Value {
        let entries: serde_json::Map<String, Value> =
            (0..count).map(|number| (format!("q{number}"), json!(text(number)))).collect();
        Value::Object(entries)
    };
    let path = app.data_dir.path().join("many.json");
    let register = |count: usize, release: &str| {
        std::fs::write(&path, manifest(count).to_string()).unwrap();
        let arguments =
            ["documents", "register", path.to_str().unwrap(), "--partner", "acme", "--release", release, "--activate"];
        processes::try_run(&database, app.data_dir.path(), &arguments)
    };
    let (done, said, error) = register(10_000, "all");
    assert!(done && said.contains("the release all of acme: 10000 documents."), "{said}{error}");
    runs(&app, &bearer, &text(9_999)).await;
    let answer = send(&app, Some(&bearer), json!({ "documentId": "q1234" })).await;
    assert_eq!(answer.told(), (200, ""));
    let (done, _, error) = register(10_001, "more");
    assert!(!done && error.contains("1 to 10000 documents"), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_beyond_the_limits_are_not_registered() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partners::partner(&admin, "acme", &partners::user(&admin, partners::ADMIN).await).await;
    let long = format!("{{ clients(first: 1) {{ nodes {{ id }} }} }} # {}", "x".repeat(64 * 1024));
    let documents = json!([
        { "body": long },
        { "body": "{a".repeat(5_000) },
        { "body": "a ".repeat(20_000) },
        { "body": "{ clients { nodes { id } } \u{7} }" },
        { "body": "{ ...A } fragment A on Query { ...A }" },
        { "body": "{ clients(first: 100) { nodes { notes(first: 100) { nodes { client { notes(first: 100) { nodes { id } } } } } } } }" },
        { "body": "query($n: Int) { clients(first: $n) { nodes { notes(first: $n) { nodes { client { notes(first: $n) { nodes { id } } } } } } } }" },
        { "id": "a b", "body": LIST },
        { "id": "ä", "body": LIST },
        { "id": "x".repeat(201), "body": LIST },
        { "id": "A".repeat(64), "body": LIST },
    ]);
    let made = register(&admin, &partner, "1", documents).await;
    let problems: Vec<(&str, &str)> = made["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["path"][1].as_str().unwrap(), problem["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        problems,
        [
            ("0", "TOO_LONG"),
            ("1", "MAX_DEPTH_LIMIT"),
            ("2", "MAX_TOKENS_LIMIT"),
            ("3", "GRAPHQL_PARSE_FAILED"),
            ("4", "GRAPHQL_VALIDATION_FAILED"),
            ("5", "COST_ESTIMATED_TOO_EXPENSIVE"),
            // The one whose variables say how much it costs may run with small pages.
            ("7", "INVALID_DOCUMENT_ID"),
            ("8", "INVALID_DOCUMENT_ID"),
            ("9", "INVALID_DOCUMENT_ID"),
            ("10", "HASH_MISMATCH"),
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_ids_are_refused_before_anything_is_looked_up() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST]).await;
    let bearer = Some(bearer.as_str());
    let hash = hash_of(LIST);
    for id in ["", "..%2F..%2Fetc", "%FF", "a%00b", "%", "x-%20:a", "sha256:", &format!("{hash}/"), &"a".repeat(300)] {
        let answer = get(&app, bearer, &format!("/graphql/documents/{id}"), &[]).await;
        assert!(
            matches!(answer.told(), (400, "BAD_REQUEST") | (404, "PERSISTED_QUERY_NOT_IN_LIST")),
            "{id}: {answer:?}"
        );
    }
    for body in [
        json!({ "documentId": ["a"] }),
        json!({ "documentId": { "a": 1 } }),
        json!({ "documentId": "a".repeat(100_000) }),
        json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": 1 } } }),
        json!({ "extensions": { "persistedQuery": { "version": 1, "sha256Hash": hash } , "more": [] }, "documentId": "other" }),
    ] {
        assert_eq!(send(&app, bearer, body.clone()).await.told(), (400, "BAD_REQUEST"), "{body}");
    }
    for persisted in [json!(null), json!([]), json!("x"), json!({}), json!({ "version": "1", "sha256Hash": "a" })] {
        let answer = send(&app, bearer, json!({ "extensions": { "persistedQuery": persisted } })).await;
        assert!(
            matches!(answer.told(), (400, "BAD_REQUEST" | "PERSISTED_QUERY_NOT_SUPPORTED")),
            "{persisted}: {answer:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn manifests_that_are_none_are_refused_with_a_sentence() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let path = app.data_dir.path().join("manifest.json");
    for (bytes, reason) in [
        (b"{\"a\":\"\xff\xfe\"}".to_vec(), "not UTF-8"),
        (format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(), "not a JSON object"),
        (format!("{{\"a\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes(), "cannot be read"),
        (b"{\"a\":\"{ x }\",\"a\":\"{ y }\"}".to_vec(), "stands twice"),
        (vec![b' '; 65 * 1024 * 1024], "too large"),
    ] {
        std::fs::write(&path, bytes).unwrap();
        let arguments = ["documents", "register", path.to_str().unwrap(), "--partner", "acme", "--release", "1"];
        let (done, _, error) = processes::try_run(&database, app.data_dir.path(), &arguments);
        assert!(!done && error.contains(reason), "{reason}: {error}");
    }
}
