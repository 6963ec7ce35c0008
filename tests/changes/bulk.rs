//! Bulk mutations: many records, one transaction, one policy for what is wrong.

use serde_json::{Value, json};
use tessera::auth::{Operation, Scope, rights::defaults};

use super::{
    nouns::{BULK, Life, NOUNS, Noun, World},
    traces, uuid_of,
};
use crate::support::{Answer, Caller, TestApp, clusters};

const RESULTS: &str = "problems { path code } conflict { version fields { field base theirs mine } }";

/// A noun with bulk mutations.
fn noun(stem: &str) -> &'static Noun {
    NOUNS.iter().find(|noun| noun.stem == stem).unwrap()
}

async fn run(caller: &Caller, stem: &str, plural: &str, action: &str, items: Value, policy: Option<&str>) -> Answer {
    let of = noun(stem);
    let input_type = match action {
        "Create" | "Update" | "Upsert" => format!("{}Bulk{action}Input", of.type_name),
        _ => "RecordBulkInput".to_owned(),
    };
    let mut input = json!({ "items": items });
    if let Some(policy) = policy {
        input["errorPolicy"] = json!(policy);
    }
    let selection = format!("written results {{ {stem} {{ id version }} {RESULTS} }}");
    caller.change(&format!("{plural}Bulk{action}"), &input_type, input, &selection).await
}

/// The answer to a bulk mutation of clients.
async fn clients(caller: &Caller, action: &str, items: Value, policy: &str) -> Value {
    let answer = run(caller, "client", "clients", action, items, Some(policy)).await;
    answer.data()[format!("clientsBulk{action}")].clone()
}

fn codes(result: &Value) -> Vec<String> {
    let problems = result["problems"].as_array().unwrap();
    problems.iter().map(|problem| problem["code"].as_str().unwrap().to_owned()).collect()
}

async fn count(database: &str, table: &str) -> i64 {
    clusters::row_on(database, &format!("SELECT count(*) FROM {table}")).await.get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn records_of_every_kind_are_made_changed_deleted_restored_and_destroyed_many_at_once() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    for (stem, plural) in BULK {
        let of = noun(stem);
        let made = run(&admin, stem, plural, "Create", json!([(of.valid)(&world)]), None).await;
        let made = &made.data()[format!("{plural}BulkCreate")];
        assert_eq!((&made["written"], &made["results"][0]["problems"]), (&json!(1), &json!([])), "{stem}");
        let id = made["results"][0][stem]["id"].clone();

        let mut change = (of.change)();
        change["id"] = id.clone();
        change["version"] = json!(1);
        let updated = run(&admin, stem, plural, "Update", json!([change]), None).await;
        assert_eq!(updated.data()[format!("{plural}BulkUpdate")]["results"][0][stem]["version"], 2, "{stem}");
        let stale = run(&admin, stem, plural, "Update", json!([change]), None).await;
        let stale = &stale.data()[format!("{plural}BulkUpdate")];
        assert_eq!(
            (&stale["written"], codes(&stale["results"][0])),
            (&json!(0), vec!["CONFLICT".to_owned()]),
            "{stem}"
        );
        assert_eq!(stale["results"][0]["conflict"]["version"], 2, "{stem}");

        let mut actions = vec!["create", "update", "delete"];
        let rest: &[&str] = if of.life == Life::Trash { &["Delete", "Restore", "Destroy"] } else { &["Delete"] };
        for action in rest {
            let done = run(&admin, stem, plural, action, json!([{ "id": id }]), None).await;
            assert_eq!(done.data()[format!("{plural}Bulk{action}")]["written"], 1, "{stem} {action}");
        }
        if of.life == Life::Trash {
            actions.extend(["restore", "destroy"]);
        }
        let gone = run(&admin, stem, plural, rest.last().unwrap(), json!([{ "id": id }]), None).await;
        let gone = &gone.data()[format!("{plural}Bulk{}", rest.last().unwrap())];
        assert_eq!((&gone["written"], codes(&gone["results"][0])), (&json!(0), vec!["NOT_FOUND".to_owned()]), "{stem}");
        assert_eq!(traces(&database, &uuid_of(&id)).await.0, actions.join(" "), "{stem}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_wrong_row_leaves_everything_unwritten_unless_the_policy_says_otherwise() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let rows = json!([
        { "name": "Right" },
        { "name": "Half right", "email": "nobody", "city": "Bremen", "employeeCount": -1 },
        { "name": " ", "city": "Kiel" },
        { "name": "Right as well", "externalRef": "A-1" },
        { "name": "Taken", "externalRef": "A-1", "city": "Emden" },
    ]);
    let before = [count(&database, "clients").await, count(&database, "outbox_events").await];

    let rejected = clients(&admin, "Create", rows.clone(), "REJECT_EVERYTHING").await;
    assert_eq!(rejected["written"], 0);
    let told: Vec<Vec<String>> = rejected["results"].as_array().unwrap().iter().map(codes).collect();
    let expected: [&[&str]; 5] = [&[], &["OUT_OF_RANGE", "INVALID_EMAIL"], &["REQUIRED"], &[], &["TAKEN"]];
    assert_eq!(told, expected);
    assert!(rejected["results"].as_array().unwrap().iter().all(|result| result["client"].is_null()));
    assert_eq!([count(&database, "clients").await, count(&database, "outbox_events").await], before);
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 0);

    let partly = clients(&admin, "Create", rows.clone(), "REJECT_FAILED_ROWS").await;
    assert_eq!(partly["written"], 2);
    let written: Vec<bool> =
        partly["results"].as_array().unwrap().iter().map(|result| !result["client"].is_null()).collect();
    assert_eq!(written, [true, false, false, true, false]);
    let told: Vec<Vec<String>> = partly["results"].as_array().unwrap().iter().map(codes).collect();
    assert_eq!(told, expected);
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 2);
    assert_eq!(count(&database, "outbox_events").await, before[1] + 2);

    let most = clients(&admin, "Create", rows, "IGNORE_FAILED").await;
    // The fourth is written without the key that is taken by now; nobody can be without a name.
    let written: Vec<bool> =
        most["results"].as_array().unwrap().iter().map(|result| !result["client"].is_null()).collect();
    assert_eq!((&most["written"], written), (&json!(4), vec![true, true, false, true, true]));
    let told: Vec<Vec<String>> = most["results"].as_array().unwrap().iter().map(codes).collect();
    let expected: [&[&str]; 5] = [&[], &["OUT_OF_RANGE", "INVALID_EMAIL"], &["REQUIRED"], &["TAKEN"], &["TAKEN"]];
    assert_eq!(told, expected);
    let half = admin
        .ask_with(
            "query($id: ID!) { client(id: $id) { name city email employeeCount externalRef } }",
            json!({ "id": most["results"][1]["client"]["id"] }),
        )
        .await;
    assert_eq!(
        half.data()["client"],
        json!({ "name": "Half right", "city": "Bremen", "email": null, "employeeCount": null, "externalRef": null })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_changed_by_somebody_else_meanwhile_is_told_with_its_three_values_and_the_others_are_written() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let made = clients(&admin, "Create", json!([{ "name": "One" }, { "name": "Two" }]), "REJECT_EVERYTHING").await;
    let id = |index: usize| made["results"][index]["client"]["id"].clone();
    let other = json!({ "id": id(0), "version": 1, "name": "Uno" });
    admin.change("clientUpdate", "ClientUpdateInput", other, "client { version }").await.data();
    let mine = json!([
        { "id": id(0), "version": 1, "name": "Eins" },
        { "id": id(1), "version": 1, "name": "Zwei" },
        // Of the same record once more: the version that was seen is the one before.
        { "id": id(1), "version": 1, "name": "Zwo" },
        { "id": id(1), "version": 2, "name": "Zwo" },
    ]);
    let written = clients(&admin, "Update", mine, "REJECT_FAILED_ROWS").await;
    assert_eq!(written["written"], 2);
    assert_eq!(
        written["results"][0]["conflict"],
        json!({ "version": 2, "fields": [{ "field": "name", "base": "One", "theirs": "Uno", "mine": "Eins" }] })
    );
    assert_eq!(codes(&written["results"][2]), ["CONFLICT"]);
    assert_eq!(written["results"][3]["client"]["version"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_are_asked_before_anything_and_the_scope_of_rows_row_by_row() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let world = World::of(&admin).await;
    let mut refused = 0;
    for (role, caller) in [
        ("seller", &seller),
        ("support", &app.support().await),
        ("auditor", &app.caller("olga.auditor@tessera.example").await),
    ] {
        let rights = defaults::rights(role);
        for (stem, plural) in BULK {
            let of = noun(stem);
            for action in of.actions() {
                if rights.scope(of.type_name, Operation::parse(&action.to_lowercase()).unwrap()) != Scope::None {
                    continue;
                }
                let id = tessera::ids::NodeId { type_name: of.type_name, id: uuid::Uuid::max() }.encode();
                let item = match *action {
                    "Create" => (of.valid)(&world),
                    "Update" => json!({ "id": id, "version": 1 }),
                    _ => json!({ "id": id }),
                };
                let answer = run(caller, stem, plural, action, json!([item]), Some("IGNORE_FAILED")).await;
                assert_eq!(answer.codes(), ["FORBIDDEN"], "{role} {plural}Bulk{action}");
                refused += 1;
            }
        }
    }
    assert!(refused > 20, "{refused}");
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 0);

    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let list = "query($me: ID!) { mine: clients(first: 1, filter: { owner: { eq: $me } }) { nodes { id version } }
        theirs: clients(first: 1, filter: { not: { owner: { eq: $me } } }) { nodes { id version } } }";
    let found = admin.ask_with(list, json!({ "me": me })).await.data().clone();
    let item = |of: &str| {
        let node = &found[of]["nodes"][0];
        json!({ "id": node["id"], "version": node["version"], "city": "Bonn" })
    };
    let items = json!([item("theirs"), item("mine")]);
    let rejected = clients(&seller, "Update", items.clone(), "REJECT_EVERYTHING").await;
    assert_eq!((&rejected["written"], codes(&rejected["results"][0])), (&json!(0), vec!["NOT_FOUND".to_owned()]));
    let written = clients(&seller, "Update", items, "REJECT_FAILED_ROWS").await;
    assert_eq!((&written["written"], codes(&written["results"][0])), (&json!(1), vec!["NOT_FOUND".to_owned()]));
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bulk_change_is_repeated_by_its_key_and_not_made_again() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let query = "mutation($input: ClientBulkCreateInput!) { clientsBulkCreate(input: $input) { written results { client { id } problems { code } } } }";
    let items = json!([{ "name": "Kept" }, { "name": "" }]);
    let body =
        json!({ "query": query, "variables": { "input": { "items": items, "errorPolicy": "REJECT_FAILED_ROWS" } } });
    let first = admin.send_keyed(body.clone(), Some("import-7")).await;
    let again = admin.send_keyed(body.clone(), Some("import-7")).await;
    assert!(again.replayed && !first.replayed);
    assert_eq!(again.body["data"], first.body["data"]);
    // The server stopped before it could keep the answer: what was done is still known, row by row.
    clusters::execute_on(&database, "UPDATE idempotency_keys SET answer = NULL").await;
    let recalled = admin.send_keyed(body, Some("import-7")).await;
    assert_eq!(recalled.body["data"], first.body["data"]);
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_rows_are_written_and_one_more_is_refused() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let row = |index: usize| {
        json!({ "name": format!("Imported {index}"), "externalRef": format!("I-{index}"), "city": "Essen",
            "country": "DE", "email": format!("office@imported-{index}.example"), "phone": "+49 201 123450" })
    };
    let rows: Vec<Value> = (0..1_000).map(row).collect();
    let made = clients(&admin, "Upsert", json!(rows), "REJECT_EVERYTHING").await;
    assert_eq!(made["written"], 1_000);
    assert_eq!(count(&database, "audit_entries WHERE action <> 'sign_in'").await, 1_000);
    assert_eq!(count(&database, "clients WHERE external_ref LIKE 'I-%'").await, 1_000);
    let order = "clients WHERE external_ref = 'I-' || split_part(name, ' ', 2) AND external_ref LIKE 'I-%'";
    assert_eq!(count(&database, order).await, 1_000);
    let more: Vec<Value> = (0..1_001).map(row).collect();
    let answer = run(&admin, "client", "clients", "Upsert", json!(more), None).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    let nobody = run(&admin, "client", "clients", "Delete", json!([{ "id": "nonsense" }]), None).await;
    assert_eq!(nobody.codes(), ["BAD_USER_INPUT"]);
    let none = clients(&admin, "Delete", json!([]), "REJECT_EVERYTHING").await;
    assert_eq!(none, json!({ "written": 0, "results": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn bulk_changes_of_the_same_records_in_opposite_order_do_not_wait_for_each_other_for_ever() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let rows = |city: &str| -> Vec<Value> {
        let row = |index| json!({ "externalRef": format!("S-{index}"), "name": "Shared", "city": city });
        (0..60).map(row).collect()
    };
    let mut writers = Vec::new();
    for round in 0..8 {
        let mut items = rows(&format!("City {round}"));
        if round % 2 == 1 {
            items.reverse();
        }
        let admin = admin.clone();
        writers.push(tokio::spawn(async move { clients(&admin, "Upsert", json!(items), "REJECT_EVERYTHING").await }));
    }
    let mut ids = Vec::new();
    for writer in writers {
        let made = writer.await.unwrap();
        assert_eq!(made["written"], 60);
        ids = made["results"].as_array().unwrap().iter().map(|result| result["client"]["id"].clone()).collect();
    }
    // Of several who have seen one version of all records, one is first, and the others are told.
    let mut writers = Vec::new();
    for round in 0..8 {
        if round % 2 == 1 {
            ids.reverse();
        }
        let items = ids.iter().map(|id| json!({ "id": id, "version": 8, "city": format!("Town {round}") })).collect();
        let admin = admin.clone();
        writers.push(tokio::spawn(async move { clients(&admin, "Update", items, "REJECT_EVERYTHING").await }));
    }
    let mut written = Vec::new();
    for writer in writers {
        written.push(writer.await.unwrap()["written"].as_i64().unwrap());
    }
    written.sort_unstable();
    assert_eq!(written, [0, 0, 0, 0, 0, 0, 0, 60]);
}
