//! A server that dies after a commit and before it has told anybody.

use serde_json::json;

use super::until_kept;
use crate::support::{
    clusters::{self, Directory},
    processes::{self, Process},
    redis_servers::RedisPair,
    until,
};

/// The commit of a change of tags waits for whoever holds the lock.
const SLOW: &str = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER tags_slow AFTER UPDATE ON tags DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()";
const WAITING: &str =
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'";
const TAGS: &str = "{ tags(first: 50, orderBy: [NAME_ASC]) { nodes { id name version } } }";

async fn is(database_url: &str, count: &str, wanted: i64) -> bool {
    clusters::row_on(database_url, count).await.get::<_, i64>(0) == wanted
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_between_commit_and_answer_leaves_nothing_old_with_the_other() {
    let database_url = clusters::demo_database().await;
    clusters::execute_on(&database_url, SLOW).await;
    let (redis, data_dir) = (RedisPair::start().await, Directory::new());
    let setting = format!("redis.url={}", redis.url());
    let start = || Process::start_with(&database_url, data_dir.path(), &[&setting]);
    let (first, second) = (start(), start());
    let token = processes::token(&database_url, data_dir.path(), "ada.admin@tessera.example");
    let (writer, reader) = (first.caller(&token), second.caller(&token));
    let tag = until_kept(&reader, TAGS).await.data()["tags"]["nodes"][0].clone();

    let query = "mutation($input: TagUpdateInput!) { tagUpdate(input: $input) { problems { code } } }";
    let input = json!({ "id": tag["id"], "version": tag["version"], "name": "000 renamed" });
    let body = json!({ "query": query, "variables": { "input": input } });
    let holder = clusters::connect_to(&database_url).await;
    holder.batch_execute("SELECT pg_advisory_lock(1)").await.unwrap();
    let writing = tokio::spawn(async move { writer.try_send_keyed(body, "rename").await });
    until("the commit has begun", async || is(&database_url, WAITING, 1).await).await;
    // It was announced before: what the other server has kept does not count until that is over.
    assert_ne!(reader.ask(TAGS).await.source, "HIT");
    first.kill();
    assert!(writing.await.unwrap().is_none(), "nobody was answered");
    drop(holder);

    // What the dead server began is committed all the same.
    let renamed = "SELECT count(*) FROM tags WHERE name = '000 renamed'";
    until("the change is committed", async || is(&database_url, renamed, 1).await).await;
    for _ in 0..20 {
        let answer = reader.ask(TAGS).await;
        assert_eq!(answer.data()["tags"]["nodes"][0]["name"], "000 renamed", "from {}", answer.source);
    }
    drop(second);
    clusters::drop_database(&database_url);
}
