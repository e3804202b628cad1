//! Where people can read more.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// A segment of a path.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The page of an API.
pub(crate) fn of_api(product: &str, version: &str, api: &str) -> String {
    format!("{}/{}", documents(product, version), encoded(api))
}

/// The page of a product version.
pub fn of_product(product: &str, version: &str) -> String {
    format!("{}/overview", documents(product, version))
}

fn documents(product: &str, version: &str) -> String {
    format!("https://api.aliyun.com/document/{}/{}", encoded(product), encoded(version))
}

/// A text as a segment of a path.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}
