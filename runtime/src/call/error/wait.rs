//! Waits that came to nothing.

use std::{fmt, time::Duration};

use super::service::some_or_unknown;

/// A resource that did not get into the state that was waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitError {
    /// Name of the operation that was asked.
    pub operation: &'static str,
    /// Name of the state that was waited for.
    pub waiter: &'static str,
    /// Why there is no more waiting.
    pub problem: WaitProblem,
    /// The state, or the error code, that the last answer told.
    pub state: Option<String>,
    /// Request id of the last answer.
    pub request_id: Option<String>,
}

/// Why there is no more waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitProblem {
    /// From the state that it is in, it does not get there.
    Unreachable,
    /// It took too long.
    TimedOut {
        /// The time that was allowed for it.
        limit: Duration,
    },
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} did not become {}", self.operation, self.waiter)?;
        match self.problem {
            WaitProblem::Unreachable => f.write_str(", and will not")?,
            WaitProblem::TimedOut { limit } => write!(f, " within {limit:?}")?,
        }
        let request_id = some_or_unknown(self.request_id.as_deref());
        match &self.state {
            Some(state) => write!(f, ": it is {state:?} (request id {request_id})"),
            None => write!(f, ": the answer tells no state (request id {request_id})"),
        }
    }
}

impl std::error::Error for WaitError {}
