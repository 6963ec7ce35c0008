//! Which addresses requests may go to.

use std::{fmt, net::IpAddr};

use url::{Host, Url};

use super::addresses::is_public;

/// Why a request may not go somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not an address of the web, or one with a user name.
    Form,
    /// Anything but https.
    Scheme,
    /// Not of the public internet.
    Address,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "This is not a web address such as https://example.com/hook.",
            Self::Scheme => "The address must begin with https://.",
            Self::Address => {
                "The address leads to this machine or into an internal network. An administrator can allow its host in the settings."
            }
        })
    }
}

impl std::error::Error for Refused {}

/// Hosts that may be internal and spoken to without TLS; all others are public and https.
#[derive(Debug, Default)]
pub struct Policy {
    allowed: Vec<(Host, Option<u16>)>,
}

impl Policy {
    /// Reads the hosts of a setting, `hooks.internal`, `10.1.2.3:8080` or `[fd00::1]:8080`; what is none is left out.
    pub fn new(allowed: &[String]) -> Self {
        Self { allowed: allowed.iter().filter_map(|text| host_of(text)).collect() }
    }

    /// Checks the form of an address, and the host where it is a number. Numbers have many spellings, which `url` brings
    /// into one.
    pub fn check(&self, text: &str) -> Result<Url, Refused> {
        let url = Url::parse(text).map_err(|_| Refused::Form)?;
        let has_form = url.has_host() && url.username().is_empty() && url.password().is_none() && url.port() != Some(0);
        if !has_form || !matches!(url.scheme(), "http" | "https") {
            return Err(if has_form { Refused::Scheme } else { Refused::Form });
        }
        if self.is_allowed(&url) {
            return Ok(url);
        }
        if url.scheme() != "https" {
            return Err(Refused::Scheme);
        }
        let number: Option<IpAddr> = match url.host() {
            Some(Host::Ipv4(address)) => Some(address.into()),
            Some(Host::Ipv6(address)) => Some(address.into()),
            _ => None,
        };
        if number.is_some_and(|number| !is_public(number)) { Err(Refused::Address) } else { Ok(url) }
    }

    /// Whether the settings name the host, with any port or with this one.
    pub fn is_allowed(&self, url: &Url) -> bool {
        url.host().is_some_and(|host| self.allows(&host.to_owned(), url.port_or_known_default()))
    }

    pub(super) fn allows(&self, host: &Host, port: Option<u16>) -> bool {
        self.allowed.iter().any(|(known, only)| known == host && (only.is_none() || *only == port))
    }
}

/// A host with or without a port, as a setting names it.
pub(crate) fn host_of(text: &str) -> Option<(Host, Option<u16>)> {
    let is_number = text.parse::<std::net::Ipv6Addr>().is_ok();
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !is_number && !port.ends_with(']') => (host, Some(port.parse().ok()?)),
        _ => (text, None),
    };
    let host = if is_number { Host::parse(&format!("[{host}]")) } else { Host::parse(host) };
    Some((host.ok()?, port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_a_setting_are_read_with_and_without_a_port() {
        let host = |text: &str| host_of(text).map(|(host, port)| (host.to_string(), port));
        assert_eq!(host("hooks.internal"), Some(("hooks.internal".into(), None)));
        assert_eq!(host("HOOKS.internal:8080"), Some(("hooks.internal".into(), Some(8080))));
        assert_eq!(host("127.0.0.1"), Some(("127.0.0.1".into(), None)));
        assert_eq!(host("[::1]:80"), Some(("[::1]".into(), Some(80))));
        assert_eq!(host("::1"), Some(("[::1]".into(), None)));
        assert_eq!(host("[::1]"), Some(("[::1]".into(), None)));
        assert_eq!((host("a b"), host("a:b"), host("http://a")), (None, None, None));
    }

    #[test]
    fn an_allowed_host_is_allowed_at_its_port_only() {
        let policy = Policy::new(&["127.0.0.1:8080".to_owned(), "hooks.internal".to_owned()]);
        let check = |text: &str| policy.check(text).map(drop);
        assert_eq!(check("http://127.0.0.1:8080/hook"), Ok(()));
        assert_eq!(check("http://0x7f.1:8080/hook"), Ok(()));
        assert_eq!(check("http://hooks.internal/"), Ok(()));
        assert_eq!(check("https://127.0.0.1/"), Err(Refused::Address));
        assert_eq!(check("http://127.0.0.1:8081/"), Err(Refused::Scheme));
        assert_eq!(check("ftp://hooks.internal/"), Err(Refused::Scheme));
        assert_eq!(check("https://ada:secret@hooks.internal/"), Err(Refused::Form));
    }
}
