//! The wire forms of requests and responses without a call around them: for tests, recordings and tools.

pub use crate::decode::{Failure, from_json, from_xml, json, xml};
pub use crate::encode::{EncodeError, Encoded, encode, to_json};
