//! Clients that listen: over WebSocket with `graphql-transport-ws`, and to server-sent events.

use std::{net::SocketAddr, time::Duration};

use futures_util::{SinkExt, StreamExt};
use reqwest::header;
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        http::{HeaderValue, StatusCode},
    },
};

use super::TestApp;

/// Longer than anything takes.
const PATIENCE: Duration = Duration::from_secs(20);
/// Long enough for what was on its way to arrive.
const QUIET: Duration = Duration::from_millis(700);

pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
}

impl Socket {
    /// A socket on which nothing was said yet.
    pub async fn open(address: SocketAddr, headers: &[(&'static str, &str)]) -> Result<Self, StatusCode> {
        let mut request = format!("ws://{address}/graphql").into_client_request().unwrap();
        for (name, value) in headers {
            request.headers_mut().insert(*name, HeaderValue::from_str(value).unwrap());
        }
        match connect_async(request).await {
            Ok((stream, _)) => Ok(Self { stream }),
            Err(Error::Http(response)) => Err(response.status()),
            Err(error) => panic!("{error}"),
        }
    }

    /// A socket with the right protocol.
    pub async fn fresh(app: &TestApp) -> Self {
        Self::open(app.address, &[("sec-websocket-protocol", "graphql-transport-ws")]).await.unwrap()
    }

    /// A socket of the holder of a token.
    pub async fn of(app: &TestApp, bearer: &str) -> Self {
        let mut socket = Self::fresh(app).await;
        socket.init(bearer).await;
        assert_eq!(socket.hear().await, json!({ "type": "connection_ack" }));
        socket
    }

    /// The socket of a user.
    pub async fn user(app: &TestApp, email: &str) -> Self {
        Self::of(app, &app.bearer(email).await).await
    }

    pub async fn init(&mut self, bearer: &str) {
        self.say(json!({ "type": "connection_init", "payload": { "authorization": format!("Bearer {bearer}") } }))
            .await;
    }

    pub async fn say(&mut self, message: Value) {
        self.say_text(&message.to_string()).await;
    }

    pub async fn say_text(&mut self, text: &str) {
        self.stream.send(Message::text(text)).await.unwrap();
    }

    pub async fn say_bytes(&mut self, bytes: &'static [u8]) {
        self.stream.send(Message::binary(bytes)).await.unwrap();
    }

    /// Subscribes, and waits until the server has heard it.
    pub async fn subscribe(&mut self, id: &str, query: &str, variables: Value) {
        self.ask(id, query, variables).await;
        self.say(json!({ "type": "ping" })).await;
        assert_eq!(self.hear().await, json!({ "type": "pong" }));
    }

    /// Sends an operation.
    pub async fn ask(&mut self, id: &str, query: &str, variables: Value) {
        let payload = json!({ "query": query, "variables": variables });
        self.say(json!({ "type": "subscribe", "id": id, "payload": payload })).await;
    }

    /// The next message.
    pub async fn hear(&mut self) -> Value {
        loop {
            match timeout(PATIENCE, self.stream.next()).await.expect("a message comes") {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).unwrap(),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// What the next message tells of the root field `name`.
    pub async fn event(&mut self, name: &str) -> Value {
        let message = self.hear().await;
        assert_eq!(message["type"], "next", "{message}");
        assert_eq!(message["payload"]["errors"], Value::Null, "{message}");
        message["payload"]["data"][name].clone()
    }

    /// Whether nothing comes.
    pub async fn is_quiet(&mut self) -> bool {
        match timeout(QUIET, self.hear()).await {
            Ok(message) => panic!("{message}"),
            Err(_) => true,
        }
    }

    /// Whether the server lets it in, rather than closing it.
    pub async fn next_is_ack(&mut self) -> bool {
        matches!(timeout(PATIENCE, self.stream.next()).await, Ok(Some(Ok(Message::Text(_)))))
    }

    /// The code the server closes with, after whatever else it says.
    pub async fn closing(&mut self) -> u16 {
        loop {
            match timeout(PATIENCE, self.stream.next()).await.expect("an end comes") {
                Some(Ok(Message::Close(Some(frame)))) => return frame.code.into(),
                Some(Ok(_)) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

/// A stream of server-sent events.
pub struct Stream {
    response: reqwest::Response,
    buffer: String,
}

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub event: String,
    pub id: Option<String>,
    pub data: Value,
}

impl Stream {
    pub async fn open(app: &TestApp, bearer: &str, query: &str, variables: Value, last: Option<&str>) -> Self {
        let response = Self::answer(app, bearer, query, variables, last).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream; charset=utf-8");
        Self { response, buffer: String::new() }
    }

    pub async fn answer(
        app: &TestApp,
        bearer: &str,
        query: &str,
        variables: Value,
        last: Option<&str>,
    ) -> reqwest::Response {
        let request = reqwest::Client::new().post(app.url("/graphql")).bearer_auth(bearer);
        let request = request.header(header::ACCEPT, "text/event-stream");
        let request = last.map_or(request.try_clone().unwrap(), |last| request.header("last-event-id", last));
        request.json(&json!({ "query": query, "variables": variables })).send().await.unwrap()
    }

    /// The next event; none when the server has ended the stream.
    pub async fn hear(&mut self) -> Option<Sent> {
        loop {
            if let Some((block, rest)) = self.buffer.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.buffer = rest;
                if block.starts_with(':') {
                    continue;
                }
                let part =
                    |name: &str| block.lines().find_map(|line| Some(line.strip_prefix(name)?.trim_start().to_owned()));
                let data = part("data:").filter(|data| !data.is_empty());
                let data = data.map_or(Value::Null, |data| serde_json::from_str(&data).unwrap());
                return Some(Sent { event: part("event:").unwrap(), id: part("id:"), data });
            }
            match timeout(PATIENCE, self.response.chunk()).await.expect("something comes") {
                Ok(Some(chunk)) => self.buffer.push_str(std::str::from_utf8(&chunk).unwrap()),
                Ok(None) | Err(_) => return None,
            }
        }
    }
}
