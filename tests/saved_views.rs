//! Saved views: what is kept is what the list takes, and who reads and changes it.

use insta::assert_json_snapshot;
use serde_json::{Value, json};

use crate::support::{Answer, Caller, TestApp, clusters};

const PAYLOAD: &str =
    "savedView { id name version } problems { path code } conflict { version fields { field base theirs mine } }";

async fn create(caller: &Caller, input: Value) -> Answer {
    caller.change("savedViewCreate", "SavedViewCreateInput", input, PAYLOAD).await
}

async fn update(caller: &Caller, input: Value) -> Answer {
    caller.change("savedViewUpdate", "SavedViewUpdateInput", input, PAYLOAD).await
}

/// The id of a view that was made.
#[track_caller]
fn made(answer: &Answer) -> Value {
    let payload = &answer.data()["savedViewCreate"];
    assert_eq!(payload["problems"], json!([]));
    payload["savedView"]["id"].clone()
}

/// The name of a view, if the caller can read it, by every way to it.
async fn seen(caller: &Caller, id: &Value) -> Option<String> {
    let query = "query($id: ID!) { savedView(id: $id) { name } node(id: $id) { ... on SavedView { name } } savedViews(first: 100) { nodes { id name } } }";
    let answer = caller.ask_with(query, json!({ "id": id })).await;
    let data = answer.data();
    assert_eq!(data["savedView"], data["node"]);
    let nodes = data["savedViews"]["nodes"].as_array().unwrap();
    assert_eq!(nodes.iter().any(|node| &node["id"] == id), data["savedView"] != Value::Null);
    data["savedView"]["name"].as_str().map(str::to_owned)
}

/// A view of a list, and what its list calls it.
struct Kept {
    resource: &'static str,
    type_name: &'static str,
    list: &'static str,
    filter: Value,
    order_by: Value,
    search: Value,
    columns: &'static [&'static str],
}

fn kept(
    (resource, type_name, list): (&'static str, &'static str, &'static str),
    filter: Value,
    order_by: Value,
    search: Value,
    columns: &'static [&'static str],
) -> Kept {
    Kept { resource, type_name, list, filter, order_by, search, columns }
}

async fn views(admin: &Caller) -> Vec<Kept> {
    let found = admin
        .ask("{ clients(first: 1) { nodes { owner { id } } } roles { nodes { id } } users(first: 1, filter: { status: { eq: ACTIVE } }) { nodes { id } } }")
        .await;
    let (role, user) = (&found.data()["roles"]["nodes"][0]["id"], &found.data()["users"]["nodes"][0]["id"]);
    let since = "2026-01-01T00:00:00Z";
    vec![
        kept(
            ("CLIENT", "Client", "clients"),
            json!({ "or": [{ "country": { "eq": "DE" } }, { "not": { "kind": { "in": ["PERSON"] } } }],
                "annualRevenue": { "gt": "1000.50" }, "owner": { "isNull": false }, "lifecycleStage": { "eq": "CUSTOMER" } }),
            json!(["NUMBER_ASC", "NAME_DESC"]),
            Value::Null,
            &["name", "city", "version"],
        ),
        kept(
            ("CONTACT", "Contact", "contacts"),
            json!({ "name": { "contains": "e" }, "updatedAt": { "gte": "2020-01-01T00:00:00Z" } }),
            Value::Null,
            Value::Null,
            &["name"],
        ),
        kept(
            ("DEAL", "Deal", "deals"),
            json!({ "amount": { "gte": "1", "lt": "99999999" }, "expectedCloseOn": { "gt": "2020-01-01" } }),
            json!(["AMOUNT_DESC"]),
            Value::Null,
            &["name", "probability"],
        ),
        kept(
            ("NOTE", "Note", "notes"),
            json!({ "and": [{ "happenedAt": { "gt": since } }, { "kind": { "in": ["CALL", "TASK"] } }] }),
            json!(["HAPPENED_AT_ASC"]),
            Value::Null,
            &["title", "kind"],
        ),
        kept(
            ("PRODUCT", "Product", "products"),
            json!({ "status": { "eq": "ACTIVE" }, "sku": { "isNull": false } }),
            Value::Null,
            json!("schraube"),
            &["sku", "name"],
        ),
        kept(
            ("CATEGORY", "Category", "categories"),
            json!({ "parent": { "isNull": false } }),
            Value::Null,
            Value::Null,
            &["name", "path"],
        ),
        kept(("TAG", "Tag", "tags"), Value::Null, json!(["NAME_DESC"]), Value::Null, &["name", "color"]),
        kept(
            ("USER", "User", "users"),
            json!({ "not": { "role": { "eq": role } }, "createdAt": { "lte": "2030-01-01T00:00:00Z" } }),
            json!("NAME_DESC"),
            Value::Null,
            &["email"],
        ),
        kept(
            ("TEAM", "Team", "teams"),
            json!({ "name": { "in": ["North", "South", user] } }),
            Value::Null,
            Value::Null,
            &["name"],
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_of_every_list_is_sent_back_as_it_was_read_and_answers_as_the_question_did() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let mut resources = Vec::new();
    for view in views(&admin).await {
        let run = async |filter: &Value, order_by: &Value, search: &Value| {
            let has_search = view.list != "tags" && view.list != "teams" && view.list != "categories";
            let search_argument = if has_search { ", search: $search" } else { "" };
            let query = format!(
                "query($filter: {0}Filter, $orderBy: [{0}Order!], $search: String) {{ {1}(filter: $filter, orderBy: $orderBy{2}, first: 5) {{ totalCount {{ count }} nodes {{ id {3} }} }} unused: tags(filter: {{ name: {{ eq: $search }} }}, first: 1) {{ nodes {{ id }} }} }}",
                view.type_name,
                view.list,
                search_argument,
                view.columns.join(" ")
            );
            let answer =
                admin.ask_with(&query, json!({ "filter": filter, "orderBy": order_by, "search": search })).await;
            answer.data()[view.list].clone()
        };
        let asked = run(&view.filter, &view.order_by, &view.search).await;
        assert!(asked["totalCount"]["count"].as_i64().unwrap() > 0, "{}", view.list);
        let input = json!({ "resource": view.resource, "name": view.list, "filter": view.filter, "orderBy": view.order_by,
            "search": view.search, "columns": view.columns });
        let id = made(&create(&admin, input).await);
        let query = "query($id: ID!) { savedView(id: $id) { resource filter orderBy search columns layout visibility position groupBy owner { email } } }";
        let read = admin.ask_with(query, json!({ "id": id })).await.data()["savedView"].clone();
        assert_eq!(read["filter"], view.filter, "{}", view.list);
        assert_eq!(read["columns"], json!(view.columns));
        assert_eq!(run(&read["filter"], &read["orderBy"], &read["search"]).await, asked, "{}", view.list);
        resources.push(view.resource);
    }
    let known = admin.ask("{ __type(name: \"SavedViewResource\") { enumValues { name } } }").await;
    let known = known.data()["__type"]["enumValues"].as_array().unwrap().clone();
    let known: Vec<&str> = known.iter().map(|value| value["name"].as_str().unwrap()).collect();
    assert_eq!(known, resources, "a list without a test");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_the_list_refuses_is_refused_when_it_is_kept_with_the_place() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let many: Vec<Value> = (0..201).map(|number| json!({ "name": { "eq": number.to_string() } })).collect();
    let long: Vec<String> = (0..101).map(|number| number.to_string()).collect();
    for (filter, path) in [
        (json!("name"), json!(["filter"])),
        (json!([1]), json!(["filter"])),
        (json!({ "shoeSize": { "gt": 4 } }), json!(["filter", "shoeSize"])),
        (json!({ "name": { "containz": "x" } }), json!(["filter", "name", "containz"])),
        (json!({ "name": { "eq": 7 } }), json!(["filter", "name", "eq"])),
        (json!({ "name": "Nord" }), json!(["filter", "name"])),
        (json!({ "kind": { "eq": "company" } }), json!(["filter", "kind", "eq"])),
        (
            json!({ "and": [{ "country": { "eq": "DE" } }, { "kind": { "in": ["FIRM"] } }] }),
            json!(["filter", "and", "1", "kind", "in"]),
        ),
        (json!({ "or": [null] }), json!(["filter", "or", "0"])),
        (
            json!({ "not": { "not": { "owner": { "eq": "nonsense" } } } }),
            json!(["filter", "not", "not", "owner", "eq"]),
        ),
        (json!({ "createdAt": { "gt": "yesterday" } }), json!(["filter", "createdAt", "gt"])),
        (json!({ "annualRevenue": { "gt": "much" } }), json!(["filter", "annualRevenue", "gt"])),
        (json!({ "country": { "in": long } }), json!(["filter", "country", "in"])),
        (json!({ "or": many }), json!(["filter"])),
        (json!({ "name": { "eq": "a\u{0}b" } }), json!(["filter", "name", "eq"])),
    ] {
        let answer = create(&admin, json!({ "resource": "CLIENT", "name": "Wrong", "filter": filter })).await;
        let problems = &answer.data()["savedViewCreate"]["problems"];
        assert_eq!(*problems, json!([{ "path": path, "code": "INVALID_FILTER" }]), "{filter}");
        let query = "query($filter: ClientFilter) { clients(filter: $filter, first: 1) { nodes { id } } }";
        let asked = admin.ask_with(query, json!({ "filter": filter })).await;
        assert!(!asked.codes().is_empty(), "the list takes {filter}");
    }
    let large = json!({ "resource": "CLIENT", "name": "Large", "filter": { "name": { "eq": "x".repeat(20_000) } } });
    assert_eq!(create(&admin, large).await.data()["savedViewCreate"]["problems"][0]["code"], "TOO_LONG");
}

#[tokio::test(flavor = "multi_thread")]
async fn order_fields_search_team_and_board_are_checked_together() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let input = json!({ "resource": "TAG", "name": " ", "search": "x", "orderBy": ["NAME_ASC", "NAME_DESC"],
        "columns": ["name", "shoeSize", "name"], "groupBy": "owner" });
    let wrong = create(&admin, input).await;
    let board = create(&admin, json!({ "resource": "DEAL", "name": "Board", "layout": "BOARD" })).await;
    let teamless = create(&admin, json!({ "resource": "DEAL", "name": "Ours", "visibility": "TEAM" })).await;
    let five = json!(["NAME_ASC", "CREATED_AT_ASC", "UPDATED_AT_ASC", "AMOUNT_ASC", "NAME_DESC"]);
    let five = create(&admin, json!({ "resource": "DEAL", "name": "Five", "orderBy": five })).await;
    let first = create(&admin, json!({ "resource": "DEAL", "name": "Mine" })).await;
    let again = create(&admin, json!({ "resource": "DEAL", "name": "MINE" })).await;
    let elsewhere = create(&admin, json!({ "resource": "TAG", "name": "Mine" })).await;
    made(&first);
    made(&elsewhere);
    let answers: Vec<&Value> =
        [&wrong, &board, &teamless, &five, &again].map(|answer| &answer.data()["savedViewCreate"]["problems"]).to_vec();
    assert_json_snapshot!(answers);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_custom_field_is_a_column_by_its_key_of_those_that_have_any() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let columns = json!(["name", "customFields.segment", "customFields.gone", "customFields"]);
    let id = made(&create(&admin, json!({ "resource": "CLIENT", "name": "Segments", "columns": columns })).await);
    let kept = admin.ask_with("query($id: ID!) { savedView(id: $id) { columns } }", json!({ "id": id })).await;
    assert_eq!(kept.data()["savedView"]["columns"], columns);
    for (resource, column, code) in [
        ("TAG", "customFields.segment", "NO_SUCH_FIELD"),
        ("CLIENT", "customFields.", "NO_SUCH_FIELD"),
        ("CLIENT", "owner.name", "NO_SUCH_FIELD"),
    ] {
        let answer = create(&admin, json!({ "resource": resource, "name": "Wrong", "columns": [column] })).await;
        let problems = &answer.data()["savedViewCreate"]["problems"];
        assert_eq!(*problems, json!([{ "path": ["columns", "0"], "code": code }]), "{column}");
    }
    let twice = json!(["customFields.segment", "customFields.segment"]);
    let twice = create(&admin, json!({ "resource": "CLIENT", "name": "Twice", "columns": twice })).await;
    assert_eq!(twice.data()["savedViewCreate"]["problems"], json!([{ "path": ["columns", "1"], "code": "DUPLICATE" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_keeps_a_view_of_what_they_may_not_read() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let support = app.support().await;
    let input = json!({ "resource": "CLIENT", "name": "Rich", "orderBy": ["ANNUAL_REVENUE_DESC"], "columns": ["name", "annualRevenue"],
        "filter": { "not": { "annualRevenue": { "gt": "5" } } } });
    let answer = create(&support, input).await;
    let problems = json!([
        { "path": ["filter", "not", "annualRevenue"], "code": "FORBIDDEN" },
        { "path": ["orderBy"], "code": "FORBIDDEN" },
        { "path": ["columns", "1"], "code": "FORBIDDEN" },
    ]);
    assert_eq!(answer.data()["savedViewCreate"]["problems"], problems);
    // What an admin shares, support reads, and runs as their own question.
    let admin = app.admin().await;
    let input = json!({ "resource": "DEAL", "name": "All deals", "visibility": "SHARED" });
    let shared = made(&create(&admin, input).await);
    let id = made(&create(&support, json!({ "resource": "DEAL", "name": "Won" })).await);
    clusters::execute_on(&database, "UPDATE role_rights SET scope = 'none' WHERE type_name = 'Deal' AND role_id = (SELECT id FROM roles WHERE key = 'support')").await;
    app.app.auth.directory().refresh().await.unwrap();
    let support = app.support().await;
    let none = create(&support, json!({ "resource": "DEAL", "name": "Lost" })).await;
    assert_eq!(none.data()["savedViewCreate"]["problems"], json!([{ "path": ["resource"], "code": "FORBIDDEN" }]));
    let changed = update(&support, json!({ "id": id, "version": 1, "columns": ["name"] })).await;
    assert_eq!(changed.data()["savedViewUpdate"]["problems"], json!([{ "path": ["resource"], "code": "FORBIDDEN" }]));
    assert_eq!(seen(&support, &shared).await.as_deref(), Some("All deals"));
    assert_eq!(support.ask("{ deals { nodes { id } } }").await.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn views_are_read_and_changed_by_visibility() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller, support) = (app.admin().await, app.seller().await, app.support().await);
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let named = |name: &str, visibility: &str| json!({ "resource": "CLIENT", "name": name, "visibility": visibility });
    let private = made(&create(&seller, named("Private", "PRIVATE")).await);
    let shared = made(&create(&seller, named("Shared", "SHARED")).await);
    for (caller, sees_private) in [(&seller, true), (&admin, false), (&support, false), (&auditor, false)] {
        assert_eq!(seen(caller, &private).await.is_some(), sees_private);
        assert_eq!(seen(caller, &shared).await.as_deref(), Some("Shared"));
    }
    // Others change neither; an admin changes what is for everybody.
    let change = |id: &Value| json!({ "id": id, "version": 1, "name": "Taken over" });
    for caller in [&support, &auditor] {
        assert_eq!(update(caller, change(&shared)).await.codes(), ["FORBIDDEN"]);
        assert_eq!(update(caller, change(&private)).await.codes(), ["NOT_FOUND"]);
        let deleted =
            caller.change("savedViewDelete", "RecordInput", json!({ "id": shared }), "problems { code }").await;
        assert_eq!(deleted.codes(), ["FORBIDDEN"]);
    }
    assert_eq!(update(&admin, change(&private)).await.codes(), ["NOT_FOUND"]);
    assert_eq!(update(&admin, change(&shared)).await.data()["savedViewUpdate"]["savedView"]["version"], 2);
    assert_eq!(seen(&support, &shared).await.as_deref(), Some("Taken over"));
    // An auditor keeps views for themselves and shares none.
    made(&create(&auditor, json!({ "resource": "CLIENT", "name": "Mine" })).await);
    assert_eq!(create(&auditor, named("Ours", "SHARED")).await.codes(), ["FORBIDDEN"]);
    let stranger = create(&app.anonymous(), named("Nobody's", "PRIVATE")).await;
    assert_eq!(stranger.codes(), ["UNAUTHENTICATED"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_for_a_team_is_gone_for_whom_leaves_it() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller, support) = (app.admin().await, app.seller().await, app.support().await);
    let me = async |caller: &Caller| {
        caller.ask("{ viewer { user { id teams { id } } } }").await.data()["viewer"]["user"].clone()
    };
    let (sara, sam) = (me(&seller).await, me(&support).await);
    let input = json!({ "name": "Fair", "members": [sara["id"], sam["id"]] });
    let team = admin.change("teamCreate", "TeamCreateInput", input, "team { id }").await;
    let team = team.data()["teamCreate"]["team"]["id"].clone();
    app.app.auth.directory().refresh().await.unwrap();
    let (seller, support) = (app.seller().await, app.support().await);
    let input = json!({ "resource": "CLIENT", "name": "Met at the fair", "visibility": "TEAM", "team": team });
    let not_mine = create(&admin, input.clone()).await;
    assert_eq!(not_mine.data()["savedViewCreate"]["problems"], json!([{ "path": ["team"], "code": "NOT_A_MEMBER" }]));
    let id = made(&create(&seller, input).await);
    assert!(seen(&support, &id).await.is_some() && seen(&admin, &id).await.is_none());
    let change = json!({ "id": id, "version": 1, "position": 4 });
    assert_eq!(update(&support, change.clone()).await.codes(), ["FORBIDDEN"]);
    assert_eq!(update(&admin, change).await.codes(), ["NOT_FOUND"]);
    // From the moment of leaving.
    let input = json!({ "id": team, "version": 1, "members": [sara["id"]] });
    admin.change("teamUpdate", "TeamUpdateInput", input, "team { id }").await.data();
    assert!(seen(&support, &id).await.is_none() && seen(&seller, &id).await.is_some());
    // The owner's stays theirs, also when there is no team any more.
    let input = json!({ "id": team, "version": 2, "members": [sam["id"]] });
    admin.change("teamUpdate", "TeamUpdateInput", input, "team { id }").await.data();
    assert!(seen(&seller, &id).await.is_some() && seen(&support, &id).await.is_some());
    admin.change("teamDelete", "RecordInput", json!({ "id": team }), "team { id }").await.data();
    assert!(seen(&support, &id).await.is_none());
    admin.change("teamDestroy", "RecordInput", json!({ "id": team }), "team { id }").await.data();
    let left = seller
        .ask_with("query($id: ID!) { savedView(id: $id) { visibility team { name } version } }", json!({ "id": id }))
        .await;
    assert_eq!(left.data()["savedView"], json!({ "visibility": "PRIVATE", "team": null, "version": 2 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_writers_the_second_sees_what_the_first_wrote() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let input =
        json!({ "resource": "NOTE", "name": "Calls", "visibility": "SHARED", "filter": { "kind": { "eq": "CALL" } } });
    let id = made(&create(&seller, input).await);
    let first = json!({ "id": id, "version": 1, "filter": { "kind": { "eq": "TASK" } }, "orderBy": ["DUE_AT_ASC"] });
    assert_eq!(update(&seller, first).await.data()["savedViewUpdate"]["problems"], json!([]));
    let second = json!({ "id": id, "version": 1, "name": "E-mails", "filter": { "kind": { "eq": "EMAIL" } } });
    let answer = update(&admin, second).await;
    let payload = &answer.data()["savedViewUpdate"];
    assert_eq!(payload["problems"], json!([{ "path": ["version"], "code": "CONFLICT" }]));
    let filter = |kind: &str| json!({ "kind": { "eq": kind } });
    let fields =
        json!([{ "field": "filter", "base": filter("CALL"), "theirs": filter("TASK"), "mine": filter("EMAIL") }]);
    assert_eq!(payload["conflict"], json!({ "version": 2, "fields": fields }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_views_costs_two_statements() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    for (number, resource) in ["CLIENT", "DEAL", "NOTE"].into_iter().enumerate() {
        let input = json!({ "resource": resource, "name": format!("View {number}"), "position": 9 - number, "visibility": "SHARED" });
        made(&create(&admin, input).await);
    }
    let answer = seller
        .ask("{ savedViews(filter: { visibility: { eq: SHARED } }, first: 50) { nodes { name resource position owner { name } team { name } isFavorite } } }")
        .await;
    assert_json_snapshot!(answer.snapshot());
}
