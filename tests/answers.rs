//! What the specification says of answers: order, aliases, fragments, merging, skipping, type names.

use insta::assert_json_snapshot;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn keys_come_in_the_order_of_the_selection_and_aliases_name_them() {
    let app = TestApp::demo().await;
    let answer = app
        .admin()
        .await
        .ask("{ second: teams(first: 1) { n: nodes { b: name a: name __typename } } viewer { role } }")
        .await;
    let data = r#"{"second":{"n":[{"b":"North","a":"North","__typename":"Team"}]},"viewer":{"role":"admin"}}"#;
    assert!(answer.text.contains(&format!("\"data\":{data}")), "{}", answer.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn selections_of_one_key_are_merged() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let merged = admin
        .ask("{ teams(first: 1) { nodes { name } } ...More } fragment More on Query { teams(first: 1) { nodes { __typename } pageInfo { hasNextPage } } }")
        .await;
    let plain = admin.ask("{ teams(first: 1) { nodes { name __typename } pageInfo { hasNextPage } } }").await;
    assert_eq!(merged.data(), plain.data());
    assert_eq!(merged.statements(), plain.statements());
}

#[tokio::test(flavor = "multi_thread")]
async fn skip_and_include_follow_variables_and_their_defaults() {
    let app = TestApp::demo().await;
    let query = "query($no: Boolean = true, $yes: Boolean!) { teams(first: 1) { nodes { id @skip(if: $no) name @include(if: $yes) ...T @include(if: $yes) } } } fragment T on Team { __typename }";
    let answer = app.admin().await.ask_with(query, json!({ "yes": true })).await;
    assert_eq!(answer.data()["teams"]["nodes"][0], json!({ "name": "North", "__typename": "Team" }));
    let answer = app.admin().await.ask_with(query, json!({ "yes": false, "no": false })).await;
    assert_eq!(answer.data()["teams"]["nodes"][0].as_object().unwrap().keys().collect::<Vec<_>>(), ["id"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn fragments_apply_to_their_types_only() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let team = admin.ask("{ teams(first: 1) { nodes { id } } }").await.data()["teams"]["nodes"][0]["id"].clone();
    let answer = admin
        .ask_with(
            "query($id: ID!) { node(id: $id) { __typename ... on Team { name } ... on Client { number } ... on Node { id } ... { again: id } } }",
            json!({ "id": team }),
        )
        .await;
    assert_eq!(answer.data()["node"], json!({ "__typename": "Team", "name": "North", "id": team, "again": team }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_does_not_exist_is_null() {
    let app = TestApp::demo().await;
    let absent = tessera::ids::NodeId { type_name: "Client", id: uuid::Uuid::nil() }.encode();
    let answer = app
        .admin()
        .await
        .ask_with("query($id: ID!) { client(id: $id) { name } node(id: $id) { id } }", json!({ "id": absent }))
        .await;
    assert_eq!(*answer.data(), json!({ "client": null, "node": null }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_field_is_null_with_its_path_and_the_rest_is_answered() {
    let app = TestApp::demo().await;
    let answer = app
        .seller()
        .await
        .ask("{ products(first: 2, orderBy: [SKU_ASC]) { nodes { sku margin: cost { amount } } } }")
        .await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_who_has_not_signed_in_is_told_to() {
    let app = TestApp::demo().await;
    let answer = app.anonymous().ask("{ __typename viewer { role } clients { nodes { name } } }").await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn search_finds_records_of_several_types() {
    let app = TestApp::demo().await;
    let answer = app
        .admin()
        .await
        .ask("{ search(query: \"bohrer\", types: [PRODUCT, CLIENT], first: 3) { __typename ... on Product { sku name category { name } } ... on Client { name } } }")
        .await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn facets_count_what_the_list_holds() {
    let app = TestApp::demo().await;
    let answer = app
        .admin()
        .await
        .ask("{ products(search: \"schraube\", first: 1) { totalCount { count } } productFacets(search: \"schraube\") { statuses { status count } kinds { kind count } brands { count } } }")
        .await;
    let data = answer.data();
    let total = data["products"]["totalCount"]["count"].as_i64().unwrap();
    for facet in ["statuses", "kinds", "brands"] {
        let counts = data["productFacets"][facet].as_array().unwrap();
        let sum: i64 = counts.iter().map(|value| value["count"].as_i64().unwrap()).sum();
        assert_eq!(sum, total, "{facet}");
    }
    assert!(total > 0);
}
