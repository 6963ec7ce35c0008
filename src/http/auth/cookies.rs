//! The cookies of `/auth/*`: the refresh token, and what a sign-in leaves in a browser.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, request::Parts};
use axum_extra::extract::CookieJar;
use uuid::Uuid;

use crate::{config::Profile, http::origins};

/// Served over TLS. The prefix makes browsers refuse the cookie from a neighbouring domain or without `Secure`.
const COOKIE: &str = "__Host-tessera_rt";
/// Served over plain HTTP on a loopback address in development. Chromium takes `__Host-` and `Secure` there as well
/// (tried on 127.0.0.1 and localhost), but Safari refuses `Secure` without TLS even on localhost, and the prefix
/// demands `Secure`. Without either every browser keeps it. Anywhere but on loopback it would be readable on the wire.
const DEVELOPMENT_COOKIE: &str = "tessera_rt";
/// Users of one browser that are told apart.
const MOST_DEVICES: usize = 20;
/// How long a browser is known.
const DEVICE_LIFE: Duration = Duration::from_hours(365 * 24);

/// The cookie that fits how the request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    Secure,
    Development,
}

impl Cookie {
    pub fn of(profile: Profile, parts: &Parts) -> Self {
        let is_local =
            profile == Profile::Development && !origins::came_by_tls(&parts.headers) && origins::is_loopback(parts);
        if is_local { Self::Development } else { Self::Secure }
    }

    /// The tokens that earlier sign-ins left in the browser, whoever signed in.
    pub fn devices(self, headers: &HeaderMap) -> Vec<String> {
        let jar = CookieJar::from_headers(headers);
        let theirs = jar.iter().filter(|cookie| cookie.name().starts_with(self.device_prefix()));
        theirs.take(MOST_DEVICES).map(|cookie| cookie.value().to_owned()).collect()
    }

    /// Leaves a token in the browser, beside those of others who sign in there. Only `/auth` gets to see it.
    pub fn write_device(self, user: Uuid, token: &str) -> HeaderValue {
        let [.., a, b, c, d] = user.into_bytes();
        let number = u32::from_be_bytes([a, b, c, d]);
        let (prefix, secure) = (self.device_prefix(), if self == Self::Secure { "; Secure" } else { "" });
        let life = DEVICE_LIFE.as_secs();
        sensitive(format!(
            "{prefix}{number:08x}={token}; Path=/auth; HttpOnly; SameSite=Strict; Max-Age={life}{secure}"
        ))
    }

    fn device_prefix(self) -> &'static str {
        match self {
            Self::Secure => "__Secure-tessera_dev_",
            Self::Development => "tessera_dev_",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Secure => COOKIE,
            Self::Development => DEVELOPMENT_COOKIE,
        }
    }

    /// Only the name that fits is read: the other one could be planted by a neighbouring domain.
    pub fn read(self, headers: &HeaderMap) -> Option<String> {
        CookieJar::from_headers(headers).get(self.name()).map(|cookie| cookie.value().to_owned())
    }

    pub fn write(self, token: &str, life: Duration) -> HeaderValue {
        let (name, secure) = (self.name(), if self == Self::Secure { "; Secure" } else { "" });
        sensitive(format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{secure}", life.as_secs()))
    }

    pub fn clear(self) -> HeaderValue {
        self.write("", Duration::ZERO)
    }
}

fn sensitive(text: String) -> HeaderValue {
    // Tokens are base64, so this cannot fail; an empty cookie would be refused later, not believed.
    let mut value = HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};

    use super::*;

    fn parts(headers: &[(&str, &str)]) -> Parts {
        let request = headers.iter().fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        request.body(Body::empty()).unwrap().into_parts().0
    }

    #[test]
    fn only_development_on_loopback_goes_without_secure() {
        let local = parts(&[("host", "127.0.0.1:8080")]);
        let local_by_tls = parts(&[("host", "127.0.0.1:8080"), ("x-forwarded-proto", "https")]);
        let network = parts(&[("host", "10.0.0.7:8080")]);
        assert_eq!(Cookie::of(Profile::Development, &local), Cookie::Development);
        assert_eq!(Cookie::of(Profile::Development, &local_by_tls), Cookie::Secure);
        assert_eq!(Cookie::of(Profile::Development, &network), Cookie::Secure);
        assert_eq!(Cookie::of(Profile::Development, &parts(&[])), Cookie::Secure);
        assert_eq!(Cookie::of(Profile::Production, &local), Cookie::Secure);
    }

    #[test]
    fn a_cookie_is_read_under_the_name_that_fits_only() {
        let both = parts(&[("cookie", "tessera_rt=planted; __Host-tessera_rt=ours")]);
        assert_eq!(Cookie::Secure.read(&both.headers).as_deref(), Some("ours"));
        assert_eq!(Cookie::Development.read(&both.headers).as_deref(), Some("planted"));
        assert_eq!(Cookie::Secure.read(&parts(&[("cookie", "tessera_rt=planted")]).headers), None);
    }

    #[test]
    fn the_secure_cookie_is_written_as_its_prefix_demands() {
        let cookie = Cookie::Secure.write("tessera_rt_x", Duration::from_hours(1));
        let expected = "__Host-tessera_rt=tessera_rt_x; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure";
        assert_eq!(cookie, expected);
        assert!(cookie.is_sensitive());
    }

    #[test]
    fn a_browser_is_known_by_a_cookie_for_each_user() {
        let (ada, max) = (Uuid::from_u128(0x1234_5678), Uuid::from_u128(7));
        let written = Cookie::Secure.write_device(ada, "tessera_dev_x");
        let expected = "__Secure-tessera_dev_12345678=tessera_dev_x; Path=/auth; HttpOnly; SameSite=Strict; Max-Age=31536000; Secure";
        assert_eq!(written, expected);
        assert_ne!(written, Cookie::Secure.write_device(max, "tessera_dev_x"));
        let sent = parts(&[(
            "cookie",
            "__Secure-tessera_dev_12345678=a; __Host-tessera_rt=b; __Secure-tessera_dev_00000007=c",
        )]);
        let mut known = Cookie::Secure.devices(&sent.headers);
        known.sort();
        assert_eq!(known, ["a", "c"]);
        assert!(Cookie::Development.devices(&sent.headers).is_empty());
    }
}
