//! The trash is emptied after a time, and old events are swept out.

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tessera::models::trash::purge::{Retention, purge};

use crate::support::{
    Caller, TestApp, clusters,
    processes::{Process, token},
    until,
};

const TABLES: [&str; 8] = ["clients", "contacts", "deals", "notes", "products", "categories", "teams", "attachments"];

/// Lets everything in the trash have lain there for so many days more.
async fn age(database: &str, days: u32) {
    for table in TABLES {
        let older =
            format!("UPDATE {table} SET deleted_at = deleted_at - interval '{days} days' WHERE deleted_at IS NOT NULL");
        clusters::execute_on(database, &older).await;
    }
}

async fn count(database: &str, query: &str) -> i64 {
    clusters::row_on(database, query).await.get(0)
}

async fn made(caller: &Caller, noun: &str, input: Value) -> Value {
    let of_input = format!("{}{}CreateInput", noun[..1].to_uppercase(), &noun[1..]);
    let selection = format!("{noun} {{ id }} problems {{ path code }}");
    let answer = caller.change(&format!("{noun}Create"), &of_input, input, &selection).await;
    let payload = &answer.data()[format!("{noun}Create")];
    assert_eq!(payload["problems"], json!([]));
    payload[noun]["id"].clone()
}

async fn change(caller: &Caller, name: &str, id: &Value) {
    let answer = caller.change(name, "RecordInput", json!({ "id": id }), "problems { code }").await;
    assert_eq!(answer.data()[name]["problems"], json!([]), "{name}");
}

fn uuid(id: &Value) -> String {
    tessera::ids::decode_any(id.as_str().unwrap()).unwrap().1.to_string()
}

/// A client with a contact, a deal and two notes, one of them private.
struct Estate {
    client: Value,
    parts: Vec<Value>,
}

async fn estate(seller: &Caller, name: &str) -> Estate {
    let client = made(seller, "client", json!({ "name": name })).await;
    let stage = seller.ask("{ stages(first: 1) { nodes { id } } }").await.data()["stages"]["nodes"][0]["id"].clone();
    let contact = made(seller, "contact", json!({ "client": client, "lastName": "Person" })).await;
    let deal = json!({ "client": client, "contact": contact, "name": "Deal", "stage": stage, "currency": "EUR" });
    let deal = made(seller, "deal", deal).await;
    let note = made(seller, "note", json!({ "client": client, "contact": contact, "body": "For all" })).await;
    let private = json!({ "deal": deal, "body": "Just mine", "visibility": "PRIVATE" });
    let private = made(seller, "note", private).await;
    Estate { client, parts: vec![contact, deal, note, private] }
}

/// Empties the trash as the server does, some days from now.
async fn purge_in(app: &TestApp, days: i64) {
    let app = &app.app;
    let now = app.clock.now() + TimeDelta::days(days);
    purge(&app.db, app.auth.keys(), Retention::of_days(30), now).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_lain_in_the_trash_for_its_time_goes_and_leaves_an_entry_and_an_event_each() {
    let database = clusters::demo_database().await;
    // The server purges by itself here.
    let app = TestApp::start_with(database.clone(), |config| config.trash.sweep_seconds = 1).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let old = estate(&seller, "Long gone").await;
    let young = made(&seller, "client", json!({ "name": "Just gone" })).await;
    change(&seller, "clientDelete", &old.client).await;
    age(&database, 31).await;
    change(&seller, "clientDelete", &young).await;
    let left = "SELECT count(*) FROM trash_entries";
    until("the trash is emptied", async || count(&database, left).await == 1).await;
    for id in old.parts.iter().chain([&old.client]) {
        let traces = format!(
            "SELECT count(*) FILTER (WHERE action = 'destroy' AND actor_id IS NULL AND session_id IS NULL AND before->>'id' = '{id}'),
                (SELECT count(*) FROM outbox_events WHERE record_id = '{id}' AND event LIKE '%.destroyed' AND actor_id IS NULL)
             FROM audit_entries WHERE record_id = '{id}'",
            id = uuid(id)
        );
        let row = clusters::row_on(&database, &traces).await;
        assert_eq!((row.get::<_, i64>(0), row.get::<_, i64>(1)), (1, 1), "{traces}");
    }
    let log = admin.ask("{ auditEntries(first: 100) { nodes { type action before } } }").await;
    assert!(!log.text.contains("Just mine"), "what was private stays private");
    let trash = seller.ask("{ trash(first: 5) { nodes { title deletedAt purgeAt } } }").await;
    let entry = &trash.data()["trash"]["nodes"][0];
    let moment = |name: &str| entry[name].as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    assert_eq!((&entry["title"], moment("purgeAt") - moment("deletedAt")), (&json!("Just gone"), TimeDelta::days(30)));
    change(&seller, "clientRestore", &young).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_others_need_stays_in_the_trash_and_goes_when_they_do_not_any_more() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let product = |sku: &str| json!({ "sku": sku, "name": sku });
    let (sold, unsold) =
        (made(&admin, "product", product("SOLD")).await, made(&admin, "product", product("UNSOLD")).await);
    let kept = estate(&seller, "Kept").await;
    let price = json!({ "amount": "1", "currency": "EUR" });
    let line = json!({ "deal": kept.parts[1], "product": sold, "quantity": "1", "unitPrice": price["amount"] });
    let line = made(&admin, "lineItem", line).await;
    // A note is not lost with the person it tells of.
    change(&seller, "contactDelete", &kept.parts[0]).await;
    for product in [&sold, &unsold] {
        change(&admin, "productDelete", product).await;
    }
    // A client whose deal went into the trash after it.
    let needed = estate(&seller, "Needed").await;
    change(&seller, "clientDelete", &needed.client).await;
    // One that was merged into another is not waiting to be purged.
    let merged = made(&admin, "client", json!({ "name": "Merged" })).await;
    change(&admin, "clientDelete", &merged).await;
    let merge = format!("UPDATE clients SET merged_into_id = '{}' WHERE id = '{}'", uuid(&kept.client), uuid(&merged));
    clusters::execute_on(&database, &merge).await;
    age(&database, 31).await;
    let later = format!("UPDATE deals SET deleted_at = now() WHERE id = '{}'", uuid(&needed.parts[1]));
    clusters::execute_on(&database, &later).await;

    let there = async |table: &str, id: &Value| {
        count(&database, &format!("SELECT count(*) FROM {table} WHERE id = '{}'", uuid(id))).await == 1
    };
    for _ in 0..2 {
        purge_in(&app, 0).await;
        assert!(!there("products", &unsold).await && there("products", &sold).await);
        assert!(there("contacts", &kept.parts[0]).await && there("clients", &needed.client).await);
        assert!(there("clients", &merged).await);
        assert!(there("notes", &kept.parts[2]).await, "a live note");
    }
    change(&admin, "lineItemDelete", &line).await;
    change(&seller, "noteDelete", &kept.parts[2]).await;
    age(&database, 31).await;
    purge_in(&app, 0).await;
    assert!(!there("products", &sold).await && !there("contacts", &kept.parts[0]).await);
    assert!(!there("clients", &needed.client).await && there("clients", &kept.client).await);
    assert!(there("clients", &merged).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_in_time_stays_and_a_trash_without_a_limit_keeps_everything() {
    let database = clusters::demo_database().await;
    let app = TestApp::start_with(database.clone(), |config| config.trash.retention_days = 0).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let (back, gone) = (estate(&seller, "Back").await, estate(&seller, "Gone").await);
    for client in [&back.client, &gone.client] {
        change(&seller, "clientDelete", client).await;
    }
    assert_eq!(
        admin.ask("{ trash(first: 1) { nodes { purgeAt } } }").await.data()["trash"]["nodes"][0]["purgeAt"],
        Value::Null
    );
    let (db, keys, now) = (&app.app.db, app.app.auth.keys(), app.app.clock.now());
    purge(db, keys, Retention::of_days(0), now + TimeDelta::days(3_650)).await.unwrap();
    purge_in(&app, 29).await;
    assert_eq!(count(&database, "SELECT count(*) FROM trash_entries").await, 10);
    change(&seller, "clientRestore", &back.client).await;
    // Two servers at once destroy each record once.
    tokio::join!(purge_in(&app, 31), purge_in(&app, 31));
    assert_eq!(count(&database, "SELECT count(*) FROM trash_entries").await, 0);
    assert_eq!(count(&database, "SELECT count(*) FROM audit_entries WHERE action = 'destroy'").await, 5);
    let query = "query($id: ID!) { client(id: $id) { name contacts(first: 5) { nodes { id } } deals(first: 5) { nodes { id } } } }";
    let answer = seller.ask_with(query, json!({ "id": back.client })).await;
    assert_eq!(answer.data()["client"]["contacts"]["nodes"][0]["id"], back.parts[0]);
}

/// 5,000 notes of one client that have lain in the trash for long.
const MANY: &str = "INSERT INTO notes (id, kind, body, client_id, author_id, visibility, happened_at, deleted_at)
    SELECT gen_random_uuid(), 'note', 'Old', c.id, u.id, CASE n % 2 WHEN 0 THEN 'shared' ELSE 'private' END, now(),
        now() - interval '40 days' - n * interval '1 second'
    FROM generate_series(1, 5000) n, (SELECT id FROM clients ORDER BY number LIMIT 1) c, (SELECT id FROM users ORDER BY id LIMIT 1) u";

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_records_go_though_the_server_is_killed_in_the_middle_and_nobody_waits_for_them() {
    let database = clusters::demo_database().await;
    clusters::execute_on(&database, MANY).await;
    let directory = clusters::Directory::new();
    let settings = ["trash.sweep_seconds=1"];
    let server = Process::start_with(&database, directory.path(), &settings);
    let old = "SELECT count(*) FROM notes WHERE deleted_at IS NOT NULL";
    let consistent = "SELECT 5000 - (SELECT count(*) FROM notes WHERE deleted_at IS NOT NULL),
        (SELECT count(DISTINCT record_id) FROM audit_entries WHERE action = 'destroy' AND type_name = 'Note'),
        (SELECT count(*) FROM audit_entries WHERE action = 'destroy'),
        (SELECT count(*) FROM outbox_events WHERE event = 'note.destroyed')";
    until("a thousand notes are gone", async || count(&database, old).await <= 4_000).await;
    server.kill();
    // What PostgreSQL was in the middle of when the server died is undone as a whole.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let row = clusters::row_on(&database, consistent).await;
    let (gone, of_records) = (row.get::<_, i64>(0), row.get::<_, i64>(1));
    assert!((1_000..5_000).contains(&gone), "killed in the middle: {gone}");
    assert_eq!((of_records, row.get(2), row.get(3)), (gone, gone, gone));

    let server = Process::start_with(&database, directory.path(), &settings);
    let caller = server.caller(&token(&database, directory.path(), "ada.admin@tessera.example"));
    // Meanwhile somebody writes to the client whose notes go.
    let client = "{ clients(first: 1, orderBy: [NUMBER_ASC]) { nodes { id } } }";
    let client = caller.ask(client).await.data()["clients"]["nodes"][0]["id"].clone();
    let (begun, mut slowest) = (Instant::now(), Duration::ZERO);
    while count(&database, old).await > 0 {
        let started = Instant::now();
        made(&caller, "note", json!({ "client": client, "body": "New" })).await;
        slowest = slowest.max(started.elapsed());
        assert!(begun.elapsed() < Duration::from_mins(2), "the trash is not emptied");
    }
    assert!(slowest < Duration::from_secs(2), "a writer waited for {slowest:?}");
    let row = clusters::row_on(&database, consistent).await;
    assert_eq!((row.get(0), row.get(1), row.get(2), row.get(3)), (5_000_i64, 5_000_i64, 5_000_i64, 5_000_i64));
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_were_told_are_swept_out_after_their_time_and_entries_of_the_audit_log_are_not() {
    let database = clusters::demo_database().await;
    let old = "INSERT INTO outbox_events (event, type_name, record_id, payload, occurred_at, dispatched_at)
            SELECT 'client.updated', 'Client', gen_random_uuid(), '{}', now() - n * interval '1 day',
                CASE WHEN n < 4 THEN NULL ELSE now() - n * interval '1 day' END FROM generate_series(1, 2500) n;
        INSERT INTO audit_entries (id, occurred_at, action, type_name, record_id)
            SELECT gen_random_uuid(), now() - n * interval '1 day', 'update', 'Client', gen_random_uuid() FROM generate_series(1, 100) n";
    clusters::execute_on(&database, old).await;
    let directory = clusters::Directory::new();
    let _server = Process::start_with(&database, directory.path(), &["webhooks.keep_days=2"]);
    // What nobody has been told of yet is told first, and stays for its time from then on.
    let are_swept = async || count(&database, "SELECT count(*) FROM outbox_events").await == 3;
    until("old events are swept out", are_swept).await;
    assert_eq!(count(&database, "SELECT count(*) FROM outbox_events WHERE dispatched_at IS NULL").await, 0);
    assert_eq!(count(&database, "SELECT count(*) FROM audit_entries").await, 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_holds_is_passed_over_and_goes_the_next_time() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let seller = app.seller().await;
    let estate = estate(&seller, "Held").await;
    let [contact, _, note, _] = estate.parts.as_slice() else { unreachable!() };
    for (name, id) in [("noteDelete", note), ("contactDelete", contact)] {
        change(&seller, name, id).await;
    }
    let method = format!(
        "INSERT INTO contact_methods (id, contact_id, kind, value, value_norm) VALUES (gen_random_uuid(), '{}', 'email', 'a@b.example', 'a@b.example')",
        uuid(contact)
    );
    clusters::execute_on(&database, &method).await;
    let other = made(&seller, "note", json!({ "client": estate.client, "body": "Not held" })).await;
    change(&seller, "noteDelete", &other).await;
    let (holder, connection) = tokio_postgres::connect(&database, tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let hold = async |what: String| holder.batch_execute(&format!("BEGIN; {what}")).await.unwrap();
    let left = "SELECT count(*) FROM trash_entries";

    hold(format!("SELECT FROM notes WHERE id = '{}' FOR UPDATE", uuid(note))).await;
    let started = Instant::now();
    purge_in(&app, 31).await;
    assert!(started.elapsed() < Duration::from_millis(1_900), "it waits for nobody: {:?}", started.elapsed());
    assert_eq!(count(&database, left).await, 2, "the note, and the contact it tells of");
    holder.batch_execute("COMMIT").await.unwrap();

    // What goes with a record may be held too: that is waited for, for two seconds, and given up.
    hold(format!("SELECT FROM contact_methods WHERE contact_id = '{}' FOR UPDATE", uuid(contact))).await;
    purge_in(&app, 31).await;
    assert_eq!(count(&database, left).await, 1);
    holder.batch_execute("COMMIT").await.unwrap();
    purge_in(&app, 31).await;
    assert_eq!(count(&database, left).await, 0);
    assert_eq!(count(&database, "SELECT count(*) FROM audit_entries WHERE action = 'destroy'").await, 3);
}
