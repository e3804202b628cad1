//! What a request cannot do without.

use crate::model::{Constraint, Primitive, Record, View};

/// Indices of the fields that must be given, for a record in which nothing has been filled in yet.
///
/// A field whose type holds "nothing" is not among them, unless it is a list, map or JSON: what is missing stays missing,
/// and is filled in by the client or found by the validation. Neither is a text that has a default.
pub(super) fn required(record: &dyn Record) -> Vec<usize> {
    let shape = record.shape();
    let constraints = shape.constraints.iter().filter(|(_, constraint)| *constraint == Constraint::Required);
    let fields = constraints.filter_map(|(name, _)| shape.index_of(name, 0));
    fields.filter(|index| would_be_made_up(&record.view(*index))).collect()
}

/// Whether the value of a field in which nothing has been filled in is one that nobody gave.
fn would_be_made_up(blank: &View<'_>) -> bool {
    match blank {
        View::Absent | View::Optional(_) => false,
        View::Scalar(scalar) => match scalar.get() {
            None => false,
            Some(Primitive::Text(default)) => default.is_empty(),
            Some(_) => true,
        },
        View::Record(_) | View::List(_) | View::Map(_) | View::Json(_) => true,
    }
}
