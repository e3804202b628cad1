//! Addresses: a host, unless it is a placeholder, and a path.

/// An address without its query.
pub(super) struct Address {
    pub(super) host: Option<String>,
    pub(super) path: String,
    /// How much of the text it takes, with the `?`.
    pub(super) length: usize,
}

/// Reads an address; none if the text does not begin with one.
pub(super) fn read(text: &str, has_method: bool) -> Option<Address> {
    let end = text.find('?').unwrap_or(text.len());
    let query = text.get(end..).unwrap_or_default();
    let length = end + usize::from(!query.is_empty());
    let before = text.get(..end)?;
    let without_scheme = scheme(before);
    let rest = without_scheme.unwrap_or(before);
    let is_path = rest.trim_start().starts_with('/');
    // Without a scheme and a method, only the name of the API tells that it is an address.
    let is_action = || {
        let name = query.trim_start_matches(|c: char| matches!(c, '?' | '&') || c.is_whitespace());
        name.get(..6).is_some_and(|name| name.eq_ignore_ascii_case("action"))
    };
    let is_address = match without_scheme {
        Some(_) => has_method || !query.is_empty(),
        None if has_method => is_path || rest.contains('/') && !rest.trim().contains(char::is_whitespace),
        None => is_path && !query.is_empty() && !rest.contains('\n') || is_host_like(rest) && is_action(),
    };
    if !is_address {
        return None;
    }
    let (authority, path) = match rest.find('/') {
        _ if without_scheme.is_none() && is_path => ("", rest),
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let path: String = path.split_whitespace().collect();
    let path = if path.starts_with('/') { path } else { format!("/{path}") };
    Some(Address { host: host(authority), path, length })
}

/// What follows the scheme, in any of its spellings.
fn scheme(text: &str) -> Option<&str> {
    const SCHEMES: [&str; 5] = ["http(s)://", "https://", "http://", "http\\(s\\)://", "http[s]://"];
    SCHEMES.iter().find_map(|scheme| {
        let begin = text.get(..scheme.len())?;
        begin.eq_ignore_ascii_case(scheme).then(|| text.get(scheme.len()..)).flatten()
    })
}

fn is_host_like(text: &str) -> bool {
    let text = text.trim().trim_end_matches('/');
    text.len() <= 253 && !text.contains(char::is_whitespace)
}

/// The host, unless it is a placeholder.
pub(super) fn host(authority: &str) -> Option<String> {
    let host = authority.trim().trim_matches(['[', ']', '<', '>', '{', '}']).trim();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    let is_host = host.contains('.') && host.chars().all(is_name) && host.starts_with(|c: char| c.is_alphanumeric());
    (is_host && !host.to_ascii_lowercase().contains("endpoint")).then(|| host.to_ascii_lowercase())
}
