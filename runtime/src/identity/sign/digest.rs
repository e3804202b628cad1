//! The digests that signatures are made of.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256, digest::Output};

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

    /// Digest of nothing, which is the body of most calls.
    pub(crate) fn of_nothing(self) -> &'static str {
        match self {
            Self::Sha256 => "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            #[cfg(feature = "sm3")]
            Self::Sm3 => "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
        }
    }

    /// Digest of `bytes`.
    pub(crate) fn hash(self, bytes: &[u8]) -> Hex {
        self.hash_pieces(std::iter::once(bytes))
    }

    /// Digest of all pieces together.
    pub(crate) fn hash_pieces<'p>(self, pieces: impl Iterator<Item = &'p [u8]>) -> Hex {
        match self {
            Self::Sha256 => Hex::of(digest::<Sha256>(pieces).into()),
            #[cfg(feature = "sm3")]
            Self::Sm3 => Hex::of(digest::<sm3::Sm3>(pieces).into()),
        }
    }

    /// HMAC of all pieces of a text.
    pub(crate) fn mac(self, key: &str, text: &[&str]) -> Hex {
        match self {
            Self::Sha256 => Hex::of(mac::<Hmac<Sha256>>(key, text).into()),
            #[cfg(feature = "sm3")]
            Self::Sm3 => Hex::of(mac::<Hmac<sm3::Sm3>>(key, text).into()),
        }
    }
}

/// A digest in lowercase hexadecimal digits.
#[derive(Clone, Copy)]
pub(crate) struct Hex([u8; 64]);

impl Hex {
    fn of(digest: [u8; 32]) -> Self {
        let mut hex = [0; 64];
        for (place, digit) in hex.iter_mut().zip(digits(&digest)) {
            *place = digit;
        }
        Self(hex)
    }

    pub(crate) fn as_str(&self) -> &str {
        // Digits are UTF-8.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

fn digest<'p, D: Digest>(pieces: impl Iterator<Item = &'p [u8]>) -> Output<D> {
    let mut digest = D::new();
    pieces.for_each(|piece| digest.update(piece));
    digest.finalize()
}

/// HMAC-SHA1 of `text`, for V1.
pub(crate) fn sha1_mac(key: &str, text: &str) -> Output<Hmac<Sha1>> {
    mac::<Hmac<Sha1>>(key, &[text])
}

fn mac<M: Mac + KeyInit>(key: &str, text: &[&str]) -> Output<M> {
    let mut mac = <M as KeyInit>::new_from_slice(key.as_bytes()).expect("HMAC takes a key of any length");
    for piece in text {
        mac.update(piece.as_bytes());
    }
    mac.finalize().into_bytes()
}

/// Lowercase hexadecimal digits of `bytes`.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(digits(bytes).map(char::from));
    text
}

fn digits(bytes: &[u8]) -> impl Iterator<Item = u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| DIGITS[usize::from(nibble & 15)];
    bytes.iter().flat_map(move |byte| [digit(byte >> 4), digit(*byte)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_nothing_is_known() {
        assert_eq!(Algorithm::Sha256.hash(b"").as_str(), Algorithm::Sha256.of_nothing());
        #[cfg(feature = "sm3")]
        assert_eq!(Algorithm::Sm3.hash(b"").as_str(), Algorithm::Sm3.of_nothing());
    }
}
