//! Lists filtered by custom fields.

use serde_json::{Value, json};

use super::{client, define, define_all};
use crate::support::{Caller, TestApp, clusters, until};

/// Names of the clients of the test that a filter finds.
async fn found(caller: &Caller, filter: Value) -> Vec<String> {
    let query = "query($filter: ClientFilter) { clients(filter: $filter, orderBy: [NAME_ASC], first: 100) { nodes { name } totalCount { count } } }";
    let mine = json!({ "and": [{ "name": { "startsWith": "Filtered" } }, filter] });
    let answer = caller.ask_with(query, json!({ "filter": mine })).await;
    let nodes = answer.data()["clients"]["nodes"].as_array().unwrap().clone();
    assert_eq!(answer.data()["clients"]["totalCount"]["count"], nodes.len());
    let short = |node: &Value| node["name"].as_str().unwrap().trim_start_matches("Filtered ").to_owned();
    nodes.iter().map(short).collect()
}

fn field(test: &Value) -> Value {
    json!({ "customField": test })
}

async fn world(admin: &Caller) {
    define_all(admin, json!({})).await;
    for (name, fields) in [
        (
            "Filtered a",
            json!({ "text": "M\u{fc}ller & S\u{f6}hne", "number": 5, "boolean": true, "date": "2026-01-31" }),
        ),
        (
            "Filtered b",
            json!({ "text": "5", "number": "-2.50", "boolean": false, "date": "2026-02-01", "select": "Red" }),
        ),
        ("Filtered c", json!({ "multiselect": ["Red", "Blue"], "select": "Blue", "url": "https://tessera.example/a" })),
        ("Filtered d", json!({ "multiselect": ["Blue"], "number": 10, "text": "100%" })),
        ("Filtered e", json!({})),
    ] {
        client(admin, name, fields).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_is_filtered_by_the_tests_it_deserves() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    world(&admin).await;
    for (test, names) in [
        (json!({ "key": "text", "eq": "5" }), "b"),
        (json!({ "key": "text", "eq": "5.0" }), ""),
        (json!({ "key": "text", "in": ["5", "100%"] }), "bd"),
        (json!({ "key": "text", "contains": "MULLER" }), "a"),
        (json!({ "key": "text", "contains": "%" }), "d"),
        (json!({ "key": "number", "eq": 5 }), "a"),
        (json!({ "key": "number", "eq": "5.00" }), "a"),
        (json!({ "key": "number", "eq": "5" }), "a"),
        (json!({ "key": "number", "in": [10, "-2.5"] }), "bd"),
        (json!({ "key": "number", "gt": 5 }), "d"),
        (json!({ "key": "number", "gte": "5" }), "ad"),
        (json!({ "key": "number", "lt": 5, "gt": "-3" }), "b"),
        (json!({ "key": "number", "lte": -2.5 }), "b"),
        (json!({ "key": "boolean", "eq": false }), "b"),
        (json!({ "key": "date", "eq": "2026-01-31" }), "a"),
        (json!({ "key": "date", "gt": "2026-01-31" }), "b"),
        (json!({ "key": "date", "gte": "2026-01-31", "lt": "2026-02-01" }), "a"),
        (json!({ "key": "select", "eq": "Red" }), "b"),
        (json!({ "key": "select", "in": ["Red", "Blue"] }), "bc"),
        (json!({ "key": "multiselect", "eq": "Blue" }), "cd"),
        (json!({ "key": "multiselect", "in": ["Red", "Gr\u{fc}n"] }), "c"),
        (json!({ "key": "url", "contains": "tessera" }), "c"),
        (json!({ "key": "url", "isNull": false }), "c"),
        (json!({ "key": "number", "isNull": true }), "ce"),
        (json!({ "key": "select", "eq": "Gr\u{fc}n" }), ""),
        (json!({ "key": "select", "in": [] }), ""),
    ] {
        assert_eq!(found(&admin, field(&test)).await.concat(), names, "{test}");
    }
    // They combine like others.
    let red = || field(&json!({ "key": "select", "eq": "Red" }));
    let blue = || field(&json!({ "key": "multiselect", "eq": "Blue" }));
    assert_eq!(found(&admin, json!({ "or": [red(), blue()] })).await.concat(), "bcd");
    assert_eq!(found(&admin, json!({ "not": blue() })).await.concat(), "abe");
    let both =
        json!({ "and": [blue(), { "not": field(&json!({ "key": "number", "gt": 3 })) }], "kind": { "eq": "COMPANY" } });
    assert_eq!(found(&admin, both).await.concat(), "c");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_not_there_and_a_test_that_does_not_fit_are_errors() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    world(&admin).await;
    let sealed = json!({ "isSensitive": true });
    define(&admin, "CLIENT", "sealed", "TEXT", sealed).await;
    let gone = define(&admin, "CLIENT", "gone", "TEXT", json!({})).await;
    admin.change("customFieldDelete", "RecordInput", json!({ "id": gone["id"] }), "problems { code }").await.data();
    let query = "query($filter: ClientFilter) { clients(filter: $filter) { nodes { id } } }";
    for (test, word) in [
        (json!({ "key": "shoe_size", "eq": 5 }), "`shoe_size`"),
        (json!({ "key": "lead_time_days", "eq": 5 }), "Client has no"),
        (json!({ "key": "gone", "eq": "x" }), "`gone`"),
        (json!({ "key": "sealed", "eq": "x" }), "`sealed`"),
        (json!({ "key": "sealed", "isNull": true }), "`sealed`"),
        (json!({ "key": "text", "gt": 5 }), "`gt`"),
        (json!({ "key": "text", "gt": "five" }), "a number or a date"),
        (json!({ "key": "number", "contains": "5" }), "`contains`"),
        (json!({ "key": "number", "eq": "five" }), "NUMBER"),
        (json!({ "key": "number", "in": [5, "five"] }), "NUMBER"),
        (json!({ "key": "number", "gt": "2026-01-31" }), "NUMBER"),
        (json!({ "key": "date", "lt": 5 }), "DATE"),
        (json!({ "key": "date", "eq": "soon" }), "DATE"),
        (json!({ "key": "boolean", "eq": "true" }), "BOOLEAN"),
        (json!({ "key": "boolean", "gte": 1 }), "BOOLEAN"),
        (json!({ "key": "multiselect", "contains": "Re" }), "MULTISELECT"),
        (json!({ "key": "select", "eq": ["Red"] }), "a text, a number"),
        (json!({ "key": "text" }), "a test"),
        (json!({ "key": "select", "in": vec!["Red"; 51] }), "at most 50"),
        (json!({ "key": "text", "eq": "x\u{0}" }), "NUL"),
    ] {
        // Wherever it stands.
        for filter in [field(&test), json!({ "or": [{ "city": { "eq": "x" } }, { "not": field(&test) }] })] {
            let answer = admin.ask_with(query, json!({ "filter": filter })).await;
            assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{test}");
            let message = answer.body["errors"][0]["message"].as_str().unwrap();
            assert!(message.contains(word), "{test}: {message}");
        }
    }
    let facets = "query($filter: ProductFilter) { productFacets(filter: $filter) { kinds { count } } }";
    let answer = admin.ask_with(facets, json!({ "filter": field(&json!({ "key": "text", "eq": "x" })) })).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
    let fits = admin.ask_with(facets, json!({ "filter": field(&json!({ "key": "certificates", "eq": "CE" })) })).await;
    assert!(fits.data()["productFacets"]["kinds"][0]["count"].as_i64().unwrap() > 10);
}

#[tokio::test(flavor = "multi_thread")]
async fn such_a_filter_costs_one_statement_more_also_below_other_records() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let list = |filter: &str| format!("{{ clients(first: 5{filter}) {{ nodes {{ name customFields }} }} }}");
    let filter = ", filter: { customField: { key: \"segment\", in: [\"Growth\", \"Key account\"] } }";
    let answer = admin.ask(&list(filter)).await;
    for node in answer.data()["clients"]["nodes"].as_array().unwrap() {
        assert_ne!(node["customFields"]["segment"], "Standard");
    }
    assert_eq!((admin.ask(&list("")).await.statements(), answer.statements()), (1, 2));
    define(&admin, "CONTACT", "shoe_size", "NUMBER", json!({})).await;
    let below = "{ clients(first: 20) { nodes { contacts(filter: { customField: { key: \"shoe_size\", isNull: true } }) { nodes { name } totalCount { count } } } } }";
    let answer = admin.ask(below).await;
    assert!(answer.data().to_string().contains("\"name\""));
    assert_eq!(answer.statements(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_read_custom_fields_may_not_filter_by_them() {
    let app = TestApp::demo().await;
    let (admin, support) = (app.admin().await, app.support().await);
    let roles = admin.ask("{ roles { nodes { id key } } }").await;
    let roles = roles.data()["roles"]["nodes"].as_array().unwrap();
    let role = &roles.iter().find(|role| role["key"] == "support").unwrap()["id"];
    let hidden = json!({ "type": "Client", "field": "customFields", "operation": "READ", "scope": "NONE" });
    let input = json!({ "id": role, "rights": [hidden] });
    let set = admin.change("roleSetRights", "RoleSetRightsInput", input, "problems { code }").await;
    assert_eq!(set.data()["roleSetRights"]["problems"], json!([]));
    let query = "{ clients(first: 1, filter: { customField: { key: \"segment\", eq: \"Growth\" } }) { nodes { id } } }";
    until("the right is gone", async || support.ask(query).await.codes() == ["FORBIDDEN"]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_saved_view_keeps_such_a_filter_and_is_told_what_is_wrong_with_it() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let filter =
        json!({ "and": [{ "country": { "eq": "DE" } }, field(&json!({ "key": "segment", "in": ["Growth"] }))] });
    let save = async |filter: Value| {
        let input =
            json!({ "resource": "CLIENT", "name": "Growing", "filter": filter, "columns": ["name", "customFields"] });
        let selection = "savedView { id filter } problems { path code }";
        let answer = admin.change("savedViewCreate", "SavedViewCreateInput", input, selection).await;
        answer.data()["savedViewCreate"].clone()
    };
    let kept = save(filter.clone()).await;
    assert_eq!((&kept["problems"], &kept["savedView"]["filter"]), (&json!([]), &filter));
    // Sent back as it was read.
    let query =
        "query($filter: ClientFilter) { clients(filter: $filter, first: 100) { nodes { customFields country } } }";
    let answer = admin.ask_with(query, json!({ "filter": kept["savedView"]["filter"] })).await;
    let nodes = answer.data()["clients"]["nodes"].as_array().unwrap();
    assert!(!nodes.is_empty());
    assert!(nodes.iter().all(|node| node["customFields"]["segment"] == "Growth" && node["country"] == "DE"));

    for (test, place) in [
        (json!({ "key": "shoe_size", "eq": 46 }), json!(["filter", "and", "1", "customField", "eq"])),
        (json!({ "key": "segment", "gt": 5 }), json!(["filter", "and", "1", "customField", "gt"])),
        (json!({ "key": "segment", "gt": "x" }), json!(["filter", "and", "1", "customField", "gt"])),
        (json!({ "key": "segment", "near": "x" }), json!(["filter", "and", "1", "customField", "near"])),
        (json!({ "key": "segment" }), json!(["filter", "and", "1", "customField"])),
    ] {
        let wrong = save(json!({ "and": [{ "country": { "eq": "DE" } }, field(&test)] })).await;
        assert_eq!(wrong["problems"], json!([{ "path": place, "code": "INVALID_FILTER" }]));
    }
}
