//! The wire forms of requests and responses without a call around them: for tests, recordings and tools.

pub use crate::decode::{Failure, from_json, from_xml, json, request_from_json, xml};
pub use crate::encode::{Body, EncodeError, Encoded, Parameters, encode, to_json};
