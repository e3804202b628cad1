//! A request, the operation it calls and the response it gets.

use crate::operation::Operation;
use crate::record::Record;
use crate::validate::{ValidationError, validate};

/// A request of one operation.
pub trait Request: Record + Send + 'static {
    /// What the service answers.
    type Response: Record + Send + 'static;

    /// The operation it calls.
    const OPERATION: &'static Operation;

    /// Checks the request against everything the specification says, as a client does before it sends.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(&self) -> Result<(), ValidationError>
    where
        Self: Sized,
    {
        validate(Self::OPERATION, self)
    }
}
