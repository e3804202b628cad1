//! Waiting for a resource to get into a state.

mod state;
mod wait;

pub use wait::Wait;

use std::{fmt, marker::PhantomData, time::Duration};

/// A state of a resource to wait for, by repeating calls of an operation.
pub struct Waiter<R> {
    facts: &'static WaiterFacts,
    request: PhantomData<fn() -> R>,
}

/// What a [`Waiter`] waits for. Fields are given by their path of wire names; if it leads through a list, all of its
/// elements count.
#[derive(Debug)]
pub struct WaiterFacts {
    /// Name of the state, such as `active`.
    pub name: &'static str,
    /// The field of the response with the state.
    pub state: &'static [&'static str],
    /// Values that end the wait.
    pub reached: &'static [&'static str],
    /// Values from which those can no longer be reached.
    pub failed: &'static [&'static str],
    /// Error codes that end the wait, for example because the resource is gone.
    pub reached_by_error: &'static [&'static str],
    /// Error codes after which the wait continues.
    pub pending_errors: &'static [&'static str],
    /// Whether an empty list ends the wait.
    pub reached_if_empty: bool,
    /// Default time between two calls.
    pub interval: Duration,
    /// Default time limit of the wait.
    pub timeout: Duration,
}

impl<R> Waiter<R> {
    /// Creates a waiter.
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
