//! Request signing: what goes into a request before it is sent, as a function of its inputs alone.
//!
//! Clock and nonce are parameters, so that signatures can be compared with those of other SDKs.

pub(crate) mod digest;
mod headers;
pub(crate) mod percent;
#[cfg(test)]
mod tests;
mod v1_roa;
mod v1_rpc;
mod v3;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use digest::{Algorithm, Hex};
use http::{HeaderMap, HeaderValue};

use crate::{credentials::Credentials, encode::Parameters, operation::ApiStyle};

/// What a request with a token instead of a signature calls its kind.
const BEARER: &str = "BEARERTOKEN";

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SigningVersion {
    /// `ACS3-HMAC-SHA256`: the signature and everything it needs are sent in headers.
    #[default]
    V3,
    /// `HMAC-SHA1`: the signature and the common parameters are sent in the query or, if APIs have paths, in headers.
    V1,
    /// `ACS3-HMAC-SM3`: as V3, with the digest SM3.
    #[cfg(feature = "sm3")]
    V3Sm3,
}

/// A request that has no common parameters and no signature yet.
pub(crate) struct Unsigned<'a> {
    pub(crate) style: ApiStyle,
    pub(crate) method: &'a http::Method,
    /// Host, and port where it is not the default one, exactly as the `host` header says it.
    pub(crate) host: &'a HeaderValue,
    /// Path, already encoded.
    pub(crate) path: &'a str,
    pub(crate) action: &'static str,
    pub(crate) version: &'static str,
    /// Wanted format of the response, as the query says it: `JSON` or `XML`.
    pub(crate) format: &'a str,
    /// Wanted format of the response, as the `accept` header says it.
    pub(crate) accept: &'static str,
    pub(crate) query: &'a Parameters,
    pub(crate) headers: &'a Parameters,
    pub(crate) content: Content<'a>,
}

/// What the body of a request holds.
pub(crate) enum Content<'a> {
    Empty,
    Form(&'a Parameters),
    /// Bytes of a media type.
    Whole(&'static str, Bytes),
}

impl Content<'_> {
    fn media_type(&self) -> Option<&'static str> {
        match self {
            Self::Empty => None,
            Self::Form(_) => Some("application/x-www-form-urlencoded"),
            Self::Whole(media_type, _) => Some(media_type),
        }
    }

    fn bytes(&self) -> Bytes {
        match self {
            Self::Empty => Bytes::new(),
            Self::Form(parameters) => percent::form(&parameters.iter().collect::<Vec<_>>()).into(),
            Self::Whole(_, bytes) => bytes.clone(),
        }
    }
}

/// When a request is made, and what tells it from all others.
#[derive(Clone)]
pub(crate) struct Moment {
    /// Since 1970.
    seconds: u64,
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
        Self { seconds, timestamp, nonce }
    }

    /// As the `date` header says it, such as `Fri, 02 Jan 2026 03:04:05 GMT`.
    fn date(&self) -> String {
        httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(self.seconds))
    }
}

/// A request that is ready to send.
pub(crate) struct Signed {
    /// Path and query.
    pub(crate) target: String,
    /// Those that a transport must not show are marked as sensitive.
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// Adds what `version` asks for: common parameters and, unless the credentials are of a kind that does not sign, a
/// signature.
///
/// # Errors
/// A header that HTTP cannot carry.
pub(crate) fn sign(
    version: SigningVersion,
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: Moment,
) -> Result<Signed, http::Error> {
    match version {
        SigningVersion::V1 => match request.style {
            ApiStyle::Rpc => v1_rpc::sign(request, credentials, &moment),
            ApiStyle::Roa => v1_roa::sign(request, credentials, &moment),
        },
        SigningVersion::V3 => v3::sign(Algorithm::Sha256, request, credentials, moment),
        #[cfg(feature = "sm3")]
        SigningVersion::V3Sm3 => v3::sign(Algorithm::Sm3, request, credentials, moment),
    }
}

/// The query of a target.
fn query_of<'t>(target: &'t str, path: &str) -> &'t str {
    target.get(path.len() + 1..).unwrap_or_default()
}
