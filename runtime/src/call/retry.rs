//! What a failed attempt says about repeating the call.

use std::time::Duration;

use http::StatusCode;

use super::error::{Error, Meaning, ServiceError};
use crate::{
    model::Repeatable,
    transport::{TransportError, TransportErrorKind},
};

/// An attempt that failed.
pub(crate) struct Failure {
    pub(crate) error: Error,
    /// Why another attempt may succeed; `None` if there is no reason to think so.
    pub(crate) reason: Option<Reason>,
}

/// Why another attempt may succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Nothing was sent.
    NotSent,
    /// It was sent, and nobody knows what became of it.
    Lost,
    /// The service wants fewer calls, and refused this one.
    Throttled,
    /// The service failed, perhaps half way.
    Broken,
    /// The service is still at work on an attempt whose answer did not arrive, and refused another one with the same token.
    InProgress,
    /// The service refused the call because the time it was signed with is not the time that it is.
    ClockSkew,
    /// The service refused the call because the credentials are no longer valid.
    Expired,
}

impl Reason {
    /// Whether a call that failed like this can be made again without being done twice.
    pub(crate) fn allows(self, operation: Repeatable) -> bool {
        match self {
            Self::NotSent | Self::Throttled | Self::ClockSkew | Self::Expired => true,
            Self::Lost | Self::Broken | Self::InProgress => !matches!(operation, Repeatable::Never),
        }
    }
}

impl Failure {
    /// A failure that repeating will not mend.
    pub(crate) fn lasting(error: impl Into<Error>) -> Self {
        Self { error: error.into(), reason: None }
    }

    /// What the service is to be left alone for: as long as it says, and a while at least if it is still at work.
    pub(crate) fn hint(&self) -> Option<Duration> {
        const AT_WORK: Duration = Duration::from_secs(1);
        let at_work = (self.reason == Some(Reason::InProgress)).then_some(AT_WORK);
        self.error.retry_after().max(at_work)
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        let reason = match error.kind() {
            TransportErrorKind::Connect | TransportErrorKind::Timeout(_) if !error.was_sent() => Some(Reason::NotSent),
            TransportErrorKind::Io | TransportErrorKind::Timeout(_) => Some(Reason::Lost),
            _ => None,
        };
        Self { error: error.into(), reason }
    }
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        let reason = reason_of(&error);
        Self { error: error.into(), reason }
    }
}

fn reason_of(error: &ServiceError) -> Option<Reason> {
    match error.meaning() {
        Some(Meaning::ClockSkew) => Some(Reason::ClockSkew),
        Some(Meaning::Expired) => Some(Reason::Expired),
        Some(Meaning::InProgress) => Some(Reason::InProgress),
        _ if error.is_throttling() => Some(Reason::Throttled),
        Some(Meaning::Unavailable) => Some(Reason::Broken),
        _ => is_broken(error.status).then_some(Reason::Broken),
    }
}

fn is_broken(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::INTERNAL_SERVER_ERROR
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}
