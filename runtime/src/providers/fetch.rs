//! Requests of providers to what is no API: instance metadata and credentials URIs.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Response, Uri};

use crate::{
    client::ProviderContext,
    transport::{Timeouts, TransportError, TransportErrorKind},
};

/// Sends a request without a body and reads the response, whatever its status.
///
/// # Errors
/// No complete response arrived in time. The URI is not repeated but for its host: the rest may be a secret.
pub(super) async fn fetch(
    context: &ProviderContext,
    method: Method,
    uri: &str,
    header: Option<(HeaderName, HeaderValue)>,
    timeouts: Timeouts,
) -> Result<Response<Bytes>, TransportError> {
    let uri: Uri = uri.parse().map_err(|_| TransportError::new(TransportErrorKind::InvalidRequest))?;
    let host = host_of(&uri);
    let mut request = Request::new(Bytes::new());
    // As with calls: servers may refuse what does not say how long its body is.
    if method == Method::PUT {
        request.headers_mut().insert(http::header::CONTENT_LENGTH, HeaderValue::from(0));
    }
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    request.headers_mut().extend(header);
    context.transport().send(request, &timeouts).await.map_err(|error| error.at(&host))
}

/// Host and port, without what may stand before them.
pub(super) fn host_of(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    uri.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}
