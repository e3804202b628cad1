//! A request, the operation it calls and the response it gets.

use super::{
    operation::Operation,
    record::Record,
    validate::{ValidationError, validate, validate_strictly},
};

/// A request of one operation.
pub trait Request: Record + Send + 'static {
    /// What the service answers.
    type Response: Record + Send + 'static;

    /// The operation it calls.
    const OPERATION: &'static Operation;

    /// Checks the request against everything the specification says, as a client does before it sends. What a client fills
    /// in (the region, the idempotency token) need not be there. Values that a field does not document meet its
    /// specification: services take new ones before they document them.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(&self) -> Result<(), ValidationError>
    where
        Self: Sized,
    {
        validate(Self::OPERATION, self)
    }

    /// The same, where values that a field does not document are violations, too: see
    /// [`ConfigBuilder::strict_enums`](crate::ConfigBuilder::strict_enums).
    ///
    /// # Errors
    /// All violations at once.
    fn validate_strictly(&self) -> Result<(), ValidationError>
    where
        Self: Sized,
    {
        validate_strictly(Self::OPERATION, self)
    }
}
