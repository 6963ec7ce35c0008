//! Runs one server as a child and makes sure that it ends when we do.

use std::{
    fs::File,
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, ChildStdin, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use super::{
    Result,
    accounts::{self, Account},
    failed,
};

/// The guard between us and the server, a shell: it asks the server to stop when its input ends, which the system
/// sees to however this process dies, and it ends with the server. The kernel's parent-death signal would need
/// `unsafe`, exists on Linux only and fires when a mere thread ends.
///
/// Descriptor 3 is the input: a shell gives background commands an empty one. Signals sent to the whole group of
/// processes (Ctrl-C, a service manager) are ignored, so that the server outlives our last statement.
const GUARD: &str = r#"
signal=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
trap '' HUP INT TERM
{ read -r _; kill -s "$signal" "$server"; } <&3 2>/dev/null &
watcher=$!
exec 3<&-
wait "$server"; code=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$code"
"#;

/// A running server. Dropping it stops the server.
#[derive(Debug)]
pub(super) struct Server {
    guard: Child,
    input: Option<ChildStdin>,
}

impl Server {
    /// Starts `program`, to be stopped with `signal`; what it says goes to `log`.
    pub fn start(program: &Command, signal: &str, account: Option<&Account>, log: &File) -> Result<Self> {
        let copy = || log.try_clone().map_err(failed("share a log"));
        let mut command = Command::new("/bin/sh");
        command.args(["-c", GUARD, "tessera-guard", signal]).arg(program.get_program()).args(program.get_args());
        accounts::confine(&mut command, account);
        if let Some(library) = libraries_beside(Path::new(program.get_program())) {
            command.env("LD_LIBRARY_PATH", library);
        }
        command.stdin(Stdio::piped()).stdout(copy()?).stderr(copy()?).process_group(0);
        let mut guard = command.spawn().map_err(failed(format_args!("run {}", program.get_program().display())))?;
        let input = guard.stdin.take();
        Ok(Self { guard, input })
    }

    /// How the server ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.guard.try_wait().ok().flatten()
    }

    /// Asks the server to stop and waits for it; `false` when it is still there after `patience`.
    pub fn stop(&mut self, patience: Duration) -> bool {
        drop(self.input.take());
        wait_until(patience, || self.ended().is_some())
    }
}

/// A PostgreSQL unpacked anywhere has its libraries beside its programs.
fn libraries_beside(program: &Path) -> Option<std::path::PathBuf> {
    let library = program.parent()?.parent()?.join("lib");
    (!program.starts_with("/usr") && library.is_dir()).then_some(library)
}

/// Asks `done` every few milliseconds until it says yes or `patience` is over.
pub(super) fn wait_until(patience: Duration, mut done: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if done() {
            return true;
        }
        if start.elapsed() >= patience {
            return false;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
