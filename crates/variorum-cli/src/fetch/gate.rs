//! Which machines may be asked: public ones, and those let in by name.
//!
//! The gate stands where names become addresses, and every connection passes it: also one to an address written as such, and
//! also each hop of a redirection. Only the addresses that it hands on are connected to, so a name that is looked up twice cannot
//! slip by.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// An address that is not public.
#[derive(Debug)]
pub struct Refused(pub IpAddr);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not public", self.0)
    }
}

impl std::error::Error for Refused {}

/// Looks names up and lets through what may be asked.
#[derive(Debug, Default)]
pub struct Gate {
    allowed: Vec<String>,
    names: DefaultResolver,
}

impl Gate {
    /// A gate that lets in these hosts (`HOST` or `HOST:PORT`) besides public ones.
    pub fn new(allowed: &[String]) -> Self {
        let allowed = allowed.iter().map(|host| host.trim().to_lowercase()).collect();
        Self { allowed, names: DefaultResolver::default() }
    }

    fn lets_in(&self, uri: &Uri) -> bool {
        let host = uri.host().unwrap_or_default().to_lowercase();
        let is = |allowed: &String| {
            *allowed == host || uri.port_u16().is_some_and(|port| *allowed == format!("{host}:{port}"))
        };
        self.allowed.iter().any(is)
    }
}

impl Resolver for Gate {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        if self.lets_in(uri) {
            return Ok(found);
        }
        let mut public = self.empty();
        found.iter().filter(|address| is_public(address.ip())).for_each(|&address| public.push(address));
        match found.first() {
            Some(first) if public.is_empty() => Err(Error::Other(Box::new(Refused(first.ip())))),
            _ => Ok(public),
        }
    }
}

/// True for an address of the public internet (IANA's special-purpose registries, 2026-11).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(a == 0
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a >= 224 // multicast, reserved, broadcast
        || a == 100 && (64..128).contains(&b) // shared by carriers
        || a == 192 && b == 0 && c == 0 // protocol assignments
        || a == 192 && b == 88 && c == 99 // relays of 6to4
        || a == 198 && (18..20).contains(&b)) // benchmarks
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(inner) = embedded(address) {
        return is_public_v4(inner);
    }
    let [first, second, ..] = address.segments();
    // Of all that is not unicast of the whole world nothing is public; inside it some is set apart.
    first & 0xE000 == 0x2000
        && !(first == 0x2001 && second < 0x0200) // protocol assignments, Teredo, benchmarks
        && !(first == 0x2001 && second == 0x0DB8) // documentation
        && !(first == 0x3FFF && second < 0x1000) // documentation
}

/// The IPv4 address that an IPv6 address stands for: mapped, translated (64:ff9b::/96), 6to4.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let last = |high: u16, low: u16| Some(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0xFFFF] | [0x64, 0xFF9B, 0, 0, 0, 0] => last(g, h),
        [0x2002, high, low, ..] => last(high, low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_and_local_addresses_are_not_public_however_written() {
        for address in [
            "127.0.0.1",
            "127.9.9.9",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "203.0.113.7",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "64:ff9b:1::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00::1", "::ffff:1.1.1.1"] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }
}
