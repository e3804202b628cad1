//! Percent-encoding by RFC 3986, which both signing versions are defined over.

/// Whether a byte stays as it is: letters, digits and `-._~`. It is looked up, since most of what a call takes beside
/// sending it and digests is spent here.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        is_plain[byte] = (byte as u8).is_ascii_alphanumeric() || matches!(byte as u8, b'-' | b'.' | b'_' | b'~');
        byte += 1;
    }
    is_plain
};

/// `text` with everything reserved encoded.
pub(crate) fn text(text: &str) -> String {
    let mut output = Vec::with_capacity(text.len() + text.len() / 2);
    push(text, &mut output, b"%20");
    finished(output)
}

/// `key=value` pairs joined by `&`, keys and values encoded.
pub(crate) fn query(pairs: &[(&str, &str)]) -> String {
    joined(Vec::with_capacity(about(pairs)), pairs, b"%20")
}

/// A path, already encoded, and behind it a query if there are pairs.
pub(crate) fn target(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut output = Vec::with_capacity(path.len() + 1 + about(pairs));
    output.extend_from_slice(path.as_bytes());
    if !pairs.is_empty() {
        output.push(b'?');
    }
    joined(output, pairs, b"%20")
}

/// Such a query as a URL-encoded form, where a space is `+`.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    joined(Vec::with_capacity(about(pairs)), pairs, b"+")
}

/// Most values are plain; JSON carried in a parameter grows by about half.
fn about(pairs: &[(&str, &str)]) -> usize {
    let length: usize = pairs.iter().map(|(key, value)| key.len() + value.len() + 2).sum();
    length + length / 2
}

fn joined(mut output: Vec<u8>, pairs: &[(&str, &str)], space: &[u8]) -> String {
    for (index, (key, value)) in pairs.iter().enumerate() {
        if index > 0 {
            output.push(b'&');
        }
        push(key, &mut output, space);
        output.push(b'=');
        push(value, &mut output, space);
    }
    finished(output)
}

fn push(text: &str, output: &mut Vec<u8>, space: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if IS_PLAIN[usize::from(byte)] {
            output.push(byte);
        } else if byte == b' ' {
            output.extend_from_slice(space);
        } else {
            output.extend_from_slice(&[b'%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
    }
}

/// What is encoded is ASCII, and a path is a text.
fn finished(output: Vec<u8>) -> String {
    String::from_utf8(output).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

    use super::*;

    #[test]
    fn every_byte_is_encoded_as_rfc_3986_says() {
        const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
        for character in (0..=0x2FF).chain([0x4E2D, 0x1F600]).filter_map(char::from_u32) {
            let plain = character.to_string();
            assert_eq!(text(&plain), utf8_percent_encode(&plain, RESERVED).to_string(), "{character:?}");
        }
    }

    #[test]
    fn pairs_are_joined() {
        let pairs = [("Tag.1.Key", "a b"), ("", ""), ("中", "1&2")];
        assert_eq!(query(&pairs), "Tag.1.Key=a%20b&=&%E4%B8%AD=1%262");
        assert_eq!(form(&pairs), "Tag.1.Key=a+b&=&%E4%B8%AD=1%262");
        assert_eq!(target("/a%20b", &pairs[..1]), "/a%20b?Tag.1.Key=a%20b");
        assert_eq!((query(&[]), form(&[]), target("/", &[])), (String::new(), String::new(), "/".to_owned()));
    }
}
