//! Waits that came to nothing.

use std::{fmt, time::Duration};

use super::service::some_or_unknown;

/// The error of a resource that did not reach the awaited state.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitError {
    /// Name of the operation that was polled.
    pub operation: &'static str,
    /// Name of the awaited state.
    pub waiter: &'static str,
    /// Why the wait ended.
    pub problem: WaitProblem,
    /// The state, or the error code, of the last response.
    pub state: Option<String>,
    /// The request id of the last response.
    pub request_id: Option<String>,
}

/// Why the wait ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitProblem {
    /// The awaited state cannot be reached from the current state.
    Unreachable,
    /// It took too long.
    TimedOut {
        /// The time limit.
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
            None => write!(f, ": the response has no state (request id {request_id})"),
        }
    }
}

impl std::error::Error for WaitError {}
