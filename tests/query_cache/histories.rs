//! Random histories: writers and readers on two servers, while Redis and the servers themselves meet with accidents.
//!
//! Each tag and each client has one writer, who counts up in its name. A reader notes how far the acknowledged writes have
//! come, then reads: no name may say less, or more than was ever sent. And nobody reads a client that is not theirs.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering::SeqCst},
    },
    time::{Duration, Instant},
};

use rand::{Rng, SeedableRng, rngs::StdRng};
use rustix::process::Signal;
use serde_json::{Value, json};
use tokio::sync::RwLock;

use crate::support::{
    Caller,
    clusters::{self, Directory},
    processes::{self, Process},
    redis_servers::RedisPair,
};

const TAGS: &str = "{ tags(first: 50, orderBy: [NAME_ASC]) { nodes { name } } }";
const CLIENTS: &str =
    "query($first: Int!) { clients(first: $first, orderBy: [NAME_ASC]) { nodes { name owner { email } } } }";
const SELLER: &str = "sara.seller@tessera.example";

/// What is written and read.
struct World {
    database_url: String,
    data_dir: Directory,
    settings: Vec<String>,
    servers: [RwLock<Option<Process>>; 2],
    tokens: [String; 2],
    registers: Vec<Register>,
    is_over: AtomicBool,
    reads: AtomicU32,
    hits: AtomicU32,
    writes: AtomicU32,
}

/// A name that counts.
struct Register {
    table: &'static str,
    /// Begins its name.
    word: String,
    id: String,
    sent: AtomicU32,
    acknowledged: AtomicU32,
}

impl World {
    async fn caller(&self, random: &mut StdRng, token: usize) -> Option<Caller> {
        let server = self.servers[random.random_range(0..2)].read().await;
        Some(server.as_ref()?.caller(&self.tokens[token]))
    }

    fn start(&self) -> Process {
        let settings: Vec<&str> = self.settings.iter().map(String::as_str).collect();
        Process::start_with(&self.database_url, self.data_dir.path(), &settings)
    }
}

/// Counts a register up, through a server or, now and then, past them all.
async fn write(world: Arc<World>, index: usize, mut random: StdRng) {
    let register = &world.registers[index];
    while !world.is_over.load(SeqCst) {
        let number = register.sent.fetch_add(1, SeqCst) + 1;
        let name = format!("{}-{number}", register.word);
        let is_done = if random.random_bool(0.05) {
            let table = register.table;
            let update = format!(
                "UPDATE {table} SET name = '{name}', version = version + 1 WHERE name LIKE '{}-%'",
                register.word
            );
            clusters::execute_on(&world.database_url, &update).await;
            true
        } else {
            let Some(caller) = world.caller(&mut random, 0).await else { continue };
            change(&caller, &world, register, &name).await.is_some()
        };
        if is_done {
            register.acknowledged.store(number, SeqCst);
            world.writes.fetch_add(1, SeqCst);
        }
        tokio::time::sleep(Duration::from_millis(random.random_range(0..500))).await;
    }
}

async fn change(caller: &Caller, world: &World, register: &Register, name: &str) -> Option<()> {
    let version = format!("SELECT version FROM {} WHERE id = '{}'", register.table, register.id);
    let version: i32 = clusters::row_on(&world.database_url, &version).await.get(0);
    let (field, input) =
        if register.table == "tags" { ("tagUpdate", "TagUpdateInput") } else { ("clientUpdate", "ClientUpdateInput") };
    let prefix = if register.table == "tags" { "Tag" } else { "Client" };
    let id = tessera::ids::NodeId { type_name: prefix, id: register.id.parse().unwrap() }.encode();
    let input_value = json!({ "id": id, "version": version, "name": name });
    let query = format!("mutation($input: {input}!) {{ {field}(input: $input) {{ problems {{ code }} }} }}");
    let body = json!({ "query": query, "variables": { "input": input_value } });
    let answer = caller.try_send_keyed(body, &format!("{name}-{}", tessera::ids::new_id())).await?;
    (answer.body["data"][field]["problems"] == json!([])).then_some(())
}

/// Reads through some server and compares with what had been acknowledged before.
async fn read(world: Arc<World>, mut random: StdRng) {
    while !world.is_over.load(SeqCst) {
        let token = random.random_range(0..2);
        let Some(caller) = world.caller(&mut random, token).await else { continue };
        let known: Vec<u32> = world.registers.iter().map(|register| register.acknowledged.load(SeqCst)).collect();
        let is_of_tags = random.random_bool(0.5);
        let body = if is_of_tags {
            json!({ "query": TAGS })
        } else {
            json!({ "query": CLIENTS, "variables": { "first": random.random_range(20..23) } })
        };
        // A server that has just been killed answers nothing; all else is an answer.
        let Some(answer) = caller.try_send_keyed(body, "read").await else { continue };
        assert!(answer.codes().is_empty(), "{:?}", answer.body);
        let nodes = &answer.data()[if is_of_tags { "tags" } else { "clients" }]["nodes"];
        let nodes = nodes.as_array().unwrap();
        if token == 1 && !is_of_tags {
            assert!(
                nodes.iter().all(|client| client["owner"]["email"] == SELLER),
                "a client of somebody else: {nodes:?}"
            );
        }
        for (register, known) in world.registers.iter().zip(known) {
            let table = if is_of_tags { "tags" } else { "clients" };
            let Some(found) = (register.table == table).then(|| number_of(nodes, &register.word)) else { continue };
            let found = found.unwrap_or_else(|| panic!("{} is missing", register.word));
            let sent = register.sent.load(SeqCst);
            assert!(
                found >= known,
                "{}: read {found} ({}) after {known} was acknowledged",
                register.word,
                answer.source
            );
            assert!(found <= sent, "{}: read {found}, sent {sent}", register.word);
        }
        world.reads.fetch_add(1, SeqCst);
        if answer.source == "HIT" {
            world.hits.fetch_add(1, SeqCst);
        }
    }
}

fn number_of(nodes: &[Value], word: &str) -> Option<u32> {
    let names = nodes.iter().filter_map(|node| node["name"].as_str());
    names.into_iter().find_map(|name| name.strip_prefix(word)?.strip_prefix('-')?.parse().ok())
}

/// One accident after another.
async fn accidents(world: Arc<World>, redis: &mut RedisPair, mut random: StdRng, length: Duration) {
    let end = Instant::now() + length;
    let mut kind = 0;
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(random.random_range(500..2_000))).await;
        kind += 1;
        match kind % 9 {
            0 => redis.empty().await,
            1 => redis.evict("stamps").await,
            2 => redis.evict("writers").await,
            3 => {
                redis.halt();
                // Shorter than anybody notices, or so long that servers go on without it.
                tokio::time::sleep(Duration::from_millis(random.random_range(50..4_000))).await;
                redis.go_on();
            }
            4 => redis.restart().await,
            5 => redis.fail_over().await,
            6 => redis.fail_over_unseen().await,
            7 => {
                let index = random.random_range(0..2);
                let signal = async |signal| {
                    if let Some(server) = &*world.servers[index].read().await {
                        server.signal(signal);
                    }
                };
                signal(Signal::STOP).await;
                tokio::time::sleep(Duration::from_millis(random.random_range(50..3_000))).await;
                signal(Signal::CONT).await;
            }
            _ => {
                let index = random.random_range(0..2);
                let mut server = world.servers[index].write().await;
                if let Some(server) = server.take() {
                    server.kill();
                }
                drop(server);
                let starting = world.clone();
                let started = tokio::task::spawn_blocking(move || starting.start()).await.unwrap();
                *world.servers[index].write().await = Some(started);
            }
        }
    }
}

async fn registers(database_url: &str) -> Vec<Register> {
    let mut registers = Vec::new();
    for (table, condition) in [
        ("tags", "true"),
        (
            "clients",
            "owner_id = (SELECT id FROM users WHERE email = 'sara.seller@tessera.example') AND deleted_at IS NULL",
        ),
    ] {
        for number in 0..3 {
            let word = format!("000{table}{number}");
            let chosen = format!("SELECT id FROM {table} WHERE {condition} ORDER BY id OFFSET {number} LIMIT 1");
            clusters::execute_on(database_url, &format!("UPDATE {table} SET name = '{word}-0' WHERE id = ({chosen})"))
                .await;
            let row =
                clusters::row_on(database_url, &format!("SELECT id::text FROM {table} WHERE name = '{word}-0'")).await;
            let id = row.get(0);
            registers.push(Register { table, word, id, sent: AtomicU32::new(0), acknowledged: AtomicU32::new(0) });
        }
    }
    registers
}

/// How long accidents happen; `TESSERA_HISTORY_SECONDS` makes it longer.
#[expect(clippy::disallowed_methods, reason = "a setting of the test, not of the server")]
fn length() -> Duration {
    let seconds = std::env::var("TESSERA_HISTORY_SECONDS").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(30))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_read_is_older_than_an_acknowledged_write_whatever_happens_to_redis_and_the_servers() {
    let seed: u64 = rand::random();
    println!("seed {seed}");
    let mut random = StdRng::seed_from_u64(seed);
    let database_url = clusters::demo_database().await;
    let mut redis = RedisPair::start().await;
    let world = World {
        registers: registers(&database_url).await,
        settings: vec![format!("redis.url={}", redis.url())],
        data_dir: Directory::new(),
        servers: [RwLock::new(None), RwLock::new(None)],
        tokens: Default::default(),
        is_over: AtomicBool::new(false),
        reads: AtomicU32::new(0),
        hits: AtomicU32::new(0),
        writes: AtomicU32::new(0),
        database_url,
    };
    let first = world.start();
    let tokens = ["ada.admin@tessera.example", SELLER]
        .map(|email| processes::token(&world.database_url, world.data_dir.path(), email));
    let second = world.start();
    let world = Arc::new(World { servers: [RwLock::new(Some(first)), RwLock::new(Some(second))], tokens, ..world });
    let mut tasks = tokio::task::JoinSet::new();
    for index in 0..world.registers.len() {
        tasks.spawn(write(world.clone(), index, StdRng::from_rng(&mut random)));
    }
    for _ in 0..8 {
        tasks.spawn(read(world.clone(), StdRng::from_rng(&mut random)));
    }
    accidents(world.clone(), &mut redis, StdRng::from_rng(&mut random), length()).await;
    world.is_over.store(true, SeqCst);
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    let [reads, hits, writes] = [&world.reads, &world.hits, &world.writes].map(|count| count.load(SeqCst));
    println!("{reads} reads, {hits} of them from memory, {writes} writes");
    assert!(reads > 100 && hits > 10 && writes > 50, "{reads} reads, {hits} hits, {writes} writes");
    clusters::drop_database(&world.database_url);
}
