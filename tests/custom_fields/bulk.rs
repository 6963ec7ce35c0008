//! Values of custom fields in changes of many records, and of records by their natural key.

use serde_json::{Value, json};

use super::{client, define, define_all};
use crate::support::{Caller, TestApp, clusters};

const SELECTION: &str = "written results { client { id customFields sensitiveFields } problems { path code } conflict { fields { field base theirs mine } } }";

async fn bulk(caller: &Caller, action: &str, items: Value, policy: &str) -> Value {
    let input = json!({ "items": items, "errorPolicy": policy });
    let answer =
        caller.change(&format!("clientsBulk{action}"), &format!("ClientBulk{action}Input"), input, SELECTION).await;
    answer.data()[format!("clientsBulk{action}")].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_values_of_a_row_only_the_wrong_ones_are_left_out() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let rows = json!([
        { "name": "Right", "customFields": { "number": 1, "text": "x" } },
        { "name": "Wrong", "customFields": { "number": "many", "text": "kept", "select": "Pink", "multiselect": ["Red", "Pink"] } },
        { "name": "No object", "customFields": [] },
    ]);
    let answer = bulk(&admin, "Create", rows.clone(), "IGNORE_FAILED").await;
    let stored = |index: usize| answer["results"][index]["client"]["customFields"].clone();
    assert_eq!(
        [stored(0), stored(1), stored(2)],
        [json!({ "number": "1", "text": "x" }), json!({ "text": "kept" }), json!({})]
    );
    let told: Vec<&Value> =
        answer["results"][1]["problems"].as_array().unwrap().iter().map(|problem| &problem["path"][1]).collect();
    assert_eq!(told, ["multiselect", "number", "select"]);
    let answer = bulk(&admin, "Create", rows.clone(), "REJECT_FAILED_ROWS").await;
    assert_eq!((&answer["written"], &answer["results"][1]["client"]), (&json!(1), &Value::Null));
    assert_eq!(bulk(&admin, "Create", rows, "REJECT_EVERYTHING").await["written"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upsert_merges_values_into_the_record_it_finds() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let upsert = async |fields: Value| {
        let input = json!({ "externalRef": "ERP-NEW-1", "name": "By key", "customFields": fields });
        let selection = "client { version customFields } problems { path code }";
        let answer = admin.change("clientUpsert", "ClientUpsertInput", input, selection).await;
        answer.data()["clientUpsert"].clone()
    };
    let made = upsert(json!({ "number": 1, "text": "x" })).await;
    assert_eq!(made["client"], json!({ "version": 1, "customFields": { "number": "1", "text": "x" } }));
    let changed = upsert(json!({ "number": 2, "text": null })).await;
    assert_eq!(changed["client"], json!({ "version": 2, "customFields": { "number": "2" } }));
    assert_eq!(upsert(json!({ "number": "2" })).await["client"], changed["client"]);
    assert_eq!(upsert(json!({ "number": "x" })).await["problems"][0]["path"], json!(["customFields", "number"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_of_a_bulk_change_shows_no_sensitive_value() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define(&admin, "CLIENT", "iban", "TEXT", json!({ "isSensitive": true })).await;
    define(&admin, "CLIENT", "level", "NUMBER", json!({ "isSensitive": true })).await;
    let id = client(&admin, "In bulk", json!({})).await;
    let row = |version: i32, iban: &str| json!({ "id": id, "version": version, "sensitiveFields": { "iban": iban } });
    let first = bulk(&admin, "Update", json!([row(1, "CANARY-4711")]), "REJECT_EVERYTHING").await;
    assert_eq!(first["results"][0]["client"]["sensitiveFields"], json!({ "iban": "CANARY-4711" }));
    // One too late, and one with a value that does not fit: the outcome of both is kept for a repeated request.
    let wrong = json!({ "name": "Wrong", "sensitiveFields": { "level": "CANARY-4712" } });
    for (key, action, items) in
        [("late", "Update", json!([row(1, "CANARY-4713")])), ("wrong", "Create", json!([wrong]))]
    {
        let query = format!(
            "mutation($input: ClientBulk{action}Input!) {{ clientsBulk{action}(input: $input) {{ {SELECTION} }} }}"
        );
        let variables = json!({ "input": { "items": items, "errorPolicy": "REJECT_FAILED_ROWS" } });
        let answer = admin.send_keyed(json!({ "query": query, "variables": variables }), Some(key)).await;
        let result = &answer.data()[format!("clientsBulk{action}")]["results"][0];
        assert_ne!(result["problems"], json!([]));
        assert!(key == "wrong" || result["conflict"]["fields"][0]["field"] == "sensitiveFields", "{result}");
    }
    let kept = "SELECT string_agg(outcome::text || encode(answer, 'escape'), ' ') FROM idempotency_keys";
    let kept: String = clusters::row_on(&database, kept).await.get(0);
    assert!(kept.contains("sensitiveFields") && !kept.contains("CANARY"), "{kept}");
}
