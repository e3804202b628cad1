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

/// Collects a configuration; [`build`](Self::build) checks it.
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
    /// Starts a configuration. Everything has a default, but for the transport where the feature `hyper` is off.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }
}

impl ConfigBuilder {
    /// The region that calls go to, such as `cn-hangzhou`, unless a request has one of its own. Services with one central
    /// host need none.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// The host to call, whatever the region of client or request: `host`, `host:port`, `https://host` or, without encryption,
    /// `http://host:port`.
    pub fn endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.endpoint = Some(endpoint.into());
        self
    }

    /// The network that the caller is on. The public one by default.
    pub fn network(mut self, network: Network) -> Self {
        self.network = network;
        self
    }

    /// Who makes the calls: [`Credentials`](crate::Credentials), or a [provider](crate::credentials) that gives them when they
    /// are needed. By default, the [`DefaultCredentialsChain`](crate::credentials::DefaultCredentialsChain) looks where they usually are.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(Arc::new(credentials));
        self
    }

    /// How calls are signed. V3 by default.
    pub fn signing(mut self, version: SigningVersion) -> Self {
        self.signing = version;
        self
    }

    /// The format that services are asked to answer in. JSON by default.
    pub fn response_format(mut self, format: ResponseFormat) -> Self {
        self.response_format = format;
        self
    }

    /// Time to connect, including name resolution and the TLS handshake. 5 seconds by default.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Time for one attempt, from connecting to the last byte of the response. 20 seconds by default.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// Time for a whole call, with getting credentials, all attempts and the time between them. 60 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How often failed calls are repeated. Three attempts by default, where repeating is safe.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = policy;
        self
    }

    /// Whether an answer with a successful HTTP status that has `Success: false` in it is an
    /// [`Error::Service`](crate::Error::Service). It is not by default: such answers may hold data, and what they say is
    /// in their fields and in [`Reply::reported_failure`](crate::Reply::reported_failure), which tells what counts as such.
    pub fn unsuccessful_as_error(mut self, enabled: bool) -> Self {
        self.unsuccessful_as_error = enabled;
        self
    }

    /// Whether requests are checked against their specification before they are sent. They are by default. What can become
    /// part of a host name or a path is checked in any case.
    pub fn validation(mut self, enabled: bool) -> Self {
        self.validation = Some(enabled);
        self
    }

    /// Whether a value that a field does not document is a violation. It is not by default: services take new values before
    /// they document them, and such a value is sent. Turn it on to find misspelt values before a service does. It means
    /// nothing where requests are not checked at all.
    pub fn strict_enums(mut self, enabled: bool) -> Self {
        self.strict_enums = enabled;
        self
    }

    /// Something to append to the user agent, such as `my-tool/1.2`.
    pub fn user_agent(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent = Some(suffix.into());
        self
    }

    /// What carries requests, instead of the built-in HTTP client. Takes an `Arc<dyn Transport>`, too.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// What tells the time, instead of the clock of the operating system. Takes an `Arc<dyn Clock>`, too.
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
