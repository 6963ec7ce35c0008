//! A receiver of messages, as a partner would build one.

use std::{
    collections::{HashMap, VecDeque},
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Response},
    routing::post,
};
use futures_util::StreamExt;
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};

/// A message as it came.
#[derive(Clone)]
pub struct Message {
    pub headers: HeaderMap,
    pub bytes: Bytes,
    pub at: Instant,
}

impl Message {
    pub fn body(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// Whether an independent library takes the message as signed with the secret.
    pub fn is_signed_with(&self, secret: &str) -> bool {
        standardwebhooks::Webhook::new(secret).unwrap().verify(&self.bytes, &self.headers).is_ok()
    }
}

/// What the receiver answers: a status, headers, and how long it takes.
#[derive(Clone)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub takes: Duration,
    /// Whether the body never ends.
    pub is_endless: bool,
}

pub fn reply(status: u16) -> Reply {
    Reply { status, headers: Vec::new(), takes: Duration::ZERO, is_endless: false }
}

#[derive(Default)]
struct Seen {
    messages: Mutex<Vec<Message>>,
    /// Answers still to be given; after them every message is taken.
    replies: Mutex<VecDeque<Reply>>,
    usual: Mutex<Option<Reply>>,
    /// Requests under way, and the most there ever were.
    active: Mutex<(usize, usize)>,
}

/// A running receiver. Dropping it closes its port.
pub struct Receiver {
    pub address: SocketAddr,
    seen: Arc<Seen>,
    server: JoinHandle<()>,
}

impl Receiver {
    pub async fn start() -> Self {
        Self::resume(SocketAddr::from(([127, 0, 0, 1], 0)), Arc::default()).await
    }

    async fn resume(address: SocketAddr, seen: Arc<Seen>) -> Self {
        let listener = loop {
            match TcpListener::bind(address).await {
                Ok(listener) => break listener,
                Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        };
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(post(receive)).with_state(seen.clone());
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, seen, server }
    }

    /// Goes away for a while, and comes back at the same address with what it has seen.
    pub async fn away(self, how_long: Duration) -> Self {
        let (address, seen) = (self.address, self.seen.clone());
        drop(self);
        tokio::time::sleep(how_long).await;
        Self::resume(address, seen).await
    }

    pub fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    /// The next answers.
    pub fn then(&self, replies: impl IntoIterator<Item = Reply>) {
        self.seen.replies.lock().unwrap().extend(replies);
    }

    /// The answer to all for which none is planned.
    pub fn usually(&self, reply: Reply) {
        *self.seen.usual.lock().unwrap() = Some(reply);
    }

    pub fn messages(&self) -> Vec<Message> {
        self.seen.messages.lock().unwrap().clone()
    }

    pub fn busiest(&self) -> usize {
        self.seen.active.lock().unwrap().1
    }

    /// How often each message came, by its id.
    pub fn counts(&self) -> HashMap<String, usize> {
        let mut counts = HashMap::new();
        for message in self.messages() {
            *counts.entry(message.header("webhook-id").to_owned()).or_default() += 1;
        }
        counts
    }

    /// The messages, once there are so many.
    pub async fn wait_for(&self, count: usize) -> Vec<Message> {
        for _ in 0..3_000 {
            let messages = self.messages();
            if messages.len() >= count {
                return messages;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{} messages of {count} came", self.messages().len());
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn receive(State(seen): State<Arc<Seen>>, headers: HeaderMap, bytes: Bytes) -> Response<Body> {
    {
        let mut active = seen.active.lock().unwrap();
        active.0 += 1;
        active.1 = active.1.max(active.0);
    }
    seen.messages.lock().unwrap().push(Message { headers, bytes, at: Instant::now() });
    let planned = seen.replies.lock().unwrap().pop_front();
    let reply = planned.or_else(|| seen.usual.lock().unwrap().clone()).unwrap_or_else(|| reply(204));
    tokio::time::sleep(reply.takes).await;
    seen.active.lock().unwrap().0 -= 1;
    let mut response = Response::builder().status(reply.status);
    for (name, value) in reply.headers {
        response = response.header(name, value);
    }
    let endless = || futures_util::stream::repeat(Bytes::from_static(&[b'x'; 8_192])).map(Ok::<_, std::io::Error>);
    response.body(if reply.is_endless { Body::from_stream(endless()) } else { Body::empty() }).unwrap()
}
