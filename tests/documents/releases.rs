//! Releases: registered as a whole, activated, retired, and told of to whoever may read them.

use std::time::Duration;

use serde_json::{Value, json};
use tessera::models::documents::hash_of;

use super::{LIST, RENAME, TAGS, ends, register, release, runs, send, shop, stored_only, turn};
use crate::{
    partners,
    support::{Caller, TestApp, clusters},
};

async fn partner(admin: &Caller) -> Value {
    partners::partner(admin, "acme", &partners::user(admin, partners::ADMIN).await).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_release_goes_from_pending_to_active_to_retired() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let bearer = stored_only(&admin, &partner, &["Client read all", "Tag read all"]).await;
    let asks = async |text: &str| send(&app, Some(&bearer), json!({ "documentId": hash_of(text) })).await.status;
    let first = release(&admin, &partner, "1", &[LIST]).await;
    assert_eq!((first["state"].as_str(), asks(LIST).await), (Some("PENDING"), 404));
    assert_eq!(turn(&admin, "partnerReleaseActivate", &first).await, (json!("ACTIVE"), json!([])));
    runs(&app, &bearer, LIST).await;
    // Clients of the version before go on while those of the next one come.
    let second = release(&admin, &partner, "2", &[LIST, TAGS]).await;
    turn(&admin, "partnerReleaseActivate", &second).await;
    runs(&app, &bearer, TAGS).await;
    assert_eq!(turn(&admin, "partnerReleaseActivate", &second).await, (json!("ACTIVE"), json!([])));
    turn(&admin, "partnerReleaseRetire", &first).await;
    assert_eq!(turn(&admin, "partnerReleaseRetire", &second).await, (json!("RETIRED"), json!([])));
    ends(&app, &bearer, LIST).await;
    assert_eq!(asks(TAGS).await, 404);
    assert_eq!(turn(&admin, "partnerReleaseRetire", &second).await.0, "RETIRED");
    let (_, problems) = turn(&admin, "partnerReleaseActivate", &second).await;
    assert_eq!(problems[0]["code"], "INVALID_STATE");
    let shown = "query($id: ID!) { partner(id: $id) { releases { nodes { name state activatedAt retiredAt createdBy { email } documents { nodes { name } } } } } }";
    let shown = admin.ask_with(shown, json!({ "id": partner })).await.data()["partner"]["releases"]["nodes"].clone();
    assert_eq!((&shown[0]["name"], &shown[1]["name"]), (&json!("2"), &json!("1")));
    assert!(shown[0]["activatedAt"].is_string() && shown[0]["retiredAt"].is_string());
    assert_eq!(shown[0]["createdBy"]["email"], partners::ADMIN);
    assert_eq!(shown[0]["documents"]["nodes"].as_array().unwrap().len(), 2);
    let entries = "{ auditEntries(filter: { type: { eq: \"PartnerRelease\" } }) { nodes { action after } } }";
    let entries = admin.ask(entries).await.data()["auditEntries"]["nodes"].clone();
    assert_eq!(entries.as_array().unwrap().len(), 6);
    assert_eq!(entries[5]["after"]["digest"], first["digest"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_stored_once_with_what_it_asks_for() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let made = release(&admin, &partner, "1", &[LIST, RENAME]).await;
    let documents = made["documents"]["nodes"].as_array().unwrap().clone();
    let of = |name: &str| documents.iter().find(|document| document["name"] == name).unwrap();
    assert_eq!(of("List")["documentId"], hash_of(LIST));
    assert_eq!((&of("List")["operationType"], &of("List")["cost"]), (&json!("QUERY"), &json!(2)));
    assert_eq!(
        of("List")["coordinates"],
        json!(["Client.id", "Client.name", "ClientConnection.nodes", "Query.clients"])
    );
    assert_eq!((&of("Rename")["operationType"], &of("Rename")["body"]), (&json!("MUTATION"), &json!(RENAME)));
    let again = release(&admin, &partner, "2", &[LIST]).await;
    assert_eq!(again["documents"]["nodes"][0]["id"], of("List")["id"]);
    // The same release once more is the same release; another one of its name is none.
    assert_eq!(release(&admin, &partner, "2", &[LIST]).await["id"], again["id"]);
    let other = register(&admin, &partner, "2", json!([{ "body": TAGS }])).await;
    assert_eq!(other["problems"][0]["code"], "TAKEN");
    let found = "query($hash: String!) { persistedDocuments(filter: { documentId: { eq: $hash } }) { nodes { id } } }";
    let found = admin.ask_with(found, json!({ "hash": hash_of(LIST) })).await;
    assert_eq!(found.data()["persistedDocuments"]["nodes"], json!([{ "id": of("List")["id"] }]));
    for change in [
        "UPDATE persisted_documents SET body = body || ' '",
        "UPDATE partner_release_documents SET aliases = '{a}'",
        "UPDATE partner_releases SET digest = 'x'",
    ] {
        let (client, connection) = tokio_postgres::connect(app.database_url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        assert!(client.batch_execute(change).await.is_err(), "{change}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_is_told_and_nothing_is_registered() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let token = json!({ "partner": partner, "name": "Cheap", "rights": partners::rights(&["Client read all"]), "costLimit": 50 });
    partners::token_with(&admin, token).await;
    let dear = "{ clients(first: 100) { nodes { id } } }";
    let documents = json!([
        { "body": LIST },
        { "body": "{ nothing }" },
        { "body": "{ clients(" },
        { "body": dear },
        { "body": RENAME },
        { "body": TAGS },
        { "body": "" },
        { "id": hash_of(TAGS), "body": LIST },
        { "id": "sha256:00", "body": LIST },
        { "id": "same", "body": LIST },
        { "id": "same", "body": "{ clients(first: 1) { nodes { name } } }" },
        { "body": "query($n: Int!) { clients(first: $n) { nodes { id } } }" },
        { "body": "{ viewer { user { name } } }" },
    ]);
    let made = register(&admin, &partner, "1", documents).await;
    assert_eq!(made["partnerRelease"], json!(null));
    let problems: Vec<(&str, &str)> = made["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["path"][1].as_str().unwrap(), problem["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        problems,
        [
            ("1", "GRAPHQL_VALIDATION_FAILED"),
            ("2", "GRAPHQL_PARSE_FAILED"),
            ("3", "COST_ESTIMATED_TOO_EXPENSIVE"),
            ("4", "FORBIDDEN"),
            ("5", "FORBIDDEN"),
            ("6", "GRAPHQL_PARSE_FAILED"),
            ("7", "HASH_MISMATCH"),
            ("8", "INVALID_DOCUMENT_ID"),
            ("10", "DUPLICATE"),
            ("12", "FORBIDDEN"),
        ]
    );
    let left = "{ persistedDocuments { nodes { id } } partnerReleases { nodes { id } } }";
    let left = admin.ask(left).await;
    assert_eq!(left.data(), &json!({ "persistedDocuments": { "nodes": [] }, "partnerReleases": { "nodes": [] } }));
    let none = register(&admin, &partner, "", json!([])).await;
    assert_eq!((&none["problems"][0]["path"], &none["problems"][1]["path"]), (&json!(["name"]), &json!(["documents"])));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_means_one_document_in_all_active_releases() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let of = async |name: &str, body: &str| {
        register(&admin, &partner, name, json!([{ "id": "first", "body": body }])).await["partnerRelease"].clone()
    };
    let (one, two) = (of("1", LIST).await, of("2", TAGS).await);
    turn(&admin, "partnerReleaseActivate", &one).await;
    let (_, problems) = turn(&admin, "partnerReleaseActivate", &two).await;
    assert_eq!(problems[0]["code"], "AMBIGUOUS_ID");
    turn(&admin, "partnerReleaseRetire", &one).await;
    assert_eq!(turn(&admin, "partnerReleaseActivate", &two).await.0, "ACTIVE");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_register_and_auditors_read() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let made = release(&admin, &partner, "1", &[LIST]).await;
    let read = "{ partnerReleases { nodes { name } } persistedDocuments { nodes { body } } }";
    for caller in [app.manager().await, app.seller().await, app.support().await] {
        assert_eq!(caller.ask(read).await.codes(), ["FORBIDDEN", "FORBIDDEN"]);
        let input = json!({ "partner": partner, "name": "2", "documents": [{ "body": LIST }] });
        let answer =
            caller.change("partnerReleaseCreate", "PartnerReleaseCreateInput", input, "problems { code }").await;
        assert_eq!(answer.codes(), ["FORBIDDEN"]);
        for mutation in ["partnerReleaseActivate", "partnerReleaseRetire"] {
            let answer = caller.change(mutation, "RecordInput", json!({ "id": made["id"] }), "problems { code }").await;
            assert_eq!(answer.codes(), ["FORBIDDEN"]);
        }
    }
    let auditor = app.caller("olga.auditor@tessera.example").await;
    assert_eq!(auditor.ask(read).await.data()["persistedDocuments"]["nodes"], json!([{ "body": LIST }]));
    let answer =
        auditor.change("partnerReleaseActivate", "RecordInput", json!({ "id": made["id"] }), "problems { code }").await;
    assert_eq!(answer.codes(), ["FORBIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_registration_is_made_once() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let partner = partner(&admin).await;
    let query = "mutation($input: PartnerReleaseCreateInput!) { partnerReleaseCreate(input: $input) { partnerRelease { id } } }";
    let input = json!({ "partner": partner, "name": "1", "documents": [{ "body": LIST }] });
    let body = json!({ "query": query, "variables": { "input": input } });
    let first = admin.send_keyed(body.clone(), Some("once")).await;
    let second = admin.send_keyed(body, Some("once")).await;
    assert!(second.replayed);
    assert_eq!(first.body["data"], second.body["data"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_counts_on_every_server() {
    let first = TestApp::demo().await;
    let second = TestApp::start_beside(&first).await;
    let (partner, bearer) = shop(&first, "acme", &[LIST]).await;
    let admin = first.admin().await;
    runs(&second, &bearer, LIST).await;
    let made = release(&admin, &partner, "2", &[TAGS]).await;
    turn(&admin, "partnerReleaseActivate", &made).await;
    runs(&second, &bearer, TAGS).await;
    // What can be run makes no server look: it finds out by itself.
    turn(&admin, "partnerReleaseRetire", &made).await;
    ends(&second, &bearer, TAGS).await;
    assert_eq!(send(&second, Some(&bearer), json!({ "documentId": hash_of(LIST) })).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_table_a_server_goes_on_with_what_it_knew() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST]).await;
    clusters::execute_on(app.database_url(), "ALTER TABLE partner_releases RENAME TO gone").await;
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(send(&app, Some(&bearer), json!({ "documentId": hash_of(LIST) })).await.status, 200);
    clusters::execute_on(app.database_url(), "ALTER TABLE gone RENAME TO partner_releases").await;
    clusters::execute_on(
        app.database_url(),
        "UPDATE partner_releases SET state = 'retired', retired_at = now() WHERE name = '1'",
    )
    .await;
    ends(&app, &bearer, LIST).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_partner_that_goes_takes_its_releases_along() {
    let app = TestApp::demo().await;
    let (partner, _) = shop(&app, "acme", &[LIST]).await;
    let admin = app.admin().await;
    let answer = admin.change("partnerDelete", "RecordInput", json!({ "id": partner }), "problems { code }").await;
    assert_eq!(answer.data()["partnerDelete"]["problems"], json!([]));
    let left = admin.ask("{ partnerReleases { nodes { id } } }").await;
    assert_eq!(left.data()["partnerReleases"]["nodes"], json!([]));
}
