//! What surrounds every request: its id, its span and log line, panics, time-outs, compression and headers.
//!
//! One function instead of a stack of layers: each layer would box its future, and this runs for every request.

use std::{borrow::Cow, panic::AssertUnwindSafe, pin::pin, sync::Arc, time::Instant};

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Method, Request, StatusCode, header, request::Parts},
    response::Response,
};
use futures_util::FutureExt;
use hyper::body::Incoming;
use tower::ServiceExt;
use tracing::Instrument;
use uuid::Uuid;

use super::{
    access_log::{self, Entry},
    addresses::Proxies,
    compression,
    connections::{Handler, Peer},
    cors::Cors,
    errors,
    graphql::{Endpoint, live::sockets},
    headers,
    health::Health,
    operations::HttpMetrics,
    request_ids::{self, RequestId},
    routes,
};
use crate::{
    app::App,
    error::Result,
    limits::{self, Standing},
};

/// Longest address of a request; a longer one answers 414.
const MAX_URI: usize = 8 * 1024;

/// The public side of the server.
pub struct Edge {
    app: Arc<App>,
    pub endpoint: Arc<Endpoint>,
    health: Arc<Health>,
    cors: Cors,
    proxies: Proxies,
    metrics: HttpMetrics,
    router: Router,
}

/// What became of a request, for its log line.
#[derive(Debug, Default)]
pub struct Outcome {
    pub operation: Option<String>,
    pub operation_type: Option<&'static str>,
    pub error_code: Option<Cow<'static, str>>,
    pub db_queries: Option<u32>,
    pub complexity: Option<u64>,
    pub user_id: Option<Uuid>,
    pub session_id: Option<Uuid>,
}

impl Edge {
    pub async fn new(app: Arc<App>, health: Arc<Health>) -> Result<Self> {
        Ok(Self {
            endpoint: Arc::new(Endpoint::new(&app).await?),
            cors: Cors::new(&app.config.http.cors_origins),
            proxies: Proxies::new(&app.config.http.trusted_proxies),
            metrics: HttpMetrics::new(),
            router: routes::public(app.clone(), health.clone()),
            health,
            app,
        })
    }

    async fn answer(&self, parts: &Parts, body: Incoming, request_id: RequestId) -> (Response, Outcome) {
        if let Some(response) = self.cors.preflight(parts) {
            return (response, Outcome::default());
        }
        if parts.uri.path_and_query().is_some_and(|uri| uri.as_str().len() > MAX_URI) {
            let message = "The address is too long";
            return (
                errors::respond(StatusCode::URI_TOO_LONG, "URI_TOO_LONG", message, &request_id),
                Outcome::default(),
            );
        }
        if parts.uri.path() == routes::GRAPHQL && sockets::is_upgrade(parts) {
            return sockets::upgrade(&self.endpoint, parts, request_id).await;
        }
        if parts.uri.path() == routes::GRAPHQL || parts.uri.path().starts_with(routes::DOCUMENTS) {
            return self.endpoint.answer(&self.app, parts, body, &request_id).await;
        }
        let mut request = Request::from_parts(parts.clone(), Body::new(body));
        request.extensions_mut().insert(request_id);
        request.extensions_mut().insert(tower_http::request_id::RequestId::new(request_id.header()));
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        (response, Outcome::default())
    }

    /// The answer, also when the work panics or takes too long.
    async fn answer_anyhow(&self, parts: &Parts, body: Incoming, request_id: RequestId) -> (Response, Outcome) {
        let config = &self.app.config;
        // An upload takes as long as its sender's line; how long that may be, it watches itself.
        let is_upload = parts.method == Method::PUT && parts.uri.path().starts_with(routes::FILES);
        let upload = if is_upload { config.files.upload_timeout_ms } else { 0 };
        let limit = std::time::Duration::from_millis(config.http.request_timeout_ms + upload);
        let work = AssertUnwindSafe(self.answer(parts, body, request_id)).catch_unwind();
        let (status, code, message) = match tokio::time::timeout(limit, work).await {
            Ok(Ok(answer)) => return answer,
            Ok(Err(panic)) => {
                let cause =
                    panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
                tracing::error!(
                    request_id = request_id.as_str(),
                    cause = cause.unwrap_or("unknown"),
                    "a request panicked"
                );
                metrics::counter!("http_server_panics_total").increment(1);
                let message = "The server could not answer. The request id names the log entry.";
                (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_SERVER_ERROR", message)
            }
            Err(_) => (StatusCode::GATEWAY_TIMEOUT, "TIMEOUT", "The request took too long. Ask for less at once."),
        };
        let outcome = Outcome { error_code: Some(Cow::Borrowed(code)), ..Outcome::default() };
        (errors::respond(status, code, message, &request_id), outcome)
    }
}

impl Handler for Arc<Edge> {
    async fn handle(&self, peer: &Peer, request: Request<Incoming>) -> Response {
        let started = Instant::now();
        let _active = self.metrics.enter();
        let (mut parts, body) = request.into_parts();
        self.proxies.look(peer.address, &mut parts);
        let request_id = RequestId::of_headers(&parts.headers);
        let span = tracing::info_span!("request", request_id = request_id.as_str());

        let work = self.answer_anyhow(&parts, body, request_id).instrument(span);
        let mut work = pin!(limits::noting(work));
        let (mut response, outcome) = work.as_mut().await;

        throttled(&limits::taken(work), &mut response);
        self.cors.open(&parts.headers, parts.uri.path(), response.headers_mut());
        headers::secure(response.headers_mut());
        response.headers_mut().insert(request_ids::HEADER, request_id.header());
        if self.health.is_draining() {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        let response = compression::apply(response, &parts.headers).await;

        let status = response.status();
        let route = routes::label(parts.uri.path());
        self.metrics.record(&parts.method, route, status, started.elapsed());
        let entry =
            Entry { method: &parts.method, route, status, duration: started.elapsed(), peer, headers: &parts.headers };
        access_log::write(&entry, &request_id, &outcome);
        if parts.method == Method::HEAD { response.map(|_| Body::empty()) } else { response }
    }
}

/// Says where the buckets stand that the request took from, and when to come back where one is empty.
fn throttled(standings: &[Standing], response: &mut Response) {
    if standings.is_empty() {
        return;
    }
    for (name, value) in limits::headers(standings) {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    let wait = standings.iter().filter_map(Standing::retry_after).max();
    if let (Some(wait), StatusCode::TOO_MANY_REQUESTS) = (wait, response.status()) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
    }
}
