//! A transport that answers from a recording.

use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{RecordedRequest, Recording};
use crate::transport::{BoxFuture, Timeouts, Transport, TransportError, TransportErrorKind};

/// Responds to requests with recorded responses, in the same order. Nothing is sent.
///
/// A request must match the next one in the recording: the same method, host, path, operation, query and body. The
/// order of parameters does not matter, nor do headers and parameters that tell who makes a call and when. A request
/// that does not match gets the error [`NotRecorded`](TransportErrorKind::NotRecorded), which lists the differences,
/// and does not advance the recording.
#[derive(Debug)]
pub struct Replay {
    recording: Recording,
    any_host: bool,
    /// How many exchanges are done.
    done: Mutex<usize>,
}

impl Replay {
    /// Creates a replay that starts at the first exchange.
    pub fn new(mut recording: Recording) -> Self {
        recording.exchanges.iter_mut().for_each(|exchange| exchange.request.withhold());
        Self { recording, any_host: false, done: Mutex::new(0) }
    }

    /// Accepts requests for any host, for example in another region than the recorded one.
    #[must_use]
    pub fn any_host(mut self) -> Self {
        self.any_host = true;
        self
    }

    /// The number of exchanges that have not been requested yet.
    pub fn remaining(&self) -> usize {
        self.recording.exchanges.len().saturating_sub(*self.done())
    }

    fn answer(&self, came: &RecordedRequest) -> Result<http::Response<Bytes>, String> {
        let mut done = self.done();
        let Some(exchange) = self.recording.exchanges.get(*done) else {
            return Err(format!("all {done} recorded requests were made, followed by {}", came.summary()));
        };
        let number = *done + 1;
        let recorded = &exchange.request;
        let differences = recorded.differences(came, self.any_host);
        if !differences.is_empty() {
            let (came, recorded, differences) = (came.summary(), recorded.summary(), differences.join(", "));
            return Err(format!("got {came}, but request {number} is {recorded}: {differences}"));
        }
        let response = exchange.response.to_http();
        let response = response.map_err(|problem| format!("the recorded response {number} {problem}"))?;
        *done = number;
        Ok(response)
    }

    /// Nothing that holds the lock can panic.
    fn done(&self) -> MutexGuard<'_, usize> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for Replay {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        Box::pin(async move {
            let answer = self.answer(&RecordedRequest::of(&request));
            answer.map_err(|problem| TransportError::with_source(TransportErrorKind::NotRecorded, problem))
        })
    }
}
