//! One call: options, then the typed answer.

mod answer;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod deadline;
mod error;
mod exchange;
mod filled;
mod paging;
mod prepare;
mod retry;
mod trace;
mod waiter;

use std::{sync::Arc, time::Duration};

use http::{HeaderMap, StatusCode};

use crate::{
    client::{Client, ClientState, RetryPolicy},
    model::{Record, Request},
    transport::BoxFuture,
    wire::response,
};
use exchange::exchange;
use prepare::{Options, Prepared, prepare};

pub use error::{DecodeError, Error, ServiceError, WaitError, WaitProblem};
pub use paging::{Cursor, Items, Pages, Paginated, Paging};
pub use waiter::{Wait, Waiter, WaiterFacts};

/// A call that is ready to send: set options, then `.await` it.
///
/// The request is validated and encoded before anything is sent. Dropping the future cancels the call, but the service
/// may already have acted on it.
#[must_use = "calls do nothing unless awaited"]
pub struct Call<R> {
    client: Arc<ClientState>,
    request: R,
    options: Options,
}

/// A response and its metadata.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The answer.
    pub body: T,
    /// HTTP status.
    pub status: StatusCode,
    /// The request id, from the body or else from the headers.
    pub request_id: Option<String>,
    /// All headers of the response.
    pub headers: HeaderMap,
    /// The number of attempts, including the successful one.
    pub attempts: u32,
    /// What the service reports if it responded with `Success: false` despite a successful HTTP status. `body` still
    /// holds the response.
    ///
    /// The first top-level member that is set among `Success`, `IsSuccess` and `ResponseSuccess`, in any case,
    /// decides: it means failure if it is `false` or `0`, or one of the strings `false`, `0`, `no`, `fail`, `failed`
    /// and `failure`, in JSON and in XML. No other member counts, since `Result`, `Status` and the like hold data.
    pub reported_failure: Option<Box<ServiceError>>,
}

impl Client {
    /// Creates a call, which is sent when awaited.
    pub fn call<R: Request>(&self, request: R) -> Call<R> {
        Call::new(Arc::clone(&self.0), request)
    }
}

impl<R: Request> Call<R> {
    fn new(client: Arc<ClientState>, request: R) -> Self {
        let options = Options::of(&client.config);
        Self { client, request, options }
    }

    /// Overrides, for this call, whether the request is validated before it is sent.
    pub fn validation(mut self, enabled: bool) -> Self {
        self.options.validation = enabled;
        self
    }

    /// Overrides, for this call, whether an undocumented value of a field is a violation. See
    /// [`ConfigBuilder::strict_enums`](crate::ConfigBuilder::strict_enums).
    pub fn strict_enums(mut self, enabled: bool) -> Self {
        self.options.strict_enums = enabled;
        self
    }

    /// Overrides the time limit of an attempt for this call, from connecting to the last byte of the response.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeouts.attempt = timeout;
        self
    }

    /// Overrides the time limit for this call, including all attempts and the delays between them.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = timeout;
        self
    }

    /// Overrides the retry policy for this call.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.options.retries = policy;
        self
    }

    /// Overrides, for this call, whether `Success: false` in a response with a successful HTTP status is an error. See
    /// [`ConfigBuilder::unsuccessful_as_error`](crate::ConfigBuilder::unsuccessful_as_error).
    pub fn unsuccessful_as_error(mut self, enabled: bool) -> Self {
        self.options.unsuccessful_as_error = enabled;
        self
    }

    /// Sends the call and returns the status, headers and request id along with the response.
    ///
    /// # Errors
    /// The same as awaiting the call: see [`Error`].
    pub async fn send_with_metadata(self) -> Result<Reply<R::Response>, Error> {
        let answer = exchange(self.prepare()?).await?;
        let mut body = <R::Response as Record>::blank();
        answer.decode(&mut body)?;
        let reported_failure = answer.reported_failure().map(Box::new);
        let attempts = answer.attempts;
        let (head, _) = answer.response.into_parts();
        let request_id = response::request_id_of(&head.headers, &body);
        Ok(Reply { body, status: head.status, request_id, headers: head.headers, attempts, reported_failure })
    }

    /// Sends the call and blocks the current thread until it completes, for programs without a Tokio runtime. All
    /// blocking calls share one background thread, which maintains connections.
    ///
    /// # Errors
    /// The same as awaiting the call, and [`ConfigError::BlockingInAsync`](crate::ConfigError::BlockingInAsync) on a
    /// thread of a Tokio runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<R::Response, Error> {
        blocking::block_on(self.into_future())?
    }

    /// Repeats this call until its resource reaches the state that `waiter` describes.
    pub fn wait_until(self, waiter: Waiter<R>) -> Wait<R> {
        Wait::new(self.client, self.request, self.options, waiter)
    }

    fn prepare(mut self) -> Result<Prepared, Error> {
        prepare(&self.client, R::OPERATION, &mut self.request, self.options)
    }
}

impl<R: Paginated> Call<R> {
    /// Returns the pages of the list, from the requested one to the last.
    pub fn pages(self) -> Pages<R> {
        Pages::new(self.client, self.request, self.options)
    }

    /// Returns the items of all pages, from the requested page to the last.
    pub fn items(self) -> Items<R> {
        Items::new(self.pages())
    }
}

impl<R: Request> IntoFuture for Call<R> {
    type Output = Result<R::Response, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let answer = exchange(self.prepare()?).await?;
            let mut body = <R::Response as Record>::blank();
            answer.decode(&mut body)?;
            Ok(body)
        })
    }
}
