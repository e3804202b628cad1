//! Validation of requests against what the specification says, before anything is sent.

mod constraint;
mod rule;

use std::fmt;

use crate::operation::Operation;
use crate::record::{Primitive, Record, View};
use crate::shape::{Constraint, Shape};

/// Everything that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError {
    /// The operation, such as `CreateVServerGroup`.
    pub operation: &'static str,
    /// The reference page that states the conditions.
    pub documentation: &'static str,
    /// Every violation, in the order of the fields.
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
    record("", request, &mut violations);
    if violations.is_empty() {
        return Ok(());
    }
    Err(ValidationError { operation: operation.name, documentation: operation.documentation, violations })
}

fn record(path: &str, value: &dyn Record, violations: &mut Vec<Violation>) {
    let shape = value.shape();
    for (index, name) in shape.fields.iter().enumerate() {
        field(&joined(path, name), shape, name, &value.view(index), violations);
    }
    for rule in shape.rules {
        rule::check(path, value, rule, violations);
    }
}

fn field(path: &str, shape: &Shape, name: &str, view: &View<'_>, violations: &mut Vec<Violation>) {
    for constraint in shape.constraints_of(name) {
        constrained(path, constraint, shape.is_sensitive(name), view, violations);
    }
    nested(path, view, violations);
}

/// Checks a value, or each element of a list where the constraint is not one on the list.
fn constrained(
    path: &str,
    constraint: Constraint,
    is_sensitive: bool,
    view: &View<'_>,
    violations: &mut Vec<Violation>,
) {
    if let View::List(list) = view
        && !matches!(constraint, Constraint::Required | Constraint::Items(..))
    {
        for (index, element) in (0..).map_while(|index| list.at(index)).enumerate() {
            constrained(&format!("{path}[{index}]"), constraint, is_sensitive, &element, violations);
        }
        return;
    }
    if let Some(condition) = constraint::violated(constraint, view) {
        let value = shown(view).filter(|_| constraint != Constraint::Required);
        let value = if is_sensitive { value.map(|_| "***".to_owned()) } else { value };
        violations.push(Violation { path: path.to_owned(), condition, value });
    }
}

fn nested(path: &str, view: &View<'_>, violations: &mut Vec<Violation>) {
    match view {
        View::Record(value) => record(path, *value, violations),
        View::Optional(value) => {
            if let Some(value) = value.at(0) {
                nested(path, &value, violations);
            }
        }
        View::List(list) => {
            for (index, value) in (0..).map_while(|index| list.at(index)).enumerate() {
                nested(&format!("{path}[{index}]"), &value, violations);
            }
        }
        View::Map(map) => {
            for (key, value) in map.entries() {
                nested(&joined(path, key), &value, violations);
            }
        }
        View::Absent | View::Scalar(_) | View::Json(_) => {}
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// The value as a message shows it: scalars only, and not all of a long text.
fn shown(view: &View<'_>) -> Option<String> {
    const LONGEST: usize = 60;
    let View::Scalar(scalar) = view else { return None };
    Some(match scalar.get()? {
        Primitive::Text(text) if text.chars().count() > LONGEST => {
            format!("{:?}…", text.chars().take(LONGEST).collect::<String>())
        }
        Primitive::Text(text) => format!("{text:?}"),
        Primitive::Bool(value) => value.to_string(),
        Primitive::Integer(value) => value.to_string(),
        Primitive::Unsigned(value) => value.to_string(),
        Primitive::Float(value) => value.to_string(),
        Primitive::Bytes(value) => format!("{} bytes", value.len()),
    })
}
