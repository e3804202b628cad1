//! Percent coding of URLs and forms.

use std::fmt::Write as _;

/// Encodes everything but the unreserved characters of RFC 3986, as signatures want it.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Sorts by name, then by value, and joins: the canonical query of both signatures.
pub(crate) fn canonical(pairs: &[(String, String)]) -> String {
    let mut pairs: Vec<_> = pairs.iter().collect();
    pairs.sort();
    let encoded: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    encoded.join("&")
}

/// The pairs of a query or a form; `None` if it is malformed.
pub(crate) fn pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pieces = text.split('&').filter(|piece| !piece.is_empty());
    pieces
        .map(|piece| {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            Some((decode(name)?, decode(value)?))
        })
        .collect()
}

/// Undoes the coding of a form, in which a plus sign is a space.
fn decode(text: &str) -> Option<String> {
    path(&text.replace('+', " "))
}

/// Undoes the coding of a path, in which a plus sign is one; `None` if it is malformed.
pub(crate) fn path(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => digit(bytes.next()?)? * 16 + digit(bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay_as_they_are() {
        assert_eq!(encode("aZ09-._~"), "aZ09-._~");
        assert_eq!(encode(" +*/中"), "%20%2B%2A%2F%E4%B8%AD");
    }

    #[test]
    fn decoding_undoes_encoding_and_knows_the_plus_sign() {
        let pair = ("a b".to_owned(), "中&=+%".to_owned());
        assert_eq!(pairs(&canonical(std::slice::from_ref(&pair))), Some(vec![pair]));
        assert_eq!(pairs("q=a+b&empty="), Some(vec![("q".into(), "a b".into()), ("empty".into(), String::new())]));
    }

    #[test]
    fn a_plus_sign_in_a_path_is_one() {
        assert_eq!(path("a+b%20%2B").as_deref(), Some("a+b +"));
    }

    #[test]
    fn malformed_text_is_refused() {
        for text in ["a=%", "a=%4", "a=%zz", "a=%ff"] {
            assert_eq!(pairs(text), None, "{text}");
        }
    }
}
