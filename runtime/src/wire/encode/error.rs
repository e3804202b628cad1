//! Why encoding failed.

use std::fmt;

use crate::model::record::lexical::NotFinite;

/// The error of a request that could not be encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    /// The field, such as `Weights[0]`.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for EncodeError {}

/// Why something could not be encoded.
pub(super) enum Problem {
    /// Somewhere is a number that is not finite.
    NotFinite,
    Known(EncodeError),
}

impl From<NotFinite> for Problem {
    fn from(NotFinite: NotFinite) -> Self {
        Self::NotFinite
    }
}
