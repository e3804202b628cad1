//! What a region id is.

use super::error::ConfigError;

/// Checks a region that somebody gave, since it becomes part of host names: by rule there must be nothing in it that could
/// lead to another host. No host of any service has a region in it that is spelt in another way.
///
/// # Errors
/// The text is no region id.
pub(crate) fn check_region(region: String) -> Result<String, ConfigError> {
    if is_region(&region) { Ok(region) } else { Err(ConfigError::Region { region }) }
}

/// Whether this is a region id: a label of a host name that begins with a letter, in lowercase.
fn is_region(text: &str) -> bool {
    const LONGEST_LABEL: usize = 63;
    text.len() <= LONGEST_LABEL
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
