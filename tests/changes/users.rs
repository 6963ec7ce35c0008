//! Users: invited, let in, kept out, and given another role.

use serde_json::{Value, json};

use super::{traces, uuid_of};
use crate::support::{Answer, Caller, TestApp, clusters};

const SELECTION: &str =
    "user { id version status invitationPath role { key } } problems { path code } conflict { version }";

async fn change(caller: &Caller, name: &str, input: Value) -> Answer {
    let input_type = match name {
        "userInvite" => "UserCreateInput",
        "userUpdate" => "UserUpdateInput",
        "userAssignRole" => "UserAssignRoleInput",
        _ => "RecordInput",
    };
    caller.change(name, input_type, input, SELECTION).await
}

/// The id of a role.
pub async fn role(caller: &Caller, key: &str) -> Value {
    let query = "query($key: String!) { roles(filter: { key: { eq: $key } }) { nodes { id } } }";
    caller.ask_with(query, json!({ "key": key })).await.data()["roles"]["nodes"][0]["id"].clone()
}

async fn invite(admin: &Caller, email: &str, key: &str) -> Value {
    let input = json!({ "email": email, "firstName": "Nora", "lastName": "New", "role": role(admin, key).await });
    change(admin, "userInvite", input).await.data()["userInvite"]["user"].clone()
}

async fn user(admin: &Caller, email: &str) -> Value {
    let query = "query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id version } } }";
    admin.ask_with(query, json!({ "email": email })).await.data()["users"]["nodes"][0].clone()
}

/// Sends the token of an invitation and a password; the status, and the body.
async fn accept(app: &TestApp, path: &Value, password: &str) -> (u16, Value) {
    let token = path.as_str().unwrap().strip_prefix("/invitation#").unwrap();
    let body = json!({ "token": token, "password": password });
    let answer = reqwest::Client::new().post(app.url("/auth/invitation")).json(&body).send().await.unwrap();
    (answer.status().as_u16(), answer.json().await.unwrap())
}

const PASSWORD: &str = "a rather long pass phrase";

#[tokio::test(flavor = "multi_thread")]
async fn an_invited_user_chooses_a_password_once_and_is_in() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let invited = invite(&admin, "nora@tessera.example", "seller").await;
    assert_eq!(invited["status"], "INVITED");
    let path = &invited["invitationPath"];
    assert_eq!(accept(&app, path, "too short").await.1["error"]["code"], "PASSWORD_UNSUITABLE");
    let (status, body) = accept(&app, path, PASSWORD).await;
    assert_eq!((status, &body["user"]["email"]), (200, &json!("nora@tessera.example")));
    let nora = Caller::new(app.url("/graphql"), body["accessToken"].as_str().map(str::to_owned));
    let viewer = nora.ask("{ viewer { role user { status invitationPath } } }").await;
    assert_eq!(viewer.body["data"]["viewer"]["role"], "seller");
    assert_eq!(viewer.body["data"]["viewer"]["user"], json!({ "status": "ACTIVE", "invitationPath": null }));
    assert_eq!(viewer.codes(), ["FORBIDDEN"], "an invitation is for administrators to see");
    // Once.
    let (status, body) = accept(&app, path, PASSWORD).await;
    assert_eq!((status, &body["error"]["code"]), (403, &json!("INVITATION_INVALID")));
    let (entries, events) = traces(&database, &uuid_of(&invited["id"])).await;
    assert_eq!((entries.as_str(), events.as_str()), ("create invitation_accept sign_in", "user.created user.updated"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_invitation_or_a_week_ends_the_old_one_and_foreign_tokens_are_refused() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let first = invite(&admin, "nora@tessera.example", "seller").await;
    let again = change(&admin, "userReinvite", json!({ "id": first["id"], "version": 1 })).await;
    let second = again.data()["userReinvite"]["user"].clone();
    assert_eq!(second["version"], 2);
    assert_ne!(second["invitationPath"], first["invitationPath"]);
    assert_eq!(accept(&app, &first["invitationPath"], PASSWORD).await.0, 403);
    for wrong in ["", "tessera_inv_", "tessera_inv_AAAA", "nonsense"] {
        assert_eq!(accept(&app, &json!(format!("/invitation#{wrong}")), PASSWORD).await.0, 403);
    }
    clusters::execute_on(
        &database,
        "UPDATE users SET invited_at = invited_at - interval '7 days 1 second' WHERE status = 'invited'",
    )
    .await;
    let query = "query($id: ID!) { user(id: $id) { invitationPath } }";
    let late = admin.ask_with(query, json!({ "id": first["id"] })).await.data()["user"]["invitationPath"].clone();
    assert_eq!(accept(&app, &late, PASSWORD).await.1["error"]["code"], "INVITATION_INVALID");
    // Who has come is not invited again.
    let sara = user(&admin, "sara.seller@tessera.example").await;
    let answer = change(&admin, "userReinvite", json!({ "id": sara["id"] })).await;
    assert_eq!(answer.data()["userReinvite"]["problems"], json!([{ "path": [], "code": "INVALID_STATE" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_user_is_out_within_seconds_and_comes_back_without_their_sessions() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let sara = user(&admin, "sara.seller@tessera.example").await;
    let record = json!({ "id": sara["id"], "version": sara["version"] });
    let suspended = change(&admin, "userSuspend", record.clone()).await;
    assert_eq!(suspended.data()["userSuspend"]["user"]["status"], "SUSPENDED");
    let stale = change(&admin, "userDeactivate", record).await;
    assert_eq!(stale.data()["userDeactivate"]["problems"][0]["code"], "CONFLICT");
    app.app.auth.directory().refresh().await.unwrap();
    let out = seller.send(json!({ "query": "{ viewer { role } }" })).await;
    assert_eq!(out.status, 401);
    for (name, status) in [("userDeactivate", "DEACTIVATED"), ("userReinstate", "ACTIVE")] {
        let answer = change(&admin, name, json!({ "id": sara["id"] })).await;
        assert_eq!(answer.data()[name]["user"]["status"], status);
    }
    app.app.auth.directory().refresh().await.unwrap();
    assert_eq!(seller.send(json!({ "query": "{ viewer { role } }" })).await.status, 401, "the old session has ended");
    assert_eq!(app.seller().await.ask("{ viewer { role } }").await.data()["viewer"]["role"], "seller");
    let (entries, _) = traces(&database, &uuid_of(&sara["id"])).await;
    assert_eq!(entries, "sign_in update update update sign_in");
    // The same once more is no change.
    let same = change(&admin, "userReinstate", json!({ "id": sara["id"] })).await;
    assert_eq!(same.data()["userReinstate"]["problems"], json!([]));
    assert_eq!(traces(&database, &uuid_of(&sara["id"])).await.0, entries);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_is_never_left_without_an_administrator() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let ada = user(&admin, "ada.admin@tessera.example").await;
    let admins =
        "query($role: ID!) { users(filter: { role: { eq: $role }, status: { eq: ACTIVE } }) { nodes { id } } }";
    let admins = admin.ask_with(admins, json!({ "role": role(&admin, "admin").await })).await;
    for other in admins.data()["users"]["nodes"].as_array().unwrap().iter().filter(|user| user["id"] != ada["id"]) {
        change(&admin, "userDeactivate", json!({ "id": other["id"] })).await.data();
    }
    for (name, input) in [
        ("userSuspend", json!({ "id": ada["id"] })),
        ("userDeactivate", json!({ "id": ada["id"] })),
        ("userAssignRole", json!({ "id": ada["id"], "role": role(&admin, "seller").await })),
    ] {
        let answer = change(&admin, name, input).await;
        assert_eq!(answer.data()[name]["problems"][0]["code"], "LAST_ADMIN", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_role_counts_at_once_and_nobody_gives_more_than_they_have() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let sara = user(&admin, "sara.seller@tessera.example").await;
    let input = json!({ "id": sara["id"], "version": sara["version"], "role": role(&admin, "support").await });
    let answer = change(&admin, "userAssignRole", input).await;
    assert_eq!(answer.data()["userAssignRole"]["user"]["role"]["key"], "support");
    let nobody =
        json!({ "id": sara["id"], "role": tessera::ids::NodeId { type_name: "Role", id: uuid::Uuid::max() }.encode() });
    let answer = change(&admin, "userAssignRole", nobody).await;
    assert_eq!(answer.data()["userAssignRole"]["problems"], json!([{ "path": ["role"], "code": "NOT_FOUND" }]));
    // A role of one's own making: whoever may invite cannot invite an administrator.
    clusters::execute_on(
        &database,
        "INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
         SELECT id, 'User', f, o, 'all' FROM roles, unnest(ARRAY['*', 'role', 'status', 'email']) f, unnest(ARRAY['create', 'update']) o
         WHERE key = 'manager' ON CONFLICT (role_id, type_name, field_name, operation) DO UPDATE SET scope = 'all'",
    )
    .await;
    app.app.auth.directory().refresh().await.unwrap();
    let manager = app.manager().await;
    let beyond = json!({ "id": sara["id"], "role": role(&admin, "admin").await });
    let answer = change(&manager, "userAssignRole", beyond).await;
    assert_eq!(answer.body["data"]["userAssignRole"]["problems"][0]["code"], "BEYOND_YOUR_RIGHTS");
    let input = json!({ "email": "eve@tessera.example", "firstName": "Eve", "lastName": "E", "role": role(&admin, "admin").await });
    let answer = change(&manager, "userInvite", input).await;
    assert_eq!(
        answer.body["data"]["userInvite"]["problems"],
        json!([{ "path": ["role"], "code": "BEYOND_YOUR_RIGHTS" }])
    );
    let seller = json!({ "id": sara["id"], "role": role(&admin, "seller").await });
    let answer = change(&manager, "userAssignRole", seller).await;
    assert_eq!(answer.body["data"]["userAssignRole"]["problems"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_change_what_concerns_themselves_and_nothing_else() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let (sara, max) =
        (user(&admin, "sara.seller@tessera.example").await, user(&admin, "max.manager@tessera.example").await);
    let selection = "user { timeZone } problems { code }";
    let mine = json!({ "id": sara["id"], "version": sara["version"], "timeZone": "Europe/Lisbon" });
    let answer = seller.change("userUpdate", "UserUpdateInput", mine, selection).await;
    assert_eq!(answer.data()["userUpdate"]["user"]["timeZone"], "Europe/Lisbon");
    for input in [
        json!({ "id": max["id"], "version": 1, "timeZone": "UTC" }),
        json!({ "id": sara["id"], "version": 2, "email": "me@else.example" }),
        json!({ "id": sara["id"], "version": 2, "teams": [] }),
    ] {
        let answer = seller.change("userUpdate", "UserUpdateInput", input, selection).await;
        assert_eq!(answer.codes(), ["FORBIDDEN"]);
    }
}
