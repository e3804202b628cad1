//! The host of a request, in the one spelling that rules about hosts are held against.

use std::net::{IpAddr, Ipv4Addr};

use http::Uri;

/// The host of a machine's own metadata, which exists only on the machine itself.
const METADATA: IpAddr = IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200));

/// A host in small letters, without brackets and without the dot that may end a name.
pub(super) struct PlainHost {
    pub(super) name: String,
    /// If it is one. An IPv4 address in the form of an IPv6 address is the IPv4 address.
    pub(super) address: Option<IpAddr>,
}

impl PlainHost {
    pub(super) fn of(uri: &Uri) -> Option<Self> {
        let name = without_brackets(uri.host()?).trim_end_matches('.').to_ascii_lowercase();
        let address = name.parse::<IpAddr>().ok().map(|address| address.to_canonical());
        Some(Self { name, address })
    }

    /// Whether it is the machine itself.
    pub(super) fn is_loopback(&self) -> bool {
        let is_name = self.name == "localhost" || self.name.ends_with(".localhost");
        is_name || self.address.is_some_and(|address| address.is_loopback())
    }

    pub(super) fn is_metadata(&self) -> bool {
        self.address == Some(METADATA)
    }
}

pub(super) fn without_brackets(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}
