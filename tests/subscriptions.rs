//! Subscriptions: what is told to whom, how it ends, and how a client goes on where it stopped.

mod endings;
mod events;
mod protocol;
mod resume;
mod scope;
mod streams;

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

const ADMIN: &str = "ada.admin@tessera.example";
const MANAGER: &str = "max.manager@tessera.example";
const SELLER: &str = "sara.seller@tessera.example";
const OTHER_SELLER: &str = "zofia.seller@tessera.example";
const SUPPORT: &str = "sam.support@tessera.example";

const CLIENTS: &str = "subscription($id: ID, $after: String) { clientChanged(id: $id, after: $after) {
    action recordId version changedFields cursor actor { email } client { name } } }";

/// A client that a caller can see; its id, version and name.
async fn client_of(caller: &Caller) -> Value {
    let answer = caller.ask("{ clients(first: 1) { nodes { id version name } } }").await;
    answer.data()["clients"]["nodes"][0].clone()
}

/// Gives a client another name; its next version.
async fn rename(caller: &Caller, client: &Value, name: &str) -> Value {
    let input = json!({ "id": client["id"], "version": client["version"], "name": name });
    let answer =
        caller.change("clientUpdate", "ClientUpdateInput", input, "client { id version name } problems { code }");
    let payload = answer.await.data()["clientUpdate"].clone();
    assert_eq!(payload["problems"], json!([]));
    payload["client"].clone()
}

async fn make_client(caller: &Caller, name: &str) -> Value {
    let selection = "client { id version name } problems { code }";
    let answer = caller.change("clientCreate", "ClientCreateInput", json!({ "name": name }), selection).await;
    answer.data()["clientCreate"]["client"].clone()
}

/// A server with the demo, and its administrator.
async fn office() -> (TestApp, Caller) {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    (app, admin)
}
