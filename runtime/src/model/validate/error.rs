//! What a request does not meet.

use std::fmt;

/// All violations in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError {
    /// The operation, such as `CreateVServerGroup`.
    pub operation: &'static str,
    /// The reference page with the conditions.
    pub documentation: &'static str,
    /// All violations, in field order; rules between the fields of a structure come after its fields.
    pub violations: Vec<Violation>,
}

/// A condition that a request violates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The path of the field by wire names, such as `BackendServers[1].Port`.
    pub path: String,
    /// The condition, such as `must be between 1 and 65535`.
    pub condition: String,
    /// The invalid value; `***` if it is sensitive, `None` if there is none.
    pub value: Option<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.condition)?;
        match &self.value {
            Some(value) => write!(f, ", but is {value}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.violations.len();
        let noun = if count == 1 { "condition" } else { "conditions" };
        write!(f, "the request for {} violates {count} {noun}", self.operation)?;
        for violation in &self.violations {
            write!(f, "\n  {violation}")?;
        }
        write!(f, "\n  see {}", self.documentation)
    }
}

impl std::error::Error for ValidationError {}
