//! Percent-encoding by RFC 3986, which both signing versions are defined over.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` with everything reserved encoded.
pub(crate) fn text(text: &str) -> String {
    let mut output = String::with_capacity(length(text));
    push(text, &mut output);
    output
}

/// Appends `text` with everything reserved encoded.
fn push(text: &str, output: &mut String) {
    output.extend(utf8_percent_encode(text, RESERVED));
}

/// How long `text` is once it is encoded.
fn length(text: &str) -> usize {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    text.bytes().map(|byte| if is_plain(byte) { 1 } else { 3 }).sum()
}

/// `key=value` pairs joined by `&`, keys and values encoded.
pub(crate) fn query(pairs: &[(&str, &str)]) -> String {
    let mut output = String::with_capacity(query_length(pairs));
    push_query(pairs, &mut output);
    output
}

/// Appends such a query.
pub(crate) fn push_query(pairs: &[(&str, &str)], output: &mut String) {
    join(pairs.iter().copied(), output, push);
}

/// How long such a query is.
pub(crate) fn query_length(pairs: &[(&str, &str)]) -> usize {
    let lengths = pairs.iter().map(|(key, value)| length(key) + length(value) + 2);
    lengths.sum::<usize>().saturating_sub(1)
}

/// The same as a URL-encoded form, where a space is `+`.
pub(crate) fn form<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let mut output = String::new();
    join(pairs, &mut output, |text, output| {
        let pieces = utf8_percent_encode(text, RESERVED);
        output.extend(pieces.map(|piece| if piece == "%20" { "+" } else { piece }));
    });
    output
}

fn join<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>, output: &mut String, push: impl Fn(&str, &mut String)) {
    for (index, (key, value)) in pairs.enumerate() {
        if index > 0 {
            output.push('&');
        }
        push(key, output);
        output.push('=');
        push(value, output);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_those_of_what_is_encoded() {
        let pairs = [("Tag.1.Key", "a b"), ("", ""), ("中", "-._~/?#[]@!$&'()*+,;=%\u{7F}")];
        for count in 0..=pairs.len() {
            let pairs = &pairs[..count];
            assert_eq!(query(pairs).len(), query_length(pairs), "{}", query(pairs));
        }
    }
}
