//! A client that does as little as it can: prepared requests over connections that stay open.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

use crate::Outcome;

/// How long one answer may take; longer is an error of the run.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection, for one request at a time.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a whole request and reads the whole answer: its status and body.
    pub async fn ask(&mut self, request: &[u8]) -> Outcome<(u16, &[u8])> {
        tokio::time::timeout(PATIENCE, self.exchange(request)).await?
    }

    async fn exchange(&mut self, request: &[u8]) -> Outcome<(u16, &[u8])> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            self.receive().await?;
            if let Some(end) = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                break Head::read(self.buffer.get(..end).unwrap_or_default(), end + 4)?;
            }
        };
        let end = head.body + head.length;
        while self.buffer.len() < end {
            self.receive().await?;
        }
        Ok((head.status, self.buffer.get(head.body..end).unwrap_or_default()))
    }

    async fn receive(&mut self) -> Outcome<()> {
        if self.stream.read_buf(&mut self.buffer).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(())
    }
}

struct Head {
    status: u16,
    /// Where the body begins, and how long it is.
    body: usize,
    length: usize,
}

impl Head {
    fn read(head: &[u8], body: usize) -> Outcome<Self> {
        let head = std::str::from_utf8(head)?;
        let status = head.split(' ').nth(1).ok_or("no status")?.parse()?;
        let length = head.lines().skip(1).find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse())
        });
        Ok(Self { status, body, length: length.ok_or("an answer without content-length")?? })
    }
}

/// A request with all its headers.
pub fn request(method: &str, path: &str, authorization: Option<&str>, body: &str) -> Vec<u8> {
    let authorization = authorization.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
         Accept: application/graphql-response+json\r\n{authorization}Content-Length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// What a load saw.
#[derive(Default)]
pub struct Seen {
    /// How long each answer took, in microseconds.
    pub latencies: Vec<u32>,
    /// Answers that were not data, and connections that failed.
    pub errors: Vec<String>,
}

/// Asks `requests` in turn over `connections` connections for `duration`, each connection waiting for its answer
/// before it asks again.
pub async fn run(
    address: SocketAddr,
    requests: &std::sync::Arc<[Vec<u8>]>,
    connections: usize,
    duration: Duration,
) -> Seen {
    let end = Instant::now() + duration;
    let mut workers = JoinSet::new();
    for worker in 0..connections {
        // Each worker begins elsewhere in the list, so that they do not all ask for the same at a time.
        let (requests, start) = (requests.clone(), worker * 7);
        workers.spawn(async move { work(address, &requests, start, end).await });
    }
    let mut seen = Seen::default();
    while let Some(done) = workers.join_next().await {
        match done {
            Ok(mut part) => {
                seen.latencies.append(&mut part.latencies);
                seen.errors.append(&mut part.errors);
            }
            Err(error) => seen.errors.push(error.to_string()),
        }
    }
    seen
}

async fn work(address: SocketAddr, requests: &[Vec<u8>], start: usize, end: Instant) -> Seen {
    let mut seen = Seen::default();
    let mut connection = match Connection::open(address).await {
        Ok(connection) => connection,
        Err(error) => {
            seen.errors.push(error.to_string());
            return seen;
        }
    };
    for request in requests.iter().cycle().skip(start) {
        let asked = Instant::now();
        if asked >= end {
            break;
        }
        match connection.ask(request).await {
            Ok((200, body)) if body.starts_with(b"{\"data\":{") => {
                seen.latencies.push(u32::try_from(asked.elapsed().as_micros()).unwrap_or(u32::MAX));
            }
            Ok((status, body)) => {
                let text = String::from_utf8_lossy(body).chars().take(200).collect::<String>();
                seen.errors.push(format!("{status}: {text}"));
                break;
            }
            Err(error) => {
                seen.errors.push(error.to_string());
                break;
            }
        }
    }
    seen
}
