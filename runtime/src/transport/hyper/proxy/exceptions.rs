//! What goes past a proxy, as `NO_PROXY` says it to the official SDK for Go.
//!
//! Programs disagree about that list. This is the reading of Go's `httpproxy`; that of `hyper-util` knows neither ports nor
//! `*.example.com`.

use std::net::IpAddr;

use http::{Uri, uri::Scheme};
use ipnet::IpNet;

use super::host::{PlainHost, without_brackets};

/// Hosts that are connected to without a proxy.
#[derive(Default)]
pub(in super::super) struct Exceptions {
    entries: Vec<Entry>,
}

struct Entry {
    host: Host,
    /// `None` stands for any.
    port: Option<u16>,
}

enum Host {
    Any,
    Network(IpNet),
    /// A name without dots around it, and whether it stands for itself and not only for the names below it.
    Name(String, bool),
}

impl Exceptions {
    /// Entries are separated by commas or white space. Those that name no host are passed over, as everywhere.
    pub(super) fn parse(list: &str) -> Self {
        let entries = list.split(|c: char| c == ',' || c.is_whitespace()).filter(|entry| !entry.is_empty());
        Self { entries: entries.filter_map(Entry::parse).collect() }
    }

    /// Whether what is at `uri`, which has this host, is among them.
    pub(super) fn contain(&self, uri: &Uri, host: &PlainHost) -> bool {
        let port = uri.port_u16().or_else(|| default_port(uri));
        let is_meant = |entry: &Entry| entry.port.is_none_or(|own| port == Some(own)) && entry.host.is(host);
        self.entries.iter().any(is_meant)
    }
}

impl Entry {
    fn parse(text: &str) -> Option<Self> {
        let text = text.to_ascii_lowercase();
        // A network has no port, and the colons of a bare IPv6 address do not stand before one.
        if let Some(network) = text.parse::<IpNet>().ok().or_else(|| address(&text)) {
            return Some(Self { host: Host::Network(network), port: None });
        }
        let (host, port) = split_port(&text)?;
        let port = if port.is_empty() { None } else { Some(port.parse().ok()?) };
        Some(Self { host: Host::parse(host)?, port })
    }
}

impl Host {
    fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::Any);
        }
        if let Some(network) = address(without_brackets(text)) {
            return Some(Self::Network(network));
        }
        let text = text.strip_prefix('*').filter(|rest| rest.starts_with('.')).unwrap_or(text);
        let name = text.strip_prefix('.').unwrap_or(text).trim_end_matches('.');
        (!name.is_empty()).then(|| Self::Name(name.to_owned(), !text.starts_with('.')))
    }

    fn is(&self, PlainHost { name: host, address }: &PlainHost) -> bool {
        match (self, address) {
            (Self::Any, _) => true,
            (Self::Network(network), Some(address)) => network.contains(address),
            (Self::Name(name, itself), None) => {
                let is_below = || host.strip_suffix(name.as_str()).is_some_and(|rest| rest.ends_with('.'));
                (*itself && host == name) || is_below()
            }
            (Self::Network(_), None) | (Self::Name(..), Some(_)) => false,
        }
    }
}

/// The network of one address.
fn address(text: &str) -> Option<IpNet> {
    text.parse::<IpAddr>().ok().map(|address| IpNet::from(address.to_canonical()))
}

/// Host and port, which is empty if there is none. A host with colons stands in brackets.
fn split_port(text: &str) -> Option<(&str, &str)> {
    let is_host =
        |host: &str| host.starts_with('[') == host.ends_with(']') && (host.starts_with('[') || !host.contains(':'));
    if text.ends_with(']') {
        return is_host(text).then_some((text, ""));
    }
    let (host, port) = text.rsplit_once(':').unwrap_or((text, ""));
    is_host(host).then_some((host, port))
}

fn default_port(uri: &Uri) -> Option<u16> {
    let scheme = uri.scheme()?;
    if *scheme == Scheme::HTTPS { Some(443) } else { (*scheme == Scheme::HTTP).then_some(80) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "https://example.com/";
    const BELOW: &str = "https://ecs.example.com/";
    const DEEP: &str = "https://a.b.example.com/";
    const OTHER: &str = "https://notexample.com/";

    /// Which of these go past the proxy.
    fn past<'a>(list: &str, uris: &[&'a str]) -> Vec<&'a str> {
        let exceptions = Exceptions::parse(list);
        let is_past = |uri: &&str| {
            let uri = uri.parse().expect("a URI");
            exceptions.contain(&uri, &PlainHost::of(&uri).expect("a host"))
        };
        uris.iter().copied().filter(is_past).collect()
    }

    #[test]
    fn a_name_stands_for_itself_and_the_names_below_it_and_with_a_dot_only_for_these() {
        let all = [NAME, BELOW, DEEP, OTHER];
        for list in [
            "example.com",
            "EXAMPLE.Com",
            "example.com.",
            " , example.com ,,",
            "x.example, example.com",
            "a example.com",
        ] {
            assert_eq!(past(list, &all), [NAME, BELOW, DEEP], "{list}");
        }
        for list in [".example.com", "*.example.com", "*.Example.COM", " *.example.com , b.example"] {
            assert_eq!(past(list, &all), [BELOW, DEEP], "{list}");
        }
        assert_eq!(past("ecs.example.com", &all), [BELOW]);
        assert_eq!(past("com", &all), all);
        assert_eq!(past("example.com", &["https://EXAMPLE.com./"]), ["https://EXAMPLE.com./"]);
    }

    #[test]
    fn a_star_alone_stands_for_everything_and_inside_of_a_name_for_nothing() {
        let all = [NAME, OTHER, "http://10.0.0.1/", "http://[fd00::1]:8080/"];
        assert_eq!(past("*", &all), all);
        assert_eq!(past("lamp.example, *", &all), all);
        for list in ["*example.com", "ex*mple.com", "example.*", "**", "*.", "."] {
            assert!(past(list, &all).is_empty(), "{list}");
        }
    }

    #[test]
    fn a_port_is_that_of_the_request_or_of_its_scheme() {
        let all = ["http://host/", "http://host:80/", "https://host/", "http://host:8080/", "https://host:80/"];
        assert_eq!(past("host:80", &all), ["http://host/", "http://host:80/", "https://host:80/"]);
        assert_eq!(past("host:443", &all), ["https://host/"]);
        assert_eq!(past("host:", &all), all);
        assert_eq!(past("*:8080", &all), ["http://host:8080/"]);
        let below = ["http://a.host:8080/", "http://a.host/", "http://host:8080/"];
        assert_eq!(past("*.host:8080", &below), ["http://a.host:8080/"]);
        assert_eq!(past(".host:8080", &below), ["http://a.host:8080/"]);
        assert_eq!(past("host:8080", &below), ["http://a.host:8080/", "http://host:8080/"]);
        for list in ["host:http", "host:99999", ":80", "host:80:80"] {
            assert!(past(list, &all).is_empty(), "{list}");
        }
    }

    #[test]
    fn addresses_are_compared_as_addresses_with_a_port_or_as_networks() {
        let all = ["http://10.1.2.3/", "http://10.1.2.3:8080/", "http://10.9.9.9/", "http://110.1.2.3/"];
        assert_eq!(past("10.1.2.3", &all), all[..2]);
        assert_eq!(past("10.1.2.3:80", &all), all[..1]);
        for list in ["10.0.0.0/8", "10.1.2.3/8", "lamp.example,10.0.0.0/8"] {
            assert_eq!(past(list, &all), all[..3], "{list}");
        }
        assert_eq!(past("0.0.0.0/0", &all), all);
        for list in ["10.0.0.0/33", "10.1.2", "1.2.3", ".1.2.3", "fd00::/8"] {
            assert!(past(list, &all).is_empty(), "{list}");
        }
    }

    #[test]
    fn addresses_with_colons_stand_alone_or_in_brackets() {
        let all = ["http://[::1]/", "http://[::1]:8080/", "http://[fd00::7]/", "http://[::ffff:10.1.2.3]/"];
        for list in ["::1", "[::1]", "0:0:0:0:0:0:0:1"] {
            assert_eq!(past(list, &all), all[..2], "{list}");
        }
        assert_eq!(past("[::1]:80", &all), all[..1]);
        assert_eq!(past("[::1]:", &all), all[..2]);
        assert_eq!(past("fd00::/8", &all), all[2..3]);
        assert_eq!(past("10.0.0.0/8", &all), all[3..]);
        for list in ["[::1", "::1]", "[::1]x", "[]", "[]:80"] {
            assert!(past(list, &all).is_empty(), "{list}");
        }
    }
}
