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

/// A call that is ready to be made: set options, then `.await` it.
///
/// The request is checked and encoded before anything is sent. Dropping the future abandons the call; the service may
/// have acted on it by then.
#[must_use = "a call is made when it is awaited"]
pub struct Call<R> {
    client: Arc<ClientState>,
    request: R,
    options: Options,
}

/// An answer with what came along with it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply<T> {
    /// The answer.
    pub body: T,
    /// HTTP status.
    pub status: StatusCode,
    /// Request id, from the body or else from the headers.
    pub request_id: Option<String>,
    /// All headers of the response.
    pub headers: HeaderMap,
    /// How many attempts were made, the one that was answered included.
    pub attempts: u32,
    /// What the service says if it answered `Success: false` although the HTTP status is a success. `body` is what it
    /// answered all the same.
    ///
    /// What tells is the first of the members `Success`, `IsSuccess` and `ResponseSuccess` of the answer itself, in any case,
    /// that is set: it counts as a failure if it is `false` or `0`, or one of the texts `false`, `0`, `no`, `fail`, `failed` and
    /// `failure`, in JSON and in XML. No other member counts, since `Result`, `Status` and the like hold data.
    pub reported_failure: Option<Box<ServiceError>>,
}

impl Client {
    /// A call that is made once it is awaited.
    pub fn call<R: Request>(&self, request: R) -> Call<R> {
        Call::new(Arc::clone(&self.0), request)
    }
}

impl<R: Request> Call<R> {
    fn new(client: Arc<ClientState>, request: R) -> Self {
        let options = Options::of(&client.config);
        Self { client, request, options }
    }

    /// Whether this request is checked against its specification before it is sent, whatever the client does.
    pub fn validation(mut self, enabled: bool) -> Self {
        self.options.validation = enabled;
        self
    }

    /// Whether a value that a field does not document is a violation, whatever the client does. See
    /// [`ConfigBuilder::strict_enums`](crate::ConfigBuilder::strict_enums).
    pub fn strict_enums(mut self, enabled: bool) -> Self {
        self.options.strict_enums = enabled;
        self
    }

    /// Time for one attempt, from connecting to the last byte of the response, whatever the client allows.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeouts.attempt = timeout;
        self
    }

    /// Time for this call, with all attempts and the time between them, whatever the client allows.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = timeout;
        self
    }

    /// How often this call is repeated if it fails, whatever the client does.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.options.retries = policy;
        self
    }

    /// Whether `Success: false` in an answer with a successful HTTP status is an error, whatever the client does. See
    /// [`ConfigBuilder::unsuccessful_as_error`](crate::ConfigBuilder::unsuccessful_as_error).
    pub fn unsuccessful_as_error(mut self, enabled: bool) -> Self {
        self.options.unsuccessful_as_error = enabled;
        self
    }

    /// Makes the call and returns status, headers and request id along with the answer.
    ///
    /// # Errors
    /// Those of a call that is awaited directly: see [`Error`].
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

    /// Makes the call on this thread, which waits for it: for programs without a Tokio runtime. All such calls share one
    /// thread in the background, which looks after connections.
    ///
    /// # Errors
    /// Those of a call that is awaited, and [`ConfigError::BlockingInAsync`](crate::ConfigError::BlockingInAsync) on a
    /// thread of a Tokio runtime.
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<R::Response, Error> {
        blocking::block_on(self.into_future())?
    }

    /// Repeats this call until its resource is in the state that `waiter` is about.
    pub fn wait_until(self, waiter: Waiter<R>) -> Wait<R> {
        Wait::new(self.client, self.request, self.options, waiter)
    }

    fn prepare(mut self) -> Result<Prepared, Error> {
        prepare(&self.client, R::OPERATION, &mut self.request, self.options)
    }
}

impl<R: Paginated> Call<R> {
    /// The pages of the list, from the one that the request asks for to the last.
    pub fn pages(self) -> Pages<R> {
        Pages::new(self.client, self.request, self.options)
    }

    /// The items of all pages, from the page that the request asks for to the last.
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
