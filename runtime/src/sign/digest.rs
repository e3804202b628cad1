//! The digests that signatures are made of.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, digest::Output};

/// The digest of a V3 signature.
#[derive(Clone, Copy)]
pub(crate) enum Algorithm {
    Sha256,
    #[cfg(feature = "sm3")]
    Sm3,
}

impl Algorithm {
    /// Its name in the string to sign and in `authorization`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "ACS3-HMAC-SHA256",
            #[cfg(feature = "sm3")]
            Self::Sm3 => "ACS3-HMAC-SM3",
        }
    }

    /// Lowercase hexadecimal digest of `bytes`.
    pub(crate) fn hash(self, bytes: &[u8]) -> String {
        match self {
            Self::Sha256 => hex(&Sha256::digest(bytes)),
            #[cfg(feature = "sm3")]
            Self::Sm3 => hex(&sm3::Sm3::digest(bytes)),
        }
    }

    /// Lowercase hexadecimal HMAC of `text`.
    pub(crate) fn mac(self, key: &str, text: &str) -> String {
        match self {
            Self::Sha256 => hex(&mac::<Hmac<Sha256>>(key, text)),
            #[cfg(feature = "sm3")]
            Self::Sm3 => hex(&mac::<Hmac<sm3::Sm3>>(key, text)),
        }
    }
}

/// HMAC-SHA1 of `text`, for V1.
pub(crate) fn sha1_mac(key: &str, text: &str) -> Output<Hmac<Sha1>> {
    mac::<Hmac<Sha1>>(key, text)
}

fn mac<M: Mac + KeyInit>(key: &str, text: &str) -> Output<M> {
    let mut mac = <M as KeyInit>::new_from_slice(key.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes()
}

/// Lowercase hexadecimal digits of `bytes`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.extend([digit(byte >> 4), digit(*byte)]);
    }
    text
}
