//! Answers that say no.

use std::{fmt, time::Duration};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::codes::{Meaning, meaning};
use crate::{identity::Credentials, model::Json, wire::response};

/// An error that the service returned.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServiceError {
    /// Name of the operation.
    pub operation: &'static str,
    /// HTTP status of the response.
    pub status: StatusCode,
    /// The number of attempts.
    pub attempts: u32,
    /// Error code, such as `InvalidParameter`.
    pub code: Option<String>,
    /// The error message.
    pub message: Option<String>,
    /// The request id, from the body or else from the headers.
    pub request_id: Option<String>,
    /// Trace id, from the headers.
    pub trace_id: Option<String>,
    /// The host that responded, as it reports itself.
    pub host_id: Option<String>,
    /// Where to read more, usually a link.
    pub recommendation: Option<String>,
    /// How long the service asks callers to wait.
    pub retry_after: Option<Duration>,
    /// Additional details that some services provide.
    pub detail: Option<String>,
    /// Why access was denied, if the service says so.
    pub access_denied_detail: Option<Json>,
    /// At most the first 256 characters of a body with neither a code nor a message, such as the page of a proxy.
    pub excerpt: Option<String>,
}

impl ServiceError {
    /// Reads whatever the response tells: JSON or XML under any root, whatever the content type says, or headers alone.
    pub(crate) fn new(operation: &'static str, response: &http::Response<Bytes>, credentials: &Credentials) -> Self {
        let (body, headers) = (response.body(), response.headers());
        let value = response::value(body);
        let details = value.as_ref().map_or(&Json::Null, innermost);
        let text = |names: &[&str]| response::text_of(details, names).map(|text| credentials.redact(&text));
        let (code, message) = (text(&["Code"]), text(&["Message"]));
        let is_explained = code.is_some() || message.is_some();
        Self {
            operation,
            status: response.status(),
            attempts: 1,
            request_id: response::request_id(headers, value.as_ref()).or_else(|| text(&["RequestId"])),
            trace_id: response::header(headers, "x-acs-trace-id"),
            host_id: text(&["HostId"]),
            recommendation: text(&["Recommend"]),
            retry_after: retry_after(headers),
            detail: text(&["Detail", "Description"]),
            access_denied_detail: response::member(details, "AccessDeniedDetail")
                .filter(|json| !json.is_null())
                .cloned(),
            excerpt: if is_explained { None } else { response::excerpt(body, |text| credentials.redact(text)) },
            code,
            message,
        }
    }

    /// Whether the service throttled the call: by its code, such as `Throttling.User`, `TooManyRequests` or
    /// `FlowControl`, by HTTP status 429, or by saying how long to wait without having failed itself.
    pub fn is_throttling(&self) -> bool {
        self.meaning() == Some(Meaning::Throttled)
            || self.status == StatusCode::TOO_MANY_REQUESTS
            || (self.retry_after.is_some() && self.status.is_client_error())
    }

    /// Whether the service did not find the resource: by HTTP status 404 or by its code, such as
    /// `InvalidLoadBalancerId.NotFound` or `EntityNotExist.User`.
    pub fn is_not_found(&self) -> bool {
        let is_missing = |code: &str| ["NotFound", "NotExist", "NoSuch"].iter().any(|part| code.contains(part));
        self.status == StatusCode::NOT_FOUND || self.has_code(is_missing)
    }

    /// Whether this is the error by which a service reports a successful dry run. A dry run changes nothing and always
    /// returns an error.
    pub fn is_dry_run_passed(&self) -> bool {
        self.has_code(|code| code == "DryRunOperation" || code.ends_with(".DryRunOperation"))
    }

    /// What the code says about calling again.
    pub(crate) fn meaning(&self) -> Option<Meaning> {
        self.code.as_deref().and_then(meaning)
    }

    fn has_code(&self, test: impl FnOnce(&str) -> bool) -> bool {
        self.code.as_deref().is_some_and(test)
    }
}

/// `x-acs-retry-after` counts milliseconds, and `retry-after` seconds. Zero says nothing; nor does a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let number = |name| response::header(headers, name)?.trim().parse::<u64>().ok().filter(|number| *number > 0);
    let own = number("x-acs-retry-after").map(Duration::from_millis);
    own.or_else(|| number("retry-after").map(Duration::from_secs))
}

/// The object with code and message: the body itself, or the error object that it wraps.
fn innermost(body: &Json) -> &Json {
    if response::member(body, "Code").is_some() {
        return body;
    }
    response::member(body, "Error").filter(|error| error.is_object()).unwrap_or(body)
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} failed", self.operation)?;
        for part in [&self.code, &self.message].into_iter().flatten() {
            write!(f, ": {part}")?;
        }
        let request_id = some_or_unknown(self.request_id.as_deref());
        write!(f, " (HTTP {}, request id {request_id}", self.status.as_u16())?;
        if self.attempts > 1 {
            write!(f, ", {} attempts", self.attempts)?;
        }
        f.write_str(")")?;
        if let Some(recommendation) = &self.recommendation {
            write!(f, "; see {recommendation}")?;
        }
        write!(f, "{}", Trailer(self.excerpt.as_deref()))
    }
}

impl std::error::Error for ServiceError {}

pub(super) fn some_or_unknown(text: Option<&str>) -> &str {
    text.unwrap_or("unknown")
}

/// The end of a message about a body that is shown in part.
pub(super) struct Trailer<'a>(pub(super) Option<&'a str>);

impl fmt::Display for Trailer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |excerpt| write!(f, "; the body starts with {excerpt:?}"))
    }
}
