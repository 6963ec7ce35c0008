//! The program itself, as a process that can be killed.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

use super::Caller;

/// A running `tessera serve`. Dropping it kills it.
pub struct Process {
    child: Child,
    pub url: String,
}

/// Limits that no test reaches.
const ROOMY: [&str; 6] = [
    "limits.anonymous_per_minute=1000000",
    "limits.user_per_minute=1000000",
    "limits.user_cost_per_minute=50000000",
    "limits.partner_per_minute=1000000",
    "limits.partner_cost_per_minute=50000000",
    "limits.sign_in_burst=1000000",
];

const PROGRAM: &str = env!("CARGO_BIN_EXE_tessera");

impl Process {
    /// Starts the server on a database that exists, and waits until it is ready.
    pub fn start(database_url: &str, data_dir: &Path) -> Self {
        Self::start_with(database_url, data_dir, &[])
    }

    /// The same with settings of its own, `key=value`.
    pub fn start_with(database_url: &str, data_dir: &Path, settings: &[&str]) -> Self {
        let mut child = command(database_url, data_dir)
            .args(["serve", "--listen", "127.0.0.1:0", "--set", "http.operations_listen=127.0.0.1:0"])
            .args(ROOMY.iter().flat_map(|setting| ["--set", setting]))
            .args(settings.iter().flat_map(|setting| ["--set", setting]))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.find_map(|line| line.unwrap().trim().strip_prefix("Tessera is ready: ").map(str::to_owned));
        // What it says later goes nowhere, but must not fill the pipe.
        std::thread::spawn(move || lines.count());
        Self { child, url: ready.expect("the server is ready") }
    }

    /// SIGKILL: the server has no moment to put anything in order.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGSTOP or SIGCONT: it stands still, and does not know it when it goes on.
    pub fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }

    pub fn caller(&self, token: &str) -> Caller {
        Caller::new(format!("{}/graphql", self.url), Some(token.to_owned()))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An access token of a user, good for servers that share the directory's keys.
pub fn token(database_url: &str, data_dir: &Path, email: &str) -> String {
    run(database_url, data_dir, &["token", email])
}

/// What a command of the program prints.
pub fn run(database_url: &str, data_dir: &Path, arguments: &[&str]) -> String {
    let output = command(database_url, data_dir).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// The same for a command that may fail: whether it succeeded, and what it wrote.
pub fn try_run(database_url: &str, data_dir: &Path, arguments: &[&str]) -> (bool, String, String) {
    let output = command(database_url, data_dir).stderr(Stdio::piped()).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim().to_owned();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn command(database_url: &str, data_dir: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    // Settings of whoever runs the tests are not the server's.
    let settings = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("TESSERA_"));
    for name in settings.chain(["DATABASE_URL".to_owned(), "REDIS_URL".to_owned()]) {
        command.env_remove(name);
    }
    command.args(["--database-url", database_url, "--data-dir"]).arg(data_dir).args(["--set", "embedded.redis=false"]);
    command.stderr(Stdio::null());
    command
}
