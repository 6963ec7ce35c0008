//! Who hears of a record is who may see it: what is decided in memory for events is compared with what SQL shows.

use std::collections::BTreeSet;

use serde_json::json;

use super::{ADMIN, MANAGER, OTHER_SELLER, SELLER, SUPPORT};
use crate::support::{Caller, TestApp, clusters, sockets::Stream};

/// The records of a noun that a caller sees among those with these ids.
async fn seen(caller: &Caller, field: &str, ids: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for some in ids.chunks(20) {
        let fields = some.iter().enumerate().map(|(at, id)| format!("r{at}: {field}(id: \"{id}\") {{ id }}"));
        let fields = fields.collect::<Vec<_>>().join(" ");
        let answer = caller.ask(&format!("{{ {fields} }}")).await;
        let records = answer.data().as_object().unwrap().values();
        found.extend(records.filter_map(|record| record["id"].as_str().map(str::to_owned)));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn events_reach_exactly_those_whom_queries_show_the_record() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    // Some notes of each author are private, and some belong to a product alone.
    let private = "UPDATE notes SET visibility = 'private' WHERE id IN (SELECT id FROM notes ORDER BY id LIMIT 60)";
    clusters::execute_on(&database, private).await;
    for (field, type_name, table) in [
        ("client", "Client", "clients"),
        ("deal", "Deal", "deals"),
        ("note", "Note", "notes"),
        ("product", "Product", "products"),
    ] {
        let events = format!(
            "INSERT INTO outbox_events (event, type_name, record_id, version, payload)
               SELECT '{field}.updated', '{type_name}', id, 1, '{{\"fields\": []}}' FROM {table} WHERE deleted_at IS NULL
               ORDER BY id LIMIT 110;
             SELECT number_events(1000)"
        );
        let before = cursor(&database).await;
        clusters::execute_on(&database, &events).await;
        let query = format!("subscription {{ {field}Changed {{ recordId {field} {{ id }} }} }}");
        let mut all = Vec::new();
        for email in [ADMIN, MANAGER, SELLER, OTHER_SELLER, SUPPORT] {
            let caller = app.caller(email).await;
            let mut stream = Stream::open(&app, &app.bearer(email).await, &query, json!({}), Some(&before)).await;
            let mut told = BTreeSet::new();
            // The administrator comes first, and sees everything but private notes of others.
            if all.is_empty() {
                let count = "SELECT count(*), array_agg(record_id::text) FROM (SELECT record_id FROM outbox_events
                    ORDER BY id DESC LIMIT 110) e";
                let row = clusters::row_on(&database, count).await;
                let ids: Vec<String> = row.get(1);
                all = ids.iter().map(|id| encode(type_name, id)).collect();
            }
            let expected = seen(&caller, field, &all).await;
            while told.len() < expected.len() {
                let event = stream.hear().await.unwrap().data["data"][format!("{field}Changed")].clone();
                assert_eq!(event["recordId"], event[field]["id"], "{email} hears of a {field} they do not see");
                told.insert(event["recordId"].as_str().unwrap().to_owned());
            }
            assert_eq!(told, expected, "{email}: {field}");
        }
    }
}

fn encode(type_name: &str, id: &str) -> String {
    tessera::ids::NodeId { type_name, id: id.parse().unwrap() }.encode()
}

/// The place of the newest event.
async fn cursor(database: &str) -> String {
    let newest = "SELECT coalesce(max(position), 0) FROM outbox_events WHERE position > 0";
    let position: i64 = clusters::row_on(database, newest).await.get(0);
    let at = tessera::clock::Clock::system().now();
    tessera::models::events::Cursor { position, at }.encode()
}
