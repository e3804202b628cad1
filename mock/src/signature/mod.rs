//! Verification of signatures, written from the protocol and not from the client, so that the two check each other.

mod roa;
#[cfg(test)]
mod tests;
mod unsigned;
mod v1;
mod v3;

use std::collections::HashSet;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::answer::Refusal;
use crate::request::Received;

/// A pair of keys that the gateway knows.
#[derive(Clone)]
pub(crate) struct AccessKey {
    pub(crate) id: String,
    pub(crate) secret: String,
    /// What temporary keys have to come with.
    pub(crate) token: Option<String>,
}

/// Keys are test data, but tests should not get used to printing them.
impl fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A token that the gateway knows.
#[derive(Clone)]
pub(crate) struct BearerToken(pub(crate) String);

impl fmt::Debug for BearerToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BearerToken(..)")
    }
}

/// What a request says about itself, before any of it is believed.
#[derive(Debug)]
struct Claim {
    call: Call,
    key_id: String,
    token: Option<String>,
    timestamp: String,
    nonce: String,
    /// What the signature was made over, by the gateway's own account.
    string_to_sign: String,
    /// What `string_to_sign` is a digest of, for a caller who wonders.
    canonical: Option<String>,
    signature: String,
    scheme: Scheme,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    V1,
    /// Version 1 of APIs with paths.
    Roa,
    V3,
}

/// Who a caller is known to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Identity {
    /// The owner of an access key.
    Key,
    /// The bearer of a token.
    Bearer,
    /// Anybody.
    Nobody,
}

/// What a request asks for, once it is known to be genuine.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) identity: Identity,
    /// Name of the API, unless method and path are to tell it.
    pub(crate) action: Option<String>,
    pub(crate) version: String,
    /// Names of query and form parameters that belong to the signature and not to the API.
    pub(crate) common: &'static [&'static str],
}

/// Knows the keys, and the nonces that have been used.
#[derive(Debug)]
pub(crate) struct Verifier {
    keys: Vec<AccessKey>,
    bearer_tokens: Vec<BearerToken>,
    nonces: Mutex<HashSet<String>>,
}

impl Verifier {
    pub(crate) fn new(keys: Vec<AccessKey>, bearer_tokens: Vec<BearerToken>) -> Self {
        Self { keys, bearer_tokens, nonces: Mutex::default() }
    }

    /// What the request asks for, if it was signed with a key that the gateway knows, has a token that it knows, or does not
    /// say who makes it.
    pub(crate) fn verify(&self, received: &Received) -> Result<Call, Refusal> {
        let claim = match received.header("authorization") {
            Some(authorization) if authorization.starts_with("acs ") => roa::claim(received, authorization)?,
            Some(authorization) => v3::claim(received, authorization)?,
            None if v1::is_claimed(received) => v1::claim(received)?,
            None => return unsigned::call(received, &self.bearer_tokens),
        };
        let is_time = match claim.scheme {
            Scheme::V1 | Scheme::V3 => is_timestamp(&claim.timestamp),
            Scheme::Roa => roa::is_date(&claim.timestamp),
        };
        if !is_time {
            let message = format!("Specified time stamp or date value is not well formatted: {}.", claim.timestamp);
            return Err(Refusal::new("InvalidTimeStamp.Format", message));
        }
        let Some(key) = self.keys.iter().find(|key| key.id == claim.key_id) else {
            return Err(Refusal::new("InvalidAccessKeyId.NotFound", "Specified access key is not found."));
        };
        token(key, &claim)?;
        signature(key, &claim)?;
        if !self.nonces.lock().unwrap_or_else(PoisonError::into_inner).insert(claim.nonce) {
            return Err(Refusal::new("SignatureNonceUsed", "Specified signature nonce was used already."));
        }
        Ok(claim.call)
    }
}

fn token(key: &AccessKey, claim: &Claim) -> Result<(), Refusal> {
    match (&key.token, &claim.token) {
        (Some(_), None) => Err(Refusal::new("MissingSecurityToken", "SecurityToken is mandatory for this action.")),
        (expected, given) if expected == given => Ok(()),
        _ => Err(Refusal::new(
            "InvalidSecurityToken.MismatchWithAccessKey",
            "Specified SecurityToken does not belong to the AccessKeyId.",
        )),
    }
}

fn signature(key: &AccessKey, claim: &Claim) -> Result<(), Refusal> {
    let expected = match claim.scheme {
        Scheme::V1 => v1::signature(&key.secret, &claim.string_to_sign),
        Scheme::Roa => roa::signature(&key.secret, &claim.string_to_sign),
        Scheme::V3 => v3::signature(&key.secret, &claim.string_to_sign),
    };
    if claim.signature == expected {
        return Ok(());
    }
    let mut message = format!(
        "Specified signature does not match our calculation. server string to sign is [{}]",
        claim.string_to_sign
    );
    if let Some(canonical) = &claim.canonical {
        message.push_str(&format!(" server canonical request is [{canonical}]"));
    }
    Err(Refusal::new("SignatureDoesNotMatch", message))
}

/// `YYYY-MM-DDThh:mm:ssZ`.
fn is_timestamp(text: &str) -> bool {
    let is_shaped = text.len() == 20
        && text.bytes().zip(*b"0000-00-00T00:00:00Z").all(|(found, pattern)| match pattern {
            b'0' => found.is_ascii_digit(),
            other => found == other,
        });
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u32>().ok());
    is_shaped
        && number(5..7).is_some_and(|month| (1..=12).contains(&month))
        && number(8..10).is_some_and(|day| (1..=31).contains(&day))
        && number(11..13).is_some_and(|hour| hour < 24)
        && number(14..16).is_some_and(|minute| minute < 60)
        && number(17..19).is_some_and(|second| second < 60)
}
