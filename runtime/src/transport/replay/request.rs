//! What is kept of a request: neither who made it nor when.

use std::mem;

use bytes::Bytes;
use http::{HeaderMap, header::CONTENT_TYPE};
use percent_encoding::percent_decode_str;

use super::{RecordedBody, RecordedRequest, secrets::Side};

/// Parameters that say who makes a call, and differ from one to the next.
const OF_THE_SIGNATURE: [&str; 8] = [
    "AccessKeyId",
    "BearerToken",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
];

impl RecordedRequest {
    pub(super) fn of(request: &http::Request<Bytes>) -> Self {
        let (uri, headers) = (request.uri(), request.headers());
        let mut query = kept(parameters(uri.query().unwrap_or_default()));
        let action = text(headers, "x-acs-action");
        // Requests that name their operation in headers may have parameters of the same names.
        let (action, version) = match text(headers, "x-acs-version") {
            Some(version) => (action, Some(version)),
            None => {
                query.retain(|(name, _)| name != "Timestamp");
                (take(&mut query, "Action").or(action), take(&mut query, "Version"))
            }
        };
        Self {
            method: request.method().as_str().to_owned(),
            host: uri.authority().map(|authority| authority.as_str().to_owned()).unwrap_or_default(),
            path: uri.path().to_owned(),
            action,
            version,
            query,
            body: body(request),
        }
    }
}

impl RecordedRequest {
    /// Takes out what is a secret by the names that are known now, which may be more than when it was recorded.
    pub(super) fn withhold(&mut self) {
        Side::Request.clean_parameters(&mut self.query);
        match &mut self.body {
            RecordedBody::Form(form) => Side::Request.clean_parameters(form),
            RecordedBody::Text(text) => *text = Side::Request.clean(text).unwrap_or_else(|| mem::take(text)),
            RecordedBody::Empty | RecordedBody::Binary(_) => {}
        }
    }
}

fn body(request: &http::Request<Bytes>) -> RecordedBody {
    let is_form = text(request.headers(), CONTENT_TYPE.as_str())
        .is_some_and(|media_type| media_type.starts_with("application/x-www-form-urlencoded"));
    match RecordedBody::of(request.body()) {
        RecordedBody::Text(text) if is_form => RecordedBody::Form(kept(parameters(&text))),
        RecordedBody::Text(text) => RecordedBody::Text(Side::Request.clean(&text).unwrap_or(text)),
        body => body,
    }
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
}

/// Removes a parameter.
fn take(parameters: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    let index = parameters.iter().position(|(present, _)| present == name)?;
    Some(parameters.remove(index).1)
}

/// The decoded `key=value` pairs of a query or a form.
fn parameters(encoded: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = encoded.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect()
}

/// Parameters without those of the signature, and without secrets.
fn kept(mut parameters: Vec<(String, String)>) -> Vec<(String, String)> {
    parameters.retain(|(name, value)| !is_of_the_protocol(name, value));
    Side::Request.clean_parameters(&mut parameters);
    parameters
}

fn is_of_the_protocol(name: &str, value: &str) -> bool {
    // A client may be told to ask for another format. That is not part of what it asks.
    OF_THE_SIGNATURE.contains(&name) || (name == "Format" && matches!(value, "JSON" | "XML"))
}
