//! Roles of the organisation's own, and what they may do.

use serde_json::{Value, json};

use super::{traces, users::role, uuid_of};
use crate::support::{Answer, Caller, TestApp, clusters};

const SELECTION: &str = "role { id version rights { type field operation scope } } problems { path code }";

async fn set(caller: &Caller, role: &Value, version: Option<i32>, rights: Value) -> Answer {
    let input = json!({ "id": role, "version": version, "rights": rights });
    caller.change("roleSetRights", "RoleSetRightsInput", input, SELECTION).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_of_ones_own_does_what_it_was_given_and_nothing_else() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let input = json!({ "key": "catalogue", "name": "Catalogue" });
    let made = admin.change("roleCreate", "RoleCreateInput", input, SELECTION).await;
    let id = made.data()["roleCreate"]["role"]["id"].clone();
    assert_eq!(made.data()["roleCreate"]["role"]["rights"], json!([]));
    let rights = json!([
        { "type": "Product", "operation": "READ", "scope": "ALL" },
        { "type": "Product", "operation": "UPDATE", "scope": "ALL" },
        { "type": "Product", "field": "cost", "operation": "READ", "scope": "NONE" },
    ]);
    let given = set(&admin, &id, Some(1), rights.clone()).await;
    assert_eq!(given.data()["roleSetRights"]["role"]["version"], 2);
    assert_eq!(
        given.data()["roleSetRights"]["role"]["rights"],
        json!([
            { "type": "Product", "field": "*", "operation": "READ", "scope": "ALL" },
            { "type": "Product", "field": "*", "operation": "UPDATE", "scope": "ALL" },
            { "type": "Product", "field": "cost", "operation": "READ", "scope": "NONE" },
        ])
    );
    // The same once more is no change; an old version is a conflict.
    assert_eq!(set(&admin, &id, None, rights.clone()).await.data()["roleSetRights"]["role"]["version"], 2);
    assert_eq!(set(&admin, &id, Some(1), rights).await.data()["roleSetRights"]["problems"][0]["code"], "CONFLICT");
    let sara = "{ users(filter: { email: { eq: \"sara.seller@tessera.example\" } }) { nodes { id } } }";
    let sara = admin.ask(sara).await.data()["users"]["nodes"][0]["id"].clone();
    let input = json!({ "id": sara, "role": id });
    admin.change("userAssignRole", "UserAssignRoleInput", input, "problems { code }").await.data();
    app.app.auth.directory().refresh().await.unwrap();
    let sara = app.seller().await;
    let answer = sara.ask("{ products(first: 1) { nodes { name cost { amount } } } clients { nodes { id } } }").await;
    assert_eq!(answer.codes(), ["FORBIDDEN", "FORBIDDEN"]);
    assert!(answer.body["data"]["products"]["nodes"][0]["name"].is_string());
    // Without the row of its own, the type's right decides for the field again.
    let back = json!([{ "type": "Product", "field": "cost", "operation": "READ", "scope": null }]);
    set(&admin, &id, None, back).await.data();
    app.app.auth.directory().refresh().await.unwrap();
    sara.ask("{ products(first: 1) { nodes { cost { amount } } } }").await.data();
    // A role that somebody has stays.
    let answer = admin.change("roleDelete", "RecordInput", json!({ "id": id }), "problems { code }").await;
    assert_eq!(answer.data()["roleDelete"]["problems"][0]["code"], "IN_USE");
    let (entries, events) = traces(&database, &uuid_of(&id)).await;
    assert_eq!((entries.as_str(), events.as_str()), ("create update update", "role.created role.updated role.updated"));
    let entry = format!(
        "SELECT (after->'rights')::text FROM audit_entries WHERE record_id = '{}' ORDER BY occurred_at OFFSET 1 LIMIT 1",
        uuid_of(&id)
    );
    let kept: String = clusters::row_on(&database, &entry).await.get(0);
    let kept: Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept, json!({ "Product.* read": "all", "Product.* update": "all", "Product.cost read": "none" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_rights_are_told_apart_and_system_roles_stay() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let seller = role(&admin, "seller").await;
    let wrong = json!([
        { "type": "Clients", "operation": "READ", "scope": "ALL" },
        { "type": "Client", "field": "revenue", "operation": "READ", "scope": "NONE" },
        { "type": "Client", "field": "annualRevenue", "operation": "READ", "scope": "NONE" },
    ]);
    let answer = set(&admin, &seller, None, wrong).await;
    assert_eq!(
        answer.data()["roleSetRights"]["problems"],
        json!([
            { "path": ["rights", "0", "type"], "code": "UNKNOWN_TYPE" },
            { "path": ["rights", "1", "field"], "code": "UNKNOWN_FIELD" },
        ])
    );
    let fixed = json!([{ "type": "Client", "operation": "READ", "scope": "NONE" }]);
    let answer = set(&admin, &role(&admin, "admin").await, None, fixed).await;
    assert_eq!(answer.data()["roleSetRights"]["problems"][0]["code"], "FIXED_ROLE");
    let answer = admin.change("roleDelete", "RecordInput", json!({ "id": seller }), "problems { code }").await;
    assert_eq!(answer.data()["roleDelete"]["problems"][0]["code"], "FIXED_ROLE");
    let input = json!({ "key": "Not a key", "name": "x" });
    let answer = admin.change("roleCreate", "RoleCreateInput", input, SELECTION).await;
    assert_eq!(answer.data()["roleCreate"]["problems"], json!([{ "path": ["key"], "code": "INVALID_KEY" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_right_that_a_role_shows_can_be_set_as_it_is() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let roles = "{ roles { nodes { key id version rights { type field operation scope } } } }";
    let roles = admin.ask(roles).await.data()["roles"]["nodes"].as_array().unwrap().clone();
    for shown in roles.iter().filter(|role| role["key"] != "admin") {
        let answer = set(&admin, &shown["id"], None, shown["rights"].clone()).await;
        let payload = &answer.data()["roleSetRights"];
        assert_eq!(payload["problems"], json!([]), "{}", shown["key"]);
        assert_eq!(payload["role"]["version"], shown["version"], "{}: nothing has changed", shown["key"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_from_a_system_role_stays_taken_and_new_types_come_with_their_rights() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let support = role(&admin, "support").await;
    let taken = json!([{ "type": "Note", "operation": "CREATE", "scope": null }]);
    set(&admin, &support, None, taken).await.data();
    // As if Tag had come with an upgrade.
    clusters::execute_on(&database, "DELETE FROM role_rights WHERE type_name = 'Tag'").await;
    tessera::auth::rights::install(&app.app.db).await.unwrap();
    let rights = "SELECT string_agg(format('%s %s', operation, scope), ', ' ORDER BY operation) FROM role_rights JOIN roles r ON r.id = role_id
        WHERE r.key = 'support' AND type_name IN ('Note', 'Tag')";
    let rights: String = clusters::row_on(&database, rights).await.get(0);
    assert_eq!(rights, "create none, read all, read all, update all");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_a_role_more_than_they_have() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    clusters::execute_on(
        &database,
        "INSERT INTO role_rights (role_id, type_name, field_name, operation, scope)
         SELECT id, 'Role', '*', 'update', 'all' FROM roles WHERE key = 'manager'
         ON CONFLICT (role_id, type_name, field_name, operation) DO UPDATE SET scope = 'all'",
    )
    .await;
    app.app.auth.directory().refresh().await.unwrap();
    let manager = app.manager().await;
    let (own, support) = (role(&admin, "manager").await, role(&admin, "support").await);
    let more = json!([{ "type": "Client", "operation": "DESTROY", "scope": "ALL" }]);
    for id in [&own, &support] {
        let answer = set(&manager, id, None, more.clone()).await;
        assert_eq!(
            answer.data()["roleSetRights"]["problems"],
            json!([{ "path": ["rights"], "code": "BEYOND_YOUR_RIGHTS" }])
        );
    }
    let less = json!([{ "type": "Tag", "operation": "READ", "scope": "NONE" }]);
    assert_eq!(set(&manager, &support, None, less).await.data()["roleSetRights"]["problems"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_a_taken_place_moves_the_others() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let names = async || {
        let answer = admin.ask("{ stages(first: 20) { nodes { name } } }").await;
        let nodes = answer.data()["stages"]["nodes"].as_array().unwrap().clone();
        nodes.iter().map(|stage| stage["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut expected = names().await;
    let stage = async |input: Value| {
        let answer = admin.change("stageCreate", "StageCreateInput", input, "stage { id } problems { code }").await;
        answer.data()["stageCreate"]["stage"]["id"].clone()
    };
    let second = stage(json!({ "name": "Second", "probability": 5, "position": 2 })).await;
    stage(json!({ "name": "Last", "probability": 1 })).await;
    expected.insert(1, "Second".to_owned());
    expected.push("Last".to_owned());
    assert_eq!(names().await, expected);
    let input = json!({ "id": second, "version": 1, "position": 1 });
    admin.change("stageUpdate", "StageUpdateInput", input, "problems { code }").await.data();
    expected.swap(0, 1);
    assert_eq!(names().await, expected);
    // Lines of a deal likewise.
    let found = admin.ask("{ deals(first: 1) { nodes { client { id } stage { id } } } }").await;
    let place = &found.data()["deals"]["nodes"][0];
    let deal =
        json!({ "client": place["client"]["id"], "stage": place["stage"]["id"], "name": "Ordered", "currency": "EUR" });
    let deal = admin.change("dealCreate", "DealCreateInput", deal, "deal { id }").await;
    let deal = deal.data()["dealCreate"]["deal"]["id"].clone();
    let mut last = Value::Null;
    for (name, position) in [("a", None), ("b", None), ("c", Some(1))] {
        let mut line = json!({ "deal": deal, "sku": name, "name": name, "quantity": "1", "unitPrice": "1" });
        if let Some(position) = position {
            line["position"] = json!(position);
        }
        let made =
            admin.change("lineItemCreate", "LineItemCreateInput", line, "lineItem { id } problems { code }").await;
        last = made.data()["lineItemCreate"]["lineItem"]["id"].clone();
    }
    let lines = "query($id: ID!) { deal(id: $id) { lineItems { name } } }";
    let order = async || {
        let answer = admin.ask_with(lines, json!({ "id": deal })).await;
        let nodes = answer.data()["deal"]["lineItems"].as_array().unwrap().clone();
        nodes.iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect::<String>()
    };
    assert_eq!(order().await, "cab");
    let input = json!({ "id": last, "version": 1, "position": 3 });
    admin.change("lineItemUpdate", "LineItemUpdateInput", input, "problems { code }").await.data();
    assert_eq!(order().await, "acb");
}

#[tokio::test(flavor = "multi_thread")]
async fn prices_of_a_list_do_not_overlap_and_one_list_is_the_default() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let product =
        admin.ask("{ products(first: 1) { nodes { id } } }").await.data()["products"]["nodes"][0]["id"].clone();
    let list = async |name: &str, is_default: bool| {
        let input = json!({ "name": name, "currency": "SEK", "isDefault": is_default });
        let made = admin.change("priceListCreate", "PriceListCreateInput", input, "priceList { id }").await;
        made.data()["priceListCreate"]["priceList"]["id"].clone()
    };
    let (first, second) = (list("Sweden", true).await, list("Sweden, new", true).await);
    let defaults = admin.ask("{ priceLists(first: 50) { nodes { id isDefault currency } } }").await;
    let defaults = defaults.data()["priceLists"]["nodes"].as_array().unwrap().clone();
    let of = |id: &Value| defaults.iter().find(|list| list["id"] == *id).unwrap()["isDefault"].clone();
    assert_eq!((of(&first), of(&second)), (json!(false), json!(true)));
    let price = async |from: Value, until: Value| {
        let input =
            json!({ "priceList": first, "product": product, "unitPrice": "5", "validFrom": from, "validUntil": until });
        let made = admin.change("productPriceCreate", "ProductPriceCreateInput", input, "problems { path code }").await;
        made.data()["productPriceCreate"]["problems"].clone()
    };
    assert_eq!(price(json!("2027-01-01"), json!("2027-06-30")).await, json!([]));
    assert_eq!(price(json!("2027-07-01"), Value::Null).await, json!([]));
    assert_eq!(
        price(json!("2027-06-30"), json!("2027-07-02")).await,
        json!([{ "path": ["validFrom"], "code": "OVERLAPS" }])
    );
    assert_eq!(
        price(json!("2026-06-30"), json!("2026-06-29")).await,
        json!([{ "path": ["validUntil"], "code": "OUT_OF_RANGE" }])
    );
    let prices =
        "query($id: ID!) { priceList(id: $id) { prices(first: 5) { nodes { validFrom validUntil unitPrice } } } }";
    let prices = admin.ask_with(prices, json!({ "id": first })).await;
    assert_eq!(prices.data()["priceList"]["prices"]["nodes"].as_array().unwrap().len(), 2);
}
