//! What becomes of a message: attempts, failures, replays, and what the server does about a receiver that fails.

use std::time::Duration;

use serde_json::{Value, json};

use super::{
    Hooks,
    receiver::{Receiver, Reply, reply},
};
use crate::support::{clusters, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_attempt_is_repeated_with_the_same_id_and_not_before_the_receiver_wishes() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    receiver.then([reply(500), Reply { headers: vec![("retry-after", "1".to_owned())], ..reply(503) }]);
    hooks.tag("Tried thrice").await;
    let messages = receiver.wait_for(3).await;
    assert!(messages[2].at - messages[1].at >= Duration::from_secs(1), "Retry-After is honoured");
    assert!(messages[1].at - messages[0].at < Duration::from_secs(1));
    let ids: Vec<&str> = messages.iter().map(|message| message.header("webhook-id")).collect();
    assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{ids:?}");
    let secret = endpoint["secrets"][0]["secret"].as_str().unwrap();
    assert!(messages.iter().all(|message| message.is_signed_with(secret)));
    let delivery = hooks.settled(&endpoint, 1).await;
    assert_eq!((&delivery["status"], &delivery["attempts"]), (&json!("DELIVERED"), &json!(3)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_is_a_failure_and_is_not_followed() {
    let hooks = Hooks::start().await;
    let (receiver, elsewhere) = (Receiver::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    for status in [301, 302, 307, 308] {
        receiver.then([Reply { headers: vec![("location", elsewhere.url())], ..reply(status) }]);
    }
    hooks.tag("Led astray").await;
    let delivery = hooks.settled(&endpoint, 1).await;
    assert_eq!((&delivery["status"], &delivery["lastError"]), (&json!("FAILED"), &json!("REDIRECT")));
    assert_eq!((&delivery["responseStatus"], &delivery["attempts"]), (&json!(308), &json!(4)));
    assert!(elsewhere.messages().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_out_of_attempts_stays_and_can_be_replayed() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    receiver.then((0..4).map(|_| reply(500)));
    hooks.tag("Late").await;
    let failed = hooks.settled(&endpoint, 1).await;
    assert_eq!((&failed["status"], &failed["lastError"]), (&json!("FAILED"), &json!("STATUS")));
    assert_eq!((&failed["attempts"], &failed["nextAttemptAt"]), (&json!(4), &Value::Null));
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(receiver.messages().len(), 4, "nothing is sent any more");
    let selection = "webhookDelivery { id status attempts } problems { code }";
    let replayed = hooks.run("webhookDeliveryReplay", "RecordInput", json!({ "id": failed["id"] }), selection).await;
    assert_eq!(replayed["problems"], json!([]));
    let messages = receiver.wait_for(5).await;
    assert_eq!(messages[4].header("webhook-id"), messages[0].header("webhook-id"));
    assert_eq!(messages[4].bytes, messages[0].bytes);
    let delivery = hooks.settled(&endpoint, 1).await;
    assert_eq!(
        (&delivery["id"], &delivery["status"], &delivery["attempts"]),
        (&failed["id"], &json!("DELIVERED"), &json!(1))
    );
    // The replay is a change like any other, and nobody hears of it: that would never end.
    let traces = "SELECT (SELECT count(*) FROM audit_entries WHERE type_name = 'WebhookDelivery')
        + (SELECT count(*) FROM webhook_deliveries WHERE type_name = 'WebhookDelivery')";
    assert_eq!(clusters::row_on(&hooks.database, traces).await.get::<_, i64>(0), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_is_gone_for_good_is_switched_off() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    receiver.usually(reply(410));
    hooks.tag("First").await;
    let log = hooks.until(&endpoint, |log| log["isActive"] == false).await;
    assert_eq!(log["disabledReason"], "The receiver has answered 410 Gone.");
    assert_eq!((&log["version"], &log["deliveries"]["nodes"][0]["status"]), (&json!(2), &json!("FAILED")));
    hooks.tag("Second").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(receiver.messages().len(), 1);
    let entry = "SELECT count(*) FROM audit_entries WHERE type_name = 'WebhookEndpoint' AND action = 'update'
        AND actor_id IS NULL AND after->>'is_active' = 'false' AND version = 2";
    assert_eq!(clusters::row_on(&hooks.database, entry).await.get::<_, i64>(0), 1);
    let failed = &log["deliveries"]["nodes"][0]["id"];
    let replay = hooks.run("webhookDeliveryReplay", "RecordInput", json!({ "id": failed }), "problems { code }").await;
    assert_eq!(replay["problems"][0]["code"], "INVALID_STATE");
    // Somebody mends it and switches it on again.
    receiver.usually(reply(200));
    let on = json!({ "id": endpoint["id"], "version": 2, "isActive": true });
    let on = hooks
        .run(
            "webhookEndpointUpdate",
            "WebhookEndpointUpdateInput",
            on,
            "webhookEndpoint { isActive disabledReason failingSince }",
        )
        .await;
    assert_eq!(on["webhookEndpoint"], json!({ "isActive": true, "disabledReason": null, "failingSince": null }));
    hooks.tag("Third").await;
    receiver.wait_for(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_fails_for_five_days_on_end_is_switched_off_and_one_success_begins_anew() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    let age = "UPDATE webhook_endpoints SET failing_since = failing_since - interval '121 hours'";
    receiver.then([reply(500)]);
    hooks.tag("Fails, then comes").await;
    receiver.wait_for(2).await;
    let log = hooks.until(&endpoint, |log| log["failingSince"].is_null()).await;
    assert_eq!(log["isActive"], true);
    receiver.usually(reply(500));
    hooks.tag("Never comes").await;
    hooks.settled(&endpoint, 2).await;
    let log = hooks.log(&endpoint).await;
    assert!(log["isActive"] == true && log["failingSince"].is_string());
    clusters::execute_on(&hooks.database, age).await;
    hooks.tag("Nor does this").await;
    let log = hooks.until(&endpoint, |log| log["isActive"] == false).await;
    assert_eq!(log["disabledReason"], "Nothing could be delivered for 5 days.");
    // What was still to be sent ends as well.
    assert_eq!(hooks.settled(&endpoint, 3).await["lastError"], "ENDPOINT_INACTIVE");
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_endless_and_dead_receivers_cost_a_bounded_time() {
    let hooks = Hooks::start_with(|config| config.webhooks.timeout_ms = 300, |_| {}).await;
    let (slow, endless, dead) = (Receiver::start().await, Receiver::start().await, Receiver::start().await);
    slow.usually(Reply { takes: Duration::from_secs(30), ..reply(200) });
    endless.usually(Reply { is_endless: true, ..reply(200) });
    let url = dead.url();
    drop(dead);
    let mut expected = Vec::new();
    for (url, status, error) in [
        (slow.url(), "FAILED", json!("TIMEOUT")),
        (endless.url(), "DELIVERED", Value::Null),
        (url, "FAILED", json!("CONNECT")),
    ] {
        expected.push((hooks.endpoint(&url, &["tag.created"]).await, status, error));
    }
    hooks.tag("For all").await;
    for (endpoint, status, error) in expected {
        let delivery = hooks.settled(&endpoint, 1).await;
        assert_eq!((&delivery["status"], &delivery["lastError"]), (&json!(status), &error));
    }
    assert_eq!(endless.messages().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_whose_transaction_ends_late_is_told_though_later_ones_were() {
    let (hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    let (mut client, connection) = tokio_postgres::connect(&hooks.database, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let slow = client.transaction().await.unwrap();
    let insert = "INSERT INTO outbox_events (event, type_name, record_id, version, payload)
        VALUES ('tag.created', 'Tag', gen_random_uuid(), 7, '{}')";
    slow.execute(insert, &[]).await.unwrap();
    hooks.tag("Later, but first").await;
    assert_eq!(receiver.wait_for(1).await[0].body()["data"]["version"], 1);
    tokio::time::sleep(Duration::from_millis(200)).await;
    slow.commit().await.unwrap();
    assert_eq!(receiver.wait_for(2).await[1].body()["data"]["version"], 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_is_told_to_stop_finishes_what_it_has_begun() {
    let (mut hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    receiver.usually(Reply { takes: Duration::from_millis(400), ..reply(200) });
    hooks.tag("Under way").await;
    receiver.wait_for(1).await;
    hooks.rest().await;
    assert_eq!(hooks.log(&endpoint).await["deliveries"]["nodes"][0]["status"], "DELIVERED");
    // What happens now waits for the next worker.
    hooks.tag("Meanwhile").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(receiver.messages().len(), 1);
    hooks.work();
    receiver.wait_for(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_delivered_long_ago_is_swept_out_and_what_failed_stays() {
    let (mut hooks, receiver) = (Hooks::start().await, Receiver::start().await);
    let endpoint = hooks.endpoint(&receiver.url(), &["tag.created"]).await;
    for (count, name) in (1..).zip(["Old", "Failed", "New"]) {
        if name == "Failed" {
            receiver.then((0..4).map(|_| reply(500)));
        }
        hooks.tag(name).await;
        hooks.settled(&endpoint, count).await;
        if name != "New" {
            let age = "UPDATE webhook_deliveries SET delivered_at = delivered_at - interval '31 days', created_at = created_at - interval '31 days';
                UPDATE outbox_events SET dispatched_at = dispatched_at - interval '31 days'";
            clusters::execute_on(&hooks.database, age).await;
        }
    }
    hooks.rest().await;
    hooks.work();
    let counts = "SELECT (SELECT count(*) FROM webhook_deliveries), (SELECT count(*) FROM outbox_events)";
    until("what is old is swept out", async || {
        let row = clusters::row_on(&hooks.database, counts).await;
        (row.get::<_, i64>(0), row.get::<_, i64>(1)) == (2, 1)
    })
    .await;
}
