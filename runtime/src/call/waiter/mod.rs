//! Waiting for a resource to get into a state.

mod state;
mod wait;

pub use wait::Wait;

use std::{fmt, marker::PhantomData, time::Duration};

/// A state that calls of one operation are repeated for, until its resource is in it.
pub struct Waiter<R> {
    facts: &'static WaiterFacts,
    request: PhantomData<fn() -> R>,
}

/// What a [`Waiter`] waits for. Fields are given by the wire names on the way to them; where those lead through a list, all
/// of its elements count.
#[derive(Debug)]
pub struct WaiterFacts {
    /// Name of the state, such as `active`.
    pub name: &'static str,
    /// The field of the response that tells the state.
    pub state: &'static [&'static str],
    /// Values that end the wait.
    pub reached: &'static [&'static str],
    /// Values that can no longer become one of those.
    pub failed: &'static [&'static str],
    /// Error codes that end the wait, for instance since the resource is gone.
    pub reached_by_error: &'static [&'static str],
    /// Error codes that are waited out.
    pub pending_errors: &'static [&'static str],
    /// Whether a list without elements ends the wait.
    pub reached_if_empty: bool,
    /// Time between two calls, unless the caller says otherwise.
    pub interval: Duration,
    /// Time for the whole wait, unless the caller says otherwise.
    pub timeout: Duration,
}

impl<R> Waiter<R> {
    /// A waiter.
    pub const fn new(facts: &'static WaiterFacts) -> Self {
        Self { facts, request: PhantomData }
    }

    /// What it waits for.
    pub fn facts(&self) -> &'static WaiterFacts {
        self.facts
    }
}

impl<R> Clone for Waiter<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Waiter<R> {}

impl<R> fmt::Debug for Waiter<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts.fmt(f)
    }
}
