//! Connections over TCP or TLS, straight or through proxies, made within a time limit.

use std::{
    error::Error as StdError,
    fmt,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use http::{Uri, uri::Scheme};
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use tower_service::Service;

use super::{
    proxy::{Kind, Proxies},
    route::{BoxError, Route, one_shot, to_proxy},
    stream::{Io, Stream},
    tls::Tls,
};
use crate::transport::BoxFuture;

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

/// Connects by the scheme of a URI.
#[derive(Clone)]
pub(super) struct Connector {
    tcp: HttpConnector,
    tls: Arc<Tls>,
    proxies: Arc<Proxies>,
}

impl Connector {
    /// `keepalive` is how long a connection is silent before the system asks whether the other end is still there.
    pub(super) fn new(keepalive: Option<Duration>, tls: Tls, proxies: Arc<Proxies>) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(keepalive);
        Self { tcp, tls: Arc::new(tls), proxies }
    }

    async fn connect(self, uri: Uri) -> Result<Stream, BoxError> {
        let is_https = uri.scheme() == Some(&Scheme::HTTPS);
        let route = match self.proxies.of(&uri) {
            Some(proxy) if !is_https && Kind::of(&proxy) == Some(Kind::Http) => {
                let io = MaybeHttpsStream::Http(to_proxy(self.tcp, &proxy).await?);
                return Ok(Stream { io, to_proxy: true });
            }
            Some(proxy) => Route::through(proxy, self.tcp.clone())?,
            None => Route::Straight(self.tcp.clone()),
        };
        let io = if is_https { self.over_tls(route, uri).await? } else { one_shot(route, uri).await?.into() };
        Ok(Stream { io, to_proxy: false })
    }

    async fn over_tls(self, route: Route, uri: Uri) -> Result<Io, BoxError> {
        let mut connector = HttpsConnector::from((route, self.tls.config()?));
        connector.enforce_https();
        one_shot(connector, uri).await
    }
}

impl Service<Uri> for Connector {
    type Response = Stream;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Stream, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
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
