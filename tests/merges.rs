//! Merges of clients and contacts, and their undo.

mod custom;
mod fields;
mod rights;
mod undo;

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;
use serde_json::{Value, json};
use tessera::models::{clients::Client, contacts::Contact, merges};

use crate::support::{Answer, Caller, TestApp, clusters};

/// What is asked of every merge.
const MERGED: &str = "merge { id taken moved } moved fields { field survivor other result } \
    problems { path code } conflict { version }";

/// What an undo is asked.
const UNDONE: &str = "merge { id undoneAt keptFields keptRecords version } problems { path code }";

/// A server on the demo's data, and an administrator.
struct House {
    database: String,
    app: TestApp,
    admin: Caller,
}

impl House {
    async fn open() -> Self {
        let database = clusters::demo_database().await;
        let app = TestApp::start(database.clone()).await;
        let admin = app.admin().await;
        Self { database, app, admin }
    }

    /// Makes a record and gives back its id.
    async fn make(&self, noun: &str, input: Value) -> Value {
        let (name, ty) = (format!("{noun}Create"), format!("{}{}CreateInput", noun[..1].to_uppercase(), &noun[1..]));
        let answer = self.admin.change(&name, &ty, input, &format!("{noun} {{ id }} problems {{ path code }}")).await;
        let payload = &answer.data()[&name];
        assert_eq!(payload["problems"], json!([]), "{noun}");
        payload[noun]["id"].clone()
    }

    async fn client(&self, input: Value) -> Value {
        self.make("client", input).await
    }

    async fn update(&self, noun: &str, input: Value) {
        let (name, ty) = (format!("{noun}Update"), format!("{}{}UpdateInput", noun[..1].to_uppercase(), &noun[1..]));
        let answer = self.admin.change(&name, &ty, input, "problems { path code }").await;
        assert_eq!(answer.data()[&name]["problems"], json!([]));
    }

    async fn merge(&self, noun: &str, mut input: Value) -> Value {
        let record = |id: &Value| format!("SELECT coalesce(max(version), 1) FROM {noun}s WHERE id = '{}'", uuid(id));
        for (version, id) in [("version", "id"), ("otherVersion", "other")] {
            if input[version].is_null() {
                input[version] = json!(self.scalar::<i32>(&record(&input[id])).await);
            }
        }
        let name = format!("{noun}Merge");
        let answer = self.admin.change(&name, "MergeInput", input, &format!("{noun} {{ id version }} {MERGED}")).await;
        answer.data()[&name].clone()
    }

    async fn undo(&self, merge: &Value) -> Value {
        let answer = self.admin.change("mergeUndo", "RecordInput", json!({ "id": merge }), UNDONE).await;
        answer.data()["mergeUndo"].clone()
    }

    async fn scalar<T: for<'a> tokio_postgres::types::FromSql<'a>>(&self, query: &str) -> T {
        clusters::row_on(&self.database, query).await.get(0)
    }

    /// Two clients that are one: with everything that can belong to a client.
    async fn twins(&self) -> (Value, Value) {
        let tag = |name: &str| json!({ "name": name });
        let (red, green) = (self.make("tag", tag("red")).await, self.make("tag", tag("green")).await);
        let one = self.client(json!({ "name": "Nordwind Bau", "phone": "+49 30 901820", "tags": [red] })).await;
        let two = self
            .client(json!({ "name": "Nordwind Bau GmbH", "phone": "+49 30 901821", "email": "info@nordwind.example",
                "externalRef": "ERP-77", "tags": [red, green], "annualRevenue": { "amount": "123456789012.75", "currency": "EUR" },
                "billingAddress": { "city": "Kiel" } }))
            .await;
        self.client(json!({ "name": "Nordwind Nord", "parent": two })).await;
        for (client, first) in [(&one, "Ann"), (&two, "Bea")] {
            let person = json!({ "client": client, "firstName": first, "lastName": "Berg", "isPrimary": true });
            let person = self.make("contact", person).await;
            self.make(
                "contactMethod",
                json!({ "contact": person, "kind": "EMAIL", "value": "berg@nordwind.example", "isPrimary": true }),
            )
            .await;
            let stage =
                self.admin.ask("{ stages(first: 1) { nodes { id } } products(first: 1) { nodes { id } } }").await;
            let stage = stage.data();
            let deal = json!({ "client": client, "contact": person, "name": "Roof", "stage": stage["stages"]["nodes"][0]["id"], "currency": "EUR" });
            let deal = self.make("deal", deal).await;
            self.make(
                "lineItem",
                json!({ "deal": deal, "name": "Beam", "quantity": "2", "unitPrice": "4.10", "sku": "B" }),
            )
            .await;
            for about in [json!({ "client": client }), json!({ "contact": person }), json!({ "deal": deal })] {
                let mut note = json!({ "title": "Called", "body": "Twice." });
                note.as_object_mut().unwrap().extend(about.as_object().unwrap().clone());
                self.make("note", note).await;
            }
            self.make(
                "attachment",
                json!({ "client": client, "fileName": "plan.pdf", "contentType": "application/pdf" }),
            )
            .await;
            self.admin
                .change("favoriteAdd", "FavoriteInput", json!({ "record": client }), "problems { code }")
                .await
                .data();
        }
        let manager = self.app.manager().await;
        manager.change("favoriteAdd", "FavoriteInput", json!({ "record": two }), "problems { code }").await.data();
        // A notification of the other: it becomes the manager's.
        let owner = manager.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
        self.update("client", json!({ "id": two, "version": 1, "owner": owner })).await;
        (one, two)
    }
}

pub fn uuid(id: &Value) -> String {
    tessera::ids::decode_any(id.as_str().unwrap()).unwrap().1.to_string()
}

/// Tables and what stands in them; without the named columns.
async fn contents(database: &str, tables: &[&str], without: &str) -> BTreeMap<String, String> {
    let mut contents = BTreeMap::new();
    for table in tables {
        let query = format!(
            "SELECT coalesce(md5(string_agg(r, '' ORDER BY r)), '') FROM (SELECT (to_jsonb(t) - '{{{without}}}'::text[])::text r FROM {table} t) s"
        );
        contents.insert((*table).to_owned(), clusters::row_on(database, &query).await.get(0));
    }
    contents
}

/// Every table of the database.
async fn tables(database: &str) -> Vec<String> {
    let query =
        "SELECT string_agg(relname, ' ') FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";
    clusters::row_on(database, query).await.get::<_, String>(0).split(' ').map(str::to_owned).collect()
}

const BUSINESS: [&str; 11] = [
    "clients",
    "contacts",
    "contact_methods",
    "deals",
    "line_items",
    "notes",
    "note_mentions",
    "attachments",
    "client_tags",
    "favorites",
    "notifications",
];
const BOOKKEEPING: &str = "version,updated_at,updated_by";

#[tokio::test(flavor = "multi_thread")]
async fn every_foreign_key_to_a_record_that_can_be_merged_is_known_to_the_merge() {
    let database = clusters::demo_database().await;
    for (table, known) in [("clients", merges::references::<Client>()), ("contacts", merges::references::<Contact>())] {
        let query = format!(
            "SELECT string_agg(c.conrelid::regclass || '.' || a.attname, ' ') FROM pg_constraint c
               JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
             WHERE c.contype = 'f' AND c.confrelid = '{table}'::regclass AND c.conparentid = 0"
        );
        let found: String = clusters::row_on(&database, &query).await.get(0);
        let found: BTreeSet<String> = found.split(' ').map(str::to_owned).collect();
        let known: BTreeSet<String> = known.iter().map(|(table, column)| format!("{table}.{column}")).collect();
        let polymorphic = |name: &&String| name.ends_with(".record_id");
        assert_eq!(known.iter().filter(|name| !polymorphic(name)).cloned().collect::<BTreeSet<_>>(), found, "{table}");
        // These have no foreign key: a record of any type.
        assert_eq!(known.iter().filter(polymorphic).count(), 2);
    }
    let polymorphic = "SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM information_schema.columns
        WHERE column_name = 'record_id' AND table_schema = 'public'
          AND table_name IN (SELECT relname FROM pg_class WHERE relkind IN ('r', 'p'))
          AND table_name !~ '^(audit_entries|outbox_events|webhook_deliveries|merge_moves|duplicate_checks)'";
    let polymorphic: String = clusters::row_on(&database, polymorphic).await.get(0);
    assert_eq!(
        polymorphic, "favorites notifications",
        "what refers to records of any type is moved too, or is history"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_belongs_to_a_client_goes_to_the_survivor_and_comes_back() {
    let house = House::open().await;
    let (one, two) = house.twins().await;
    let before = contents(&house.database, &BUSINESS, BOOKKEEPING).await;
    let merged = house
        .merge("client", json!({ "id": one, "version": 1, "other": two, "otherVersion": 2, "take": ["name"] }))
        .await;
    assert_eq!(merged["problems"], json!([]));
    let moved = json!({ "Client": 1, "Contact": 1, "Deal": 1, "Note": 3, "Attachment": 1 });
    assert_eq!((&merged["moved"], &merged["merge"]["moved"]), (&moved, &moved));
    assert_eq!(
        merged["merge"]["taken"],
        json!(["name", "annualRevenue", "email", "billingAddress", "tags", "externalRef"])
    );
    let query = "query($one: ID!, $two: ID!) {
        client(id: $one) { name phone email externalRef annualRevenue { amount currency } billingAddress { city } tags { name } version
          children(first: 9) { nodes { name } } contacts(first: 9) { nodes { firstName isPrimary version } } deals(first: 9) { nodes { contact { firstName } amount { amount } } }
          notes(first: 9) { totalCount { count } } attachments(first: 9) { nodes { fileName } } merges(first: 9) { nodes { mergedTitle mergedId survivor { ... on Client { name } } } } isFavorite lastActivityAt }
        gone: client(id: $two) { id } node(id: $two) { id }
        survivor(id: $two) { ... on Client { name } } }";
    let shown = house.admin.ask_with(query, json!({ "one": one, "two": two })).await;
    let (shown, client) = (shown.data(), &shown.data()["client"]);
    assert_eq!([&client["name"], &client["phone"]], [&json!("Nordwind Bau GmbH"), &json!("+4930901820")]);
    assert_eq!([&client["email"], &client["externalRef"]], [&json!("info@nordwind.example"), &json!("ERP-77")]);
    assert_eq!(client["annualRevenue"], json!({ "amount": "123456789012.75", "currency": "EUR" }));
    assert_eq!(client["tags"], json!([{ "name": "green" }, { "name": "red" }]));
    assert_eq!(client["children"]["nodes"], json!([{ "name": "Nordwind Nord" }]));
    let people = json!([{ "firstName": "Ann", "isPrimary": true, "version": 1 }, { "firstName": "Bea", "isPrimary": false, "version": 2 }]);
    assert_eq!(client["contacts"]["nodes"], people, "the survivor's first contact stays the first");
    assert_eq!(client["deals"]["nodes"].as_array().unwrap().len(), 2);
    assert!(client["deals"]["nodes"].as_array().unwrap().iter().all(|deal| deal["amount"]["amount"] == "8.2"));
    assert_eq!(
        (&client["notes"]["totalCount"]["count"], client["attachments"]["nodes"].as_array().unwrap().len()),
        (&json!(6), 2)
    );
    let entry =
        json!([{ "mergedTitle": "Nordwind Bau GmbH", "mergedId": two, "survivor": { "name": "Nordwind Bau GmbH" } }]);
    assert_eq!(client["merges"]["nodes"], entry);
    assert_eq!((&shown["gone"], &shown["node"]), (&Value::Null, &Value::Null));
    assert_eq!(shown["survivor"], json!({ "name": "Nordwind Bau GmbH" }));
    let traces = |of: &Value| {
        format!("SELECT string_agg(event, ' ' ORDER BY id) FROM outbox_events WHERE record_id = '{}'", uuid(of))
    };
    assert_eq!(house.scalar::<String>(&traces(&one)).await, "client.created client.updated");
    assert_eq!(house.scalar::<String>(&traces(&two)).await, "client.created client.updated client.deleted");
    assert_eq!(house.scalar::<String>(&traces(&merged["merge"]["id"])).await, "merge.created");
    let children =
        "SELECT count(*) FROM audit_entries WHERE action = 'update' AND after ? 'client_id' AND before ? 'client_id'";
    assert_eq!(house.scalar::<i64>(children).await, 6, "an entry for each contact, deal, note and attachment");

    let undone = house.undo(&merged["merge"]["id"]).await;
    assert_eq!(undone["problems"], json!([]));
    assert_eq!([&undone["merge"]["keptFields"], &undone["merge"]["keptRecords"]], [&json!([]), &json!({})]);
    assert_eq!(contents(&house.database, &BUSINESS, BOOKKEEPING).await, before);
    assert_eq!(
        house.scalar::<String>(&traces(&two)).await,
        "client.created client.updated client.deleted client.restored"
    );
    assert_eq!(house.scalar::<String>(&traces(&merged["merge"]["id"])).await, "merge.created merge.updated");
}

#[tokio::test(flavor = "multi_thread")]
async fn methods_deals_and_notes_of_a_contact_go_to_the_survivor_and_come_back() {
    let house = House::open().await;
    let (client, _) = house.twins().await;
    let person = |first: &str, rest: Value| {
        let mut input = json!({ "client": client, "firstName": first });
        input.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        input
    };
    let one = house.make("contact", person("Eva", json!({ "jobTitle": "Buyer" }))).await;
    let two = house
        .make("contact", person("Evi", json!({ "lastName": "Holm", "isPrimary": true, "doNotContact": true })))
        .await;
    for (contact, kind, value) in [
        (&one, "EMAIL", "eva@nordwind.example"),
        (&two, "EMAIL", "Eva@Nordwind.example"),
        (&two, "EMAIL", "holm@nordwind.example"),
        (&two, "MOBILE", "+49 171 5550100"),
    ] {
        let first = value != "Eva@Nordwind.example";
        house
            .make("contactMethod", json!({ "contact": contact, "kind": kind, "value": value, "isPrimary": first }))
            .await;
    }
    house.make("note", json!({ "contact": two, "body": "Likes oak." })).await;
    let before = contents(&house.database, &BUSINESS, BOOKKEEPING).await;
    let merged = house.merge("contact", json!({ "id": one, "other": two })).await;
    assert_eq!(merged["problems"], json!([]));
    assert_eq!(merged["moved"], json!({ "ContactMethod": 2, "Note": 1 }));
    assert_eq!(merged["merge"]["taken"], json!(["lastName", "isPrimary", "doNotContact"]));
    let shown = house
        .admin
        .ask_with("query($id: ID!) { contact(id: $id) { name isPrimary doNotContact methods { kind value isPrimary } notes(first: 3) { nodes { body } } } }", json!({ "id": one }))
        .await;
    let contact = &shown.data()["contact"];
    assert_eq!(
        [&contact["name"], &contact["isPrimary"], &contact["doNotContact"]],
        [&json!("Eva Holm"), &json!(true), &json!(true)]
    );
    let mut methods: Vec<String> = contact["methods"]
        .as_array()
        .unwrap()
        .iter()
        .map(|method| format!("{} {}", method["value"].as_str().unwrap(), method["isPrimary"]))
        .collect();
    methods.sort();
    assert_eq!(methods, ["+491715550100 true", "eva@nordwind.example true", "holm@nordwind.example false"]);
    assert_eq!(contact["notes"]["nodes"], json!([{ "body": "Likes oak." }]));
    assert_eq!(house.undo(&merged["merge"]["id"]).await["problems"], json!([]));
    assert_eq!(contents(&house.database, &BUSINESS, BOOKKEEPING).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_what_would_be_and_writes_nothing_at_all() {
    let house = House::open().await;
    let (one, two) = house.twins().await;
    let all = tables(&house.database).await;
    let all: Vec<&str> = all.iter().map(String::as_str).filter(|table| *table != "sessions").collect();
    let before = contents(&house.database, &all, "").await;
    let input = |dry: bool| json!({ "id": one, "other": two, "take": ["phone"], "dryRun": dry });
    let told = house.merge("client", input(true)).await;
    assert_eq!(contents(&house.database, &all, "").await, before);
    assert_eq!((&told["problems"], &told["merge"], &told["client"]["id"]), (&json!([]), &Value::Null, &one));
    let field =
        |name: &str| told["fields"].as_array().unwrap().iter().find(|field| field["field"] == name).unwrap().clone();
    assert_eq!(
        field("phone"),
        json!({ "field": "phone", "survivor": "+4930901820", "other": "+4930901821", "result": "+4930901821" })
    );
    assert_eq!(field("name")["result"], "Nordwind Bau");
    assert_eq!(
        field("email"),
        json!({ "field": "email", "survivor": null, "other": "info@nordwind.example", "result": "info@nordwind.example" })
    );
    assert_eq!(field("tags")["result"].as_array().unwrap().len(), 2);
    // What it told is what is done.
    let done = house.merge("client", input(false)).await;
    assert_eq!((&done["fields"], &done["moved"]), (&told["fields"], &told["moved"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_request_merges_once_and_two_opposite_ones_leave_one_record() {
    let house = House::open().await;
    for round in 0..8 {
        let name = |side: &str| json!({ "name": format!("{side} {round}") });
        let (one, two) = (house.client(name("Left")).await, house.client(name("Right")).await);
        let query = "mutation($input: MergeInput!) { clientMerge(input: $input) { client { id } merge { id } problems { code } } }";
        let body = |id: &Value, other: &Value| json!({ "query": query, "variables": { "input": { "id": id, "version": 1, "other": other, "otherVersion": 1 } } });
        if round == 0 {
            let first = house.admin.send_keyed(body(&one, &two), Some("merge")).await;
            let second = house.admin.send_keyed(body(&one, &two), Some("merge")).await;
            assert!(second.replayed && second.text == first.text);
            // The answer is lost, the outcome is not.
            clusters::execute_on(&house.database, "UPDATE idempotency_keys SET answer = NULL").await;
            let third = house.admin.send_keyed(body(&one, &two), Some("merge")).await;
            assert_eq!(third.data(), first.data());
            assert_eq!(house.scalar::<i64>("SELECT count(*) FROM merges").await, 1);
            continue;
        }
        let answers: Vec<Answer> = join_all([
            house.admin.send(body(&one, &two)),
            house.admin.send(body(&two, &one)),
            house.admin.send(body(&one, &two)),
        ])
        .await;
        let made =
            answers.iter().filter(|answer| answer.body["data"]["clientMerge"]["merge"]["id"].is_string()).count();
        assert_eq!(made, 1, "{answers:?}");
        for answer in &answers {
            let payload = &answer.body["data"]["clientMerge"];
            let code = payload["problems"][0]["code"].as_str().unwrap_or_default();
            let is_clear = payload["merge"]["id"].is_string()
                || ["NOT_FOUND", "CONFLICT"].contains(&code)
                || answer.codes() == ["NOT_FOUND"];
            assert!(is_clear, "{answer:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_added_during_a_merge_goes_to_the_survivor_or_is_refused() {
    let house = House::open().await;
    for round in 0..10 {
        let (one, two) =
            (house.client(json!({ "name": "Stays" })).await, house.client(json!({ "name": "Goes" })).await);
        let note = |_| {
            house.admin.change(
                "noteCreate",
                "NoteCreateInput",
                json!({ "client": two, "body": "While it goes." }),
                "note { id } problems { code }",
            )
        };
        let notes = join_all((0..6).map(note));
        let (notes, merged) = tokio::join!(notes, house.merge("client", json!({ "id": one, "other": two })));
        assert_eq!(merged["problems"], json!([]), "{round}");
        let made = notes.iter().filter(|answer| answer.data()["noteCreate"]["note"]["id"].is_string()).count();
        let of =
            |id: &Value| format!("SELECT count(*) FROM notes WHERE client_id = '{}' AND deleted_at IS NULL", uuid(id));
        assert_eq!(house.scalar::<i64>(&of(&two)).await, 0, "nothing is left with a client that is gone");
        assert_eq!(house.scalar::<i64>(&of(&one)).await, i64::try_from(made).unwrap());
    }
}
