//! The wire forms of requests and responses without a call around them: for tests, recordings and tools.

pub(crate) mod decode;
pub(crate) mod encode;
pub(crate) mod percent;
pub(crate) mod response;
#[doc(hidden)]
pub mod serde_support;
pub(crate) mod target;

pub use self::decode::{Failure, from_json, from_xml, json, request_from_json, xml};
pub use self::encode::{Body, EncodeError, Encoded, Parameters, encode, to_json};
