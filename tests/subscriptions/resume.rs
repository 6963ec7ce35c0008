//! Going on: across connections, servers, restarts, and with Redis or without.

use std::{collections::BTreeSet, time::Duration};

use serde_json::{Value, json};
use tessera::embedded::redis;

use super::{ADMIN, CLIENTS, client_of, make_client, office, rename};
use crate::support::{
    TestApp,
    clocks::Hands,
    clusters,
    sockets::{Socket, Stream},
};

const CHANGES: &str =
    "subscription($after: String) { clientChanged(after: $after) { version cursor client { name } } }";

/// Hears of `count` clients; their names in order, and the last cursor.
async fn names(socket: &mut Socket, count: usize) -> (Vec<String>, Value) {
    let (mut names, mut cursor) = (Vec::new(), Value::Null);
    for _ in 0..count {
        let event = socket.event("clientChanged").await;
        names.push(event["client"]["name"].as_str().unwrap().to_owned());
        cursor = event["cursor"].clone();
    }
    (names, cursor)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_missed_is_told_once_and_in_order_on_any_server() {
    let (app, admin) = office().await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", CHANGES, json!({})).await;
    make_client(&admin, "0").await;
    let (_, cursor) = names(&mut socket, 1).await;
    drop(socket);
    // More than one page of what is read at once.
    let input = |from: usize| json!({ "items": (from..from + 150).map(|name| json!({ "name": name.to_string() })).collect::<Vec<_>>(), "errorPolicy": "REJECT_EVERYTHING" });
    for from in [1, 151] {
        admin.change("clientsBulkCreate", "ClientBulkCreateInput", input(from), "written").await.data();
    }
    let beside = TestApp::start_beside(&app).await;
    let expected: Vec<String> = (1..301).map(|name| name.to_string()).collect();
    for server in [&app, &beside] {
        let mut again = Socket::user(server, ADMIN).await;
        again.ask("1", CHANGES, json!({ "after": cursor })).await;
        let (told, cursor) = names(&mut again, 300).await;
        assert_eq!(told, expected);
        drop(again);
        let mut at_end = Socket::user(server, ADMIN).await;
        at_end.subscribe("1", CHANGES, json!({ "after": cursor })).await;
        assert!(at_end.is_quiet().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_told_twice_while_many_write_and_the_listener_moves_between_servers() {
    let (app, admin) = office().await;
    let beside = TestApp::start_beside(&app).await;
    let mut first = Socket::user(&app, ADMIN).await;
    first.subscribe("1", CHANGES, json!({})).await;
    make_client(&admin, "start").await;
    let (_, mut cursor) = names(&mut first, 1).await;
    drop(first);
    let writers: Vec<_> = (0..6)
        .map(|writer| {
            let admin = admin.clone();
            tokio::spawn(async move {
                for number in 0..15 {
                    make_client(&admin, &format!("{writer}/{number}")).await;
                }
            })
        })
        .collect();
    let mut told = Vec::new();
    let mut turn = 0;
    while told.len() < 90 {
        let server = if turn % 2 == 0 { &app } else { &beside };
        turn += 1;
        let mut socket = Socket::user(server, ADMIN).await;
        socket.ask("1", CHANGES, json!({ "after": cursor })).await;
        let (heard, last) = names(&mut socket, 5).await;
        told.extend(heard);
        cursor = last;
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), 90);
    // Each writer's own changes come in the order they were made.
    for writer in 0..6 {
        let own: Vec<_> = told.iter().filter_map(|name| name.strip_prefix(&format!("{writer}/"))).collect();
        assert_eq!(own, (0..15).map(|number| number.to_string()).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_began_first_and_ends_last_is_told_last_and_not_lost() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let client = client_of(&admin).await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", "subscription { clientChanged { version } }", json!({})).await;
    let slow = format!(
        "BEGIN; INSERT INTO outbox_events (event, type_name, record_id, version, payload)
           SELECT 'client.updated', 'Client', id, 77, '{{\"fields\": []}}' FROM clients WHERE name = '{}';
         SELECT pg_sleep(1.5); COMMIT",
        client["name"].as_str().unwrap()
    );
    let slow = tokio::spawn(async move { clusters::execute_on(&database, &slow).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    rename(&admin, &client, "Meanwhile").await;
    assert_eq!(socket.event("clientChanged").await["version"], 2);
    slow.await.unwrap();
    // Written by no server: found by looking.
    assert_eq!(socket.event("clientChanged").await["version"], 77);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_is_too_old_or_of_elsewhere_is_refused_with_a_code() {
    let hands = Hands::default();
    let app = TestApp::start_at(clusters::demo_database().await, hands.clock(), |_| {}).await;
    let admin = app.admin().await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    make_client(&admin, "Old").await;
    let cursor = socket.event("clientChanged").await["cursor"].clone();
    let code = |message: Value| message["payload"][0]["extensions"]["code"].clone();
    hands.forward(Duration::from_mins(61));
    let mut later = Socket::user(&app, ADMIN).await;
    later.ask("1", CLIENTS, json!({ "after": cursor })).await;
    assert_eq!(code(later.hear().await), "RESUME_WINDOW_EXCEEDED");
    let (other, _) = office().await;
    let mut elsewhere = Socket::user(&other, ADMIN).await;
    elsewhere.ask("1", CLIENTS, json!({ "after": cursor })).await;
    assert_eq!(code(elsewhere.hear().await), "RESUME_WINDOW_EXCEEDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_hear_of_each_other_without_redis() {
    let database = clusters::demo_database().await;
    let slow = |config: &mut tessera::config::Config| config.subscriptions.poll_ms = 60_000;
    let app = TestApp::start_with(database.clone(), slow).await;
    let keys = app.data_dir.path().join("keys.json");
    let beside = TestApp::start_with(database, |config| {
        slow(config);
        config.auth.keys_file = Some(keys);
    })
    .await;
    let mut socket = Socket::user(&beside, ADMIN).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    make_client(&app.admin().await, "From beside").await;
    assert_eq!(socket.event("clientChanged").await["client"]["name"], "From beside");
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_hear_of_each_other_while_redis_dies_and_comes_back() {
    let (database, directory) = (clusters::demo_database().await, clusters::Directory::new());
    let running = redis::start(directory.path(), 16).unwrap().expect("redis-server is installed");
    let url = running.url();
    // Only Redis or the database can tell: nobody looks by themselves.
    let slow = |config: &mut tessera::config::Config| config.subscriptions.poll_ms = 60_000;
    let app = TestApp::start_with_redis(database.clone(), &url, slow).await;
    let keys = app.data_dir.path().join("keys.json");
    let beside = TestApp::start_with_redis(database, &url, |config| {
        slow(config);
        config.auth.keys_file = Some(keys);
    })
    .await;
    let admin = app.admin().await;
    let bearer = beside.bearer(ADMIN).await;
    let mut stream = Stream::open(&beside, &bearer, CHANGES, json!({}), None).await;
    let mut hear = async |name: &str| {
        make_client(&admin, name).await;
        let sent = stream.hear().await.unwrap();
        assert_eq!(sent.data["data"]["clientChanged"]["client"]["name"], name);
    };
    hear("With Redis").await;
    drop(running);
    hear("Without Redis").await;
    hear("Still without").await;
    let again = redis::start(directory.path(), 16).unwrap().unwrap();
    assert_eq!(again.url(), url);
    hear("With a new one").await;
}
