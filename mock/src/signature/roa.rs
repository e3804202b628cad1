//! Version 1 of APIs with paths, `acs KEY:SIGNATURE`: an HMAC over method, four headers, all of the gateway's own, path and
//! query.

use super::{Call, Claim, Identity, Scheme, v1};
use crate::answer::Refusal;
use crate::request::Received;

pub(super) fn claim(received: &Received, authorization: &str) -> Result<Claim, Refusal> {
    let Some((key_id, signature)) = authorization.strip_prefix("acs ").and_then(|rest| rest.split_once(':')) else {
        let message = "The authorization header does not have the form \"acs KEY:SIGNATURE\".";
        return Err(Refusal::new("IncompleteSignature", message));
    };
    let required = |name: &str| match received.header(name) {
        Some(value) if !value.is_empty() => Ok(value.to_owned()),
        _ => Err(Refusal::missing(name)),
    };
    for (name, value) in [("x-acs-signature-method", "HMAC-SHA1"), ("x-acs-signature-version", "1.0")] {
        let given = required(name)?;
        if given != value {
            return Err(Refusal::new("InvalidParameter", format!("{name} must be {value}, not {given}.")));
        }
    }
    Ok(Claim {
        call: Call {
            identity: Identity::Key,
            action: received.header("x-acs-action").map(str::to_owned),
            version: required("x-acs-version")?,
            common: &[],
        },
        key_id: key_id.to_owned(),
        token: received.header("x-acs-security-token").map(str::to_owned),
        timestamp: required("date")?,
        nonce: required("x-acs-signature-nonce")?,
        string_to_sign: string_to_sign(received),
        canonical: None,
        signature: signature.to_owned(),
        scheme: Scheme::Roa,
    })
}

pub(super) fn string_to_sign(received: &Received) -> String {
    let mut lines = vec![received.method.clone()];
    let standard = ["accept", "content-md5", "content-type", "date"];
    lines.extend(standard.map(|name| received.header(name).unwrap_or_default().to_owned()));
    let mut own: Vec<String> = received
        .headers
        .iter()
        .filter(|(name, _)| name.starts_with("x-acs-"))
        .map(|(name, value)| format!("{name}:{}", value.trim()))
        .collect();
    own.sort();
    lines.extend(own);
    lines.push(resource(received));
    lines.join("\n")
}

/// The path as it was sent, and the query decoded. A parameter with an empty value is its name alone.
fn resource(received: &Received) -> String {
    let mut query = received.query.clone();
    query.sort();
    let pairs: Vec<String> = query
        .into_iter()
        .map(|(name, value)| if value.is_empty() { name } else { format!("{name}={value}") })
        .collect();
    if pairs.is_empty() { received.path.clone() } else { format!("{}?{}", received.path, pairs.join("&")) }
}

/// In Base64.
pub(super) fn signature(secret: &str, string_to_sign: &str) -> String {
    v1::sha1(secret, string_to_sign)
}

/// `Fri, 02 Jan 2026 03:04:05 GMT`, by its shape.
pub(super) fn is_date(text: &str) -> bool {
    text.len() == 29
        && text.bytes().zip(*b"Aaa, 00 Aaa 0000 00:00:00 GMT").all(|(found, pattern)| match pattern {
            b'0' => found.is_ascii_digit(),
            b'A' => found.is_ascii_uppercase(),
            b'a' => found.is_ascii_lowercase(),
            other => found == other,
        })
}
