//! The headers of a request: the common ones, those of its credentials, and those that its parameters ask for.

use bytes::Bytes;
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HOST},
};

use super::request::{BEARER, Unsigned};
use crate::{
    identity::{
        credentials::{Credentials, Kind},
        secret::is_secret_header,
    },
    model::ApiStyle,
};

/// As many as nearly every request has: those of a signature, and the few that are not its concern.
const COUNT: usize = 12;

/// The headers that every request has.
pub(super) fn common(request: &Unsigned<'_>) -> Result<HeaderMap, http::Error> {
    let mut headers = HeaderMap::with_capacity(COUNT);
    headers.insert(HOST, request.host.clone());
    headers.insert(ACCEPT, HeaderValue::from_static(request.accept));
    if let Some(media_type) = request.content.media_type() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    Ok(headers)
}

/// Adds what the gateway calls the operation.
pub(super) fn insert_operation(headers: &mut HeaderMap, request: &Unsigned<'_>) -> Result<(), http::Error> {
    for (name, value) in [("x-acs-action", request.action), ("x-acs-version", request.version)] {
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(value.as_bytes()))?;
        headers.insert(HeaderName::from_static(name), value);
    }
    Ok(())
}

/// Adds headers of the gateway's own.
pub(super) fn insert<const N: usize>(
    headers: &mut HeaderMap,
    pairs: [(&'static str, &str); N],
) -> Result<(), http::Error> {
    for (name, value) in pairs {
        headers.insert(HeaderName::from_static(name), value_of(name, value)?);
    }
    Ok(())
}

/// Adds what temporary credentials have beside their signature, and bearers instead of one. `style` decides where the kind
/// of a bearer is said.
pub(super) fn insert_token(
    headers: &mut HeaderMap,
    style: ApiStyle,
    credentials: &Credentials,
) -> Result<(), http::Error> {
    match credentials.kind() {
        Kind::AccessKey { id, token: Some(token), .. } => {
            insert(headers, [("x-acs-accesskey-id", id), ("x-acs-security-token", token)])
        }
        Kind::Bearer { token } if style == ApiStyle::Roa => {
            insert(headers, [("x-acs-bearer-token", token), ("x-acs-signature-type", BEARER)])
        }
        Kind::Bearer { token } => insert(headers, [("x-acs-bearer-token", token)]),
        Kind::AccessKey { token: None, .. } | Kind::Anonymous => Ok(()),
    }
}

/// Adds the headers that the parameters of the request ask for, which win.
pub(super) fn insert_own(headers: &mut HeaderMap, request: &Unsigned<'_>) -> Result<(), http::Error> {
    for (name, value) in request.headers.iter() {
        headers.insert(HeaderName::try_from(name)?, value_of(name, value)?);
    }
    Ok(())
}

/// Adds the signature.
pub(super) fn insert_authorization(headers: &mut HeaderMap, value: String) -> Result<(), http::Error> {
    let mut value = HeaderValue::try_from(value)?;
    value.set_sensitive(true);
    headers.insert(AUTHORIZATION, value);
    Ok(())
}

/// Secrets must not be shown by a transport that logs requests. Some services have tokens of their own beside those of the
/// gateway.
fn value_of(name: &str, value: &str) -> Result<HeaderValue, http::Error> {
    let mut value = HeaderValue::from_str(value)?;
    value.set_sensitive(is_secret_header(name));
    Ok(value)
}

/// The value of a header as it is signed.
pub(super) fn text(value: &HeaderValue) -> &str {
    // All values were texts.
    std::str::from_utf8(value.as_bytes()).unwrap_or_default().trim()
}
