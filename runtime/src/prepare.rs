//! What is done with a request before anything is sent.

use std::{borrow::Cow, sync::Arc, time::Duration};

use crate::{
    client_state::ClientState,
    config::Config,
    config_error::ConfigError,
    encode::{EncodeError, Encoded, encode},
    endpoint::{self, Endpoint},
    error::Error,
    operation::{Operation, Repeatable},
    random,
    record::{Primitive, Record, Slot},
    response::text,
    retry::RetryPolicy,
    shape::{Constraint, Wire},
    target,
    transport::Timeouts,
    validate,
};

/// What may differ from call to call.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) validation: bool,
    pub(crate) timeouts: Timeouts,
    /// For the whole call.
    pub(crate) timeout: Duration,
    pub(crate) retries: RetryPolicy,
    /// Whether an answer that says that it is none is an error.
    pub(crate) unsuccessful_as_error: bool,
}

impl Options {
    /// What a client does unless a call says otherwise.
    pub(crate) fn of(config: &Config) -> Self {
        Self {
            validation: config.validation(),
            timeouts: config.timeouts(),
            timeout: config.timeout(),
            retries: config.retries(),
            unsuccessful_as_error: config.unsuccessful_as_error(),
        }
    }
}

/// A call whose request is checked and encoded.
pub(crate) struct Prepared {
    pub(crate) client: Arc<ClientState>,
    pub(crate) operation: &'static Operation,
    pub(crate) endpoint: Endpoint,
    /// The region of the call.
    #[cfg(feature = "tracing")]
    pub(crate) region: Option<String>,
    /// The path, filled in.
    pub(crate) path: Cow<'static, str>,
    /// The request, with the query that every request of the operation has.
    pub(crate) encoded: Encoded,
    pub(crate) options: Options,
}

/// Completes, checks and encodes a request.
///
/// # Errors
/// Anything that can be known before something is sent.
pub(crate) fn prepare(
    client: &Arc<ClientState>,
    operation: &'static Operation,
    request: &mut dyn Record,
    options: Options,
) -> Result<Prepared, Error> {
    let config = &client.config;
    let region = fill_region(operation, request, config.region(), options.validation)?;
    fill_token(operation, request)?;
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
    Ok(Prepared {
        client: Arc::clone(client),
        operation,
        endpoint,
        #[cfg(feature = "tracing")]
        region: region.map(Cow::into_owned),
        path,
        encoded,
        options,
    })
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
fn fill_region<'a>(
    operation: &'static Operation,
    request: &mut dyn Record,
    region: Option<&'a str>,
    required: bool,
) -> Result<Option<Cow<'a, str>>, ConfigError> {
    let shape = request.shape();
    let mut of_request = None;
    for (name, _) in shape.wire.iter().filter(|(_, wire)| *wire == Wire::Region) {
        let Some(index) = shape.index_of(name, 0) else {
            continue;
        };
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
    Ok(region.map(Cow::Borrowed).or(of_request.map(Cow::Owned)))
}

/// Gives the call a token of its own if it has none, so that the service can tell it from the next one when it is repeated.
fn fill_token(operation: &'static Operation, request: &mut dyn Record) -> Result<(), ConfigError> {
    let Repeatable::WithToken(name) = operation.repeatable else {
        return Ok(());
    };
    let Some(index) = request.shape().index_of(name, 0).filter(|index| request.view(*index).is_empty()) else {
        return Ok(());
    };
    let token = random::token().ok_or(ConfigError::NoRandomness)?;
    if let Slot::Scalar(scalar) = request.slot(index) {
        // A field that cannot hold a token stays empty.
        let _ = scalar.set(Primitive::Text(&token));
    }
    Ok(())
}
