//! Seals of the audit log: whatever somebody with all rights on the database does to it afterwards is named.

use std::{path::Path, time::Duration};

use serde_json::{Value, json};
use tessera::{
    auth::{
        audit_seals::{Round, seal},
        keys::KeyRing,
    },
    clock::Clock,
    config::AuthConfig,
};
use tokio_postgres::NoTls;

use crate::support::{
    Caller, TestApp,
    clusters::{self, Directory},
    processes::{Process, run, token, try_run},
    until,
};

/// A server with its database, and what an operator types.
struct House {
    app: TestApp,
    database: String,
    admin: Caller,
}

impl House {
    async fn new() -> Self {
        let database = clusters::demo_database().await;
        let app = TestApp::start(database.clone()).await;
        let admin = app.admin().await;
        Self { app, database, admin }
    }

    /// Makes tags, each of which leaves an entry.
    async fn write(&self, names: std::ops::Range<usize>) {
        for name in names {
            let input = json!({ "name": format!("Tag {name}") });
            self.admin.change("tagCreate", "TagCreateInput", input, "problems { code }").await.data();
        }
    }

    async fn seal(&self) -> Round {
        seal(&self.app.app.db, self.app.app.auth.keys(), Duration::ZERO).await.unwrap()
    }

    fn verify(&self, more: &[&str]) -> (bool, String) {
        let arguments = [&["audit", "verify"], more].concat();
        let (is_good, told, _) = try_run(&self.database, self.app.data_dir.path(), &arguments);
        (is_good, told)
    }

    /// As the owner of the database can, whom no trigger stops.
    async fn tamper(&self, statements: &str) {
        let statements = format!("SET session_replication_role = replica; {statements}");
        clusters::execute_on(&self.database, &statements).await;
    }

    async fn text(&self, query: &str) -> String {
        clusters::row_on(&self.database, query).await.get(0)
    }

    async fn count(&self, query: &str) -> i64 {
        clusters::row_on(&self.database, query).await.get(0)
    }
}

const ENTRY: &str = "SELECT id::text FROM audit_entries WHERE action = 'create' ORDER BY position LIMIT 1 OFFSET";

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_is_changed_taken_away_or_added_after_its_seal_is_named_and_no_other() {
    let house = House::new().await;
    house.write(0..6).await;
    assert_eq!(house.seal().await, Round::Sealed(7));
    house.write(6..8).await;
    let (is_good, told) = house.verify(&[]);
    assert!(is_good && told.starts_with("1 seals, 7 entries under them, 2 not sealed yet\n"), "{told}");
    assert!(told.ends_with("all is as it was sealed"), "{told}");

    let changed = house.text(&format!("{ENTRY} 1")).await;
    let gone = house.text(&format!("{ENTRY} 2")).await;
    let (added, dated_back) = ("0199ffff-0000-7000-8000-00000000aaaa", "0199ffff-0000-7000-8000-00000000bbbb");
    house
        .tamper(&format!(
            "UPDATE audit_entries SET actor_id = NULL WHERE id = '{changed}';
             DELETE FROM audit_entries WHERE id = '{gone}';
             INSERT INTO audit_entries (id, action, type_name, record_id, position) VALUES ('{added}', 'update', 'Tag', gen_random_uuid(), 3);
             INSERT INTO audit_entries (id, action, type_name, record_id, occurred_at)
               VALUES ('{dated_back}', 'update', 'Tag', gen_random_uuid(), now() - interval '1 month')"
        ))
        .await;
    let expected = [
        format!("entry {changed} was changed after seal 1 was made"),
        format!("entry {added} was added after seal 1 was made"),
        format!("entry {gone} is missing: it was there when seal 1 was made"),
    ];
    let named =
        |told: &str| told.lines().filter(|line| line.starts_with("entry")).map(str::to_owned).collect::<Vec<_>>();
    let (is_good, told) = house.verify(&[]);
    assert!(!is_good && told.ends_with("4 things are not as they were sealed"), "{told}");
    let lines = named(&told);
    assert!(expected.iter().all(|line| lines.contains(line)), "{told}");
    assert!(lines[3].starts_with(&format!("entry {dated_back} is dated back")), "{told}");
    // A seal over it does not make it good.
    assert_eq!(house.seal().await, Round::Sealed(3));
    let (is_good, told) = house.verify(&[]);
    assert!(!is_good && named(&told)[3].starts_with(&format!("entry {dated_back} is dated back")), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_column_of_an_entry_is_under_its_seal() {
    let house = House::new().await;
    house.write(0..1).await;
    house.seal().await;
    let id = house.text(&format!("{ENTRY} 0")).await;
    let columns = "SELECT string_agg(column_name || ' ' || data_type, ',' ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_name = 'audit_entries'";
    for column in house.text(columns).await.split(',') {
        let (name, kind) = column.split_once(' ').unwrap();
        let other = match kind {
            "uuid" => "gen_random_uuid()",
            "text" if name == "action" => "'update'",
            "text" => "'Other'",
            "integer" | "bigint" => "4711",
            "jsonb" => "'{\"name\": \"Other\"}'",
            "timestamp with time zone" => "occurred_at + interval '1 microsecond'",
            other => panic!("a column of another type, {other}: put it under the seal"),
        };
        // Inside one connection, so that the old row can be put back.
        house
            .tamper(&format!(
                "CREATE TABLE kept AS SELECT * FROM audit_entries WHERE id = '{id}';
                 UPDATE audit_entries SET {name} = {other} WHERE id = '{id}'"
            ))
            .await;
        assert!(!house.verify(&[]).0, "{name}");
        house
            .tamper("DELETE FROM audit_entries WHERE record_id IN (SELECT record_id FROM kept) OR id IN (SELECT id FROM kept);
                INSERT INTO audit_entries SELECT * FROM kept; DROP TABLE kept")
            .await;
        let (is_good, told) = house.verify(&[]);
        assert!(is_good, "{name}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_that_is_rewritten_taken_away_or_forged_is_named() {
    let house = House::new().await;
    for round in 0..4 {
        house.write(round * 2..round * 2 + 2).await;
        house.seal().await;
    }
    let told = house.verify(&[]).1;
    let anchor = told.lines().find_map(|line| line.strip_prefix("last seal ")).unwrap().to_owned();
    assert!(anchor.starts_with("4:") && house.verify(&["--anchor", &anchor]).0, "{told}");

    house.tamper("CREATE TABLE kept AS SELECT * FROM audit_seals; UPDATE audit_seals SET sealed_at = sealed_at - interval '1 second' WHERE number = 2").await;
    let told = house.verify(&[]).1;
    assert!(told.contains("seal 2 is broken"), "{told}");
    house.tamper("TRUNCATE audit_seals; INSERT INTO audit_seals SELECT * FROM kept WHERE number <> 2").await;
    let (is_good, told) = house.verify(&[]);
    assert!(!is_good && told.contains("seal 2 is missing"), "{told}");

    // The end of the chain cut off: what was noted elsewhere tells it.
    house.tamper("TRUNCATE audit_seals; INSERT INTO audit_seals SELECT * FROM kept WHERE number < 3").await;
    assert!(house.verify(&[]).0);
    let (is_good, told) = house.verify(&["--anchor", &anchor]);
    assert!(!is_good && told.contains("seal 4 is not the one that was noted"), "{told}");

    // Whoever has the database, the program and no key file makes a chain without a flaw, but for the key.
    let elsewhere = Directory::new();
    let other = KeyRing::open(&AuthConfig::default(), elsewhere.path(), Clock::system().now()).unwrap();
    house.tamper("UPDATE audit_entries SET actor_id = NULL; TRUNCATE audit_seals").await;
    assert!(matches!(seal(&house.app.app.db, &other, Duration::ZERO).await.unwrap(), Round::Sealed(_)));
    let (is_good, told) = house.verify(&[]);
    assert!(!is_good && told.contains("seal 1 was not made with the server's key"), "{told}");
    assert!(try_run(&house.database, elsewhere.path(), &["audit", "verify"]).0);
    // Nor is a new key file made where there is none.
    let nowhere = Directory::new();
    assert!(!try_run(&house.database, nowhere.path(), &["audit", "verify"]).0);
    assert!(!nowhere.path().join("keys.json").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_was_sealed_since_a_moment_is_looked_at_when_asked() {
    let house = House::new().await;
    house.write(0..2).await;
    house.seal().await;
    let moment =
        house.text("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')").await;
    house.write(2..4).await;
    house.seal().await;
    house.tamper("UPDATE audit_entries SET session_id = gen_random_uuid() WHERE position <= 3").await;
    let (is_good, told) = house.verify(&["--since", &moment]);
    assert!(is_good && told.starts_with("1 seals, 2 entries under them"), "{told}");
    assert!(!house.verify(&[]).0);
    assert!(!house.verify(&["--since", "2026-01-01"]).0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transaction_that_ends_late_is_waited_for_and_its_entry_is_sealed_once() {
    let house = House::new().await;
    house.seal().await;
    let (client, connection) = tokio_postgres::connect(&house.database, NoTls).await.unwrap();
    tokio::spawn(connection);
    let late = "BEGIN; INSERT INTO audit_entries (id, action, type_name, record_id) VALUES (gen_random_uuid(), 'update', 'Tag', gen_random_uuid())";
    client.batch_execute(late).await.unwrap();
    // What comes after it ends before it.
    house.write(0..3).await;
    let (db, keys) = (house.app.app.db.clone(), house.app.app.auth.keys().clone());
    let sealing = tokio::spawn(async move { seal(&db, &keys, Duration::ZERO).await.unwrap() });
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!sealing.is_finished());
    assert_eq!(house.seal().await, Round::NotDue, "another server is at it");
    client.batch_execute("COMMIT").await.unwrap();
    assert_eq!(sealing.await.unwrap(), Round::Sealed(4));
    assert!(house.verify(&[]).0);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_write_while_many_seal_leave_every_entry_sealed_once() {
    let house = House::new().await;
    let writing = (0..8).map(|writer| {
        let url = house.database.clone();
        tokio::spawn(async move {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
            tokio::spawn(connection);
            for round in 0..120 {
                // Places are taken in one order, and transactions end in another; some are given up.
                let end = if round % 7 == 0 { "ROLLBACK" } else { "COMMIT" };
                let pause = (writer * 3 + round) % 11;
                let statements = format!(
                    "BEGIN; INSERT INTO audit_entries (id, action, type_name, record_id, version)
                       SELECT gen_random_uuid(), 'update', 'Tag', gen_random_uuid(), {round} FROM generate_series(1, 3);
                     SELECT pg_sleep({pause} / 1000.0);
                     INSERT INTO audit_entries (id, action, type_name, record_id) VALUES (gen_random_uuid(), 'delete', 'Tag', gen_random_uuid()); {end}"
                );
                client.batch_execute(&statements).await.unwrap();
            }
        })
    });
    let writing: Vec<_> = writing.collect();
    let sealing: Vec<_> = (0..3)
        .map(|_| {
            let (db, keys) = (house.app.app.db.clone(), house.app.app.auth.keys().clone());
            tokio::spawn(async move {
                let mut sealed = 0;
                for _ in 0..200 {
                    if let Round::Sealed(count) = seal(&db, &keys, Duration::ZERO).await.unwrap() {
                        sealed += count;
                    }
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                sealed
            })
        })
        .collect();
    for writer in writing {
        writer.await.unwrap();
    }
    let mut sealed = 0;
    for sealer in sealing {
        sealed += sealer.await.unwrap();
    }
    if let Round::Sealed(count) = house.seal().await {
        sealed += count;
    }
    let written = house.count("SELECT count(*) FROM audit_entries").await;
    assert_eq!(i64::try_from(sealed).unwrap(), written);
    // Transactions of other tests on the same server hold a seal up as well.
    assert!(house.count("SELECT count(*) FROM audit_seals").await > 1, "sealed while others wrote");
    let (is_good, told) = house.verify(&[]);
    assert!(is_good && told.contains(&format!("{written} entries under them, 0 not sealed yet")), "{told}");
}

/// Verifies until nothing waits for its seal.
async fn all_sealed(database: &str, data_dir: &Path) -> String {
    let mut told = String::new();
    until("the log is sealed", async || {
        told = run(database, data_dir, &["audit", "verify"]);
        told.contains(" 0 not sealed yet")
    })
    .await;
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_while_it_seals_leaves_a_chain_that_the_next_goes_on_with() {
    let database = clusters::demo_database().await;
    let directory = Directory::new();
    let token = token(&database, directory.path(), "ada.admin@tessera.example");
    let settings = ["audit.seal_seconds=1"];
    let mut made = 0;
    for round in 0..3 {
        let server = Process::start_with(&database, directory.path(), &settings);
        let caller = server.caller(&token);
        for number in 0..40 + round * 7 {
            let input = json!({ "name": format!("Tag {round} {number}") });
            let answer: Value =
                caller.change("tagCreate", "TagCreateInput", input, "problems { code }").await.data()["tagCreate"]
                    .clone();
            assert_eq!(answer["problems"], json!([]));
            made += 1;
        }
        // Somewhere about the end of its first second.
        tokio::time::sleep(Duration::from_millis(450 + 200 * round)).await;
        server.kill();
    }
    let _server = Process::start_with(&database, directory.path(), &settings);
    let told = all_sealed(&database, directory.path()).await;
    // One entry is that of the token.
    assert!(told.contains(&format!(" {} entries under them", made + 1)), "{told}");
}
