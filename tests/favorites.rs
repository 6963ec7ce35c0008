//! Favourites: what people keep at hand.

use futures_util::future::join_all;
use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp, clusters};

const PAYLOAD: &str = "favorite { id position record { ... on Client { name } } } problems { path code }";

async fn add(caller: &Caller, record: &Value) -> Answer {
    caller.change("favoriteAdd", "FavoriteInput", json!({ "record": record }), PAYLOAD).await
}

async fn remove(caller: &Caller, record: &Value) -> Answer {
    caller.change("favoriteRemove", "FavoriteInput", json!({ "record": record }), PAYLOAD).await
}

/// The ids of the records a caller keeps, in order.
async fn kept(caller: &Caller) -> Vec<Value> {
    let query = "{ viewer { favorites(first: 100) { nodes { record { __typename ... on Node { id } } } totalCount { count } } } }";
    let answer = caller.ask(query).await;
    let list = &answer.data()["viewer"]["favorites"];
    let nodes = list["nodes"].as_array().unwrap();
    assert_eq!(list["totalCount"]["count"], json!(nodes.len()));
    nodes.iter().map(|node| node["record"]["id"].clone()).collect()
}

/// One record of each type that may be a favourite; those of a client among them that the caller owns.
async fn records(caller: &Caller) -> Vec<Value> {
    let answer = caller
        .ask("{ clients(first: 1) { nodes { id } } contacts(first: 1) { nodes { id } } deals(first: 1) { nodes { id } } products(first: 1) { nodes { id } } notes(first: 1) { nodes { id } } }")
        .await;
    let lists = ["clients", "contacts", "deals", "products", "notes"];
    let mut records: Vec<Value> = lists.map(|list| answer.data()[list]["nodes"][0]["id"].clone()).to_vec();
    let view = caller
        .change(
            "savedViewCreate",
            "SavedViewCreateInput",
            json!({ "resource": "TAG", "name": "Tags" }),
            "savedView { id }",
        )
        .await;
    records.push(view.data()["savedViewCreate"]["savedView"]["id"].clone());
    records
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_keeps_records_of_every_type_in_an_order_of_its_own() {
    let app = TestApp::demo().await;
    let callers = [
        app.admin().await,
        app.manager().await,
        app.seller().await,
        app.support().await,
        app.caller("olga.auditor@tessera.example").await,
    ];
    for caller in &callers {
        let records = records(caller).await;
        for record in &records {
            let answer = add(caller, record).await;
            assert_eq!(answer.data()["favoriteAdd"]["problems"], json!([]));
        }
        assert_eq!(kept(caller).await, records);
        let place = |record: &Value, after: &Value| json!({ "record": record, "after": after });
        for (input, expected) in [
            (place(&records[5], &Value::Null), [5, 0, 1, 2, 3, 4]),
            (place(&records[0], &records[3]), [5, 1, 2, 3, 0, 4]),
            (place(&records[1], &records[1]), [5, 1, 2, 3, 0, 4]),
            (place(&records[5], &records[4]), [1, 2, 3, 0, 4, 5]),
        ] {
            let moved = caller.change("favoriteMove", "FavoriteMoveInput", input, PAYLOAD).await;
            assert_eq!(moved.data()["favoriteMove"]["problems"], json!([]));
            assert_eq!(kept(caller).await, expected.map(|index| records[index].clone()));
        }
        // Twice added is once, and stays where it is; twice removed is gone.
        add(caller, &records[2]).await.data();
        assert_eq!(kept(caller).await[1], records[2]);
        for _ in 0..2 {
            assert_eq!(
                remove(caller, &records[2]).await.data()["favoriteRemove"],
                json!({ "favorite": null, "problems": [] })
            );
        }
        assert_eq!(kept(caller).await.len(), 5);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_posts_at_once_keep_a_record_once() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let seller = app.seller().await;
    let clients = seller.ask("{ clients(first: 20) { nodes { id } } }").await;
    let clients = clients.data()["clients"]["nodes"].as_array().unwrap().clone();
    let same = join_all((0..20).map(|_| add(&seller, &clients[0]["id"]))).await;
    let first = &same[0].data()["favoriteAdd"]["favorite"]["id"];
    assert!(same.iter().all(|answer| answer.data()["favoriteAdd"]["favorite"]["id"] == *first));
    // Different ones at once have places of their own.
    join_all(clients.iter().map(|client| add(&seller, &client["id"])))
        .await
        .iter()
        .for_each(|answer| drop(answer.data().clone()));
    let places = "SELECT count(*), count(DISTINCT position), max(position)::bigint FROM favorites";
    let places = clusters::row_on(&database, places).await;
    let count = i64::try_from(clients.len()).unwrap();
    assert_eq!([0, 1, 2].map(|column| places.get::<_, i64>(column)), [count; 3]);
    // They are nobody else's business: no entry in the audit log, no event.
    let traces =
        "SELECT (SELECT count(*) FROM audit_entries WHERE action <> 'sign_in') + (SELECT count(*) FROM outbox_events)";
    assert_eq!(clusters::row_on(&database, traces).await.get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_with_a_key_is_answered_again_from_what_it_did() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let seller = app.seller().await;
    let record = seller.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"].clone();
    let body = json!({ "query": format!("mutation($input: FavoriteInput!) {{ favoriteAdd(input: $input) {{ {PAYLOAD} }} }}"),
        "variables": { "input": { "record": record } } });
    let first = seller.send_keyed(body.clone(), Some("star")).await;
    remove(&seller, &record).await.data();
    let second = seller.send_keyed(body, Some("star")).await;
    assert!(second.replayed && second.text == first.text && first.data()["favoriteAdd"]["favorite"] != Value::Null);
    assert!(kept(&seller).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_the_viewer_sees_becomes_and_stays_a_favourite() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let me = seller.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let query = "query($me: ID!) { clients(first: 1, filter: { not: { owner: { eq: $me } } }) { nodes { id } } users(first: 1) { nodes { id } } }";
    let found = admin.ask_with(query, json!({ "me": me })).await;
    let foreign = &found.data()["clients"]["nodes"][0]["id"];
    let user = &found.data()["users"]["nodes"][0]["id"];
    for (record, code) in [(foreign, "NOT_FOUND"), (user, "INVALID_ID"), (&json!("nonsense"), "INVALID_ID")] {
        let answer = add(&seller, record).await;
        assert_eq!(answer.data()["favoriteAdd"]["problems"], json!([{ "path": ["record"], "code": code }]));
    }
    let moved = seller.change("favoriteMove", "FavoriteMoveInput", json!({ "record": foreign }), PAYLOAD).await;
    assert_eq!(moved.data()["favoriteMove"]["problems"], json!([{ "path": ["record"], "code": "NOT_FOUND" }]));

    let mine = seller.ask("{ clients(first: 3) { nodes { id version } } }").await.data()["clients"]["nodes"].clone();
    for client in mine.as_array().unwrap() {
        add(&seller, &client["id"]).await.data();
    }
    assert_eq!(kept(&admin).await, Vec::<Value>::new(), "nobody sees another's");
    // One goes into the trash, and one to somebody else; both come back.
    let record = json!({ "id": mine[0]["id"] });
    admin.change("clientDelete", "RecordInput", record.clone(), "problems { code }").await.data();
    let input = json!({ "id": mine[1]["id"], "version": mine[1]["version"], "owner": null, "team": null });
    let handed = admin.change("clientUpdate", "ClientUpdateInput", input, "client { version } problems { code }").await;
    assert_eq!(kept(&seller).await, [mine[2]["id"].clone()]);
    admin.change("clientRestore", "RecordInput", record, "problems { code }").await.data();
    let version = &handed.data()["clientUpdate"]["client"]["version"];
    let input = json!({ "id": mine[1]["id"], "version": version, "owner": me });
    admin.change("clientUpdate", "ClientUpdateInput", input, "problems { code }").await.data();
    assert_eq!(kept(&seller).await.len(), 3);
    // What is deleted for good leaves nothing.
    let note = json!({ "client": mine[2]["id"], "body": "Soon gone" });
    let note = seller.change("noteCreate", "NoteCreateInput", note, "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    add(&seller, &note).await.data();
    admin.change("noteDestroy", "RecordInput", json!({ "id": note }), "problems { code }").await.data();
    let left: i64 = clusters::row_on(&database, "SELECT count(*) FROM favorites").await.get(0);
    assert_eq!(left, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_user_keeps_five_hundred_at_most() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let client = admin.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"].clone();
    clusters::execute_on(&database, "INSERT INTO favorites (id, user_id, type_name, record_id, position)
        SELECT gen_random_uuid(), (SELECT id FROM users WHERE email = 'ada.admin@tessera.example'), 'Product', p.id, row_number() OVER ()
        FROM (SELECT id FROM products LIMIT 500) p").await;
    let answer = add(&admin, &client).await;
    assert_eq!(answer.data()["favoriteAdd"]["problems"], json!([{ "path": ["record"], "code": "TOO_MANY" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_favourites_costs_a_statement_for_the_page_and_one_for_each_type() {
    let app = TestApp::demo().await;
    let seller = app.seller().await;
    let clients = seller.ask("{ clients(first: 12) { nodes { id } } products(first: 8) { nodes { id } } }").await;
    for list in ["clients", "products"] {
        for node in clients.data()[list]["nodes"].as_array().unwrap() {
            add(&seller, &node["id"]).await.data();
        }
    }
    let query = "query($first: Int!) { viewer { favorites(first: $first) { nodes { position record { ... on Client { name isFavorite owner { name } } ... on Product { sku } } } } } }";
    let few = seller.ask_with(query, json!({ "first": 13 })).await;
    let all = seller.ask_with(query, json!({ "first": 100 })).await;
    assert_eq!(few.statements(), all.statements());
    assert_eq!(all.data()["viewer"]["favorites"]["nodes"].as_array().unwrap().len(), 20);
    let pages = seller.ask("{ viewer { favorites(first: 1, filter: { type: { eq: PRODUCT } }) { nodes { record { __typename } } totalCount { count } pageInfo { hasNextPage } } } clients(first: 1) { nodes { isFavorite } } }").await;
    assert_json_snapshot!(json!([few.statements(), pages.snapshot()]));
}
