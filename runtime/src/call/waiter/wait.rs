//! A wait that is under way.

use std::{future::IntoFuture, sync::Arc, time::Duration};

use super::{
    Waiter, WaiterFacts,
    state::{Progress, progress},
};
use crate::{
    call::{
        answer::Answer,
        error::{Error, WaitError, WaitProblem},
        exchange::exchange,
        prepare::{Options, prepare},
    },
    client::{ClientState, Clock, ConfigError},
    model::{Record, Request},
    transport::BoxFuture,
    wire::response,
};

/// A wait that starts when awaited. It returns the last response, or `None` if it ended because the service no longer
/// knows the resource. Dropping it ends the wait.
#[must_use = "waits do nothing unless awaited"]
pub struct Wait<R> {
    client: Arc<ClientState>,
    request: R,
    options: Options,
    facts: &'static WaiterFacts,
    interval: Duration,
    timeout: Duration,
}

impl<R: Request> Wait<R> {
    pub(crate) fn new(client: Arc<ClientState>, request: R, options: Options, waiter: Waiter<R>) -> Self {
        let facts = waiter.facts();
        Self { client, request, options, facts, interval: facts.interval, timeout: facts.timeout }
    }

    /// Sets the time between two calls.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Sets the time limit of the wait. The last call may end later.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Blocks the current thread until the wait ends, for programs without a Tokio runtime.
    ///
    /// # Errors
    /// The same as awaiting it, and [`ConfigError::BlockingInAsync`] on a thread of a Tokio runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Option<R::Response>, Error> {
        crate::call::blocking::block_on(self.into_future())?
    }

    async fn run(mut self) -> Result<Option<R::Response>, Error> {
        let config = self.client.config.clone();
        let clock = config.clock();
        let started = clock.monotonic();
        loop {
            let (state, request_id) = match self.ask().await? {
                Asked::Reached(page) => return Ok(page),
                Asked::Pending { state, request_id } => (state, request_id),
            };
            let elapsed = clock.monotonic().saturating_sub(started);
            if elapsed.saturating_add(self.interval) > self.timeout {
                return Err(self.failed(WaitProblem::TimedOut { limit: self.timeout }, state, request_id));
            }
            pause(clock, self.interval).await?;
        }
    }

    /// Asks once.
    async fn ask(&mut self) -> Result<Asked<R::Response>, Error> {
        let prepared = prepare(&self.client, R::OPERATION, &mut self.request, self.options.clone())?;
        match exchange(prepared).await {
            Ok(answer) => self.judge(&answer),
            Err(error) if is_one_of(&error, self.facts.reached_by_error) => Ok(Asked::Reached(None)),
            Err(error) if is_one_of(&error, self.facts.pending_errors) => Ok(Asked::Pending {
                state: error.code().map(str::to_owned),
                request_id: error.request_id().map(str::to_owned),
            }),
            Err(error) => Err(error),
        }
    }

    fn judge(&self, answer: &Answer) -> Result<Asked<R::Response>, Error> {
        let mut body = <R::Response as Record>::blank();
        answer.decode(&mut body)?;
        let request_id = response::request_id_of(answer.response.headers(), &body);
        match progress(self.facts, &body) {
            Progress::Reached => Ok(Asked::Reached(Some(body))),
            Progress::Failed(state) => Err(self.failed(WaitProblem::Unreachable, Some(state), request_id)),
            Progress::Pending(state) => Ok(Asked::Pending { state, request_id }),
        }
    }

    fn failed(&self, problem: WaitProblem, state: Option<String>, request_id: Option<String>) -> Error {
        let (operation, waiter) = (R::OPERATION.name, self.facts.name);
        WaitError { operation, waiter, problem, state, request_id }.into()
    }
}

/// What one call of a wait tells.
enum Asked<T> {
    Reached(Option<T>),
    Pending { state: Option<String>, request_id: Option<String> },
}

fn is_one_of(error: &Error, codes: &[&str]) -> bool {
    error.code().is_some_and(|code| codes.contains(&code))
}

async fn pause(clock: &dyn Clock, interval: Duration) -> Result<(), Error> {
    clock.sleep(interval).ok_or(ConfigError::NoTimer)?.await;
    Ok(())
}

impl<R: Request> IntoFuture for Wait<R> {
    type Output = Result<Option<R::Response>, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
