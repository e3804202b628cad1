//! Why a call failed.

use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

use http::StatusCode;

use crate::{
    client::{ConfigError, CredentialsError, EndpointError},
    model::ValidationError,
    transport::{TimeoutError, TransportError, TransportErrorKind},
    wire::encode::EncodeError,
};

mod codes;
mod decode;
mod service;
#[cfg(test)]
mod tests;
mod wait;

pub(crate) use codes::Meaning;
pub use decode::DecodeError;
pub use service::ServiceError;
pub use wait::{WaitError, WaitProblem};

/// The error of a failed call.
///
/// For the variants up to [`Credentials`](Self::Credentials), nothing was sent. Payloads are boxed to keep results
/// small.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The configuration cannot be used for this call.
    Config(Box<ConfigError>),
    /// No host is known for the service in the region.
    Endpoint(Box<EndpointError>),
    /// The request violates its specification.
    Validation(Box<ValidationError>),
    /// The request has a value that cannot be encoded.
    Encode(Box<EncodeError>),
    /// No credentials are available to sign the call. Calls that waited for the same credentials share the error.
    Credentials(Arc<CredentialsError>),
    /// No complete response arrived.
    Transport(Box<TransportError>),
    /// No complete response arrived in time.
    Timeout(Box<TimeoutError>),
    /// The service returned an error.
    Service(Box<ServiceError>),
    /// The service reported success, but the response cannot be decoded.
    Decode(Box<DecodeError>),
    /// The awaited state was not reached.
    Wait(Box<WaitError>),
}

impl Error {
    /// The request id, which support asks for. `None` if there was no response.
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Service(error) => error.request_id.as_deref(),
            Self::Decode(error) => error.request_id.as_deref(),
            Self::Wait(error) => error.request_id.as_deref(),
            _ => None,
        }
    }

    /// The HTTP status, if there was a response.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Service(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            _ => None,
        }
    }

    /// The error code of the service, such as `InvalidParameter`.
    pub fn code(&self) -> Option<&str> {
        self.as_service()?.code.as_deref()
    }

    /// The error of the service, if that is what failed.
    pub fn as_service(&self) -> Option<&ServiceError> {
        match self {
            Self::Service(error) => Some(error),
            _ => None,
        }
    }

    /// The validation error, if that is what failed.
    pub fn as_validation(&self) -> Option<&ValidationError> {
        match self {
            Self::Validation(error) => Some(error),
            _ => None,
        }
    }

    /// Whether the service throttled the call.
    pub fn is_throttling(&self) -> bool {
        self.as_service().is_some_and(ServiceError::is_throttling)
    }

    /// Whether the service did not find the resource.
    pub fn is_not_found(&self) -> bool {
        self.as_service().is_some_and(ServiceError::is_not_found)
    }

    /// Whether this is the error by which a service reports a successful dry run.
    pub fn is_dry_run_passed(&self) -> bool {
        self.as_service().is_some_and(ServiceError::is_dry_run_passed)
    }

    /// How long the service asks callers to wait, if it says so.
    pub fn retry_after(&self) -> Option<Duration> {
        self.as_service()?.retry_after
    }

    /// The number of attempts; zero if nothing was sent.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Transport(error) => error.attempts(),
            Self::Timeout(error) => error.attempts,
            Self::Service(error) => error.attempts,
            Self::Decode(error) => error.attempts,
            _ => 0,
        }
    }

    /// The same error after that many attempts.
    pub(crate) fn after(mut self, attempts: u32) -> Self {
        match &mut self {
            Self::Timeout(error) => error.attempts = attempts,
            Self::Service(error) => error.attempts = attempts,
            Self::Transport(error) => error.set_attempts(attempts),
            _ => {}
        }
        self
    }

    /// The kind of failure in one word, for logs.
    #[cfg(feature = "tracing")]
    pub(crate) fn kind_name(&self) -> &'static str {
        match self {
            Self::Config(_) => "config",
            Self::Endpoint(_) => "endpoint",
            Self::Validation(_) => "validation",
            Self::Encode(_) => "encode",
            Self::Credentials(_) => "credentials",
            Self::Transport(_) => "transport",
            Self::Timeout(_) => "timeout",
            Self::Service(_) => "service",
            Self::Decode(_) => "decode",
            Self::Wait(_) => "wait",
        }
    }

    /// Whether the call took too long.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    fn payload(&self) -> &(dyn StdError + 'static) {
        match self {
            Self::Config(error) => &**error,
            Self::Endpoint(error) => &**error,
            Self::Validation(error) => &**error,
            Self::Encode(error) => &**error,
            Self::Credentials(error) => &**error,
            Self::Transport(error) => &**error,
            Self::Timeout(error) => &**error,
            Self::Service(error) => &**error,
            Self::Decode(error) => &**error,
            Self::Wait(error) => &**error,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => write!(f, "configuration: {error}"),
            Self::Encode(error) => write!(f, "cannot encode the request: {error}"),
            Self::Credentials(error) => write!(f, "no credentials: {error}"),
            _ => fmt::Display::fmt(self.payload(), f),
        }
    }
}

/// The source is what is behind the payload, which `Display` has already told.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.payload().source()
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        match error.kind() {
            TransportErrorKind::Timeout(timeout) => Self::Timeout(Box::new(timeout)),
            _ => Self::Transport(Box::new(error)),
        }
    }
}

impl From<Arc<CredentialsError>> for Error {
    fn from(error: Arc<CredentialsError>) -> Self {
        Self::Credentials(error)
    }
}

macro_rules! from_payload {
    ($($variant:ident($payload:ty)),*) => {$(
        impl From<$payload> for Error {
            fn from(error: $payload) -> Self {
                Self::$variant(Box::new(error))
            }
        }
    )*};
}

from_payload!(
    Config(ConfigError),
    Endpoint(EndpointError),
    Validation(ValidationError),
    Encode(EncodeError),
    Service(ServiceError),
    Decode(DecodeError),
    Timeout(TimeoutError),
    Wait(WaitError)
);
