//! Taking a merge back: what somebody has changed since stays, and what cannot be taken back is told.

use serde_json::{Value, json};

use super::{BOOKKEEPING, BUSINESS, House, contents, uuid};

fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or_default()
}

impl House {
    async fn run(&self, mutation: &str, id: &Value) -> Value {
        let answer = self.admin.change(mutation, "RecordInput", json!({ "id": id }), "problems { path code }").await;
        answer.data()[mutation].clone()
    }

    async fn version(&self, table: &str, id: &Value) -> i32 {
        self.scalar(&format!("SELECT version FROM {table} WHERE id = '{}'", uuid(id))).await
    }

    async fn client_of(&self, table: &str, id: &Value) -> String {
        self.scalar(&format!("SELECT client_id::text FROM {table} WHERE id = '{}'", uuid(id))).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_since_the_merge_stays_and_is_told() {
    let house = House::open().await;
    let (one, two) = house.twins().await;
    let ids = "SELECT json_agg(json_build_object('deal', d.id, 'contact', d.contact_id))::text FROM deals d WHERE d.client_id = '{}'";
    let of_two: String = house.scalar(&ids.replace("{}", &uuid(&two))).await;
    let of_two: Value = serde_json::from_str(&of_two).unwrap();
    let encode = |type_name: &str, id: &Value| {
        json!(tessera::ids::NodeId { type_name, id: id.as_str().unwrap().parse().unwrap() }.encode())
    };
    let (deal, contact) = (encode("Deal", &of_two[0]["deal"]), encode("Contact", &of_two[0]["contact"]));
    let merged = house.merge("client", json!({ "id": one, "other": two, "take": ["phone"] })).await;
    house.update("client", json!({ "id": one, "version": 2, "email": "new@nordwind.example" })).await;
    // A deal of the survivor with a contact of the other, and a note about that contact.
    let stage =
        house.admin.ask("{ stages(first: 1) { nodes { id } } }").await.data()["stages"]["nodes"][0]["id"].clone();
    let made = house
        .make("deal", json!({ "client": one, "contact": contact, "name": "Since", "stage": stage, "currency": "EUR" }))
        .await;
    let note = house.make("note", json!({ "contact": contact, "body": "Since." })).await;
    let elsewhere = house.client(json!({ "name": "Elsewhere" })).await;
    let child: String = house.scalar("SELECT id::text FROM clients WHERE name = 'Nordwind Nord'").await;
    house.update("client", json!({ "id": encode("Client", &json!(child)), "version": 2, "parent": elsewhere })).await;
    let undone = house.undo(&merged["merge"]["id"]).await;
    assert_eq!(undone["problems"], json!([]));
    assert_eq!(undone["merge"]["keptFields"], json!(["email"]));
    // The contact stays with the deal made since, and with it its own deal and the notes about both.
    assert_eq!(undone["merge"]["keptRecords"], json!({ "Client": 1, "Contact": 1, "Deal": 1, "Note": 2 }));
    for (table, id) in [("deals", &made), ("deals", &deal), ("contacts", &contact), ("notes", &note)] {
        assert_eq!(house.client_of(table, id).await, uuid(&one), "{table}");
    }
    let shown = house.admin.ask_with("query($one: ID!, $two: ID!) { one: client(id: $one) { phone email externalRef } two: client(id: $two) { phone email externalRef notes(first: 9) { totalCount { count } } } }", json!({ "one": one, "two": two })).await;
    assert_eq!(
        shown.data()["one"],
        json!({ "phone": "+4930901820", "email": "new@nordwind.example", "externalRef": null })
    );
    assert_eq!(
        shown.data()["two"],
        json!({ "phone": "+4930901821", "email": "info@nordwind.example", "externalRef": "ERP-77", "notes": { "totalCount": { "count": 1 } } })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_written_since_follows_the_contact_it_is_about() {
    let house = House::open().await;
    let (one, two) = house.twins().await;
    let contact: String =
        house.scalar(&format!("SELECT id::text FROM contacts WHERE client_id = '{}'", uuid(&two))).await;
    let contact = json!(tessera::ids::NodeId { type_name: "Contact", id: contact.parse().unwrap() }.encode());
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    let note = house.make("note", json!({ "contact": contact, "body": "Since." })).await;
    assert_eq!(house.client_of("notes", &note).await, uuid(&one));
    assert_eq!(house.undo(&merged["merge"]["id"]).await["merge"]["keptRecords"], json!({}));
    assert_eq!(house.client_of("notes", &note).await, uuid(&two));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merged_record_comes_back_by_an_undo_alone_and_once() {
    let house = House::open().await;
    let (one, two) = (house.client(json!({ "name": "One" })).await, house.client(json!({ "name": "Two" })).await);
    let trash = "{ trash(first: 50) { nodes { title } } }";
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    assert!(!house.admin.ask(trash).await.text.contains("\"Two\""), "it is not in the trash");
    assert_eq!(house.run("clientRestore", &two).await["problems"], json!([{ "path": [], "code": "MERGED" }]));
    let stale = house
        .admin
        .change("mergeUndo", "RecordInput", json!({ "id": merged["merge"]["id"], "version": 9 }), super::UNDONE)
        .await;
    assert_eq!(code(&stale.data()["mergeUndo"]), "CONFLICT");
    let (before, gone) = (house.version("clients", &one).await, house.version("clients", &two).await);
    let undone = house.undo(&merged["merge"]["id"]).await;
    assert!(undone["merge"]["undoneAt"].is_string() && undone["merge"]["version"] == 2);
    assert_eq!((house.version("clients", &one).await, house.version("clients", &two).await), (before + 1, gone + 1));
    assert_eq!(code(&house.undo(&merged["merge"]["id"]).await), "ALREADY_UNDONE");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_waits_for_a_survivor_in_the_trash_and_ends_with_one_that_is_destroyed() {
    let house = House::open().await;
    let (one, two) = (house.client(json!({ "name": "One" })).await, house.client(json!({ "name": "Two" })).await);
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    house.run("clientDelete", &one).await;
    assert_eq!(code(&house.undo(&merged["merge"]["id"]).await), "IN_TRASH");
    house.run("clientRestore", &one).await;
    house.run("clientDestroy", &one).await;
    assert_eq!(code(&house.undo(&merged["merge"]["id"]).await), "DESTROYED");
    let left: i64 = house.scalar(&format!("SELECT count(*) FROM clients WHERE id = '{}'", uuid(&two))).await;
    assert_eq!(left, 0, "what lived on in it goes with it");
    let known = "SELECT coalesce(merged_title, '') || survivor_before || survivor_after FROM merges";
    assert_eq!(house.scalar::<String>(known).await, "{}{}", "and nothing of it is kept");
    // A key that somebody else has taken meanwhile.
    let (one, two) = (
        house.client(json!({ "name": "One", "externalRef": "A" })).await,
        house.client(json!({ "name": "Two", "externalRef": "B" })).await,
    );
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    house.client(json!({ "name": "Third", "externalRef": "B" })).await;
    assert_eq!(
        house.undo(&merged["merge"]["id"]).await["problems"],
        json!([{ "path": ["externalRef"], "code": "TAKEN" }])
    );
    // A contact whose client lies in the trash.
    let client = house.client(json!({ "name": "With people" })).await;
    let person = |name: &str| json!({ "client": client, "firstName": name });
    let (eva, evi) = (house.make("contact", person("Eva")).await, house.make("contact", person("Evi")).await);
    let merged = house.merge("contact", json!({ "id": eva, "other": evi })).await;
    house.run("clientDelete", &client).await;
    assert_eq!(code(&house.undo(&merged["merge"]["id"]).await), "IN_TRASH");
    house.run("clientRestore", &client).await;
    assert_eq!(code(&house.undo(&merged["merge"]["id"]).await), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn chains_are_followed_to_their_end_and_undone_from_it() {
    let house = House::open().await;
    let mut clients = Vec::new();
    for name in ["A", "B", "C"] {
        clients.push(house.client(json!({ "name": name })).await);
    }
    house.make("note", json!({ "client": clients[0], "body": "About A." })).await;
    let before = contents(&house.database, &BUSINESS, BOOKKEEPING).await;
    let first = house.merge("client", json!({ "id": clients[1], "other": clients[0] })).await;
    let second = house.merge("client", json!({ "id": clients[2], "other": clients[1] })).await;
    assert_eq!(second["moved"], json!({ "Note": 1 }));
    let query = "query($id: ID!) { survivor(id: $id) { ... on Client { name } } }";
    for client in &clients {
        let answer = house.admin.ask_with(query, json!({ "id": client })).await;
        assert_eq!(answer.data()["survivor"]["name"], "C");
    }
    let nobody = json!(tessera::ids::NodeId { type_name: "Contact", id: uuid::Uuid::max() }.encode());
    assert_eq!(house.admin.ask_with(query, json!({ "id": nobody })).await.data()["survivor"], Value::Null);
    let wrong = json!(tessera::ids::NodeId { type_name: "Deal", id: uuid::Uuid::max() }.encode());
    assert_eq!(house.admin.ask_with(query, json!({ "id": wrong })).await.codes(), ["BAD_USER_INPUT"]);
    assert_eq!(code(&house.undo(&first["merge"]["id"]).await), "MERGED");
    assert_eq!(code(&house.undo(&second["merge"]["id"]).await), "");
    assert_eq!(code(&house.undo(&first["merge"]["id"]).await), "");
    assert_eq!(contents(&house.database, &BUSINESS, BOOKKEEPING).await, before);
}

/// A sequence that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_merged_is_as_it_was_after_the_undo() {
    let house = House::open().await;
    let clients = house.admin.ask("{ clients(first: 60) { nodes { id contacts(first: 5) { nodes { id } } } } }").await;
    let clients = clients.data()["clients"]["nodes"].as_array().unwrap().clone();
    let takes = [
        ("client", vec!["name", "domain", "team", "tags", "parent", "annualRevenue", "externalRef", "city", "kind"]),
        ("contact", vec!["firstName", "lastName", "isPrimary", "jobTitle", "doNotContact", "locale"]),
    ];
    let mut dice = Dice(2026);
    let (mut done, mut undone) = ([0, 0], Vec::new());
    // Not notifications: who gets a client hears of it, also when it goes back.
    let before = contents(&house.database, &BUSINESS[..10], BOOKKEEPING).await;
    for round in 0..90 {
        let (noun, fields) = &takes[usize::from(round % 3 == 2)];
        let of = clients[dice.below(clients.len())].clone();
        let (id, other) = if *noun == "client" {
            (of["id"].clone(), clients[dice.below(clients.len())]["id"].clone())
        } else {
            let people = of["contacts"]["nodes"].as_array().unwrap();
            if people.len() < 2 {
                continue;
            }
            (people[dice.below(people.len())]["id"].clone(), people[dice.below(people.len())]["id"].clone())
        };
        let take: Vec<&str> = fields.iter().copied().filter(|_| dice.below(3) == 0).collect();
        let input = json!({ "id": id, "version": 1, "other": other, "otherVersion": 1, "take": take });
        let versions = format!("SELECT version FROM {noun}s WHERE id = ");
        let mut input = input;
        input["version"] = json!(house.scalar::<i32>(&format!("{versions}'{}'", uuid(&id))).await);
        input["otherVersion"] = json!(house.scalar::<i32>(&format!("{versions}'{}'", uuid(&other))).await);
        let name = format!("{noun}Merge");
        let answer = house.admin.change(&name, "MergeInput", input, "merge { id } problems { code }").await;
        // Some records are gone by now, or are the same, or would stand above themselves.
        if let Some(merge) = answer.body["data"][&name]["merge"]["id"].as_str() {
            done[usize::from(*noun == "contact")] += 1;
            undone.push(json!(merge));
        }
        if undone.len() > dice.below(6) {
            while let Some(merge) = undone.pop() {
                let payload = house.undo(&merge).await;
                assert_eq!(payload["problems"], json!([]));
                assert_eq!(
                    [&payload["merge"]["keptFields"], &payload["merge"]["keptRecords"]],
                    [&json!([]), &json!({})]
                );
            }
            assert_eq!(contents(&house.database, &BUSINESS[..10], BOOKKEEPING).await, before, "round {round}");
        }
    }
    assert!(done[0] > 25 && done[1] > 5, "{done:?}");
}
