//! A request, the operation it calls and the response it gets.

use super::{
    operation::Operation,
    record::Record,
    validate::{ValidationError, validate, validate_strictly},
};

/// A request for an operation.
pub trait Request: Record + Send + 'static {
    /// The response.
    type Response: Record + Send + 'static;

    /// The operation.
    const OPERATION: &'static Operation;

    /// Validates the request against its specification, as a client does before sending. What a client fills in (the
    /// region, the idempotency token) may be missing. Undocumented values are valid: services accept new ones before
    /// they document them.
    ///
    /// # Errors
    /// All violations at once.
    fn validate(&self) -> Result<(), ValidationError>
    where
        Self: Sized,
    {
        validate(Self::OPERATION, self)
    }

    /// Like [`validate`](Self::validate), but undocumented values are violations, too: see
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
