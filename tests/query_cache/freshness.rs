//! Each kind of write is seen by the next read, on every server.

use serde_json::json;

use super::{Pair, until_kept};
use crate::support::clusters;

const TAGS: &str = "{ tags(first: 50, orderBy: [NAME_ASC]) { nodes { id name version } totalCount { count } } }";

/// Reads on both servers what was kept, then writes, then reads again.
pub async fn four_writes(pair: &Pair) {
    let [first, second] = &pair.servers;
    let (writer, readers) = (first.admin().await, [first.admin().await, second.admin().await]);
    let names = async || {
        let mut seen = Vec::new();
        for reader in &readers {
            seen.push(reader.ask(TAGS).await.data()["tags"]["nodes"].clone());
        }
        assert_eq!(seen[0], seen[1]);
        seen.swap_remove(0)
    };
    let keep = async || {
        for reader in &readers {
            if pair.redis.is_some() {
                until_kept(reader, TAGS).await;
            } else {
                reader.ask(TAGS).await;
            }
        }
    };
    keep().await;
    let created =
        writer.change("tagCreate", "TagCreateInput", json!({ "name": "Aardvark" }), "tag { id version }").await;
    let tag = created.data()["tagCreate"]["tag"].clone();
    assert_eq!(names().await[0]["name"], "Aardvark");

    keep().await;
    let input = json!({ "id": tag["id"], "version": tag["version"], "name": "Abacus" });
    let updated = writer.change("tagUpdate", "TagUpdateInput", input, "tag { id version }").await;
    assert_eq!(names().await[0]["name"], "Abacus");

    keep().await;
    // Nothing is selected of what was changed.
    let version = updated.data()["tagUpdate"]["tag"]["version"].clone();
    let input = json!({ "id": tag["id"], "version": version, "name": "Acorn" });
    writer.change("tagUpdate", "TagUpdateInput", input, "problems { code }").await;
    assert_eq!(names().await[0]["name"], "Acorn");

    keep().await;
    clusters::execute_on(&pair.database_url, "UPDATE tags SET name = 'Adder' WHERE name = 'Acorn'").await;
    assert_eq!(names().await[0]["name"], "Adder", "changed by another program");

    keep().await;
    let version = names().await[0]["version"].clone();
    let gone =
        writer.change("tagDelete", "RecordInput", json!({ "id": tag["id"], "version": version }), "problems { code }");
    gone.await.data();
    assert_ne!(names().await[0]["name"], "Adder");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_is_seen_by_the_next_read_on_two_servers_with_one_redis() {
    four_writes(&Pair::start(true).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_write_is_seen_by_the_next_read_on_two_servers_without_a_redis() {
    four_writes(&Pair::start(false).await).await;
}
