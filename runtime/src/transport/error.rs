//! Why there is no response.

use std::{error::Error as StdError, fmt, time::Duration};

/// Source of a [`TransportError`].
type BoxError = Box<dyn StdError + Send + Sync>;

/// A request that did not get a complete response.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    /// The host that was called.
    host: Option<String>,
    attempts: u32,
    source: Option<BoxError>,
}

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request cannot be expressed in HTTP, for example because it is too long. It was not sent.
    InvalidRequest,
    /// No connection: the name did not resolve, the host or a proxy refused, TLS failed, or a pooled connection was
    /// found closed before anything was written to it. The request was not sent.
    Connect,
    /// The connection failed after it was established. The service may have acted on the request.
    Io,
    /// It took too long.
    Timeout(TimeoutError),
    /// The response is longer than the transport accepts.
    BodyTooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// The built-in transport was used outside a Tokio runtime.
    NoRuntime,
    /// A recording has no response to the request. Nothing was sent, and nothing will be sent if it is repeated.
    NotRecorded,
}

/// A call that exceeded its time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeoutError {
    /// What was being done.
    pub phase: TimeoutPhase,
    /// The time limit.
    pub limit: Duration,
    /// The number of attempts.
    pub attempts: u32,
}

impl TimeoutError {
    /// Creates a timeout of the first attempt.
    pub fn new(phase: TimeoutPhase, limit: Duration) -> Self {
        Self { phase, limit, attempts: 1 }
    }
}

/// The phase of a call that timed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeoutPhase {
    /// Connecting. The request was not sent.
    Connect,
    /// One attempt, from connecting to the last byte of the response. The service may have acted on the request.
    Attempt,
    /// The whole call, with all attempts. The service may have acted on the request.
    Total,
}

impl TransportError {
    /// Creates an error without a cause.
    pub fn new(kind: TransportErrorKind) -> Self {
        Self { kind, host: None, attempts: 1, source: None }
    }

    /// Creates an error with its cause.
    pub fn with_source(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self { kind, host: None, attempts: 1, source: Some(source.into()) }
    }

    /// The error of a part of a call that took longer than it may.
    #[cfg(any(feature = "hyper", feature = "reqwest"))]
    pub(super) fn timed_out(phase: TimeoutPhase, limit: Duration) -> Self {
        Self::new(TransportErrorKind::Timeout(TimeoutError::new(phase, limit)))
    }

    /// What went wrong.
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }

    /// How many times the request was sent or attempted.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn set_attempts(&mut self, attempts: u32) {
        self.attempts = attempts;
    }

    /// Whether the service may have received the request, or a part of it. It is `false` only if nothing can have been
    /// written, so that even a request that must not arrive twice can be sent again.
    pub fn was_sent(&self) -> bool {
        match self.kind {
            TransportErrorKind::Timeout(timeout) => timeout.phase != TimeoutPhase::Connect,
            TransportErrorKind::Io | TransportErrorKind::BodyTooLarge { .. } => true,
            TransportErrorKind::InvalidRequest
            | TransportErrorKind::Connect
            | TransportErrorKind::NoRuntime
            | TransportErrorKind::NotRecorded => false,
        }
    }

    /// The same error, telling which host was called.
    pub(crate) fn at(self, host: &str) -> Self {
        Self { host: Some(host.to_owned()), ..self }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            TransportErrorKind::InvalidRequest => f.write_str("the request cannot be expressed in HTTP")?,
            TransportErrorKind::Connect => f.write_str("cannot connect")?,
            TransportErrorKind::Io => f.write_str("the connection failed before the response was complete")?,
            TransportErrorKind::Timeout(timeout) => timeout.fmt(f)?,
            TransportErrorKind::BodyTooLarge { limit } => write!(f, "the response is longer than {limit} bytes")?,
            TransportErrorKind::NoRuntime => f.write_str("the call was made outside a Tokio runtime")?,
            TransportErrorKind::NotRecorded => f.write_str("the recording has no response")?,
        }
        if let Some(host) = &self.host {
            write!(f, " ({host})")?;
        }
        if self.attempts > 1 {
            write!(f, " in {} attempts", self.attempts)?;
        }
        // The innermost cause is the one that a person can act on; those between repeat that something failed.
        let mut cause: Option<&(dyn StdError + 'static)> = self.source.as_deref().map(|source| source as _);
        while let Some(inner) = cause.and_then(StdError::source) {
            cause = Some(inner);
        }
        cause.map_or(Ok(()), |cause| write!(f, ": {cause}"))
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

impl fmt::Display for TimeoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.phase {
            TimeoutPhase::Connect => "no connection",
            TimeoutPhase::Attempt => "no complete response",
            TimeoutPhase::Total => "the call did not complete",
        };
        write!(f, "{what} within {:?}", self.limit)?;
        if self.attempts > 1 { write!(f, ", after {} attempts", self.attempts) } else { Ok(()) }
    }
}

impl StdError for TimeoutError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeout(phase: TimeoutPhase) -> TransportErrorKind {
        TransportErrorKind::Timeout(TimeoutError::new(phase, Duration::from_secs(1)))
    }

    #[test]
    fn only_what_failed_before_the_first_byte_was_not_sent() {
        use TransportErrorKind::{BodyTooLarge, Connect, InvalidRequest, Io, NoRuntime, NotRecorded};
        for kind in [InvalidRequest, Connect, NoRuntime, NotRecorded, timeout(TimeoutPhase::Connect)] {
            assert!(!TransportError::new(kind).was_sent(), "{kind:?}");
        }
        for kind in [Io, BodyTooLarge { limit: 1 }, timeout(TimeoutPhase::Attempt), timeout(TimeoutPhase::Total)] {
            assert!(TransportError::new(kind).was_sent(), "{kind:?}");
        }
    }
}
