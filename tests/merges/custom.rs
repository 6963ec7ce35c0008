//! Custom fields of records that are merged.

use serde_json::{Value, json};

use super::{House, uuid};

impl House {
    async fn define(&self, key: &str, is_sensitive: bool) {
        let input =
            json!({ "resource": "CLIENT", "key": key, "label": key, "kind": "TEXT", "isSensitive": is_sensitive });
        self.make("customField", input).await;
    }

    async fn fields(&self, client: &Value) -> Value {
        let query = "query($id: ID!) { client(id: $id) { customFields sensitiveFields } }";
        self.admin.ask_with(query, json!({ "id": client })).await.data()["client"].clone()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn custom_fields_become_one_key_by_key_and_come_apart_again() {
    let house = House::open().await;
    for (key, is_sensitive) in [("m_size", false), ("m_color", false), ("m_iban", true), ("m_pin", true)] {
        house.define(key, is_sensitive).await;
    }
    let one = json!({ "name": "One", "customFields": { "m_size": "L" }, "sensitiveFields": { "m_iban": "DE1" } });
    let two = json!({ "name": "Two", "customFields": { "m_size": "M", "m_color": "red" },
        "sensitiveFields": { "m_iban": "DE2", "m_pin": "canary-4711" } });
    let (one, two) = (house.client(one).await, house.client(two).await);
    let before = house.fields(&one).await;

    let refused = house.merge("client", json!({ "id": one, "other": two, "take": ["sensitiveFields"] })).await;
    assert_eq!(refused["problems"], json!([{ "path": ["take", "0"], "code": "KEPT" }]));
    let merged = house.merge("client", json!({ "id": one, "other": two })).await;
    assert_eq!(merged["problems"], json!([]));
    assert!(merged["fields"].as_array().unwrap().contains(&json!({
        "field": "customFields", "survivor": { "m_size": "L" }, "other": { "m_size": "M", "m_color": "red" },
        "result": { "m_size": "L", "m_color": "red" }
    })));
    assert_eq!(
        house.fields(&one).await,
        json!({ "customFields": { "m_size": "L", "m_color": "red" },
            "sensitiveFields": { "m_iban": "DE1", "m_pin": "canary-4711" } })
    );
    // What was sealed is nowhere in the clear.
    for table in ["merges", "audit_entries", "outbox_events", "clients"] {
        let seen = format!("SELECT count(*) FROM {table} t WHERE t::text LIKE '%canary-4711%'");
        assert_eq!(house.scalar::<i64>(&seen).await, 0, "{table}");
    }

    let undone = house.undo(&merged["merge"]["id"]).await;
    assert_eq!((&undone["problems"], &undone["merge"]["keptFields"]), (&json!([]), &json!([])));
    assert_eq!(house.fields(&one).await, before);
    assert_eq!(
        house.fields(&two).await,
        json!({ "customFields": { "m_size": "M", "m_color": "red" },
            "sensitiveFields": { "m_iban": "DE2", "m_pin": "canary-4711" } })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_others_custom_fields_go_first_where_they_are_asked_for_and_later_changes_are_kept_by_an_undo() {
    let house = House::open().await;
    house.define("m_size", false).await;
    house.define("m_pin", true).await;
    let one = house.client(json!({ "name": "One", "customFields": { "m_size": "L" } })).await;
    let two = json!({ "name": "Two", "customFields": { "m_size": "M" }, "sensitiveFields": { "m_pin": "1" } });
    let two = house.client(two).await;
    let merged = house.merge("client", json!({ "id": one, "other": two, "take": ["customFields"] })).await;
    assert_eq!(house.fields(&one).await["customFields"], json!({ "m_size": "M" }));
    let version = house.scalar::<i32>(&format!("SELECT version FROM clients WHERE id = '{}'", uuid(&one))).await;
    let change = json!({ "id": one, "version": version, "customFields": { "m_size": "S" }, "sensitiveFields": { "m_pin": "2" } });
    house.update("client", change).await;
    let undone = house.undo(&merged["merge"]["id"]).await;
    let mut kept: Vec<&str> =
        undone["merge"]["keptFields"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    kept.sort_unstable();
    assert_eq!(kept, ["customFields", "sensitiveFields"]);
    assert_eq!(
        house.fields(&one).await,
        json!({ "customFields": { "m_size": "S" }, "sensitiveFields": { "m_pin": "2" } })
    );
}
