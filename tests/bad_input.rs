//! Bad input: a coded refusal, nothing executed.

use reqwest::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::TestApp;

/// Questions whose arguments cannot be used, and the code of the refusal.
const REFUSED: [(&str, &str); 18] = [
    ("{ client(id: \"nonsense\") { name } }", "BAD_USER_INPUT"),
    ("{ client(id: \"\") { name } }", "BAD_USER_INPUT"),
    ("{ node(id: \"Q2xpZW50OjEyMw\") { id } }", "BAD_USER_INPUT"),
    ("{ node(id: \"U2VjcmV0OjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA\") { id } }", "BAD_USER_INPUT"),
    ("{ product(id: \"Q2xpZW50OjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA\") { id } }", "BAD_USER_INPUT"),
    ("{ clients(first: 0) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(first: -1) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(last: 0) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(first: 5, last: 5) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(first: 5, before: \"x\") { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(last: 5, after: \"x\") { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(after: \"nonsense\") { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(first: 1) { nodes { notes(first: 101) { nodes { id } } } } }", "BAD_USER_INPUT"),
    (
        "{ clients(filter: { owner: { eq: \"Q2xpZW50OjAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA\" } }) { nodes { id } } }",
        "BAD_USER_INPUT",
    ),
    ("{ clients(filter: { annualRevenue: { gt: \"much\" } }) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ clients(orderBy: [NAME_ASC, NAME_DESC]) { nodes { id } } }", "BAD_USER_INPUT"),
    ("{ search(query: \"x\", first: 1000) { __typename } }", "BAD_USER_INPUT"),
    ("{ clients { nodes { nothing } } }", "GRAPHQL_VALIDATION_FAILED"),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_argument_that_cannot_be_used_refuses_the_request_before_any_statement() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    for (query, code) in REFUSED {
        let answer = admin.ask(query).await;
        assert_eq!(answer.codes(), [code], "{query}: {}", answer.body);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(answer.body.get("data").is_none(), "{query}");
        assert!(matches!(answer.body["extensions"]["sql"]["statements"].as_u64(), None | Some(0)), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nul_is_refused_wherever_it_hides() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let answer = admin.ask("{ clients(search: \"a\\u0000b\") { nodes { id } } }").await;
    assert_eq!(answer.codes(), ["GRAPHQL_PARSE_FAILED"]);
    let search = "query($text: String) { clients(search: $text) { nodes { id } } }";
    let filter = "query($text: String) { clients(filter: { name: { contains: $text } }) { nodes { id } } }";
    let cursor = "query($text: String) { clients(after: $text) { nodes { id } } }";
    for query in [search, filter, cursor] {
        let answer = admin.ask_with(query, json!({ "text": "a\0b" })).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{query}: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_ten_thousand_is_refused() {
    let app = TestApp::demo().await;
    let answer = app.admin().await.ask("{ clients(first: 10000) { nodes { id } } }").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{}", answer.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_ordering_is_refused() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let page = admin.ask("{ clients(orderBy: [NAME_ASC], first: 1) { pageInfo { endCursor } } }").await;
    let cursor = page.data()["clients"]["pageInfo"]["endCursor"].clone();
    let query = "query($after: String) { clients(orderBy: [NAME_DESC], after: $after) { nodes { id } } }";
    let answer = admin.ask_with(query, json!({ "after": cursor })).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_cursor_is_the_callers_mistake() {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let id = uuid::Uuid::nil().to_string();
    for keys in
        [json!(["not a time", id]), json!(["2026-01-01 00:00:00+00", "no uuid"]), json!([1, 2]), json!(["infinity"])]
    {
        let cursor = URL_SAFE_NO_PAD.encode(json!([1, "UPDATED_AT_DESC", keys]).to_string());
        let answer =
            admin.ask_with("query($c: String) { clients(after: $c) { nodes { id } } }", json!({ "c": cursor })).await;
        assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{keys}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_refuse_a_document_before_work() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let aliases = (0..10_000).map(|n| format!("a{n}: __typename ")).collect::<Vec<_>>().concat();
    let nested = format!("{}name{}", "{ teams { nodes ".repeat(2_500), "} }".repeat(2_500));
    let deep = format!("{{ categories {{ nodes {{ {}name{} }} }} }}", "parent { ".repeat(20), " }".repeat(20));
    let wide = "{ clients(first: 100) { nodes { notes(first: 100) { nodes { mentions { teams { members(first: 100) { nodes { name } } } } } } } } }";
    let cycle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
    for query in [&format!("{{ {aliases} }}"), &nested, &deep, wide, cycle] {
        let answer = admin.ask(query).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", &query[..60]);
        assert!(
            !answer.codes().is_empty() && !answer.codes().contains(&"no code"),
            "{}: {}",
            &query[..60],
            answer.body
        );
        assert!(answer.body.get("data").is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_edge_answers_what_is_not_graphql_with_coded_errors() {
    let app = TestApp::demo().await;
    let client = reqwest::Client::new();
    let url = app.url("/graphql");
    let post = |kind: &'static str, body: Vec<u8>| client.post(&url).header(header::CONTENT_TYPE, kind).body(body);
    let big = format!("{{\"query\":\"{{ __typename }}\",\"x\":\"{}\"}}", "x".repeat(1 << 20));
    let json_type = "application/json";
    let cases = [
        (post(json_type, big.into_bytes()), StatusCode::PAYLOAD_TOO_LARGE),
        (post(json_type, b"\xff\xfe{}".to_vec()), StatusCode::BAD_REQUEST),
        (post(json_type, b"{\"query\":\"{ __typename }\"".to_vec()), StatusCode::BAD_REQUEST),
        (post(json_type, b"[{\"query\":\"{ __typename }\"}]".to_vec()), StatusCode::BAD_REQUEST),
        (post(json_type, b"{\"query\":7}".to_vec()), StatusCode::BAD_REQUEST),
        (post(json_type, br#"{"query":"query A { __typename }","operationName":"B"}"#.to_vec()), StatusCode::OK),
        (post("text/plain", b"{\"query\":\"{ __typename }\"}".to_vec()), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (post("multipart/form-data", b"x".to_vec()), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            post(json_type, b"{\"query\":\"{ __typename }\"}".to_vec()).header(header::ACCEPT, "text/html"),
            StatusCode::NOT_ACCEPTABLE,
        ),
        (post(json_type, b"{\"query\":\"{ __typename }\"}".to_vec()).bearer_auth("nonsense"), StatusCode::UNAUTHORIZED),
        (
            client.get(format!("{url}?query=mutation%7Bx%7D")).header("apollo-require-preflight", "1"),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (client.put(&url), StatusCode::METHOD_NOT_ALLOWED),
    ];
    for (number, (request, expected)) in cases.into_iter().enumerate() {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), expected, "case {number}");
        assert!(response.headers().contains_key("x-request-id"), "case {number}");
        let body: Value = response.json().await.unwrap();
        let code = body["errors"][0]["extensions"]["code"].as_str();
        assert!(code.is_some_and(|code| !code.is_empty()), "case {number}: {body}");
    }
}
