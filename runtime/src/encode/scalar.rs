//! Scalars as text.

use super::EncodeError;
use crate::record::{Primitive, Scalar};

/// The text form of a scalar.
pub(super) fn text(path: &str, value: Primitive<'_>) -> Result<String, EncodeError> {
    let mut text = String::new();
    match value {
        Primitive::Float(value) if !value.is_finite() => {
            return Err(EncodeError { path: path.to_owned(), message: format!("{value} is not a finite number") });
        }
        Primitive::Float(value) => text = float(value),
        // Taking a primitive into a string cannot fail; if it ever did, an empty string would be the answer.
        other => text.set(other).unwrap_or_default(),
    }
    Ok(text)
}

/// Shortest form that reads back the same, with an exponent where JavaScript writes one, as the official SDKs do.
fn float(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) {
        let text = format!("{value:e}");
        return if text.contains("e-") { text } else { text.replace('e', "e+") };
    }
    value.to_string()
}
