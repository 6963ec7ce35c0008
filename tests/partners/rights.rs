//! What a token allows, through every way to a field.

use serde_json::{Value, json};

use super::{ADMIN, SELLER, bearer, holder, partner, rights, token, token_with, user};
use crate::support::{Answer, Caller, TestApp, clusters};

fn keyed(name: &str, input_type: &str, input: &Value, selection: &str) -> Value {
    let query = format!("mutation($input: {input_type}!) {{ {name}(input: $input) {{ {selection} }} }}");
    json!({ "query": query, "variables": { "input": input } })
}

/// A mutation as partners send it.
async fn change(caller: &Caller, name: &str, input_type: &str, input: Value, selection: &str) -> Answer {
    let key = tessera::ids::new_id().to_string();
    caller.send_keyed(keyed(name, input_type, &input, selection), Some(&key)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_reads_what_its_token_names_and_nothing_else() {
    let app = TestApp::demo().await;
    let caller = holder(&app, &bearer(&app, SELLER, &["Client.id,name read all"]).await);
    let answer = caller.ask("{ clients(first: 1) { nodes { id name phone owner { email } __typename } } }").await;
    let node = &answer.body["data"]["clients"]["nodes"][0];
    assert!(node["id"].is_string() && node["name"].is_string());
    assert_eq!((&node["phone"], &node["owner"], &node["__typename"]), (&Value::Null, &Value::Null, &json!("Client")));
    assert_eq!(answer.codes(), ["FORBIDDEN", "FORBIDDEN"]);
    assert_eq!(answer.body["errors"][0]["message"], "The token has no right to read Client.phone.");
    let id = node["id"].clone();
    for (query, codes) in [
        ("{ contacts { nodes { id } } }", vec!["FORBIDDEN"]),
        ("{ viewer { user { email } } }", vec!["FORBIDDEN"]),
        ("query($id: ID!) { a: node(id: $id) { b: id ... on Client { c: phone } } }", vec!["FORBIDDEN"]),
        (
            "query($id: ID!) { client(id: $id) { ...F } } fragment F on Client { ... on Node { id } email }",
            vec!["FORBIDDEN"],
        ),
        (
            "query($id: ID!) { client(id: $id) { contacts { nodes { id } } timeline { nodes { __typename } } } }",
            vec!["FORBIDDEN"; 2],
        ),
        ("query($id: ID!) { client(id: $id) { history { nodes { action } } } }", vec!["FORBIDDEN"]),
        ("{ clients(filter: { owner: { isNull: true } }) { nodes { id } } }", vec!["FORBIDDEN"]),
        ("{ clients(orderBy: UPDATED_AT_DESC) { nodes { id } } }", vec!["FORBIDDEN"]),
        ("{ trash { nodes { title } } auditEntries { nodes { after } } }", vec!["FORBIDDEN"; 2]),
        ("{ __typename }", vec![]),
    ] {
        let variables = if query.contains("$id") { json!({ "id": id }) } else { json!({}) };
        let answer = caller.ask_with(query, variables).await;
        assert_eq!(answer.codes(), codes, "{query}: {}", answer.text);
    }
    // A hit would tell what the token may not read.
    for query in
        ["{ clients(search: \"0301\") { nodes { id } } }", "{ clients(search: \"a\") { totalCount { count } } }"]
    {
        assert_eq!(caller.ask(query).await.codes(), ["FORBIDDEN"], "{query}");
    }
    let found = caller.ask("{ search(query: \"a\", first: 20) { __typename } }").await;
    assert_eq!(found.body["data"]["search"], json!([]), "{}", found.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_never_allows_more_than_the_user_it_acts_for_may() {
    let app = TestApp::demo().await;
    let caller =
        holder(&app, &bearer(&app, SELLER, &["Client read all", "Product read all", "User.id read all"]).await);
    let count = "{ clients { totalCount(exact: true) { count } } }";
    assert_eq!(caller.ask(count).await.data(), app.seller().await.ask(count).await.data());
    let answer = caller.ask("{ products(first: 1) { nodes { name cost { amount } } } }").await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
    // What the user may do less from now on, the token may not do either.
    let admin = app.admin().await;
    let role = crate::changes::users::role(&admin, "seller").await;
    let input = json!({ "id": role, "rights": [{ "type": "Product", "operation": "READ", "scope": "NONE" }] });
    admin.change("roleSetRights", "RoleSetRightsInput", input, "problems { code }").await.data();
    app.app.auth.directory().refresh().await.unwrap();
    assert_eq!(caller.ask("{ products(first: 1) { nodes { name } } }").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn own_rows_are_those_of_the_user_it_acts_for() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let own = holder(&app, token(&admin, &partner, &["Client read own"]).await["bearer"].as_str().unwrap());
    let all = holder(&app, token(&admin, &partner, &["Client read all"]).await["bearer"].as_str().unwrap());
    let count = "{ clients { totalCount(exact: true) { count } } }";
    let of = async |caller: &Caller| caller.ask(count).await.data()["clients"]["totalCount"]["count"].as_i64().unwrap();
    assert!(of(&own).await < of(&seller).await);
    assert_eq!(of(&all).await, of(&admin).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_writes_the_fields_its_token_names_and_leaves_its_name_in_the_audit_log() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let lines = ["Client.id,name,version read all", "Client.name update all", "Client delete all"];
    let caller = holder(&app, &bearer(&app, ADMIN, &lines).await);
    let client = caller.ask("{ clients(first: 1) { nodes { id name version } } }").await;
    let client = client.data()["clients"]["nodes"][0].clone();
    let written = "SELECT count(*) FROM audit_entries WHERE type_name = 'Client'";
    for (name, input_type, input) in [
        (
            "clientUpdate",
            "ClientUpdateInput",
            json!({ "id": client["id"], "version": client["version"], "name": "X", "phone": "+4930901820" }),
        ),
        ("clientUpdate", "ClientUpdateInput", json!({ "id": client["id"], "version": client["version"], "tags": [] })),
        ("clientCreate", "ClientCreateInput", json!({ "name": "New" })),
        ("clientUpsert", "ClientUpsertInput", json!({ "externalRef": "E-1", "name": "New" })),
        ("clientRestore", "RecordInput", json!({ "id": client["id"] })),
        (
            "clientsBulkUpdate",
            "ClientBulkUpdateInput",
            json!({ "items": [{ "id": client["id"], "version": client["version"], "phone": null }] }),
        ),
        (
            "clientMerge",
            "MergeInput",
            json!({ "id": client["id"], "version": 1, "other": client["id"], "otherVersion": 1 }),
        ),
    ] {
        let selection = if name.contains("Bulk") { "written" } else { "problems { code }" };
        let answer = change(&caller, name, input_type, input, selection).await;
        assert_eq!(answer.codes(), ["FORBIDDEN"], "{name}: {}", answer.text);
    }
    assert_eq!(clusters::row_on(&database, written).await.get::<_, i64>(0), 0);
    let input = json!({ "id": client["id"], "version": client["version"], "name": "Renamed by the shop" });
    let plain = caller.send(keyed("clientUpdate", "ClientUpdateInput", &input, "client { name }")).await;
    assert_eq!((plain.status.as_u16(), plain.codes()), (400, vec!["IDEMPOTENCY_KEY_REQUIRED"]));
    let answer = change(&caller, "clientUpdate", "ClientUpdateInput", input, "client { name } problems { code }").await;
    assert_eq!(answer.data()["clientUpdate"], json!({ "client": { "name": "Renamed by the shop" }, "problems": [] }));
    let answer =
        change(&caller, "clientDelete", "RecordInput", json!({ "id": client["id"] }), "problems { code }").await;
    assert_eq!(answer.data()["clientDelete"]["problems"], json!([]));
    let entries = app.admin().await.ask("{ auditEntries(filter: { type: { eq: \"Client\" } }) { nodes { action actor { email } partnerToken { name partner { key } } } } }").await;
    let by = json!({ "email": ADMIN });
    let token = json!({ "name": "A token", "partner": { "key": "acme" } });
    let entry = |action: &str| json!({ "action": action, "actor": by, "partnerToken": token });
    assert_eq!(entries.data()["auditEntries"]["nodes"], json!([entry("DELETE"), entry("UPDATE")]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_keeps_to_its_cost_and_to_stored_documents() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let input = |more: Value| {
        let mut input = json!({ "partner": partner, "name": "A token", "rights": rights(&["Client read all"]) });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    let cheap = token_with(&admin, input(json!({ "costLimit": 30 }))).await;
    let cheap = holder(&app, cheap["bearer"].as_str().unwrap());
    assert_eq!(cheap.ask("{ clients(first: 20) { nodes { id } } }").await.codes(), Vec::<&str>::new());
    let dear = cheap.ask("{ clients(first: 50) { nodes { id } } }").await;
    assert_eq!((dear.status.as_u16(), dear.codes()), (400, vec!["COST_ESTIMATED_TOO_EXPENSIVE"]));
    let stored = token_with(&admin, input(json!({ "persistedOnly": true }))).await;
    let stored = holder(&app, stored["bearer"].as_str().unwrap());
    assert_eq!(stored.ask("{ clients { nodes { id } } }").await.codes(), ["PERSISTED_QUERY_ID_REQUIRED"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_tokens_are_not_made() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let make = async |caller: &Caller, more: Value| {
        let mut input = json!({ "partner": partner, "name": "A token", "rights": rights(&["Client read all"]) });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let selection = "partnerToken { id } problems { path code }";
        let answer = caller.change("partnerTokenCreate", "PartnerTokenCreateInput", input, selection).await;
        answer.data()["partnerTokenCreate"]["problems"].clone()
    };
    let many: Vec<String> = (0..120).map(|_| "Client.id,name,phone read all".to_owned()).collect();
    let every = ["Client", "Contact", "Deal", "Note", "Product", "Tag", "LineItem", "Team", "Stage", "ContactMethod"];
    let long: Vec<String> = every
        .iter()
        .flat_map(|name| {
            ["read", "create", "update", "delete", "restore", "destroy"]
                .map(|operation| format!("{name}.id,* {operation} all"))
        })
        .collect();
    let lines = |lines: &[String]| rights(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    for (more, problems) in [
        (json!({ "name": " " }), json!([{ "path": ["name"], "code": "REQUIRED" }])),
        (json!({ "costLimit": 0 }), json!([{ "path": ["costLimit"], "code": "OUT_OF_RANGE" }])),
        (json!({ "expiresAt": "2020-01-01T00:00:00Z" }), json!([{ "path": ["expiresAt"], "code": "IN_THE_PAST" }])),
        (json!({ "expiresAt": "2199-01-01T00:00:00Z" }), json!([{ "path": ["expiresAt"], "code": "TOO_LATE" }])),
        (json!({ "rights": [] }), json!([{ "path": ["rights"], "code": "REQUIRED" }])),
        (json!({ "rights": lines(&many) }), json!([{ "path": ["rights"], "code": "REQUIRED" }])),
        (json!({ "rights": lines(&long) }), json!([{ "path": ["rights"], "code": "TOO_MANY" }])),
        (
            json!({ "rights": rights(&["Customer read all"]) }),
            json!([{ "path": ["rights", "0", "type"], "code": "UNKNOWN_TYPE" }]),
        ),
        (
            json!({ "rights": rights(&["Client.nam read all"]) }),
            json!([{ "path": ["rights", "0", "field"], "code": "UNKNOWN_FIELD" }]),
        ),
        (
            json!({ "rights": rights(&["Client read none"]) }),
            json!([{ "path": ["rights", "0", "scope"], "code": "NO_RIGHT" }]),
        ),
        (
            json!({ "rights": rights(&["Client.id read all", "Client.name read own"]) }),
            json!([{ "path": ["rights", "0", "scope"], "code": "SEVERAL_SCOPES" }, { "path": ["rights", "1", "scope"], "code": "SEVERAL_SCOPES" }]),
        ),
    ] {
        assert_eq!(make(&admin, more.clone()).await, problems, "{:.200}", more.to_string());
    }
    assert_eq!(make(&admin, json!({})).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_makes_a_token_that_may_do_more_than_they() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let role = crate::changes::users::role(&admin, "manager").await;
    let input = json!({ "id": role, "rights": [
        { "type": "Partner", "operation": "READ", "scope": "ALL" },
        { "type": "PartnerToken", "operation": "READ", "scope": "ALL" }, { "type": "PartnerToken", "operation": "CREATE", "scope": "ALL" } ] });
    admin.change("roleSetRights", "RoleSetRightsInput", input, "problems { code }").await.data();
    app.app.auth.directory().refresh().await.unwrap();
    let manager = app.manager().await;
    let make = async |lines: &[&str]| {
        let input = json!({ "partner": partner, "name": "A token", "rights": rights(lines) });
        let selection = "partnerToken { id } problems { code }";
        let answer = manager.change("partnerTokenCreate", "PartnerTokenCreateInput", input, selection).await;
        answer.data()["partnerTokenCreate"]["problems"].clone()
    };
    assert_eq!(make(&["Client read all", "Client update team"]).await, json!([]));
    for lines in [["Client update all"], ["Client destroy team"], ["WebhookEndpoint read all"]] {
        assert_eq!(make(&lines).await, json!([{ "code": "BEYOND_YOUR_RIGHTS" }]), "{lines:?}");
    }
    // Nor does anybody but an administrator see a token again.
    let read = manager.ask("{ partnerTokens { nodes { name bearer } } }").await;
    assert_eq!(read.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_is_no_person() {
    let app = TestApp::demo().await;
    let bearer = bearer(&app, ADMIN, &["User read all", "Session read all", "Role read all", "Role update all"]).await;
    // The server knows the token before it refuses it.
    assert_eq!(holder(&app, &bearer).ask("{ roles { nodes { id } } }").await.status.as_u16(), 200);
    let client = reqwest::Client::new();
    let body = json!({ "current": "x", "new": "y" });
    let answer = client.post(app.url("/auth/password")).bearer_auth(&bearer).json(&body).send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 401);
    // It gives nobody rights, not even those it has, and sees no tokens.
    let admin = app.admin().await;
    let partner = admin.ask("{ partners { nodes { id } } }").await.data()["partners"]["nodes"][0]["id"].clone();
    let reading = token(&admin, &partner, &["PartnerToken read all", "Client read all", "RecordChange read all"]).await;
    let reading = holder(&app, reading["bearer"].as_str().unwrap());
    let tokens = reading.ask("{ partnerTokens { nodes { name bearer } } }").await;
    assert_eq!(
        (tokens.codes(), &tokens.body["data"]["partnerTokens"]["nodes"][0]["bearer"]),
        (vec!["FORBIDDEN"], &Value::Null)
    );
    // What was changed of a record is a right of its own.
    let history = "{ clients(first: 1) { nodes { history { nodes { action } } } } }";
    assert!(reading.ask(history).await.data()["clients"]["nodes"][0]["history"]["nodes"].is_array());
    let role = crate::changes::users::role(&admin, "support").await;
    let input = json!({ "id": role, "rights": [{ "type": "User", "operation": "READ", "scope": "ALL" }, { "type": "Tag", "operation": "UPDATE", "scope": "ALL" }] });
    let answer =
        change(&holder(&app, &bearer), "roleSetRights", "RoleSetRightsInput", input, "problems { code }").await;
    assert_eq!(answer.data()["roleSetRights"]["problems"], json!([{ "code": "BEYOND_YOUR_RIGHTS" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_one_token_got_is_not_repeated_to_another() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin, "acme", &user(&admin, ADMIN).await).await;
    let lines = ["Tag read all", "Tag create all"];
    let whole = token(&admin, &partner, &lines).await["bearer"].as_str().unwrap().to_owned();
    let cut = tessera::auth::capabilities::attenuation::Cut {
        operations: vec![tessera::auth::Operation::Create],
        ..Default::default()
    };
    let blind = holder(&app, &cut.of(&whole).unwrap());
    let body = keyed("tagCreate", "TagCreateInput", &json!({ "name": "Shop" }), "tag { name } problems { code }");
    let seen = holder(&app, &whole).send_keyed(body.clone(), Some("order-1")).await;
    assert_eq!(seen.data()["tagCreate"]["tag"]["name"], "Shop");
    assert!(holder(&app, &whole).send_keyed(body.clone(), Some("order-1")).await.replayed);
    let other = blind.send_keyed(body, Some("order-1")).await;
    assert_eq!((other.status.as_u16(), other.codes()), (422, vec!["IDEMPOTENCY_MISMATCH"]));
}
