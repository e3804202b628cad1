//! Records whose only field stands for the whole body, whatever kind of document that is.

use std::str;

use serde::de::IgnoredAny;

use super::Failure;
use crate::model::{Json, Primitive, Record, Scalar, Shape, Slot, View, Wire};

/// Whether the body is the only field of the record, rather than an object of its fields.
pub(crate) fn is_whole(shape: &'static Shape) -> bool {
    matches!(shape.fields, [name] if shape.wire_of(name).any(|wire| wire == Wire::Body))
}

/// Whether the body is one text, number, boolean, or any bytes.
pub(crate) fn is_whole_scalar(record: &dyn Record) -> bool {
    is_whole(record.shape()) && matches!(record.view(0), View::Scalar(_))
}

/// Whether a body that looks like neither an object nor a list is JSON all the same.
pub(crate) fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(body).is_ok()
}

/// Fills the one scalar that `record` is from the whole body, whatever that looks like. No body is no value.
///
/// # Errors
/// The body is something else than the scalar can hold.
pub(super) fn scalar(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    let shape = record.shape();
    match record.slot(0) {
        Slot::Scalar(scalar) if !body.is_empty() => fill(body, scalar).map_err(|(expected, found)| {
            let path = shape.fields.first().copied().unwrap_or_default();
            let found = if shape.is_sensitive(path) { "***" } else { &found };
            Failure { path: path.to_owned(), message: format!("expected {expected}, found {found}") }
        }),
        _ => Ok(()),
    }
}

/// What was expected and what was found, if they do not agree.
fn fill(body: &[u8], scalar: &mut dyn Scalar) -> Result<(), (&'static str, String)> {
    if holds_bytes(scalar) {
        let value = Primitive::Bytes(body);
        return scalar.set(value).map_err(|expected| (expected, value.shown()));
    }
    let text = str::from_utf8(body).map_err(|_| ("text", "bytes that are not UTF-8".to_owned()))?;
    let unquoted = match serde_json::from_str(text) {
        Ok(Json::String(text)) => Some(text),
        _ => None,
    };
    let value = Primitive::Text(unquoted.as_deref().unwrap_or(text));
    match scalar.set(value) {
        // JSON for no value.
        Err(_) if text.trim() == "null" => Ok(()),
        taken => taken.map_err(|expected| (expected, value.shown())),
    }
}

/// Whether what goes in as bytes stays bytes. The value is another one afterwards, and set anew by the caller.
fn holds_bytes(scalar: &mut dyn Scalar) -> bool {
    scalar.set(Primitive::Bytes(&[])).is_ok() && matches!(scalar.get(), Some(Primitive::Bytes(_)))
}
