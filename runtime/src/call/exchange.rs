//! A call from its first attempt to its last: compiled once, whatever the number of operations.

use std::{mem, time::Duration};

use super::{
    answer::Answer,
    attempt::attempt,
    deadline::Deadline,
    error::Error,
    prepare::Prepared,
    retry::{Failure, Reason},
    trace::{AttemptSpan, CallSpan},
};
use crate::{
    client::ConfigError,
    identity::Credentials,
    model::{Access, ServiceSigning},
    transport::TimeoutPhase,
};

/// Calls until there is an answer or no reason to go on.
///
/// # Errors
/// Those of the last attempt.
pub(crate) async fn exchange(call: Prepared) -> Result<Answer, Error> {
    let span = CallSpan::new(&call);
    let mut exchange = Exchange::new(&call);
    let outcome = span.within(exchange.run()).await;
    span.record(exchange.attempts, exchange.deadline.elapsed(), outcome.as_ref());
    outcome
}

/// A call that is being made.
struct Exchange<'a> {
    call: &'a Prepared,
    deadline: Deadline<'a>,
    attempts: u32,
    /// What can be corrected only once.
    has_corrected_clock: bool,
    has_renewed_credentials: bool,
}

impl<'a> Exchange<'a> {
    fn new(call: &'a Prepared) -> Self {
        let deadline = Deadline::new(call.client.config.clock(), call.options.timeout);
        Self { call, deadline, attempts: 0, has_corrected_clock: false, has_renewed_credentials: false }
    }

    async fn run(&mut self) -> Result<Answer, Error> {
        loop {
            let credentials = self.credentials().await?;
            let left = self.deadline.remaining()?;
            self.attempts += 1;
            let failure = match self.attempt(&credentials, left).await {
                Ok(answer) => {
                    self.call.client.budget.refund();
                    return Ok(answer.after(self.attempts));
                }
                Err(failure) => failure,
            };
            if !self.goes_on_after(&failure, &credentials).await {
                return Err(failure.error.after(self.attempts));
            }
        }
    }

    /// What the call is signed with.
    async fn credentials(&self) -> Result<Credentials, Error> {
        let operation = self.call.operation;
        let credentials = match operation.access {
            Access::Signed => self.deadline.within(self.call.client.config.credentials().get()).await??,
            Access::Anonymous => Credentials::anonymous(),
        };
        match operation.service.signing {
            ServiceSigning::Own if !credentials.is_anonymous() => {
                Err(ConfigError::OwnSigning { service: operation.service.code }.into())
            }
            ServiceSigning::Own | ServiceSigning::Standard => Ok(credentials),
        }
    }

    /// `left` is the time that the call has left.
    async fn attempt(&self, credentials: &Credentials, left: Duration) -> Result<Answer, Failure> {
        let limit = self.call.options.timeouts.attempt.min(left);
        let span = AttemptSpan::new(self.attempts);
        let started = self.deadline.elapsed();
        let outcome = span.within(attempt(self.call, credentials, limit)).await;
        span.record(
            self.deadline.elapsed().saturating_sub(started),
            outcome.as_ref().map_err(|failure| &failure.error),
        );
        outcome.map_err(|failure| self.whole_call(failure, limit))
    }

    /// An attempt that was cut short because the call has no more time is a timeout of the call.
    fn whole_call(&self, mut failure: Failure, limit: Duration) -> Failure {
        if let Error::Timeout(timeout) = &mut failure.error
            && timeout.phase == TimeoutPhase::Attempt
            && limit < self.call.options.timeouts.attempt
        {
            **timeout = self.deadline.missed();
        }
        failure
    }

    /// Whether there is to be another attempt; if so, it is time for it.
    async fn goes_on_after(&mut self, failure: &Failure, credentials: &Credentials) -> bool {
        let (policy, client) = (&self.call.options.retries, &self.call.client);
        let Some(reason) = failure.reason.filter(|reason| reason.allows(self.call.operation.repeatable)) else {
            return false;
        };
        if self.attempts >= policy.max_attempts {
            return false;
        }
        match reason {
            Reason::ClockSkew => !mem::replace(&mut self.has_corrected_clock, true),
            Reason::Expired => {
                !mem::replace(&mut self.has_renewed_credentials, true)
                    && client.config.credentials().discard(credentials)
            }
            Reason::NotSent | Reason::Lost | Reason::Throttled | Reason::Broken | Reason::InProgress => {
                client.budget.withdraw() && self.deadline.wait(policy.delay(self.attempts, failure.hint())).await
            }
        }
    }
}
