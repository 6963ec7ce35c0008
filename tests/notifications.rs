//! Notifications: whom a change tells, whom it does not, and who reads it.

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::support::{Caller, TestApp, clusters};

const LIST: &str = "{ viewer { unreadCount notifications(first: 50) { nodes { kind readAt actor { email } record { __typename ... on Note { title } ... on Client { name } ... on Deal { name } } } } } }";

/// What a caller has been told, newest first: kind, by whom, and about what.
async fn told(caller: &Caller) -> Vec<String> {
    let answer = caller.ask(LIST).await;
    let viewer = &answer.data()["viewer"];
    let nodes = viewer["notifications"]["nodes"].as_array().unwrap();
    let unread = nodes.iter().filter(|node| node["readAt"].is_null()).count();
    assert_eq!(viewer["unreadCount"], json!(unread));
    let text = |node: &Value| {
        let record = &node["record"];
        let about = record["title"].as_str().or(record["name"].as_str()).unwrap_or("nothing");
        let actor = node["actor"]["email"].as_str().unwrap_or("nobody").split('.').next().unwrap();
        format!("{} by {actor}: {about}", node["kind"].as_str().unwrap())
    };
    nodes.iter().map(text).collect()
}

async fn ids(caller: &Caller) -> Vec<Value> {
    let answer = caller.ask("{ viewer { notifications(first: 50) { nodes { id } } } }").await;
    let nodes = answer.data()["viewer"]["notifications"]["nodes"].as_array().unwrap().clone();
    nodes.into_iter().map(|node| node["id"].clone()).collect()
}

/// Four people, and a client that Sara, the seller, owns.
struct Office {
    app: TestApp,
    database: String,
    admin: Caller,
    manager: Caller,
    seller: Caller,
    support: Caller,
    client: Value,
}

impl Office {
    async fn open() -> Self {
        let database = clusters::demo_database().await;
        let app = TestApp::start(database.clone()).await;
        let (admin, manager) = (app.admin().await, app.manager().await);
        let (seller, support) = (app.seller().await, app.support().await);
        let client = seller.ask("{ clients(first: 1) { nodes { id version name } } }").await;
        let client = client.data()["clients"]["nodes"][0].clone();
        Self { app, database, admin, manager, seller, support, client }
    }

    async fn id(&self, mailbox: &str) -> Value {
        let query = "query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id } } }";
        let answer = self.admin.ask_with(query, json!({ "email": format!("{mailbox}@tessera.example") })).await;
        answer.data()["users"]["nodes"][0]["id"].clone()
    }

    /// Writes a note about Sara's client; its id.
    async fn note(&self, author: &Caller, mut input: Value) -> Value {
        input["client"] = self.client["id"].clone();
        let answer = author.change("noteCreate", "NoteCreateInput", input, "note { id } problems { code }").await;
        answer.data()["noteCreate"]["note"]["id"].clone()
    }

    async fn change_note(&self, caller: &Caller, id: &Value, mut input: Value) {
        input["id"] = id.clone();
        let answer = caller.change("noteUpdate", "NoteUpdateInput", input, "problems { code }").await;
        assert_eq!(answer.data()["noteUpdate"]["problems"], json!([]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_tells_who_may_read_the_note_and_nobody_of_a_private_one() {
    let office = Office::open().await;
    let (sara, sam) = (office.id("sara.seller").await, office.id("sam.support").await);
    let zofia = office.id("zofia.seller").await;
    // Not its author, and not a seller who cannot see the client.
    let all = json!([sara, sam, zofia]);
    let note = office.note(&office.seller, json!({ "title": "Called", "mentions": all })).await;
    assert_eq!(told(&office.support).await, ["MENTIONED by sara: Called"]);
    assert!(told(&office.seller).await.is_empty());
    assert!(told(&office.app.caller("zofia.seller@tessera.example").await).await.is_empty());
    // Who was mentioned before is not told again; who is new, is.
    let ada = office.id("ada.admin").await;
    office.change_note(&office.seller, &note, json!({ "version": 1, "mentions": [sam, ada] })).await;
    assert_eq!(told(&office.support).await.len(), 1);
    assert_eq!(told(&office.admin).await, ["MENTIONED by sara: Called"]);
    // A private note tells when it is shared.
    let private = json!({ "title": "Secret", "visibility": "PRIVATE", "mentions": [sam] });
    let private = office.note(&office.seller, private).await;
    assert_eq!(told(&office.support).await.len(), 1);
    office.change_note(&office.seller, &private, json!({ "version": 1, "visibility": "SHARED" })).await;
    assert_eq!(told(&office.support).await[0], "MENTIONED by sara: Secret");
    // An event for each, for live updates.
    let events =
        "SELECT count(*), count(*) FILTER (WHERE payload ? 'user' AND actor_id IS NOT NULL AND request_id IS NOT NULL)
        FROM outbox_events WHERE event = 'notification.created'";
    let events = clusters::row_on(&office.database, events).await;
    assert_eq!((events.get::<_, i64>(0), events.get::<_, i64>(1)), (3, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_tells_its_assignee_and_its_author() {
    let office = Office::open().await;
    let (sara, max) = (office.id("sara.seller").await, office.id("max.manager").await);
    let task = json!({ "kind": "TASK", "title": "Offer", "assignee": sara });
    let task = office.note(&office.admin, task).await;
    assert_eq!(told(&office.seller).await, ["TASK_ASSIGNED by ada: Offer"]);
    // Given on by the assignee: the next one and the author hear of it.
    office.change_note(&office.seller, &task, json!({ "version": 1, "assignee": max })).await;
    assert_eq!(told(&office.manager).await, ["TASK_ASSIGNED by sara: Offer"]);
    assert_eq!(told(&office.admin).await, ["TASK_REASSIGNED by sara: Offer"]);
    office.change_note(&office.seller, &task, json!({ "version": 2, "completedAt": "2026-11-25T10:00:00Z" })).await;
    assert_eq!(told(&office.admin).await, ["TASK_COMPLETED by sara: Offer", "TASK_REASSIGNED by sara: Offer"]);
    // Nobody hears of what they do themselves.
    let own = json!({ "kind": "TASK", "title": "Mine", "assignee": sara });
    let own = office.note(&office.seller, own).await;
    office.change_note(&office.seller, &own, json!({ "version": 1, "completedAt": "2026-11-25T10:00:00Z" })).await;
    assert_eq!(told(&office.seller).await, ["TASK_ASSIGNED by ada: Offer"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_or_deal_tells_its_new_owner_whoever_hands_it_over() {
    let office = Office::open().await;
    let (sara, max) = (office.id("sara.seller").await, office.id("max.manager").await);
    let name = office.client["name"].as_str().unwrap();
    let input = json!({ "id": office.client["id"], "version": office.client["version"], "owner": max });
    let handed =
        office.admin.change("clientUpdate", "ClientUpdateInput", input, "client { version } problems { code }").await;
    assert_eq!(told(&office.manager).await, [format!("CLIENT_HANDED_OVER by ada: {name}")]);
    let made = json!({ "name": "Made for Sara", "owner": sara });
    office.admin.change("clientCreate", "ClientCreateInput", made, "problems { code }").await.data();
    assert_eq!(told(&office.seller).await, ["CLIENT_HANDED_OVER by ada: Made for Sara"]);
    let own = json!({ "name": "Made by Sara" });
    office.seller.change("clientCreate", "ClientCreateInput", own, "problems { code }").await.data();
    assert_eq!(told(&office.seller).await.len(), 1);
    // A statement that knows of nobody tells too; one that loads much says that it does not.
    let hand = "UPDATE deals SET owner_id = (SELECT id FROM users WHERE email = 'ada.admin@tessera.example')
        WHERE id = (SELECT id FROM deals WHERE deleted_at IS NULL ORDER BY id LIMIT 1)";
    clusters::execute_on(&office.database, hand).await;
    let quiet = hand.replace("ORDER BY id", "ORDER BY id DESC");
    clusters::execute_on(&office.database, &format!("SET tessera.quiet = 'on'; {quiet}")).await;
    let told_admin = told(&office.admin).await;
    assert_eq!(told_admin.len(), 1);
    assert!(told_admin[0].starts_with("DEAL_HANDED_OVER by nobody: "), "{told_admin:?}");
    // What the recipient cannot see any more reads as null.
    let record = json!({ "id": office.client["id"], "version": handed.data()["clientUpdate"]["client"]["version"] });
    office.admin.change("clientDelete", "RecordInput", record, "problems { code }").await.data();
    assert_eq!(told(&office.manager).await, ["CLIENT_HANDED_OVER by ada: nothing"]);
    let id = json!({ "id": office.client["id"] });
    let gone = format!(
        "DELETE FROM deals WHERE client_id = '{}'",
        tessera::ids::decode_any(office.client["id"].as_str().unwrap()).unwrap().1
    );
    clusters::execute_on(&office.database, &gone).await;
    let destroyed = office.admin.change("clientDestroy", "RecordInput", id, "problems { code }").await;
    assert_eq!(destroyed.data()["clientDestroy"]["problems"], json!([]));
    assert!(told(&office.manager).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_is_refused_tells_nobody() {
    let office = Office::open().await;
    let sam = office.id("sam.support").await;
    let nobody = json!({ "title": "x", "mentions": [sam], "client": office.client["id"], "priority": 9 });
    office.seller.change("noteCreate", "NoteCreateInput", nobody, "problems { code }").await.data();
    let stale = json!({ "id": office.client["id"], "version": 999, "owner": sam });
    office.admin.change("clientUpdate", "ClientUpdateInput", stale, "problems { code }").await.data();
    assert!(told(&office.support).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_recipient_reads_and_marks() {
    let office = Office::open().await;
    let (sam, ada) = (office.id("sam.support").await, office.id("ada.admin").await);
    for title in ["One", "Two", "Three"] {
        office.note(&office.seller, json!({ "title": title, "mentions": [sam] })).await;
    }
    office.note(&office.seller, json!({ "title": "Four", "mentions": [ada] })).await;
    let mine = ids(&office.support).await;
    let theirs = ids(&office.admin).await;
    assert_eq!((mine.len(), theirs.len()), (3, 1));
    let node = "query($id: ID!) { node(id: $id) { id } }";
    assert_eq!(office.admin.ask_with(node, json!({ "id": mine[0] })).await.data()["node"], Value::Null);
    let selection = "count problems { code } viewer { unreadCount }";
    let mark = async |caller: &Caller, ids: Value| {
        caller.change("notificationMarkRead", "NotificationMarkReadInput", json!({ "ids": ids }), selection).await
    };
    // One that is not theirs: none is marked.
    assert_eq!(mark(&office.support, json!([mine[0], theirs[0]])).await.codes(), ["NOT_FOUND"]);
    assert_eq!(mark(&office.admin, json!([mine[0]])).await.codes(), ["NOT_FOUND"]);
    assert_eq!(told(&office.support).await.len(), 3);
    let marked = mark(&office.support, json!([mine[0], mine[2], mine[0]])).await;
    let payload = json!({ "count": 2, "problems": [], "viewer": { "unreadCount": 1 } });
    assert_eq!(marked.data()["notificationMarkRead"], payload);
    let again = mark(&office.support, json!(mine[0])).await;
    assert_eq!(again.data()["notificationMarkRead"]["count"], 0);
    let unread = "{ viewer { notifications(filter: { readAt: { isNull: true } }) { nodes { record { ... on Note { title } } } } } }";
    let unread = office.support.ask(unread).await;
    assert_eq!(unread.data()["viewer"]["notifications"]["nodes"], json!([{ "record": { "title": "Two" } }]));
    let input = json!({ "until": "2020-01-01T00:00:00Z" });
    let all = async |input: Value| {
        let name = "notificationMarkAllRead";
        let answer = office.support.change(name, "NotificationMarkAllReadInput", input, selection).await;
        answer.data()[name].clone()
    };
    assert_eq!(all(input).await["count"], 0);
    assert_eq!(all(json!({})).await, json!({ "count": 1, "problems": [], "viewer": { "unreadCount": 0 } }));
    assert_eq!(told(&office.admin).await.len(), 1);
    let many: Vec<&Value> = (0..101).map(|_| &mine[0]).collect();
    assert_eq!(mark(&office.support, json!(many)).await.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_run_newest_first_in_a_fixed_number_of_statements_and_what_was_read_goes_after_ninety_days() {
    let office = Office::open().await;
    let sam = office.id("sam.support").await;
    for number in 0..12 {
        office.note(&office.seller, json!({ "title": format!("Note {number}"), "mentions": [sam] })).await;
    }
    let query = "query($first: Int!, $after: String) { viewer { notifications(first: $first, after: $after) { nodes { kind actor { name } record { ... on Note { title author { name } } ... on Client { name } } } pageInfo { hasNextPage endCursor } } } }";
    let first = office.support.ask_with(query, json!({ "first": 5 })).await;
    let cursor = &first.data()["viewer"]["notifications"]["pageInfo"]["endCursor"];
    let rest = office.support.ask_with(query, json!({ "first": 100, "after": cursor })).await;
    let titles = |answer: &crate::support::Answer| -> Vec<Value> {
        let nodes = answer.data()["viewer"]["notifications"]["nodes"].as_array().unwrap();
        nodes.iter().map(|node| node["record"]["title"].clone()).collect()
    };
    let expected: Vec<Value> = (0..12).rev().map(|number| json!(format!("Note {number}"))).collect();
    assert_eq!([titles(&first), titles(&rest)].concat(), expected);
    assert_eq!(first.statements(), rest.statements());
    assert_json_snapshot!(json!([first.statements(), first.data()["viewer"]["notifications"]["nodes"][0]]));

    clusters::execute_on(
        &office.database,
        "UPDATE notifications SET read_at = now() - interval '91 days' WHERE id IN (SELECT id FROM notifications ORDER BY created_at LIMIT 4);
         UPDATE notifications SET read_at = now() - interval '89 days' WHERE read_at IS NULL AND id IN (SELECT id FROM notifications ORDER BY created_at LIMIT 6)",
    )
    .await;
    office.note(&office.seller, json!({ "title": "Next", "mentions": [sam] })).await;
    assert_eq!(ids(&office.support).await.len(), 12 - 4 + 1);
    let purged = "SELECT purge_notifications(100)";
    assert_eq!(clusters::row_on(&office.database, purged).await.get::<_, i64>(0), 0);
}
