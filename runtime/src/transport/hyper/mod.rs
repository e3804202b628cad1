//! The built-in transport: pooled HTTP/1.1 connections over TCP or TLS.

mod builder;
mod connector;
mod error;
mod proxy;
mod route;
mod stream;
mod tls;

use std::{fmt, sync::Arc};

use bytes::Bytes;
use connector::{ConnectTimedOut, Connector, with_connect_timeout};
use http::header::PROXY_AUTHORIZATION;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper_util::client::legacy::{self, Client};
use proxy::Proxies;
use tls::{Tls, Trust};

use super::{
    BoxFuture, TimeoutPhase, Timeouts, Transport, TransportError, TransportErrorKind,
    cause::{cause, is_unsent},
    within,
};

pub use self::{builder::HyperTransportBuilder, error::HyperConfigError, proxy::Proxy};

/// An HTTP/1.1 client with a connection pool. Server certificates are verified against the system's root certificates,
/// which are loaded for the first HTTPS connection.
///
/// Unless [built](Self::builder) otherwise, requests go through the proxies that `HTTPS_PROXY`, `HTTP_PROXY`,
/// `ALL_PROXY` and `NO_PROXY`, in upper or lower case, specify when the transport is created. Calls to the machine
/// itself and to its metadata service (`100.100.100.200`) do not.
///
/// It must be used within a Tokio runtime. Clones share connections. Dropping the future of a call stops everything,
/// except for a connection that was being established while the call got another one: it is kept for the next call.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Full<Bytes>>,
    proxies: Arc<Proxies>,
    response_limit: usize,
}

impl HyperTransport {
    /// Creates a transport, without connecting.
    pub fn new() -> Self {
        let tls = Tls::new(Trust { system: true, extra: Vec::new() }, None);
        Self::builder().assemble(tls, Proxies::from_environment())
    }

    /// Creates a builder for a transport with custom settings.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::new()
    }

    /// Sets the maximum size of a response body in bytes, so that no server can exhaust memory. Defaults to 64 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    async fn exchange(&self, mut request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        if let Some(value) = self.proxies.authorization(request.uri()) {
            request.headers_mut().insert(PROXY_AUTHORIZATION, value);
        }
        let response = self.client.request(request.map(Full::new)).await.map_err(classify)?;
        let (head, body) = response.into_parts();
        let body = Limited::new(body, self.response_limit).collect().await.map_err(|error| {
            let limit = self.response_limit;
            let too_large = error.is::<LengthLimitError>();
            let kind = if too_large { TransportErrorKind::BodyTooLarge { limit } } else { TransportErrorKind::Io };
            if too_large { TransportError::new(kind) } else { TransportError::with_source(kind, error) }
        })?;
        Ok(http::Response::from_parts(head, body.to_bytes()))
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport").field("response_limit", &self.response_limit).finish_non_exhaustive()
    }
}

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let Timeouts { connect, attempt } = *timeouts;
        Box::pin(within(attempt, with_connect_timeout(connect, self.exchange(request))))
    }
}

fn classify(error: legacy::Error) -> TransportError {
    if let Some(ConnectTimedOut(limit)) = cause(&error) {
        return TransportError::timed_out(TimeoutPhase::Connect, *limit);
    }
    let kind = match () {
        () if is_unsent(&error) => TransportErrorKind::Connect,
        // Neither a connection nor a cause: the client itself refused the request.
        () if error.connect_info().is_none() => TransportErrorKind::InvalidRequest,
        () => TransportErrorKind::Io,
    };
    TransportError::with_source(kind, error)
}
