//! Percent-encoding by RFC 3986, which both signing versions are defined over.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// `text` with everything reserved encoded.
pub(crate) fn text(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).collect()
}

/// `key=value` pairs joined by `&`, keys and values encoded.
pub(crate) fn query(pairs: &[(&str, &str)]) -> String {
    join(pairs, |output, text| output.extend(utf8_percent_encode(text, RESERVED)))
}

/// The same as a URL-encoded form, where a space is `+`.
pub(crate) fn form(pairs: &[(&str, &str)]) -> String {
    join(pairs, |output, text| {
        let pieces = utf8_percent_encode(text, RESERVED);
        output.extend(pieces.map(|piece| if piece == "%20" { "+" } else { piece }));
    })
}

fn join(pairs: &[(&str, &str)], push: impl Fn(&mut String, &str)) -> String {
    let length: usize = pairs.iter().map(|(key, value)| key.len() + value.len() + 2).sum();
    // Most values are plain; JSON carried in a parameter grows by about half.
    let mut output = String::with_capacity(length + length / 2);
    for (key, value) in pairs {
        if !output.is_empty() {
            output.push('&');
        }
        push(&mut output, key);
        output.push('=');
        push(&mut output, value);
    }
    output
}
