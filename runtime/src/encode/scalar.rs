//! Scalars as text.

use std::fmt::Write;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::EncodeError;
use crate::record::{Primitive, Record, View, path};

/// A number that is not finite, the one value that the wire has no form for.
#[derive(Debug)]
pub(super) struct NotFinite;

/// The text form of a scalar.
pub(super) fn text(value: Primitive<'_>) -> Result<String, NotFinite> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

/// Appends the text form of a scalar.
pub(super) fn write(value: Primitive<'_>, text: &mut String) -> Result<(), NotFinite> {
    // Writing to a text does not fail.
    let _ = match value {
        Primitive::Text(value) => text.write_str(value),
        Primitive::Bool(value) => write!(text, "{value}"),
        Primitive::Integer(value) => write!(text, "{value}"),
        Primitive::Unsigned(value) => write!(text, "{value}"),
        Primitive::Float(value) => text.write_str(&float(value)?),
        Primitive::Bytes(bytes) => {
            BASE64.encode_string(bytes, text);
            Ok(())
        }
    };
    Ok(())
}

/// Shortest form that reads back the same, as JavaScript writes it and with it the official SDKs: without a fraction where
/// there is none, with an exponent from 1e21 and below 1e-6.
///
/// # Errors
/// The number is not finite.
pub(super) fn float(value: f64) -> Result<String, NotFinite> {
    let size = value.abs();
    if !size.is_finite() {
        return Err(NotFinite);
    }
    if size == 0.0 {
        return Ok("0".to_owned());
    }
    if (1e-6..1e21).contains(&size) {
        return Ok(value.to_string());
    }
    let text = format!("{value:e}");
    Ok(if text.contains("e-") { text } else { text.replace('e', "e+") })
}

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
