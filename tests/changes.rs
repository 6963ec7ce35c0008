//! Mutations: each of them by the table in `nouns`, and what holds for all.

mod bulk;
mod consequences;
mod crashes;
mod model;
pub mod nouns;
mod repeats;
mod roles;
mod trash;
mod upserts;
pub mod users;
mod writers;

use insta::assert_json_snapshot;
use serde_json::{Value, json};
use tessera::auth::{Operation, Scope, rights::defaults};

use crate::support::{Answer, TestApp, clusters};
use nouns::{BULK, COMMANDS, Life, NOUNS, Noun, UPSERTS, World};

/// Entries of changes: those who ask have signed in.
const WRITTEN: &str = "SELECT count(*) FROM audit_entries WHERE action <> 'sign_in'";

/// What is asked of every payload.
const SELECTION: &str = "problems { path code message } conflict { version fields { field base theirs mine } }";

impl Noun {
    fn selection(&self) -> String {
        format!("{} {{ id version }} {SELECTION}", self.stem)
    }

    fn name(&self, action: &str) -> String {
        match action {
            "Create" if self.life == Life::Kept => format!("{}Invite", self.stem),
            _ => format!("{}{action}", self.stem),
        }
    }

    fn input_type(&self, action: &str) -> String {
        match action {
            "Create" | "Update" => format!("{}{action}Input", self.type_name),
            _ => "RecordInput".to_owned(),
        }
    }

    async fn run(&self, caller: &crate::support::Caller, action: &str, input: Value) -> Answer {
        caller.change(&self.name(action), &self.input_type(action), input, &self.selection()).await
    }

    /// The payload of a mutation that was made.
    #[track_caller]
    fn made<'a>(&self, answer: &'a Answer, action: &str) -> &'a Value {
        let payload = &answer.data()[self.name(action)];
        assert_eq!(payload["problems"], json!([]), "{}{action}", self.stem);
        payload
    }
}

/// What a record has left in the audit log, and in the outbox.
async fn traces(database: &str, of: &str) -> (String, String) {
    let text = |table: &str, column: &str| {
        format!(
            "SELECT coalesce(string_agg({column}, ' ' ORDER BY occurred_at, id), '') FROM {table} WHERE record_id = '{of}'"
        )
    };
    let entries = clusters::row_on(database, &text("audit_entries", "action")).await.get(0);
    let events = clusters::row_on(database, &text("outbox_events", "event")).await.get(0);
    (entries, events)
}

fn uuid_of(id: &Value) -> String {
    tessera::ids::decode_any(id.as_str().unwrap()).unwrap().1.to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_record_is_made_changed_deleted_restored_and_destroyed_with_an_entry_for_each() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    for noun in &NOUNS {
        let created = noun.run(&admin, "Create", (noun.valid)(&world)).await;
        let record = &noun.made(&created, "Create")[noun.stem];
        assert_eq!(record["version"], 1, "{}", noun.stem);
        let id = record["id"].clone();

        let mut change = (noun.change)();
        change["id"] = id.clone();
        change["version"] = json!(1);
        let updated = noun.run(&admin, "Update", change.clone()).await;
        assert_eq!(noun.made(&updated, "Update")[noun.stem]["version"], 2, "{}", noun.stem);

        // The same change once more: somebody else was faster, and has written the same.
        let stale = noun.run(&admin, "Update", change).await;
        let payload = &stale.data()[noun.name("Update")];
        assert_eq!(payload["problems"][0]["code"], "CONFLICT", "{}", noun.stem);
        assert_eq!(payload["conflict"]["version"], 2, "{}", noun.stem);
        assert_eq!(payload[noun.stem]["version"], 2, "{}: the current record comes along", noun.stem);

        let mut actions = vec!["create", "update"];
        if noun.life == Life::Kept {
            assert_eq!(traces(&database, &uuid_of(&id)).await.0, actions.join(" "), "{}", noun.stem);
            continue;
        }
        let deleted = noun.run(&admin, "Delete", json!({ "id": id, "version": 2 })).await;
        assert_eq!(noun.made(&deleted, "Delete")[noun.stem], Value::Null, "{}", noun.stem);
        actions.push("delete");
        if noun.life == Life::Trash {
            let restored = noun.run(&admin, "Restore", json!({ "id": id })).await;
            assert_eq!(noun.made(&restored, "Restore")[noun.stem]["version"], 4, "{}", noun.stem);
            actions.push("restore");
            if noun.type_name == "CustomField" {
                noun.run(&admin, "Delete", json!({ "id": id })).await.data();
                actions.push("delete");
            }
            let destroyed = noun.run(&admin, "Destroy", json!({ "id": id })).await;
            assert_eq!(noun.made(&destroyed, "Destroy")[noun.stem], Value::Null, "{}", noun.stem);
            let again = noun.run(&admin, "Destroy", json!({ "id": id })).await;
            assert_eq!(again.codes(), ["NOT_FOUND"], "{}", noun.stem);
            actions.push("destroy");
        }
        let (entries, events) = traces(&database, &uuid_of(&id)).await;
        assert_eq!(entries, actions.join(" "), "{}", noun.stem);
        let happened = |action: &&str| match *action {
            "destroy" => format!("{}.destroyed", noun.event()),
            "restore" => format!("{}.restored", noun.event()),
            _ => format!("{}.{action}d", noun.event()),
        };
        let expected: Vec<String> = actions.iter().map(happened).collect();
        assert_eq!(events, expected.join(" "), "{}", noun.stem);
    }
}

#[test]
fn every_mutation_of_the_schema_is_in_the_table() {
    use async_graphql::parser::{
        parse_schema,
        types::{TypeKind, TypeSystemDefinition},
    };
    let document = parse_schema(tessera::resolvers::sdl()).unwrap();
    let mut mutations = Vec::new();
    for definition in document.definitions {
        if let TypeSystemDefinition::Type(definition) = definition
            && definition.node.name.node == "Mutation"
            && let TypeKind::Object(object) = definition.node.kind
        {
            mutations.extend(object.fields.iter().map(|field| field.node.name.node.to_string()));
        }
    }
    let mut known: Vec<String> =
        NOUNS.iter().flat_map(|noun| noun.actions().iter().map(|action| noun.name(action))).collect();
    known.extend(UPSERTS.iter().map(|(stem, ..)| format!("{stem}Upsert")));
    for (stem, plural) in BULK {
        let noun = NOUNS.iter().find(|noun| noun.stem == stem).unwrap();
        let upsert = UPSERTS.iter().find(|(of, ..)| *of == stem).map(|_| "Upsert");
        known.extend(noun.actions().iter().copied().chain(upsert).map(|action| format!("{plural}Bulk{action}")));
    }
    known.extend(COMMANDS.iter().map(|command| command.name.to_owned()));
    known.sort();
    mutations.sort();
    assert_eq!(mutations, known);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_input_is_told_at_once_and_nothing_is_written() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    for noun in &NOUNS {
        let mut input = (noun.valid)(&world);
        for (name, value, _) in noun.wrong {
            input[*name] = serde_json::from_str(value).unwrap();
        }
        let answer = noun.run(&admin, "Create", input).await;
        let payload = &answer.data()[noun.name("Create")];
        assert_eq!(payload[noun.stem], Value::Null);
        let mut found: Vec<(String, String)> = payload["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| {
                (problem["path"][0].as_str().unwrap().to_owned(), problem["code"].as_str().unwrap().to_owned())
            })
            .collect();
        found.sort();
        let mut expected: Vec<(String, String)> = noun
            .wrong
            .iter()
            .filter(|(_, _, code)| !code.is_empty())
            .map(|(name, _, code)| ((*name).to_owned(), (*code).to_owned()))
            .collect();
        expected.sort();
        assert_eq!(found, expected, "{}", noun.stem);
    }
    assert_eq!(clusters::row_on(&database, WRITTEN).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn roles_without_the_right_are_refused_and_nothing_is_written() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let world = World::of(&app.admin().await).await;
    let callers = [
        ("manager", app.manager().await),
        ("seller", app.seller().await),
        ("support", app.support().await),
        ("auditor", app.caller("olga.auditor@tessera.example").await),
    ];
    let mut refused = 0;
    for (role, caller) in &callers {
        let rights = defaults::rights(role);
        for noun in &NOUNS {
            for action in noun.actions() {
                let operation = Operation::parse(&action.to_lowercase()).unwrap();
                if rights.scope(noun.type_name, operation) != Scope::None {
                    continue;
                }
                let id =
                    json!({ "id": tessera::ids::NodeId { type_name: noun.type_name, id: uuid::Uuid::max() }.encode() });
                let input = match *action {
                    "Create" => (noun.valid)(&world),
                    "Update" => json!({ "id": id["id"], "version": 1 }),
                    _ => id,
                };
                let answer = noun.run(caller, action, input).await;
                assert_eq!(answer.codes(), ["FORBIDDEN"], "{role} {}{action}", noun.stem);
                assert_eq!(answer.body["data"][noun.name(action)], Value::Null);
                refused += 1;
            }
        }
        for command in &COMMANDS {
            let (type_name, field, operation) = command.right;
            if rights.scope(type_name, operation) != Scope::None && rights.allows(type_name, field, operation) {
                continue;
            }
            let mut input = (command.input)(&world);
            // A token is made for a partner, not of a record.
            if input.get("partner").is_none() {
                input["id"] = json!(tessera::ids::NodeId { type_name, id: uuid::Uuid::max() }.encode());
            }
            let answer = caller.change(command.name, command.input_type, input, "problems { code }").await;
            assert_eq!(answer.codes(), ["FORBIDDEN"], "{role} {}", command.name);
            refused += 1;
        }
    }
    assert!(refused > 50);
    let stranger = NOUNS[0].run(&app.anonymous(), "Create", json!({ "name": "x" })).await;
    assert_eq!(stranger.codes(), ["UNAUTHENTICATED"]);
    let written: i64 = clusters::row_on(&database, WRITTEN).await.get(0);
    assert_eq!(written, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seller_changes_their_own_clients_and_no_others() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let client = &NOUNS[0];
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let list = "query($me: ID!) { clients(first: 1, filter: { not: { owner: { eq: $me } } }) { nodes { id version owner { id } } } }";
    let other = admin.ask_with(list, json!({ "me": me })).await.data()["clients"]["nodes"][0].clone();
    // Another's client does not exist for them.
    let input = json!({ "id": other["id"], "version": other["version"], "name": "Mine now" });
    assert_eq!(client.run(&seller, "Update", input).await.codes(), ["NOT_FOUND"]);
    assert_eq!(client.run(&seller, "Delete", json!({ "id": other["id"] })).await.codes(), ["NOT_FOUND"]);
    // Nor can they make one for somebody else, or write about one they cannot see.
    let max = admin.ask("{ users(first: 20) { nodes { id email } } }").await;
    let max =
        max.data()["users"]["nodes"].as_array().unwrap().iter().find(|user| user["id"] != me).unwrap()["id"].clone();
    let answer = client.run(&seller, "Create", json!({ "name": "For a colleague", "owner": max })).await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    let note = NOUNS.iter().find(|noun| noun.stem == "note").unwrap();
    let answer = note.run(&seller, "Create", json!({ "body": "Seen you", "client": other["id"] })).await;
    assert_eq!(answer.data()["noteCreate"]["problems"][0]["code"], "NOT_FOUND");
    // What they make themselves is theirs.
    let answer = client.run(&seller, "Create", json!({ "name": "Found on a fair" })).await;
    let mine = client.made(&answer, "Create")["client"].clone();
    let owner = seller
        .ask_with("query($id: ID!) { client(id: $id) { owner { id } team { name } } }", json!({ "id": mine["id"] }))
        .await;
    assert_eq!(owner.data()["client"]["owner"]["id"], me);
    let written: i64 = clusters::row_on(&database, WRITTEN).await.get(0);
    assert_eq!(written, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflict_shows_what_was_what_is_and_what_was_wanted() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let tag =
        admin.change("tagCreate", "TagCreateInput", json!({ "name": "Fair", "color": "#AA0000" }), "tag { id }").await;
    let id = tag.data()["tagCreate"]["tag"]["id"].clone();
    for (version, name) in [(1, "Fair 2026"), (2, "Hannover fair")] {
        let input = json!({ "id": id, "version": version, "name": name });
        admin.change("tagUpdate", "TagUpdateInput", input, "tag { version }").await.data();
    }
    let mine = json!({ "id": id, "version": 1, "name": "Messe", "color": "#00aa00" });
    let answer =
        admin.change("tagUpdate", "TagUpdateInput", mine, &format!("tag {{ name color version }} {SELECTION}")).await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_taken_key_is_a_problem_and_free_again_after_deletion() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let product = NOUNS.iter().find(|noun| noun.stem == "product").unwrap();
    let input = json!({ "sku": "BRAND-NEW-1", "name": "Brand new" });
    let first = product.run(&admin, "Create", input.clone()).await;
    let id = product.made(&first, "Create")["product"]["id"].clone();
    let second = product.run(&admin, "Create", json!({ "sku": "brand-new-1", "name": "Another" })).await;
    assert_eq!(second.data()["productCreate"]["problems"][0]["code"], "TAKEN");
    assert_eq!(second.data()["productCreate"]["problems"][0]["path"], json!(["sku"]));
    product.made(&product.run(&admin, "Delete", json!({ "id": id })).await, "Delete");
    product.made(&product.run(&admin, "Create", input).await, "Create");
    // The old one cannot come back while its SKU is another's.
    let restored = product.run(&admin, "Restore", json!({ "id": id })).await;
    assert_eq!(restored.data()["productRestore"]["problems"][0]["code"], "TAKEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_mutations_of_a_request_run_one_after_the_other_and_fail_alone() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let answer = admin
        .ask("mutation { a: tagCreate(input: { name: \"One\" }) { tag { name } } b: tagUpdate(input: { id: \"nonsense\", version: 1 }) { tag { name } } c: tagCreate(input: { name: \"one\" }) { problems { code } } d: __typename }")
        .await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seller_cannot_move_a_contact_to_a_client_they_do_not_own() {
    let app = TestApp::demo().await;
    let (admin, manager) = (app.admin().await, app.manager().await);
    // A manager sees all, and changes what belongs to the team.
    let team = manager.ask("{ viewer { user { id teams { id } } } }").await;
    let team = team.data()["viewer"]["user"]["teams"][0]["id"].clone();
    let clients = "query($team: ID!, $inside: Boolean!) {
        own: clients(first: 1, filter: { team: { eq: $team } }) @include(if: $inside) { nodes { id } }
        other: clients(first: 1, filter: { not: { team: { eq: $team } }, owner: { isNull: false } }) { nodes { id } } }";
    let found = admin.ask_with(clients, json!({ "team": team, "inside": true })).await;
    let (own, other) = (&found.data()["own"]["nodes"][0]["id"], &found.data()["other"]["nodes"][0]["id"]);
    let input = json!({ "client": own, "lastName": "Mover" });
    let made = manager.change("contactCreate", "ContactCreateInput", input, "contact { id }").await;
    let id = made.data()["contactCreate"]["contact"]["id"].clone();
    let input = json!({ "id": id, "version": 1, "client": other });
    let moved = manager.change("contactUpdate", "ContactUpdateInput", input, "contact { id }").await;
    assert_eq!(moved.codes(), ["FORBIDDEN"]);
    let input = json!({ "client": other, "lastName": "Intruder" });
    let made = manager.change("contactCreate", "ContactCreateInput", input, "contact { id }").await;
    assert_eq!(made.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_that_names_a_version_tells_when_somebody_else_was_faster() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    let sdl = tessera::resolvers::sdl();
    let names_version = |input_type: &str| {
        let input = sdl.split(&format!("input {input_type} {{")).nth(1).unwrap().split("\n}").next().unwrap();
        input.lines().any(|line| line.trim() == "version: Int" || line.trim() == "version: Int!")
    };
    let endpoint = NOUNS.iter().find(|noun| noun.stem == "webhookEndpoint").unwrap();
    let endpoint = endpoint.run(&admin, "Create", (endpoint.valid)(&world)).await;
    let endpoint = endpoint.data()["webhookEndpointCreate"]["webhookEndpoint"]["id"].clone();
    let test = admin.change("webhookEndpointTest", "RecordInput", json!({ "id": endpoint }), "problems { code }").await;
    assert_eq!(test.data()["webhookEndpointTest"]["problems"], json!([]));
    let list = "query($id: ID!) { webhookEndpoint(id: $id) { deliveries(first: 1) { nodes { id } } } }";
    let delivery = admin.ask_with(list, json!({ "id": endpoint })).await;
    let delivery = delivery.data()["webhookEndpoint"]["deliveries"]["nodes"][0]["id"].clone();
    let twin = |_| admin.change("clientCreate", "ClientCreateInput", json!({ "name": "Twin & Twin" }), "client { id }");
    let twins = futures_util::future::join_all((0..3).map(twin)).await;
    let twin = |index: usize| twins[index].data()["clientCreate"]["client"]["id"].clone();
    let input = json!({ "id": twin(0), "version": 1, "other": twin(1), "otherVersion": 1 });
    let merge = admin.change("clientMerge", "MergeInput", input, "merge { id }").await;
    let merge = merge.data()["clientMerge"]["merge"]["id"].clone();
    clusters::execute_on(
        &database,
        "DELETE FROM duplicate_checks WHERE record_id NOT IN (SELECT id FROM clients WHERE name = 'Twin & Twin')",
    )
    .await;
    tessera::models::duplicates::find_pairs(&app.app.db, 50).await.unwrap();
    let pair = admin.ask("{ duplicatePairs(first: 1) { nodes { id } } }").await;
    let pair = pair.data()["duplicatePairs"]["nodes"][0]["id"].clone();
    let partner = crate::partners::partner(&admin, "web_shop", &world.some("User")).await;
    let token = crate::partners::token(&admin, &partner, &["Product read all"]).await["id"].clone();
    let release = crate::documents::release(&admin, &partner, "1", &["{ products { nodes { id } } }"]).await;
    let before: i64 = clusters::row_on(&database, WRITTEN).await.get(0);
    let mut checked = Vec::new();
    for command in COMMANDS.iter().filter(|command| names_version(command.input_type)) {
        let mut input = (command.input)(&world);
        if input.get("id").is_none() {
            input["id"] = match command.right.0 {
                "WebhookEndpoint" => endpoint.clone(),
                "WebhookDelivery" => delivery.clone(),
                "Merge" => merge.clone(),
                "DuplicatePair" => pair.clone(),
                "PartnerToken" => token.clone(),
                "PartnerRelease" => release["id"].clone(),
                type_name => world.some(type_name),
            };
        }
        input["version"] = json!(999);
        let answer =
            admin.change(command.name, command.input_type, input, "problems { code } conflict { version }").await;
        let payload = &answer.data()[command.name];
        assert_eq!(payload["problems"], json!([{ "code": "CONFLICT" }]), "{}", command.name);
        assert!(payload["conflict"]["version"].as_i64().unwrap() < 999, "{}", command.name);
        checked.push(command.name);
    }
    assert!(checked.len() >= 9, "{checked:?}");
    assert_eq!(clusters::row_on(&database, WRITTEN).await.get::<_, i64>(0), before);
}
