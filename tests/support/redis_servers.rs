//! A Redis that can be halted, killed, emptied and failed over, behind an address that stays.

use std::{
    fmt::Write,
    net::SocketAddr,
    process::{Child, Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

use super::{clusters::Directory, until};

/// A `redis-server` process.
struct Server {
    child: Child,
    address: SocketAddr,
    _directory: Directory,
}

impl Server {
    /// Another program may take the port between being chosen and being listened on: then with another one.
    async fn start(primary: Option<SocketAddr>) -> Self {
        for _ in 0..5 {
            if let Some(server) = Self::attempt(primary).await {
                return server;
            }
        }
        panic!("Redis does not start");
    }

    async fn attempt(primary: Option<SocketAddr>) -> Option<Self> {
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let directory = Directory::new();
        let mut command = Command::new("redis-server");
        command.args([
            "--port",
            &address.port().to_string(),
            "--save",
            "",
            "--appendonly",
            "no",
            "--bind",
            "127.0.0.1",
        ]);
        command.args(["--repl-diskless-sync-delay", "0", "--dir"]).arg(directory.path());
        if let Some(primary) = primary {
            command.args(["--replicaof", &format!("127.0.0.1 {}", primary.port())]);
        }
        let child = command.stdout(Stdio::null()).spawn().expect("redis-server is installed");
        let mut server = Self { child, address, _directory: directory };
        let mut is_over = false;
        until("Redis starts or ends", async || {
            is_over = server.child.try_wait().unwrap().is_some();
            is_over || server.ask(&["PING"]).await.is_some()
        })
        .await;
        (!is_over).then_some(server)
    }

    /// Asks one question, past the address that stays, and gives back the start of what is answered.
    async fn ask(&self, words: &[&str]) -> Option<String> {
        let mut connection = TcpStream::connect(self.address).await.ok()?;
        let mut question = format!("*{}\r\n", words.len());
        for word in words {
            let _ = write!(question, "${}\r\n{word}\r\n", word.len());
        }
        connection.write_all(question.as_bytes()).await.ok()?;
        let mut answer = vec![0; 16_384];
        let length = connection.read(&mut answer).await.ok().filter(|length| *length > 0)?;
        answer.truncate(length);
        String::from_utf8(answer).ok()
    }

    fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.child.id()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A primary and its replica, behind one address.
pub struct RedisPair {
    primary: Server,
    replica: Server,
    address: SocketAddr,
    /// Where connections lead; a change cuts those there are.
    target: watch::Sender<SocketAddr>,
    proxy: JoinHandle<()>,
}

impl RedisPair {
    pub async fn start() -> Self {
        let primary = Server::start(None).await;
        let replica = Server::start(Some(primary.address)).await;
        let (target, targets) = watch::channel(primary.address);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let proxy = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(forward(client, targets.clone()));
            }
        });
        Self { primary, replica, address, target, proxy }
    }

    pub fn url(&self) -> String {
        format!("redis://{}", self.address)
    }

    pub async fn empty(&self) {
        self.primary.ask(&["FLUSHALL"]).await;
    }

    /// Drops one key that begins so, as memory pressure would.
    pub async fn evict(&self, start: &str) {
        let script = "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', key) break end return 1";
        self.primary.ask(&["EVAL", script, "0", &format!("{{tessera:*}}:{start}*")]).await;
    }

    pub fn halt(&self) {
        self.primary.signal(Signal::STOP);
    }

    pub fn go_on(&self) {
        self.primary.signal(Signal::CONT);
    }

    /// Kills the primary and starts it again, with nothing in it.
    pub async fn restart(&mut self) {
        self.primary = Server::start(None).await;
        self.replica = Server::start(Some(self.primary.address)).await;
        self.target.send_replace(self.primary.address);
    }

    /// Makes the replica the primary. What the old one had not told it is lost; the old one becomes its replica.
    pub async fn fail_over(&mut self) {
        self.replica.ask(&["REPLICAOF", "NO", "ONE"]).await;
        std::mem::swap(&mut self.primary, &mut self.replica);
        self.target.send_replace(self.primary.address);
        let port = self.primary.address.port().to_string();
        self.replica.ask(&["REPLICAOF", "127.0.0.1", &port]).await;
    }

    /// The same, while the servers still talk to the old one.
    pub async fn fail_over_unseen(&mut self) {
        self.replica.ask(&["REPLICAOF", "NO", "ONE"]).await;
        let port = self.replica.address.port().to_string();
        self.primary.ask(&["REPLICAOF", "127.0.0.1", &port]).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        std::mem::swap(&mut self.primary, &mut self.replica);
        self.target.send_replace(self.primary.address);
    }
}

impl Drop for RedisPair {
    fn drop(&mut self) {
        self.primary.signal(Signal::CONT);
        self.proxy.abort();
    }
}

async fn forward(mut client: TcpStream, mut targets: watch::Receiver<SocketAddr>) {
    let target = *targets.borrow_and_update();
    let Ok(mut server) = TcpStream::connect(target).await else { return };
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
        _ = targets.changed() => {}
    }
}
