//! Which host answers for a service in a region.

use std::{fmt, net::IpAddr};

use bytes::Bytes;
use http::{
    HeaderValue,
    uri::{Authority, Scheme},
};

use crate::model::{RegionEndpoint, Service};

/// The network that the caller is on, which determines the host of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Network {
    /// The Internet.
    #[default]
    Public,
    /// Inside a VPC of the same region.
    Vpc,
}

/// Where to connect to. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Endpoint {
    /// `https` or `http`.
    pub(crate) scheme: Scheme,
    /// Host to connect to, and port if one was given.
    pub(crate) authority: Authority,
    /// Both as the `host` header says them.
    host: HeaderValue,
}

impl Endpoint {
    /// A host that is known by its service. `None` if it is none. Nothing is copied.
    fn known(host: &'static str) -> Option<Self> {
        let host = Bytes::from_static(host.trim().as_bytes());
        let authority = Authority::from_maybe_shared(host.clone()).ok()?;
        Some(Self { scheme: Scheme::HTTPS, authority, host: HeaderValue::from_maybe_shared(host).ok()? })
    }

    /// The host that services have by convention, in what is known to be a region id; `None` if the code of the service cannot
    /// be part of one.
    fn by_rule(service: &Service, network: Network, region: &str) -> Option<Self> {
        let suffix = match network {
            Network::Public => "",
            Network::Vpc => "-vpc",
        };
        let host = format!("{}{suffix}.{region}.aliyuncs.com", service.code.to_ascii_lowercase());
        Some(Self::new(Scheme::HTTPS, host.try_into().ok()?))
    }

    fn new(scheme: Scheme, authority: Authority) -> Self {
        // What an authority may contain, a header may.
        let host = HeaderValue::from_str(authority.as_str()).unwrap_or_else(|_| HeaderValue::from_static(""));
        Self { scheme, authority, host }
    }

    /// Host and port as the `host` header says them.
    pub(crate) fn host(&self) -> &HeaderValue {
        &self.host
    }

    /// Reads `host`, `host:port`, `http://host:port` or `https://host`.
    ///
    /// # Errors
    /// What is wrong, as the end of a sentence that begins with the text in question.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        let (scheme, authority) = match text.split_once("://") {
            None => (Scheme::HTTPS, text),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Scheme::HTTPS, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Scheme::HTTP, rest),
            Some(_) => return Err("has a scheme other than http and https"),
        };
        Ok(Self::new(scheme, check_authority(authority)?))
    }

    /// The host below this one that has `prefix` and a dot in front. There are no hosts below an IP address: it stays what
    /// is connected to, and the `host` header alone has the prefix.
    pub(crate) fn below(self, prefix: &str) -> Self {
        let below = |host: &str| format!("{prefix}.{host}");
        match Authority::try_from(below(self.authority.as_str())) {
            Ok(authority) if !is_address(self.authority.as_str()) => Self::new(self.scheme, authority),
            _ => {
                let host = HeaderValue::try_from(below(self.host.to_str().unwrap_or_default()));
                Self { host: host.unwrap_or_else(|_| self.host.clone()), ..self }
            }
        }
    }
}

fn is_address(authority: &str) -> bool {
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    authority.starts_with('[') || host.parse::<IpAddr>().is_ok()
}

fn check_authority(authority: &str) -> Result<Authority, &'static str> {
    if authority.is_empty() {
        return Err("has no host");
    }
    for character in authority.chars() {
        match character {
            '@' => return Err("contains user information; set credentials separately"),
            '/' | '\\' => return Err("contains a path; use the host only"),
            '?' | '#' => return Err("contains a query or fragment; use the host only"),
            _ if character.is_whitespace() => return Err("contains white space"),
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | ':' | '[' | ']' => {}
            _ => return Err("contains a character that is not allowed in a host name"),
        }
    }
    let parsed: Authority = authority.parse().map_err(|_| "is not a host name")?;
    let port_is_good = match authority.strip_prefix(parsed.host()) {
        Some("") => true,
        Some(rest) => rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0)),
        None => false,
    };
    match (parsed.host(), port_is_good) {
        ("", _) => Err("has no host"),
        (_, false) => Err("has a port that is not a number from 1 to 65535"),
        _ => Ok(parsed),
    }
}

/// No host is known for the call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointError {
    /// The host depends on the region, and neither the request nor the client has one.
    NoRegion {
        /// Code of the service.
        service: &'static str,
    },
    /// The service has no known host in the region.
    UnknownRegion {
        /// Code of the service.
        service: &'static str,
        /// The region of the request, or else of the client.
        region: String,
        /// At most three similar region ids of this service, the closest first.
        nearest: Vec<&'static str>,
    },
    /// The service has no host for this network in the region.
    NoHost {
        /// Code of the service.
        service: &'static str,
        /// The region of the request, or else of the client.
        region: String,
        /// The network of the client.
        network: Network,
    },
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRegion { service } => {
                write!(
                    f,
                    "the host of {service} depends on the region: set a region or an endpoint in the configuration"
                )
            }
            Self::UnknownRegion { service, region, nearest } => {
                write!(f, "no host of {service} is known in region {region:?}")?;
                if !nearest.is_empty() {
                    write!(f, "; did you mean {}?", nearest.join(" or "))?;
                }
                f.write_str(" (to override, set an endpoint in the configuration)")
            }
            Self::NoHost { service, region, network } => {
                let (network, other) = match network {
                    Network::Public => ("public network", "the VPC network"),
                    Network::Vpc => ("VPC network", "the public network"),
                };
                write!(
                    f,
                    "{service} has no host on the {network} in region {region:?}: \
                     use {other} or set an endpoint in the configuration"
                )
            }
        }
    }
}

impl std::error::Error for EndpointError {}

/// The host for a call: the `explicit` one, or the one of the region, or the central one, or, for a service of which no hosts
/// are known, the one that services have by convention.
///
/// `region` is the region of the call. The central host is a public one, so that it never stands in for a VPC host.
pub(crate) fn resolve(
    service: &'static Service,
    explicit: Option<&Endpoint>,
    network: Network,
    region: Option<&str>,
) -> Result<Endpoint, EndpointError> {
    if let Some(endpoint) = explicit {
        return Ok(endpoint.clone());
    }
    let central = service.central_endpoint.filter(|_| network == Network::Public);
    let Some(region) = region else {
        return central.and_then(Endpoint::known).ok_or(EndpointError::NoRegion { service: service.code });
    };
    if service.regions.is_empty() && service.central_endpoint.is_none() {
        let no_host = || EndpointError::NoHost { service: service.code, region: region.to_owned(), network };
        return Endpoint::by_rule(service, network, region).ok_or_else(no_host);
    }
    let entry = service.regions.iter().find(|entry| entry.region == region);
    if let Some(endpoint) = entry.and_then(|entry| host_of(entry, network)).or(central).and_then(Endpoint::known) {
        return Ok(endpoint);
    }
    let region = region.to_owned();
    Err(match entry {
        Some(_) => EndpointError::NoHost { service: service.code, region, network },
        None if network == Network::Vpc && service.regions.is_empty() => {
            EndpointError::NoHost { service: service.code, region, network }
        }
        None => EndpointError::UnknownRegion { service: service.code, nearest: nearest(&region, service), region },
    })
}

fn host_of(entry: &RegionEndpoint, network: Network) -> Option<&'static str> {
    match network {
        Network::Public => entry.public,
        Network::Vpc => entry.vpc,
    }
}

/// Region ids that differ from `region` in few characters.
fn nearest(region: &str, service: &'static Service) -> Vec<&'static str> {
    const MOST: usize = 3;
    let limit = (region.len() / 3).clamp(1, 4);
    let mut near: Vec<_> = service
        .regions
        .iter()
        .map(|entry| (strsim::levenshtein(region, entry.region), entry.region))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort_unstable();
    near.into_iter().take(MOST).map(|(_, region)| region).collect()
}

#[cfg(test)]
mod tests;
