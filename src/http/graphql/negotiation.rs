//! Which media type an answer has, and which a body may have.

use axum::http::{HeaderMap, HeaderValue, header};

/// The two media types a GraphQL answer can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    /// `application/graphql-response+json`: the status tells whether the request was well formed.
    GraphqlResponse,
    /// `application/json`: for callers of old, a well-formed answer is always 200.
    Json,
}

impl MediaType {
    pub fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        })
    }

    /// The best media type the caller accepts; `None` when it accepts neither.
    pub fn negotiate(headers: &HeaderMap) -> Option<Self> {
        let mut ranges = headers.get_all(header::ACCEPT).iter().peekable();
        if ranges.peek().is_none() {
            return Some(Self::Json);
        }
        let mut best = None;
        for value in ranges {
            // Bytes beyond ASCII cannot name a media type we have.
            let Ok(value) = value.to_str() else { continue };
            if value.trim().is_empty() {
                best = best.or(Some((1, Self::Json)));
            }
            for candidate in value.split(',').filter_map(Self::of_range) {
                // The first of equals wins: callers list what they prefer first.
                if best.is_none_or(|(weight, _)| candidate.0 > weight) {
                    best = Some(candidate);
                }
            }
        }
        best.map(|(_, media_type)| media_type)
    }

    /// The media type a range of an `Accept` header stands for, with its weight in thousandths.
    fn of_range(range: &str) -> Option<(u32, Self)> {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next()?;
        let media_type = if name.eq_ignore_ascii_case("application/graphql-response+json") {
            Self::GraphqlResponse
        } else if ["application/json", "*/*", "application/*"].iter().any(|known| name.eq_ignore_ascii_case(known)) {
            Self::Json
        } else {
            return None;
        };
        let mut weight = 1_000;
        for parameter in parts {
            let (key, value) = parameter.split_once('=')?;
            match key.trim() {
                key if key.eq_ignore_ascii_case("q") => weight = thousandths(value.trim())?,
                key if key.eq_ignore_ascii_case("charset") && !is_utf8(value) => return None,
                _ => {}
            }
        }
        (weight > 0).then_some((weight, media_type))
    }
}

/// A quality value such as `0.85` as 850.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole: u32 = whole.parse().ok()?;
    if whole > 1 || fraction.len() > 3 || !fraction.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let fraction: u32 = format!("{fraction:0<3}").parse().ok()?;
    Some((whole * 1_000 + fraction).min(1_000))
}

fn is_utf8(charset: &str) -> bool {
    let charset = charset.trim().trim_matches('"');
    charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
}

/// Whether a body is JSON in UTF-8 by its `Content-Type`.
pub fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(header::CONTENT_TYPE).map(HeaderValue::to_str) else { return false };
    let mut parts = value.split(';').map(str::trim);
    parts.next().is_some_and(|name| name.eq_ignore_ascii_case("application/json"))
        && parts.all(|parameter| match parameter.split_once('=') {
            Some((key, charset)) if key.trim().eq_ignore_ascii_case("charset") => is_utf8(charset),
            _ => true,
        })
}

/// The headers of which one, not empty, shows that no plain form or link of another site sent the request:
/// a browser asks before it sends them across sites.
pub const PREFLIGHT_HEADERS: [&str; 3] =
    ["apollo-require-preflight", "x-apollo-operation-name", "graphql-require-preflight"];

/// Whether a browser must have asked before sending this request from another site.
pub fn is_preflighted(headers: &HeaderMap) -> bool {
    is_json(headers) || PREFLIGHT_HEADERS.iter().any(|name| headers.get(*name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(value: &str) -> Option<MediaType> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_str(value).unwrap());
        MediaType::negotiate(&headers)
    }

    #[test]
    fn the_media_type_follows_accept() {
        use MediaType::{GraphqlResponse, Json};
        for (value, expected) in [
            ("application/json", Some(Json)),
            ("application/graphql-response+json", Some(GraphqlResponse)),
            ("application/graphql-response+json; charset=utf-8", Some(GraphqlResponse)),
            ("application/graphql-response+json,application/json;q=0.9", Some(GraphqlResponse)),
            ("application/json;q=0.9, application/graphql-response+json", Some(GraphqlResponse)),
            ("application/json, application/graphql-response+json;q=0.5", Some(Json)),
            ("*/*", Some(Json)),
            ("application/*", Some(Json)),
            ("", Some(Json)),
            ("text/html, */*;q=0.1", Some(Json)),
            ("APPLICATION/JSON", Some(Json)),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json;q=zero", None),
            ("application/json; charset=utf-16", None),
            ("image/*, multipart/mixed", None),
        ] {
            assert_eq!(accept(value), expected, "{value}");
        }
        assert_eq!(MediaType::negotiate(&HeaderMap::new()), Some(Json));
    }

    #[test]
    fn only_json_in_utf8_is_a_json_body() {
        for (value, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=UTF-8", true),
            ("application/json; charset=\"utf-8\"", true),
            ("application/json; charset=latin1", false),
            ("application/jsonp", false),
            ("text/plain", false),
            ("application/graphql", false),
            ("multipart/form-data; boundary=x", false),
            ("application/x-www-form-urlencoded", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(value));
            assert_eq!(is_json(&headers), expected, "{value}");
        }
    }

    #[test]
    fn a_plain_link_is_not_preflighted() {
        let mut headers = HeaderMap::new();
        assert!(!is_preflighted(&headers));
        headers.insert("apollo-require-preflight", HeaderValue::from_static(""));
        assert!(!is_preflighted(&headers));
        headers.insert("apollo-require-preflight", HeaderValue::from_static("1"));
        assert!(is_preflighted(&headers));
    }
}
