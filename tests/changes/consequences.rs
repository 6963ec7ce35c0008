//! What follows from a change: of lines for their deal, of notes for their client, of a place for what is below.

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use super::{nouns::NOUNS, uuid_of};
use crate::support::{Answer, TestApp, clusters};

#[tokio::test(flavor = "multi_thread")]
async fn a_client_takes_what_belongs_to_it_into_the_trash_and_back() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let counts = "query($id: ID!) { contacts(filter: { client: { eq: $id } }) { totalCount { count } }
        deals(filter: { client: { eq: $id } }) { totalCount { count } } notes(filter: { client: { eq: $id } }) { totalCount { count } } }";
    let busy = admin
        .ask("{ deals(first: 1) { nodes { client { id version lastActivityAt contacts { totalCount { count } } } } } }")
        .await;
    let client = busy.data()["deals"]["nodes"][0]["client"].clone();
    let before = admin.ask_with(counts, json!({ "id": client["id"] })).await.data().clone();
    assert!(before["deals"]["totalCount"]["count"].as_i64().unwrap() > 0);
    let record = json!({ "id": client["id"] });
    NOUNS[0].made(&NOUNS[0].run(&admin, "Delete", record.clone()).await, "Delete");
    let gone = admin.ask_with(counts, json!({ "id": client["id"] })).await.data().clone();
    for list in ["contacts", "deals", "notes"] {
        assert_eq!(gone[list]["totalCount"]["count"], 0, "{list}");
    }
    // A client in the trash is not changed.
    let input = json!({ "id": client["id"], "version": 2, "name": "Gone" });
    assert_eq!(NOUNS[0].run(&admin, "Update", input).await.codes(), ["NOT_FOUND"]);
    NOUNS[0].made(&NOUNS[0].run(&admin, "Restore", record).await, "Restore");
    assert_eq!(admin.ask_with(counts, json!({ "id": client["id"] })).await.data(), &before);
    let after =
        admin.ask_with("query($id: ID!) { client(id: $id) { lastActivityAt } }", json!({ "id": client["id"] })).await;
    assert_eq!(after.data()["client"]["lastActivityAt"], client["lastActivityAt"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_note_is_the_clients_last_activity_and_names_its_client() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let contact =
        admin.ask("{ contacts(first: 1) { nodes { id client { id } } } }").await.data()["contacts"]["nodes"][0].clone();
    let input = json!({ "kind": "CALL", "title": "Called back", "contact": contact["id"], "happenedAt": "2026-11-24T10:00:00Z" });
    let answer = admin
        .change(
            "noteCreate",
            "NoteCreateInput",
            input,
            "note { author { email } client { id lastActivityAt } } problems { code }",
        )
        .await;
    let note = &answer.data()["noteCreate"]["note"];
    assert_eq!(note["client"]["id"], contact["client"]["id"]);
    assert_eq!(note["client"]["lastActivityAt"], "2026-11-24T10:00:00Z");
    assert_eq!(note["author"]["email"], "ada.admin@tessera.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_copies_the_product_and_the_deal_is_worth_its_lines() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let found = admin
        .ask("{ deals(first: 1) { nodes { client { id } stage { id } } } products(first: 1, filter: { sku: { eq: \"no such\" } }) { nodes { id } } }")
        .await;
    let place = &found.data()["deals"]["nodes"][0];
    let product = json!({ "sku": "LINE-1", "name": "Plank", "unit": "m", "taxRate": "7", "listPrice": { "amount": "3.333", "currency": "KWD" } });
    let product =
        admin.change("productCreate", "ProductCreateInput", product, "product { id } problems { code message }").await;
    let product = product.data()["productCreate"]["product"]["id"].clone();
    let deal =
        json!({ "client": place["client"]["id"], "stage": place["stage"]["id"], "name": "Planks", "currency": "KWD" });
    let deal = admin.change("dealCreate", "DealCreateInput", deal, "deal { id }").await;
    let deal = deal.data()["dealCreate"]["deal"]["id"].clone();
    let item = "lineItem { position sku name unit taxRate unitPrice { amount currency } lineTotal { amount } deal { amount { amount } } } problems { path code }";
    let line = json!({ "deal": deal, "product": product, "quantity": "1.5", "discountPercent": "33.3333" });
    let first = admin.change("lineItemCreate", "LineItemCreateInput", line, item).await;
    let free = json!({ "deal": deal, "sku": "CUT", "name": "Cutting", "quantity": "2", "unitPrice": "0.75" });
    let second = admin.change("lineItemCreate", "LineItemCreateInput", free, item).await;
    // Neither a product nor a name, and a product that has no price in the currency of the deal.
    let nameless = json!({ "deal": deal, "quantity": "1", "unitPrice": "1" });
    let nameless = admin.change("lineItemCreate", "LineItemCreateInput", nameless, item).await;
    let euro = admin.ask("{ products(first: 1, filter: { status: { eq: ACTIVE } }) { nodes { id } } }").await;
    let priceless = json!({ "deal": deal, "product": euro.data()["products"]["nodes"][0]["id"], "quantity": "1" });
    let priceless = admin.change("lineItemCreate", "LineItemCreateInput", priceless, item).await;
    let answers: Vec<&Value> =
        [&first, &second, &nameless, &priceless].map(|answer| &answer.data()["lineItemCreate"]).to_vec();
    assert_json_snapshot!(answers);
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_are_replaced_together_and_the_entry_says_so() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let tags = admin.ask("{ tags(first: 3) { nodes { id name } } }").await;
    let tags: Vec<&Value> = tags.data()["tags"]["nodes"].as_array().unwrap().iter().map(|tag| &tag["id"]).collect();
    let of = |answer: &Answer, action: &str| -> Vec<Value> {
        let tags = &answer.data()[format!("client{action}")]["client"]["tags"];
        tags.as_array().unwrap().iter().map(|tag| tag["id"].clone()).collect()
    };
    let selection = "client { id version tags { id } } problems { code }";
    let input = json!({ "name": "Tagged", "tags": [tags[0], tags[1], tags[0]] });
    let created = admin.change("clientCreate", "ClientCreateInput", input, selection).await;
    assert_eq!(of(&created, "Create").len(), 2);
    let id = created.data()["clientCreate"]["client"]["id"].clone();
    let input = json!({ "id": id, "version": 1, "tags": [tags[2]] });
    let updated = admin.change("clientUpdate", "ClientUpdateInput", input, selection).await;
    assert_eq!(of(&updated, "Update"), [tags[2].clone()]);
    // Somebody is late, but nobody has touched the tags since the version they saw.
    let input = json!({ "id": id, "version": 2, "name": "Tagged well" });
    admin.change("clientUpdate", "ClientUpdateInput", input, selection).await.data();
    let input = json!({ "id": id, "version": 2, "name": "Mine", "tags": [tags[1]] });
    let late = admin.change("clientUpdate", "ClientUpdateInput", input, "conflict { fields { field } }").await;
    assert_eq!(late.data()["clientUpdate"]["conflict"]["fields"], json!([{ "field": "name" }]));
    // The same tags once more are no change.
    let input = json!({ "id": id, "version": 3, "tags": tags[2] });
    let same = admin.change("clientUpdate", "ClientUpdateInput", input, selection).await;
    assert_eq!(same.data()["clientUpdate"]["client"]["version"], 3);
    // Now somebody has.
    let input = json!({ "id": id, "version": 3, "tags": [tags[0]] });
    admin.change("clientUpdate", "ClientUpdateInput", input, selection).await.data();
    let input = json!({ "id": id, "version": 3, "tags": [tags[1]] });
    let late =
        admin.change("clientUpdate", "ClientUpdateInput", input, "conflict { fields { base theirs mine } }").await;
    assert_eq!(
        late.data()["clientUpdate"]["conflict"]["fields"],
        json!([{ "base": [uuid_of(tags[2])], "theirs": [uuid_of(tags[0])], "mine": [tags[1]] }])
    );
    let entry = "SELECT jsonb_array_length(before->'tags') || ' ' || jsonb_array_length(after->'tags') FROM audit_entries WHERE action = 'update' AND after ? 'tags' AND version = 2";
    assert_eq!(clusters::row_on(&database, entry).await.get::<_, String>(0), "2 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_primary_contact_is_the_only_one() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let found = admin.ask("{ contacts(first: 1) { nodes { client { id contacts { nodes { isPrimary } } } } } }").await;
    let client = found.data()["contacts"]["nodes"][0]["client"]["id"].clone();
    let input = json!({ "client": client, "lastName": "Newest", "isPrimary": true });
    let answer = admin
        .change(
            "contactCreate",
            "ContactCreateInput",
            input,
            "contact { client { contacts { nodes { name isPrimary } } } } problems { code }",
        )
        .await;
    let contacts = answer.data()["contactCreate"]["contact"]["client"]["contacts"]["nodes"].clone();
    let primary: Vec<&Value> =
        contacts.as_array().unwrap().iter().filter(|contact| contact["isPrimary"] == true).collect();
    assert_eq!((primary.len(), &primary[0]["name"]), (1, &json!("Newest")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_category_moves_with_what_is_below_and_never_below_itself() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let selection = "category { id slug path version } problems { code path }";
    let create = async |name: &str, parent: &Value| {
        let input = json!({ "name": name, "parent": parent });
        let answer = admin.change("categoryCreate", "CategoryCreateInput", input, selection).await;
        answer.data()["categoryCreate"]["category"].clone()
    };
    let above = create("Böden", &Value::Null).await;
    let middle = create("Holz & Kork", &above["id"]).await;
    let below = create("Parkett", &middle["id"]).await;
    assert_eq!(below["path"], "boden/holz-kork/parkett/");
    let input = json!({ "id": above["id"], "version": 1, "slug": "floors" });
    admin.change("categoryUpdate", "CategoryUpdateInput", input, selection).await.data();
    let path = admin.ask_with("query($id: ID!) { category(id: $id) { path } }", json!({ "id": below["id"] })).await;
    assert_eq!(path.data()["category"]["path"], "floors/holz-kork/parkett/");
    let input = json!({ "id": above["id"], "version": 2, "parent": below["id"] });
    let answer = admin.change("categoryUpdate", "CategoryUpdateInput", input, selection).await;
    assert_eq!(answer.data()["categoryUpdate"]["problems"][0]["code"], "INVALID_PARENT");
    let input = json!({ "id": middle["id"] });
    let answer = admin.change("categoryDelete", "RecordInput", input, selection).await;
    assert_eq!(answer.data()["categoryDelete"]["problems"][0]["code"], "IN_USE");
}
