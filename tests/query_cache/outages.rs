//! Redis goes away, and comes back.

use serde_json::json;

use super::{Pair, freshness, until_kept};
use crate::support::{TestApp, clusters, redis_servers::RedisPair, until};

const TAGS: &str = "{ tags(first: 50, orderBy: [NAME_ASC]) { nodes { id name version } } }";

/// Where the stamps are that the server's lease is for, once it has one.
async fn place(app: &TestApp) -> String {
    let (leases, _) = app.app.leases.as_ref().expect("there is a cache");
    let mut place = String::new();
    until("there is a lease", async || {
        place = leases.held().map(|held| held.identity.to_string()).unwrap_or_default();
        !place.is_empty()
    })
    .await;
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_redis_does_not_answer_has_stamps_of_its_own_until_it_does() {
    let database_url = clusters::demo_database().await;
    let redis = RedisPair::start().await;
    let app = TestApp::start_with_redis(database_url.clone(), &redis.url(), |_| {}).await;
    let (admin, in_redis) = (app.admin().await, place(&app).await);
    assert!(!in_redis.starts_with("alone:"), "{in_redis}");
    until_kept(&admin, TAGS).await;

    redis.halt();
    until("the server is on its own", async || place(&app).await.starts_with("alone:")).await;
    let kept = until_kept(&admin, TAGS).await;
    assert_eq!(kept.statements(), 0);
    let tag = kept.data()["tags"]["nodes"][0].clone();
    let input = json!({ "id": tag["id"], "version": tag["version"], "name": "000 renamed" });
    admin.change("tagUpdate", "TagUpdateInput", input, "problems { code }").await.data();
    assert_eq!(until_kept(&admin, TAGS).await.data()["tags"]["nodes"][0]["name"], "000 renamed");
    clusters::execute_on(&database_url, "UPDATE tags SET name = '000 by hand' WHERE name = '000 renamed'").await;
    assert_eq!(admin.ask(TAGS).await.data()["tags"]["nodes"][0]["name"], "000 by hand");

    redis.go_on();
    until("the server shares its stamps again", async || place(&app).await == in_redis).await;
    assert_eq!(until_kept(&admin, TAGS).await.data()["tags"]["nodes"][0]["name"], "000 by hand");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_is_seen_by_the_next_read_on_two_servers_that_have_lost_their_redis() {
    let mut pair = Pair::start(true).await;
    for server in &pair.servers {
        until_kept(&server.admin().await, TAGS).await;
    }
    pair.redis = None;
    let is_alone = async |at: usize| {
        let (leases, _) = pair.servers[at].app.leases.as_ref().expect("there is a cache");
        leases.held().is_some_and(|held| held.identity.starts_with("alone:"))
    };
    until("one of them answers from memory", async || is_alone(0).await || is_alone(1).await).await;
    assert!(!(is_alone(0).await && is_alone(1).await), "both may answer from memory of their own");
    freshness::four_writes(&pair).await;
}
