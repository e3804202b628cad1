//! How the built-in transport behaves.

use std::{fmt, sync::Arc, time::Duration};

use hyper_util::{
    client::legacy::Client,
    rt::{TokioExecutor, TokioTimer},
};

use super::{
    HyperTransport, Proxy,
    connector::Connector,
    error::HyperConfigError,
    proxy::Proxies,
    tls::{self, Tls, Trust},
};

/// Responses may have that many bytes unless configured otherwise: 64 MiB.
const RESPONSE_LIMIT: usize = 64 << 20;

/// Connections stay open that long after their last use, unless configured otherwise.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// A builder for a [`HyperTransport`].
///
/// ```no_run
/// use alicloud_runtime::transport::{HyperTransport, Proxy};
///
/// let transport = HyperTransport::builder()
///     .max_idle_connections(8)
///     .root_certificates(std::fs::read("company-root.pem")?)
///     .proxy(Proxy::new("http://proxy.example:3128").except("aliyuncs-internal.example"))
///     .build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use = "a builder does nothing until it is built"]
pub struct HyperTransportBuilder {
    max_idle: Option<usize>,
    idle_timeout: Option<Duration>,
    keepalive: Option<Duration>,
    response_limit: usize,
    system_certificates: bool,
    /// PEM.
    root_certificates: Vec<Vec<u8>>,
    /// PEM: the chain and the key.
    identity: Option<(Vec<u8>, Vec<u8>)>,
    proxy: ProxyChoice,
}

#[derive(Clone)]
enum ProxyChoice {
    Environment,
    Off,
    Given(Proxy),
}

impl HyperTransportBuilder {
    pub(super) fn new() -> Self {
        Self {
            max_idle: None,
            idle_timeout: Some(IDLE_TIMEOUT),
            keepalive: None,
            response_limit: RESPONSE_LIMIT,
            system_certificates: true,
            root_certificates: Vec::new(),
            identity: None,
            proxy: ProxyChoice::Environment,
        }
    }

    /// Sets the maximum number of idle connections per host. Others are closed after use; with 0, all of them.
    /// Unlimited by default.
    pub fn max_idle_connections(mut self, connections: usize) -> Self {
        self.max_idle = Some(connections);
        self
    }

    /// Sets how long an idle connection is kept; `None` keeps it until the peer closes it. Defaults to one minute.
    pub fn idle_timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = timeout.into();
        self
    }

    /// Sets how long a connection is silent before the operating system sends TCP keepalive probes. Off by default.
    pub fn tcp_keepalive(mut self, silence: impl Into<Option<Duration>>) -> Self {
        self.keepalive = silence.into();
        self
    }

    /// Sets the maximum size of a response body in bytes, so that no server can exhaust memory. Defaults to 64 MiB.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Additional root certificates (PEM), on top of the system's. May be called more than once.
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.root_certificates.push(pem.into());
        self
    }

    /// Sets whether the system's root certificates are trusted. On by default; otherwise, only the
    /// [`root_certificates`](Self::root_certificates) are.
    pub fn system_certificates(mut self, trusted: bool) -> Self {
        self.system_certificates = trusted;
        self
    }

    /// Sets the client certificate for servers that ask for one: a certificate chain, starting with the client's, and
    /// the private key of the first, both in PEM. They may be the same text.
    pub fn client_identity(mut self, chain: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.identity = Some((chain.into(), key.into()));
        self
    }

    /// Sets the proxy that requests go through, regardless of the environment. Calls to the metadata service of the
    /// machine, `100.100.100.200`, never use it.
    pub fn proxy(mut self, proxy: Proxy) -> Self {
        self.proxy = ProxyChoice::Given(proxy);
        self
    }

    /// Disables proxies, regardless of the environment.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = ProxyChoice::Off;
        self
    }

    /// Creates a transport, without connecting.
    ///
    /// # Errors
    /// A certificate, a key or the URL of a proxy is invalid.
    pub fn build(self) -> Result<HyperTransport, HyperConfigError> {
        let certificates = self.root_certificates.iter().map(|pem| tls::root_certificates(pem));
        let extra = certificates.collect::<Result<Vec<_>, _>>()?.concat();
        if extra.is_empty() && !self.system_certificates {
            return Err(HyperConfigError::RootCertificates { problem: "are missing, and the system's are off" });
        }
        let identity = self.identity.as_ref().map(|(chain, key)| tls::identity(chain, key)).transpose()?;
        let tls = Tls::new(Trust { system: self.system_certificates, extra }, identity);
        let proxies = match &self.proxy {
            ProxyChoice::Environment => Proxies::from_environment(),
            ProxyChoice::Off => Proxies::Off,
            ProxyChoice::Given(proxy) => Proxies::given(proxy)?,
        };
        Ok(self.assemble(tls, proxies))
    }

    /// A transport with the settings that need no check. Those that do are given as they came out of it.
    pub(super) fn assemble(&self, tls: Tls, proxies: Proxies) -> HyperTransport {
        let proxies = Arc::new(proxies);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(self.idle_timeout)
            .pool_max_idle_per_host(self.max_idle.unwrap_or(usize::MAX))
            .build(Connector::new(self.keepalive, tls, Arc::clone(&proxies)));
        HyperTransport { client, proxies, response_limit: self.response_limit }
    }
}

impl fmt::Debug for HyperTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransportBuilder")
            .field("max_idle_connections", &self.max_idle)
            .field("idle_timeout", &self.idle_timeout)
            .field("tcp_keepalive", &self.keepalive)
            .field("response_limit", &self.response_limit)
            .field("system_certificates", &self.system_certificates)
            .field("client_identity", &self.identity.is_some())
            .finish_non_exhaustive()
    }
}
