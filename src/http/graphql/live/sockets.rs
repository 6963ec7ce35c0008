//! WebSocket with `graphql-transport-ws`, to the letter of the protocol.

use std::{collections::HashMap, sync::Arc, time::Duration};

use async_graphql::parser::types::OperationType;
use axum::{
    extract::{
        FromRequestParts,
        ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use serde::Deserialize;
use tokio::time::{Instant, interval_at, sleep_until, timeout};

use super::{
    Message, What,
    messages::{Close, PROTOCOL, Said, about, errors_in},
    opening::Refused,
    passes::Place,
};
use crate::{
    auth::Caller,
    http::{
        bearers,
        edge::Outcome,
        errors,
        graphql::{
            Endpoint, caller_of_token, partners,
            prepared::Prepared,
            requests::{Parameters, Refusal},
            throttles,
        },
        origins,
        request_ids::RequestId,
        streams::Activity,
    },
};

/// How often the other end is asked whether it is still there, and how many times it may leave that without an answer.
const PING: Duration = Duration::from_secs(15);
const SILENCE: u8 = 3;
/// How long it may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);

/// Whether a request wants to become a socket.
pub fn is_upgrade(request: &Parts) -> bool {
    request.method == Method::GET
        && request.headers.get(header::UPGRADE).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Turns a request into a socket.
pub async fn upgrade(endpoint: &Arc<Endpoint>, request: &Parts, request_id: RequestId) -> (Response, Outcome) {
    let app = &endpoint.live.app;
    let outcome = Outcome { operation_type: Some("socket"), ..Outcome::default() };
    // A page of another site would speak with whatever token it has, and yet it must not be let in: a browser asks no
    // permission of the server before it opens a socket.
    if origins::sent_by_browser(&request.headers) && !origins::is_ours(request, &app.config.http.cors_origins) {
        let message = "Sockets are opened by pages of this server, and of origins that the settings name";
        return (errors::respond(StatusCode::FORBIDDEN, "ORIGIN_REJECTED", message, &request_id), outcome);
    }
    let mut parts = request.clone();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejection) => return (refuse(&rejection, &request_id), outcome),
    };
    let most = app.config.subscriptions.max_message_bytes;
    let upgrade = upgrade.protocols([PROTOCOL]).max_message_size(most).max_frame_size(most);
    // There may be many sockets, and they say little.
    let upgrade = upgrade.read_buffer_size(4 * 1024).write_buffer_size(0);
    let is_known = upgrade.selected_protocol().is_some();
    let work = request.extensions.get::<Arc<Activity>>().map(Activity::begin);
    let bearer = bearers::read(&parts.headers).ok().flatten().map(str::to_owned);
    // Who asks from where is all that is needed of the request from here on.
    parts.headers = HeaderMap::new();
    let socket = Session { endpoint: endpoint.clone(), parts, bearer, place: None, operations: HashMap::new() };
    let response = upgrade.on_upgrade(move |stream| async move {
        socket.run(stream, is_known).await;
        drop(work);
    });
    (response, outcome)
}

fn refuse(rejection: &WebSocketUpgradeRejection, request_id: &RequestId) -> Response {
    let mut response =
        errors::respond(rejection.status(), "BAD_REQUEST", "The request cannot become a WebSocket", request_id);
    response.headers_mut().insert(header::SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    response
}

/// A socket and what is under way on it.
struct Session {
    endpoint: Arc<Endpoint>,
    parts: Parts,
    /// The token of the request's header.
    bearer: Option<String>,
    /// Once it was said who this is.
    place: Option<Place>,
    /// Ids of the client, by our own.
    operations: HashMap<u64, String>,
}

impl Session {
    async fn run(mut self, mut socket: WebSocket, is_known: bool) {
        let close = if is_known { self.talk(&mut socket).await } else { Some(Close::NOT_ACCEPTABLE) };
        // Nothing is said any more: others may have its place.
        drop(self);
        let Some(Close { code, reason }) = close else { return };
        let frame = CloseFrame { code, reason: reason.as_ref().into() };
        let goodbye = async {
            let _ = socket.send(Frame::Close(Some(frame))).await;
            while let Some(Ok(_)) = socket.recv().await {}
        };
        let _ = timeout(GOODBYE, goodbye).await;
    }

    /// Until one side wants to end; how it is closed where that is this one.
    async fn talk(&mut self, socket: &mut WebSocket) -> Option<Close> {
        let wait = Duration::from_millis(self.endpoint.live.app.config.subscriptions.init_timeout_ms);
        let deadline = Instant::now() + wait;
        let mut pings = interval_at(Instant::now() + PING, PING);
        let mut silence = 0;
        loop {
            let step = tokio::select! {
                frame = socket.recv() => {
                    silence = 0;
                    match frame {
                        Some(Ok(Frame::Text(text))) => self.hear(socket, text.as_str()).await,
                        Some(Ok(Frame::Binary(_))) => Err(Close::MALFORMED),
                        Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => Ok(()),
                        Some(Err(error)) if is_too_big(&error) => Err(Close::TOO_BIG),
                        Some(Ok(Frame::Close(_)) | Err(_)) | None => return None,
                    }
                }
                news = next(&mut self.place) => match news {
                    News::Answer(message) => self.answer(socket, message).await,
                    News::Ending(close) => Err(close),
                },
                () = sleep_until(deadline), if self.place.is_none() => Err(Close::INIT_TIMEOUT),
                _ = pings.tick() => {
                    silence += 1;
                    if silence > SILENCE || socket.send(Frame::Ping(axum::body::Bytes::new())).await.is_err() {
                        return None;
                    }
                    Ok(())
                }
            };
            if let Err(close) = step {
                return Some(close);
            }
        }
    }

    async fn hear(&mut self, socket: &mut WebSocket, text: &str) -> Result<(), Close> {
        let said = Said::read(text)?;
        match &*said.kind {
            "connection_init" => {
                self.begin(&said).await?;
                send(socket, "{\"type\":\"connection_ack\"}".to_owned()).await
            }
            "ping" => send(socket, "{\"type\":\"pong\"}".to_owned()).await,
            "pong" => Ok(()),
            "subscribe" => self.subscribe(socket, &said).await,
            "complete" => {
                self.complete(said.id()?);
                Ok(())
            }
            _ => Err(Close::MALFORMED),
        }
    }

    /// Says who this is, with the token in the message or in the header of the request.
    async fn begin(&mut self, said: &Said<'_>) -> Result<(), Close> {
        #[derive(Deserialize)]
        struct Payload {
            #[serde(alias = "Authorization")]
            authorization: Option<String>,
        }
        if self.place.is_some() {
            return Err(Close::TOO_MANY_INITS);
        }
        let payload = said.payload.map(|payload| serde_json::from_str::<Option<Payload>>(payload.get()));
        let payload = payload.transpose().map_err(|_| Close::MALFORMED)?.flatten();
        let told = payload.and_then(|payload| payload.authorization);
        let told = told.map(|told| bearers::token_in(&told).map(str::to_owned).ok_or(Close::FORBIDDEN)).transpose()?;
        let bearer = told.or(self.bearer.take()).ok_or(Close::FORBIDDEN)?;
        let live = &self.endpoint.live;
        let caller = caller_of_token(&live.app, &bearer).await.map(Some);
        let caller = throttles::admit(&live.app, &self.parts, caller).map_err(|refusal| close_of(&refusal))?;
        let caller = caller.ok_or(Close::FORBIDDEN)?;
        self.place = Some(live.enter(caller, &bearer).map_err(|refusal| close_of(&refusal))?);
        Ok(())
    }

    async fn subscribe(&mut self, socket: &mut WebSocket, said: &Said<'_>) -> Result<(), Close> {
        let (id, payload) = (said.id()?, said.payload()?);
        let Some(place) = &self.place else { return Err(Close::UNAUTHORIZED) };
        if self.operations.values().any(|known| known == id) {
            return Err(Close::duplicate(id));
        }
        let (endpoint, pass) = (self.endpoint.clone(), place.pass.clone());
        let operation = endpoint.live.new_id();
        let limit = endpoint.live.app.config.subscriptions.per_connection;
        let request_id = RequestId::new();
        let refusal = if self.operations.len() >= limit {
            let message = format!("At most {limit} operations may be under way on one connection");
            Err(Refused::of(&Refusal::document("SUBSCRIPTION_LIMIT_EXCEEDED", message), &request_id))
        } else {
            match endpoint.ready(&self.parts, &pass.caller(), payload) {
                Ok((prepared, _)) if prepared.plan.operation_type == OperationType::Subscription => {
                    self.operations.insert(operation, id.to_owned());
                    endpoint.open(&pass, prepared, operation, None, &request_id).await
                }
                Ok((prepared, standing)) => {
                    self.operations.insert(operation, id.to_owned());
                    let parts = self.parts.clone();
                    // Others are heard meanwhile; and what changes something is not cut short when the client goes.
                    tokio::spawn(async move {
                        let what = endpoint.once(&parts, prepared, standing, &request_id).await;
                        let _ = pass.queue.send(Message { operation, what }).await;
                    });
                    return Ok(());
                }
                Err(refusal) => Err(Refused::of(&refusal, &request_id)),
            }
        };
        let Err(refused) = refusal else { return Ok(()) };
        self.operations.remove(&operation);
        send(socket, about("error", id, Some(errors_in(&refused.body)))).await
    }

    fn complete(&mut self, id: &str) {
        let found = self.operations.iter().find(|(_, known)| *known == id).map(|(operation, _)| *operation);
        if let (Some(operation), Some(place)) = (found, &self.place) {
            self.operations.remove(&operation);
            self.endpoint.live.leave(&place.pass, operation);
        }
    }

    async fn answer(&mut self, socket: &mut WebSocket, message: Message) -> Result<(), Close> {
        let Message { operation, what } = message;
        // What the client has completed is not told any more.
        let Some(id) = self.operations.get(&operation) else { return Ok(()) };
        let is_last = !matches!(what, What::Next(_));
        let (text, last) = match what {
            What::Next(told) => (about("next", id, Some(&told.body)), None),
            What::Answer(body) => (about("next", id, Some(&body)), Some(about("complete", id, None))),
            What::Failed(body) => (about("error", id, Some(errors_in(&body))), None),
        };
        if is_last {
            self.operations.remove(&operation);
        }
        send(socket, text).await?;
        match last {
            Some(last) => send(socket, last).await,
            None => Ok(()),
        }
    }
}

/// What comes from the server's side.
enum News {
    Answer(Message),
    Ending(Close),
}

/// Nothing, until somebody has said who they are.
async fn next(place: &mut Option<Place>) -> News {
    let Some(place) = place else { return std::future::pending().await };
    tokio::select! {
        biased;
        ending = &mut place.ending => News::Ending(ending.map_or(Close::INTERNAL, Close::from)),
        Some(message) = place.answers.recv() => News::Answer(message),
    }
}

/// The other end may be gone: then the next look at the socket says so.
async fn send(socket: &mut WebSocket, text: String) -> Result<(), Close> {
    let _ = socket.send(Frame::Text(text.into())).await;
    Ok(())
}

fn close_of(refusal: &Refusal) -> Close {
    let reason = format!("{}: {}", refusal.code, refusal.message).chars().take(100).collect::<String>().into();
    match refusal.code {
        "UNAUTHENTICATED" => Close::FORBIDDEN,
        // Clients do not come again after this one at once, as they would after others.
        "CONNECTION_LIMIT_EXCEEDED" | "RATE_LIMITED" => Close { code: 4429, reason },
        "SERVICE_UNAVAILABLE" => Close { code: 1013, reason },
        _ => Close { code: 4500, reason },
    }
}

fn is_too_big(error: &axum::Error) -> bool {
    error.to_string().contains("too long") || error.to_string().contains("too big")
}

impl Endpoint {
    /// Reads the payload of an operation and checks all that is checked of a request, and takes its cost.
    fn ready(
        &self,
        parts: &Parts,
        caller: &Caller,
        payload: &str,
    ) -> Result<(Prepared, Option<crate::limits::Standing>), Refusal> {
        let app = &self.live.app;
        let caller = throttles::admit(app, parts, Ok(Some(caller.clone())))?;
        let prepared =
            self.prepare(app, caller.as_ref(), Parameters::of_body(payload.as_bytes())?, &mut Outcome::default())?;
        self.examiner.check_introspection(&prepared.plan.document)?;
        partners::check_plan(caller.as_ref().and_then(Caller::capability), &prepared.plan, &parts.headers)?;
        let standing = throttles::charge(app, caller.as_ref(), prepared.plan.cost)?;
        Ok((prepared, standing))
    }

    /// Runs a query or mutation.
    async fn once(
        &self,
        parts: &Parts,
        prepared: Prepared,
        standing: Option<crate::limits::Standing>,
        request_id: &RequestId,
    ) -> What {
        let media_type = crate::http::graphql::negotiation::MediaType::GraphqlResponse;
        let mut outcome = Outcome::default();
        let app = &self.live.app;
        match self.execute(app, parts, prepared, (media_type, standing), request_id, &mut outcome).await {
            Ok(response) => {
                let is_refusal = !response.status().is_success();
                match axum::body::to_bytes(response.into_body(), usize::MAX).await {
                    Ok(body) if is_refusal => What::Failed(body.to_vec().into()),
                    Ok(body) => What::Answer(body.into()),
                    Err(_) => What::Failed(b"{\"errors\":[]}".as_slice().into()),
                }
            }
            Err(refusal) => What::Failed(Refused::of(&refusal, request_id).body.into()),
        }
    }
}
