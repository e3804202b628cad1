//! Decoding of responses: lenient on the wire, strict in type.
//!
//! There is one decoder, for JSON; XML is brought into JSON's shape first.

mod failure;
mod fill;
mod json;
mod list;
mod members;
mod required;
mod trace;
mod whole;
mod xml;

use crate::model::{Record, Request};

pub use failure::Failure;
#[cfg(feature = "serde")]
pub(crate) use fill::Target;
pub use json::json;
#[cfg(feature = "serde")]
pub(crate) use json::{fill, fill_request};
pub(crate) use whole::{is_json, is_whole, is_whole_scalar};
pub use xml::xml;
pub(crate) use xml::xml_to_json;

/// Decodes a response, or one of the structures inside it, from JSON. Missing values stay blank.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn from_json<T: Record>(body: &[u8]) -> Result<T, Failure> {
    let mut record = T::blank();
    json(body, &mut record)?;
    Ok(record)
}

/// Decodes a response from XML, regardless of the name of the root element.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn from_xml<T: Record>(body: &[u8]) -> Result<T, Failure> {
    let mut record = T::blank();
    xml(body, &mut record)?;
    Ok(record)
}

/// Decodes a request from a JSON object of its parameters by wire name, wherever they are sent.
///
/// # Errors
/// The first parameter that cannot be decoded, or those that are missing from the first incomplete structure.
pub fn request_from_json<R: Request>(parameters: &[u8]) -> Result<R, Failure> {
    let mut request = R::blank();
    json::request(parameters, &mut request)?;
    Ok(request)
}
