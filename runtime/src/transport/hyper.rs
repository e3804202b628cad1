//! The built-in transport: pooled HTTP/1.1 connections over TCP or TLS.

mod connector;

use std::{error::Error as StdError, time::Duration};

use bytes::Bytes;
use connector::{ConnectTimedOut, Connector, with_connect_timeout};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper_util::{
    client::legacy::Client,
    rt::{TokioExecutor, TokioTimer},
};

use super::{BoxFuture, TimeoutError, TimeoutPhase, Timeouts, Transport, TransportError, TransportErrorKind};

/// Responses may have that many bytes unless configured otherwise: 64 MiB.
const RESPONSE_LIMIT: usize = 64 << 20;

/// Connections stay open that long after their last use.
const IDLE_TIMEOUT: Duration = Duration::from_secs(60);

/// An HTTP/1.1 client with a connection pool. Certificates are checked against those that the machine trusts, which are
/// read when the first HTTPS connection is made.
///
/// It has to be used within a Tokio runtime. Clones share connections.
#[derive(Clone)]
pub struct HyperTransport {
    client: Client<Connector, Full<Bytes>>,
    response_limit: usize,
}

impl HyperTransport {
    /// A transport without connections yet.
    pub fn new() -> Self {
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE_TIMEOUT)
            .build(Connector::new());
        Self { client, response_limit: RESPONSE_LIMIT }
    }

    /// The most bytes that the body of a response may have, so that no server can exhaust memory. 64 MiB by default.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    async fn exchange(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
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

impl Transport for HyperTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let Timeouts { connect, attempt } = *timeouts;
        Box::pin(async move {
            if tokio::runtime::Handle::try_current().is_err() {
                return Err(TransportError::new(TransportErrorKind::NoRuntime));
            }
            let exchange = with_connect_timeout(connect, self.exchange(request));
            let response = tokio::time::timeout(attempt, exchange).await;
            response.unwrap_or_else(|_| Err(timed_out(TimeoutPhase::Attempt, attempt)))
        })
    }
}

fn timed_out(phase: TimeoutPhase, limit: Duration) -> TransportError {
    TransportError::new(TransportErrorKind::Timeout(TimeoutError::new(phase, limit)))
}

fn classify(error: hyper_util::client::legacy::Error) -> TransportError {
    if let Some(ConnectTimedOut(limit)) = cause(&error) {
        return timed_out(TimeoutPhase::Connect, *limit);
    }
    let kind = if error.is_connect() { TransportErrorKind::Connect } else { TransportErrorKind::Io };
    TransportError::with_source(kind, error)
}

/// The cause of type `T`, however deep it is.
fn cause<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}
