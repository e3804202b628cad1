//! `Debug` for every record, with sensitive fields withheld.

use std::fmt;

use super::{Primitive, Record, View};

/// Formats a record like a derived `Debug`, with wire names, omitting absent values and replacing sensitive values by
/// `"***"`.
///
/// # Errors
/// Those of the formatter.
pub fn debug(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = record.shape();
    let mut output = f.debug_struct(shape.name);
    for (index, name) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if view.is_empty() {
            continue;
        }
        if shape.is_sensitive(name) {
            output.field(name, &"***");
        } else {
            output.field(name, &Shown(view));
        }
    }
    output.finish()
}

struct Shown<'a>(View<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            View::Absent => f.write_str("None"),
            View::Scalar(scalar) => match scalar.get() {
                None => f.write_str("None"),
                Some(Primitive::Bool(value)) => value.fmt(f),
                Some(Primitive::Integer(value)) => value.fmt(f),
                Some(Primitive::Unsigned(value)) => value.fmt(f),
                Some(Primitive::Float(value)) => value.fmt(f),
                Some(Primitive::Text(value)) => value.fmt(f),
                Some(Primitive::Bytes(value)) => write!(f, "{} bytes", value.len()),
            },
            View::Record(record) => debug(*record, f),
            View::Optional(nested) => match nested.at(0) {
                Some(value) => Shown(value).fmt(f),
                None => f.write_str("None"),
            },
            View::List(list) => f.debug_list().entries(list.iter().map(Shown)).finish(),
            View::Map(map) => f.debug_map().entries(map.entries().map(|(key, value)| (key, Shown(value)))).finish(),
            View::Json(json) => json.fmt(f),
        }
    }
}
