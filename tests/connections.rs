//! Connections to PostgreSQL that requests share.

use std::time::Duration;

use crate::support::{TestApp, clusters};

#[tokio::test(flavor = "multi_thread")]
async fn connections_that_postgresql_ends_are_replaced() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let question = "{ clients(first: 2) { nodes { id notes(first: 1) { nodes { id } } } } }";
    let before = admin.ask(question).await;
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND application_name = 'tessera'";
    clusters::execute_on(&database, end).await;
    // The server learns of it from the sockets.
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(admin.ask(question).await.data(), before.data());
}
