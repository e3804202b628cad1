//! What is behind the errors of hyper, on which both transports stand.

use std::error::Error as StdError;

use hyper_util::client::legacy;

/// The cause of type `T`, however deep it is.
pub(super) fn cause<'a, T: StdError + 'static>(error: &'a (dyn StdError + 'static)) -> Option<&'a T> {
    std::iter::successors(Some(error), |&error| error.source()).find_map(|error| error.downcast_ref())
}

/// Whether a request failed before any of it was written.
pub(super) fn is_unsent(error: &(dyn StdError + 'static)) -> bool {
    // Only an error that a connection met with a request in hand says which connection it was.
    let without_connection = cause::<legacy::Error>(error)
        .is_some_and(|error| error.is_connect() || (error.connect_info().is_none() && error.source().is_some()));
    // Such an error is made only together with giving the request back as it was.
    without_connection || cause::<hyper::Error>(error).is_some_and(hyper::Error::is_canceled)
}
