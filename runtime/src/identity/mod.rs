//! Who makes a call, and how a request says so: credentials, signatures, what is secret.

pub(crate) mod credentials;
pub(crate) mod random;
mod secret;
pub(crate) mod sign;
pub(crate) mod skew;

pub use credentials::Credentials;
pub(crate) use credentials::UnusablePart;
pub use secret::{is_secret_header, is_secret_name};
pub use sign::SigningVersion;
