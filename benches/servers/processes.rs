//! What the system knows about a server's process.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, kill_process, setrlimit};

use crate::Outcome;

/// Linux counts CPU time for programs in hundredths of a second on every machine it runs on.
const MICROSECONDS_PER_TICK: u64 = 10_000;
/// How long a server may take to stop when asked to.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server, stopped when dropped.
pub struct Process(Child);

impl Process {
    /// Starts a server whose log goes nowhere, as to a collector that costs nothing.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        Ok(Self(child.map_err(|error| format!("cannot run {}: {error}", command.get_program().display()))?))
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// CPU time so far, user and system, of all threads, in microseconds.
    pub fn cpu_microseconds(&self) -> Outcome<u64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.id()))?;
        // The second field is a name in brackets, which may hold anything; user and system time are 12 and 13 after it.
        let (_, fields) = stat.rsplit_once(')').ok_or("an odd /proc/PID/stat")?;
        let times = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        Ok(times.sum::<Result<u64, _>>()? * MICROSECONDS_PER_TICK)
    }

    /// Memory in use (resident), in KiB.
    pub fn resident_kib(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Ends it at once, as an accident would.
    pub fn kill(mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// Fails when the server has ended.
    pub fn check(&mut self) -> Outcome<()> {
        match self.0.try_wait()? {
            Some(status) => Err(format!("the server ended: {status}").into()),
            None => Ok(()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if let Some(pid) = i32::try_from(self.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process(pid, Signal::TERM);
        }
        let start = Instant::now();
        while matches!(self.0.try_wait(), Ok(None)) {
            if start.elapsed() > PATIENCE {
                let _ = self.0.kill();
                let _ = self.0.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// An address nobody listens on now.
pub fn free_address() -> Outcome<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// Thousands of connections need thousands of descriptors here and in the servers, which inherit the limit.
pub fn allow_many_connections() {
    let limit = getrlimit(Resource::Nofile);
    // Refused only above the hard limit; a number too small shows as connections that fail.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}
