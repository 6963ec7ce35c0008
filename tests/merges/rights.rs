//! Who may merge, and what others learn of it.

use serde_json::{Value, json};

use super::House;
use crate::support::{Caller, clusters};

async fn merge(caller: &Caller, id: &Value, other: &Value, take: Value) -> crate::support::Answer {
    let input = json!({ "id": id, "version": 1, "other": other, "otherVersion": 1, "take": take });
    caller
        .change(
            "clientMerge",
            "MergeInput",
            input,
            "client { id } merge { id } fields { field } problems { path code }",
        )
        .await
}

async fn mine(caller: &Caller, name: &str) -> Value {
    let answer = caller.change("clientCreate", "ClientCreateInput", json!({ "name": name }), "client { id }").await;
    answer.data()["clientCreate"]["client"]["id"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_needs_the_right_to_change_one_and_to_delete_the_other_within_reach() {
    let house = House::open().await;
    let (seller, manager) = (house.app.seller().await, house.app.manager().await);
    let foreign = house.client(json!({ "name": "Somebody else's" })).await;
    let (one, two, three) = (mine(&seller, "One").await, mine(&seller, "Two").await, mine(&seller, "Three").await);
    for (role, caller) in
        [("support", house.app.support().await), ("auditor", house.app.caller("olga.auditor@tessera.example").await)]
    {
        assert_eq!(merge(&caller, &one, &two, json!([])).await.codes(), ["FORBIDDEN"], "{role}");
    }
    assert_eq!(
        house.app.anonymous().ask("mutation { mergeUndo(input: { id: \"x\" }) { problems { code } } }").await.codes(),
        ["UNAUTHENTICATED"]
    );
    // What a seller cannot see does not exist, on either side; a manager sees it, and may not change it.
    let told = merge(&seller, &one, &foreign, json!([])).await;
    assert_eq!(told.data()["clientMerge"]["problems"], json!([{ "path": ["other"], "code": "NOT_FOUND" }]));
    assert_eq!(merge(&seller, &foreign, &one, json!([])).await.codes(), ["NOT_FOUND"]);
    assert_eq!(merge(&manager, &foreign, &one, json!([])).await.codes(), ["FORBIDDEN"]);
    let done = merge(&seller, &one, &two, json!([])).await;
    assert_eq!(done.data()["clientMerge"]["problems"], json!([]));

    // Without the right to delete there is no merge, nor without the right to write what is asked for.
    let set = "mutation($input: RoleSetRightsInput!) { roleSetRights(input: $input) { problems { path code } } }";
    let role = house.admin.ask("{ roles(first: 10) { nodes { id key } } }").await;
    let role =
        role.data()["roles"]["nodes"].as_array().unwrap().iter().find(|role| role["key"] == "seller").unwrap()["id"]
            .clone();
    let allow = async |field: &str, operation: &str, scope: &str| {
        let rights = json!([{ "type": "Client", "field": field, "operation": operation, "scope": scope }]);
        let answer = house.admin.ask_with(set, json!({ "input": { "id": role, "rights": rights } })).await;
        assert_eq!(answer.data()["roleSetRights"]["problems"], json!([]));
        tokio::time::sleep(std::time::Duration::from_millis(2_100)).await;
    };
    allow("phone", "UPDATE", "NONE").await;
    clusters::execute_on(
        &house.database,
        &format!("UPDATE clients SET phone = '+4930901820', city = 'Kiel' WHERE id = '{}'", super::uuid(&three)),
    )
    .await;
    let input = |take: Value| json!({ "id": one, "version": 2, "other": three, "otherVersion": 1, "take": take });
    let refused = seller.change("clientMerge", "MergeInput", input(json!(["phone"])), "problems { code }").await;
    assert_eq!(refused.codes(), ["FORBIDDEN"]);
    allow("*", "DELETE", "NONE").await;
    assert_eq!(
        seller.change("clientMerge", "MergeInput", input(json!([])), "problems { code }").await.codes(),
        ["FORBIDDEN"]
    );
    allow("*", "DELETE", "OWN").await;
    allow("city", "READ", "NONE").await;
    let done = seller
        .change("clientMerge", "MergeInput", input(json!([])), "merge { taken } fields { field } problems { code }")
        .await;
    let done = &done.data()["clientMerge"];
    assert_eq!(done["merge"]["taken"], json!(["city"]), "an empty field that may not be written stays empty");
    assert!(
        done["fields"].as_array().unwrap().iter().all(|field| field["field"] != "city"),
        "nor is a value shown that may not be read"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn others_learn_nothing_of_a_merge_of_what_they_cannot_see() {
    let house = House::open().await;
    let seller = house.app.seller().await;
    let (one, two) = (house.client(json!({ "name": "One" })).await, house.client(json!({ "name": "Two" })).await);
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    let id = &merged["merge"]["id"];
    let query = "query($id: ID!, $two: ID!) { node(id: $id) { id } survivor(id: $two) { __typename }
        merges(first: 5, filter: { merged: { eq: $two } }) { nodes { mergedTitle } totalCount { count } } }";
    let nothing = json!({ "node": null, "survivor": null, "merges": { "nodes": [], "totalCount": { "count": 0 } } });
    assert_eq!(*seller.ask_with(query, json!({ "id": id, "two": two })).await.data(), nothing);
    assert_eq!(
        seller.change("mergeUndo", "RecordInput", json!({ "id": id }), "problems { code }").await.codes(),
        ["NOT_FOUND"]
    );
    let support = house.app.support().await;
    let seen = support.ask_with(query, json!({ "id": id, "two": two })).await;
    assert_eq!(seen.data()["merges"]["nodes"], json!([{ "mergedTitle": "Two" }]));
    assert_eq!(
        support.change("mergeUndo", "RecordInput", json!({ "id": id }), "problems { code }").await.codes(),
        ["FORBIDDEN"]
    );
    // A manager sees it, and may not change the client of no team.
    let manager = house.app.manager().await;
    clusters::execute_on(
        &house.database,
        &format!("UPDATE clients SET team_id = NULL WHERE id = '{}'", super::uuid(&one)),
    )
    .await;
    assert_eq!(
        manager.change("mergeUndo", "RecordInput", json!({ "id": id }), "problems { code }").await.codes(),
        ["FORBIDDEN"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_merge_of_too_many_records_is_refused() {
    let house = House::open().await;
    let (one, two) = (house.client(json!({ "name": "One" })).await, house.client(json!({ "name": "Two" })).await);
    let notes = format!(
        "SET session_replication_role = replica; INSERT INTO notes (id, body, client_id) SELECT gen_random_uuid(), 'x', '{}' FROM generate_series(1, 5001)",
        super::uuid(&two)
    );
    clusters::execute_on(&house.database, &notes).await;
    let told = house.merge("client", json!({ "id": one, "other": two })).await;
    assert_eq!(told["problems"], json!([{ "path": ["other"], "code": "TOO_MANY" }]));
    clusters::execute_on(
        &house.database,
        &format!(
            "DELETE FROM notes WHERE id = (SELECT id FROM notes WHERE client_id = '{}' LIMIT 1)",
            super::uuid(&two)
        ),
    )
    .await;
    let started = std::time::Instant::now();
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    assert_eq!(merged["moved"], json!({ "Note": 5_000 }), "{:?}", started.elapsed());
    let undone = house.undo(&merged["merge"]["id"]).await;
    assert_eq!((&undone["problems"], &undone["merge"]["keptRecords"]), (&json!([]), &json!({})));
}
