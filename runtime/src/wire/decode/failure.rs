//! Why decoding failed.

use std::fmt;

/// The error of a body that could not be decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The field, such as `BackendServers[1].Port`; empty for the body as a whole.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl std::error::Error for Failure {}
