//! A request before it is signed, and after.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

use crate::{
    model::ApiStyle,
    wire::{encode::Parameters, percent},
};

/// What a request with a token instead of a signature calls its kind.
pub(super) const BEARER: &str = "BEARERTOKEN";

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
    pub(super) fn media_type(&self) -> Option<&'static str> {
        match self {
            Self::Empty => None,
            Self::Form(_) => Some("application/x-www-form-urlencoded"),
            Self::Whole(media_type, _) => Some(media_type),
        }
    }

    pub(super) fn bytes(&self) -> Bytes {
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
    pub(super) seconds: u64,
    pub(super) timestamp: String,
    pub(super) nonce: String,
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
    pub(super) fn date(&self) -> String {
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

/// The query of a target.
pub(super) fn query_of<'t>(target: &'t str, path: &str) -> &'t str {
    target.get(path.len() + 1..).unwrap_or_default()
}
