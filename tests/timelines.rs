//! Timelines: notes and deals of a client in one list.

use serde_json::{Value, json};

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_walked_page_by_page_holds_every_note_and_deal_newest_first() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let deal = admin.ask("{ deals(first: 1) { nodes { client { id } } } }").await;
    let id = deal.data()["deals"]["nodes"][0]["client"]["id"].clone();
    let all = admin
        .ask_with(
            "query($id: ID!) { client(id: $id) { notes(first: 100) { nodes { id at: happenedAt } } deals(first: 100) { nodes { id at: createdAt } } } }",
            json!({ "id": id }),
        )
        .await;
    let mut expected: Vec<(String, String)> = Vec::new();
    for list in ["notes", "deals"] {
        for node in all.data()["client"][list]["nodes"].as_array().unwrap() {
            expected.push((node["at"].as_str().unwrap().to_owned(), node["id"].as_str().unwrap().to_owned()));
        }
    }
    assert!(expected.len() > 4);

    let query = "query($id: ID!, $after: String) { client(id: $id) { timeline(first: 3, after: $after) {
        edges { cursor node { __typename ... on Note { id at: happenedAt } ... on Deal { id at: createdAt } } }
        pageInfo { hasNextPage endCursor } } } }";
    let (mut found, mut after) = (Vec::new(), Value::Null);
    loop {
        let answer = admin.ask_with(query, json!({ "id": id, "after": after })).await;
        assert_eq!(answer.statements(), 3, "the client, its notes, its deals");
        let page = &answer.data()["client"]["timeline"];
        for edge in page["edges"].as_array().unwrap() {
            let node = &edge["node"];
            found.push((node["at"].as_str().unwrap().to_owned(), node["id"].as_str().unwrap().to_owned()));
        }
        if page["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert!(found.is_sorted_by(|left, right| left.0 >= right.0), "{found:?}");
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}
