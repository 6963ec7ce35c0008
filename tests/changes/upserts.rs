//! Upserts: a record is found by its natural key, or made.

use serde_json::{Map, Value, json};
use tessera::auth::{Operation, Scope, rights::defaults};

use super::{
    nouns::{NOUNS, UPSERTS, World},
    traces, uuid_of,
};
use crate::support::{Answer, Caller, TestApp, clusters};

async fn upsert(caller: &Caller, stem: &str, type_name: &str, input: Value) -> Answer {
    let selection = format!("{stem} {{ id version }} problems {{ path code }}");
    caller.change(&format!("{stem}Upsert"), &format!("{type_name}UpsertInput"), input, &selection).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_every_kind_is_made_once_and_changed_by_its_key_from_then_on() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let world = World::of(&admin).await;
    for (stem, key, change) in UPSERTS {
        let noun = NOUNS.iter().find(|noun| noun.stem == stem).unwrap();
        let mut input = (noun.valid)(&world);
        input.as_object_mut().unwrap().extend(serde_json::from_str::<Map<String, Value>>(key).unwrap());
        let made = upsert(&admin, stem, noun.type_name, input.clone()).await;
        let made = &made.data()[format!("{stem}Upsert")];
        assert_eq!((&made["problems"], &made[stem]["version"]), (&json!([]), &json!(1)), "{stem}");
        let same = upsert(&admin, stem, noun.type_name, input.clone()).await;
        let same = &same.data()[format!("{stem}Upsert")];
        assert_eq!(same, made, "{stem}: the same once more changes nothing");
        input.as_object_mut().unwrap().extend(serde_json::from_str::<Map<String, Value>>(change).unwrap());
        let changed = upsert(&admin, stem, noun.type_name, input).await;
        let changed = &changed.data()[format!("{stem}Upsert")];
        assert_eq!(changed[stem], json!({ "id": made[stem]["id"], "version": 2 }), "{stem} {}", changed["problems"]);
        assert_eq!(traces(&database, &uuid_of(&made[stem]["id"])).await.0, "create update", "{stem}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn twenty_equal_upserts_at_once_make_one_record() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let admin = app.admin().await;
    let mut callers = Vec::new();
    for index in 0..20 {
        let admin = admin.clone();
        callers.push(tokio::spawn(async move {
            let input = json!({ "externalRef": "ERP-1", "name": "From the ERP", "employeeCount": index });
            upsert(&admin, "client", "Client", input).await
        }));
    }
    let mut ids = Vec::new();
    for caller in callers {
        let answer = caller.await.unwrap();
        assert_eq!(answer.data()["clientUpsert"]["problems"], json!([]));
        ids.push(answer.data()["clientUpsert"]["client"]["id"].clone());
    }
    ids.dedup();
    assert_eq!(ids.len(), 1);
    let found: i64 =
        clusters::row_on(&database, "SELECT count(*) FROM clients WHERE external_ref = 'ERP-1'").await.get(0);
    assert_eq!(found, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_upsert_is_told_and_nothing_is_written() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let (admin, seller) = (app.admin().await, app.seller().await);
    let told = |answer: Answer, stem: &str| answer.data()[format!("{stem}Upsert")]["problems"].clone();
    let blank = json!({ "externalRef": " ", "name": "Nobody", "email": "x" });
    assert_eq!(
        told(upsert(&admin, "client", "Client", blank).await, "client"),
        json!([{ "path": ["email"], "code": "INVALID_EMAIL" }, { "path": ["externalRef"], "code": "REQUIRED" }])
    );
    // Somebody else's client has the key: for the seller it is taken.
    let theirs = json!({ "externalRef": "ERP-2", "name": "Not the seller's" });
    upsert(&admin, "client", "Client", theirs.clone()).await.data();
    assert_eq!(
        told(upsert(&seller, "client", "Client", theirs).await, "client"),
        json!([{ "path": ["externalRef"], "code": "TAKEN" }])
    );
    // The currency of a list stays.
    let list = json!({ "name": "Export", "currency": "USD" });
    upsert(&admin, "priceList", "PriceList", list).await.data();
    let other = json!({ "name": "EXPORT", "currency": "EUR", "isDefault": true });
    assert_eq!(
        told(upsert(&admin, "priceList", "PriceList", other).await, "priceList"),
        json!([{ "path": ["currency"], "code": "FIXED" }])
    );
    // What is in the trash has given its key away.
    let product = json!({ "sku": "OLD-1", "name": "Old" });
    let old = upsert(&admin, "product", "Product", product.clone()).await.data()["productUpsert"]["product"].clone();
    admin.change("productDelete", "RecordInput", json!({ "id": old["id"] }), "problems { code }").await.data();
    let new = upsert(&admin, "product", "Product", product).await.data()["productUpsert"]["product"].clone();
    assert_ne!(new["id"], old["id"]);
    assert_eq!(
        seller
            .change("productUpsert", "ProductUpsertInput", json!({ "sku": "S", "name": "S" }), "problems { code }")
            .await
            .codes(),
        ["FORBIDDEN"]
    );
    let written: i64 =
        clusters::row_on(&database, "SELECT count(*) FROM audit_entries WHERE action <> 'sign_in'").await.get(0);
    assert_eq!(written, 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_both_make_and_change_a_record_is_refused() {
    let database = clusters::demo_database().await;
    let app = TestApp::start(database.clone()).await;
    let world = World::of(&app.admin().await).await;
    let callers = [
        ("manager", app.manager().await),
        ("seller", app.seller().await),
        ("support", app.support().await),
        ("auditor", app.caller("olga.auditor@tessera.example").await),
    ];
    let mut refused = 0;
    for (role, caller) in &callers {
        let rights = defaults::rights(role);
        for (stem, key, _) in UPSERTS {
            let noun = NOUNS.iter().find(|noun| noun.stem == stem).unwrap();
            let may = |operation| rights.scope(noun.type_name, operation) != Scope::None;
            if may(Operation::Create) && may(Operation::Update) {
                continue;
            }
            let mut input = (noun.valid)(&world);
            input.as_object_mut().unwrap().extend(serde_json::from_str::<Map<String, Value>>(key).unwrap());
            let answer = upsert(caller, stem, noun.type_name, input).await;
            assert_eq!(answer.codes(), ["FORBIDDEN"], "{role} {stem}Upsert");
            refused += 1;
        }
    }
    assert!(refused > 15, "{refused}");
    let written: i64 =
        clusters::row_on(&database, "SELECT count(*) FROM audit_entries WHERE action <> 'sign_in'").await.get(0);
    assert_eq!(written, 0);
}
