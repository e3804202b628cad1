//! What carries requests: one small trait, and the built-in HTTP client behind it.

#[cfg(any(feature = "hyper", feature = "reqwest"))]
mod cause;
mod error;
#[cfg(feature = "hyper")]
mod hyper;
#[cfg(feature = "replay")]
pub mod replay;
#[cfg(feature = "reqwest")]
mod reqwest;

use std::{pin::Pin, sync::Arc, time::Duration};

use bytes::Bytes;

pub use self::error::{TimeoutError, TimeoutPhase, TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use self::hyper::{HyperConfigError, HyperTransport, HyperTransportBuilder, Proxy};
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The time limits for sending a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Timeouts {
    /// For connecting, including name resolution and the TLS handshake.
    pub connect: Duration,
    /// For one attempt, from connecting to the last byte of the response.
    pub attempt: Duration,
}

impl Timeouts {
    /// Creates the limits.
    pub fn new(connect: Duration, attempt: Duration) -> Self {
        Self { connect, attempt }
    }
}

/// Sends complete, signed requests.
///
/// A request contains secrets: headers with a token are marked as sensitive, so that `Debug` hides them, but with
/// [`SigningVersion::V1`](crate::SigningVersion::V1) a token is part of the URI. Do not log URIs.
///
/// An implementation must send the method, URI, headers and body unchanged: the signature covers most of them. It must
/// not follow redirects, and must limit its time and the size of responses.
pub trait Transport: Send + Sync {
    /// Sends `request` and reads the whole response, whatever its status.
    ///
    /// # Errors
    /// No complete response arrived in time.
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        (**self).send(request, timeouts)
    }
}

/// The answer of an attempt that has that long, and needs a Tokio runtime.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
async fn within<T>(
    limit: Duration,
    attempt: impl Future<Output = Result<T, TransportError>>,
) -> Result<T, TransportError> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(TransportError::new(TransportErrorKind::NoRuntime));
    }
    let timed_out = |_| Err(TransportError::timed_out(TimeoutPhase::Attempt, limit));
    tokio::time::timeout(limit, attempt).await.unwrap_or_else(timed_out)
}

/// For tests that send nothing.
#[cfg(test)]
pub(crate) struct NoTransport;

#[cfg(test)]
impl Transport for NoTransport {
    fn send(
        &self,
        _: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Connect)) })
    }
}
