//! Server-sent events, as the "distinct connections mode" of graphql-sse has them: one operation, one answer that goes on.

use std::{collections::VecDeque, convert::Infallible, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use futures_util::stream::unfold;
use tokio::time::{Instant, Interval, interval_at};

use super::{
    Message, What,
    opening::Refused,
    passes::{Ending, Place},
};
use crate::{
    auth::Caller,
    error::Error,
    http::{
        bearers,
        edge::Outcome,
        errors,
        graphql::{
            Endpoint,
            negotiation::MediaType,
            prepared::Prepared,
            requests::{Refusal, Stage},
        },
        request_ids::RequestId,
    },
};

const MEDIA_TYPE: &str = "text/event-stream";
/// How often something is sent while nothing happens, so that nobody on the way takes the connection for dead.
const PING: Duration = Duration::from_secs(12);
const COMPLETE: &[u8] = b"event: complete\ndata:\n\n";

/// Whether a caller takes a stream of events.
pub fn are_accepted(headers: &HeaderMap) -> bool {
    let ranges = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    ranges
        .flat_map(|value| value.split(','))
        .any(|range| range.split(';').next().is_some_and(|name| name.trim().eq_ignore_ascii_case(MEDIA_TYPE)))
}

/// The place to go on from, as a browser's `EventSource` and others that reconnect by themselves send it.
fn last_event_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("last-event-id")?.to_str().ok().filter(|id| !id.is_empty())
}

/// A finished answer as a stream of one event.
pub fn of_answer(body: &[u8]) -> Response {
    let mut bytes = frame(None, body);
    bytes.extend_from_slice(COMPLETE);
    streaming(Body::from(bytes))
}

impl Endpoint {
    /// Opens a subscription as a stream.
    pub(in crate::http::graphql) async fn stream(
        &self,
        caller: Option<Caller>,
        request: &Parts,
        prepared: Prepared,
        request_id: &RequestId,
        outcome: &mut Outcome,
    ) -> Result<Response, Refusal> {
        let bearer = bearers::read(&request.headers).ok().flatten();
        let (Some(caller), Some(bearer)) = (caller, bearer) else {
            return Err(Error::unauthenticated("Whoever listens sends an access token").into());
        };
        let place = self.live.enter(caller, bearer)?;
        let operation = self.live.new_id();
        let from = last_event_id(&request.headers);
        if let Err(refused) = self.open(&place.pass, prepared, operation, from, request_id).await {
            outcome.error_code = Some(refused.code.into());
            return Ok(self.refuse_stream(refused.stage, refused.body));
        }
        let pings = interval_at(Instant::now() + PING, PING);
        let ready = VecDeque::from([Bytes::from_static(b":\n\n")]);
        let stream = unfold(Listening { place, pings, is_over: false, ready }, |mut listening| async move {
            let bytes = listening.next().await?;
            Some((Ok::<_, Infallible>(bytes), listening))
        });
        Ok(streaming(Body::from_stream(stream)))
    }

    /// Errors with the status they have for those who know that a status means something.
    fn refuse_stream(&self, stage: Stage, body: Vec<u8>) -> Response {
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = stage.status(MediaType::GraphqlResponse, self.profile);
        response.headers_mut().insert(header::CONTENT_TYPE, MediaType::GraphqlResponse.header());
        errors::add_hints(&mut response);
        response
    }
}

fn streaming(body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::OK;
    for (name, value) in [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies that collect an answer before they pass it on are asked not to.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn frame(cursor: Option<&str>, body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() + 64);
    bytes.extend_from_slice(b"event: next\n");
    if let Some(cursor) = cursor {
        bytes.extend_from_slice(format!("id: {cursor}\n").as_bytes());
    }
    bytes.extend_from_slice(b"data: ");
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(b"\n\n");
    bytes
}

/// One stream that is open.
struct Listening {
    place: Place,
    pings: Interval,
    is_over: bool,
    ready: VecDeque<Bytes>,
}

impl Listening {
    /// The next bytes; none at the end.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(bytes) = self.ready.pop_front() {
                return Some(bytes);
            }
            if self.is_over {
                return None;
            }
            tokio::select! {
                biased;
                ending = &mut self.place.ending => self.end(ending.unwrap_or(Ending::Leaving)),
                Some(Message { what, .. }) = self.place.answers.recv() => match what {
                    What::Next(told) => self.ready.push_back(frame(Some(&told.cursor), &told.body).into()),
                    What::Answer(body) => self.conclude(&body),
                    What::Failed(body) => self.conclude(&body),
                },
                _ = self.pings.tick() => self.ready.push_back(Bytes::from_static(b":\n\n")),
            }
        }
    }

    fn conclude(&mut self, body: &[u8]) {
        self.ready.push_back(frame(None, body).into());
        self.ready.push_back(Bytes::from_static(COMPLETE));
        self.is_over = true;
    }

    /// A server that stops just breaks off, so that the client connects again; anything else is said.
    fn end(&mut self, ending: Ending) {
        let refusal = match ending {
            Ending::Leaving => None,
            Ending::Refused => Some(Refusal::document("UNAUTHENTICATED", "The token has ended or was taken back")),
            Ending::Slow => {
                Some(Refusal::document("SLOW_CONSUMER", "Answers were not taken: go on from the last cursor"))
            }
        };
        match refusal {
            Some(refusal) => self.conclude(&Refused::of(&refusal, &RequestId::new()).body),
            None => self.is_over = true,
        }
    }
}

/// The whole answer of a query or mutation for a caller who takes nothing but a stream.
pub(in crate::http::graphql) async fn wrap(response: Response) -> Response {
    let is_stream =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/"));
    if is_stream || response.status() != StatusCode::OK {
        return response;
    }
    match axum::body::to_bytes(response.into_body(), usize::MAX).await {
        Ok(body) => of_answer(&body),
        Err(_) => of_answer(b"{\"errors\":[]}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(value: &str) -> bool {
        are_accepted(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_str(value).unwrap())]))
    }

    #[test]
    fn a_stream_is_taken_by_those_who_name_it() {
        assert!(accepts("text/event-stream") && accepts("application/json, text/event-stream;q=0.5"));
        assert!(!accepts("*/*") && !accepts("text/html") && !accepts("application/json"));
    }
}
