//! Every test runs real servers in a directory of its own.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use tokio_postgres::NoTls;

use super::{postgres, redis, servers::wait_until};

const QUICK: Duration = Duration::from_secs(10);
/// Names the directory for `a_process_of_its_own_holds_the_servers`.
const HOLD: &str = "TESSERA_TEST_HOLD";

struct Directory(PathBuf);

impl Directory {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("tessera-embedded-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        Self(env::temp_dir().join(name))
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn quick() -> postgres::Options {
    postgres::Options { durable: false, shared_buffers_mb: 16, max_connections: 20, ..postgres::Options::default() }
}

/// Runs statements and returns the first column of the last row.
fn ask(url: &str, sql: &str) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
        let driver = tokio::spawn(connection);
        let mut answer = String::new();
        for message in client.simple_query(sql).await.unwrap() {
            if let tokio_postgres::SimpleQueryMessage::Row(row) = message {
                row.get(0).unwrap_or("").clone_into(&mut answer);
            }
        }
        driver.abort();
        answer
    })
}

fn postmaster(directory: &Path) -> Option<u32> {
    fs::read_to_string(directory.join("postgres/postmaster.pid")).ok()?.lines().next()?.parse().ok()
}

fn kill(signal: &str, pid: u32) {
    assert!(Command::new("kill").args(["-s", signal, &pid.to_string()]).status().unwrap().success());
}

fn parent(pid: u32) -> u32 {
    let output = Command::new("ps").args(["-o", "ppid=", "-p", &pid.to_string()]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

fn lives(pid: u32) -> bool {
    let output = Command::new("ps").args(["-o", "stat=", "-p", &pid.to_string()]).output().unwrap();
    !output.stdout.is_empty() && !output.stdout.starts_with(b"Z")
}

#[test]
fn a_restart_keeps_the_data_and_a_stop_leaves_no_process() {
    let directory = Directory::new();
    let server = postgres::start(&directory.0, &postgres::Options::default()).unwrap();
    assert_eq!(ask(server.url(), "SELECT current_database()"), "tessera");
    assert_eq!(ask(server.url(), "SHOW fsync"), "on");
    ask(server.url(), "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
    let pid = postmaster(&directory.0).unwrap();
    server.stop();
    assert!(!lives(pid));
    assert_eq!(postmaster(&directory.0), None);
    let start = Instant::now();
    let server = postgres::start(&directory.0, &postgres::Options::default()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!(ask(server.url(), "SELECT id FROM kept"), "7");
}

#[test]
fn a_second_start_is_refused_with_the_process_and_a_command_may_join() {
    let directory = Directory::new();
    let server = postgres::start(&directory.0, &quick()).unwrap();
    let refused = postgres::start(&directory.0, &quick()).unwrap_err().to_string();
    let holder = format!("is in use by another Tessera (process {})", std::process::id());
    assert!(refused.contains(&holder), "{refused}");
    let joined = postgres::join(&directory.0, &quick()).unwrap();
    assert_eq!(ask(joined.url(), "SELECT 1"), "1");
    drop(joined);
    assert_eq!(ask(server.url(), "SELECT 2"), "2");
    drop(server);
    assert_eq!(ask(postgres::join(&directory.0, &quick()).unwrap().url(), "SELECT 3"), "3");
}

#[test]
fn a_cluster_half_made_is_thrown_away() {
    let directory = Directory::new();
    fs::create_dir_all(directory.0.join("postgres.new/base")).unwrap();
    fs::write(directory.0.join("postgres.new/PG_VERSION"), "15\n").unwrap();
    let server = postgres::start(&directory.0, &quick()).unwrap();
    assert_eq!(ask(server.url(), "SELECT 1"), "1");
    assert!(!directory.0.join("postgres.new").exists());
}

#[test]
fn a_dead_server_whose_number_another_process_got_is_recovered() {
    let directory = Directory::new();
    let server = postgres::start(&directory.0, &postgres::Options::default()).unwrap();
    ask(server.url(), "CREATE TABLE kept (id int); INSERT INTO kept VALUES (8)");
    let pid = postmaster(&directory.0).unwrap();
    kill("KILL", pid);
    assert!(wait_until(QUICK, || !lives(pid)));
    drop(server);
    let file = directory.0.join("postgres/postmaster.pid");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen(&pid.to_string(), &std::process::id().to_string(), 1)).unwrap();
    let server = postgres::start(&directory.0, &postgres::Options::default()).unwrap();
    assert_eq!(ask(server.url(), "SELECT id FROM kept"), "8");
}

#[test]
fn a_long_path_gets_its_sockets_elsewhere() {
    let directory = Directory::new();
    let deep = directory.0.join("a".repeat(60)).join("ü b".repeat(10));
    let server = postgres::start(&deep, &quick()).unwrap();
    assert!(server.url().contains("host=/tmp/tessera-"), "{}", server.url());
    assert_eq!(ask(server.url(), "SELECT 1"), "1");
    let redis = redis::start(&deep, 8).unwrap().expect("redis-server is installed");
    let socket = PathBuf::from(redis.url().trim_start_matches("redis+unix://"));
    assert!(socket.starts_with("/tmp"), "{}", redis.url());
    drop((server, redis));
    fs::remove_dir_all(socket.parent().unwrap()).unwrap();
}

#[test]
fn redis_starts_answers_and_leaves() {
    let directory = Directory::new();
    let first = redis::start(&directory.0, 8).unwrap().expect("redis-server is installed");
    let socket = PathBuf::from(first.url().trim_start_matches("redis+unix://"));
    assert!(UnixStream::connect(&socket).is_ok());
    first.stop();
    assert!(UnixStream::connect(&socket).is_err());
    assert!(redis::start(&directory.0, 8).unwrap().is_some());
}

/// Not a claim of its own: the next test runs this one as a process that it can kill.
#[test]
fn a_process_of_its_own_holds_the_servers() {
    let Some(directory) = env::var_os(HOLD) else { return };
    let directory = Path::new(&directory);
    let server = postgres::start(directory, &quick()).unwrap();
    let redis = redis::start(directory, 8).unwrap();
    println!("\nready {} {}", server.url(), redis.map(|redis| redis.url()).is_some());
    std::thread::sleep(Duration::from_mins(1));
}

fn holder(directory: &Path) -> std::process::Child {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "embedded::tests::a_process_of_its_own_holds_the_servers", "--nocapture"])
        .env(HOLD, directory)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.starts_with("ready ")), "the holder did not start");
    child
}

#[test]
fn the_servers_stop_when_their_parent_is_killed_and_the_next_start_works_at_once() {
    let directory = Directory::new();
    for _ in 0..3 {
        let mut child = holder(&directory.0);
        let pid = postmaster(&directory.0).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let server = postgres::start(&directory.0, &quick()).unwrap();
        assert!(!lives(pid));
        assert_eq!(ask(server.url(), "SELECT 1"), "1");
        server.stop();
    }
    let mut child = holder(&directory.0);
    let pid = postmaster(&directory.0).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(wait_until(QUICK, || !lives(pid)), "PostgreSQL outlived its parent");
    let log = fs::read_to_string(directory.0.join("log/postgres.log")).unwrap();
    assert!(log.trim_end().ends_with("database system is shut down"), "{log}");
}

#[test]
fn a_server_left_alive_by_a_killed_parent_and_guard_is_replaced() {
    let directory = Directory::new();
    let mut child = holder(&directory.0);
    let pid = postmaster(&directory.0).unwrap();
    let guard = parent(pid);
    // The watcher is the guard's other child; killing the whole group of the guard without the server needs names.
    let output = Command::new("ps").args(["-o", "pid=", "--ppid", &guard.to_string()]).output().unwrap();
    let children = String::from_utf8(output.stdout).unwrap();
    let watcher = children.split_whitespace().map(|id| id.parse().unwrap()).find(|id: &u32| *id != pid).unwrap();
    kill("KILL", guard);
    kill("KILL", watcher);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(lives(pid));
    let server = postgres::start(&directory.0, &quick()).unwrap();
    assert!(!lives(pid));
    assert_eq!(ask(server.url(), "SELECT 1"), "1");
}
