//! Statements per question: a property of the question, not of the number of rows or of the load.

use futures_util::future::join_all;
use serde_json::json;

use crate::support::TestApp;

const DEEP: &str = "query($first: Int!) { clients(first: $first) { nodes {
    name owner { name } contacts { nodes { name } } notes(first: 3) { nodes { title author { name } } }
    deals { nodes { name lineItems { quantity product { name } } } } } } }";

/// clients with owners, contacts, notes with authors, deals, line items with products.
const DEEP_STATEMENTS: u64 = 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_nested_question_costs_one_statement_per_level_at_one_row_as_at_fifty() {
    let app = TestApp::uncached().await;
    let admin = app.admin().await;
    for first in [1, 2, 50, 100] {
        let answer = admin.ask_with(DEEP, json!({ "first": first })).await;
        assert_eq!(answer.data()["clients"]["nodes"].as_array().unwrap().len(), first);
        assert!(answer.statements() <= DEEP_STATEMENTS, "{first} rows: {}", answer.statements());
    }
    assert_eq!(admin.ask_with(DEEP, json!({ "first": 50 })).await.statements(), DEEP_STATEMENTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_statements_does_not_grow_under_load() {
    let app = TestApp::uncached().await;
    let admin = app.admin().await;
    let answers = join_all((0..64).map(|_| admin.ask_with(DEEP, json!({ "first": 50 })))).await;
    for answer in &answers {
        assert_eq!(answer.data(), answers[0].data());
        assert_eq!(answer.statements(), DEEP_STATEMENTS);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn look_ups_of_one_kind_share_a_statement() {
    let app = TestApp::uncached().await;
    let admin = app.admin().await;
    let list = admin.ask("{ clients(first: 2) { nodes { id } } }").await;
    let nodes = &list.data()["clients"]["nodes"];
    let answer = admin
        .ask_with(
            "query($a: ID!, $b: ID!) { a: client(id: $a) { id name } b: client(id: $b) { id name } c: client(id: $a) { id name } }",
            json!({ "a": nodes[0]["id"], "b": nodes[1]["id"] }),
        )
        .await;
    assert_eq!(answer.data()["a"]["id"], nodes[0]["id"]);
    assert_eq!(answer.data()["b"]["id"], nodes[1]["id"]);
    assert_eq!(answer.data()["c"], answer.data()["a"]);
    assert_eq!(answer.statements(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn totals_are_counted_only_when_selected() {
    let app = TestApp::uncached().await;
    let admin = app.admin().await;
    let without = admin.ask("{ clients(first: 5) { nodes { name notes(first: 1) { nodes { id } } } } }").await;
    let with = admin.ask("{ clients(first: 5) { nodes { name notes(first: 1) { nodes { id } totalCount { count } } } totalCount { count } } }").await;
    let only = admin.ask("{ clients { totalCount { count } } }").await;
    assert_eq!((without.statements(), with.statements(), only.statements()), (2, 4, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn single_records_of_a_level_are_joined_up_to_a_limit() {
    let app = TestApp::uncached().await;
    let admin = app.admin().await;
    let person = "{ name role { key } }";
    let client = format!("{{ name owner {person} team {{ name }} parent {{ name owner {person} team {{ name }} }} }}");
    let wide = format!(
        "{{ notes(first: 20) {{ nodes {{ author {person} assignee {person} client {client} contact {{ name client {client} }}
            product {{ name category {{ name parent {{ name }} }} }} deal {{ name stage {{ name }} owner {person} }} }} }} }}"
    );
    let answer = admin.ask(&wide).await;
    assert_eq!(answer.data()["notes"]["nodes"].as_array().unwrap().len(), 20);
    assert_eq!(answer.statements(), 1);
    let too_wide =
        wide.replace("deal { name", &format!("deal {{ name client {client} contact {{ name client {client} }}"));
    let answer = admin.ask(&too_wide).await;
    assert_eq!(answer.codes(), ["BAD_USER_INPUT"], "{}", answer.body);
}
