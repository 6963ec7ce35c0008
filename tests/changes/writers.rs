//! Many writers at once, and writers that go away.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::{TestApp, clusters};

#[tokio::test(flavor = "multi_thread")]
async fn fifty_writers_of_one_record_lose_no_change() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let tag = admin.change("tagCreate", "TagCreateInput", json!({ "name": "Contested" }), "tag { id }").await;
    let id = tag.data()["tagCreate"]["tag"]["id"].clone();
    let writers = (0..50).map(|writer| {
        let (admin, id) = (admin.clone(), id.clone());
        async move {
            let mut made = 0;
            for round in 0..20 {
                let seen = admin.ask_with("query($id: ID!) { tag(id: $id) { version } }", json!({ "id": id })).await;
                let version = seen.data()["tag"]["version"].clone();
                let input = json!({ "id": id, "version": version, "name": format!("By {writer}, round {round}") });
                let answer = admin.change("tagUpdate", "TagUpdateInput", input, "problems { code }").await;
                match answer.data()["tagUpdate"]["problems"][0]["code"].as_str() {
                    None => made += 1,
                    Some(code) => assert_eq!(code, "CONFLICT"),
                }
            }
            made
        }
    });
    let made: i64 = join_all(writers).await.into_iter().sum();
    assert!(made > 20);
    let last = admin.ask_with("query($id: ID!) { tag(id: $id) { version } }", json!({ "id": id })).await;
    assert_eq!(last.data()["tag"]["version"], json!(1 + made));
    let entries = "SELECT count(*) FROM audit_entries WHERE action = 'update'";
    assert_eq!(clusters::row_on(&database, entries).await.get::<_, i64>(0), made);
}

#[tokio::test(flavor = "multi_thread")]
async fn callers_that_go_away_leave_no_half_change() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let query =
        "mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } problems { code } } }";
    for batch in 0..20_u64 {
        let callers = (0..50_u64).map(|number| {
            let body =
                json!({ "query": query, "variables": { "input": { "name": format!("Aborted {batch} {number}") } } });
            // From before the request arrives until after it is answered.
            let patience = Duration::from_micros((batch * 50 + number) * 7_919 % 60_000);
            tokio::time::timeout(patience, admin.send(body))
        });
        join_all(callers).await;
    }
    // What was on its way when its caller left ends on its own.
    let open =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'
        AND application_name <> 'tessera cache'";
    let same = "SELECT (SELECT count(*) FROM clients WHERE name LIKE 'Aborted %'),
        (SELECT count(*) FROM audit_entries WHERE action = 'create'), (SELECT count(*) FROM outbox_events WHERE event = 'client.created')";
    let mut counts = Vec::new();
    for _ in 0..50 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let row = clusters::row_on(&database, same).await;
        let now: Vec<i64> = (0..3).map(|column| row.get(column)).collect();
        let idle: i64 = clusters::row_on(&database, open).await.get(0);
        if idle == 0 && now == counts {
            break;
        }
        counts = now;
    }
    assert_eq!(clusters::row_on(&database, open).await.get::<_, i64>(0), 0);
    assert!(counts[0] > 0 && counts[0] < 1_000, "{counts:?}");
    assert!(counts[0] == counts[1] && counts[1] == counts[2], "{counts:?}");
    // The pool is whole.
    let answers: Vec<_> = join_all((0..64).map(|_| admin.ask("{ clients(first: 1) { nodes { name } } }"))).await;
    assert!(answers.iter().all(|answer| answer.data() != &Value::Null));
}
