//! What somebody else can see and do: what is told of it is what they find when they try.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp, clusters};

const QUERY: &str = "query($user: ID!, $record: ID) { access(user: $user, record: $record) {
    isActive role user { email teams { name } } rights { type field operation scope }
    record { id operations { operation isAllowed } readableFields writableFields } } }";

async fn id_of(caller: &Caller, email: &str) -> Value {
    let query = "query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id } } }";
    caller.ask_with(query, json!({ "email": email })).await.data()["users"]["nodes"][0]["id"].clone()
}

async fn access(caller: &Caller, user: &Value, record: &Value) -> Value {
    caller.ask_with(QUERY, json!({ "user": user, "record": record })).await.data()["access"].clone()
}

/// The operations a user may do with a record.
fn allowed(access: &Value) -> Vec<&str> {
    let operations = access["record"]["operations"].as_array().unwrap();
    let allowed = operations.iter().filter(|operation| operation["isAllowed"] == true);
    allowed.map(|operation| operation["operation"].as_str().unwrap()).collect()
}

fn has(list: &Value, name: &str) -> bool {
    list.as_array().unwrap().contains(&json!(name))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_sees_what_a_role_may_do_and_with_which_records() {
    let app = TestApp::demo().await;
    let auditor = app.caller("olga.auditor@tessera.example").await;
    let seller = id_of(&auditor, "sara.seller@tessera.example").await;
    let access = access(&auditor, &seller, &Value::Null).await;
    assert_eq!(
        (&access["isActive"], &access["role"], &access["record"]),
        (&json!(true), &json!("seller"), &Value::Null)
    );
    assert!(!access["user"]["teams"].as_array().unwrap().is_empty());
    let right = |type_name: &str, field: &str, operation: &str| {
        let rights = access["rights"].as_array().unwrap();
        let found = rights
            .iter()
            .find(|right| right["type"] == type_name && right["field"] == field && right["operation"] == operation);
        found.map(|right| right["scope"].as_str().unwrap().to_owned())
    };
    assert_eq!(right("Client", "*", "UPDATE").as_deref(), Some("OWN"));
    assert_eq!(right("Product", "*", "READ").as_deref(), Some("ALL"));
    assert_eq!(right("Product", "cost", "READ").as_deref(), Some("NONE"));
    assert_eq!(right("Product", "*", "UPDATE"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_of_a_record_is_what_its_user_finds() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let sara = id_of(&admin, "sara.seller@tessera.example").await;
    let mine = seller.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"].clone();
    let list = "query($me: ID!) { clients(first: 1, filter: { not: { owner: { eq: $me } } }) { nodes { id } } products(first: 1) { nodes { id } } }";
    let others = admin.ask_with(list, json!({ "me": sara })).await;
    let theirs = others.data()["clients"]["nodes"][0]["id"].clone();
    let product = others.data()["products"]["nodes"][0]["id"].clone();

    let told = access(&admin, &sara, &mine).await;
    assert_eq!((&told["record"]["id"], allowed(&told)), (&mine, vec!["READ", "UPDATE", "DELETE"]));
    assert!(has(&told["record"]["readableFields"], "annualRevenue") && has(&told["record"]["writableFields"], "name"));
    assert!(!has(&told["record"]["readableFields"], "sensitiveFields"));
    let told = access(&admin, &sara, &theirs).await;
    assert_eq!((allowed(&told), &told["record"]["readableFields"]), (vec![], &json!([])));
    let told = access(&admin, &sara, &product).await;
    assert_eq!((allowed(&told), has(&told["record"]["readableFields"], "cost")), (vec!["READ"], false));
    assert_eq!(told["record"]["writableFields"], json!([]));

    // In the trash it can be restored, and an administrator could destroy it.
    seller.change("clientDelete", "RecordInput", json!({ "id": mine }), "problems { code }").await.data();
    assert_eq!(allowed(&access(&admin, &sara, &mine).await), ["RESTORE"]);
    let ada = id_of(&admin, "ada.admin@tessera.example").await;
    assert_eq!(allowed(&access(&admin, &ada, &mine).await), ["RESTORE", "DESTROY"]);

    // Another's private note is nobody else's, whatever their rights.
    let input = json!({ "client": theirs, "body": "Between us", "visibility": "PRIVATE" });
    let note = admin.change("noteCreate", "NoteCreateInput", input, "note { id }").await;
    let note = note.data()["noteCreate"]["note"]["id"].clone();
    assert!(allowed(&access(&admin, &ada, &note).await).contains(&"READ"));
    let max = id_of(&admin, "max.manager@tessera.example").await;
    assert!(!allowed(&access(&admin, &max, &note).await).contains(&"READ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_and_addresses_of_another_s_client_are_not_there_by_their_ids_either() {
    let app = TestApp::demo().await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let sara = id_of(&admin, "sara.seller@tessera.example").await;
    let list = "query($me: ID!) { clients(first: 50, filter: { not: { owner: { eq: $me } } }) { nodes {
        contacts(first: 1) { nodes { methods { id version } } } deals(first: 1) { nodes { lineItems { id version } } } } } }";
    let clients = admin.ask_with(list, json!({ "me": sara })).await.data()["clients"]["nodes"].clone();
    let first = |path: &str| {
        let found = clients.as_array().unwrap().iter().find_map(|client| client.pointer(path));
        found.unwrap().clone()
    };
    for (noun, input, many, record) in [
        ("lineItem", "LineItem", "lineItems", first("/deals/nodes/0/lineItems/0")),
        ("contactMethod", "ContactMethod", "contactMethods", first("/contacts/nodes/0/methods/0")),
    ] {
        let change = json!({ "id": record["id"], "version": record["version"] });
        for (name, type_name, item) in [
            (format!("{noun}Update"), format!("{input}UpdateInput"), change.clone()),
            (format!("{noun}Delete"), "RecordInput".to_owned(), json!({ "id": record["id"] })),
        ] {
            let answer = seller.change(&name, &type_name, item, "problems { code }").await;
            assert_eq!(answer.codes(), ["NOT_FOUND"], "{name}");
        }
        for (operation, type_name, item) in [
            ("Update", format!("{input}BulkUpdateInput"), change),
            ("Delete", "RecordBulkInput".to_owned(), json!({ "id": record["id"] })),
        ] {
            let bulk = json!({ "items": [item], "errorPolicy": "REJECT_FAILED_ROWS" });
            let results = "written results { problems { code } }";
            let answer = seller.change(&format!("{many}Bulk{operation}"), &type_name, bulk, results).await;
            let payload = &answer.data()[format!("{many}Bulk{operation}")];
            let refused = json!({ "written": 0, "results": [{ "problems": [{ "code": "NOT_FOUND" }] }] });
            assert_eq!(payload, &refused, "{many} {operation}");
        }
        assert_eq!(allowed(&access(&admin, &sara, &record["id"]).await), Vec::<&str>::new(), "{noun}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_may_not_sign_in_can_do_nothing() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let sara = id_of(&admin, "sara.seller@tessera.example").await;
    let client =
        app.seller().await.ask("{ clients(first: 1) { nodes { id } } }").await.data()["clients"]["nodes"][0]["id"]
            .clone();
    admin.change("userSuspend", "RecordInput", json!({ "id": sara }), "problems { code }").await.data();
    app.app.auth.directory().refresh().await.unwrap();
    let told = access(&admin, &sara, &client).await;
    assert_eq!((&told["isActive"], &told["role"], &told["rights"]), (&json!(false), &Value::Null, &json!([])));
    assert_eq!(allowed(&told), Vec::<&str>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_ask_is_refused_and_nonsense_is_told() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let sara = id_of(&admin, "sara.seller@tessera.example").await;
    for caller in [app.manager().await, app.seller().await, app.support().await] {
        let answer = caller.ask_with(QUERY, json!({ "user": sara })).await;
        assert_eq!((answer.codes(), &answer.body["data"]["access"]), (vec!["FORBIDDEN"], &Value::Null));
    }
    let session = tessera::ids::NodeId { type_name: "Session", id: uuid::Uuid::max() }.encode();
    for wrong in [json!({ "user": "nobody" }), json!({ "user": sara, "record": session })] {
        assert_eq!(admin.ask_with(QUERY, wrong).await.codes(), ["BAD_USER_INPUT"]);
    }
    let nobody = json!(tessera::ids::NodeId { type_name: "User", id: uuid::Uuid::max() }.encode());
    let told = access(&admin, &nobody, &Value::Null).await;
    assert_eq!((&told["isActive"], &told["user"]), (&json!(false), &Value::Null));
}
