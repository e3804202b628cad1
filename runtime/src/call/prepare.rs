//! What is done with a request before anything is sent.

use std::{borrow::Cow, sync::Arc, time::Duration};

use super::{
    error::Error,
    filled::{fill_region, fill_token},
};
use crate::{
    client::{
        ClientState, Config, Endpoint, RetryPolicy,
        endpoint::{self},
    },
    model::{
        Operation, Record,
        validate::{Strictness, validate_as},
    },
    transport::Timeouts,
    wire::{
        encode::{EncodeError, Encoded, encode},
        target,
    },
};

/// What may differ from call to call.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) validation: bool,
    /// Whether validation takes values that are not documented for violations.
    pub(crate) strict_enums: bool,
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
            strict_enums: config.strict_enums(),
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
        validate_as(operation, request, Strictness { enums: options.strict_enums, is_filled_in: true })?;
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
            let message = "is sent in a form, but the request has another body".to_owned();
            Err(EncodeError { path: name.to_owned(), message })
        }
        _ => Ok(()),
    }
}
