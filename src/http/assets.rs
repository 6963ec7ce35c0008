//! The front end and GraphiQL, out of the program itself.

use std::borrow::Cow;

use axum::{
    Extension, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::Response,
    routing::get,
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use super::{
    headers::{GRAPHIQL_POLICY, PAGE_POLICY},
    request_ids::RequestId,
    routes,
};
use crate::config::{Config, Profile};

/// What the front end's build left; nothing when it was not built.
#[derive(RustEmbed)]
#[folder = "frontend/dist"]
#[allow_missing = true]
struct Files;

const INDEX: &str = "index.html";
const GRAPHIQL: &str = "graphiql.html";
/// Shown in place of a page that was not built.
const UNBUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tessera</title>\
    <h1>The front end is not built</h1><p>Run <code>make run</code>, or <code>npm ci &amp;&amp; npm run build</code> in \
    <code>frontend/</code>, and start the server again. The API answers at <code>/graphql</code>.</p></html>";

/// The build says `production`; a server in development tells the page so, which then offers the demo's credentials.
const BUILT_PROFILE: &str = "name=\"tessera-profile\" content=\"production\"";
const SHOWN_PROFILE: &str = "name=\"tessera-profile\" content=\"development\"";

/// What of the settings the pages depend on.
#[derive(Debug, Clone, Copy)]
struct Pages {
    has_graphiql: bool,
    in_development: bool,
}

/// Every path that is not of the API.
pub fn routes(config: &Config) -> Router {
    let in_development = config.profile == Profile::Development;
    let pages = Pages { has_graphiql: config.graphql.graphiql.unwrap_or(in_development), in_development };
    Router::new().route("/graphiql", get(graphiql)).fallback(get(file).fallback(routes::not_found)).with_state(pages)
}

async fn graphiql(State(pages): State<Pages>, headers: HeaderMap, id: Option<Extension<RequestId>>) -> Response {
    if !pages.has_graphiql {
        return routes::not_found(id).await;
    }
    let mut response = page(GRAPHIQL, &headers, pages);
    let policy = HeaderValue::from_static(GRAPHIQL_POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// A file of the build, or the application's page where a browser navigates to one of its views.
async fn file(State(pages): State<Pages>, uri: Uri, headers: HeaderMap, id: Option<Extension<RequestId>>) -> Response {
    let path = uri.path().trim_start_matches('/');
    // GraphiQL has its own path with its own policy; compressed variants are chosen by the server.
    let is_hidden =
        matches!(path, INDEX | GRAPHIQL) || has_ending(path, ".br") || has_ending(path, ".gz") || path.contains("..");
    if !path.is_empty()
        && !is_hidden
        && let Some(response) = embedded(path, &headers)
    {
        return response;
    }
    if matches!(path, "" | INDEX) || routes::is_navigation(&uri, &headers) {
        return page(INDEX, &headers, pages);
    }
    routes::not_found(id).await
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.len() > ending.len() && path.ends_with(ending)
}

fn page(path: &str, headers: &HeaderMap, pages: Pages) -> Response {
    let found = if pages.in_development { development_page(path) } else { embedded(path, headers) };
    found.unwrap_or_else(|| {
        let mut response = Response::new(Body::from(UNBUILT));
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        response
    })
}

/// The page with the profile written in; small, so it is made anew each time and compressed on its way out.
fn development_page(path: &str) -> Option<Response> {
    let file = Files::get(path)?;
    let text = String::from_utf8_lossy(&file.data).replace(BUILT_PROFILE, SHOWN_PROFILE);
    let policy = page_policy(&text);
    let mut response = Response::new(Body::from(text));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    Some(response)
}

fn embedded(path: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Files::get(path)?;
    let kind = plain.metadata.mimetype().to_owned();
    let tag = tag_of(&plain);
    let policy = if path == INDEX {
        page_policy(&String::from_utf8_lossy(&plain.data))
    } else {
        HeaderValue::from_static(PAGE_POLICY)
    };
    let (file, encoding) = variant(path, headers).unwrap_or((plain, None));
    let mut response = Response::new(Body::empty());
    let is_known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == tag);
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        *response.body_mut() = match file.data {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        };
    }
    let headers = response.headers_mut();
    // Names under `assets/` carry a hash of their content: they can be kept for ever.
    let lasting = path.starts_with("assets/");
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::ETAG, tag);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    let is_text = kind.starts_with("text/") || kind.ends_with("javascript") || kind.ends_with("json");
    let kind = if is_text { format!("{kind}; charset=utf-8") } else { kind };
    if let Ok(kind) = HeaderValue::from_str(&kind) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    Some(response)
}

/// The policy of a page that has scripts and styles in it which the build wrote there: those alone, by their hashes.
fn page_policy(text: &str) -> HeaderValue {
    let policy = PAGE_POLICY
        .replace("script-src 'self'", &format!("script-src 'self'{}", hashes_of("script", text)))
        .replace("style-src 'self'", &format!("style-src 'self'{}", hashes_of("style", text)));
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static(PAGE_POLICY))
}

/// What a policy calls the contents of all elements of a kind that have no attributes.
fn hashes_of(element: &str, text: &str) -> String {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    let contents = text.split(&open).skip(1).filter_map(|rest| rest.split_once(&close));
    contents.fold(String::new(), |hashes, (content, _)| {
        hashes + " 'sha256-" + &STANDARD.encode(Sha256::digest(content)) + "'"
    })
}

/// The smallest compressed form the build left that the caller takes.
fn variant(path: &str, headers: &HeaderMap) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(accepted, encoding))
        .find_map(|(encoding, ending)| Some((Files::get(&format!("{path}{ending}"))?, Some(encoding))))
}

fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|range| {
        let (name, weight) = range.split_once(';').unwrap_or((range, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

fn tag_of(file: &EmbeddedFile) -> HeaderValue {
    let tag = URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash());
    HeaderValue::from_str(&format!("\"{tag}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash is that of <https://www.w3.org/TR/CSP3/#external-hash>'s own example of an inline script.
    #[test]
    fn what_the_build_wrote_into_a_page_is_allowed_by_its_hash_and_nothing_else() {
        let page = "<script>alert('Hello, world.');</script><script src=\"/a.js\"></script><style>a{}</style>";
        let policy = page_policy(page);
        let policy = policy.to_str().expect("a header");
        assert!(
            policy.contains("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=';"),
            "{policy}"
        );
        assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
        assert_eq!(page_policy("<script src=\"/a.js\"></script>"), PAGE_POLICY);
    }

    #[test]
    fn an_encoding_is_taken_only_when_named_and_not_refused() {
        for (accepted, expected) in [
            ("gzip, deflate, br", true),
            ("br;q=0.5", true),
            ("br;q=0", false),
            ("gzip", false),
            ("", false),
            ("BR", true),
        ] {
            assert_eq!(accepts(accepted, "br"), expected, "{accepted}");
        }
    }
}
