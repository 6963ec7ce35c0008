//! Server-sent events.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use super::{ADMIN, CLIENTS, client_of, make_client, office, rename};
use crate::support::{
    TestApp, clusters,
    sockets::{Socket, Stream},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_tells_events_with_their_cursors_by_post_and_by_get() {
    let (app, admin) = office().await;
    let bearer = app.bearer(ADMIN).await;
    let mut stream = Stream::open(&app, &bearer, CLIENTS, json!({}), None).await;
    let client = make_client(&admin, "Streamed").await;
    let sent = stream.hear().await.unwrap();
    let event = &sent.data["data"]["clientChanged"];
    assert_eq!((sent.event.as_str(), &event["client"]["name"]), ("next", &json!("Streamed")));
    assert_eq!(sent.id.as_deref(), event["cursor"].as_str());
    // Last-Event-ID goes on from there, and wins over the argument.
    rename(&admin, &client, "Missed").await;
    let mut again = Stream::open(&app, &bearer, CLIENTS, json!({}), sent.id.as_deref()).await;
    assert_eq!(again.hear().await.unwrap().data["data"]["clientChanged"]["changedFields"], json!(["name"]));
    let request = reqwest::Client::new().get(app.url("/graphql")).bearer_auth(&bearer);
    let request = request.query(&[("query", "subscription { clientChanged { recordId } }")]);
    let response = request
        .header(header::ACCEPT, "text/event-stream")
        .header(header::ACCEPT_ENCODING, "gzip, br")
        .header("graphql-require-preflight", "1")
        .send()
        .await
        .unwrap();
    let headers = response.headers();
    assert_eq!(
        (response.status(), headers[header::CONTENT_TYPE].to_str().unwrap()),
        (StatusCode::OK, "text/event-stream; charset=utf-8")
    );
    assert!(!headers.contains_key(header::CONTENT_ENCODING));
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    assert_eq!(headers["x-accel-buffering"], "no");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_opened_is_refused_with_a_status() {
    let (app, _) = office().await;
    let bearer = app.bearer(ADMIN).await;
    for (bearer, query, last, status, code) in [
        (bearer.as_str(), "subscription { nothing }", None, 400, "GRAPHQL_VALIDATION_FAILED"),
        (&bearer, "subscription {", None, 400, "GRAPHQL_PARSE_FAILED"),
        (&bearer, CLIENTS, Some("nonsense"), 400, "BAD_USER_INPUT"),
        ("nonsense", CLIENTS, None, 401, "UNAUTHENTICATED"),
    ] {
        let answer = Stream::answer(&app, bearer, query, json!({}), last).await;
        assert_eq!(answer.status().as_u16(), status, "{query}");
        let body: Value = answer.json().await.unwrap();
        assert_eq!(body["errors"][0]["extensions"]["code"], code, "{query}");
    }
    let answer = app.admin().await.ask("subscription { clientChanged { recordId } }").await;
    assert_eq!(answer.codes(), ["OPERATION_NOT_SUPPORTED"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_query_that_takes_nothing_but_a_stream_is_one_event() {
    let (app, admin) = office().await;
    let name = client_of(&admin).await["name"].clone();
    let query = "{ clients(first: 1) { nodes { name } } }";
    let mut stream = Stream::open(&app, &app.bearer(ADMIN).await, query, json!({}), None).await;
    assert_eq!(stream.hear().await.unwrap().data["data"]["clients"]["nodes"][0]["name"], name);
    assert_eq!(stream.hear().await.unwrap().event, "complete");
    assert_eq!(stream.hear().await, None);
    // Clients that take JSON as well get JSON.
    let request = reqwest::Client::new().post(app.url("/graphql")).bearer_auth(app.bearer(ADMIN).await);
    let request =
        request.header(header::ACCEPT, "application/json, text/event-stream").json(&json!({ "query": query }));
    let answer = request.send().await.unwrap();
    assert!(answer.headers()[header::CONTENT_TYPE].to_str().unwrap().starts_with("application/json"));
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_and_sockets_count_together() {
    let app =
        TestApp::start_with(clusters::demo_database().await, |config| config.subscriptions.connections_per_user = 2)
            .await;
    let bearer = app.bearer(ADMIN).await;
    let _socket = Socket::of(&app, &bearer).await;
    let _stream = Stream::open(&app, &bearer, CLIENTS, json!({}), None).await;
    let refused = Stream::answer(&app, &bearer, CLIENTS, json!({}), None).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.json::<Value>().await.unwrap()["errors"][0]["extensions"]["code"], "CONNECTION_LIMIT_EXCEEDED");
}
