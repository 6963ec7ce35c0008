//! What is told of a change, and to whom.

use serde_json::{Value, json};

use super::{ADMIN, CLIENTS, MANAGER, OTHER_SELLER, SELLER, SUPPORT, client_of, make_client, office, rename};
use crate::{
    partners::{bearer, user},
    support::{Caller, TestApp, sockets::Socket},
};

const NOTES: &str = "subscription { noteChanged { action recordId changedFields note { title } } }";
const PRODUCTS: &str =
    "subscription { productChanged { action recordId changedFields product { name cost { amount } } } }";

async fn make_note(caller: &Caller, input: Value) -> Value {
    let answer = caller.change("noteCreate", "NoteCreateInput", input, "note { id version } problems { code }").await;
    assert_eq!(answer.data()["noteCreate"]["problems"], json!([]));
    answer.data()["noteCreate"]["note"].clone()
}

async fn listeners(app: &TestApp, emails: &[&str], query: &str) -> Vec<Socket> {
    let mut sockets = Vec::new();
    for email in emails {
        let mut socket = Socket::user(app, email).await;
        socket.subscribe("1", query, json!({})).await;
        sockets.push(socket);
    }
    sockets
}

#[tokio::test(flavor = "multi_thread")]
async fn a_life_of_a_client_is_told_step_by_step() {
    let (app, admin) = office().await;
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", CLIENTS, json!({})).await;
    let client = make_client(&admin, "Newcomer").await;
    let event = socket.event("clientChanged").await;
    assert_eq!(event["recordId"], client["id"]);
    let told = |event: &Value| {
        let name = event["client"]["name"].as_str().unwrap_or("nothing").to_owned();
        (
            event["action"].as_str().unwrap().to_owned(),
            event["version"].as_i64().unwrap(),
            event["changedFields"].clone(),
            name,
        )
    };
    let say = |action: &str, version, fields: Value, name: &str| (action.to_owned(), version, fields, name.to_owned());
    assert_eq!(told(&event), say("CREATED", 1, json!([]), "Newcomer"));
    assert_eq!(event["actor"]["email"], ADMIN);
    let client = rename(&admin, &client, "Renamed").await;
    assert_eq!(told(&socket.event("clientChanged").await), say("UPDATED", 2, json!(["name"]), "Renamed"));
    let mut version = client["version"].as_i64().unwrap();
    for (action, fields, name) in [
        ("Delete", json!([]), "nothing"),
        ("Restore", json!([]), "Renamed"),
        ("Delete", json!([]), "nothing"),
        ("Destroy", json!([]), "nothing"),
    ] {
        let input = json!({ "id": client["id"], "version": version });
        let mutation = format!("client{action}");
        let answer = admin.change(&mutation, "RecordInput", input, "problems { code }").await;
        assert_eq!(answer.data()[&mutation]["problems"], json!([]), "{action}");
        let event = socket.event("clientChanged").await;
        let past = format!("{}ED", action.trim_end_matches('e').to_uppercase());
        version = event["version"].as_i64().unwrap();
        assert_eq!(told(&event), say(&past, version, fields, name));
        assert_eq!(event["recordId"], client["id"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_is_told_to_those_who_may_see_it() {
    let (app, admin) = office().await;
    let sara = app.seller().await;
    let client = client_of(&sara).await;
    let mut sockets = listeners(&app, &[ADMIN, MANAGER, SELLER, SUPPORT, OTHER_SELLER], CLIENTS).await;
    let client = rename(&sara, &client, "Of Sara").await;
    let mut other = sockets.pop().unwrap();
    for socket in &mut sockets {
        assert_eq!(socket.event("clientChanged").await["client"]["name"], "Of Sara");
    }
    assert!(other.is_quiet().await);
    // It is handed to the other seller: from then on it is hers, and Sara hears nothing more.
    let zofia = user(&admin, OTHER_SELLER).await;
    let input = json!({ "id": client["id"], "version": client["version"], "owner": zofia });
    let answer = admin.change("clientUpdate", "ClientUpdateInput", input, "problems { code }").await;
    assert_eq!(answer.data()["clientUpdate"]["problems"], json!([]));
    assert_eq!(other.event("clientChanged").await["changedFields"], json!(["owner"]));
    assert!(sockets[2].is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_record_alone_can_be_listened_to() {
    let (app, admin) = office().await;
    let clients = admin.ask("{ clients(first: 2) { nodes { id version } } }").await.data()["clients"]["nodes"].clone();
    let (one, two) = (&clients[0], &clients[1]);
    let mut socket = Socket::user(&app, ADMIN).await;
    socket.subscribe("1", CLIENTS, json!({ "id": two["id"] })).await;
    rename(&admin, one, "One more").await;
    rename(&admin, two, "Two more").await;
    assert_eq!(socket.event("clientChanged").await["recordId"], two["id"]);
    assert!(socket.is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn fields_that_may_not_be_read_are_not_named() {
    let (app, admin) = office().await;
    let client = client_of(&admin).await;
    let product =
        admin.ask("{ products(first: 1) { nodes { id version } } }").await.data()["products"]["nodes"][0].clone();
    let mut of_clients = listeners(&app, &[ADMIN, SUPPORT], CLIENTS).await;
    let mut of_products = listeners(&app, &[ADMIN, SELLER], PRODUCTS).await;
    let revenue = json!({ "amount": "5.00", "currency": "EUR" });
    let input = json!({ "id": client["id"], "version": client["version"], "annualRevenue": revenue, "city": "Kraków" });
    let answer = admin.change("clientUpdate", "ClientUpdateInput", input, "problems { code }").await;
    assert_eq!(answer.data()["clientUpdate"]["problems"], json!([]));
    let fields = |event: Value| {
        let mut fields: Vec<String> = serde_json::from_value(event["changedFields"].clone()).unwrap();
        fields.sort();
        fields
    };
    assert_eq!(fields(of_clients[0].event("clientChanged").await), ["annualRevenue", "city"]);
    assert_eq!(fields(of_clients[1].event("clientChanged").await), ["city"]);
    let cost = json!({ "amount": "7.77", "currency": "EUR" });
    let input = json!({ "id": product["id"], "version": product["version"], "cost": cost });
    let answer = admin.change("productUpdate", "ProductUpdateInput", input, "problems { code message }").await;
    assert_eq!(answer.data()["productUpdate"]["problems"], json!([]));
    let event = of_products[0].event("productChanged").await;
    assert_eq!((&event["changedFields"], &event["product"]["cost"]["amount"]), (&json!(["cost"]), &json!("7.77")));
    let message = of_products[1].hear().await;
    let event = &message["payload"]["data"]["productChanged"];
    assert_eq!((&event["changedFields"], &event["product"]["cost"]), (&json!([]), &Value::Null));
    assert_eq!(message["payload"]["errors"][0]["extensions"]["code"], "FORBIDDEN");
    assert_eq!(message["payload"]["errors"][0]["path"], json!(["productChanged", "product", "cost"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_note_is_told_to_its_author_alone_also_when_it_goes() {
    let (app, admin) = office().await;
    let client = client_of(&admin).await;
    let mut sockets = listeners(&app, &[ADMIN, SUPPORT], NOTES).await;
    let note = make_note(&admin, json!({ "client": client["id"], "title": "Secret", "visibility": "PRIVATE" })).await;
    assert_eq!(sockets[0].event("noteChanged").await["note"]["title"], "Secret");
    let mut version = note["version"].clone();
    for (mutation, action) in [("noteDelete", "DELETED"), ("noteDestroy", "DESTROYED")] {
        let input = json!({ "id": note["id"], "version": version });
        let answer = admin.change(mutation, "RecordInput", input, "problems { code }").await;
        assert_eq!(answer.data()[mutation]["problems"], json!([]), "{mutation}");
        assert_eq!(sockets[0].event("noteChanged").await["action"], action);
        version = json!(version.as_i64().unwrap() + 1);
    }
    let shared = make_note(&admin, json!({ "client": client["id"], "title": "For all" })).await;
    for socket in &mut sockets {
        // The other one has heard of nothing before.
        assert_eq!(socket.event("noteChanged").await["recordId"], shared["id"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notification_is_told_to_whom_it_is_for() {
    let (app, admin) = office().await;
    let query =
        "subscription { notificationReceived { action notification { kind record { ... on Note { title } } } } }";
    let mut sockets = listeners(&app, &[SELLER, ADMIN], query).await;
    let (sara, client) = (user(&admin, SELLER).await, client_of(&app.seller().await).await);
    make_note(&admin, json!({ "client": client["id"], "kind": "TASK", "title": "Call", "assignee": sara })).await;
    let event = sockets[0].event("notificationReceived").await;
    assert_eq!(event["notification"], json!({ "kind": "TASK_ASSIGNED", "record": { "title": "Call" } }));
    assert!(sockets[1].is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deal_is_told_to_whoever_sees_its_client() {
    let (app, _) = office().await;
    let sara = app.seller().await;
    let deal = sara.ask("{ deals(first: 1) { nodes { id version } } }").await.data()["deals"]["nodes"][0].clone();
    let query = "subscription { dealChanged { changedFields deal { name client { name } } } }";
    let mut sockets = listeners(&app, &[SELLER, MANAGER, OTHER_SELLER], query).await;
    let input = json!({ "id": deal["id"], "version": deal["version"], "name": "Bigger" });
    let answer = sara.change("dealUpdate", "DealUpdateInput", input, "problems { code }").await;
    assert_eq!(answer.data()["dealUpdate"]["problems"], json!([]));
    for socket in &mut sockets[..2] {
        assert_eq!(socket.event("dealChanged").await["deal"]["name"], "Bigger");
    }
    assert!(sockets[2].is_quiet().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_hears_what_its_token_allows() {
    let (app, admin) = office().await;
    let bearer = bearer(&app, ADMIN, &["Client.id,name,version read all"]).await;
    let mut socket = Socket::of(&app, &bearer).await;
    for (query, code) in [
        ("subscription { productChanged { action } }", "FORBIDDEN"),
        ("subscription { noteChanged { action } }", "FORBIDDEN"),
    ] {
        socket.ask("1", query, json!({})).await;
        assert_eq!(socket.hear().await["payload"][0]["extensions"]["code"], code, "{query}");
    }
    let query = "subscription { clientChanged { recordId version changedFields client { name city } } }";
    socket.subscribe("1", query, json!({})).await;
    let client = make_client(&admin, "Made").await;
    assert_eq!(
        socket.hear().await["payload"]["data"]["clientChanged"]["client"],
        json!({ "name": "Made", "city": null })
    );
    let input = json!({ "id": client["id"], "version": 1, "name": "Changed", "city": "Gdynia" });
    admin.change("clientUpdate", "ClientUpdateInput", input, "problems { code }").await;
    let event = socket.hear().await["payload"]["data"]["clientChanged"].clone();
    assert_eq!((&event["changedFields"], &event["version"]), (&json!(["name"]), &json!(2)));
}
