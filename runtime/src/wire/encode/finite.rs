//! Where in a request a number stands that is not finite.

use super::EncodeError;
use crate::model::{Primitive, Record, View, record::path};

/// The error about the first number in `record` that is not finite. Looked for only once there is known to be one.
pub(super) fn error_in(record: &dyn Record) -> EncodeError {
    let (path, value) = in_record("", record).unwrap_or_default();
    EncodeError { path, message: format!("{value} is not a finite number") }
}

fn in_record(path: &str, record: &dyn Record) -> Option<(String, f64)> {
    let mut fields = record.shape().fields.iter().enumerate();
    fields.find_map(|(index, name)| in_view(path::member(path, name), &record.view(index)))
}

fn in_view(path: String, view: &View<'_>) -> Option<(String, f64)> {
    match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Float(value) if !value.is_finite() => Some((path, value)),
            _ => None,
        },
        View::Record(record) => in_record(&path, *record),
        View::Optional(nested) => in_view(path, &nested.at(0)?),
        View::List(list) => {
            list.iter().enumerate().find_map(|(index, value)| in_view(path::element(&path, index), &value))
        }
        View::Map(map) => map.entries().find_map(|(key, value)| in_view(path::member(&path, key), &value)),
        View::Absent | View::Json(_) => None,
    }
}
