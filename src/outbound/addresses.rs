//! Which addresses belong to the public internet.

use std::{net::IpAddr, sync::LazyLock};

use ipnet::IpNet;

/// The one range of IPv6 that unicast addresses of the internet are given from (IANA, IPv6 Global Unicast Address
/// Assignments): loopback, unspecified, mapped and compatible IPv4, NAT64, ULA, link-local, multicast and all that is
/// still reserved lie outside of it.
const GLOBAL_V6: &str = "2000::/3";

/// What is not reachable for everybody (IANA, IPv4 and IPv6 Special-Purpose Address Registries), or leads to an IPv4
/// address inside it.
#[rustfmt::skip]
const SPECIAL: [&str; 22] = [
    "0.0.0.0/8",          // this network
    "10.0.0.0/8",         // private
    "100.64.0.0/10",      // shared, behind a provider's NAT
    "127.0.0.0/8",        // loopback
    "169.254.0.0/16",     // link-local, where clouds serve credentials
    "172.16.0.0/12",      // private
    "192.0.0.0/24",       // protocol assignments
    "192.0.2.0/24",       // documentation
    "192.31.196.0/24",    // AS112
    "192.52.193.0/24",    // AMT
    "192.88.99.0/24",     // relays of 6to4
    "192.168.0.0/16",     // private
    "192.175.48.0/24",    // AS112
    "198.18.0.0/15",      // benchmarking
    "198.51.100.0/24",    // documentation
    "203.0.113.0/24",     // documentation
    "224.0.0.0/4",        // multicast
    "240.0.0.0/4",        // reserved, broadcast
    "2001::/23",          // protocol assignments, Teredo, benchmarking, ORCHID
    "2001:db8::/32",      // documentation
    "2002::/16",          // 6to4
    "3fff::/20",          // documentation
];

/// Whether the address belongs to the public internet: neither this machine nor its network, and nothing that stands for one
/// of them in other words.
pub fn is_public(address: IpAddr) -> bool {
    static RANGES: LazyLock<(Vec<IpNet>, Vec<IpNet>)> = LazyLock::new(|| {
        let read = |ranges: &[&str]| ranges.iter().filter_map(|range| range.parse().ok()).collect();
        (read(&[GLOBAL_V6]), read(&SPECIAL))
    });
    let (global, special) = &*RANGES;
    let address = address.to_canonical();
    let is_inside = |ranges: &[IpNet]| ranges.iter().any(|range| range.contains(&address));
    (address.is_ipv4() || is_inside(global)) && !is_inside(special)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(addresses: &[&str]) -> Vec<IpAddr> {
        addresses.iter().map(|address| address.parse().unwrap()).collect()
    }

    #[test]
    fn every_range_can_be_read() {
        assert!(SPECIAL.iter().chain([&GLOBAL_V6]).all(|range| range.parse::<IpNet>().is_ok()));
    }

    #[test]
    fn addresses_of_the_internet_are_public() {
        let addresses = ["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255"];
        let more = ["172.32.0.0", "192.0.1.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111"];
        for address in
            all(&addresses).into_iter().chain(all(&more)).chain(all(&["2001:4860:4860::8888", "::ffff:8.8.8.8"]))
        {
            assert!(is_public(address), "{address}");
        }
    }

    #[test]
    fn the_machine_its_network_and_their_other_names_are_not() {
        let plain = ["0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1"];
        let more = ["169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.19.0.1"];
        let special = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "255.255.255.255"];
        let v6 =
            ["::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "64:ff9b::7f00:1", "64:ff9b:1::1"];
        let v6_more = ["100::1", "2001::1", "2001:2::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1"];
        let local = ["fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "::ffff:0:127.0.0.1"];
        for table in [&plain[..], &more, &special, &v6, &v6_more, &local] {
            for address in all(table) {
                assert!(!is_public(address), "{address}");
            }
        }
    }
}
