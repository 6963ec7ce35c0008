//! Sensitive fields: who reads and writes them, and that nothing but the answer shows their values.

use serde_json::{Value, json};

use super::{define, define_all, versioned};
use crate::support::{
    Caller, TestApp, clusters,
    processes::{Process, run, token},
};

const SELECTION: &str = "client { id version customFields sensitiveFields } problems { path code } conflict { fields { field base theirs mine } }";

async fn write(caller: &Caller, action: &str, input: Value) -> Value {
    let input = versioned(caller, "client", input).await;
    let answer = caller.change(&format!("client{action}"), &format!("Client{action}Input"), input, SELECTION).await;
    answer.data()[format!("client{action}")].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn sensitive_values_are_written_and_read_apart_from_the_others() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define_all(&admin, json!({ "isSensitive": true })).await;
    define(&admin, "CLIENT", "open", "TEXT", json!({})).await;
    let given =
        json!({ "text": " Geheim ", "number": "12.0", "boolean": true, "select": "Red", "multiselect": ["Blue"] });
    let input = json!({ "name": "Sealed", "sensitiveFields": given, "customFields": { "open": "seen" } });
    let made = write(&admin, "Create", input).await["client"].clone();
    let sealed = json!({ "text": "Geheim", "number": "12", "boolean": true, "select": "Red", "multiselect": ["Blue"] });
    assert_eq!((&made["sensitiveFields"], &made["customFields"]), (&sealed, &json!({ "open": "seen" })));
    // The same once more is no change, a new one is.
    let same = write(&admin, "Update", json!({ "id": made["id"], "version": 1, "sensitiveFields": sealed })).await;
    assert_eq!(same["client"], made);
    let change = json!({ "id": made["id"], "version": 1, "sensitiveFields": { "text": "anders", "number": null } });
    let changed = write(&admin, "Update", change).await;
    assert_eq!(changed["client"]["version"], 2);
    let now = json!({ "text": "anders", "boolean": true, "select": "Red", "multiselect": ["Blue"] });
    assert_eq!(changed["client"]["sensitiveFields"], now);
    let wrong = json!({ "text": 5, "date": "soon", "open": "x", "unheard": 1 });
    let wrong = write(&admin, "Update", json!({ "id": made["id"], "version": 2, "sensitiveFields": wrong })).await;
    let problem = |key: &str, code: &str| json!({ "path": ["sensitiveFields", key], "code": code });
    let told = [
        problem("date", "INVALID_DATE"),
        problem("open", "NOT_SENSITIVE"),
        problem("text", "INVALID_VALUE"),
        problem("unheard", "UNKNOWN_FIELD"),
    ];
    assert_eq!(wrong["problems"], json!(told));
    // A conflict tells that the value has changed, and not from what to what.
    let late = json!({ "id": made["id"], "version": 1, "sensitiveFields": { "text": "mine", "select": "Red" } });
    let late = write(&admin, "Update", late).await["conflict"]["fields"][0].clone();
    assert_eq!((&late["field"], &late["base"]["select"]), (&json!("sensitiveFields"), &late["theirs"]["select"]));
    assert_ne!(late["base"]["text"], late["theirs"]["text"]);
    assert_eq!(late["mine"], Value::Null);
    assert!(!late.to_string().contains("anders") && !late.to_string().contains("Geheim"));
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_that_only_read_and_sellers_see_no_sensitive_value() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    define(&admin, "CLIENT", "iban", "TEXT", json!({ "isSensitive": true })).await;
    let seller = app.seller().await;
    let own = seller.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"].clone();
    let iban = json!({ "iban": "DE02120300000000202051" });
    let set = write(&admin, "Update", json!({ "id": own, "sensitiveFields": iban })).await;
    assert_eq!(set["client"]["sensitiveFields"], iban);
    let query = "query($id: ID!) { client(id: $id) { name customFields sensitiveFields } }";
    for caller in [&seller, &app.support().await, &app.caller("olga.auditor@tessera.example").await] {
        let answer = caller.ask_with(query, json!({ "id": own })).await;
        assert_eq!(answer.codes(), ["FORBIDDEN"]);
        let client = &answer.body["data"]["client"];
        assert!(
            client["name"].is_string() && client["customFields"].is_object() && client["sensitiveFields"].is_null()
        );
        assert!(!answer.text.contains("DE0212"));
    }
    // Sellers change their clients, but not this.
    let input = json!({ "id": own, "version": 2, "sensitiveFields": { "iban": "none" } });
    let refused = seller.change("clientUpdate", "ClientUpdateInput", input, "client { id }").await;
    assert_eq!(refused.codes(), ["FORBIDDEN"]);
    let input = json!({ "name": "Mine", "sensitiveFields": {} });
    let refused = seller.change("clientCreate", "ClientCreateInput", input, "client { id }").await;
    assert_eq!(refused.codes(), ["FORBIDDEN"]);
    let manager = app.manager().await.ask_with(query, json!({ "id": own })).await;
    assert_eq!(manager.data()["client"]["sensitiveFields"], iban);
}

/// Everything that a change may leave in the database, as text.
const DUMP: &str = "SELECT string_agg(text, '') FROM (
    SELECT t::text FROM clients t WHERE custom_sealed <> '{}' UNION ALL SELECT t::text FROM audit_entries t
    UNION ALL SELECT t::text FROM outbox_events t UNION ALL SELECT t::text FROM webhook_deliveries t
    UNION ALL SELECT t::text || encode(answer, 'escape') FROM idempotency_keys t
    UNION ALL SELECT t::text FROM notifications t) all_of_it(text)";

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_the_database_shows_no_sensitive_value_and_none_is_told_to_others() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let iban = define(&admin, "CLIENT", "iban", "TEXT", json!({ "isSensitive": true })).await;
    define(&admin, "CLIENT", "is_listed", "BOOLEAN", json!({ "isSensitive": true })).await;
    let hook = json!({ "url": "https://93.184.216.34/", "events": ["*"] });
    admin.change("webhookEndpointCreate", "WebhookEndpointCreateInput", hook, "problems { code }").await.data();
    let create = json!({
        "query": format!("mutation($input: ClientCreateInput!) {{ clientCreate(input: $input) {{ {SELECTION} }} }}"),
        "variables": { "input": { "name": "Canary", "sensitiveFields": { "iban": "CANARY-ONE-4711", "is_listed": true } } },
    });
    let first = admin.send_keyed(create.clone(), Some("once")).await;
    let id = first.data()["clientCreate"]["client"]["id"].clone();
    let again = admin.send_keyed(create, Some("once")).await;
    assert!(again.replayed && again.text.contains("CANARY-ONE-4711"));
    let change =
        json!({ "id": id, "version": 1, "sensitiveFields": { "iban": "CANARY-TWO-4711", "is_listed": false } });
    write(&admin, "Update", change).await;
    let dump: String = clusters::row_on(&database, DUMP).await.get(0);
    assert!(dump.contains("Canary") && dump.contains("iban"), "the dump is one");
    // As text, and as the hexadecimal digits in which bytes are shown.
    assert!(!dump.contains("4711") && !dump.contains("34373131"));
    // Nor do their lengths tell yes from no.
    let lengths = "SELECT count(DISTINCT length(value)) FROM (SELECT custom_sealed->>'is_listed' AS value FROM clients
        WHERE custom_sealed ? 'is_listed' UNION ALL SELECT custom_sealed->>'iban' FROM clients WHERE custom_sealed ? 'iban') v";
    assert_eq!(clusters::row_on(&database, lengths).await.get::<_, i64>(0), 1);

    // The log says that they were changed; what others hear names the field.
    let entries = "{ auditEntries(first: 1, filter: { type: { eq: \"Client\" } }) { nodes { before after } } }";
    let entries = admin.ask(entries).await;
    let entry = &entries.data()["auditEntries"]["nodes"][0];
    assert_ne!(entry["before"]["custom_sealed"]["iban"], entry["after"]["custom_sealed"]["iban"]);
    assert_eq!(entry["after"]["custom_sealed"]["iban"].as_str().unwrap().len(), 12);
    let event = "SELECT payload->>'fields' FROM outbox_events WHERE event = 'client.updated'";
    assert_eq!(clusters::row_on(&database, event).await.get::<_, String>(0), "[\"sensitiveFields\"]");

    // Destroyed, they are gone, and the entry of that shows none either.
    for action in ["Delete", "Destroy"] {
        let name = format!("customField{action}");
        let answer = admin.change(&name, "RecordInput", json!({ "id": iban["id"] }), "problems { code }").await;
        assert_eq!(answer.data()[name]["problems"], json!([]));
        let query = "query($id: ID!) { client(id: $id) { sensitiveFields } }";
        let left = admin.ask_with(query, json!({ "id": id })).await;
        assert_eq!(left.data()["client"]["sensitiveFields"], json!({ "is_listed": false }));
    }
    let dump: String = clusters::row_on(&database, DUMP).await.get(0);
    assert!(!dump.contains("4711"));
    let left = "SELECT count(*) FROM clients WHERE custom_sealed ? 'iban'";
    assert_eq!(clusters::row_on(&database, left).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_was_moved_to_another_record_or_key_is_a_fault_and_is_not_shown() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define(&admin, "CLIENT", "one", "TEXT", json!({ "isSensitive": true })).await;
    define(&admin, "CLIENT", "two", "TEXT", json!({ "isSensitive": true })).await;
    let made =
        write(&admin, "Create", json!({ "name": "Victim", "sensitiveFields": { "one": "mine", "two": "too" } })).await;
    let other = write(&admin, "Create", json!({ "name": "Thief" })).await;
    let query = "query($id: ID!) { client(id: $id) { name sensitiveFields } }";
    let uuid = |payload: &Value| tessera::ids::decode_any(payload["client"]["id"].as_str().unwrap()).unwrap().1;
    for (forgery, of) in [
        (
            format!(
                "UPDATE clients SET custom_sealed = (SELECT custom_sealed FROM clients WHERE id = '{}') WHERE id = '{}'",
                uuid(&made),
                uuid(&other)
            ),
            &other,
        ),
        (
            format!(
                "UPDATE clients SET custom_sealed = jsonb_build_object('two', custom_sealed->'one') WHERE id = '{}'",
                uuid(&made)
            ),
            &made,
        ),
    ] {
        clusters::execute_on(&database, &forgery).await;
        let answer = admin.ask_with(query, json!({ "id": of["client"]["id"] })).await;
        assert_eq!(answer.codes(), ["INTERNAL_SERVER_ERROR"]);
        assert!(answer.body["data"]["client"]["name"].is_string() && !answer.text.contains("mine"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sensitive_values_follow_a_new_key_so_that_the_old_one_can_go() {
    let (database, directory) = (clusters::demo_database().await, clusters::Directory::new());
    let server = Process::start(&database, directory.path());
    let admin = server.caller(&token(&database, directory.path(), "ada.admin@tessera.example"));
    define(&admin, "CLIENT", "iban", "TEXT", json!({ "isSensitive": true })).await;
    let made = write(&admin, "Create", json!({ "name": "Sealed", "sensitiveFields": { "iban": "DE02" } })).await;
    server.kill();
    let edit = |change: &dyn Fn(&mut Value)| {
        let path = directory.path().join("keys.json");
        let mut keys: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        change(&mut keys);
        std::fs::write(&path, keys.to_string()).unwrap();
    };
    edit(&|keys| {
        let mut fresh = keys["refreshSecrets"][0].clone();
        fresh["id"] = json!(2);
        fresh["secret"] = json!("b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgMTI=");
        keys["refreshSecrets"].as_array_mut().unwrap().push(fresh);
        keys["refreshSecretId"] = json!(2);
    });
    let reseal = || run(&database, directory.path(), &["reseal"]);
    assert!(reseal().contains("of 1 records"));
    assert!(reseal().contains("of 0 records"));
    edit(&|keys| drop(keys["refreshSecrets"].as_array_mut().unwrap().remove(0)));
    let server = Process::start(&database, directory.path());
    let admin = server.caller(&token(&database, directory.path(), "ada.admin@tessera.example"));
    let query = "query($id: ID!) { client(id: $id) { version sensitiveFields } }";
    let read = admin.ask_with(query, json!({ "id": made["client"]["id"] })).await;
    assert_eq!(read.data()["client"], json!({ "version": 1, "sensitiveFields": { "iban": "DE02" } }));
}
