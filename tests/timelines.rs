//! Timelines: notes, deals and changes of a client in one list.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp, clusters};

const ITEMS: &str =
    "edges { cursor node { __typename ... on Note { id at: happenedAt } ... on Deal { id at: createdAt }
    ... on RecordChange { id at: occurredAt } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

async fn change(caller: &Caller, name: &str, of_input: &str, input: Value, selection: &str) -> Value {
    let answer = caller.change(name, of_input, input, &format!("{selection} problems {{ path code }}")).await;
    assert_eq!(answer.data()[name]["problems"], json!([]), "{name}");
    answer.data()[name].clone()
}

async fn update(caller: &Caller, noun: &str, id: &Value, mut input: Value) {
    let query = format!("query($id: ID!) {{ {noun}(id: $id) {{ version }} }}");
    input["version"] = caller.ask_with(&query, json!({ "id": id })).await.data()[noun]["version"].clone();
    input["id"] = id.clone();
    let of_input = format!("{}{}UpdateInput", noun[..1].to_uppercase(), &noun[1..]);
    change(caller, &format!("{noun}Update"), &of_input, input, "").await;
}

/// A client with notes and a deal, and what was changed of them: six changes that a timeline shows.
struct Story {
    client: Value,
    contact: Value,
    deal: Value,
}

async fn story(admin: &Caller) -> Story {
    let found = admin.ask("{ deals(first: 1, filter: { contact: { isNull: false } }) { nodes { id client { id } contact { id } } } stages(first: 2) { nodes { id } } }").await;
    let (deal, stages) = (&found.data()["deals"]["nodes"][0], &found.data()["stages"]["nodes"]);
    let (client, contact, deal) = (deal["client"]["id"].clone(), deal["contact"]["id"].clone(), deal["id"].clone());
    update(admin, "client", &client, json!({ "city": "Bonn" })).await;
    update(admin, "contact", &contact, json!({ "jobTitle": "Boss" })).await;
    for stage in [1, 0, 1] {
        update(admin, "deal", &deal, json!({ "stage": stages[stage]["id"] })).await;
    }
    update(admin, "client", &client, json!({ "city": "Köln", "industry": "Steel" })).await;
    // Neither the name of a deal nor a word in a note is news about the client.
    update(admin, "deal", &deal, json!({ "name": "Renamed" })).await;
    let note = json!({ "client": client, "body": "A word" });
    let note = change(admin, "noteCreate", "NoteCreateInput", note, "note { id }").await["note"]["id"].clone();
    update(admin, "note", &note, json!({ "body": "Another word" })).await;
    Story { client, contact, deal }
}

fn id_of(client: &Value) -> String {
    tessera::ids::decode_any(client.as_str().unwrap()).unwrap().1.to_string()
}

fn keys(page: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    page["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| (text(&edge["node"]["at"]), text(&edge["node"]["id"])))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_walked_page_by_page_in_both_directions_holds_every_item_newest_first() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let Story { client: id, .. } = story(&admin).await;
    // Items of the same moment, of all kinds.
    let same = format!(
        "INSERT INTO notes (id, body, client_id, happened_at) SELECT gen_random_uuid(), 'Tie', '{id}', '2026-11-01T10:00:00Z' FROM generate_series(1, 4);
         INSERT INTO audit_entries (id, occurred_at, action, type_name, record_id, version, before, after)
            SELECT gen_random_uuid(), '2026-11-01T10:00:00Z', 'update', 'Client', '{id}', 1, '{{\"city\": \"A\"}}', '{{\"city\": \"B\"}}' FROM generate_series(1, 4)",
        id = id_of(&id)
    );
    clusters::execute_on(&database, &same).await;
    let all = admin
        .ask_with(
            "query($id: ID!) { client(id: $id) { notes(first: 100) { nodes { id at: happenedAt } } deals(first: 100) { nodes { id at: createdAt } }
                timeline(first: 100, kinds: [CHANGE]) { edges { node { ... on RecordChange { id at: occurredAt } } } } } }",
            json!({ "id": id }),
        )
        .await;
    let mut expected = keys(&all.data()["client"]["timeline"]);
    assert_eq!(expected.len(), 10);
    for list in ["notes", "deals"] {
        for node in all.data()["client"][list]["nodes"].as_array().unwrap() {
            expected.push((node["at"].as_str().unwrap().to_owned(), node["id"].as_str().unwrap().to_owned()));
        }
    }

    let forwards = format!(
        "query($id: ID!, $at: String) {{ client(id: $id) {{ timeline(first: 3, after: $at) {{ {ITEMS} }} }} }}"
    );
    let backwards = format!(
        "query($id: ID!, $at: String) {{ client(id: $id) {{ timeline(last: 3, before: $at) {{ {ITEMS} }} }} }}"
    );
    let (mut found, mut at) = (Vec::new(), Value::Null);
    loop {
        let answer = admin.ask_with(&forwards, json!({ "id": id, "at": at })).await;
        assert_eq!(answer.statements(), 4, "the client, its notes, its deals, its changes");
        let page = &answer.data()["client"]["timeline"];
        assert_eq!(page["pageInfo"]["hasPreviousPage"], json!(!at.is_null()));
        found.extend(keys(page));
        at = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
    }
    assert!(found.is_sorted_by(|left, right| left.0 >= right.0), "{found:?}");
    let (mut back, mut at) = (Vec::new(), Value::Null);
    loop {
        let answer = admin.ask_with(&backwards, json!({ "id": id, "at": at })).await;
        let page = &answer.data()["client"]["timeline"];
        assert_eq!(page["pageInfo"]["hasNextPage"], json!(!at.is_null()));
        back.splice(0..0, keys(page));
        at = page["pageInfo"]["startCursor"].clone();
        if page["pageInfo"]["hasPreviousPage"] == json!(false) {
            break;
        }
    }
    assert_eq!(back, found);
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_tells_who_changed_what_of_the_client_its_contacts_and_the_stages_of_its_deals() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let Story { client, contact, deal } = story(&admin).await;
    let query = "query($id: ID!) { client(id: $id) { timeline(first: 10, kinds: [CHANGE]) { nodes { ... on RecordChange {
        action type actor { name } record { ... on Deal { id } ... on Contact { id } ... on Client { id } }
        changes { field before after recordsBefore { ... on Stage { name } } recordsAfter { ... on Stage { name } } } } } } } }";
    let answer = admin.ask_with(query, json!({ "id": client })).await;
    let nodes = answer.data()["client"]["timeline"]["nodes"].as_array().unwrap();
    let told: Vec<(&Value, &Value)> = nodes.iter().map(|node| (&node["type"], &node["record"]["id"])).collect();
    let (of_client, of_contact, of_deal) = (json!("Client"), json!("Contact"), json!("Deal"));
    let moved = (&of_deal, &deal);
    let expected = [(&of_client, &client), moved, moved, moved, (&of_contact, &contact), (&of_client, &client)];
    assert_eq!(told, expected);
    let change = |field: &str, node: usize| {
        nodes[node]["changes"].as_array().unwrap().iter().find(|change| change["field"] == field).unwrap().clone()
    };
    assert_eq!(
        (change("city", 0)["before"].clone(), change("city", 0)["after"].clone()),
        (json!("Bonn"), json!("Köln"))
    );
    let stage = change("stage", 1);
    assert!(stage["recordsBefore"][0]["name"].is_string() && stage["recordsAfter"][0]["name"].is_string(), "{stage}");
    assert_eq!(nodes[0]["actor"]["name"], "Ada Berger");
    // The client, its changes with their actors, the records of three types, the stages before and after.
    assert!(answer.statements() <= 7, "{}", answer.statements());
    let page = "{ clients(first: 30) { nodes { timeline(first: 5) { nodes { __typename } } } } }";
    assert_eq!(admin.ask(page).await.statements(), 4, "however many clients there are");

    // What lies in the trash is not told of; it is told of again when it comes back.
    let record = |id: &Value| json!({ "id": id });
    self::change(&admin, "contactDelete", "RecordInput", record(&contact), "").await;
    let types = async || {
        let answer = admin.ask_with(query, json!({ "id": client })).await;
        let nodes = answer.data()["client"]["timeline"]["nodes"].as_array().unwrap().clone();
        nodes.iter().filter(|node| node["type"] == "Contact").count()
    };
    assert_eq!(types().await, 0);
    self::change(&admin, "contactRestore", "RecordInput", record(&contact), "").await;
    assert_eq!(types().await, 3, "its change, its way into the trash and out of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_shows_the_kinds_that_are_asked_for_and_costs_no_more() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let Story { client, .. } = story(&admin).await;
    let ask = async |kinds: &str| {
        let query = format!(
            "query($id: ID!) {{ client(id: $id) {{ timeline(first: 100, kinds: {kinds}) {{ nodes {{ __typename }} }} }} }}"
        );
        admin.ask_with(&query, json!({ "id": client })).await
    };
    let mut sum = 0;
    for (kinds, name) in [("[NOTE]", "Note"), ("[DEAL]", "Deal"), ("CHANGE", "RecordChange")] {
        let answer = ask(kinds).await;
        assert_eq!(answer.statements(), 2, "{kinds}");
        let nodes = answer.data()["client"]["timeline"]["nodes"].as_array().unwrap().clone();
        assert!(!nodes.is_empty() && nodes.iter().all(|node| node["__typename"] == name), "{kinds}: {nodes:?}");
        sum += nodes.len();
    }
    let all = ask("null").await;
    assert_eq!(all.data()["client"]["timeline"]["nodes"].as_array().unwrap().len(), sum);
    assert_eq!(ask("[]").await.codes(), ["BAD_USER_INPUT"]);
    let both = "query($id: ID!) { client(id: $id) { timeline(first: 1, last: 1) { nodes { __typename } } } }";
    assert_eq!(admin.ask_with(both, json!({ "id": client })).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_happens_between_two_pages_of_a_timeline_moves_nothing() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let Story { client, .. } = story(&admin).await;
    let query = format!(
        "query($id: ID!, $first: Int!, $at: String) {{ client(id: $id) {{ timeline(first: $first, after: $at) {{ {ITEMS} }} }} }}"
    );
    let page = async |first: u32, at: Value| {
        let answer = admin.ask_with(&query, json!({ "id": client, "first": first, "at": at })).await;
        answer.data()["client"]["timeline"].clone()
    };
    let whole = keys(&page(8, Value::Null).await);
    let first = page(4, Value::Null).await;
    update(&admin, "client", &client, json!({ "city": "Ulm" })).await;
    change(&admin, "noteCreate", "NoteCreateInput", json!({ "client": client, "body": "Meanwhile" }), "").await;
    let second = page(4, first["pageInfo"]["endCursor"].clone()).await;
    assert_eq!([keys(&first), keys(&second)].concat(), whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_without_deals_and_some_fields_sees_a_timeline_without_them() {
    let database = clusters::demo_database().await;
    let rights = "UPDATE role_rights SET scope = 'none' WHERE type_name = 'Deal' AND role_id = (SELECT id FROM roles WHERE key = 'support');
        INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
            SELECT id, 'Client', 'industry', 'read', 'none' FROM roles WHERE key = 'support'";
    clusters::execute_on(&database, rights).await;
    let app = TestApp::start(database).await;
    let (admin, support, seller) = (app.admin().await, app.support().await, app.seller().await);
    let Story { client, .. } = story(&admin).await;
    let query = "query($id: ID!) { client(id: $id) { timeline(first: 100) { nodes { __typename ... on RecordChange { type changes { field } } } } } }";
    let answer = support.ask_with(query, json!({ "id": client })).await;
    let nodes = answer.data()["client"]["timeline"]["nodes"].as_array().unwrap();
    assert!(nodes.iter().all(|node| node["__typename"] != "Deal" && node["type"] != "Deal"), "{nodes:?}");
    let changes: Vec<&Value> =
        nodes.iter().filter(|node| node["type"] == "Client").map(|node| &node["changes"]).collect();
    assert_eq!(changes, [&json!([{ "field": "city" }]), &json!([{ "field": "city" }])]);
    let query = "{ clients(first: 100) { nodes { id } } }";
    let own = seller.ask(query).await.data()["clients"]["nodes"].as_array().unwrap().clone();
    if own.iter().all(|own| own["id"] != client) {
        let query = "query($id: ID!) { client(id: $id) { timeline(first: 1) { nodes { __typename } } } }";
        assert_eq!(seller.ask_with(query, json!({ "id": client })).await.data()["client"], Value::Null);
    }
}
