//! A transport that keeps what goes over another one.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;

use super::{Exchange, RecordedRequest, RecordedResponse, Recording};
use crate::transport::{BoxFuture, Timeouts, Transport, TransportError};

/// What takes secrets out of an exchange.
type Redaction = Box<dyn Fn(&mut Exchange) + Send + Sync>;

/// Sends requests over another transport and records them with their responses. See [the module](super) for what is
/// recorded.
///
/// A request without a response is not recorded.
pub struct Recorder<T> {
    transport: T,
    redaction: Option<Redaction>,
    log: Mutex<Log>,
}

#[derive(Default)]
struct Log {
    /// How many requests were sent.
    sent: usize,
    /// By the number of their request: responses may come in any order.
    exchanges: BTreeMap<usize, Exchange>,
}

impl<T: Transport> Recorder<T> {
    /// Creates a recorder around the transport that sends the requests.
    pub fn new(transport: T) -> Self {
        Self { transport, redaction: None, log: Mutex::default() }
    }

    /// Changes each exchange before it is recorded, to remove what must not be in a file. The caller's response is not
    /// changed.
    ///
    /// Where a request contains [`REDACTED`](super::REDACTED), as the value of a parameter, as a value in JSON or as
    /// the whole body, a replay accepts anything.
    ///
    /// ```
    /// # use alicloud_runtime::transport::{Transport, replay::{RecordedBody, Recorder, REDACTED}};
    /// # fn example(transport: impl Transport) -> Recorder<impl Transport> {
    /// Recorder::new(transport).redacting(|exchange| {
    ///     if exchange.request.action.as_deref() == Some("ListUsers") {
    ///         exchange.response.body = RecordedBody::Text(REDACTED.to_owned());
    ///     }
    /// })
    /// # }
    /// ```
    #[must_use]
    pub fn redacting(mut self, redact: impl Fn(&mut Exchange) + Send + Sync + 'static) -> Self {
        self.redaction = Some(Box::new(redact));
        self
    }

    /// The recording so far, in the order of sending.
    pub fn recording(&self) -> Recording {
        Recording { exchanges: self.log().exchanges.values().cloned().collect() }
    }

    fn keep(&self, number: usize, request: RecordedRequest, response: &http::Response<Bytes>) {
        let mut exchange = Exchange { request, response: RecordedResponse::of(response) };
        if let Some(redact) = &self.redaction {
            redact(&mut exchange);
        }
        self.log().exchanges.insert(number, exchange);
    }

    /// Nothing that holds the lock can leave the log half written.
    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Transport> Transport for Recorder<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        timeouts: &Timeouts,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, TransportError>> {
        let recorded = RecordedRequest::of(&request);
        let timeouts = *timeouts;
        Box::pin(async move {
            let number = {
                let mut log = self.log();
                log.sent += 1;
                log.sent
            };
            let response = self.transport.send(request, &timeouts).await?;
            self.keep(number, recorded, &response);
            Ok(response)
        })
    }
}

impl<T> fmt::Debug for Recorder<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").field("redacting", &self.redaction.is_some()).finish_non_exhaustive()
    }
}
