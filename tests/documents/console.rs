//! `tessera documents`: as whoever releases a client uses it, with the files its tools write.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tessera::models::documents::hash_of;

use super::{LIST, TAGS, ends, runs, send, stored_only};
use crate::{
    partners,
    support::{TestApp, clusters, processes},
};

/// A manifest in the directory of a server.
fn write(app: &TestApp, name: &str, manifest: &Value) -> PathBuf {
    let path = app.data_dir.path().join(name);
    std::fs::write(&path, manifest.to_string()).unwrap();
    path
}

/// What a command says, and whether it succeeded.
fn documents(database: &str, app: &TestApp, arguments: &[&str]) -> (bool, String, String) {
    processes::try_run(database, app.data_dir.path(), &[&["documents"], arguments].concat())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn manifests_of_every_tool_are_registered_listed_and_run() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let partner = partners::partner(&admin, "acme", &partners::user(&admin, partners::ADMIN).await).await;
    let bearer = stored_only(&admin, &partner, &["Client read all", "Tag read all"]).await;
    let digits = |body: &str| hash_of(body).trim_start_matches("sha256:").to_owned();
    let apollo = write(
        &app,
        "apollo.json",
        &json!({
        "format": "apollo-persisted-query-manifest", "version": 1,
        "operations": [{ "id": digits(LIST), "name": "List", "type": "query", "body": LIST }] }),
    );
    let relay = write(&app, "relay.json", &json!({ "d41d8cd98f00b204e9800998ecf8427e": TAGS }));
    let (done, said, error) = documents(
        &database,
        &app,
        &["register", text(&apollo), "--partner", "acme", "--release", "web-1", "--activate"],
    );
    assert!(done && said.contains("acme may run them"), "{said}{error}");
    runs(&app, &bearer, LIST).await;
    let (done, _, error) =
        documents(&database, &app, &["register", text(&relay), "--partner", "acme", "--release", "app-1"]);
    assert!(done, "{error}");
    let (_, said, _) = documents(&database, &app, &["list", "--partner", "acme"]);
    assert!(said.contains("acme\tweb-1\tactive\t1\t") && said.contains("acme\tapp-1\tpending"), "{said}");
    assert!(documents(&database, &app, &["activate", "--partner", "acme", "--release", "app-1"]).0);
    runs(&app, &bearer, TAGS).await;
    let answer = send(&app, Some(&bearer), json!({ "documentId": "d41d8cd98f00b204e9800998ecf8427e" })).await;
    assert_eq!(answer.told(), (200, ""));
    let (_, said, _) = documents(&database, &app, &["list", "--partner", "acme", "--release", "app-1"]);
    assert_eq!(said, format!("{}\tTags\td41d8cd98f00b204e9800998ecf8427e", hash_of(TAGS)));
    let (done, said, _) = documents(&database, &app, &["check"]);
    assert!(done && said.contains("2 documents of 2 active releases run with this version"), "{said}");
    assert!(documents(&database, &app, &["retire", "--partner", "acme", "--release", "app-1"]).0);
    ends(&app, &bearer, TAGS).await;
    let entries = "{ auditEntries(filter: { type: { eq: \"PartnerRelease\" } }) { nodes { action actor { id } } } }";
    let entries = admin.ask(entries).await.data()["auditEntries"]["nodes"].clone();
    assert_eq!(entries.as_array().unwrap().len(), 5);
    assert_eq!(entries[0]["actor"], json!(null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_registered_is_named_and_ends_with_1() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    partners::partner(&admin, "acme", &partners::user(&admin, partners::ADMIN).await).await;
    let good = write(&app, "good.json", &json!({ "a": LIST }));
    let bad =
        write(&app, "bad.json", &json!({ "good": LIST, "bad": "{ clients { nodes { salary } } }", "worse": "{" }));
    let none = write(&app, "none.json", &json!([]));
    let to = ["--partner", "acme", "--release", "1"];
    let (done, _, error) = documents(&database, &app, &[&["register", text(&bad)], &to[..]].concat());
    assert!(!done && error.contains("bad: GRAPHQL_VALIDATION_FAILED: ") && error.contains("salary"), "{error}");
    assert!(error.contains("worse: GRAPHQL_PARSE_FAILED: ") && error.contains("2 of 3"), "{error}");
    for (arguments, reason) in [
        (vec!["register", text(&none), "--partner", "acme", "--release", "1"], "not a JSON object"),
        (vec!["register", "/nowhere.json", "--partner", "acme", "--release", "1"], "cannot be read"),
        (vec!["register", text(&good), "--partner", "nobody", "--release", "1"], "no partner with the key nobody"),
        (vec!["activate", "--partner", "acme", "--release", "1"], "acme has no release 1"),
    ] {
        let (done, _, error) = documents(&database, &app, &arguments);
        assert!(!done && error.contains(reason), "{arguments:?}: {error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_that_would_break_a_release_says_whose() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let (_, bearer) = super::shop(&app, "acme", &[LIST]).await;
    let other = partners::partner(&admin, "globex", &partners::user(&admin, partners::ADMIN).await).await;
    super::release(&admin, &other, "waits", &[TAGS]).await;
    // As a version would have stored it that had the field.
    let old = "query Old { clients(first: 1) { nodes { faxNumber } } }";
    clusters::execute_on(
        &database,
        &format!(
            "WITH d AS (INSERT INTO persisted_documents (id, hash, body, name, operation_type, cost, coordinates)
           VALUES (gen_random_uuid(), '{}', '{old}', 'Old', 'query', 2, '{{}}') RETURNING id),
         r AS (INSERT INTO partner_releases (id, partner_id, name, state, document_count, digest, activated_at)
           SELECT gen_random_uuid(), id, '0.9', 'active', 1, 'x', now() FROM partners WHERE key = 'acme' RETURNING id)
         INSERT INTO partner_release_documents SELECT r.id, d.id, '{{}}' FROM r, d",
            hash_of(old)
        ),
    )
    .await;
    let (done, said, _) = documents(&database, &app, &["check"]);
    assert!(!done && said.contains("acme 0.9: Old (sha256:"), "{said}");
    assert!(said.contains("faxNumber") && said.contains("1 of 2 active releases would break"), "{said}");
    // A server that has it runs the others, and refuses this one as it would its text.
    runs(&app, &bearer, old).await;
    let answer = send(&app, Some(&bearer), json!({ "documentId": hash_of(old) })).await;
    assert_eq!(answer.told(), (400, "GRAPHQL_VALIDATION_FAILED"));
    assert_eq!(send(&app, Some(&bearer), json!({ "documentId": hash_of(LIST) })).await.told(), (200, ""));
}
