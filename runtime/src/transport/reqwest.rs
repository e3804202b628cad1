//! A transport over a client of reqwest's.

use std::fmt;

use bytes::{Bytes, BytesMut};
use reqwest::{Client, redirect};

use super::{BoxFuture, Timeouts, Transport, TransportError, TransportErrorKind, cause::is_unsent, within};

/// Responses may have that many bytes unless configured otherwise: 64 MiB.
const RESPONSE_LIMIT: usize = 64 << 20;

/// Sends requests with a [`reqwest::Client`], for programs that configure their own proxies, certificates or name
/// resolution.
///
/// The client sets the connect timeout, since reqwest has none for a single request: [`Timeouts::connect`] is not
/// used. [`Timeouts::attempt`] is, along with the client's own limits. The client has TLS only if a reqwest feature
/// for it is enabled, which this crate leaves to its user.
///
/// It must be used within a Tokio runtime.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    response_limit: usize,
}

impl ReqwestTransport {
    /// Creates a transport that uses `client`, which must not follow redirects
    /// ([`Policy::none`](reqwest::redirect::Policy::none)): they would send signed requests wherever a response points
    /// to.
    pub fn new(client: Client) -> Self {
        Self { client, response_limit: RESPONSE_LIMIT }
    }

    /// Creates a transport with a new client that follows no redirects and otherwise has the defaults of reqwest.
    ///
    /// # Errors
    /// reqwest cannot create the client, for example because it finds no root certificates.
    pub fn without_redirects() -> Result<Self, reqwest::Error> {
        Ok(Self::new(Client::builder().redirect(redirect::Policy::none()).build()?))
    }

    /// Sets the maximum size of a response body in bytes, so that no server can exhaust memory. Defaults to 64 MiB.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    async fn exchange(&self, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, TransportError> {
        let mut response = self.client.execute(unchanged(request)?).await.map_err(classify)?;
        let mut answer = http::Response::new(Bytes::new());
        *answer.status_mut() = response.status();
        *answer.version_mut() = response.version();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        *answer.body_mut() = self.body(response).await?;
        Ok(answer)
    }

    async fn body(&self, mut response: reqwest::Response) -> Result<Bytes, TransportError> {
        let limit = self.response_limit;
        let mut body = BytesMut::new();
        // Whatever fails from here on, the service has answered.
        let failed = |error: reqwest::Error| TransportError::with_source(TransportErrorKind::Io, error.without_url());
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if chunk.len() > limit - body.len() {
                return Err(TransportError::new(TransportErrorKind::BodyTooLarge { limit }));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The client shows its default headers.
        f.debug_struct("ReqwestTransport").field("response_limit", &self.response_limit).finish_non_exhaustive()
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(within(timeouts.attempt, self.exchange(request)))
    }
}

/// The same request in the type of reqwest.
///
/// # Errors
/// It would be another one: reqwest resolves `.` and `..` in a path, and has an encoding of its own for some characters.
/// The signature would not cover that.
fn unchanged(request: http::Request<Bytes>) -> Result<reqwest::Request, TransportError> {
    let (path, query) = (request.uri().path().to_owned(), request.uri().query().map(str::to_owned));
    let request = reqwest::Request::try_from(request)
        .map_err(|error| TransportError::with_source(TransportErrorKind::InvalidRequest, error.without_url()))?;
    if request.url().path() != path || request.url().query() != query.as_deref() {
        let problem = "reqwest would change its path or query";
        return Err(TransportError::with_source(TransportErrorKind::InvalidRequest, problem));
    }
    Ok(request)
}

fn classify(error: reqwest::Error) -> TransportError {
    let kind = match () {
        () if error.is_connect() || is_unsent(&error) => TransportErrorKind::Connect,
        () if error.is_builder() => TransportErrorKind::InvalidRequest,
        () => TransportErrorKind::Io,
    };
    // The URL may contain a token.
    TransportError::with_source(kind, error.without_url())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(uri: &str) -> bool {
        let request = http::Request::get(uri).body(Bytes::new()).expect("a request");
        match unchanged(request) {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.kind(), TransportErrorKind::InvalidRequest);
                assert!(!error.to_string().contains("example.com"), "{error}");
                false
            }
        }
    }

    #[test]
    fn a_request_is_sent_as_it_was_signed_or_not_at_all() {
        for uri in ["http://example.com/", "http://example.com/a%2Fb/%E4%B8%AD?A=%27&B=~%20.", "http://example.com/?"] {
            assert!(kept(uri), "{uri}");
        }
        for uri in ["http://example.com/a/../b", "http://example.com/%2E%2E/b", "http://example.com/?a='"] {
            assert!(!kept(uri), "{uri}");
        }
    }
}
