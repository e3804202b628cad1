//! Why there are no credentials.

use std::{error::Error as StdError, fmt};

/// Source of a [`CredentialsError`].
type BoxError = Box<dyn StdError + Send + Sync>;

/// A provider that gave no credentials. Neither message nor source repeats a secret.
#[derive(Debug)]
pub struct CredentialsError {
    provider: &'static str,
    is_configured: bool,
    message: String,
    source: Option<BoxError>,
}

impl CredentialsError {
    /// A provider that there is nothing for, such as a variable or a file. A chain goes on to the next one.
    pub fn not_configured(provider: &'static str, message: impl Into<String>) -> Self {
        Self { provider, is_configured: false, message: message.into(), source: None }
    }

    /// A provider that should have had credentials and has none. A chain ends here: the next provider would be somebody
    /// else.
    pub fn failed(provider: &'static str, message: impl Into<String>) -> Self {
        Self { provider, is_configured: true, message: message.into(), source: None }
    }

    /// The same error with what is behind it.
    #[must_use]
    pub fn with_source(self, source: impl Into<BoxError>) -> Self {
        Self { source: Some(source.into()), ..self }
    }

    /// The same error of a provider that has had credentials before, so that there was something to go by.
    pub(crate) fn configured(self) -> Self {
        Self { is_configured: true, ..self }
    }

    /// The provider, such as `environment`.
    pub fn provider(&self) -> &'static str {
        self.provider
    }

    /// Whether there was something for the provider to go by.
    pub fn is_configured(&self) -> bool {
        self.is_configured
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.provider, self.message)?;
        self.source.as_ref().map_or(Ok(()), |source| write!(f, ": {source}"))
    }
}

impl StdError for CredentialsError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
