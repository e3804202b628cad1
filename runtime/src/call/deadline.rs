//! The time that a call has.

use std::{future::poll_fn, pin::pin, task::Poll, time::Duration};

use crate::{
    client::Clock,
    transport::{TimeoutError, TimeoutPhase},
};

/// When a call has to be done.
pub(crate) struct Deadline<'a> {
    clock: &'a dyn Clock,
    started: Duration,
    limit: Duration,
}

impl<'a> Deadline<'a> {
    /// A call that begins now.
    pub(crate) fn new(clock: &'a dyn Clock, limit: Duration) -> Self {
        Self { clock, started: clock.monotonic(), limit }
    }

    /// The time since the call began.
    pub(crate) fn elapsed(&self) -> Duration {
        self.clock.monotonic().saturating_sub(self.started)
    }

    /// The time that is left.
    ///
    /// # Errors
    /// None is left.
    pub(crate) fn remaining(&self) -> Result<Duration, TimeoutError> {
        self.limit.checked_sub(self.elapsed()).filter(|left| !left.is_zero()).ok_or_else(|| self.missed())
    }

    /// The call is not done in time.
    pub(crate) fn missed(&self) -> TimeoutError {
        TimeoutError::new(TimeoutPhase::Total, self.limit)
    }

    /// Waits, if the clock can and the call will have time left after that. `false` if it did not wait.
    pub(crate) async fn wait(&self, duration: Duration) -> bool {
        if duration >= self.limit.saturating_sub(self.elapsed()) {
            return false;
        }
        match self.clock.sleep(duration) {
            Some(sleep) => {
                sleep.await;
                true
            }
            None => duration.is_zero(),
        }
    }

    /// Runs `future` for as long as there is time. What is ready at once needs no timer.
    ///
    /// # Errors
    /// The time is over. A clock that cannot wait never says so.
    pub(crate) async fn within<T>(&self, future: impl Future<Output = T>) -> Result<T, TimeoutError> {
        let mut future = pin!(future);
        let mut timer = None;
        poll_fn(move |context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            if timer.is_none() {
                let left = self.remaining();
                match left {
                    Ok(left) => timer = self.clock.sleep(left),
                    Err(missed) => return Poll::Ready(Err(missed)),
                }
            }
            match timer.as_mut().map(|timer| timer.as_mut().poll(context)) {
                Some(Poll::Ready(())) => Poll::Ready(Err(self.missed())),
                _ => Poll::Pending,
            }
        })
        .await
    }
}
