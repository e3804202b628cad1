//! Answers that cannot be read.

use std::fmt;

use http::StatusCode;

use super::service::{Trailer, some_or_unknown};

/// A successful response whose body does not match the specification.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// Name of the operation.
    pub operation: &'static str,
    /// The field, such as `BackendServers[1].Port`; empty for the body as a whole.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
    /// HTTP status of the response.
    pub status: StatusCode,
    /// The number of attempts, including the last.
    pub attempts: u32,
    /// The request id, if the body or the headers have one.
    pub request_id: Option<String>,
    /// At most the first 256 characters of a body that is not data, such as the page of a proxy. Data is not repeated,
    /// since it may be confidential.
    pub excerpt: Option<String>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot decode the response of {}: ", self.operation)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        let request_id = some_or_unknown(self.request_id.as_deref());
        write!(f, "{} (HTTP {}, request id {request_id})", self.message, self.status.as_u16())?;
        write!(f, "{}", Trailer(self.excerpt.as_deref()))
    }
}

impl std::error::Error for DecodeError {}
