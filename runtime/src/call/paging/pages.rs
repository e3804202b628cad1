//! The pages of a list, one call after another.

use std::{
    fmt,
    future::poll_fn,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use futures_util::Stream;

use super::{
    Paginated,
    cursor::{Next, Position, begin},
};
use crate::{
    call::{
        answer::Answer,
        error::{DecodeError, Error},
        exchange::exchange,
        prepare::{Options, prepare},
    },
    client::ClientState,
    model::Record,
    transport::BoxFuture,
    wire::response,
};

/// The pages of a list. Each is requested when it is needed.
///
/// It is a [`Stream`]; [`next`](Self::next) works without one. It ends after the last page or the first error;
/// [`request`](Self::request) then returns the request to continue with.
///
/// Lists change while they are read. If pages are counted, an item may appear twice or not at all if others are added
/// or removed meanwhile; tokens are safer, and used if an API has nothing else. An empty page is not the end if the
/// service counts more items than the pages so far can have: pages omit what the caller may not see. A total below the
/// number of items received is ignored, and one that empty pages do not bear out is not followed forever.
#[must_use = "streams do nothing unless polled"]
pub struct Pages<R: Paginated> {
    client: Arc<ClientState>,
    request: R,
    options: Options,
    position: Position,
    state: State,
}

enum State {
    /// The next page can be asked for.
    Ready,
    /// It was asked for.
    Waiting(BoxFuture<'static, Result<Answer, Error>>),
    /// There is no other, or there was an error.
    Ended,
}

/// Nothing is pinned in place: the only future is behind a box.
impl<R: Paginated> Unpin for Pages<R> {}

impl<R: Paginated> Pages<R> {
    pub(crate) fn new(client: Arc<ClientState>, mut request: R, options: Options) -> Self {
        begin(R::PAGING, &mut request);
        Self { client, request, options, position: Position::default(), state: State::Ready }
    }

    /// Returns the next page, or `None` after the last one or an error.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn next(&mut self) -> Option<Result<R::Response, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns the pages as a blocking iterator, for programs without a Tokio runtime. On a thread of a Tokio runtime,
    /// the first page is a [`ConfigError::BlockingInAsync`](crate::ConfigError::BlockingInAsync).
    #[cfg(feature = "blocking")]
    pub fn into_blocking(mut self) -> impl Iterator<Item = Result<R::Response, Error>> {
        let mut is_refused = false;
        std::iter::from_fn(move || match crate::call::blocking::block_on(self.next()) {
            Ok(next) => next,
            Err(error) => (!std::mem::replace(&mut is_refused, true)).then(|| Err(error.into())),
        })
    }

    /// The request for the next page, or for the page that failed. Calling with it continues from there.
    pub fn request(&self) -> &R {
        &self.request
    }

    /// Asks for the next page.
    fn ask(&mut self) -> Result<BoxFuture<'static, Result<Answer, Error>>, Error> {
        let prepared = prepare(&self.client, R::OPERATION, &mut self.request, self.options.clone())?;
        Ok(Box::pin(exchange(prepared)))
    }

    /// Reads a page, and makes the request ask for the next one.
    fn read(&mut self, answer: Answer) -> Result<R::Response, Error> {
        let mut page = <R::Response as Record>::blank();
        answer.decode(&mut page)?;
        match self.position.advance(R::PAGING, &mut self.request, &page) {
            Next::Page => self.state = State::Ready,
            Next::End => self.state = State::Ended,
            Next::Lost(problem) => return Err(lost::<R>(&answer, &page, problem)),
        }
        Ok(page)
    }
}

fn lost<R: Paginated>(answer: &Answer, page: &dyn Record, problem: &str) -> Error {
    let error = DecodeError {
        operation: R::OPERATION.name,
        path: R::PAGING.place(),
        message: problem.to_owned(),
        status: answer.response.status(),
        attempts: answer.attempts,
        request_id: response::request_id_of(answer.response.headers(), page),
        excerpt: None,
    };
    error.into()
}

impl<R: Paginated> Stream for Pages<R> {
    type Item = Result<R::Response, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let mut asked = match mem::replace(&mut this.state, State::Ended) {
            State::Waiting(asked) => asked,
            State::Ended => return Poll::Ready(None),
            State::Ready => match this.ask() {
                Ok(asked) => asked,
                Err(error) => return Poll::Ready(Some(Err(error))),
            },
        };
        match asked.as_mut().poll(context) {
            Poll::Pending => {
                this.state = State::Waiting(asked);
                Poll::Pending
            }
            Poll::Ready(answer) => Poll::Ready(Some(answer.and_then(|answer| this.read(answer)))),
        }
    }
}

impl<R: Paginated> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").field("operation", &R::OPERATION.name).field("position", &self.position).finish()
    }
}
