//! The way to a server: straight, or through a proxy that makes a tunnel.

use std::{
    error::Error as StdError,
    fmt,
    future::poll_fn,
    task::{Context, Poll},
};

use http::{Uri, uri::PathAndQuery};
use hyper_util::{
    client::{
        legacy::connect::{
            HttpConnector,
            proxy::{SocksV5, Tunnel},
        },
        proxy::matcher::Intercept,
    },
    rt::TokioIo,
};
use tokio::net::TcpStream;
use tower_service::Service;

use super::proxy::Kind;
use crate::transport::BoxFuture;

/// What connectors fail with.
pub(super) type BoxError = Box<dyn StdError + Send + Sync>;

/// Where SOCKS proxies listen unless something else is said.
const SOCKS_PORT: u16 = 1080;

/// Connects to the server of a URI, with nothing written that is for it.
#[derive(Clone)]
pub(super) enum Route {
    Straight(HttpConnector),
    Tunnel(HttpConnector, Intercept),
    Socks(HttpConnector, Intercept),
}

impl Route {
    /// The way through `proxy`, if it is one that makes tunnels for anyone.
    ///
    /// # Errors
    /// The proxy is of a kind that is not supported.
    pub(super) fn through(proxy: Intercept, tcp: HttpConnector) -> Result<Self, ProxyError> {
        match Kind::of(&proxy) {
            Some(Kind::Http) => Ok(Self::Tunnel(tcp, proxy)),
            Some(Kind::Socks) => Ok(Self::Socks(tcp, proxy)),
            None => Err(ProxyError::new(&proxy, "its scheme is none of `http`, `socks5` and `socks5h`")),
        }
    }

    async fn connect(self, server: Uri) -> Result<TokioIo<TcpStream>, BoxError> {
        match self {
            Self::Straight(tcp) => Ok(one_shot(tcp, server).await?),
            Self::Tunnel(tcp, proxy) => {
                let tunnel = Tunnel::new(proxy.uri().clone(), tcp);
                let tunnel = match proxy.basic_auth() {
                    Some(value) => tunnel.with_auth(value.clone()),
                    None => tunnel,
                };
                one_shot(tunnel, server).await.map_err(|error| ProxyError::new(&proxy, &Chain(&error)).into())
            }
            Self::Socks(tcp, proxy) => {
                let socks = SocksV5::new(with_port(proxy.uri(), SOCKS_PORT), tcp);
                let socks = match proxy.raw_auth() {
                    Some((user, password)) => socks.with_auth(user.to_owned(), password.to_owned()),
                    None => socks,
                };
                // It takes any server without a port for one of HTTPS.
                let port = if server.scheme_str() == Some("http") { 80 } else { 443 };
                let connected = one_shot(socks, with_port(&server, port)).await;
                connected.map_err(|error| ProxyError::new(&proxy, &Chain(&error)).into())
            }
        }
    }
}

impl Service<Uri> for Route {
    type Response = TokioIo<TcpStream>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, server: Uri) -> Self::Future {
        Box::pin(self.clone().connect(server))
    }
}

/// Connects to a proxy that reads requests itself.
pub(super) async fn to_proxy(tcp: HttpConnector, proxy: &Intercept) -> Result<TokioIo<TcpStream>, ProxyError> {
    one_shot(tcp, proxy.uri().clone()).await.map_err(|error| ProxyError::new(proxy, &Chain(&error)))
}

/// One call of a service.
pub(super) async fn one_shot<S: Service<Uri>>(mut service: S, uri: Uri) -> Result<S::Response, S::Error> {
    poll_fn(|context| service.poll_ready(context)).await?;
    service.call(uri).await
}

/// The same URI, with this port unless it has one.
fn with_port(uri: &Uri, port: u16) -> Uri {
    let mut parts = uri.clone().into_parts();
    if let Some(authority) = parts.authority.take_if(|authority| authority.port().is_none()) {
        parts.authority = format!("{authority}:{port}").parse().ok();
    }
    parts.path_and_query.get_or_insert_with(|| PathAndQuery::from_static("/"));
    Uri::from_parts(parts).unwrap_or_else(|_| uri.clone())
}

/// No connection through a proxy.
#[derive(Debug)]
pub(super) struct ProxyError {
    /// Host and port, without what the proxy is told.
    proxy: String,
    problem: String,
}

impl ProxyError {
    fn new(proxy: &Intercept, problem: &(impl fmt::Display + ?Sized)) -> Self {
        let proxy = proxy.uri().authority().map(ToString::to_string).unwrap_or_default();
        Self { proxy, problem: problem.to_string() }
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no connection through the proxy {}: {}", self.proxy, self.problem)
    }
}

/// It tells all that is behind it, since only the innermost of several errors is shown.
impl StdError for ProxyError {}

/// An error with everything behind it.
struct Chain<'a>(&'a dyn StdError);

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        std::iter::successors(self.0.source(), |&error| error.source()).try_for_each(|error| write!(f, ": {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_added_only_where_there_is_none() {
        let with_port = |uri: &'static str| with_port(&Uri::from_static(uri), 1080).to_string();
        assert_eq!(with_port("socks5://proxy.example/"), "socks5://proxy.example:1080/");
        assert_eq!(with_port("socks5://proxy.example:9/"), "socks5://proxy.example:9/");
        assert_eq!(with_port("http://[::1]/"), "http://[::1]:1080/");
    }
}
