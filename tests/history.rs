//! What was changed and what was deleted: the audit log, the history of a record, the trash.

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

async fn made(caller: &Caller, name: &str, input_type: &str, noun: &str, input: Value) -> Value {
    let answer =
        caller.change(name, input_type, input, &format!("{noun} {{ id version }} problems {{ path code }}")).await;
    assert_eq!(answer.data()[name]["problems"], json!([]));
    answer.data()[name][noun].clone()
}

async fn client_of(caller: &Caller, name: &str) -> Value {
    made(caller, "clientCreate", "ClientCreateInput", "client", json!({ "name": name })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_of_a_note_shows_every_edit_with_who_made_it() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = client_of(&seller, "Edited").await;
    let input = json!({ "client": client["id"], "title": "Call", "body": "First words" });
    let note = made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    let input = json!({ "id": note["id"], "version": 1, "body": "Second thoughts" });
    made(&admin, "noteUpdate", "NoteUpdateInput", "note", input).await;
    let history = "query($id: ID!) { note(id: $id) { history(first: 5) { nodes { action recordVersion before after actor { email } type } } } }";
    let answer = admin.ask_with(history, json!({ "id": note["id"] })).await;
    assert_json_snapshot!(answer.snapshot(), {
        ".data.note.history.nodes[].**.id" => "[id]",
        ".data.note.history.nodes[].after.client_id" => "[id]",
        ".data.note.history.nodes[].after.author_id" => "[id]",
        ".data.note.history.nodes[].**.created_at" => "[time]",
        ".data.note.history.nodes[].**.updated_at" => "[time]",
        ".data.note.history.nodes[].**.happened_at" => "[time]",
        ".data.note.history.nodes[].**.edited_at" => "[time]",
    });
    // The log shows every field, so it is for those who may see all.
    assert_eq!(seller.ask_with(history, json!({ "id": note["id"] })).await.codes(), ["FORBIDDEN"]);
    let log = "query($me: ID!) { auditEntries(first: 10, filter: { type: { eq: \"Note\" }, actor: { eq: $me } }) { nodes { action recordId } } }";
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let answer = auditor.ask_with(log, json!({ "me": me })).await;
    assert_eq!(answer.data()["auditEntries"]["nodes"], json!([{ "action": "CREATE", "recordId": note["id"] }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_note_is_private_in_the_audit_log_too() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = client_of(&seller, "Secretive").await;
    let input = json!({ "client": client["id"], "body": "Between us", "visibility": "PRIVATE" });
    let note = made(&seller, "noteCreate", "NoteCreateInput", "note", input).await;
    let input = json!({ "id": note["id"], "version": 1, "body": "Just me" });
    made(&seller, "noteUpdate", "NoteUpdateInput", "note", input).await;
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
