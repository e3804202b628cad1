//! Building a [`Config`].

use std::{sync::Arc, time::Duration};

use http::HeaderValue;

use super::{Config, Inner, ResponseFormat};
use crate::{
    client::{
        clock::{Clock, SystemClock},
        credentials::{CredentialsCache, ProvideCredentials, ProviderContext},
        endpoint::{Endpoint, Network},
        error::ConfigError,
        region::check_region,
        retry::RetryPolicy,
    },
    identity::SigningVersion,
    transport::{Timeouts, Transport},
};

/// Time for a whole call unless configured otherwise.
const TIMEOUT: Duration = Duration::from_secs(60);
/// Time for one attempt unless configured otherwise.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(20);
/// Time to connect unless configured otherwise.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// Builds a [`Config`]; [`build`](Self::build) validates it.
#[derive(Default)]
#[must_use = "a builder does nothing until it is built"]
pub struct ConfigBuilder {
    region: Option<String>,
    endpoint: Option<String>,
    network: Network,
    credentials: Option<Arc<dyn ProvideCredentials>>,
    signing: SigningVersion,
    response_format: ResponseFormat,
    connect_timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    timeout: Option<Duration>,
    retries: RetryPolicy,
    validation: Option<bool>,
    strict_enums: bool,
    unsuccessful_as_error: bool,
    user_agent: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
}

impl Config {
    /// Creates a builder. Everything has a default, except for the transport if the feature `hyper` is off.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }
}

impl ConfigBuilder {
    /// Sets the region to call, such as `cn-hangzhou`, for requests that do not set their own. Services with one
    /// central host need none.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets the host to call, regardless of the region of the client or request: `host`, `host:port`, `https://host`
    /// or, without encryption, `http://host:port`.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// Sets the network that the caller is on. Defaults to the public network.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// Sets the [`Credentials`](crate::Credentials), or a [provider](crate::credentials) that returns them when
    /// needed. Defaults to the [`DefaultCredentialsChain`](crate::credentials::DefaultCredentialsChain), which searches the
    /// usual places.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(credentials));
        self
    }

    /// Sets how calls are signed. Defaults to V3.
    pub fn signing(mut self, version: SigningVersion) -> Self {
        self.signing = version;
        self
    }

    /// Sets the response format to request. Defaults to JSON.
    pub fn response_format(mut self, format: ResponseFormat) -> Self {
        self.response_format = format;
        self
    }

    /// Sets the time limit for connecting, including name resolution and the TLS handshake. Defaults to 5 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the time limit of an attempt, from connecting to the last byte of the response. Defaults to 20 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Sets the time limit of a call, including fetching credentials, all attempts and the delays between them.
    /// Defaults to 60 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the retry policy. Defaults to three attempts, where repeating is safe.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = policy;
        self
    }

    /// Sets whether a response with a successful HTTP status and `Success: false` is an
    /// [`Error::Service`](crate::Error::Service). Off by default: such responses may hold data, and the failure is in
    /// their fields and in [`Reply::reported_failure`](crate::Reply::reported_failure), which documents what counts.
    pub fn unsuccessful_as_error(mut self, enabled: bool) -> Self {
        self.unsuccessful_as_error = enabled;
        self
    }

    /// Sets whether requests are validated against their specification before they are sent. On by default. Anything
    /// that becomes part of a host name or a path is always checked.
    pub fn validation(mut self, enabled: bool) -> Self {
        self.validation = Some(enabled);
        self
    }

    /// Sets whether an undocumented value of a field is a violation. Off by default: services accept new values before
    /// they document them, and such values are sent. Turn it on to catch misspelled values before a service does. It
    /// has no effect if validation is off.
    pub fn strict_enums(mut self, enabled: bool) -> Self {
        self.strict_enums = enabled;
        self
    }

    /// Appends a suffix to the user agent, such as `my-tool/1.2`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// Sets the transport that sends requests, instead of the built-in HTTP client. Also accepts an
    /// `Arc<dyn Transport>`.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Sets the clock, instead of that of the operating system. Also accepts an `Arc<dyn Clock>`.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Builds the configuration, with this provider unless another was given. `build` is where the default is: providers
    /// make calls, and stand above.
    ///
    /// # Errors
    /// The first thing that cannot work.
    pub(crate) fn build_with<P>(self, default: impl FnOnce() -> P) -> Result<Config, ConfigError>
    where
        P: ProvideCredentials + 'static,
    {
        let provider = self.credentials.unwrap_or_else(|| Arc::new(default()));
        provider.check()?;
        let endpoint = self.endpoint.as_deref().map(Endpoint::parse).transpose();
        let connect = self.connect_timeout.unwrap_or(CONNECT_TIMEOUT);
        let attempt = self.attempt_timeout.unwrap_or(ATTEMPT_TIMEOUT);
        let timeout = self.timeout.unwrap_or(TIMEOUT);
        check_timeout("connect timeout", connect)?;
        check_timeout("attempt timeout", attempt)?;
        check_timeout("timeout", timeout)?;
        let transport = self.transport.or_else(default_transport).ok_or(ConfigError::NoTransport)?;
        let clock = self.clock.unwrap_or_else(|| Arc::new(SystemClock::new()));
        let context = ProviderContext::new(Arc::clone(&transport), Arc::clone(&clock));
        Ok(Config(Arc::new(Inner {
            region: self.region.map(check_region).transpose()?,
            endpoint: endpoint.map_err(|problem| ConfigError::Endpoint { problem })?,
            network: self.network,
            credentials: CredentialsCache::new(Arc::clone(&provider), context),
            provider,
            signing: self.signing,
            response_format: self.response_format,
            timeouts: Timeouts { connect, attempt },
            timeout,
            retries: self.retries,
            validation: self.validation.unwrap_or(true),
            strict_enums: self.strict_enums,
            unsuccessful_as_error: self.unsuccessful_as_error,
            user_agent: user_agent(self.user_agent.as_deref())?,
            transport,
            clock,
        })))
    }
}

/// `AlibabaCloud (os; arch)` is how the service recognises its SDKs.
fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, ConfigError> {
    let mut text = format!(
        "AlibabaCloud ({}; {}) alicloud-rust/{}",
        std::env::consts::OS,
        std::env::consts::ARCH,
        env!("CARGO_PKG_VERSION")
    );
    if let Some(suffix) = suffix {
        text.push(' ');
        text.push_str(suffix);
    }
    HeaderValue::try_from(text).map_err(|_| ConfigError::UserAgent)
}

fn check_timeout(timeout: &'static str, duration: Duration) -> Result<(), ConfigError> {
    if duration.is_zero() { Err(ConfigError::ZeroTimeout { timeout }) } else { Ok(()) }
}

#[cfg(feature = "hyper")]
fn default_transport() -> Option<Arc<dyn Transport>> {
    Some(Arc::new(crate::transport::HyperTransport::new()))
}

#[cfg(not(feature = "hyper"))]
fn default_transport() -> Option<Arc<dyn Transport>> {
    None
}
