//! The addresses of files: for one attachment, one purpose, some minutes.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tessera::auth::files::{FileToken, Purpose};

use super::{Desk, outcome, picture};

fn token(url: &Value) -> &str {
    url.as_str().unwrap().strip_prefix("/files/").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_upload_is_made_once() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let attachment = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    // Of several at once, one wins, and the others leave nothing.
    let content = picture(3_000_000);
    let uploads = (0..4).map(|_| desk.put(&attachment["uploadUrl"], content.clone()));
    let mut statuses: Vec<u16> = futures_util::future::join_all(uploads).await.into_iter().map(|done| done.0).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409, 409, 409]);
    assert_eq!((desk.objects().len(), desk.stale().await), (1, 0));
    let again = desk.put(&attachment["uploadUrl"], picture(100)).await;
    assert_eq!(again, (409, json!("ALREADY_STORED")));
    assert_eq!(desk.read(&admin, &attachment["id"]).await["sizeBytes"], 3_000_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_good_for_its_purpose_its_time_and_its_attachment_only() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let pending = desk.announce(&admin, json!({ "client": client, "fileName": "a.png" })).await;
    let stored = desk.store(&admin, json!({ "client": client, "fileName": "b.png" }), picture(100)).await;
    let invalid = (403, json!("FILE_TOKEN_INVALID"));
    assert_eq!(outcome(desk.get(&pending["uploadUrl"]).await).await, invalid);
    assert_eq!(desk.put(&stored["downloadUrl"], picture(100)).await, invalid);

    let good = token(&stored["downloadUrl"]);
    let mut tampered = good.to_owned().into_bytes();
    tampered[10] = if tampered[10] == b'A' { b'B' } else { b'A' };
    let tampered = String::from_utf8(tampered).unwrap();
    for garbage in [tampered.as_str(), "x", "%00", "..%2f..%2fkeys.json", &good[1..], &"A".repeat(5_000)] {
        let url = json!(format!("/files/{garbage}"));
        assert_eq!(outcome(desk.get(&url).await).await, invalid, "{garbage}");
        assert_eq!(desk.put(&url, "x").await, invalid, "{garbage}");
    }

    let tokens = desk.app.app.auth.file_tokens();
    let open = tokens.open(good, Purpose::Download).unwrap();
    let now = desk.app.app.clock.now();
    let url = |token: FileToken| json!(format!("/files/{}", tokens.write(&token).unwrap()));
    let life = open.expires_at - now;
    assert!(life > TimeDelta::minutes(4) && life <= TimeDelta::minutes(5), "{life}");
    let expired = FileToken { expires_at: now - TimeDelta::seconds(1), ..open };
    assert_eq!(outcome(desk.get(&url(expired)).await).await, (403, json!("FILE_TOKEN_EXPIRED")));
    let id = tessera::ids::decode_any(pending["id"].as_str().unwrap()).unwrap().1;
    // Of a pending attachment there is nothing to fetch, and of one that is not there neither.
    for attachment_id in [id, uuid::Uuid::max()] {
        let other = url(FileToken { attachment_id, ..open });
        assert_eq!(outcome(desk.get(&other).await).await, (404, json!("NOT_FOUND")));
    }
    // Nobody uses the token of a user who is gone.
    let nobody = url(FileToken { user_id: uuid::Uuid::max(), ..open });
    assert_eq!(outcome(desk.get(&nobody).await).await, invalid);

    let upload = tokens.open(token(&pending["uploadUrl"]), Purpose::Upload).unwrap();
    let life = upload.expires_at - desk.app.app.clock.now();
    assert!(life > TimeDelta::minutes(14) && life <= TimeDelta::minutes(15), "{life}");
    let expired = url(FileToken { expires_at: now - TimeDelta::seconds(1), ..upload });
    assert_eq!(desk.put(&expired, picture(100)).await, (403, json!("FILE_TOKEN_EXPIRED")));
    let posted = desk.http.post(desk.app.url(pending["uploadUrl"].as_str().unwrap())).body("x").send().await.unwrap();
    assert_eq!(outcome(posted).await, (405, json!("METHOD_NOT_ALLOWED")));
    assert_eq!(desk.objects().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_of_a_file_that_is_deleted_meanwhile_leads_nowhere() {
    let desk = Desk::open().await;
    let admin = desk.app.admin().await;
    let client = desk.some_client(&admin).await;
    let stored = desk.store(&admin, json!({ "client": client, "fileName": "b.png" }), picture(100)).await;
    let record = json!({ "id": stored["id"] });
    let gone = (404, json!("NOT_FOUND"));
    admin.change("attachmentDelete", "RecordInput", record.clone(), "problems { code }").await.data();
    assert_eq!(outcome(desk.get(&stored["downloadUrl"]).await).await, gone);
    admin.change("attachmentRestore", "RecordInput", record.clone(), "problems { code }").await.data();
    assert_eq!(desk.get(&stored["downloadUrl"]).await.status(), 200);
    let pending = desk.announce(&admin, json!({ "client": client, "fileName": "c.png" })).await;
    admin.change("attachmentDelete", "RecordInput", json!({ "id": pending["id"] }), "problems { code }").await.data();
    assert_eq!(desk.put(&pending["uploadUrl"], picture(100)).await, gone);
    admin.change("attachmentDestroy", "RecordInput", record, "problems { code }").await.data();
    assert_eq!(outcome(desk.get(&stored["downloadUrl"]).await).await, gone);
}
