//! `ACS3-HMAC-SHA256` for calls without a body.

use std::{borrow::Cow, time::SystemTime};

use hmac::{Hmac, KeyInit, Mac};
use http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha2::{Digest, Sha256};

use crate::Error;

/// The API version of every call.
pub const VERSION: &str = "2014-05-15";
/// SHA-256 of nothing.
pub const EMPTY_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const ALGORITHM: &str = "ACS3-HMAC-SHA256";
const SIGNED: &str = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The query, which is sorted already, as it is sent and signed.
pub fn encoded(query: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
    let mut text = String::with_capacity(1024);
    for (name, value) in query {
        if !text.is_empty() {
            text.push('&');
        }
        text.extend(utf8_percent_encode(name, RESERVED));
        text.push('=');
        text.extend(utf8_percent_encode(value, RESERVED));
    }
    text
}

/// Signed headers that differ from call to call.
pub struct Headers<'a> {
    host: &'a str,
    action: &'a str,
    pub date: String,
    pub nonce: String,
}

impl<'a> Headers<'a> {
    /// # Errors
    /// There are no random numbers.
    pub fn now(host: &'a str, action: &'a str) -> Result<Self, Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let date = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
        Ok(Self { host, action, date, nonce: hex(&random) })
    }

    pub fn authorization(&self, id: &str, secret: &str, query: &str) -> String {
        let signature = self.signature(secret, query);
        format!("{ALGORITHM} Credential={id},SignedHeaders={SIGNED},Signature={signature}")
    }

    fn signature(&self, secret: &str, query: &str) -> String {
        let Self { host, action, date, nonce } = self;
        let canonical = format!(
            "POST\n/\n{query}\nhost:{host}\nx-acs-action:{action}\nx-acs-content-sha256:{EMPTY_HASH}\nx-acs-date:{date}\n\
             x-acs-signature-nonce:{nonce}\nx-acs-version:{VERSION}\n\n{SIGNED}\n{EMPTY_HASH}"
        );
        let hash = hex(&Sha256::digest(canonical));
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes a key of any length");
        mac.update(ALGORITHM.as_bytes());
        mac.update(b"\n");
        mac.update(hash.as_bytes());
        hex(&mac.finalize().into_bytes())
    }
}

/// The signature that a request of anybody ought to have.
///
/// # Errors
/// A signed header is missing.
pub fn signature_of(head: &Parts, secret: &str) -> Result<String, Error> {
    let header = |name: &str| {
        let value = head.headers.get(name).ok_or_else(|| format!("the request has no header {name}"))?;
        Ok::<_, Error>(value.to_str()?.to_owned())
    };
    let (host, action) = (header("host")?, header("x-acs-action")?);
    let headers =
        Headers { host: &host, action: &action, date: header("x-acs-date")?, nonce: header("x-acs-signature-nonce")? };
    Ok(headers.signature(secret, head.uri.query().unwrap_or_default()))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
    }
    text
}
