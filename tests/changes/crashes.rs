//! A server that dies between two statements.

use std::time::Duration;

use futures_util::{StreamExt, stream};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::support::{
    Caller, clusters,
    processes::{Process, token},
    until,
};

const REQUESTS: usize = 200;

fn create(number: usize) -> Value {
    json!({
        "query": "mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id name } problems { code } } }",
        "variables": { "input": { "name": format!("Keyed {number}"), "externalRef": format!("K-{number}") } },
    })
}

/// Sends every request with its key, sixteen at a time; those that get an answer.
async fn send_all(caller: &Caller) -> Vec<Option<StatusCode>> {
    let requests = (0..REQUESTS).map(|number| async move {
        caller.try_send_keyed(create(number), &format!("key-{number}")).await.map(|answer| answer.status)
    });
    stream::iter(requests).buffered(16).collect().await
}

#[tokio::test(flavor = "multi_thread")]
async fn keyed_requests_are_made_once_though_the_server_is_killed_in_the_middle() {
    let database = clusters::demo_database().await;
    let directory = clusters::Directory::new();
    let server = Process::start(&database, directory.path());
    let token = token(&database, directory.path(), "ada.admin@tessera.example");
    let caller = server.caller(&token);
    let sending = tokio::spawn(async move { send_all(&caller).await });
    let made = "SELECT count(*), count(DISTINCT name) FROM clients WHERE name LIKE 'Keyed %'";
    let are_many = async || clusters::row_on(&database, made).await.get::<_, i64>(0) >= 40;
    until("forty clients are made", are_many).await;
    server.kill();
    let first = sending.await.unwrap();
    assert!(first.iter().any(Option::is_some) && first.iter().any(Option::is_none), "killed in the middle");

    let server = Process::start(&database, directory.path());
    let caller = server.caller(&token);
    let mut statuses = send_all(&caller).await;
    // PostgreSQL may still be finding out that the old server is gone.
    for _ in 0..50 {
        if !statuses.contains(&Some(StatusCode::CONFLICT)) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        statuses = send_all(&caller).await;
    }
    assert!(statuses.iter().all(|status| *status == Some(StatusCode::OK)), "{statuses:?}");
    let row = clusters::row_on(&database, made).await;
    let wanted = i64::try_from(REQUESTS).unwrap();
    assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (wanted, wanted));
    let entries = "SELECT count(*) FROM audit_entries WHERE action = 'create'";
    assert_eq!(clusters::row_on(&database, entries).await.get::<_, i64>(0), wanted);
}
