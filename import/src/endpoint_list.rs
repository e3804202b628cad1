//! Lists of hosts of many products: that of this repository, `specs/endpoints.json`, and the one that it is made of.

mod list;
mod own;
mod published;

use std::fmt;

use serde::de::Error;
use serde_json::Value;

pub use list::EndpointList;
pub(crate) use list::Listed;

impl EndpointList {
    /// Reads a list: one of our own, or a published one, an object with a list `products`, each with `code`, `version`,
    /// `regional_endpoints`, `regional_vpc_endpoints`, `global_endpoint` and `location_service_code`.
    ///
    /// # Errors
    /// If the text is neither.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let text = text.trim_start_matches('\u{feff}');
        let list: Value = serde_json::from_str(text)?;
        match list.get("products") {
            Some(Value::Array(products)) => Ok(published::read(products)),
            Some(Value::Object(_)) => own::read(text),
            _ => Err(serde_json::Error::custom("it has no `products`")),
        }
    }
}

/// The form in which this repository keeps it.
impl fmt::Display for EndpointList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        own::write(self, f)
    }
}
