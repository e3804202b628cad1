//! Validation of requests against what the specification says, before anything is sent.

mod constraint;
mod error;
mod pattern;
mod place;
mod rule;

use super::{
    operation::Operation,
    record::{Record, View},
    shape::Constraint,
};
use place::Place;

pub(crate) use constraint::is_given;
pub use error::{ValidationError, Violation};

/// What a validation takes for given, and for wrong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strictness {
    /// Whether values that a field does not document are violations.
    pub(crate) enums: bool,
    /// Whether a client has filled in by now what it fills in, so that only what is there counts.
    pub(crate) is_filled_in: bool,
}

/// Validates a request against the constraints and rules of every field, however deep. What a client fills in may be
/// missing, and undocumented values are not violations.
///
/// # Errors
/// All violations at once.
pub fn validate(operation: &'static Operation, request: &dyn Record) -> Result<(), ValidationError> {
    validate_as(operation, request, Strictness { enums: false, is_filled_in: false })
}

/// Like [`validate`], but undocumented values are violations, too.
///
/// # Errors
/// All violations at once.
pub fn validate_strictly(operation: &'static Operation, request: &dyn Record) -> Result<(), ValidationError> {
    validate_as(operation, request, Strictness { enums: true, is_filled_in: false })
}

/// The same, as strictly as is said.
///
/// # Errors
/// All violations at once.
pub(crate) fn validate_as(
    operation: &'static Operation,
    request: &dyn Record,
    strictness: Strictness,
) -> Result<(), ValidationError> {
    Check { operation, strictness, violations: Vec::new() }.run(request)
}

/// A check that is under way.
struct Check {
    operation: &'static Operation,
    strictness: Strictness,
    violations: Vec<Violation>,
}

impl Check {
    fn run(mut self, request: &dyn Record) -> Result<(), ValidationError> {
        self.record(&Place::REQUEST, request);
        let Self { operation: Operation { name, documentation, .. }, violations, .. } = self;
        if violations.is_empty() {
            return Ok(());
        }
        Err(ValidationError { operation: name, documentation, violations })
    }

    fn record(&mut self, place: &Place<'_>, value: &dyn Record) {
        let shape = value.shape();
        let operation = self.operation;
        let is_left_to_client = place.is_request() && !self.strictness.is_filled_in;
        let is_filled_in = |name: &str| is_left_to_client && operation.is_filled_in(shape, name);
        for (index, name) in shape.fields.iter().enumerate() {
            let (place, view) = (place.field(shape, name), value.view(index));
            // What the client is going to fill in is not what is there now.
            if is_given(&view) || !is_filled_in(name) {
                shape.constraints_of(name).for_each(|constraint| self.constraint(&place, constraint, &view));
            }
            self.nested(&place, &view);
        }
        for rule in shape.rules {
            self.violations.extend(rule::violation(place, value, rule, &is_filled_in));
        }
    }

    fn constraint(&mut self, place: &Place<'_>, constraint: Constraint, view: &View<'_>) {
        // Enums are open: only who asks for it has their values checked.
        if self.strictness.enums || !matches!(constraint, Constraint::OneOf(_)) {
            self.field(place, constraint, view);
        }
    }

    fn field(&mut self, place: &Place<'_>, constraint: Constraint, view: &View<'_>) {
        if let View::List(list) = view
            && constraint::is_on_elements(constraint)
        {
            for (index, element) in list.iter().enumerate() {
                self.field(&place.element(index), constraint, &element);
            }
        } else if let View::Map(map) = view
            && constraint::is_on_elements(constraint)
        {
            for (key, value) in map.entries() {
                self.field(&place.entry(key), constraint, &value);
            }
        } else if let Some(condition) = constraint::violated(constraint, view) {
            let value = if constraint::is_required(constraint) { None } else { place.shown(view) };
            self.violations.push(Violation { path: place.path(), condition, value });
        }
    }

    fn nested(&mut self, place: &Place<'_>, view: &View<'_>) {
        match view {
            View::Record(value) => self.record(place, *value),
            View::Optional(value) => {
                if let Some(value) = value.at(0) {
                    self.nested(place, &value);
                }
            }
            View::List(list) => {
                for (index, value) in list.iter().enumerate() {
                    self.nested(&place.element(index), &value);
                }
            }
            View::Map(map) => {
                for (key, value) in map.entries() {
                    self.nested(&place.entry(key), &value);
                }
            }
            View::Absent | View::Scalar(_) | View::Json(_) => {}
        }
    }
}
