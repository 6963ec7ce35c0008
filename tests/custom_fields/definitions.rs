//! Definitions: what they may be, who makes them, and what happens to values when they go.

use serde_json::{Value, json};

use super::{PROBLEMS, client, define, define_all, made, versioned, write};
use crate::support::{Answer, Caller, TestApp, clusters};

async fn run(caller: &Caller, action: &str, input: Value) -> Answer {
    let input_type = match action {
        "Create" | "Update" => format!("CustomField{action}Input"),
        _ => "RecordInput".to_owned(),
    };
    let selection = format!("customField {{ id key version options }} {PROBLEMS}");
    caller.change(&format!("customField{action}"), &input_type, input, &selection).await
}

/// The problems of a refused change: path and code of each.
async fn refused(caller: &Caller, action: &str, input: Value) -> Value {
    let input = if action == "Update" { versioned(caller, "customField", input).await } else { input };
    run(caller, action, input).await.data()[format!("customField{action}")]["problems"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_definition_has_a_key_of_its_own_and_options_where_there_is_a_choice() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let wrong = |more: Value| {
        let mut input = json!({ "resource": "CLIENT", "key": "colour", "label": "Colour", "kind": "SELECT" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    for (more, path, code) in [
        (json!({}), json!(["options"]), "REQUIRED"),
        (json!({ "options": [] }), json!(["options"]), "REQUIRED"),
        (json!({ "options": ["a", "b", "a"] }), json!(["options", "2"]), "DUPLICATE"),
        (json!({ "options": vec!["x"; 101] }), json!(["options"]), "TOO_MANY"),
        (json!({ "options": ["two\nlines"] }), json!(["options"]), "INVALID_CHARACTER"),
        (json!({ "kind": "TEXT", "options": ["a"] }), json!(["options"]), "NO_OPTIONS"),
        (json!({ "options": ["a"], "key": "Colour" }), json!(["key"]), "INVALID_KEY"),
        (json!({ "options": ["a"], "key": "c".repeat(41) }), json!(["key"]), "TOO_LONG"),
        (json!({ "options": ["a"], "label": "l".repeat(101) }), json!(["label"]), "TOO_LONG"),
        (json!({ "options": ["a"], "isSensitive": null }), json!(["isSensitive"]), "REQUIRED"),
        // The demo has one with this key.
        (json!({ "options": ["a"], "key": "segment" }), json!(["key"]), "TAKEN"),
    ] {
        let problems = refused(&admin, "Create", wrong(more.clone())).await;
        assert_eq!(problems, json!([{ "path": path, "code": code }]), "{more}");
    }
    // A key is free in another type, and stays taken while its field lies in the trash.
    let field = define(&admin, "DEAL", "segment", "TEXT", json!({})).await;
    made(&run(&admin, "Delete", json!({ "id": field["id"] })).await, "customFieldDelete", "customField");
    let again = json!({ "resource": "DEAL", "key": "segment", "label": "Again", "kind": "TEXT" });
    assert_eq!(refused(&admin, "Create", again).await, json!([{ "path": ["key"], "code": "TAKEN" }]));
    // Type, key, kind and secrecy stay.
    for fixed in ["resource: CLIENT", "key: \"other\"", "kind: NUMBER", "isSensitive: true"] {
        let query = format!(
            "mutation($id: ID!) {{ customFieldUpdate(input: {{ id: $id, version: 2, {fixed} }}) {{ problems {{ code }} }} }}"
        );
        let answer = admin.ask_with(&query, json!({ "id": field["id"] })).await;
        assert_eq!(answer.codes(), ["GRAPHQL_VALIDATION_FAILED"], "{fixed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_type_has_at_most_a_hundred_fields_that_are_not_deleted() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let fill = "INSERT INTO custom_fields (id, resource, key, label, kind)
        SELECT gen_random_uuid(), 'Deal', 'field_' || n, 'Field ' || n, 'text' FROM generate_series(1, 99) n";
    clusters::execute_on(&database, fill).await;
    let last = define(&admin, "DEAL", "last", "TEXT", json!({})).await;
    let more = |key: &str| json!({ "resource": "DEAL", "key": key, "label": "More", "kind": "TEXT" });
    let too_many = json!([{ "path": ["resource"], "code": "TOO_MANY" }]);
    assert_eq!(refused(&admin, "Create", more("more")).await, too_many);
    made(&run(&admin, "Delete", json!({ "id": last["id"] })).await, "customFieldDelete", "customField");
    // Of several at once one takes the place that has become free.
    let tries = futures_util::future::join_all((0..6).map(|index| {
        let (admin, input) = (admin.clone(), more(&format!("more_{index}")));
        async move { refused(&admin, "Create", input).await }
    }));
    let free = tries.await.into_iter().filter(|problems| *problems == json!([])).count();
    assert_eq!(free, 1);
    assert_eq!(refused(&admin, "Restore", json!({ "id": last["id"] })).await, too_many);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_option_that_a_record_has_is_not_taken_away() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let options = json!({ "options": ["Red", "Green", "Blue"] });
    let select = define(&admin, "CLIENT", "one", "SELECT", options.clone()).await;
    let list = define(&admin, "CLIENT", "some", "MULTISELECT", options.clone()).await;
    let sealed = json!({ "options": ["Red", "Green", "Blue"], "isSensitive": true });
    let sealed = define(&admin, "CLIENT", "hidden", "SELECT", sealed).await;
    let id = client(&admin, "Painted", json!({ "one": "Red", "some": ["Green", "Blue"] })).await;
    let update = |field: &Value, options: Value| json!({ "id": field["id"], "options": options });
    let in_use = json!([{ "path": ["options"], "code": "IN_USE" }]);
    assert_eq!(refused(&admin, "Update", update(&select, json!(["Green", "Blue"]))).await, in_use);
    assert_eq!(refused(&admin, "Update", update(&list, json!(["Red", "Green"]))).await, in_use);
    assert_eq!(refused(&admin, "Update", update(&select, Value::Null)).await[0]["code"], "REQUIRED");
    // Others go, move, and come.
    assert_eq!(refused(&admin, "Update", update(&select, json!(["Black", "Red"]))).await, json!([]));
    assert_eq!(refused(&admin, "Update", update(&list, json!(["Blue", "Green"]))).await, json!([]));
    // A client in the trash comes back with its values.
    let deleted = admin.change("clientDelete", "RecordInput", json!({ "id": id }), "problems { code }").await;
    assert_eq!(deleted.data()["clientDelete"]["problems"], json!([]));
    assert_eq!(refused(&admin, "Update", update(&select, json!(["Black"]))).await, in_use);
    // Nobody can look into sealed values.
    assert_eq!(refused(&admin, "Update", update(&sealed, json!(["Red", "Green"]))).await, in_use);
    let added = update(&sealed, json!(["Green", "Blue", "Red", "Black"]));
    assert_eq!(refused(&admin, "Update", added).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_definitions_and_administrators_write_them() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let list = "{ customFields(filter: { resource: { eq: CLIENT } }) { nodes { id key label description kind options isSensitive position version } } }";
    let all = admin.ask(list).await.data()["customFields"]["nodes"].clone();
    assert_eq!(
        (&all[0]["key"], &all[0]["options"]),
        (&json!("segment"), &json!(["Key account", "Growth", "Standard"]))
    );
    assert_eq!(
        (&all[1]["key"], &all[1]["kind"], &all[1]["options"]),
        (&json!("contract_until"), &json!("DATE"), &Value::Null)
    );
    for caller in [app.manager().await, app.seller().await, app.support().await] {
        assert_eq!(caller.ask(list).await.data()["customFields"]["nodes"], all);
        let input = json!({ "id": all[0]["id"], "version": 1, "label": "Mine" });
        assert_eq!(run(&caller, "Update", input).await.codes(), ["FORBIDDEN"]);
        assert_eq!(run(&caller, "Destroy", json!({ "id": all[0]["id"] })).await.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(app.anonymous().ask(list).await.codes(), ["UNAUTHENTICATED"]);
    // Values follow the right to the record.
    let support = app.support().await;
    let input = json!({ "name": "Not theirs", "customFields": { "segment": "Growth" } });
    assert_eq!(support.change("clientCreate", "ClientCreateInput", input, PROBLEMS).await.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_field_is_hidden_and_a_destroyed_one_is_gone_from_every_record() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define_all(&admin, json!({})).await;
    let field = define(&admin, "CLIENT", "going", "TEXT", json!({})).await;
    let mut ids = Vec::new();
    for index in 0..3 {
        ids.push(client(&admin, &format!("Going {index}"), json!({ "going": "gone", "number": index })).await);
    }
    let read = async |id: &Value| {
        let query = "query($id: ID!) { client(id: $id) { version customFields } }";
        admin.ask_with(query, json!({ "id": id })).await.data()["client"].clone()
    };
    let record = json!({ "id": field["id"] });
    assert_eq!(refused(&admin, "Destroy", record.clone()).await, json!([{ "path": [], "code": "NOT_DELETED" }]));
    made(&run(&admin, "Delete", record.clone()).await, "customFieldDelete", "customField");
    assert_eq!(read(&ids[1]).await, json!({ "version": 1, "customFields": { "number": "1" } }));
    let payload = write(&admin, "Update", json!({ "id": ids[0], "customFields": { "going": "on" } })).await;
    assert_eq!(payload["problems"][0]["code"], "UNKNOWN_FIELD");
    // A change of another value leaves the hidden one where it is.
    write(&admin, "Update", json!({ "id": ids[0], "version": 1, "customFields": { "number": 9 } })).await;
    made(&run(&admin, "Restore", record.clone()).await, "customFieldRestore", "customField");
    assert_eq!(read(&ids[0]).await, json!({ "version": 2, "customFields": { "going": "gone", "number": "9" } }));
    made(&run(&admin, "Delete", record.clone()).await, "customFieldDelete", "customField");
    let trash = admin.ask("{ trash(filter: { type: { eq: \"CustomField\" } }) { nodes { title recordId } } }").await;
    assert_eq!(trash.data()["trash"]["nodes"], json!([{ "title": "going", "recordId": field["id"] }]));
    let stale = refused(&admin, "Destroy", json!({ "id": field["id"], "version": 1 })).await;
    assert_eq!(stale[0]["code"], "CONFLICT");
    made(&run(&admin, "Destroy", record.clone()).await, "customFieldDestroy", "customField");
    assert_eq!(run(&admin, "Destroy", record).await.codes(), ["NOT_FOUND"]);

    // Nothing is left, nothing else was touched, and each record has its entry and its event.
    assert_eq!(read(&ids[0]).await, json!({ "version": 3, "customFields": { "number": "9" } }));
    assert_eq!(read(&ids[2]).await, json!({ "version": 2, "customFields": { "number": "2" } }));
    let left = "SELECT count(*) FILTER (WHERE custom ? 'going'), count(*) FILTER (WHERE version > 1) FROM clients";
    let left = clusters::row_on(&database, left).await;
    assert_eq!((left.get::<_, i64>(0), left.get::<_, i64>(1)), (0, 3));
    let traces = "SELECT count(*), count(*) FILTER (WHERE e.actor_id IS NOT NULL AND e.request_id IS NOT NULL
            AND e.version = c.version AND e.before->'custom'->>'going' = 'gone' AND NOT e.after->'custom' ? 'going'),
        (SELECT count(*) FROM outbox_events WHERE event = 'client.updated' AND payload = '{\"fields\": [\"customFields\"]}')
        FROM audit_entries e JOIN clients c ON c.id = e.record_id
        WHERE e.action = 'update' AND e.after ? 'custom' AND e.before->'custom' ? 'going' AND e.after->'custom' <> '{\"going\": \"gone\", \"number\": \"9\"}'";
    let traces = clusters::row_on(&database, traces).await;
    assert_eq!((traces.get::<_, i64>(0), traces.get::<_, i64>(1), traces.get::<_, i64>(2)), (3, 3, 4));
    // The key is free again, for another kind.
    define(&admin, "CLIENT", "going", "NUMBER", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn destroying_a_field_and_writing_its_values_do_not_wait_for_each_other() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    define(&admin, "CLIENT", "stays", "NUMBER", json!({})).await;
    let ids = admin.ask("{ clients(first: 8) { nodes { id } } }").await.data()["clients"]["nodes"].clone();
    for round in 0..4 {
        let key = format!("goes_{round}");
        let field = define(&admin, "CLIENT", &key, "NUMBER", json!({})).await;
        let writers = ids.as_array().unwrap().iter().map(|client| {
            let (admin, id, key) = (admin.clone(), client["id"].clone(), key.clone());
            async move {
                for value in 0..6 {
                    let fields = json!({ "id": id, "customFields": { key.as_str(): value, "stays": value } });
                    let payload = write(&admin, "Update", fields).await;
                    let codes = payload["problems"].as_array().unwrap();
                    assert!(
                        codes.iter().all(|problem| problem["code"] == "UNKNOWN_FIELD" || problem["code"] == "CONFLICT"),
                        "{payload}"
                    );
                }
            }
        });
        let (admin, record) = (admin.clone(), json!({ "id": field["id"] }));
        let destroyer = async move {
            made(&run(&admin, "Delete", record.clone()).await, "customFieldDelete", "customField");
            made(&run(&admin, "Destroy", record).await, "customFieldDestroy", "customField");
        };
        futures_util::join!(futures_util::future::join_all(writers), destroyer);
    }
    let left = "SELECT count(*) FROM clients WHERE custom::text LIKE '%goes_%'";
    assert_eq!(clusters::row_on(&database, left).await.get::<_, i64>(0), 0);
}
