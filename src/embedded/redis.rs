//! A Redis of our own: a cache only, so nothing of it is kept.

use std::{
    fs,
    io::{Read, Write},
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::{
    Error, Result, accounts,
    directories::{Directories, private},
    locks, programs,
    servers::{Server, wait_until},
};

const START: Duration = Duration::from_secs(10);
const STOP: Duration = Duration::from_secs(5);

/// A running Redis. Dropping it stops the server.
#[derive(Debug)]
pub struct Redis {
    socket: PathBuf,
    server: Server,
    _lock: Option<locks::Lock>,
}

impl Redis {
    pub fn url(&self) -> String {
        format!("redis+unix://{}", self.socket.display())
    }

    /// Stops the server; the same as dropping it, but says so in the code.
    pub fn stop(self) {}
}

impl Drop for Redis {
    fn drop(&mut self) {
        self.server.stop(STOP);
    }
}

/// Starts a Redis in `data_dir`; `None` when the program is not installed. Two processes on one directory, as with a
/// shared `DATABASE_URL`, have one each.
pub fn start(data_dir: &Path, memory_mb: u32) -> Result<Option<Redis>> {
    let Some(executable) = programs::redis() else { return Ok(None) };
    let account = accounts::for_servers()?;
    let directories = Directories::prepare(data_dir, account.as_ref())?;
    let home = directories.root.join("redis");
    private(&home, account.as_ref())?;
    let lock = locks::attempt(&directories.root, "redis.lock")?.ok();
    if lock.is_some() {
        stop_leftovers(&directories.sockets);
    }
    // A name of its own for each run: a Redis that ends late removes its socket by name.
    let socket = directories.sockets.join(format!("redis-{}.sock", std::process::id()));
    let mut program = Command::new(executable);
    program.args(["--port", "0", "--daemonize", "no", "--save", "", "--appendonly", "no", "--unixsocketperm", "700"]);
    program.arg("--unixsocket").arg(&socket).arg("--dir").arg(&home);
    program.args(["--maxmemory", &format!("{memory_mb}mb"), "--maxmemory-policy", "allkeys-lru"]);
    let mut server = Server::start(&program, "TERM", account.as_ref(), &directories.log("redis")?)?;
    let mut ended = None;
    let up = wait_until(START, || {
        ended = server.ended();
        ended.is_some() || ask(&socket, "PING").is_some_and(|answer| answer.starts_with("+PONG"))
    });
    if up && ended.is_none() {
        return Ok(Some(Redis { socket, server, _lock: lock }));
    }
    let log = directories.log_path("redis");
    server.stop(STOP);
    Err(Error(format!("Redis did not start; {} says why.", log.display())))
}

/// Stops what an earlier run left, for which its guard must have been killed too.
fn stop_leftovers(sockets: &Path) {
    for entry in fs::read_dir(sockets).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with("redis-") && name.ends_with(".sock") {
            // Nothing answers where the run ended well and only the socket stayed.
            let _ = ask(&entry.path(), "SHUTDOWN NOSAVE");
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn ask(socket: &Path, command: &str) -> Option<String> {
    let mut stream = UnixStream::connect(socket).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
    stream.write_all(format!("{command}\r\n").as_bytes()).ok()?;
    let mut answer = [0; 64];
    let length = stream.read(&mut answer).ok()?;
    Some(String::from_utf8_lossy(answer.get(..length)?).into_owned())
}
