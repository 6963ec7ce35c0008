//! Where a request comes from, past the proxies that the settings trust.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, request::Parts};
use ipnet::IpNet;

use crate::config::network_of;

const FORWARDED: &str = "x-forwarded-for";

/// The address of the client, among the extensions of a request.
#[derive(Debug, Clone, Copy)]
struct Client(IpAddr);

/// The proxies whose word is believed.
#[derive(Debug, Clone)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    pub fn new(trusted: &[String]) -> Self {
        Self(trusted.iter().filter_map(|proxy| network_of(proxy)).collect())
    }

    /// Finds out who the client is, for [`client`].
    pub fn look(&self, peer: SocketAddr, request: &mut Parts) {
        let client = self.client(peer.ip(), &request.headers);
        request.extensions.insert(Client(client));
    }

    /// The last hop that no trusted proxy vouches for; what stands before it, anybody could have written.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lines: Vec<&str> = headers.get_all(FORWARDED).iter().map(|line| line.to_str().unwrap_or("")).collect();
        for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
            if !self.trusts(client) {
                break;
            }
            match address_of(hop.trim()) {
                Some(hop) => client = hop,
                None => break,
            }
        }
        client
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// A hop as proxies write it: an address, maybe with a port.
fn address_of(hop: &str) -> Option<IpAddr> {
    let address = hop.parse().ok().or_else(|| hop.parse().ok().map(|address: SocketAddr| address.ip()));
    let bracketed = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    address.or_else(bracketed).map(|address: IpAddr| address.to_canonical())
}

/// The address of the client; none outside of the edge.
pub fn client(request: &Parts) -> Option<IpAddr> {
    request.extensions.get().map(|Client(address)| *address)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn client(trusted: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let trusted: Vec<String> = trusted.iter().map(ToString::to_string).collect();
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append(FORWARDED, HeaderValue::from_str(line).unwrap());
        }
        Proxies::new(&trusted).client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn nobody_is_believed_unless_trusted() {
        assert_eq!(client(&[], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["10.0.0.0/8"], "10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn the_last_hop_that_is_no_proxy_is_the_client() {
        let trusted = &["10.0.0.0/8", "2001:db8::5"];
        for (forwarded, expected) in [
            (&["198.51.100.7"][..], "198.51.100.7"),
            // What the client has made up stands to the left.
            (&["203.0.113.9, 198.51.100.7"], "198.51.100.7"),
            (&["203.0.113.9, 198.51.100.7, 10.9.9.9"], "198.51.100.7"),
            (&["203.0.113.9", "198.51.100.7, 2001:db8::5"], "198.51.100.7"),
            (&["198.51.100.7:4711"], "198.51.100.7"),
            (&["[2001:db8:7::1]:4711"], "2001:db8:7::1"),
            (&["[2001:db8:7::1]"], "2001:db8:7::1"),
            (&["::ffff:198.51.100.7"], "198.51.100.7"),
            // Nonsense names nobody: the proxy stands for its client.
            (&["unknown"], "10.1.2.3"),
            (&["198.51.100.7, "], "10.1.2.3"),
            (&["10.0.0.1, 10.0.0.2"], "10.0.0.1"),
        ] {
            assert_eq!(client(trusted, "::ffff:10.1.2.3", forwarded), expected, "{forwarded:?}");
        }
    }
}
