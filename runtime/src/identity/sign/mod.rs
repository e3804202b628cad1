//! Request signing: what goes into a request before it is sent, as a function of its inputs alone.
//!
//! Clock and nonce are parameters, so that signatures can be compared with those of other SDKs.

pub(crate) mod digest;
mod headers;
mod request;
#[cfg(test)]
mod tests;
mod v1_roa;
mod v1_rpc;
mod v3;

use digest::Algorithm;

use super::credentials::Credentials;
use crate::model::ApiStyle;

pub(crate) use request::{Content, Moment, Signed, Unsigned};

/// How requests are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SigningVersion {
    /// `ACS3-HMAC-SHA256`: the signature and everything it needs are sent in headers.
    #[default]
    V3,
    /// `HMAC-SHA1`: the signature and the common parameters are sent in the query or, if APIs have paths, in headers.
    V1,
    /// `ACS3-HMAC-SM3`: as V3, with the digest SM3.
    #[cfg(feature = "sm3")]
    V3Sm3,
}

/// Adds what `version` asks for: common parameters and, unless the credentials are of a kind that does not sign, a
/// signature.
///
/// # Errors
/// A header that HTTP cannot carry.
pub(crate) fn sign(
    version: SigningVersion,
    request: &Unsigned<'_>,
    credentials: &Credentials,
    moment: Moment,
) -> Result<Signed, http::Error> {
    match version {
        SigningVersion::V1 => match request.style {
            ApiStyle::Rpc => v1_rpc::sign(request, credentials, &moment),
            ApiStyle::Roa => v1_roa::sign(request, credentials, &moment),
        },
        SigningVersion::V3 => v3::sign(Algorithm::Sha256, request, credentials, moment),
        #[cfg(feature = "sm3")]
        SigningVersion::V3Sm3 => v3::sign(Algorithm::Sm3, request, credentials, moment),
    }
}
