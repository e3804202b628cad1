//! One attempt of a call: signed, sent, and its answer judged.

use std::time::Duration;

use bytes::Bytes;
use http::{
    HeaderValue, Uri,
    header::{CONTENT_LENGTH, USER_AGENT},
    uri,
};

use super::{
    answer::Answer,
    error::{Error, Meaning, ServiceError},
    prepare::Prepared,
    retry::Failure,
};
use crate::{
    client::{ConfigError, Endpoint},
    identity::{
        Credentials, random,
        sign::{self, Content, Moment, Signed, Unsigned},
        skew::{corrected, is_another},
    },
    model::Method,
    transport::{Timeouts, TransportError, TransportErrorKind},
    wire::encode::Encoded,
};

/// Signs, sends and receives. The response is a successful one.
///
/// # Errors
/// No response, or one that says no.
pub(crate) async fn attempt(call: &Prepared, credentials: &Credentials, limit: Duration) -> Result<Answer, Failure> {
    let skew = call.client.skew.seconds();
    let request = assemble(call, credentials, skew).map_err(Failure::lasting)?;
    let timeouts = Timeouts { connect: call.options.timeouts.connect.min(limit), attempt: limit };
    let sent = call.client.config.transport().send(request, &timeouts).await;
    let response = sent.map_err(|error| error.at(call.endpoint.authority.as_str()))?;
    if !response.status().is_success() {
        return Err(refused(call, credentials, &response, skew));
    }
    let answer = Answer { operation: call.operation, response, credentials: credentials.clone(), attempts: 1 };
    let failure = call.options.unsuccessful_as_error.then(|| answer.reported_failure()).flatten();
    failure.map_or(Ok(answer), |error| Err(error.into()))
}

/// Reads an answer that says no. `skew` is what the clock was corrected by when the request was signed.
fn refused(call: &Prepared, credentials: &Credentials, response: &http::Response<Bytes>, skew: i64) -> Failure {
    let error = ServiceError::new(call.operation.name, response, credentials);
    if error.meaning() == Some(Meaning::ClockSkew) {
        let now = call.client.config.clock().now();
        let learned = call.client.skew.learn(response.headers(), now);
        // Signed with the same time again, the call would be refused again.
        if !learned.is_some_and(|learned| is_another(learned, skew)) {
            return Failure::lasting(error);
        }
    }
    error.into()
}

/// The complete request, made and signed now.
fn assemble(call: &Prepared, credentials: &Credentials, skew: i64) -> Result<http::Request<Bytes>, Error> {
    let Prepared { client, operation, endpoint, path, encoded, .. } = call;
    let config = &client.config;
    let method = operation.method.into();
    let unsigned = Unsigned {
        style: operation.service.style,
        method: &method,
        host: endpoint.host(),
        path,
        action: operation.name,
        version: operation.service.version,
        format: config.response_format().parameter(),
        accept: config.response_format().media_type(),
        query: &encoded.query,
        headers: &encoded.headers,
        content: content(encoded),
    };
    let moment = Moment::new(corrected(config.clock().now(), skew), random::token().ok_or(ConfigError::NoRandomness)?);
    let signed = sign::sign(config.signing(), &unsigned, credentials, moment).map_err(invalid)?;
    let Signed { target, mut headers, body } = signed;
    // Servers may refuse a POST that does not say how long its body is (411), and hyper says nothing of an empty one.
    let length = matches!(operation.method, Method::Post | Method::Put | Method::Patch).then_some(body.len());
    headers.extend(length.map(|length| (CONTENT_LENGTH, content_length(length))));
    headers.entry(USER_AGENT).or_insert_with(|| config.user_agent().clone());
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri(endpoint, target)?;
    *request.headers_mut() = headers;
    Ok(request)
}

/// Most calls have no body.
fn content_length(length: usize) -> HeaderValue {
    if length == 0 { HeaderValue::from_static("0") } else { HeaderValue::from(length) }
}

/// The parts are put together as they are: a signed query is long, and is not read again for this.
fn uri(endpoint: &Endpoint, target: String) -> Result<Uri, Error> {
    let mut parts = uri::Parts::default();
    parts.scheme = Some(endpoint.scheme.clone());
    parts.authority = Some(endpoint.authority.clone());
    parts.path_and_query = Some(target.try_into().map_err(invalid)?);
    parts.try_into().map_err(invalid)
}

fn content(encoded: &Encoded) -> Content<'_> {
    match &encoded.body {
        Some(body) => Content::Whole(body.media_type(), body.bytes()),
        None if encoded.form.is_empty() => Content::Empty,
        None => Content::Form(&encoded.form),
    }
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    TransportError::with_source(TransportErrorKind::InvalidRequest, error).into()
}
