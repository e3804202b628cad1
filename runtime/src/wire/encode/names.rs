//! What headers and host names can hold, so that no value becomes something else on its way.

use http::{HeaderName, HeaderValue, header};

use super::{EncodeError, Parameters};

/// # Errors
/// The first header that HTTP cannot carry, or that says how it does.
pub(super) fn check_headers(headers: &Parameters) -> Result<(), EncodeError> {
    headers.iter().try_for_each(|(name, value)| {
        let refused = |message: &str| Err(EncodeError { path: name.to_owned(), message: message.to_owned() });
        let Ok(parsed) = HeaderName::try_from(name) else {
            return refused("is a header, whose name must consist of letters, digits and hyphens");
        };
        if [header::HOST, header::CONTENT_LENGTH, header::TRANSFER_ENCODING, header::CONNECTION].contains(&parsed) {
            return refused("is a header that requests cannot set, since it controls how the request is sent");
        }
        match HeaderValue::from_str(value) {
            Ok(_) => Ok(()),
            Err(_) => refused("is sent in a header, which cannot contain line breaks or other control characters"),
        }
    })
}

/// # Errors
/// The first value that cannot be a part of a host name.
pub(super) fn check_host(values: &Parameters) -> Result<(), EncodeError> {
    const LONGEST_LABEL: usize = 63;
    const LONGEST_NAME: usize = 253;
    let is_label = |label: &str| {
        let is_made_of = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        (1..=LONGEST_LABEL).contains(&label.len()) && label.bytes().all(is_made_of)
    };
    match values.iter().find(|(_, value)| value.len() > LONGEST_NAME || !value.split('.').all(is_label)) {
        Some((name, _)) => {
            let message = "is part of the host name, and must consist of labels of letters, digits, hyphens and \
                           underscores, separated by single dots; at most 63 characters each and 253 in all";
            Err(EncodeError { path: name.to_owned(), message: message.to_owned() })
        }
        None => Ok(()),
    }
}
