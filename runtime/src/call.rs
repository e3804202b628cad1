//! One call: options, then the typed answer.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::{
    config::Config,
    error::Error,
    exchange::{self, Options, Prepared},
    record::Record,
    request::Request,
    response,
    transport::BoxFuture,
};

/// A call that is ready to be made: set options, then `.await` it.
///
/// The request is checked and encoded before anything is sent. Dropping the future abandons the call; the service may
/// have acted on it by then.
#[must_use = "a call is made when it is awaited"]
pub struct Call<R> {
    config: Config,
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
}

impl<R: Request> Call<R> {
    pub(crate) fn new(config: Config, request: R) -> Self {
        let options = Options::of(&config);
        Self { config, request, options }
    }

    /// Whether this request is checked against its specification before it is sent, whatever the client does.
    pub fn validation(mut self, enabled: bool) -> Self {
        self.options.validation = enabled;
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

    /// Makes the call and returns status, headers and request id along with the answer.
    ///
    /// # Errors
    /// Those of a call that is awaited directly: see [`Error`].
    pub async fn send_with_metadata(self) -> Result<Reply<R::Response>, Error> {
        let answer = exchange::exchange(self.prepare()?).await?;
        let mut body = <R::Response as Record>::blank();
        answer.decode(&mut body)?;
        let (head, _) = answer.response.into_parts();
        let request_id = response::request_id_of(&head.headers, &body);
        Ok(Reply { body, status: head.status, request_id, headers: head.headers })
    }

    fn prepare(mut self) -> Result<Prepared, Error> {
        exchange::prepare(self.config, R::OPERATION, &mut self.request, self.options)
    }
}

impl<R: Request> IntoFuture for Call<R> {
    type Output = Result<R::Response, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let answer = exchange::exchange(self.prepare()?).await?;
            let mut body = <R::Response as Record>::blank();
            answer.decode(&mut body)?;
            Ok(body)
        })
    }
}
