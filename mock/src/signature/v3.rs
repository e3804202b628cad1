//! Version 3, `ACS3-HMAC-SHA256`: an HMAC over method, path, query, the headers that it names, and the body.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::{Call, Claim, Identity, Scheme};
use crate::answer::Refusal;
use crate::percent;
use crate::request::Received;

const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Headers that a signature has to cover: without one of them, a request could be changed on its way or sent again.
const MANDATORY: [&str; 6] =
    ["host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"];

/// What the header `authorization` says.
struct Authorization<'a> {
    key_id: &'a str,
    signed_headers: Vec<&'a str>,
    signature: &'a str,
}

impl<'a> Authorization<'a> {
    fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.strip_prefix(ALGORITHM)?.strip_prefix(' ')?.split(',');
        let key_id = parts.next()?.strip_prefix("Credential=")?;
        let signed_headers = parts.next()?.strip_prefix("SignedHeaders=")?.split(';').collect();
        let signature = parts.next()?.strip_prefix("Signature=")?;
        parts.next().is_none().then_some(Self { key_id, signed_headers, signature })
    }
}

pub(super) fn claim(received: &Received, authorization: &str) -> Result<Claim, Refusal> {
    let Some(authorization) = Authorization::parse(authorization) else {
        let message = format!(
            "The authorization header does not have the form \"{ALGORITHM} Credential=…,SignedHeaders=…,Signature=…\"."
        );
        return Err(Refusal::new("IncompleteSignature", message));
    };
    for name in MANDATORY {
        if received.header(name).is_none_or(str::is_empty) {
            return Err(Refusal::missing(name));
        }
    }
    // Whatever else speaks for the caller, such as the token of temporary keys, has to be covered where it is sent.
    let own = received.headers.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("x-acs-"));
    for name in own.chain(MANDATORY) {
        if !authorization.signed_headers.contains(&name) {
            return Err(Refusal::new("IncompleteSignature", format!("The header {name} is not signed.")));
        }
    }
    if !authorization.signed_headers.is_sorted() {
        return Err(Refusal::new("IncompleteSignature", "The names of the signed headers are not sorted."));
    }
    let body_hash = sha256(&received.body);
    if received.header("x-acs-content-sha256") != Some(&body_hash) {
        return Err(Refusal::new("InvalidContentSha256", "x-acs-content-sha256 is not the digest of the body."));
    }
    let canonical = canonical_request(received, &authorization.signed_headers, &body_hash)?;
    let header = |name: &str| received.header(name).unwrap_or_default().to_owned();
    Ok(Claim {
        call: Call {
            identity: Identity::Key,
            action: Some(header("x-acs-action")),
            version: header("x-acs-version"),
            common: &[],
        },
        key_id: authorization.key_id.to_owned(),
        token: received.header("x-acs-security-token").map(str::to_owned),
        timestamp: header("x-acs-date"),
        nonce: header("x-acs-signature-nonce"),
        string_to_sign: format!("{ALGORITHM}\n{}", sha256(canonical.as_bytes())),
        canonical: Some(canonical),
        signature: authorization.signature.to_owned(),
        scheme: Scheme::V3,
    })
}

pub(super) fn canonical_request(received: &Received, signed: &[&str], body_hash: &str) -> Result<String, Refusal> {
    let mut lines = String::new();
    for name in signed {
        let value = received.header(name).ok_or_else(|| Refusal::missing(name))?;
        // Writing to a string cannot fail.
        let _ = writeln!(lines, "{name}:{value}");
    }
    let Received { method, path, query, .. } = received;
    let query = percent::canonical(query);
    Ok(format!("{method}\n{path}\n{query}\n{lines}\n{}\n{body_hash}", signed.join(";")))
}

/// In lower-case hexadecimal digits.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    // The error case is for MACs with keys of a fixed length, which HMAC is not.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return String::new() };
    mac.update(string_to_sign.as_bytes());
    hex(&mac.finalize().into_bytes())
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
