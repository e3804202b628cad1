//! Decoding of responses: lenient on the wire, strict in type.
//!
//! There is one decoder, for JSON; XML is brought into JSON's shape first.

mod json;
mod list;
mod trace;
mod xml;

use std::fmt;

use crate::record::Record;

pub use json::json;
pub use xml::xml;
pub(crate) use xml::xml_to_json;

/// Why a body could not be decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The field, such as `BackendServers[1].Port`; empty for the body as a whole.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl std::error::Error for Failure {}

/// Decodes a record from JSON.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn from_json<T: Record>(body: &[u8]) -> Result<T, Failure> {
    let mut record = T::blank();
    json(body, &mut record)?;
    Ok(record)
}

/// Decodes a record from XML, whatever its root element is called.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn from_xml<T: Record>(body: &[u8]) -> Result<T, Failure> {
    let mut record = T::blank();
    xml(body, &mut record)?;
    Ok(record)
}
