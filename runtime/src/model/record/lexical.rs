//! Scalars as the text that they travel as.

use std::fmt::Write;

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

use super::Primitive;

/// A number that is not finite, the one value that the wire has no form for.
#[derive(Debug)]
pub(crate) struct NotFinite;

/// The text form of a scalar.
pub(crate) fn text(value: Primitive<'_>) -> Result<String, NotFinite> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

/// Appends the text form of a scalar.
pub(crate) fn write(value: Primitive<'_>, text: &mut String) -> Result<(), NotFinite> {
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
pub(crate) fn float(value: f64) -> Result<String, NotFinite> {
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
