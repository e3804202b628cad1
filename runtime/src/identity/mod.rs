//! Who makes a call, and how a request says so: credentials, signatures, what is secret.

pub(crate) mod credentials;
pub(crate) mod random;
pub(crate) mod secret;
pub(crate) mod sign;
pub(crate) mod skew;
