//! The part of a call that no type takes part in: compiled once, whatever the number of operations.

use std::time::Duration;

use bytes::Bytes;
use http::{
    HeaderValue,
    header::{CONTENT_LENGTH, USER_AGENT},
};

use crate::{
    config::Config,
    config_error::ConfigError,
    credentials::Credentials,
    encode::{EncodeError, Encoded, encode},
    endpoint::{self, Endpoint},
    error::{Error, ServiceError},
    operation::{Access, Method, Operation, ServiceSigning},
    record::{Primitive, Record, Slot},
    response::{Answer, text},
    shape::{Constraint, Wire},
    sign::{self, Content, Moment, Signed, Unsigned},
    target,
    transport::{Timeouts, TransportError, TransportErrorKind},
    validate,
};

/// What may differ from call to call.
pub(crate) struct Options {
    pub(crate) validation: bool,
    pub(crate) timeouts: Timeouts,
    /// For the whole call.
    pub(crate) timeout: Duration,
}

impl Options {
    /// What a client does unless a call says otherwise.
    pub(crate) fn of(config: &Config) -> Self {
        Self { validation: config.validation(), timeouts: config.timeouts(), timeout: config.timeout() }
    }
}

/// A call whose request is checked and encoded.
pub(crate) struct Prepared {
    config: Config,
    operation: &'static Operation,
    endpoint: Endpoint,
    /// The path, filled in.
    path: String,
    /// The request, with the query that every request of the operation has.
    encoded: Encoded,
    timeouts: Timeouts,
}

/// Completes, checks and encodes a request.
///
/// # Errors
/// Anything that can be known before something is sent.
pub(crate) fn prepare(
    config: Config,
    operation: &'static Operation,
    request: &mut dyn Record,
    options: Options,
) -> Result<Prepared, Error> {
    let region = fill_region(operation, request, config.region(), options.validation)?;
    if options.validation {
        validate::validate(operation, request)?;
    }
    let mut encoded = encode(request)?;
    check_body(&encoded)?;
    let path = target::path(operation.path, &encoded.path)?;
    encoded.query = target::query(operation.path, encoded.query);
    let endpoint = endpoint::resolve(operation.service, config.endpoint(), config.network(), region.as_deref())?;
    // The first prefix is the first label.
    let endpoint = encoded.host.iter().rev().fold(endpoint, |endpoint, (_, prefix)| endpoint.below(prefix));
    Ok(Prepared { config, operation, endpoint, path, encoded, timeouts: options.timeouts })
}

/// What the call is signed with.
async fn credentials(config: &Config, operation: &'static Operation) -> Result<Credentials, Error> {
    let credentials = match operation.access {
        Access::Signed => config.credentials().get().await?,
        Access::Anonymous => Credentials::anonymous(),
    };
    match operation.service.signing {
        ServiceSigning::Own if !credentials.is_anonymous() => {
            Err(ConfigError::OwnSigning { service: operation.service.code }.into())
        }
        ServiceSigning::Own | ServiceSigning::Standard => Ok(credentials),
    }
}

/// There is one body.
fn check_body(encoded: &Encoded) -> Result<(), EncodeError> {
    match encoded.form.first() {
        Some((name, _)) if encoded.body.is_some() => {
            let message = "travels in a form, but the request has another body".to_owned();
            Err(EncodeError { path: name.to_owned(), message })
        }
        _ => Ok(()),
    }
}

/// Gives the client's region to the fields that fall back to it. Returns the region of the call: that of the client, or
/// else that of the request.
fn fill_region(
    operation: &'static Operation,
    request: &mut dyn Record,
    region: Option<&str>,
    required: bool,
) -> Result<Option<String>, ConfigError> {
    let shape = request.shape();
    let mut of_request = None;
    for (index, name) in shape.fields.iter().enumerate() {
        if !shape.wire_of(name).any(|wire| wire == Wire::Region) {
            continue;
        }
        if !request.view(index).is_empty() {
            of_request = text(&request.view(index));
        } else if let Some(region) = region {
            if let Slot::Scalar(scalar) = request.slot(index) {
                // A region field that cannot hold a region id stays empty, and validation reports it.
                let _ = scalar.set(Primitive::Text(region));
            }
        } else if required && shape.constraints_of(name).any(|constraint| constraint == Constraint::Required) {
            return Err(ConfigError::RegionRequired { operation: operation.name });
        }
    }
    Ok(region.map(str::to_owned).or(of_request))
}

/// Signs, sends and receives. The response is a successful one.
///
/// # Errors
/// No response, or one that says no.
pub(crate) async fn exchange(call: Prepared) -> Result<Answer, Error> {
    let credentials = credentials(&call.config, call.operation).await?;
    let request = assemble(&call, &credentials)?;
    let sent = call.config.transport().send(request, &call.timeouts).await;
    let response = sent.map_err(|error| error.at(&call.endpoint.authority))?;
    if response.status().is_success() {
        return Ok(Answer { operation: call.operation, response, credentials });
    }
    Err(ServiceError::new(call.operation.name, &response, &credentials).into())
}

/// The complete request, made and signed now.
fn assemble(call: &Prepared, credentials: &Credentials) -> Result<http::Request<Bytes>, Error> {
    let Prepared { config, operation, endpoint, path, encoded, .. } = call;
    let method = operation.method.into();
    let unsigned = Unsigned {
        style: operation.service.style,
        method: &method,
        host: &endpoint.host,
        path,
        action: operation.name,
        version: operation.service.version,
        format: config.response_format().parameter(),
        accept: config.response_format().media_type(),
        query: &encoded.query,
        headers: &encoded.headers,
        content: content(encoded),
    };
    let moment = Moment::now().ok_or(ConfigError::NoRandomness)?;
    let signed = sign::sign(config.signing(), &unsigned, credentials, moment).map_err(invalid)?;
    let Signed { target, mut headers, body } = signed;
    let authority = endpoint.authority.as_str();
    let uri = http::Uri::builder().scheme(endpoint.scheme).authority(authority).path_and_query(target).build();
    // Servers may refuse a POST that does not say how long its body is (411), and hyper says nothing of an empty one.
    let length = matches!(operation.method, Method::Post | Method::Put | Method::Patch).then_some(body.len());
    headers.extend(length.map(|length| (CONTENT_LENGTH, HeaderValue::from(length))));
    headers.entry(USER_AGENT).or_insert_with(|| config.user_agent().clone());
    let mut request = http::Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri.map_err(invalid)?;
    *request.headers_mut() = headers;
    Ok(request)
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
