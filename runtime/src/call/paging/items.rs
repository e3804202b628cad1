//! The items of a list, whatever pages they come in.

use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll},
    vec,
};

use futures_util::Stream;

use super::{Pages, Paginated};
use crate::call::error::Error;

/// The items of all pages of a list. A page is requested when its first item is needed.
///
/// It is a [`Stream`]; [`next`](Self::next) works without one. It ends after the last item or the first error.
#[must_use = "streams do nothing unless polled"]
pub struct Items<R: Paginated> {
    pages: Pages<R>,
    page: vec::IntoIter<R::Item>,
}

/// Nothing is pinned in place.
impl<R: Paginated> Unpin for Items<R> {}

impl<R: Paginated> Items<R> {
    pub(crate) fn new(pages: Pages<R>) -> Self {
        Self { pages, page: Vec::new().into_iter() }
    }

    /// Returns the next item, or `None` after the last one or an error.
    ///
    /// # Errors
    /// Those of the call.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns the items as a blocking iterator, for programs without a Tokio runtime. On a thread of a Tokio runtime,
    /// the first item is a [`ConfigError::BlockingInAsync`](crate::ConfigError::BlockingInAsync).
    #[cfg(feature = "blocking")]
    pub fn into_blocking(mut self) -> impl Iterator<Item = Result<R::Item, Error>> {
        let mut is_refused = false;
        std::iter::from_fn(move || match crate::call::blocking::block_on(self.next()) {
            Ok(next) => next,
            Err(error) => (!std::mem::replace(&mut is_refused, true)).then(|| Err(error.into())),
        })
    }

    /// Collects all remaining items.
    ///
    /// # Errors
    /// The error of the first call that fails. Earlier items are dropped.
    pub async fn collect(mut self) -> Result<Vec<R::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

impl<R: Paginated> Stream for Items<R> {
    type Item = Result<R::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match Pin::new(&mut self.pages).poll_next(context) {
                Poll::Ready(Some(Ok(mut page))) => self.page = R::take_items(&mut page).into_iter(),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Pending => return Poll::Pending,
            }
        }
    }
}

impl<R: Paginated> fmt::Debug for Items<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
