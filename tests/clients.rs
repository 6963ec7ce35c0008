//! Clients: the questions of every day, with whole answers and their number of statements.

use insta::assert_json_snapshot;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_client_with_owner_team_and_tags_costs_two_statements() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let list = admin
        .ask("{ clients(filter: { kind: { eq: COMPANY } }, orderBy: [NUMBER_ASC], first: 1) { nodes { id } } }")
        .await;
    let id = &list.data()["clients"]["nodes"][0]["id"];
    let answer = admin
        .ask_with(
            "query($id: ID!) { client(id: $id) {
                number kind name domain lifecycleStage industry phone email website city country
                annualRevenue { amount currency } billingAddress { street city postalCode country }
                owner { name email role { key } } team { name } tags { name color } createdAt version
            } }",
            json!({ "id": id }),
        )
        .await;
    assert_json_snapshot!(answer.snapshot());
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_combine_with_and_or_not() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let count = async |filter: &str| {
        let answer = admin.ask(&format!("{{ clients(filter: {filter}) {{ totalCount {{ count isExact }} }} }}")).await;
        answer.data()["clients"]["totalCount"]["count"].as_i64().unwrap()
    };
    let all = count("{}").await;
    let german = count("{ country: { eq: \"DE\" } }").await;
    let customers = count("{ lifecycleStage: { eq: CUSTOMER } }").await;
    let both = count("{ country: { eq: \"DE\" }, lifecycleStage: { eq: CUSTOMER } }").await;
    assert_eq!(all, 2_000);
    assert!(german > 0 && customers > 0 && both > 0 && both < german);
    assert_eq!(count("{ and: [{ country: { eq: \"DE\" } }, { lifecycleStage: { eq: CUSTOMER } }] }").await, both);
    assert_eq!(
        count("{ or: [{ country: { eq: \"DE\" } }, { lifecycleStage: { eq: CUSTOMER } }] }").await,
        german + customers - both
    );
    assert_eq!(count("{ not: { country: { eq: \"DE\" } } }").await, all - german);
    assert_eq!(count("{ or: [] }").await, 0);
    assert_eq!(count("{ owner: { isNull: true } }").await + count("{ owner: { isNull: false } }").await, all);
}

#[tokio::test(flavor = "multi_thread")]
async fn search_ignores_case_and_accents_and_takes_words_in_any_order() {
    let app = TestApp::demo().await;
    let admin = app.admin().await;
    let found = async |text: &str| {
        let answer = admin
            .ask_with(
                "query($text: String!) { clients(search: $text, first: 100) { nodes { name } totalCount { count } } }",
                json!({ "text": text }),
            )
            .await;
        answer.data()["clients"].clone()
    };
    let all = admin.ask("{ clients(filter: { name: { contains: \"ü\" } }, first: 1) { nodes { name } } }").await;
    let name = all.data()["clients"]["nodes"][0]["name"].as_str().unwrap().to_owned();
    let typed: String = name.to_uppercase().split(' ').rev().collect::<Vec<_>>().join("  ");
    let hits = found(&typed).await;
    assert!(hits["nodes"].as_array().unwrap().iter().any(|node| node["name"] == name.as_str()), "{typed}: {hits}");
    assert_eq!(found("no client has this name").await["totalCount"]["count"], 0);
    // Wildcards of LIKE mean themselves.
    assert_eq!(found("%%%").await["totalCount"]["count"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_holds_what_the_demo_promises() {
    let app = TestApp::demo().await;
    let answer = app
        .admin()
        .await
        .ask("{
            users { totalCount { count } } teams { totalCount { count } } roles { totalCount { count } }
            products { totalCount { count isExact } } clients { totalCount { count } } contacts { totalCount { count } }
            deals { totalCount { count } } notes { totalCount { count isExact } } exact: notes { totalCount(exact: true) { count isExact } }
        }")
        .await;
    assert_json_snapshot!(answer.snapshot());
}
