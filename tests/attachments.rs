//! Attachments: files on their way in and out, through the public API and a real store.

mod contents;
mod leftovers;
mod scope;
mod tokens;

use std::path::PathBuf;

use reqwest::{Response, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::support::{Caller, TestApp, clusters, until};

const LARGEST: usize = 10 * 1024 * 1024;
const FIELDS: &str = "id fileName contentType sizeBytes sha256 state uploadUrl downloadUrl version";

/// A server with its database and its store at hand.
struct Desk {
    app: TestApp,
    database: String,
    http: reqwest::Client,
}

impl Desk {
    async fn open() -> Self {
        let database = clusters::demo_database().await;
        // Sweeping is left to the tests that are about it.
        let app = TestApp::start_with(database.clone(), |config| config.files.sweep_seconds = 86_400).await;
        Self { app, database, http: reqwest::Client::new() }
    }

    /// Announces a file, and gives back the attachment.
    async fn announce(&self, caller: &Caller, input: Value) -> Value {
        let selection = format!("attachment {{ {FIELDS} }} problems {{ path code }}");
        let answer = caller.change("attachmentCreate", "AttachmentCreateInput", input, &selection).await;
        let payload = &answer.data()["attachmentCreate"];
        assert_eq!(payload["problems"], json!([]));
        payload["attachment"].clone()
    }

    /// Sends a content; the status and the code of what is wrong, or the attachment as it was stored.
    async fn put(&self, url: &Value, content: impl Into<reqwest::Body>) -> (u16, Value) {
        let request = self.http.put(self.app.url(url.as_str().unwrap())).body(content);
        outcome(request.send().await.unwrap()).await
    }

    async fn get(&self, url: &Value) -> Response {
        self.http.get(self.app.url(url.as_str().unwrap())).send().await.unwrap()
    }

    /// Announces and sends a file, and gives back the attachment as it is then.
    async fn store(&self, caller: &Caller, input: Value, content: Vec<u8>) -> Value {
        let attachment = self.announce(caller, input).await;
        let (status, answer) = self.put(&attachment["uploadUrl"], content).await;
        assert_eq!(status, 201, "{answer}");
        self.read(caller, &attachment["id"]).await
    }

    async fn read(&self, caller: &Caller, id: &Value) -> Value {
        let query = format!("query($id: ID!) {{ attachment(id: $id) {{ {FIELDS} }} }}");
        caller.ask_with(&query, json!({ "id": id })).await.data()["attachment"].clone()
    }

    /// Every file below the directory of the store, drafts too.
    fn objects(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.app.data_dir.path().join("files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { found.push(path) }
            }
        }
        found
    }

    /// Keys of objects that are written down as to be deleted.
    async fn stale(&self) -> i64 {
        clusters::row_on(&self.database, "SELECT count(*) FROM stale_objects").await.get(0)
    }

    /// Waits until neither the store nor the list of stale objects holds anything.
    async fn becomes_empty(&self) {
        until("nothing is left behind", async || self.objects().is_empty() && self.stale().await == 0).await;
    }

    async fn some_client(&self, caller: &Caller) -> Value {
        caller.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"].clone()
    }
}

async fn outcome(response: Response) -> (u16, Value) {
    let status = response.status().as_u16();
    let body: Value = response.json().await.unwrap();
    let code = &body["errors"][0]["extensions"]["code"];
    (status, if code.is_null() { body["attachment"].clone() } else { code.clone() })
}

/// The first bytes of a picture, and noise that nothing can compress.
fn picture(size: usize) -> Vec<u8> {
    use rand::{RngCore, SeedableRng};
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    bytes.resize(size, 0);
    rand_chacha::ChaCha8Rng::seed_from_u64(size as u64).fill_bytes(&mut bytes[8..]);
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_mebibytes_less_one_come_back_byte_for_byte() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let content = picture(LARGEST - 1);
    let sha256 = format!("{:x}", Sha256::digest(&content));

    let pending = desk.announce(&admin, json!({ "client": client, "fileName": "Übersicht \"1\".png" })).await;
    assert_eq!((&pending["state"], &pending["downloadUrl"]), (&json!("PENDING"), &Value::Null));
    let (status, stored) = desk.put(&pending["uploadUrl"], content.clone()).await;
    assert_eq!(status, 201);
    assert_eq!(
        stored,
        json!({ "id": pending["id"], "contentType": "image/png", "sizeBytes": LARGEST - 1, "sha256": sha256 })
    );

    let attachment = desk.read(&admin, &pending["id"]).await;
    assert_eq!((&attachment["state"], &attachment["uploadUrl"]), (&json!("STORED"), &Value::Null));
    assert_eq!((&attachment["sizeBytes"], &attachment["sha256"]), (&json!(LARGEST - 1), &json!(sha256)));
    let response = desk.get(&attachment["downloadUrl"]).await;
    assert_eq!(response.status(), StatusCode::OK);
    for (name, expected) in [
        ("content-type", "image/png"),
        (
            "content-disposition",
            "attachment; filename=\"_bersicht _1_.png\"; filename*=UTF-8''%C3%9Cbersicht%20%221%22.png",
        ),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "private, no-store"),
        ("cross-origin-resource-policy", "same-origin"),
        ("content-length", "10485759"),
        ("accept-ranges", "bytes"),
    ] {
        assert_eq!(response.headers()[name], expected, "{name}");
    }
    assert!(response.bytes().await.unwrap() == content, "the bytes are the same");

    // In the store it has neither the name nor anything else a person chose.
    let objects = desk.objects();
    let name = objects[0].file_name().unwrap().to_str().unwrap();
    assert!(objects.len() == 1 && name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{objects:?}");
    assert_eq!(desk.stale().await, 0);

    // One transaction each: the announcement, and the content.
    let id = tessera::ids::decode_any(pending["id"].as_str().unwrap()).unwrap().1;
    let traces = format!(
        "SELECT (SELECT string_agg(action, ' ' ORDER BY occurred_at) FROM audit_entries WHERE record_id = '{id}'),
            (SELECT string_agg(event, ' ' ORDER BY id) FROM outbox_events WHERE record_id = '{id}'),
            (SELECT after::text FROM audit_entries WHERE record_id = '{id}' AND action = 'update')"
    );
    let row = clusters::row_on(&desk.database, &traces).await;
    assert_eq!(row.get::<_, String>(0), "create update");
    assert_eq!(row.get::<_, String>(1), "attachment.created attachment.updated");
    let after: String = row.get(2);
    assert!(after.contains(&sha256) && after.contains("stored") && !after.contains(name), "{after}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_file_can_be_asked_for_and_its_head() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let text = "Name;Ort\n".repeat(1_000).into_bytes();
    let attachment = desk.store(&admin, json!({ "client": client, "fileName": "Liste.csv" }), text.clone()).await;
    let url = desk.app.url(attachment["downloadUrl"].as_str().unwrap());
    for (range, status, place, bytes) in [
        ("bytes=5-7", 206, "bytes 5-7/9000", &text[5..8]),
        ("bytes=8995-", 206, "bytes 8995-8999/9000", &text[8995..]),
        ("bytes=-4", 206, "bytes 8996-8999/9000", &text[8996..]),
        ("bytes=0-1,4-5", 200, "", &text[..]),
        ("lines=1-2", 200, "", &text[..]),
        ("bytes=9000-", 416, "bytes */9000", &[][..]),
    ] {
        // Compression would tell other lengths and places.
        let request = desk.http.get(&url).header("range", range).header("accept-encoding", "gzip, br");
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{range}");
        let told = response.headers().get("content-range").map_or("", |value| value.to_str().unwrap());
        assert_eq!(told, place, "{range}");
        assert!(!response.headers().contains_key("content-encoding"), "{range}");
        assert_eq!(response.bytes().await.unwrap(), bytes, "{range}");
    }
    let head = desk.http.head(&url).send().await.unwrap();
    assert_eq!((head.status(), head.headers()["content-length"].to_str().unwrap()), (StatusCode::OK, "9000"));
    assert!(head.bytes().await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_ten_mebibytes_are_refused_while_they_come_and_nothing_stays() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "large.png" })).await;
    let content = picture(LARGEST + 1);
    assert_eq!(desk.put(&attachment["uploadUrl"], content.clone()).await, (413, json!("PAYLOAD_TOO_LARGE")));
    // The same without saying how much will come.
    let chunks: Vec<Result<Vec<u8>, std::io::Error>> =
        content.chunks(64 * 1024).map(|part| Ok(part.to_vec())).collect();
    let stream = reqwest::Body::wrap_stream(futures_util::stream::iter(chunks));
    assert_eq!(desk.put(&attachment["uploadUrl"], stream).await, (413, json!("PAYLOAD_TOO_LARGE")));
    desk.becomes_empty().await;
    assert_eq!(desk.read(&admin, &attachment["id"]).await["state"], "PENDING");
    // What failed can be tried again while the address is good.
    let (status, _) = desk.put(&attachment["uploadUrl"], content[..LARGEST].to_vec()).await;
    assert_eq!(status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_what_it_was_announced_to_be() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let input =
        json!({ "client": client, "fileName": "a.txt", "sizeBytes": 5, "contentType": "text/plain; charset=utf-8" });
    let attachment = desk.announce(&admin, input).await;
    assert_eq!(desk.put(&attachment["uploadUrl"], "four").await, (400, json!("SIZE_MISMATCH")));
    let chunked = reqwest::Body::wrap_stream(futures_util::stream::iter([Ok::<_, std::io::Error>("sixsix")]));
    assert_eq!(desk.put(&attachment["uploadUrl"], chunked).await, (400, json!("SIZE_MISMATCH")));
    desk.becomes_empty().await;
    assert_eq!(desk.put(&attachment["uploadUrl"], "five!").await.0, 201);

    let selection = "attachment { id fileName } problems { path code }";
    let problems = async |name: &'static str, ty: &'static str, input: Value| {
        let answer = admin.change(name, ty, input, selection).await;
        answer.data()[name]["problems"].clone()
    };
    // The name and the type contradict each other.
    let input = json!({ "client": client, "fileName": "a.txt", "contentType": "image/png" });
    let found = problems("attachmentCreate", "AttachmentCreateInput", input).await;
    assert_eq!(found, json!([{ "path": ["fileName"], "code": "WRONG_ENDING" }]));
    // Neither no parent nor two.
    for parents in [json!({}), json!({ "client": client, "product": product(&admin).await })] {
        let mut input = parents;
        input["fileName"] = json!("a.txt");
        let found = problems("attachmentCreate", "AttachmentCreateInput", input).await;
        assert_eq!(found, json!([{ "path": [], "code": "ONE_PARENT" }]));
    }
    // What was stored as a text cannot be called a picture.
    let rename = |name: &str| json!({ "id": attachment["id"], "version": 2, "fileName": name });
    let found = problems("attachmentUpdate", "AttachmentUpdateInput", rename("a.png")).await;
    assert_eq!(found, json!([{ "path": ["fileName"], "code": "WRONG_ENDING" }]));
    assert_eq!(problems("attachmentUpdate", "AttachmentUpdateInput", rename("b.txt")).await, json!([]));
    assert_eq!(desk.read(&admin, &attachment["id"]).await["fileName"], "b.txt");
}

async fn product(caller: &Caller) -> Value {
    caller.ask("{ products(first: 1) { nodes { id } } }").await.data()["products"]["nodes"][0]["id"].clone()
}
