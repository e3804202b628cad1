//! Which API a method and a path belong to, and what the path says.

use alicloud_format::spec::{Api, ApiStyle};

use crate::percent;
use crate::request::Received;

/// Where an API is called.
#[derive(Debug)]
pub(crate) struct Route {
    /// The HTTP method, unless any will do.
    method: Option<String>,
    path: String,
    /// Parameters of the query that are there in any case.
    pub(crate) query: Vec<(String, String)>,
}

impl Route {
    pub(crate) fn new(api: &Api, style: ApiStyle) -> Self {
        let template = api.path.as_deref().unwrap_or("/");
        let (path, query) = template.split_once('?').unwrap_or((template, ""));
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        Self {
            // The gateway takes calls of RPC style by GET and POST alike.
            method: (style == ApiStyle::Roa).then(|| format!("{:?}", api.method).to_uppercase()),
            path: path.to_owned(),
            query: query.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }

    /// The values of the path, if the request is one for this API.
    pub(crate) fn values(&self, received: &Received) -> Option<Vec<(String, String)>> {
        let is_method = self.method.as_ref().is_none_or(|method| *method == received.method);
        let has_query = self.query.iter().all(|pair| received.query.contains(pair));
        let mut values = Vec::new();
        let is_here = is_method && has_query && captures(self.path.as_bytes(), received.path.as_bytes(), &mut values);
        is_here.then_some(values)
    }

    /// How exactly the template describes a request: of several that fit, the greatest is meant.
    pub(crate) fn precision(&self) -> (usize, std::cmp::Reverse<usize>) {
        (self.query.len(), std::cmp::Reverse(self.path.matches('{').count()))
    }
}

/// Whether a path is what a template says; collects the values in the order of the template.
fn captures(template: &[u8], path: &[u8], values: &mut Vec<(String, String)>) -> bool {
    match template {
        [] => path.is_empty(),
        [b'{', rest @ ..] => match rest.iter().position(|byte| *byte == b'}') {
            Some(end) => captures_value(&rest[..end], &rest[end + 1..], path, values),
            None => captures_literal(b'{', rest, path, values),
        },
        [byte, rest @ ..] => captures_literal(*byte, rest, path, values),
    }
}

/// A byte of the template may be encoded in the path, but for a slash, which would be a part of a name then.
fn captures_literal(byte: u8, template: &[u8], path: &[u8], values: &mut Vec<(String, String)>) -> bool {
    match path {
        [first, rest @ ..] if *first == byte => captures(template, rest, values),
        [b'%', high, low, rest @ ..] if byte != b'/' => {
            let expected = format!("{byte:02X}");
            expected.as_bytes() == [high.to_ascii_uppercase(), low.to_ascii_uppercase()]
                && captures(template, rest, values)
        }
        _ => false,
    }
}

fn captures_value(placeholder: &[u8], template: &[u8], path: &[u8], values: &mut Vec<(String, String)>) -> bool {
    let (name, has_slashes) = placeholder.strip_suffix(b"*").map_or((placeholder, false), |name| (name, true));
    for end in 1..=path.len() {
        let (value, rest) = path.split_at(end);
        if !has_slashes && value.contains(&b'/') {
            return false;
        }
        let count = values.len();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if let Some(value) = percent::path(&text(value)) {
            values.push((text(name), value));
            if captures(template, rest, values) {
                return true;
            }
            values.truncate(count);
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(template: &str, path: &str) -> Option<Vec<(String, String)>> {
        let mut values = Vec::new();
        captures(template.as_bytes(), path.as_bytes(), &mut values).then_some(values)
    }

    fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Option<Vec<(String, String)>> {
        Some(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into())
    }

    #[test]
    fn values_are_decoded() {
        assert_eq!(values("/a/{Id}/b", "/a/x%2F%E4%B8%AD+/b"), pairs([("Id", "x/中+")]));
        assert_eq!(values("/{Id}:stop", "/1%3A2:stop"), pairs([("Id", "1:2")]));
        assert_eq!(values("/{Key*}", "/a/b%20c//"), pairs([("Key", "a/b c//")]));
        assert_eq!(values("/", "/"), pairs([]));
        assert_eq!(values("/a b*", "/a%20b%2a"), pairs([]));
    }

    #[test]
    fn other_paths_are_not_meant() {
        for (template, path) in
            [("/a", "/"), ("/a", "/a/"), ("/{Id}", "/"), ("/{Id}", "/a/b"), ("/a/b", "/a%2Fb"), ("/{Id}", "/%FF")]
        {
            assert_eq!(values(template, path), None, "{template} {path}");
        }
    }
}
