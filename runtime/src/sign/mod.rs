//! Request signing: what goes into a request before it is sent, as a function of its inputs alone.
//!
//! Clock and nonce are parameters, so that signatures can be compared with those of other SDKs.

mod digest;
pub(crate) mod percent;
#[cfg(test)]
mod tests;
mod v1_rpc;
mod v3;

use std::{
    borrow::Cow,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use bytes::Bytes;
use digest::Algorithm;

use crate::credentials::Credentials;

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SigningVersion {
    /// `ACS3-HMAC-SHA256`: the signature and everything it needs travel in headers.
    #[default]
    V3,
    /// `HMAC-SHA1`: the signature and the common parameters travel in the query.
    V1,
    /// `ACS3-HMAC-SM3`: as V3, with the digest SM3.
    #[cfg(feature = "sm3")]
    V3Sm3,
}

/// A request that has no common parameters and no signature yet.
pub(crate) struct Unsigned<'a> {
    pub(crate) method: &'a http::Method,
    /// Host, and port where it is not the default one, exactly as the `host` header says it.
    pub(crate) host: &'a str,
    /// Path, already encoded.
    pub(crate) path: &'a str,
    pub(crate) action: &'a str,
    pub(crate) version: &'a str,
    /// Wanted format of the response, as the query says it: `JSON` or `XML`.
    pub(crate) format: &'a str,
    /// Wanted format of the response, as the `accept` header says it.
    pub(crate) accept: &'a str,
    pub(crate) query: &'a [(String, String)],
    pub(crate) headers: &'a [(String, String)],
    pub(crate) content: Content<'a>,
}

/// What the body of a request holds.
pub(crate) enum Content<'a> {
    Empty,
    Form(&'a [(String, String)]),
    Json(&'a str),
}

impl Content<'_> {
    fn media_type(&self) -> Option<&'static str> {
        match self {
            Self::Empty => None,
            Self::Form(_) => Some("application/x-www-form-urlencoded"),
            Self::Json(_) => Some("application/json; charset=utf-8"),
        }
    }

    fn bytes(&self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::Form(parameters) => percent::form(&borrowed(parameters)).into(),
            Self::Json(text) => Bytes::copy_from_slice(text.as_bytes()),
        }
    }
}

/// When a request is made, and what tells it from all others.
pub(crate) struct Moment {
    timestamp: String,
    nonce: String,
}

impl Moment {
    /// `clock` is rounded down to seconds.
    pub(crate) fn new(clock: SystemTime, nonce: String) -> Self {
        // The year 9999 is the last with a timestamp. A clock before 1970 or after that is wrong anyway; the service
        // says so.
        let seconds = clock.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs().min(253_402_300_799);
        let timestamp = humantime::format_rfc3339_seconds(UNIX_EPOCH + Duration::from_secs(seconds)).to_string();
        Self { timestamp, nonce }
    }

    /// This moment, with a random nonce; `None` if the operating system has no random numbers.
    pub(crate) fn now() -> Option<Self> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).ok()?;
        Some(Self::new(SystemTime::now(), digest::hex(&random)))
    }
}

/// A request that is ready to send.
pub(crate) struct Signed {
    /// Path and query.
    pub(crate) target: String,
    /// Lowercase names, each at most once.
    pub(crate) headers: Vec<Header>,
    pub(crate) body: Bytes,
}

/// A header's name in lowercase and its value.
pub(crate) type Header = (Cow<'static, str>, String);

/// Adds what `version` asks for: common parameters and, unless the credentials are of a kind that does not sign, a
/// signature.
pub(crate) fn sign(
    version: SigningVersion,
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: &Moment,
) -> Signed {
    match version {
        SigningVersion::V1 => v1_rpc::sign(request, credentials, moment),
        SigningVersion::V3 => v3::sign(Algorithm::Sha256, request, credentials, moment),
        #[cfg(feature = "sm3")]
        SigningVersion::V3Sm3 => v3::sign(Algorithm::Sm3, request, credentials, moment),
    }
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

/// Sets headers that every request has, then those that its parameters ask for, which win.
fn with_extra(mut headers: Vec<Header>, request: &Unsigned<'_>) -> Vec<Header> {
    if let Some(media_type) = request.content.media_type() {
        headers.push((Cow::Borrowed("content-type"), media_type.to_owned()));
    }
    for (name, value) in request.headers {
        let name = name.to_ascii_lowercase();
        headers.retain(|(present, _)| *present != name);
        headers.push((Cow::Owned(name), value.clone()));
    }
    headers
}
