//! What was changed and what was deleted: the audit log, the history of a record, the trash.

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp, clusters};

async fn made(caller: &Caller, name: &str, input_type: &str, noun: &str, input: Value) -> Value {
    let answer =
        caller.change(name, input_type, input, &format!("{noun} {{ id version }} problems {{ path code }}")).await;
    assert_eq!(answer.data()[name]["problems"], json!([]));
    answer.data()[name][noun].clone()
}

async fn client_of(caller: &Caller, name: &str) -> Value {
    made(caller, "clientCreate", "ClientCreateInput", "client", json!({ "name": name })).await
}

const HISTORY: &str =
    "history(first: 10) { nodes { action recordVersion actor { name } type changes { field before after } } }";

/// The history of a record, newest first.
async fn history(caller: &Caller, noun: &str, id: &Value) -> Vec<Value> {
    let answer =
        caller.ask_with(&format!("query($id: ID!) {{ {noun}(id: $id) {{ {HISTORY} }} }}"), json!({ "id": id })).await;
    answer.data()[noun]["history"]["nodes"].as_array().unwrap().clone()
}

/// What a change did to a field: before, after.
fn of<'a>(change: &'a Value, field: &str) -> Option<(&'a Value, &'a Value)> {
    let change = change["changes"].as_array().unwrap().iter().find(|change| change["field"] == field)?;
    Some((&change["before"], &change["after"]))
}

/// Changes the newest version of a record.
async fn update(caller: &Caller, noun: &str, mut input: Value) {
    let query = format!("query($id: ID!) {{ {noun}(id: $id) {{ version }} }}");
    input["version"] = caller.ask_with(&query, json!({ "id": input["id"] })).await.data()[noun]["version"].clone();
    let (name, of_input) = (format!("{noun}Update"), format!("{}{}UpdateInput", noun[..1].to_uppercase(), &noun[1..]));
    let answer = caller.change(&name, &of_input, input, "problems { path code }").await;
    assert_eq!(answer.data()[&name]["problems"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_of_a_note_shows_every_edit_with_who_made_it_to_whoever_reads_the_note() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = client_of(&seller, "Edited").await;
    let input = json!({ "client": client["id"], "title": "Call", "body": "First words" });
    let note = made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    update(&admin, "note", json!({ "id": note["id"], "body": "Second thoughts" })).await;
    let query = format!("query($id: ID!) {{ note(id: $id) {{ {HISTORY} }} }}");
    let answer = seller.ask_with(&query, json!({ "id": note["id"] })).await;
    assert_json_snapshot!(answer.snapshot(), {
        ".data.note.history.nodes[1].changes[5].after" => "[time]",
        ".data.note.history.nodes[1].changes[6].after" => "[id]",
        ".data.note.history.nodes[1].changes[7].after" => "[id]",
    });
    // All columns are in the audit log, which is for those who may see all.
    assert_eq!(seller.ask("{ auditEntries(first: 1) { nodes { before } } }").await.codes(), ["FORBIDDEN"]);
    let log = "query($me: ID!) { auditEntries(first: 10, filter: { type: { eq: \"Note\" }, actor: { eq: $me } }) { nodes { action recordId } } }";
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let answer = auditor.ask_with(log, json!({ "me": me })).await;
    assert_eq!(answer.data()["auditEntries"]["nodes"], json!([{ "action": "CREATE", "recordId": note["id"] }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn values_in_a_history_are_spelt_as_the_fields_of_the_api_spell_them() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let input = json!({ "name": "Spelt", "annualRevenue": { "amount": "12345678901234.5600", "currency": "EUR" } });
    let client = made(&admin, "clientCreate", "ClientCreateInput", "client", input).await;
    let found =
        admin.ask("{ users(first: 1, search: \"Sara\") { nodes { id name } } tags(first: 2) { nodes { id } } }").await;
    let (user, tags) = (&found.data()["users"]["nodes"][0], &found.data()["tags"]["nodes"]);
    let input = json!({
        "id": client["id"], "lifecycleStage": "CUSTOMER", "owner": user["id"], "employeeCount": 7,
        "annualRevenue": { "amount": "0.1", "currency": "EUR" }, "billingAddress": { "city": "Köln" },
        "tags": [tags[0]["id"], tags[1]["id"]],
    });
    update(&admin, "client", input).await;
    let entries = history(&admin, "client", &client["id"]).await;
    let (update, create) = (&entries[0], &entries[1]);
    let money = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
    assert_eq!(of(create, "annualRevenue"), Some((&Value::Null, &money("12345678901234.56"))));
    assert_eq!(of(create, "employeeCount"), None, "what has no value is no change");
    // The currency stayed as it was, and is shown all the same.
    assert_eq!(of(update, "annualRevenue"), Some((&money("12345678901234.56"), &money("0.1"))));
    assert_eq!(of(update, "lifecycleStage"), Some((&json!("LEAD"), &json!("CUSTOMER"))));
    assert_eq!(of(update, "employeeCount"), Some((&Value::Null, &json!(7))));
    assert_eq!(of(update, "billingAddress"), Some((&Value::Null, &json!({ "city": "Köln" }))));
    assert_eq!(of(update, "owner").unwrap().1, &user["id"]);
    let mut linked = of(update, "tags").unwrap().1.as_array().unwrap().clone();
    let mut wanted = vec![tags[0]["id"].clone(), tags[1]["id"].clone()];
    linked.sort_by_key(Value::to_string);
    wanted.sort_by_key(Value::to_string);
    assert_eq!(linked, wanted);
    let fields: Vec<&Value> = update["changes"].as_array().unwrap().iter().map(|change| &change["field"]).collect();
    assert_eq!(fields.len(), 6, "nothing that follows from others: {fields:?}");

    // Records are named too, all of a page by one statement for each of their types.
    let named = "query($id: ID!, $first: Int!) { client(id: $id) { history(first: $first) { nodes {
        record { ... on Client { title: name } }
        changes { field recordsBefore { ... on User { name } } recordsAfter { __typename ... on User { name } ... on Tag { id } } } } } } }";
    let answer = admin.ask_with(named, json!({ "id": client["id"], "first": 1 })).await;
    let node = &answer.data()["client"]["history"]["nodes"][0];
    assert_eq!(node["record"], json!({ "title": "Spelt" }));
    let owner = node["changes"].as_array().unwrap().iter().find(|change| change["field"] == "owner").unwrap();
    assert_eq!(owner["recordsAfter"], json!([{ "__typename": "User", "name": user["name"] }]));
    assert!(owner["recordsBefore"][0]["name"].is_string());
    let changes = node["changes"].as_array().unwrap();
    let tagged = changes.iter().find(|change| change["field"] == "tags").unwrap();
    assert_eq!((&tagged["recordsBefore"], tagged["recordsAfter"].as_array().unwrap().len()), (&json!([]), 2));
    let count = changes.iter().find(|change| change["field"] == "employeeCount").unwrap();
    assert_eq!(count["recordsAfter"], json!([]));
    let both = admin.ask_with(named, json!({ "id": client["id"], "first": 2 })).await;
    assert!(both.statements() <= answer.statements() + 1, "the creation names a team besides");
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_a_role_may_not_read_are_left_out_of_a_history_and_pages_stay_full() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let money = |amount: &str| json!({ "amount": amount, "currency": "EUR" });
    let input = json!({ "sku": "HIST-1", "name": "Costly", "listPrice": money("10"), "cost": money("4") });
    let product = made(&admin, "productCreate", "ProductCreateInput", "product", input).await;
    let change = async |input: Value| {
        let mut input = input;
        input["id"] = product["id"].clone();
        update(&admin, "product", input).await;
    };
    change(json!({ "cost": money("5") })).await;
    change(json!({ "cost": money("6"), "brand": "Nord" })).await;
    let seen = history(&seller, "product", &product["id"]).await;
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|entry| of(entry, "cost").is_none()), "{seen:?}");
    assert_eq!(seen[0]["changes"], json!([{ "field": "brand", "before": null, "after": "Nord" }]));
    assert_eq!(seen[1]["changes"], json!([]), "the change is there, with nothing to see");
    assert_eq!(of(&seen[2], "listPrice").unwrap().1, &money("10"));
    let seen = history(&admin, "product", &product["id"]).await;
    assert_eq!(of(&seen[0], "cost"), Some((&money("5"), &money("6"))));
    // Support reads clients, but not what they earn.
    let client = client_of(&admin, "Earner").await;
    let input = json!({ "id": client["id"], "annualRevenue": money("7") });
    update(&admin, "client", input).await;
    assert_eq!(history(&app.support().await, "client", &client["id"]).await[0]["changes"], json!([]));
    let query = "query($id: ID!) { client(id: $id) { history(first: 5) { totalCount { count } } } }";
    assert_eq!(
        seller.ask_with(query, json!({ "id": client["id"] })).await.data()["client"],
        Value::Null,
        "out of scope"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_while_a_note_was_private_stays_its_authors_when_it_is_shared() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = client_of(&seller, "Shared late").await;
    let input = json!({ "client": client["id"], "body": "Between us", "visibility": "PRIVATE" });
    let note = made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    for change in [
        json!({ "body": "Still between us" }),
        json!({ "body": "For all", "visibility": "SHARED" }),
        json!({ "body": "For all of us" }),
    ] {
        let mut input = change;
        input["id"] = note["id"].clone();
        update(&seller, "note", input).await;
    }
    let seen = history(&admin, "note", &note["id"]).await;
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(of(&seen[0], "body"), Some((&json!("For all"), &json!("For all of us"))));
    assert_eq!(history(&seller, "note", &note["id"]).await.len(), 4);
    let query =
        "query($id: ID!) { note(id: $id) { history(first: 1) { totalCount { count } pageInfo { hasNextPage } } } }";
    let answer = admin.ask_with(query, json!({ "id": note["id"] })).await;
    assert_eq!(
        answer.data()["note"]["history"],
        json!({ "totalCount": { "count": 1 }, "pageInfo": { "hasNextPage": false } })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_that_are_no_field_and_sealed_values_never_appear_in_a_history() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let client = client_of(&admin, "Sealed").await;
    let id = tessera::ids::decode_any(client["id"].as_str().unwrap()).unwrap().1;
    let entry = format!(
        "INSERT INTO audit_entries (id, action, type_name, record_id, version, before, after)
         VALUES (gen_random_uuid(), 'update', 'Client', '{id}', 2, '{{\"name\": \"Sealed\"}}',
            '{{\"name\": \"Open\", \"sensitive\": \"c2VhbGVk\", \"custom_sealed\": {{}}, \"search\": \"x\", \"client_owner_id\": null, \"updated_by\": null,
              \"password_hash\": \"x\", \"deleted_at\": null, \"last_activity_at\": \"2026-11-25T00:00:00+00:00\"}}')"
    );
    clusters::execute_on(&database, &entry).await;
    let seen = history(&admin, "client", &client["id"]).await;
    assert_eq!(seen[0]["changes"], json!([{ "field": "name", "before": "Sealed", "after": "Open" }]));
    assert_eq!(seen[0]["actor"], Value::Null, "the server itself");
}

#[tokio::test(flavor = "multi_thread")]
async fn histories_of_a_page_of_records_cost_as_many_statements_as_of_one() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    for number in 0..6 {
        let client = client_of(&admin, &format!("Counted {number}")).await;
        update(&admin, "client", json!({ "id": client["id"], "city": "Bonn" })).await;
    }
    let query = |first: u32| format!("{{ clients(first: {first}) {{ nodes {{ {HISTORY} }} }} }}");
    let (one, six) = (admin.ask(&query(1)).await, admin.ask(&query(6)).await);
    assert_eq!((one.statements(), six.statements()), (2, 2));
    let nodes = six.data()["clients"]["nodes"].as_array().unwrap();
    assert!(nodes.len() == 6 && nodes.iter().all(|node| node["history"]["nodes"].as_array().unwrap().len() == 2));
    // Page by page it is the same history.
    let paged = "query($after: String) { clients(first: 1) { nodes { history(first: 1, after: $after) {
        nodes { action } pageInfo { hasNextPage endCursor } } } } }";
    let first = admin.ask_with(paged, json!({})).await;
    let page = &first.data()["clients"]["nodes"][0]["history"];
    assert_eq!((&page["nodes"][0]["action"], &page["pageInfo"]["hasNextPage"]), (&json!("UPDATE"), &json!(true)));
    let second = admin.ask_with(paged, json!({ "after": page["pageInfo"]["endCursor"] })).await;
    let page = &second.data()["clients"]["nodes"][0]["history"];
    assert_eq!((&page["nodes"][0]["action"], &page["pageInfo"]["hasNextPage"]), (&json!("CREATE"), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_note_is_private_in_the_audit_log_too() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = client_of(&seller, "Secretive").await;
    let input = json!({ "client": client["id"], "body": "Between us", "visibility": "PRIVATE" });
    let note = made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    update(&seller, "note", json!({ "id": note["id"], "body": "Just me" })).await;
    let log =
        "{ auditEntries(first: 50, filter: { type: { in: [\"Note\", \"Client\"] } }) { nodes { type before after } } }";
    let answer = admin.ask(log).await;
    let types: Vec<&Value> =
        answer.data()["auditEntries"]["nodes"].as_array().unwrap().iter().map(|entry| &entry["type"]).collect();
    assert_eq!(types, [&json!("Client")]);
    seller.change("noteDelete", "RecordInput", json!({ "id": note["id"] }), "problems { code }").await.data();
    assert!(!admin.ask(log).await.text.contains("Just me"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_trash_shows_what_one_may_bring_back_and_it_comes_back() {
    let app = TestApp::demo().await;
    let (admin, seller, support) = (app.admin().await, app.seller().await, app.support().await);
    let (mine, theirs) = (client_of(&seller, "Mine").await, client_of(&admin, "Theirs").await);
    let input = json!({ "client": mine["id"], "title": "Offer", "body": "…" });
    made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    for (caller, client) in [(&seller, &mine), (&admin, &theirs)] {
        caller.change("clientDelete", "RecordInput", json!({ "id": client["id"] }), "problems { code }").await.data();
    }
    let trash = "{ trash(first: 10) { nodes { type title recordId } totalCount { count } } }";
    let seen = seller.ask(trash).await;
    let mut titles: Vec<&str> = seen.data()["trash"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["title"].as_str().unwrap())
        .collect();
    titles.sort_unstable();
    assert_eq!(titles, ["Mine", "Offer"]);
    assert_eq!(seen.statements(), 2);
    assert_eq!(admin.ask(trash).await.data()["trash"]["totalCount"]["count"], 3);
    assert_eq!(support.ask(trash).await.codes(), ["FORBIDDEN"]);
    let clients = "{ trash(first: 10, filter: { type: { eq: \"Client\" } }) { nodes { recordId } } }";
    let client = seller.ask(clients).await.data()["trash"]["nodes"][0]["recordId"].clone();
    assert_eq!(client, mine["id"]);
    seller.change("clientRestore", "RecordInput", json!({ "id": client }), "problems { code }").await.data();
    assert_eq!(seller.ask(trash).await.data()["trash"]["nodes"], json!([]));
}
