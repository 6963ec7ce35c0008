//! One log line per request. Never in it: bodies, variables, tokens, addresses of people.

use std::time::Duration;

use axum::http::{HeaderMap, Method, StatusCode, header};

use super::{connections::Peer, edge::Outcome, request_ids::RequestId};

pub struct Entry<'a> {
    pub method: &'a Method,
    pub route: &'static str,
    pub status: StatusCode,
    pub duration: Duration,
    pub peer: &'a Peer,
    pub headers: &'a HeaderMap,
}

pub fn write(entry: &Entry<'_>, request_id: &RequestId, outcome: &Outcome) {
    if !tracing::enabled!(target: "tessera::access", tracing::Level::INFO) {
        return;
    }
    let duration_ms = entry.duration.as_secs_f64() * 1_000.0;
    // Chosen by the caller, so cut and never a label of a metric.
    let operation = outcome.operation.as_deref().map(|name| name.get(..80).unwrap_or(name));
    tracing::info!(
        target: "tessera::access",
        request_id = request_id.as_str(),
        method = entry.method.as_str(),
        route = entry.route,
        status = entry.status.as_u16(),
        duration_ms = (duration_ms * 1_000.0).round() / 1_000.0,
        error_code = outcome.error_code.as_deref(),
        operation,
        operation_type = outcome.operation_type,
        db_queries = outcome.db_queries,
        complexity = outcome.complexity,
        user_id = outcome.user_id.map(tracing::field::display),
        session_id = outcome.session_id.map(tracing::field::display),
        client_ip_hash = &*entry.peer.hash,
        user_agent_family = family(entry.headers),
        "request"
    );
}

/// The kind of program that asks, coarse enough to tell nobody apart.
fn family(headers: &HeaderMap) -> &'static str {
    let Some(Ok(agent)) = headers.get(header::USER_AGENT).map(|value| value.to_str()) else { return "none" };
    // The order matters: each browser also names the ones it descends from.
    let known = [
        ("Edg/", "edge"),
        ("Firefox/", "firefox"),
        ("Chrome/", "chrome"),
        ("Safari/", "safari"),
        ("curl/", "curl"),
        ("node", "node"),
        ("undici", "node"),
        ("python", "python"),
        ("Apollo", "apollo"),
    ];
    known.iter().find(|(mark, _)| agent.contains(mark)).map_or("other", |(_, family)| family)
}
