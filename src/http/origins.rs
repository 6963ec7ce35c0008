//! Where a request comes from, as its browser says, and by which way it reached us.

use std::net::IpAddr;

use axum::http::{
    HeaderMap,
    header::{HOST, ORIGIN},
    request::Parts,
    uri::Authority,
};

const FETCH_SITE: &str = "sec-fetch-site";

/// Whether a browser sent the request on behalf of a page. Other programs set neither header.
pub fn sent_by_browser(headers: &HeaderMap) -> bool {
    headers.contains_key(FETCH_SITE) || headers.contains_key(ORIGIN)
}

/// Whether a page of this server sent the request, or one of an origin that the settings allow. Browsers that talk
/// plain HTTP to anything but loopback leave `Sec-Fetch-Site` out; then `Origin` must name exactly this host.
pub fn is_ours(parts: &Parts, allowed: &[String]) -> bool {
    let origin = parts.headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
    if origin.is_some_and(|origin| allowed.iter().any(|allowed| allowed == origin)) {
        return true;
    }
    match parts.headers.get(FETCH_SITE) {
        Some(site) => site == "same-origin",
        None => origin.zip(authority(parts)).is_some_and(|(origin, host)| {
            origin.split_once("://").is_some_and(|(scheme, named)| {
                matches!(scheme, "http" | "https") && named.eq_ignore_ascii_case(host.as_str())
            })
        }),
    }
}

/// Whether a proxy in front says that the client spoke TLS. A client that lies changes its own cookie only.
pub fn came_by_tls(headers: &HeaderMap) -> bool {
    let scheme = headers.get("x-forwarded-proto").and_then(|schemes| schemes.to_str().ok()?.split(',').next());
    scheme.is_some_and(|scheme| scheme.trim().eq_ignore_ascii_case("https"))
}

/// Whether the client reached us under a name of its own machine.
pub fn is_loopback(parts: &Parts) -> bool {
    authority(parts).is_some_and(|authority| {
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let name = host.to_ascii_lowercase();
        name == "localhost"
            || name.ends_with(".localhost")
            || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    })
}

/// The host as the client named it: `:authority` in HTTP/2, `Host` in HTTP/1.
fn authority(parts: &Parts) -> Option<Authority> {
    let named = || parts.headers.get(HOST).and_then(|host| Authority::try_from(host.as_bytes()).ok());
    parts.uri.authority().cloned().or_else(named)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn only_our_own_pages_are_ours() {
        let allowed = ["https://partner.example".to_owned()];
        let cases: [(&[(&str, &str)], bool); 14] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://crm.example")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://partner.example")], true),
            (&[("origin", "https://crm.example")], true),
            (&[("origin", "https://CRM.example")], true),
            (&[("origin", "https://crm.example.evil.example")], false),
            (&[("origin", "https://evil-crm.example")], false),
            (&[("origin", "https://crm.example:444")], false),
            (&[("origin", "null")], false),
            (&[("origin", "ftp://crm.example")], false),
            (&[], false),
        ];
        for (headers, expected) in cases {
            let headers = [headers, &[("host", "crm.example")]].concat();
            assert_eq!(is_ours(&parts(&headers), &allowed), expected, "{headers:?}");
        }
    }

    #[test]
    fn loopback_is_told_from_look_alikes() {
        for host in
            ["localhost", "localhost:8080", "LOCALHOST", "a.localhost:1", "127.0.0.1:8080", "127.9.9.9", "[::1]:8080"]
        {
            assert!(is_loopback(&parts(&[("host", host)])), "{host}");
        }
        for host in ["localhost.example", "notlocalhost", "127.0.0.1.example", "10.0.0.1", "[::2]:80", ""] {
            assert!(!is_loopback(&parts(&[("host", host)])), "{host}");
        }
        assert!(!is_loopback(&parts(&[])));
    }

    #[test]
    fn the_nearest_proxy_of_the_client_says_whether_tls_was_spoken() {
        for (value, expected) in
            [("https", true), ("HTTPS", true), ("https, http", true), ("http", false), ("http, https", false)]
        {
            assert_eq!(came_by_tls(&parts(&[("x-forwarded-proto", value)]).headers), expected, "{value}");
        }
    }
}
