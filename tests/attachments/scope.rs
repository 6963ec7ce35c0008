//! Who sees and adds which attachments: as what they are attached to.

use serde_json::{Value, json};

use super::{Desk, outcome, picture, product};
use crate::support::{Caller, clusters};

async fn codes(caller: &Caller, input: Value) -> Value {
    let answer = caller.change("attachmentCreate", "AttachmentCreateInput", input, "problems { code }").await;
    match answer.codes().first() {
        Some(code) => json!(code),
        None => answer.data()["attachmentCreate"]["problems"][0]["code"].clone(),
    }
}

/// A client of the seller's, and one of somebody else's in no team.
async fn clients(desk: &Desk, admin: &Caller, seller: &Caller) -> (Value, Value) {
    let mine = seller.ask("{ viewer { user { id } } clients(first: 1) { nodes { id } } }").await.data().clone();
    let others = "query($me: ID!) { clients(first: 1, filter: { not: { owner: { eq: $me } } }) { nodes { id } } }";
    let other = admin.ask_with(others, json!({ "me": mine["viewer"]["user"]["id"] })).await;
    let other = other.data()["clients"]["nodes"][0]["id"].clone();
    let id = tessera::ids::decode_any(other.as_str().unwrap()).unwrap().1;
    clusters::execute_on(&desk.database, &format!("UPDATE clients SET team_id = NULL WHERE id = '{id}'")).await;
    (mine["clients"]["nodes"][0]["id"].clone(), other)
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_of_clients_follow_their_clients() {
    let desk = Desk::open().await;
    let (admin, seller) = (desk.app.admin().await, desk.app.seller().await);
    let (manager, support) = (desk.app.manager().await, desk.app.support().await);
    let auditor = desk.app.caller("olga.auditor@tessera.example").await;
    let (mine, other) = clients(&desk, &admin, &seller).await;
    let file = |client: &Value| json!({ "client": client, "fileName": "a.png" });
    let foreign = desk.store(&admin, file(&other), picture(100)).await;
    for (role, caller, sees) in [
        ("manager", &manager, true),
        ("support", &support, true),
        ("auditor", &auditor, true),
        ("seller", &seller, false),
    ] {
        let seen = desk.read(caller, &foreign["id"]).await;
        assert_eq!(!seen.is_null(), sees, "{role}");
        if sees {
            assert_eq!(desk.get(&seen["downloadUrl"]).await.status(), 200, "{role}");
        }
        let node = caller.ask_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": foreign["id"] })).await;
        assert_eq!(!node.data()["node"].is_null(), sees, "{role}");
    }
    assert_eq!(codes(&seller, file(&other)).await, "NOT_FOUND");
    assert_eq!(codes(&manager, file(&other)).await, "FORBIDDEN");
    assert_eq!(codes(&auditor, file(&other)).await, "FORBIDDEN");
    assert_eq!(codes(&support, file(&other)).await, Value::Null);
    // A seller does everything with those at their own clients, but nobody else may send what they announced.
    let announced = desk.announce(&seller, file(&mine)).await;
    assert_eq!(desk.read(&admin, &announced["id"]).await["uploadUrl"], Value::Null);
    assert_eq!(desk.put(&announced["uploadUrl"], picture(100)).await.0, 201);
    let list =
        "query($id: ID!) { client(id: $id) { attachments { nodes { id state uploadedBy { email } client { id } } } } }";
    let listed = seller.ask_with(list, json!({ "id": mine })).await;
    assert_eq!(
        listed.data()["client"]["attachments"]["nodes"],
        json!([{ "id": announced["id"], "state": "STORED", "uploadedBy": { "email": "sara.seller@tessera.example" }, "client": { "id": mine } }])
    );
    let record = json!({ "id": announced["id"] });
    let refused = support.change("attachmentDelete", "RecordInput", record.clone(), "problems { code }").await;
    assert_eq!(refused.codes(), ["FORBIDDEN"]);
    seller.change("attachmentDelete", "RecordInput", record, "problems { code }").await.data();

    // The address a seller was given ends with their right to see the client.
    let kept = desk.store(&seller, file(&mine), picture(100)).await;
    assert_eq!(desk.get(&kept["downloadUrl"]).await.status(), 200);
    let id = tessera::ids::decode_any(mine.as_str().unwrap()).unwrap().1;
    clusters::execute_on(&desk.database, &format!("UPDATE clients SET owner_id = NULL WHERE id = '{id}'")).await;
    assert_eq!(outcome(desk.get(&kept["downloadUrl"]).await).await, (404, json!("NOT_FOUND")));
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_of_a_private_note_are_for_its_author() {
    let desk = Desk::open().await;
    let (admin, seller) = (desk.app.admin().await, desk.app.seller().await);
    let (mine, _) = clients(&desk, &admin, &seller).await;
    let input = json!({ "client": mine, "body": "Between us", "visibility": "PRIVATE" });
    let note = seller.change("noteCreate", "NoteCreateInput", input, "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    let file = json!({ "note": note, "fileName": "a.png" });
    let stored = desk.store(&seller, file.clone(), picture(100)).await;
    assert_eq!(desk.get(&stored["downloadUrl"]).await.status(), 200);
    assert_eq!(desk.read(&admin, &stored["id"]).await, Value::Null);
    assert_eq!(codes(&admin, file).await, "NOT_FOUND");
    // Neither the audit log nor the trash tells others what it is called.
    let log =
        "{ auditEntries(filter: { type: { eq: \"Attachment\" } }) { nodes { action } } trash { nodes { title } } }";
    let record = json!({ "id": stored["id"] });
    seller.change("attachmentDelete", "RecordInput", record.clone(), "problems { code }").await.data();
    let seen = admin.ask(log).await;
    assert_eq!((&seen.data()["auditEntries"]["nodes"], &seen.data()["trash"]["nodes"]), (&json!([]), &json!([])));
    let trash = seller.ask("{ trash { nodes { type title recordId } } }").await;
    let entry = json!({ "type": "Attachment", "title": "a.png", "recordId": stored["id"] });
    assert_eq!(trash.data()["trash"]["nodes"], json!([entry]));
    seller.change("attachmentRestore", "RecordInput", record, "problems { code }").await.data();
    let input = json!({ "id": note, "version": 1, "visibility": "SHARED" });
    seller.change("noteUpdate", "NoteUpdateInput", input, "note { id }").await.data();
    let list = "query($id: ID!) { note(id: $id) { attachments { nodes { id note { id } } } } }";
    let listed = admin.ask_with(list, json!({ "id": note })).await;
    assert_eq!(listed.data()["note"]["attachments"]["nodes"], json!([{ "id": stored["id"], "note": { "id": note } }]));
    let actions: Vec<Value> =
        ["restore", "delete", "update", "create"].map(|action| json!({ "action": action.to_uppercase() })).into();
    assert_eq!(admin.ask(log).await.data()["auditEntries"]["nodes"], json!(actions));
}

#[tokio::test(flavor = "multi_thread")]
async fn attachments_of_products_are_read_by_all_and_changed_by_who_added_them() {
    let desk = Desk::open().await;
    let (admin, seller) = (desk.app.admin().await, desk.app.seller().await);
    let product = product(&admin).await;
    let file = json!({ "product": product, "fileName": "a.png" });
    let sheet = desk.store(&admin, file.clone(), picture(100)).await;
    let seen = desk.read(&seller, &sheet["id"]).await;
    assert_eq!(desk.get(&seen["downloadUrl"]).await.status(), 200);
    let delete = async |id: &Value| {
        seller.change("attachmentDelete", "RecordInput", json!({ "id": id }), "problems { code }").await
    };
    assert_eq!(delete(&sheet["id"]).await.codes(), ["FORBIDDEN"]);
    let own = desk.store(&seller, file, picture(100)).await;
    delete(&own["id"]).await.data();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_into_the_trash_takes_its_attachments_along_and_back() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let note =
        admin.change("noteCreate", "NoteCreateInput", json!({ "client": client, "body": "x" }), "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    let at_client = desk.store(&admin, json!({ "client": client, "fileName": "a.png" }), picture(100)).await;
    let at_note = desk.store(&admin, json!({ "note": note, "fileName": "b.png" }), picture(100)).await;
    let are_there = async || {
        let mut found = Vec::new();
        for attachment in [&at_client, &at_note] {
            let is_read = !desk.read(&admin, &attachment["id"]).await.is_null();
            let is_served = desk.get(&attachment["downloadUrl"]).await.status() == 200;
            assert_eq!(is_read, is_served);
            found.push(is_read);
        }
        found
    };
    let run = async |name: &str, id: &Value| {
        admin.change(name, "RecordInput", json!({ "id": id }), "problems { code }").await.data();
    };
    run("noteDelete", &note).await;
    assert_eq!(are_there().await, [true, false]);
    run("noteRestore", &note).await;
    run("clientDelete", &client).await;
    assert_eq!(are_there().await, [false, false]);
    run("clientRestore", &client).await;
    assert_eq!(are_there().await, [true, true]);
}
