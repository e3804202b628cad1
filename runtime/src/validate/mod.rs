//! Validation of requests against what the specification says, before anything is sent.

mod constraint;
mod place;
mod rule;

use std::fmt;

use crate::operation::Operation;
use crate::record::{Record, View};
use crate::shape::Constraint;
use place::Place;

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

/// Checks a request against constraints and rules of every field, however deep.
///
/// # Errors
/// All violations at once.
pub fn validate(operation: &'static Operation, request: &dyn Record) -> Result<(), ValidationError> {
    let mut violations = Vec::new();
    record(&Place::REQUEST, request, &mut violations);
    if violations.is_empty() {
        return Ok(());
    }
    Err(ValidationError { operation: operation.name, documentation: operation.documentation, violations })
}

fn record(place: &Place<'_>, value: &dyn Record, violations: &mut Vec<Violation>) {
    let shape = value.shape();
    for (index, name) in shape.fields.iter().enumerate() {
        let (place, view) = (place.field(shape, name), value.view(index));
        for constraint in shape.constraints_of(name) {
            check(&place, constraint, &view, violations);
        }
        nested(&place, &view, violations);
    }
    for rule in shape.rules {
        rule::check(place, value, rule, violations);
    }
}

fn check(place: &Place<'_>, constraint: Constraint, view: &View<'_>, violations: &mut Vec<Violation>) {
    if let View::List(list) = view
        && constraint::is_on_elements(constraint)
    {
        for (index, element) in list.iter().enumerate() {
            check(&place.element(index), constraint, &element, violations);
        }
    } else if let Some(condition) = constraint::violated(constraint, view) {
        let value = if constraint::is_required(constraint) { None } else { place.shown(view) };
        violations.push(Violation { path: place.path(), condition, value });
    }
}

fn nested(place: &Place<'_>, view: &View<'_>, violations: &mut Vec<Violation>) {
    match view {
        View::Record(value) => record(place, *value, violations),
        View::Optional(value) => {
            if let Some(value) = value.at(0) {
                nested(place, &value, violations);
            }
        }
        View::List(list) => {
            for (index, value) in list.iter().enumerate() {
                nested(&place.element(index), &value, violations);
            }
        }
        View::Map(map) => {
            for (key, value) in map.entries() {
                nested(&place.entry(key), &value, violations);
            }
        }
        View::Absent | View::Scalar(_) | View::Json(_) => {}
    }
}
