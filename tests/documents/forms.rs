//! How a request names a document, and what it is told.

use reqwest::Method;
use serde_json::json;
use tessera::{auth::capabilities::attenuation::Cut, models::documents::hash_of};

use super::{LIST, RENAME, TAGS, automatic, get, register, release, request, runs, send, shop, turn};
use crate::{partners, support::TestApp};

const FOR_NOW: &str = "private, no-cache, must-revalidate";

#[tokio::test(flavor = "multi_thread")]
async fn a_document_runs_by_every_form_of_its_id() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST, RENAME]).await;
    let bearer = Some(bearer.as_str());
    let hash = hash_of(LIST);
    let digits = hash.trim_start_matches("sha256:");
    let path = format!("/graphql/documents/{hash}");
    let (two, extensions) = (json!({ "first": 2 }), automatic(&hash).to_string());
    let two_text = two.to_string();
    let answers = [
        send(&app, bearer, json!({ "documentId": hash, "variables": two })).await,
        send(&app, bearer, json!({ "documentId": digits, "variables": two, "query": "" })).await,
        send(&app, bearer, json!({ "documentId": hash, "operationName": null, "variables": two })).await,
        send(&app, bearer, json!({ "extensions": automatic(&hash), "variables": two })).await,
        get(&app, bearer, "/graphql", &[("documentId", &hash), ("variables", &two_text)]).await,
        get(&app, bearer, "/graphql", &[("documentId", digits), ("variables", &two_text), ("query", "")]).await,
        get(&app, bearer, "/graphql", &[("extensions", &extensions), ("variables", &two_text)]).await,
        get(&app, bearer, &path, &[("variables", &two_text)]).await,
        get(&app, bearer, &path.replace(':', "%3A"), &[("variables", &two_text), ("extensions", &extensions)]).await,
        request(&app, Method::POST, &path, &[], bearer, Some(json!({ "variables": two }))).await,
    ];
    for answer in &answers {
        assert_eq!(answer.told(), (200, ""), "{answer:?}");
        assert_eq!(answer.body["data"], answers[0].body["data"]);
        assert_eq!(answer.body["data"]["clients"]["nodes"].as_array().unwrap().len(), 2);
    }
    // Variables at their defaults.
    let one = get(&app, bearer, &path, &[]).await;
    assert_eq!(one.body["data"]["clients"]["nodes"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stored_mutation_is_posted_and_never_got() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST, RENAME]).await;
    let bearer = Some(bearer.as_str());
    let client =
        send(&app, bearer, json!({ "documentId": hash_of(LIST) })).await.body["data"]["clients"]["nodes"][0].clone();
    let variables = json!({ "input": { "id": client["id"], "version": 1, "name": "Renamed" } });
    let path = format!("/graphql/documents/{}", hash_of(RENAME));
    for answer in [
        get(&app, bearer, &path, &[("variables", &variables.to_string())]).await,
        get(&app, bearer, "/graphql", &[("documentId", &hash_of(RENAME)), ("variables", &variables.to_string())]).await,
    ] {
        assert_eq!((answer.told(), answer.header("allow")), ((405, "METHOD_NOT_ALLOWED"), "POST"));
    }
    let put = request(&app, Method::PUT, &path, &[], bearer, Some(json!({}))).await;
    assert_eq!((put.told(), put.header("allow")), ((405, "METHOD_NOT_ALLOWED"), "GET, POST"));
    let answer = request(&app, Method::POST, &path, &[], bearer, Some(json!({ "variables": variables }))).await;
    assert_eq!(answer.told(), (200, ""), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_partner_may_not_send_has_a_code_and_a_status_of_its_own() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST]).await;
    shop(&app, "globex", &[TAGS]).await;
    let bearer = Some(bearer.as_str());
    let (known, theirs, unknown) = (hash_of(LIST), hash_of(TAGS), hash_of("{ __typename }"));
    let wrong = [
        (json!({ "query": LIST }), (400, "PERSISTED_QUERY_ID_REQUIRED"), false),
        (json!({ "query": LIST, "documentId": known }), (400, "CANNOT_SEND_PQ_ID_AND_BODY"), true),
        (json!({ "query": LIST, "extensions": automatic(&known) }), (400, "CANNOT_SEND_PQ_ID_AND_BODY"), true),
        (json!({ "documentId": unknown }), (404, "PERSISTED_QUERY_NOT_IN_LIST"), true),
        (json!({ "documentId": theirs }), (404, "PERSISTED_QUERY_NOT_IN_LIST"), true),
        (json!({ "documentId": "List" }), (404, "PERSISTED_QUERY_NOT_IN_LIST"), true),
        (json!({ "extensions": automatic(&unknown) }), (404, "PERSISTED_QUERY_NOT_IN_LIST"), true),
        (json!({ "documentId": "sha256:00" }), (400, "BAD_REQUEST"), false),
        (json!({ "documentId": "md5:00" }), (400, "BAD_REQUEST"), false),
        (json!({ "documentId": known, "extensions": automatic(&theirs) }), (400, "BAD_REQUEST"), false),
        (json!({ "documentId": known, "operationName": "Other" }), (400, "OPERATION_RESOLUTION_FAILURE"), false),
        (json!({ "documentId": known, "variables": { "first": "x" } }), (400, "BAD_USER_INPUT"), false),
        (
            json!({ "extensions": { "persistedQuery": { "version": 2, "sha256Hash": "00" } } }),
            (400, "PERSISTED_QUERY_NOT_SUPPORTED"),
            true,
        ),
    ];
    for (body, told, is_for_now) in wrong {
        let answer = send(&app, bearer, body.clone()).await;
        assert_eq!(answer.told(), told, "{body}");
        assert!(answer.body.get("data").is_none());
        assert_eq!(answer.header("cache-control"), if is_for_now { FOR_NOW } else { "no-store" }, "{body}");
    }
    // Another partner's document and one that does not exist are told alike, but for the id of the request.
    let messages = [&theirs, &unknown].map(|id| send(&app, bearer, json!({ "documentId": id })));
    let [theirs, unknown] = messages;
    let (theirs, unknown) = (theirs.await, unknown.await);
    assert_eq!(theirs.body["errors"][0]["message"], unknown.body["errors"][0]["message"]);
    let names = |answer: &super::Reply| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&theirs), names(&unknown));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_texts_runs_the_partners_documents_by_their_ids_as_well() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let (partner, _) = shop(&app, "acme", &[LIST]).await;
    let token = partners::token(&admin, &partner, &["Client read all"]).await;
    let bearer = token["bearer"].as_str();
    for body in [
        json!({ "query": LIST }),
        json!({ "documentId": hash_of(LIST) }),
        json!({ "query": LIST, "extensions": automatic(&hash_of(LIST)) }),
    ] {
        assert_eq!(send(&app, bearer, body).await.told(), (200, ""));
    }
    let mismatch = json!({ "query": LIST, "extensions": automatic(&hash_of(TAGS)) });
    assert_eq!(send(&app, bearer, mismatch).await.told(), (400, "PERSISTED_QUERY_HASH_MISMATCH"));
    // It is not remembered: for partners, releases decide.
    let text = "{ clients(first: 1) { nodes { id } } }";
    send(&app, bearer, json!({ "query": text, "extensions": automatic(&hash_of(text)) })).await;
    let answer = send(&app, bearer, json!({ "extensions": automatic(&hash_of(text)) })).await;
    assert_eq!(answer.told(), (404, "PERSISTED_QUERY_NOT_IN_LIST"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_cut_down_to_one_document_reads_nothing_by_another() {
    let app = TestApp::demo().await;
    let (_, bearer) = shop(&app, "acme", &[LIST, TAGS]).await;
    let cut = Cut { checks: vec![format!("check if persisted(\"{}\")", hash_of(LIST))], ..Cut::default() };
    let cut = cut.of(&bearer).unwrap();
    let answer = send(&app, Some(&cut), json!({ "documentId": hash_of(LIST) })).await;
    assert_eq!(answer.told(), (200, ""));
    assert!(answer.body["data"]["clients"]["nodes"][0]["name"].is_string());
    let answer = get(&app, Some(&cut), &format!("/graphql/documents/{}", hash_of(TAGS)), &[]).await;
    assert_eq!(answer.told(), (200, "FORBIDDEN"));
    assert_eq!(answer.body["data"]["tags"], json!(null));
}

#[tokio::test(flavor = "multi_thread")]
async fn partners_call_documents_as_they_like_and_each_means_its_own() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let mut bearers = Vec::new();
    for (key, body) in [("acme", LIST), ("globex", TAGS)] {
        let (partner, bearer) = shop(&app, key, &[body]).await;
        let documents =
            json!([{ "id": "x-app:first", "body": body }, { "id": "d41d8cd98f00b204e9800998ecf8427e", "body": body }]);
        let made = register(&admin, &partner, "named", documents).await;
        assert_eq!((&made["problems"], &made["partnerRelease"]["documentCount"]), (&json!([]), &json!(1)));
        turn(&admin, "partnerReleaseActivate", &made["partnerRelease"]).await;
        bearers.push(bearer);
    }
    for (bearer, member) in bearers.iter().zip(["clients", "tags"]) {
        for id in ["x-app:first", "d41d8cd98f00b204e9800998ecf8427e"] {
            let started = std::time::Instant::now();
            let answer = loop {
                let answer = send(&app, Some(bearer), json!({ "documentId": id })).await;
                if answer.status == 200 || started.elapsed().as_secs() > 10 {
                    break answer;
                }
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            };
            assert!(answer.body["data"][member].is_object(), "{answer:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_document_with_several_operations_one_is_named() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let (partner, bearer) = shop(&app, "acme", &[LIST]).await;
    let both = "query A { clients(first: 1) { nodes { id } } } query B { tags(first: 1) { nodes { id } } }";
    let made = release(&admin, &partner, "2", &[both]).await;
    turn(&admin, "partnerReleaseActivate", &made).await;
    runs(&app, &bearer, both).await;
    let path = format!("/graphql/documents/{}", hash_of(both));
    let answer = get(&app, Some(&bearer), &path, &[("operationName", "B")]).await;
    assert!(answer.body["data"]["tags"].is_object(), "{answer:?}");
    assert_eq!(get(&app, Some(&bearer), &path, &[]).await.told(), (400, "OPERATION_RESOLUTION_FAILURE"));
}
