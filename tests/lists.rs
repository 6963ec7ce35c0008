//! Pages: every order, walked to its end in both directions, holds every record once.

use serde_json::{Value, json};

use crate::support::{Caller, TestApp};

/// Walks a list of clients by its cursors; the ids in the order they came.
async fn walk(caller: &Caller, order: &str, backwards: bool) -> Vec<String> {
    let query = "query($order: [ClientOrder!], $first: Int, $after: String, $last: Int, $before: String) {
        clients(filter: { country: { eq: \"DE\" } }, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
            edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }";
    let (mut ids, mut cursor) = (Vec::new(), Value::Null);
    for _ in 0..100 {
        let keys: Vec<&str> = order.split(' ').collect();
        let variables = if backwards {
            json!({ "order": keys, "last": 37, "before": cursor })
        } else {
            json!({ "order": keys, "first": 37, "after": cursor })
        };
        let answer = caller.ask_with(query, variables).await;
        let page = &answer.data()["clients"];
        let edges = page["edges"].as_array().unwrap();
        let mut found: Vec<String> = edges.iter().map(|edge| edge["node"]["id"].as_str().unwrap().to_owned()).collect();
        if backwards {
            found.reverse();
        }
        ids.extend(found);
        let (more, next) = if backwards { ("hasPreviousPage", "startCursor") } else { ("hasNextPage", "endCursor") };
        if page["pageInfo"][more] == json!(false) {
            return ids;
        }
        cursor = page["pageInfo"][next].clone();
    }
    panic!("the list {order} does not end");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_gives_every_record_once_in_both_directions() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let total = admin.ask("{ clients(filter: { country: { eq: \"DE\" } }) { totalCount { count } } }").await;
    let total = usize::try_from(total.data()["clients"]["totalCount"]["count"].as_u64().unwrap()).unwrap();
    assert!(total > 74, "the demo has several pages of German clients");
    for order in [
        "NAME_ASC",
        "NAME_DESC",
        "UPDATED_AT_DESC",
        "CREATED_AT_ASC",
        "NUMBER_DESC",
        "LAST_ACTIVITY_AT_DESC",
        "ANNUAL_REVENUE_ASC",
        "ANNUAL_REVENUE_DESC NAME_ASC",
        "LAST_ACTIVITY_AT_ASC NUMBER_DESC NAME_ASC",
    ] {
        let forwards = walk(&admin, order, false).await;
        let mut backwards = walk(&admin, order, true).await;
        backwards.reverse();
        assert_eq!(forwards, backwards, "{order}");
        let mut distinct = forwards.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((forwards.len(), distinct.len()), (total, total), "{order}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_inside_a_list_goes_on_from_its_cursor() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let query =
        "query($id: ID!, $first: Int!, $after: String) { client(id: $id) { notes(first: $first, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } totalCount { count } } } }";
    let busiest = admin.ask("{ clients(orderBy: [LAST_ACTIVITY_AT_DESC], first: 1) { nodes { id } } }").await;
    let id = busiest.data()["clients"]["nodes"][0]["id"].clone();
    let all = admin.ask_with(query, json!({ "id": id, "first": 100 })).await;
    let all = all.data()["client"]["notes"]["nodes"].as_array().unwrap().clone();
    let first = admin.ask_with(query, json!({ "id": id, "first": 1 })).await;
    let page = &first.data()["client"]["notes"];
    assert_eq!(page["totalCount"]["count"].as_u64().unwrap(), all.len() as u64);
    assert_eq!(page["pageInfo"]["hasNextPage"], json!(all.len() > 1));
    let rest = admin.ask_with(query, json!({ "id": id, "first": 99, "after": page["pageInfo"]["endCursor"] })).await;
    assert_eq!(rest.data()["client"]["notes"]["nodes"].as_array().unwrap(), &all[1..]);
}
