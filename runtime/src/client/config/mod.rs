//! What clients share: identity, place and the way they talk.

use std::{fmt, sync::Arc, time::Duration};

use http::HeaderValue;

use super::{
    clock::Clock,
    credentials::{CredentialsCache, ProvideCredentials},
    endpoint::{Endpoint, Network},
    retry::RetryPolicy,
};
use crate::{
    identity::SigningVersion,
    transport::{Timeouts, Transport},
};

mod builder;

pub use builder::ConfigBuilder;

/// The response format to request. Both are understood, whichever is requested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ResponseFormat {
    /// JSON.
    #[default]
    Json,
    /// XML.
    Xml,
}

impl ResponseFormat {
    /// As the `Format` parameter says it.
    pub(crate) fn parameter(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Xml => "XML",
        }
    }

    /// As the `accept` header says it.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml",
        }
    }
}

/// A validated configuration. Cloning is cheap; clients with the same configuration share its connections.
///
/// ```
/// use alicloud_runtime::{Config, Credentials};
///
/// # #[cfg(feature = "hyper")]
/// let config = Config::builder()
///     .region("cn-hangzhou")
///     .credentials(Credentials::access_key("my-access-key-id", "my-access-key-secret"))
///     .build()?;
/// # Ok::<(), alicloud_runtime::ConfigError>(())
/// ```
#[derive(Clone)]
pub struct Config(Arc<Inner>);

struct Inner {
    region: Option<String>,
    endpoint: Option<Endpoint>,
    network: Network,
    provider: Arc<dyn ProvideCredentials>,
    credentials: CredentialsCache,
    signing: SigningVersion,
    response_format: ResponseFormat,
    timeouts: Timeouts,
    /// For a whole call.
    timeout: Duration,
    retries: RetryPolicy,
    validation: bool,
    strict_enums: bool,
    unsuccessful_as_error: bool,
    user_agent: HeaderValue,
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
}

impl Config {
    /// The region of calls and requests that do not set their own.
    pub fn region(&self) -> Option<&str> {
        self.0.region.as_deref()
    }

    pub(crate) fn endpoint(&self) -> Option<&Endpoint> {
        self.0.endpoint.as_ref()
    }

    pub(crate) fn network(&self) -> Network {
        self.0.network
    }

    pub(crate) fn credentials(&self) -> &CredentialsCache {
        &self.0.credentials
    }

    pub(crate) fn signing(&self) -> SigningVersion {
        self.0.signing
    }

    pub(crate) fn response_format(&self) -> ResponseFormat {
        self.0.response_format
    }

    pub(crate) fn timeouts(&self) -> Timeouts {
        self.0.timeouts
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.0.timeout
    }

    pub(crate) fn retries(&self) -> RetryPolicy {
        self.0.retries
    }

    pub(crate) fn unsuccessful_as_error(&self) -> bool {
        self.0.unsuccessful_as_error
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    pub(crate) fn validation(&self) -> bool {
        self.0.validation
    }

    pub(crate) fn strict_enums(&self) -> bool {
        self.0.strict_enums
    }

    pub(crate) fn user_agent(&self) -> &HeaderValue {
        &self.0.user_agent
    }

    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        f.debug_struct("Config")
            .field("region", &inner.region)
            .field("endpoint", &inner.endpoint)
            .field("network", &inner.network)
            .field("credentials", &inner.provider)
            .field("signing", &inner.signing)
            .field("response_format", &inner.response_format)
            .field("timeouts", &inner.timeouts)
            .field("timeout", &inner.timeout)
            .field("retries", &inner.retries)
            .field("validation", &inner.validation)
            .field("strict_enums", &inner.strict_enums)
            .field("unsuccessful_as_error", &inner.unsuccessful_as_error)
            .field("user_agent", &inner.user_agent)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
