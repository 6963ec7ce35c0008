//! Whatever stops half-way, nothing stays: no object without a record, no record without its object.

use std::time::{Duration, SystemTime};

use chrono::TimeDelta;
use serde_json::{Value, json};
use tessera::models::{
    attachments::objects,
    trash::purge::{Retention, purge},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{Desk, outcome, picture};
use crate::support::{TestApp, clusters, processes, until};

/// Sends the head of an upload and what is given of its body.
async fn begin(address: &str, url: &Value, length: usize, body: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let url = url.as_str().unwrap();
    let head = format!("PUT {url} HTTP/1.1\r\nhost: {address}\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    stream.flush().await.unwrap();
    stream
}

impl Desk {
    fn address(&self) -> String {
        self.app.address.to_string()
    }

    /// Looks for what is to go, as the server does every minute, some time from now.
    async fn sweep_in(&self, time: TimeDelta) {
        let app = &self.app.app;
        objects::sweep(&app.db, &app.files, app.clock.now() + time).await.unwrap();
    }

    /// Waits until an object is being written.
    async fn is_writing(&self) {
        until("something is being written", async || !self.objects().is_empty()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_ends_in_the_middle_leaves_nothing() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    let content = picture(2_000_000);
    let stream = begin(&desk.address(), &attachment["uploadUrl"], content.len(), &content[..1_200_000]).await;
    desk.is_writing().await;
    assert_eq!(desk.stale().await, 1, "the key is written down before the object is");
    drop(stream);
    desk.becomes_empty().await;
    assert_eq!(desk.read(&admin, &attachment["id"]).await["state"], "PENDING");
    assert_eq!(desk.put(&attachment["uploadUrl"], content).await.0, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_length_that_lies_ends_the_file_where_it_says() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.txt" })).await;
    // More than was said: what follows is another request, and no good one.
    let mut stream = begin(&desk.address(), &attachment["uploadUrl"], 4, b"four and more").await;
    let mut answer = String::new();
    let _ = tokio::time::timeout(Duration::from_secs(20), stream.read_to_string(&mut answer)).await;
    assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
    assert_eq!(desk.read(&admin, &attachment["id"]).await["sizeBytes"], 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_that_takes_too_long_is_given_up() {
    let database = clusters::demo_database().await;
    let app = TestApp::start_with(database.clone(), |config| config.files.upload_timeout_ms = 1_000).await;
    let desk = Desk { app, database, http: reqwest::Client::new() };
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    let mut stream = begin(&desk.address(), &attachment["uploadUrl"], 2_000_000, &picture(1_000_000)).await;
    // The rest does not come, so nothing but its time ends it.
    let mut answer = vec![0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(answer, b"HTTP/1.1 408");
    desk.becomes_empty().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_announced_and_never_sent_goes_after_an_hour() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let never = desk.announce(&admin, json!({ "client": client, "fileName": "never.png" })).await;
    let stored = desk.store(&admin, json!({ "client": client, "fileName": "b.png" }), picture(100)).await;
    desk.sweep_in(TimeDelta::minutes(59)).await;
    assert_eq!(desk.read(&admin, &never["id"]).await["state"], "PENDING");
    desk.sweep_in(TimeDelta::minutes(61)).await;
    assert_eq!(desk.read(&admin, &never["id"]).await, Value::Null);
    assert_eq!(desk.put(&never["uploadUrl"], picture(100)).await, (404, json!("NOT_FOUND")));
    assert_eq!(desk.get(&stored["downloadUrl"]).await.status(), 200);
    // The system's own change leaves its traces as everybody's does.
    let id = tessera::ids::decode_any(never["id"].as_str().unwrap()).unwrap().1;
    let traces = format!(
        "SELECT string_agg(e.action, ' ' ORDER BY e.occurred_at), bool_or(e.actor_id IS NULL),
            (SELECT string_agg(event, ' ' ORDER BY id) FROM outbox_events WHERE record_id = '{id}')
            FROM audit_entries e WHERE e.record_id = '{id}'"
    );
    let row = clusters::row_on(&desk.database, &traces).await;
    assert_eq!((row.get::<_, String>(0), row.get::<_, bool>(1)), ("create destroy".to_owned(), true));
    assert_eq!(row.get::<_, String>(2), "attachment.created attachment.destroyed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_destroyed_leaves_the_store_also_with_what_it_was_attached_to() {
    let database = clusters::demo_database().await;
    // The server sweeps by itself here.
    let app = TestApp::start_with(database.clone(), |config| config.files.sweep_seconds = 1).await;
    let desk = Desk { app, database, http: reqwest::Client::new() };
    let admin = desk.app.admin().await;
    let client =
        admin.change("clientCreate", "ClientCreateInput", json!({ "name": "Short-lived" }), "client { id }").await;
    let client = client.data()["clientCreate"]["client"]["id"].clone();
    let note =
        admin.change("noteCreate", "NoteCreateInput", json!({ "client": client, "body": "x" }), "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    let alone = desk.store(&admin, json!({ "client": client, "fileName": "a.png" }), picture(100)).await;
    desk.store(&admin, json!({ "client": client, "fileName": "b.png" }), picture(100)).await;
    desk.store(&admin, json!({ "note": note, "fileName": "c.png" }), picture(100)).await;
    assert_eq!(desk.objects().len(), 3);
    let destroy = async |name: &str, id: &Value| {
        let answer = admin.change(name, "RecordInput", json!({ "id": id }), "problems { code }").await;
        assert_eq!(answer.data()[name]["problems"], json!([]));
    };
    destroy("attachmentDestroy", &alone["id"]).await;
    destroy("clientDestroy", &client).await;
    desk.becomes_empty().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_purged_from_the_trash_takes_its_files_along() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let note =
        admin.change("noteCreate", "NoteCreateInput", json!({ "client": client, "body": "x" }), "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    desk.store(&admin, json!({ "note": note, "fileName": "a.png" }), picture(100)).await;
    let alone = desk.store(&admin, json!({ "client": client, "fileName": "b.png" }), picture(100)).await;
    for (name, id) in [("noteDelete", &note), ("attachmentDelete", &alone["id"])] {
        admin.change(name, "RecordInput", json!({ "id": id }), "problems { code }").await.data();
    }
    let app = &desk.app.app;
    for (days, objects) in [(29, 2), (31, 0)] {
        let now = app.clock.now() + TimeDelta::days(days);
        purge(&app.db, app.auth.keys(), Retention::of_days(30), now).await.unwrap();
        desk.sweep_in(TimeDelta::zero()).await;
        assert_eq!((desk.objects().len(), desk.stale().await), (objects, 0), "after {days} days");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_during_an_upload_leaves_what_the_next_one_sweeps() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    // Another instance on the same database, keys and files.
    let process = processes::Process::start(&desk.database, desk.app.data_dir.path());
    let address = process.url.strip_prefix("http://").unwrap().to_owned();
    let content = picture(2_000_000);
    let _stream = begin(&address, &attachment["uploadUrl"], content.len(), &content[..1_200_000]).await;
    desk.is_writing().await;
    process.kill();
    let drafts = desk.objects();
    assert!(drafts.len() == 1 && desk.stale().await == 1, "{drafts:?}");
    // Too young to be known as forgotten.
    desk.sweep_in(TimeDelta::zero()).await;
    assert_eq!((desk.objects().len(), desk.stale().await), (1, 1));
    let draft = std::fs::File::options().write(true).open(&drafts[0]).unwrap();
    draft.set_modified(SystemTime::now() - Duration::from_hours(2)).unwrap();
    desk.sweep_in(TimeDelta::minutes(61)).await;
    desk.becomes_empty().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_between_the_store_and_the_database_leaves_an_object_that_is_swept() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    // The transaction that would name the object fails, as it does when the database goes away then.
    let trap = "CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''gone''; END';
        CREATE TRIGGER trap BEFORE UPDATE ON attachments FOR EACH ROW EXECUTE FUNCTION trap()";
    clusters::execute_on(&desk.database, trap).await;
    let (status, code) = desk.put(&attachment["uploadUrl"], picture(300_000)).await;
    assert_eq!((status, code), (500, json!("INTERNAL_SERVER_ERROR")));
    // Whether the record names the object is not known then, so the object stays, with its key written down.
    assert_eq!((desk.objects().len(), desk.stale().await), (1, 1));
    clusters::execute_on(&desk.database, "DROP TRIGGER trap ON attachments").await;
    let stored = desk.put(&attachment["uploadUrl"], picture(300_000)).await;
    assert_eq!(stored.0, 201);
    desk.sweep_in(TimeDelta::minutes(61)).await;
    assert_eq!((desk.objects().len(), desk.stale().await), (1, 0));
    let attachment = desk.read(&admin, &attachment["id"]).await;
    assert_eq!(desk.get(&attachment["downloadUrl"]).await.status(), 200);
    let object = desk.objects().remove(0);
    std::fs::remove_file(object).unwrap();
    assert_eq!(outcome(desk.get(&attachment["downloadUrl"]).await).await.0, 500);
}
