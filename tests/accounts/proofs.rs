//! What needs a password given of late.

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Map, Value, json};

use super::{ADA, Browser, PASSWORD, events, signed_in};
use crate::support::{Caller, TestApp, clocks::Hands, clusters, processes};

/// A client in the trash, to be destroyed.
async fn deleted_client(caller: &Caller) -> Value {
    let input = json!({ "kind": "COMPANY", "name": "Old" });
    let made = caller.change("clientCreate", "ClientCreateInput", input, "client { id }").await;
    let client = made.data()["clientCreate"]["client"].clone();
    let deleted = caller.change("clientDelete", "RecordInput", client.clone(), "problems { code }").await;
    assert_eq!(deleted.data()["clientDelete"]["problems"], json!([]));
    client
}

async fn destroy(caller: &Caller, client: &Value) -> Vec<String> {
    let answer = caller.change("clientDestroy", "RecordInput", client.clone(), "problems { code }").await;
    answer.codes().into_iter().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_counts_for_ten_minutes_and_a_password_given_once_more_for_ten_again() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let mut browser = signed_in(&app, ADA).await;
    let (first, second) = (deleted_client(&browser.caller()).await, deleted_client(&browser.caller()).await);
    hands.forward(Duration::from_mins(9));
    assert!(destroy(&browser.caller(), &first).await.is_empty());
    hands.forward(Duration::from_mins(2));
    // A refresh proves nothing.
    assert_eq!(browser.refresh().await.status, 200);
    let stale = browser.caller();
    assert_eq!(destroy(&stale, &second).await, ["STEP_UP_REQUIRED"]);
    let still = "SELECT count(*) FROM clients WHERE deleted_at IS NOT NULL AND name = 'Old'";
    assert_eq!(clusters::row_on(&database, still).await.get::<_, i64>(0), 1);
    // Everything else goes on.
    deleted_client(&stale).await;

    let proof = |password: &str| json!({ "password": password });
    assert!(browser.post("/auth/step-up", proof("a wrong one, quite wrong")).await.is(403, "PASSWORD_WRONG"));
    let proved = browser.post("/auth/step-up", proof(PASSWORD)).await;
    assert_eq!((proved.status, &proved.body["user"]["email"]), (200, &json!(ADA)));
    // The old token says what it said; the new one, and those after it, say more.
    assert_eq!(destroy(&stale, &second).await, ["STEP_UP_REQUIRED"]);
    hands.forward(Duration::from_mins(9));
    assert_eq!(browser.refresh().await.status, 200);
    assert!(destroy(&browser.caller(), &second).await.is_empty());
    assert_eq!(events(&database, ADA).await, "step_up");

    // Not without an access token, nor in a session that was ended.
    let mut nobody = Browser::new(&app);
    assert!(nobody.post("/auth/step-up", proof(PASSWORD)).await.is(401, "UNAUTHENTICATED"));
    assert_eq!(browser.post("/auth/sign-out", json!({})).await.status, 204);
    assert!(browser.post("/auth/step-up", proof(PASSWORD)).await.is(401, "UNAUTHENTICATED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_at_a_proof_are_counted_like_those_at_the_door() {
    let app = TestApp::demo().await;
    let mut browser = signed_in(&app, ADA).await;
    browser.cookies.clear();
    for _ in 0..5 {
        let wrong = browser.post("/auth/step-up", json!({ "password": "a wrong one, quite wrong" })).await;
        assert!(wrong.is(403, "PASSWORD_WRONG"), "{wrong:?}");
    }
    assert!(browser.post("/auth/step-up", json!({ "password": PASSWORD })).await.is(429, "RATE_LIMITED"));
    assert!(browser.sign_in(ADA, PASSWORD).await.is(429, "RATE_LIMITED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_second_factor_a_proof_holds_a_code() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database, hands.clock(), |_| {}).await;
    let (mut browser, phone, codes) = super::factors::enrolled(&app, &hands, ADA).await;
    let prove = async |browser: &mut Browser, code: Option<&str>| {
        browser.post("/auth/step-up", json!({ "password": PASSWORD, "code": code })).await
    };
    assert!(prove(&mut browser, None).await.is(403, "FACTOR_REQUIRED"));
    assert!(prove(&mut browser, Some(&phone.wrong())).await.is(403, "FACTOR_WRONG"));
    assert_eq!(prove(&mut browser, Some(&phone.next())).await.status, 200);
    assert_eq!(prove(&mut browser, Some(&codes[0])).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_the_console_is_proved_for_its_life_and_the_setting_switches_all_of_it_off() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database.clone(), hands.clock(), |_| {}).await;
    let token = processes::run(&database, app.data_dir.path(), &["token", ADA, "--minutes", "60"]);
    let console = Caller::new(app.url("/graphql"), Some(token));
    let (first, second) = (deleted_client(&console).await, deleted_client(&console).await);
    hands.forward(Duration::from_mins(55));
    assert!(destroy(&console, &first).await.is_empty());

    let keys = app.data_dir.path().join("keys.json");
    let lax = TestApp::start_at(database, hands.clock(), |config| {
        config.auth.keys_file = Some(keys);
        config.auth.step_up_minutes = 0;
        config.auth.access_token_seconds = 86_400;
    });
    let lax = lax.await;
    let browser = signed_in(&lax, ADA).await;
    hands.forward(Duration::from_hours(12));
    assert!(destroy(&browser.caller(), &second).await.is_empty());
}

/// An input of a type, with something in every field that must be given.
fn filled(types: &BTreeMap<String, Value>, of: &Value) -> Value {
    match of["kind"].as_str().unwrap() {
        "NON_NULL" => filled(types, &of["ofType"]),
        "LIST" => json!([filled(types, &of["ofType"])]),
        "ENUM" => types[of["name"].as_str().unwrap()]["enumValues"][0]["name"].clone(),
        "INPUT_OBJECT" => {
            let fields = types[of["name"].as_str().unwrap()]["inputFields"].as_array().unwrap();
            let given = |field: &&Value| field["type"]["kind"] == "NON_NULL" && field["defaultValue"].is_null();
            let named = |field: &Value| (field["name"].as_str().unwrap().to_owned(), filled(types, &field["type"]));
            Value::Object(fields.iter().filter(given).map(named).collect::<Map<_, _>>())
        }
        _ => match of["name"].as_str().unwrap() {
            "Int" => json!(1),
            "Boolean" => json!(true),
            "Decimal" => json!("1"),
            "Date" => json!("2026-11-23"),
            "DateTime" => json!("2026-11-23T09:00:00Z"),
            "EmailAddress" => json!("somebody@tessera.example"),
            "JSON" => json!({}),
            "ID" => json!(tessera::ids::NodeId { type_name: "Client", id: uuid::Uuid::nil() }.encode()),
            _ => json!("x"),
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_back_and_what_gives_power_needs_a_fresh_proof_and_nothing_else_does() {
    let (database, hands) = (clusters::demo_database().await, Hands::default());
    let app = TestApp::start_at(database, hands.clock(), |_| {}).await;
    let mut browser = signed_in(&app, ADA).await;
    hands.forward(Duration::from_mins(11));
    assert_eq!(browser.refresh().await.status, 200);
    let admin = browser.caller();
    let of_type = "kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";
    let schema = admin
        .ask(&format!(
            "{{ __schema {{ mutationType {{ fields {{ name args {{ name type {{ {of_type} }} }} }} }}
        types {{ name enumValues {{ name }} inputFields {{ name defaultValue type {{ {of_type} }} }} }} }} }}"
        ))
        .await;
    let schema = &schema.data()["__schema"];
    let types = schema["types"].as_array().unwrap().iter();
    let types: BTreeMap<String, Value> =
        types.map(|ty| (ty["name"].as_str().unwrap().to_owned(), ty.clone())).collect();
    let mut asked = Vec::new();
    for field in schema["mutationType"]["fields"].as_array().unwrap() {
        let name = field["name"].as_str().unwrap();
        let input = &field["args"][0]["type"]["ofType"];
        let query = format!(
            "mutation($input: {}!) {{ {name}(input: $input) {{ __typename }} }}",
            input["name"].as_str().unwrap()
        );
        let answer = admin.ask_with(&query, json!({ "input": filled(&types, input) })).await;
        assert_eq!(answer.status, 200, "{name}: {}", answer.body);
        if answer.codes() == ["STEP_UP_REQUIRED"] {
            assert_eq!(answer.body["data"], json!({ name: null }));
            asked.push(name.to_owned());
        }
    }
    let (destroyed, others): (Vec<String>, Vec<String>) = asked.into_iter().partition(|name| name.ends_with("Destroy"));
    let all = schema["mutationType"]["fields"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|field| field["name"].as_str().unwrap().ends_with("Destroy"));
    assert_eq!(destroyed.len(), all.count());
    assert!(destroyed.len() > 8, "{destroyed:?}");
    let mut others = others;
    others.sort();
    let expected = [
        "partnerTokenCreate",
        "roleDelete",
        "roleSetRights",
        "userAssignRole",
        "userDeactivate",
        "userInvite",
        "userReinstate",
        "userRemoveFactor",
        "userSuspend",
        "webhookEndpointRotateSecret",
    ];
    assert_eq!(others, expected);
    // A user's own profile needs none; their address, to which a new password goes, does.
    let me = admin.ask("{ viewer { user { id } } }").await.data()["viewer"]["user"]["id"].clone();
    let change = async |input: Value| {
        let answer = admin.change("userUpdate", "UserUpdateInput", input, "user { jobTitle }").await;
        answer.codes().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(change(json!({ "id": me, "version": 1, "jobTitle": "Chief" })).await, Vec::<String>::new());
    assert_eq!(change(json!({ "id": me, "version": 2, "email": "eve@tessera.example" })).await, ["STEP_UP_REQUIRED"]);
}
