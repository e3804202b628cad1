//! Connections over TCP or TLS, made within a time limit.

use std::{
    error::Error as StdError,
    fmt,
    future::poll_fn,
    io,
    sync::{Arc, OnceLock},
    task::{Context, Poll},
    time::Duration,
};

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::{client::legacy::connect::HttpConnector, rt::TokioIo};
use tokio::net::TcpStream;
use tower_service::Service;

use super::BoxFuture;

type BoxError = Box<dyn StdError + Send + Sync>;
type Connection = MaybeHttpsStream<TokioIo<TcpStream>>;

tokio::task_local! {
    /// The limit of the call that is being made: a connector is told nothing but the address.
    static LIMIT: Duration;
}

/// Runs a call whose new connections have that long to be made.
pub(super) async fn with_connect_timeout<F: Future>(limit: Duration, call: F) -> F::Output {
    LIMIT.scope(limit, call).await
}

/// Connecting took longer than this.
#[derive(Debug)]
pub(super) struct ConnectTimedOut(pub(super) Duration);

impl fmt::Display for ConnectTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not connected within {:?}", self.0)
    }
}

impl StdError for ConnectTimedOut {}

/// Connects by the scheme of a URI. What TLS needs is prepared at the first `https` URI, so that a machine without root
/// certificates can still use `http`.
#[derive(Clone)]
pub(super) struct Connector {
    plain: HttpConnector,
    tls: Arc<OnceLock<HttpsConnector<HttpConnector>>>,
}

impl Connector {
    pub(super) fn new() -> Self {
        let mut plain = HttpConnector::new();
        plain.enforce_http(false);
        plain.set_nodelay(true);
        Self { plain, tls: Arc::default() }
    }

    /// A failure is not kept: the next call may find the certificates.
    fn tls(&self) -> io::Result<HttpsConnector<HttpConnector>> {
        if let Some(connector) = self.tls.get() {
            return Ok(connector.clone());
        }
        // The provider is named, since a default is ambiguous once another crate enables a second one.
        let connector = HttpsConnectorBuilder::new()
            .with_provider_and_native_roots(rustls::crypto::ring::default_provider())
            .map_err(|error| {
                io::Error::new(error.kind(), format!("the root certificates of this machine cannot be used: {error}"))
            })?
            .https_only()
            .enable_http1()
            .wrap_connector(self.plain.clone());
        Ok(self.tls.get_or_init(|| connector).clone())
    }

    async fn connect(self, uri: http::Uri) -> Result<Connection, BoxError> {
        if uri.scheme() == Some(&http::uri::Scheme::HTTPS) {
            one_shot(self.tls()?, uri).await
        } else {
            Ok(MaybeHttpsStream::Http(one_shot(self.plain, uri).await?))
        }
    }
}

async fn one_shot<S: Service<http::Uri>>(mut service: S, uri: http::Uri) -> Result<S::Response, S::Error> {
    poll_fn(|context| service.poll_ready(context)).await?;
    service.call(uri).await
}

impl Service<http::Uri> for Connector {
    type Response = Connection;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Connection, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: http::Uri) -> Self::Future {
        let limit = LIMIT.try_with(|limit| *limit);
        let connect = self.clone().connect(uri);
        Box::pin(async move {
            match limit {
                Ok(limit) => tokio::time::timeout(limit, connect).await.map_err(|_| ConnectTimedOut(limit))?,
                Err(_) => connect.await,
            }
        })
    }
}
