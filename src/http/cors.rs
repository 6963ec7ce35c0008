//! Calls from other sites: an exact list of origins, empty unless configured.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};

/// The origins that may call.
#[derive(Debug, Clone)]
pub struct Cors {
    origins: Vec<HeaderValue>,
}

impl Cors {
    /// `null` and `*` name no site and are left out.
    pub fn new(origins: &[String]) -> Self {
        let named = origins.iter().filter(|origin| !matches!(origin.as_str(), "null" | "*" | ""));
        Self { origins: named.filter_map(|origin| HeaderValue::from_str(origin).ok()).collect() }
    }

    fn allowed<'a>(&self, headers: &'a HeaderMap) -> Option<&'a HeaderValue> {
        headers.get(header::ORIGIN).filter(|origin| self.origins.contains(origin))
    }

    /// The answer to a browser that asks before it calls; `None` when this is no such question.
    pub fn preflight(&self, request: &Parts) -> Option<Response> {
        let asks = request.method == Method::OPTIONS
            && request.headers.contains_key(header::ORIGIN)
            && request.headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if !asks {
            return None;
        }
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NO_CONTENT;
        if self.allowed(&request.headers).is_some() {
            let headers = response.headers_mut();
            for (name, value) in [
                (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT"),
                (
                    header::ACCESS_CONTROL_ALLOW_HEADERS,
                    "authorization, content-type, x-request-id, x-tessera-csrf, apollo-require-preflight, \
                     graphql-require-preflight, idempotency-key, last-event-id, tessera-cost, traceparent",
                ),
                (header::ACCESS_CONTROL_MAX_AGE, "600"),
            ] {
                headers.insert(name, HeaderValue::from_static(value));
            }
        }
        Some(response)
    }

    /// Adds what lets an allowed origin read the answer. Cookies are for signing in and out only.
    pub fn open(&self, request: &HeaderMap, path: &str, response: &mut HeaderMap) {
        if self.origins.is_empty() {
            return;
        }
        response.append(header::VARY, HeaderValue::from_static("origin"));
        if let Some(origin) = self.allowed(request) {
            response.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            response.insert(
                header::ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static("x-request-id, retry-after, ratelimit, ratelimit-policy, idempotent-replayed"),
            );
            response.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
            if path.starts_with("/auth/") {
                response.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_origin_may_read() {
        let cors = Cors::new(&["https://app.example.com".to_owned(), "null".to_owned(), "*".to_owned()]);
        for (origin, allowed) in [
            ("https://app.example.com", true),
            ("http://app.example.com", false),
            ("https://app.example.com:443", false),
            ("https://app.example.com.evil.test", false),
            ("https://evil-app.example.com", false),
            ("https://APP.example.com", false),
            ("https://app.example.com/", false),
            ("https://example.com", false),
            ("null", false),
            ("*", false),
            ("", false),
            ("file://", false),
        ] {
            let (mut request, mut response) = (HeaderMap::new(), HeaderMap::new());
            request.insert(header::ORIGIN, HeaderValue::from_str(origin).unwrap());
            cors.open(&request, "/graphql", &mut response);
            assert_eq!(response.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN), allowed, "{origin}");
            assert_eq!(response[header::VARY], "origin");
            assert!(!response.contains_key(header::ACCESS_CONTROL_ALLOW_CREDENTIALS));
        }
    }
}
