//! A PostgreSQL of our own: cluster in the data directory, private socket, no network.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    os::unix::net::UnixStream,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process};

use super::{
    Error, Result,
    accounts::{self, Account},
    directories::{Directories, private},
    failed, locks,
    programs::{self, Installation},
    servers::{Server, wait_until},
};

/// Long, because recovery after a crash may have to read all the log there is; a failure is noticed at once.
const START: Duration = Duration::from_mins(5);
const STOP: Duration = Duration::from_secs(15);
const PORT: u16 = 5432;

/// How the embedded PostgreSQL is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Directory of the programs; absent, the newest installation.
    pub bin: Option<PathBuf>,
    pub shared_buffers_mb: u32,
    pub max_connections: u32,
    /// `false` gives up safety against a power cut for speed: for tests only.
    pub durable: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { bin: None, shared_buffers_mb: 256, max_connections: 100, durable: true }
    }
}

/// A running PostgreSQL. Dropping it stops the server, within seconds, without losing anything.
#[derive(Debug)]
pub struct Postgres {
    url: String,
    cluster: PathBuf,
    /// Absent when another process runs the server and we only use it.
    server: Option<Server>,
    _lock: Option<locks::Lock>,
}

impl Postgres {
    /// The address of the database `tessera`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops the server; the same as dropping it, but says so in the code.
    pub fn stop(self) {}
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        if !server.stop(STOP) {
            // It recovers from its log at the next start; nothing committed is lost.
            if let Some(pid) = process(&self.cluster) {
                let _ = kill_process(pid, Signal::QUIT);
            }
            server.stop(Duration::from_secs(5));
        }
    }
}

/// Starts the server on the cluster in `data_dir`, making both where they are missing. Fails when another process
/// runs it.
pub fn start(data_dir: &Path, options: &Options) -> Result<Postgres> {
    let account = accounts::for_servers()?;
    let directories = Directories::prepare(data_dir, account.as_ref())?;
    let lock = locks::take(&directories.root, "lock")?;
    launch(&directories, account.as_ref(), options, lock)
}

/// Uses the server that another process runs on `data_dir`, or starts it as `start` does: for commands that work
/// beside a running server.
pub fn join(data_dir: &Path, options: &Options) -> Result<Postgres> {
    let account = accounts::for_servers()?;
    let directories = Directories::prepare(data_dir, account.as_ref())?;
    if !locks::held(&directories.root, "lock")? {
        return start(data_dir, options);
    }
    let cluster = directories.root.join("postgres");
    if !wait_until(START, || ready(&cluster, &directories.sockets)) {
        return Err(Error(format!(
            "Another Tessera holds the data directory {}, but its PostgreSQL does not answer.",
            directories.root.display()
        )));
    }
    Ok(Postgres { url: url(&directories.sockets), cluster, server: None, _lock: None })
}

fn launch(
    directories: &Directories,
    account: Option<&Account>,
    options: &Options,
    lock: locks::Lock,
) -> Result<Postgres> {
    let cluster = directories.root.join("postgres");
    let installation = programs::postgres(options.bin.as_deref(), version(&cluster))?;
    if version(&cluster).is_none() {
        create(&cluster, &installation, account, options.durable)?;
    }
    clear_leftovers(&cluster, &directories.sockets)?;
    let mut program = Command::new(installation.bin.join("postgres"));
    program.arg("-D").arg(&cluster).arg("-k").arg(&directories.sockets);
    for setting in settings(options) {
        program.args(["-c", &setting]);
    }
    let mut server = Server::start(&program, "INT", account, &directories.log("postgres")?)?;
    let mut ended = None;
    let up = wait_until(START, || {
        ended = server.ended();
        ended.is_some() || ready(&cluster, &directories.sockets)
    });
    if up && ended.is_none() {
        return Ok(Postgres { url: url(&directories.sockets), cluster, server: Some(server), _lock: Some(lock) });
    }
    let how = ended.map_or("did not answer in time".to_owned(), |status| format!("ended ({status})"));
    let log = directories.log_path("postgres");
    server.stop(STOP);
    Err(Error(format!("PostgreSQL {how}; its last words, from {}: {}", log.display(), last_line(&log))))
}

fn settings(options: &Options) -> Vec<String> {
    let buffers = options.shared_buffers_mb;
    let on = if options.durable { "on" } else { "off" };
    vec![
        "listen_addresses=".to_owned(),
        format!("port={PORT}"),
        "unix_socket_permissions=0700".to_owned(),
        format!("max_connections={}", options.max_connections),
        format!("shared_buffers={buffers}MB"),
        format!("effective_cache_size={}MB", u64::from(buffers) * 3),
        "work_mem=16MB".to_owned(),
        "maintenance_work_mem=256MB".to_owned(),
        "max_wal_size=4GB".to_owned(),
        "wal_compression=on".to_owned(),
        "random_page_cost=1.1".to_owned(),
        "jit=off".to_owned(),
        format!("fsync={on}"),
        format!("full_page_writes={on}"),
        format!("synchronous_commit={on}"),
        "log_line_prefix=%m [%p] ".to_owned(),
        "log_checkpoints=off".to_owned(),
        "cluster_name=tessera".to_owned(),
    ]
}

/// Makes the cluster with its database beside its place and moves it there whole, so that a kill half-way leaves
/// only what the next start throws away.
fn create(cluster: &Path, installation: &Installation, account: Option<&Account>, durable: bool) -> Result<()> {
    if cluster.exists() {
        return Err(Error(format!("{} exists and is not a cluster of PostgreSQL; move it away.", cluster.display())));
    }
    let draft = cluster.with_extension("new");
    if draft.exists() {
        fs::remove_dir_all(&draft).map_err(failed(format_args!("remove {}", draft.display())))?;
    }
    private(&draft, account)?;
    let mut initdb = Command::new(installation.bin.join("initdb"));
    initdb.arg("-D").arg(&draft).args([
        "-U",
        "tessera",
        "--auth=trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-instructions",
    ]);
    initdb.args(if durable { [].as_slice() } else { &["--no-sync"] });
    run(initdb, account, "")?;
    let mut single = Command::new(installation.bin.join("postgres"));
    single.args(["--single", "-D"]).arg(&draft).arg("postgres");
    single.args(if durable { [].as_slice() } else { &["-F"] });
    run(single, account, "CREATE DATABASE tessera\n")?;
    fs::rename(&draft, cluster).map_err(failed(format_args!("move the new cluster to {}", cluster.display())))?;
    match cluster.parent().filter(|_| durable).map(fs::File::open) {
        Some(parent) => parent.and_then(|parent| parent.sync_all()).map_err(failed("save the new cluster's place")),
        None => Ok(()),
    }
}

/// Runs a program to its end with `input`; what it complained about is the error.
fn run(mut command: Command, account: Option<&Account>, input: &str) -> Result<()> {
    accounts::confine(&mut command, account);
    let name = command.get_program().to_string_lossy().into_owned();
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(failed(format_args!("run {name}")))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that ends early shows its reason below.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = child.wait_with_output().map_err(failed(format_args!("run {name}")))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    // Single-user mode ends well even when its statement failed.
    if output.status.success() && !complaint.contains("ERROR:") {
        return Ok(());
    }
    Err(Error(format!("{name} failed ({}): {}", output.status, complaint.trim())))
}

/// Stops a server that an earlier run left alive, for which its guard must have been killed too, and removes the
/// traces of a dead one that would keep the new one from starting. We hold the lock: nobody else uses the cluster.
fn clear_leftovers(cluster: &Path, sockets: &Path) -> Result<()> {
    if let Some(pid) = process(cluster).filter(|pid| is_server_of(*pid, cluster, sockets)) {
        let _ = kill_process(pid, Signal::INT);
        if !wait_until(STOP, || !is_server_of(pid, cluster, sockets)) {
            return Err(Error(format!(
                "A PostgreSQL of an earlier run (process {}) does not stop; stop it and start again.",
                pid.as_raw_nonzero()
            )));
        }
    }
    // After a crash these name a process that is gone, or by now another one, which PostgreSQL would take for a rival.
    let socket = sockets.join(format!(".s.PGSQL.{PORT}"));
    for trace in [cluster.join("postmaster.pid"), socket.with_extension(format!("{PORT}.lock")), socket] {
        let _ = fs::remove_file(trace);
    }
    Ok(())
}

/// Whether the process is a PostgreSQL on this cluster, not one that got a dead server's number.
fn is_server_of(pid: Pid, cluster: &Path, sockets: &Path) -> bool {
    if Path::new("/proc/self/cwd").exists() {
        let directory = fs::read_link(format!("/proc/{}/cwd", pid.as_raw_nonzero()));
        return directory.is_ok_and(|directory| fs::canonicalize(cluster).is_ok_and(|cluster| cluster == directory));
    }
    UnixStream::connect(sockets.join(format!(".s.PGSQL.{PORT}"))).is_ok()
}

/// The process that `postmaster.pid` names.
fn process(cluster: &Path) -> Option<Pid> {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).ok()?;
    Pid::from_raw(text.lines().next()?.trim().parse().ok()?)
}

/// The eighth line of `postmaster.pid` says `ready` once the server takes connections.
fn ready(cluster: &Path, sockets: &Path) -> bool {
    let text = fs::read_to_string(cluster.join("postmaster.pid")).unwrap_or_default();
    text.lines().nth(7).is_some_and(|status| status.trim() == "ready")
        && UnixStream::connect(sockets.join(format!(".s.PGSQL.{PORT}"))).is_ok()
}

/// The major version of the cluster, if there is one.
fn version(cluster: &Path) -> Option<u32> {
    fs::read_to_string(cluster.join("PG_VERSION")).ok()?.trim().parse().ok()
}

fn url(sockets: &Path) -> String {
    let mut host = String::new();
    for byte in sockets.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte) {
            host.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(host, "%{byte:02X}");
        }
    }
    format!("postgres://tessera@/tessera?host={host}&port={PORT}")
}

fn last_line(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let telling = |line: &&str| line.contains("FATAL") || line.contains("PANIC") || line.contains("ERROR");
    text.lines().rev().find(telling).or_else(|| text.lines().last()).unwrap_or("nothing").to_owned()
}
