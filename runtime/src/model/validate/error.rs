//! What a request does not meet.

use std::fmt;

/// Everything that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError {
    /// The operation, such as `CreateVServerGroup`.
    pub operation: &'static str,
    /// The reference page that states the conditions.
    pub documentation: &'static str,
    /// Every violation, in the order of the fields; rules between the fields of a structure come after its fields.
    pub violations: Vec<Violation>,
}

/// One condition that a request does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The field under its wire name, such as `BackendServers[1].Port`.
    pub path: String,
    /// The condition, such as `must be between 1 and 65535`.
    pub condition: String,
    /// The value that does not meet it; `***` if it is sensitive, `None` if there is none.
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
        write!(f, "the request for {} does not meet {count} {noun}", self.operation)?;
        for violation in &self.violations {
            write!(f, "\n  {violation}")?;
        }
        write!(f, "\n  see {}", self.documentation)
    }
}

impl std::error::Error for ValidationError {}
