//! Servers that die, receivers that are away, and servers that share the work.

use std::{collections::HashSet, time::Duration};

use serde_json::json;

use super::receiver::{Receiver, Reply, reply};
use crate::support::{
    Caller, clusters,
    processes::{Process, token},
};

const SETTINGS: [&str; 4] = [
    "webhooks.allowed_hosts=127.0.0.1",
    "webhooks.poll_ms=50",
    // A claim of a server that was killed runs out after three times this.
    "webhooks.timeout_ms=500",
    "webhooks.retry_delays_ms=[200, 200, 200, 400, 400, 400, 800, 800, 800, 800]",
];
const TAGS: usize = 150;

async fn endpoint(admin: &Caller, receiver: &Receiver) {
    let input = json!({ "url": receiver.url(), "events": ["tag.created"] });
    let answer = admin.change("webhookEndpointCreate", "WebhookEndpointCreateInput", input, "problems { code }").await;
    assert_eq!(answer.data()["webhookEndpointCreate"]["problems"], json!([]));
}

/// Makes tags, over and over where the server dies, until all are there.
async fn make_tags(admin: &Caller, from: usize, to: usize) {
    for number in from..to {
        let body = json!({ "query": format!("mutation {{ tagCreate(input: {{ name: \"Tag {number}\" }}) {{ problems {{ code }} }} }}") });
        if admin.try_send_keyed(body, &format!("tag-{number}")).await.is_none() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_event_is_delivered_though_servers_are_killed_and_the_receiver_is_away() {
    let (database, directory) = (clusters::demo_database().await, clusters::Directory::new());
    let mut receiver = Receiver::start().await;
    receiver.usually(Reply { takes: Duration::from_millis(15), ..reply(200) });
    let mut server = Process::start_with(&database, directory.path(), &SETTINGS);
    let token = token(&database, directory.path(), "ada.admin@tessera.example");
    endpoint(&server.caller(&token), &receiver).await;
    for round in 0..3 {
        let admin = server.caller(&token);
        let making = tokio::spawn(async move { make_tags(&admin, round * TAGS / 3, (round + 1) * TAGS / 3).await });
        receiver.wait_for(10 * (round + 1)).await;
        server.kill();
        making.await.unwrap();
        receiver = receiver.away(Duration::from_millis(300)).await;
        server = Process::start_with(&database, directory.path(), &SETTINGS);
        let admin = server.caller(&token);
        // PostgreSQL may still be finding out that the old server is gone: its keys are held until then.
        for _ in 0..20 {
            make_tags(&admin, 0, (round + 1) * TAGS / 3).await;
            let made = "SELECT count(*) FROM tags WHERE name LIKE 'Tag %'";
            let made: i64 = clusters::row_on(&database, made).await.get(0);
            if usize::try_from(made).unwrap() == (round + 1) * TAGS / 3 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    let happened = "SELECT string_agg(record_id::text, ' ') FROM outbox_events WHERE event = 'tag.created'";
    let happened: String = clusters::row_on(&database, happened).await.get(0);
    let happened: HashSet<&str> = happened.split(' ').collect();
    assert_eq!(happened.len(), TAGS);
    for _ in 0..1_500 {
        let told: HashSet<String> = receiver
            .messages()
            .iter()
            .map(|message| {
                let id = message.body()["data"]["id"].as_str().unwrap().to_owned();
                tessera::ids::decode_any(&id).unwrap().1.to_string()
            })
            .collect();
        if told.len() == TAGS {
            assert!(happened.iter().all(|id| told.contains(*id)));
            assert_eq!(receiver.counts().len(), TAGS, "a message keeps its id");
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {TAGS} events came", receiver.counts().len());
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_share_the_work_and_send_each_message_once() {
    let (database, directory, receiver) =
        (clusters::demo_database().await, clusters::Directory::new(), Receiver::start().await);
    // One message at a time from each server.
    let settings = ["webhooks.allowed_hosts=127.0.0.1", "webhooks.poll_ms=20", "webhooks.concurrency=4"];
    receiver.usually(Reply { takes: Duration::from_millis(30), ..reply(200) });
    let servers = [0, 1].map(|_| Process::start_with(&database, directory.path(), &settings));
    let token = token(&database, directory.path(), "ada.admin@tessera.example");
    let admin = servers[0].caller(&token);
    endpoint(&admin, &receiver).await;
    make_tags(&admin, 0, 60).await;
    receiver.wait_for(60).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    let counts = receiver.counts();
    assert_eq!((counts.len(), receiver.messages().len()), (60, 60), "each once");
    assert_eq!(receiver.busiest(), 2, "both at once");
}
