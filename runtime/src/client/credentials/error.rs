//! Why there are no credentials.

use std::{error::Error as StdError, fmt};

/// Source of a [`CredentialsError`].
type BoxError = Box<dyn StdError + Send + Sync>;

/// The error of a provider that returned no credentials. Neither the message nor the source contains a secret.
#[derive(Debug)]
pub struct CredentialsError {
    provider: &'static str,
    is_configured: bool,
    message: String,
    source: Option<BoxError>,
}

impl CredentialsError {
    /// Creates the error of a provider that is not configured, for example because a variable or a file is missing. A
    /// chain continues with the next one.
    pub fn not_configured(provider: &'static str, message: impl Into<String>) -> Self {
        Self { provider, is_configured: false, message: message.into(), source: None }
    }

    /// Creates the error of a provider that is configured but has no credentials. A chain stops here: the next
    /// provider could be a different identity.
    pub fn failed(provider: &'static str, message: impl Into<String>) -> Self {
        Self { provider, is_configured: true, message: message.into(), source: None }
    }

    /// Adds the cause of the error.
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

    /// Whether the provider was configured.
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
