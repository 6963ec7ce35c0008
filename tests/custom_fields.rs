//! Custom fields: definitions, values of every kind, filters by them, and what becomes of them.

mod bulk;
mod definitions;
mod filters;
mod sensitive;

use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp, clusters};

const PROBLEMS: &str = "problems { path code } conflict { version fields { field base theirs mine } }";

/// Makes a definition; the record.
#[track_caller]
fn made<'a>(answer: &'a Answer, mutation: &str, noun: &str) -> &'a Value {
    let payload = &answer.data()[mutation];
    assert_eq!(payload["problems"], json!([]), "{mutation}");
    &payload[noun]
}

async fn define(admin: &Caller, resource: &str, key: &str, kind: &str, more: Value) -> Value {
    let mut input = json!({ "resource": resource, "key": key, "label": key, "kind": kind });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let selection = format!("customField {{ id version options }} {PROBLEMS}");
    let answer = admin.change("customFieldCreate", "CustomFieldCreateInput", input, &selection).await;
    made(&answer, "customFieldCreate", "customField").clone()
}

/// A field of every kind for clients: `text`, `number` and so on.
async fn define_all(admin: &Caller, more: Value) {
    for kind in ["text", "number", "boolean", "date", "select", "multiselect", "url"] {
        let mut more = more.clone();
        if kind.ends_with("select") {
            more["options"] = json!(["Red", "Gr\u{fc}n", "Blue"]);
        }
        define(admin, "CLIENT", kind, &kind.to_uppercase(), more).await;
    }
}

/// An update with the version that the record has now, where it names none.
async fn versioned(caller: &Caller, field: &str, mut input: Value) -> Value {
    if input["version"].is_null() && !input["id"].is_null() {
        let query = format!("query($id: ID!) {{ {field}(id: $id) {{ version }} }}");
        let answer = caller.ask_with(&query, json!({ "id": input["id"] })).await;
        input["version"] = answer.data()[field]["version"].clone();
    }
    input
}

/// Changes a client, or makes one; the payload.
async fn write(caller: &Caller, action: &str, input: Value) -> Value {
    let input = versioned(caller, "client", input).await;
    let selection = format!("client {{ id version customFields }} {PROBLEMS}");
    let answer = caller.change(&format!("client{action}"), &format!("Client{action}Input"), input, &selection).await;
    answer.data()[format!("client{action}")].clone()
}

/// Makes a client with these values; its id.
async fn client(caller: &Caller, name: &str, fields: Value) -> Value {
    let payload = write(caller, "Create", json!({ "name": name, "customFields": fields })).await;
    assert_eq!(payload["problems"], json!([]), "{name}");
    payload["client"]["id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn values_of_every_kind_are_stored_in_one_form_and_read_without_another_statement() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let given = json!({
        "text": "  Gru\u{308}\u{df}e\nzweite Zeile  ", "number": "0019.90", "boolean": false, "date": " 2026-11-25 ",
        "select": "Gru\u{308}n", "multiselect": ["Blue", "Red", "Blue"], "url": "HTTPS://Example.com",
    });
    let stored = json!({
        "text": "Gr\u{fc}\u{df}e\nzweite Zeile", "number": "19.9", "boolean": false, "date": "2026-11-25",
        "select": "Gr\u{fc}n", "multiselect": ["Red", "Blue"], "url": "https://example.com/",
    });
    let payload = write(&admin, "Create", json!({ "name": "All kinds", "customFields": given })).await;
    assert_eq!((&payload["problems"], &payload["client"]["customFields"]), (&json!([]), &stored));
    // What was stored passes again, and is no change.
    let id = &payload["client"]["id"];
    let again = write(&admin, "Update", json!({ "id": id, "version": 1, "customFields": stored })).await;
    assert_eq!(again["client"], payload["client"]);
    // Numbers come as numbers or strings, and no digit is lost.
    for (given, stored) in [
        (json!(7), "7"),
        (json!(-1.5), "-1.5"),
        (json!("999999999999999.9999"), "999999999999999.9999"),
        (json!("1.50"), "1.5"),
    ] {
        let payload = write(&admin, "Update", json!({ "id": id, "customFields": { "number": given } })).await;
        assert_eq!(payload["client"]["customFields"]["number"], stored);
    }
    let list = |fields: &str| format!("{{ clients(first: 50) {{ nodes {{ id name {fields} }} }} }}");
    let without = admin.ask(&list("")).await.statements();
    let with = admin.ask(&list("customFields sensitiveFields")).await;
    assert_eq!((with.statements(), without), (1, 1));
    let joined = admin.ask("{ contacts(first: 50) { nodes { customFields client { customFields } } } deals(first: 5) { nodes { customFields } } products(first: 5) { nodes { customFields } } }").await;
    assert_eq!(joined.statements(), 3);
    assert!(joined.data().to_string().contains("segment"), "the demo has values");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_a_field_is_told_at_once_with_its_key_and_nothing_is_written() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    define(&admin, "CLIENT", "secret", "TEXT", json!({ "isSensitive": true })).await;
    define(&admin, "PRODUCT", "colour", "TEXT", json!({})).await;
    let long = "x".repeat(2_001);
    for (key, value, code) in [
        ("text", json!(5), "INVALID_VALUE"),
        ("text", json!(long), "TOO_LONG"),
        ("text", json!("bell \u{7}"), "INVALID_CHARACTER"),
        ("number", json!("many"), "INVALID_NUMBER"),
        ("number", json!(true), "INVALID_VALUE"),
        ("number", json!("1e400"), "INVALID_NUMBER"),
        ("number", json!("1000000000000000"), "OUT_OF_RANGE"),
        ("number", json!("0.00001"), "TOO_PRECISE"),
        ("boolean", json!("true"), "INVALID_VALUE"),
        ("boolean", json!(1), "INVALID_VALUE"),
        ("date", json!("2026-02-30"), "INVALID_DATE"),
        ("date", json!("25.11.2026"), "INVALID_DATE"),
        ("date", json!("+12026-01-01"), "INVALID_DATE"),
        ("date", json!(20_261_125), "INVALID_VALUE"),
        ("select", json!("red"), "NOT_AN_OPTION"),
        ("select", json!(["Red"]), "INVALID_VALUE"),
        ("multiselect", json!(["Red", "Pink"]), "NOT_AN_OPTION"),
        ("multiselect", json!([{ "a": 1 }]), "INVALID_VALUE"),
        ("url", json!("javascript:alert(1)"), "INVALID_URL"),
        ("nothing_known", json!("x"), "UNKNOWN_FIELD"),
        ("TEXT", json!("x"), "UNKNOWN_FIELD"),
        ("text\u{0}", json!("x"), "UNKNOWN_FIELD"),
        ("colour", json!("of a product"), "UNKNOWN_FIELD"),
        ("secret", json!("in the open"), "SENSITIVE"),
    ] {
        let payload = write(&admin, "Create", json!({ "name": "Wrong", "customFields": { key: value } })).await;
        assert_eq!(payload["problems"], json!([{ "path": ["customFields", key], "code": code }]), "{key} {value}");
    }
    // All at once, beside those of other inputs.
    let fields = json!({ "number": "x", "date": "y", "text": "fine" });
    let payload = write(&admin, "Create", json!({ "name": "", "email": "nobody", "customFields": fields })).await;
    let codes: Vec<&str> =
        payload["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["REQUIRED", "INVALID_EMAIL", "INVALID_DATE", "INVALID_NUMBER"]);
    // The whole is an object by key.
    for (fields, code) in [
        (json!([]), "INVALID_VALUE"),
        (json!("{}"), "INVALID_VALUE"),
        (json!(7), "INVALID_VALUE"),
        (Value::Null, "REQUIRED"),
    ] {
        let payload = write(&admin, "Create", json!({ "name": "Wrong", "customFields": fields })).await;
        assert_eq!(payload["problems"], json!([{ "path": ["customFields"], "code": code }]), "{fields}");
    }
    let many: serde_json::Map<String, Value> = (0..101).map(|index| (format!("key_{index}"), json!(1))).collect();
    let payload = write(&admin, "Create", json!({ "name": "Wrong", "customFields": many })).await;
    assert_eq!(payload["problems"], json!([{ "path": ["customFields"], "code": "TOO_MANY" }]));
    let written = "SELECT count(*) FROM audit_entries WHERE type_name = 'Client'";
    assert_eq!(clusters::row_on(&database, written).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn given_values_are_set_null_removes_one_and_the_others_stay() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let id = client(&admin, "Merged", json!({ "text": "one", "number": 1, "select": "Red" })).await;
    let change =
        json!({ "id": id, "version": 1, "customFields": { "number": 2, "select": null, "date": "2026-01-02" } });
    let payload = write(&admin, "Update", change).await;
    let now = json!({ "text": "one", "number": "2", "date": "2026-01-02" });
    assert_eq!((&payload["client"]["customFields"], &payload["client"]["version"]), (&now, &json!(2)));
    // Text with nothing in it and an empty list say that there is no value; so does null where there was none.
    let change = json!({ "id": id, "version": 2, "customFields": { "text": "  ", "multiselect": [], "url": null } });
    let payload = write(&admin, "Update", change).await;
    assert_eq!(payload["client"]["customFields"], json!({ "number": "2", "date": "2026-01-02" }));
    // Another field of the client leaves them alone, and so do no values.
    let payload = write(&admin, "Update", json!({ "id": id, "version": 3, "name": "Again", "customFields": {} })).await;
    assert_eq!(payload["client"]["customFields"], json!({ "number": "2", "date": "2026-01-02" }));

    let record = tessera::ids::decode_any(id.as_str().unwrap()).unwrap().1;
    let entries = format!(
        "SELECT string_agg(concat(before->'custom', ' > ', after->'custom'), E'\\n' ORDER BY occurred_at, id)
         FROM audit_entries WHERE record_id = '{record}' AND after ? 'custom' AND action = 'update'"
    );
    assert_eq!(
        clusters::row_on(&database, &entries).await.get::<_, String>(0),
        "{\"text\": \"one\", \"number\": \"1\", \"select\": \"Red\"} > {\"date\": \"2026-01-02\", \"text\": \"one\", \"number\": \"2\"}\n\
         {\"date\": \"2026-01-02\", \"text\": \"one\", \"number\": \"2\"} > {\"date\": \"2026-01-02\", \"number\": \"2\"}"
    );
    let events = format!(
        "SELECT string_agg(payload->>'fields', ' ' ORDER BY id) FROM outbox_events WHERE record_id = '{record}' AND event = 'client.updated'"
    );
    assert_eq!(
        clusters::row_on(&database, &events).await.get::<_, String>(0),
        "[\"customFields\"] [\"customFields\"] [\"name\"]"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_shows_the_three_values_of_the_fields_that_both_changed() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let id = client(&admin, "Contested", json!({ "text": "was", "number": 1 })).await;
    for (version, fields) in [(1, json!({ "number": 2 })), (2, json!({ "text": "theirs" }))] {
        let payload = write(&admin, "Update", json!({ "id": id, "version": version, "customFields": fields })).await;
        assert_eq!(payload["problems"], json!([]));
    }
    let mine = json!({ "text": "mine", "date": "2026-03-04" });
    let late = write(&admin, "Update", json!({ "id": id, "version": 1, "customFields": mine, "name": "Late" })).await;
    let fields = json!([{ "field": "customFields", "base": { "text": "was", "date": null },
        "theirs": { "text": "theirs", "date": null }, "mine": mine }]);
    assert_eq!(late["conflict"], json!({ "version": 3, "fields": fields }));
    // Nobody else has touched what this one sets.
    let late = write(&admin, "Update", json!({ "id": id, "version": 1, "customFields": { "select": "Red" } })).await;
    assert_eq!((&late["problems"][0]["code"], &late["conflict"]["fields"]), (&json!("CONFLICT"), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_deals_and_products_have_fields_of_their_own() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let found = admin.ask("{ contacts(first: 1) { nodes { id version } } deals(first: 1) { nodes { id version } } products(first: 1) { nodes { id version } } }").await;
    for (stem, list, name) in
        [("contact", "contacts", "Contact"), ("deal", "deals", "Deal"), ("product", "products", "Product")]
    {
        define(&admin, &stem.to_uppercase(), "shoe_size", "NUMBER", json!({})).await;
        let record = &found.data()[list]["nodes"][0];
        let input = json!({ "id": record["id"], "version": record["version"], "customFields": { "shoe_size": 46 } });
        let selection = format!("{stem} {{ customFields }} {PROBLEMS}");
        let answer = admin.change(&format!("{stem}Update"), &format!("{name}UpdateInput"), input, &selection).await;
        let record = made(&answer, &format!("{stem}Update"), stem);
        assert_eq!(record["customFields"]["shoe_size"], "46");
        let query = format!(
            "{{ {list}(filter: {{ customField: {{ key: \"shoe_size\", gt: 45 }} }}) {{ totalCount {{ count }} nodes {{ customFields }} }} }}"
        );
        assert_eq!(admin.ask(&query).await.data()[list]["totalCount"]["count"], 1, "{list}");
    }
}
