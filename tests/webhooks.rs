//! Webhooks: real receivers on this machine, which the settings allow, hear of changes through the API.

mod addresses;
mod crashes;
mod deliveries;
mod receiver;
mod secrets;

use std::time::Duration;

use serde_json::{Value, json};
use tessera::{app::App, config::Config, webhooks::Worker};
use tokio::{sync::oneshot, task::JoinHandle};

use crate::support::{Caller, TestApp, clusters, until};
use receiver::Receiver;

/// A server with its worker, and an administrator.
struct Hooks {
    app: TestApp,
    admin: Caller,
    database: String,
    worker: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

/// Quick settings: hosts of this machine allowed, three more attempts within a moment.
fn quick(config: &mut Config) {
    config.webhooks.allowed_hosts = vec!["127.0.0.1".to_owned()];
    config.webhooks.poll_ms = 20;
    config.webhooks.timeout_ms = 1_000;
    config.webhooks.retry_delays_ms = vec![50; 3];
}

impl Hooks {
    async fn start() -> Self {
        Self::start_with(|_| {}, |_| {}).await
    }

    async fn start_with(set: impl FnOnce(&mut Config), adapt: impl FnOnce(&mut App)) -> Self {
        let database = clusters::demo_database().await;
        let set = |config: &mut Config| {
            quick(config);
            set(config);
        };
        let app = TestApp::start_adapted(database.clone(), set, adapt).await;
        let admin = app.admin().await;
        let mut hooks = Self { app, admin, database, worker: None };
        hooks.work();
        hooks
    }

    /// Starts the worker.
    fn work(&mut self) {
        let worker = Worker::new(&self.app.app).unwrap().unwrap();
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(worker.run(async {
            let _ = stopped.await;
        }));
        self.worker = Some((stop, task));
    }

    /// Stops the worker as a server does that is told to end.
    async fn rest(&mut self) {
        if let Some((stop, task)) = self.worker.take() {
            let _ = stop.send(());
            task.await.unwrap();
        }
    }

    /// Makes an endpoint; its id, version and secrets.
    async fn endpoint(&self, url: &str, events: &[&str]) -> Value {
        let input = json!({ "url": url, "events": events });
        let selection = "webhookEndpoint { id version secrets { secret } } problems { path code message }";
        let answer = self.admin.change("webhookEndpointCreate", "WebhookEndpointCreateInput", input, selection).await;
        let payload = &answer.data()["webhookEndpointCreate"];
        assert_eq!(payload["problems"], json!([]));
        payload["webhookEndpoint"].clone()
    }

    async fn tag(&self, name: &str) -> Value {
        make_tag(&self.admin, name).await
    }

    /// An endpoint and its log, the newest first.
    async fn log(&self, endpoint: &Value) -> Value {
        let query = "query($id: ID!) { webhookEndpoint(id: $id) { isActive disabledReason failingSince version deliveries { nodes {
            id messageId event recordId recordVersion status attempts nextAttemptAt responseStatus durationMs lastError deliveredAt } } } }";
        let answer = self.admin.ask_with(query, json!({ "id": endpoint["id"] })).await;
        answer.data()["webhookEndpoint"].clone()
    }

    /// The newest of `count` deliveries to an endpoint, once it has another status than `PENDING`.
    async fn settled(&self, endpoint: &Value, count: usize) -> Value {
        let is_settled = |log: &Value| {
            let nodes = log["deliveries"]["nodes"].as_array().unwrap();
            nodes.len() == count && nodes[0]["status"] != "PENDING"
        };
        self.until(endpoint, is_settled).await["deliveries"]["nodes"][0].clone()
    }

    /// The log, once it is as it should be.
    async fn until(&self, endpoint: &Value, is_so: impl Fn(&Value) -> bool) -> Value {
        let mut log = Value::Null;
        until("the log is as it should be", async || {
            log = self.log(endpoint).await;
            is_so(&log)
        })
        .await;
        log
    }

    async fn run(&self, mutation: &str, input_type: &str, input: Value, selection: &str) -> Value {
        self.admin.change(mutation, input_type, input, selection).await.data()[mutation].clone()
    }
}

async fn make_tag(caller: &Caller, name: &str) -> Value {
    let answer = caller.change("tagCreate", "TagCreateInput", json!({ "name": name }), "tag { id version }").await;
    answer.data()["tagCreate"]["tag"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_told_in_a_thin_message_that_an_independent_library_verifies() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["client.*"]).await;
    hooks.tag("Of no interest").await;
    let input = json!({ "name": "Zimmerei Geheim", "phone": "030 901820", "country": "DE" });
    let made = hooks.run("clientCreate", "ClientCreateInput", input, "client { id version }").await["client"].clone();
    receiver.wait_for(1).await;
    let owner = hooks.admin.ask("{ users(first: 5) { nodes { id } } }").await.data()["users"]["nodes"][4]["id"].clone();
    let input = json!({ "id": made["id"], "version": 1, "annualRevenue": { "amount": "10", "currency": "EUR" }, "owner": owner, "lifecycleStage": "CUSTOMER" });
    hooks.run("clientUpdate", "ClientUpdateInput", input, "client { id } problems { code path }").await;
    let messages = receiver.wait_for(2).await;
    let secret = endpoint["secrets"][0]["secret"].as_str().unwrap();
    for message in &messages {
        assert!(message.is_signed_with(secret), "{}", message.header("webhook-signature"));
        assert!(!message.is_signed_with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        assert_eq!(message.header("content-type"), "application/json");
        let text = String::from_utf8_lossy(&message.bytes);
        assert!(!text.contains("Geheim") && !text.contains("901820"), "{text}");
    }
    let body = messages[0].body();
    assert_eq!(body["type"], "client.created");
    assert!(chrono::DateTime::parse_from_rfc3339(body["timestamp"].as_str().unwrap()).is_ok());
    assert_eq!(body["data"], json!({ "id": made["id"], "type": "Client", "version": 1 }));
    let body = messages[1].body();
    assert_eq!((&body["type"], &body["data"]["version"]), (&json!("client.updated"), &json!(2)));
    let mut fields: Vec<&str> =
        body["data"]["fields"].as_array().unwrap().iter().map(|f| f.as_str().unwrap()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["annualRevenue", "currency", "lifecycleStage", "owner"]);
    let log = hooks.settled(&endpoint, 2).await;
    let delivery = &log;
    assert_eq!(delivery["messageId"], messages[1].header("webhook-id"));
    assert_eq!(delivery["recordId"], made["id"]);
    assert_eq!((&delivery["attempts"], &delivery["responseStatus"]), (&json!(1), &json!(204)));
    assert!(
        delivery["deliveredAt"].is_string() && delivery["nextAttemptAt"].is_null() && delivery["lastError"].is_null()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn each_endpoint_hears_of_the_events_it_names_and_of_nothing_while_it_is_off() {
    let hooks = Hooks::start().await;
    let (all, exact, noun) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
    let everything = hooks.endpoint(&all.url(), &["*"]).await;
    hooks.endpoint(&exact.url(), &["tag.updated"]).await;
    hooks.endpoint(&noun.url(), &["client.*", "tag.deleted"]).await;
    let off = json!({ "id": everything["id"], "version": 1, "isActive": false });
    let tag = hooks.tag("Fair").await;
    let input = json!({ "id": tag["id"], "version": 1, "name": "Messe" });
    hooks.run("tagUpdate", "TagUpdateInput", input, "tag { id }").await;
    hooks.run("tagDelete", "RecordInput", json!({ "id": tag["id"] }), "problems { code }").await;
    // It may hear of the endpoints too, also of itself.
    let of = |messages: &[receiver::Message]| {
        let mut types: Vec<String> = messages.iter().map(|m| m.body()["type"].as_str().unwrap().to_owned()).collect();
        types.retain(|event| !event.starts_with("webhook_endpoint."));
        types.sort();
        types
    };
    for count in 3.. {
        let seen = of(&all.wait_for(count).await);
        if seen.len() >= 3 {
            assert_eq!(seen, ["tag.created", "tag.deleted", "tag.updated"]);
            break;
        }
    }
    assert_eq!(of(&exact.wait_for(1).await), ["tag.updated"]);
    assert_eq!(of(&noun.wait_for(1).await), ["tag.deleted"]);
    hooks.run("webhookEndpointUpdate", "WebhookEndpointUpdateInput", off, "webhookEndpoint { isActive }").await;
    hooks.tag("Unheard").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(of(&all.messages()).len(), 3);
    let test =
        hooks.run("webhookEndpointTest", "RecordInput", json!({ "id": everything["id"] }), "problems { code }").await;
    assert_eq!(test["problems"][0]["code"], "INVALID_STATE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_message_goes_to_an_endpoint_whatever_it_hears_of() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["deal.created"]).await;
    hooks.run("webhookEndpointTest", "RecordInput", json!({ "id": endpoint["id"] }), "problems { code }").await;
    let body = receiver.wait_for(1).await[0].body();
    assert_eq!(body["type"], "webhook.test");
    assert_eq!(body["data"], json!({ "id": endpoint["id"], "type": "WebhookEndpoint", "version": 1 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_may_see_endpoints_and_their_secrets() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["*"]).await;
    let query =
        "query($id: ID!) { webhookEndpoint(id: $id) { url secrets { secret } } webhookEndpoints { nodes { id } } }";
    for caller in [hooks.app.manager().await, hooks.app.seller().await, hooks.app.support().await] {
        let answer = caller.ask_with(query, json!({ "id": endpoint["id"] })).await;
        assert!(answer.codes().iter().all(|code| *code == "FORBIDDEN"), "{:?}", answer.codes());
        assert_eq!(answer.body["data"], json!({ "webhookEndpoint": null, "webhookEndpoints": null }));
    }
    let auditor = hooks.app.caller("olga.auditor@tessera.example").await;
    let answer = auditor.ask_with(query, json!({ "id": endpoint["id"] })).await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    assert_eq!(answer.body["data"]["webhookEndpoint"], json!({ "url": receiver.url(), "secrets": null }));
}

#[test]
fn every_noun_with_mutations_has_events() {
    let sdl = tessera::resolvers::sdl();
    let mutation = sdl.split("type Mutation {").nth(1).unwrap().split("\n}").next().unwrap();
    let updates = mutation.lines().filter_map(|line| line.trim().split_once("Update(")).map(|(stem, _)| stem);
    // A change of many tells of each.
    let updates = updates.filter(|stem| !stem.ends_with("Bulk"));
    let spelt = |stem: &str| {
        stem.chars().fold(String::new(), |text, letter| {
            if letter.is_uppercase() { format!("{text}_{}", letter.to_lowercase()) } else { format!("{text}{letter}") }
        })
    };
    let mut nouns: Vec<String> = updates.map(spelt).collect();
    let mut known = tessera::models::webhooks::NOUNS.to_vec();
    // What people keep for themselves is nobody else's.
    nouns.retain(|noun| noun != "saved_view");
    // What is made and changed by commands alone.
    nouns.extend(["merge", "duplicate_pair", "partner_token", "partner_release"].map(str::to_owned));
    nouns.sort();
    known.sort_unstable();
    assert_eq!(nouns, known);
}
