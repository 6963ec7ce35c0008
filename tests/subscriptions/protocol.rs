//! `graphql-transport-ws`, message by message.

use reqwest::StatusCode;
use serde_json::{Value, json};

use super::{ADMIN, CLIENTS, SELLER, client_of, office, rename};
use crate::support::{TestApp, clusters, sockets::Socket};

const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

#[tokio::test(flavor = "multi_thread")]
async fn each_mistake_of_a_client_has_its_code() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| {
        config.subscriptions.init_timeout_ms = 300;
        config.subscriptions.max_message_bytes = 4_096;
    })
    .await;
    let bearer = app.bearer(ADMIN).await;
    for text in ["", "x", "[]", "{}", r#"{"type":"unknown"}"#, r#"{"type":"next","id":"1","payload":{}}"#] {
        let mut socket = Socket::fresh(&app).await;
        socket.say_text(text).await;
        assert_eq!(socket.closing().await, 4400, "{text}");
    }
    let mut socket = Socket::fresh(&app).await;
    socket.say_bytes(b"{}").await;
    assert_eq!(socket.closing().await, 4400);
    let mut socket = Socket::fresh(&app).await;
    socket.ask("1", CLIENTS, json!({})).await;
    assert_eq!(socket.closing().await, 4401);
    for token in ["", "nonsense"] {
        let mut socket = Socket::fresh(&app).await;
        socket.init(token).await;
        assert_eq!(socket.closing().await, 4403, "{token}");
    }
    let mut socket = Socket::fresh(&app).await;
    socket.say(json!({ "type": "connection_init" })).await;
    assert_eq!(socket.closing().await, 4403);
    assert_eq!(Socket::open(app.address, &[]).await.unwrap().closing().await, 4406);
    assert_eq!(Socket::fresh(&app).await.closing().await, 4408);
    let mut socket = Socket::of(&app, &bearer).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    socket.ask("1", CLIENTS, json!({})).await;
    assert_eq!(socket.closing().await, 4409);
    let mut socket = Socket::of(&app, &bearer).await;
    socket.init(&bearer).await;
    assert_eq!(socket.closing().await, 4429);
    let mut socket = Socket::of(&app, &bearer).await;
    socket.say(json!({ "type": "ping", "payload": { "long": "x".repeat(5_000) } })).await;
    assert_eq!(socket.closing().await, 1009);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_in_the_header_opens_a_socket_too_and_one_in_the_message_wins() {
    let app = TestApp::demo().await;
    let header = format!("Bearer {}", app.bearer(SELLER).await);
    let mut socket = Socket::open(app.address, &[PROTOCOL, ("authorization", &header)]).await.unwrap();
    socket.say(json!({ "type": "connection_init", "payload": {} })).await;
    assert_eq!(socket.hear().await["type"], "connection_ack");
    socket.ask("1", "{ viewer { role } }", json!({})).await;
    assert_eq!(socket.hear().await["payload"]["data"]["viewer"]["role"], "seller");
    let mut socket = Socket::open(app.address, &[PROTOCOL, ("authorization", &header)]).await.unwrap();
    socket.init(&app.bearer(ADMIN).await).await;
    assert_eq!(socket.hear().await["type"], "connection_ack");
    socket.ask("1", "{ viewer { role } }", json!({})).await;
    assert_eq!(socket.hear().await["payload"]["data"]["viewer"]["role"], "admin");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_sites_open_no_socket() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| {
        config.http.cors_origins = vec!["https://partner.example".to_owned()];
    })
    .await;
    let own = format!("http://{}", app.address);
    for (origin, expected) in [
        (own.as_str(), None),
        ("https://partner.example", None),
        ("https://evil.example", Some(StatusCode::FORBIDDEN)),
        ("null", Some(StatusCode::FORBIDDEN)),
    ] {
        let opened = Socket::open(app.address, &[PROTOCOL, ("origin", origin)]).await;
        assert_eq!(opened.err().map(|status| status.as_u16()), expected.map(|status| status.as_u16()), "{origin}");
    }
    let answer = reqwest::Client::new().get(app.url("/graphql")).header("upgrade", "websocket").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_opened_is_an_error_and_leaves_the_socket_open() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| config.subscriptions.max_cost = 50).await;
    let mut socket = Socket::user(&app, ADMIN).await;
    let many = "subscription { clientChanged { client { notes(first: 100) { nodes { title } } } } }";
    for (query, variables, code) in [
        ("subscription {", json!({}), "GRAPHQL_PARSE_FAILED"),
        ("subscription { nothing { action } }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { clientChanged { nothing } }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { clientChanged { action } noteChanged { action } }", json!({}), "MAX_ROOT_FIELDS_LIMIT"),
        ("subscription { __typename }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { clientChanged @skip(if: true) { action } }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
        (CLIENTS, json!({ "id": 1.5 }), "BAD_USER_INPUT"),
        (CLIENTS, json!({ "id": "nonsense" }), "BAD_USER_INPUT"),
        (CLIENTS, json!({ "after": "nonsense" }), "BAD_USER_INPUT"),
        (many, json!({}), "COST_ESTIMATED_TOO_EXPENSIVE"),
        ("{ nothing }", json!({}), "GRAPHQL_VALIDATION_FAILED"),
    ] {
        socket.ask("1", query, variables).await;
        let message = socket.hear().await;
        assert_eq!((&message["type"], &message["id"]), (&json!("error"), &json!("1")), "{query}");
        assert_eq!(message["payload"][0]["extensions"]["code"], code, "{query}: {message}");
    }
    socket.subscribe("1", CLIENTS, json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_and_mutations_are_answered_over_the_socket_as_well() {
    let (app, admin) = office().await;
    let client = client_of(&admin).await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.ask("q", "query($id: ID!) { client(id: $id) { name } }", json!({ "id": client["id"] })).await;
    let answer = socket.hear().await;
    assert_eq!(answer["payload"]["data"]["client"]["name"], client["name"], "{answer}");
    assert_eq!(socket.hear().await, json!({ "type": "complete", "id": "q" }));
    let mutation = "mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { client { name } } }";
    let input = json!({ "id": client["id"], "version": client["version"], "name": "By socket" });
    socket.ask("m", mutation, json!({ "input": input })).await;
    assert_eq!(socket.hear().await["payload"]["data"]["clientUpdate"]["client"]["name"], "By socket");
    assert_eq!(socket.hear().await, json!({ "type": "complete", "id": "m" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_completed_is_not_told_any_more_and_its_id_is_free_again() {
    let (app, admin) = office().await;
    let client = client_of(&admin).await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    let client = rename(&admin, &client, "One").await;
    assert_eq!(socket.event("clientChanged").await["client"]["name"], "One");
    socket.say(json!({ "type": "complete", "id": "1" })).await;
    socket.subscribe("1", "subscription { productChanged { action } }", json!({})).await;
    rename(&admin, &client, "Two").await;
    assert!(socket.is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn operations_of_a_connection_and_connections_of_a_user_are_bounded() {
    let app = TestApp::start_with(clusters::demo_database().await, |config| {
        config.subscriptions.per_connection = 2;
        config.subscriptions.connections_per_user = 2;
    })
    .await;
    let mut socket = Socket::user(&app, ADMIN).await;
    for id in ["1", "2"] {
        socket.subscribe(id, CLIENTS, json!({})).await;
    }
    socket.ask("3", CLIENTS, json!({})).await;
    let refused: Value = socket.hear().await;
    assert_eq!(refused["payload"][0]["extensions"]["code"], "SUBSCRIPTION_LIMIT_EXCEEDED");
    let second = Socket::user(&app, ADMIN).await;
    let mut third = Socket::fresh(&app).await;
    third.init(&app.bearer(ADMIN).await).await;
    assert_eq!(third.closing().await, 4429);
    // Somebody else is not held up, and a place that is given back can be taken.
    Socket::user(&app, SELLER).await;
    drop(second);
    for _ in 0..200 {
        let mut again = Socket::fresh(&app).await;
        again.init(&app.bearer(ADMIN).await).await;
        if again.next_is_ack().await {
            return;
        }
    }
    panic!("the place was not given back");
}
