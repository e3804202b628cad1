//! Version 1, `HMAC-SHA1`: an HMAC over all parameters of query and form, which is one of them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::{Call, Claim, Identity, Scheme};
use crate::answer::Refusal;
use crate::percent;
use crate::request::Received;

/// Names of the parameters that the protocol has, signed or not.
pub(super) const COMMON: &[&str] = &[
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "SignatureNonce",
    "SecurityToken",
    "Timestamp",
    "BearerToken",
    "SignatureType",
];

/// Whether a request looks signed.
pub(super) fn is_claimed(received: &Received) -> bool {
    ["AccessKeyId", "Signature", "SignatureMethod"].iter().any(|name| received.parameter(name).is_some())
}

pub(super) fn claim(received: &Received) -> Result<Claim, Refusal> {
    let required = |name: &str| match received.parameter(name) {
        Some(value) if !value.is_empty() => Ok(value.to_owned()),
        _ => Err(Refusal::missing(name)),
    };
    let expected = |name: &str, value: &str| match required(name)?.as_str() {
        given if given == value => Ok(()),
        given => Err(Refusal::new("InvalidParameter", format!("{name} must be {value}, not {given}."))),
    };
    let key_id = required("AccessKeyId")?;
    expected("SignatureMethod", "HMAC-SHA1")?;
    expected("SignatureVersion", "1.0")?;
    Ok(Claim {
        call: Call {
            identity: Identity::Key,
            action: Some(required("Action")?),
            version: required("Version")?,
            common: COMMON,
        },
        key_id,
        token: received.parameter("SecurityToken").map(str::to_owned),
        timestamp: required("Timestamp")?,
        nonce: required("SignatureNonce")?,
        string_to_sign: string_to_sign(received),
        canonical: None,
        signature: required("Signature")?,
        scheme: Scheme::V1,
    })
}

pub(super) fn string_to_sign(received: &Received) -> String {
    let all = received.query.iter().chain(&received.form);
    let signed: Vec<_> = all.filter(|(name, _)| name != "Signature").cloned().collect();
    format!("{}&%2F&{}", received.method, percent::encode(&percent::canonical(&signed)))
}

/// In Base64.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    sha1(&format!("{secret}&"), string_to_sign)
}

pub(super) fn sha1(key: &str, string_to_sign: &str) -> String {
    // The error case is for MACs with keys of a fixed length, which HMAC is not.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(string_to_sign.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}
