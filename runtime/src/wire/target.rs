//! Path and query of a call, from the template of its operation and the parameters of its request.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    encode::{EncodeError, Parameters},
    percent,
};

/// What the literal part of a path may not contain as it is: all but what RFC 3986 allows there, and `+` and `*`, which
/// gateways read in several ways.
const NOT_LITERAL: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/')
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The encoded path, with `values` where `template` names them.
///
/// # Errors
/// A value that is missing, empty, or one that would lead elsewhere.
pub(crate) fn path(template: &'static str, values: &Parameters) -> Result<Cow<'static, str>, EncodeError> {
    let (mut rest, _) = parts(template);
    // As with nearly all calls that name an action.
    if rest == "/" {
        return Ok(Cow::Borrowed("/"));
    }
    let mut path = String::with_capacity(template.len() + 32);
    while let Some((literal, placeholder, tail)) = next_placeholder(rest) {
        path.extend(utf8_percent_encode(literal, NOT_LITERAL));
        fill(placeholder, values, &mut path)?;
        rest = tail;
    }
    path.extend(utf8_percent_encode(rest, NOT_LITERAL));
    Ok(Cow::Owned(path))
}

/// The parameters of the query that `template` ends in, then those of the request. Where both have one of the same name, it
/// is the one that the caller set.
pub(crate) fn query(template: &str, parameters: Parameters) -> Parameters {
    let (_, fixed) = parts(template);
    if fixed.is_empty() {
        return parameters;
    }
    let fixed = fixed.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let not_set = fixed.filter(|(name, _)| parameters.get(name).is_none());
    let mut query: Parameters = not_set.collect();
    query.extend(parameters.iter());
    query
}

/// The path and the query of a template.
fn parts(template: &str) -> (&str, &str) {
    template.split_once('?').unwrap_or((template, ""))
}

/// What is before, in and after the first pair of braces.
fn next_placeholder(template: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = template.split_once('{')?;
    let (placeholder, tail) = rest.split_once('}')?;
    Some((literal, placeholder, tail))
}

fn fill(placeholder: &str, values: &Parameters, path: &mut String) -> Result<(), EncodeError> {
    let (name, keeps_slashes) = placeholder.strip_suffix('*').map_or((placeholder, false), |name| (name, true));
    let refused = |message: &str| EncodeError { path: name.to_owned(), message: message.to_owned() };
    let value = values.get(name).filter(|value| !value.is_empty());
    let value = value.ok_or_else(|| refused("is part of the path, and must be present and not empty"))?;
    let segments: Vec<&str> = if keeps_slashes { value.split('/').collect() } else { vec![value] };
    // Dots cannot be encoded, and proxies walk them: the call would be one of another resource.
    if segments.iter().any(|segment| matches!(*segment, "." | "..")) {
        return Err(refused("is part of the path, and must not be or contain a segment `.` or `..`"));
    }
    let encoded: Vec<String> = segments.into_iter().map(percent::text).collect();
    path.push_str(&encoded.join("/"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs<const N: usize>(pairs: [(&str, &str); N]) -> Parameters {
        pairs.into_iter().collect()
    }

    fn filled<const N: usize>(template: &'static str, values: [(&str, &str); N]) -> Cow<'static, str> {
        path(template, &pairs(values)).expect("a path")
    }

    fn refused<const N: usize>(template: &'static str, values: [(&str, &str); N]) -> String {
        path(template, &pairs(values)).expect_err("no path").to_string()
    }

    #[test]
    fn values_are_encoded_and_slashes_with_them() {
        assert_eq!(filled("/clusters/{Id}/nodes", [("Id", "c-1_.~")]), "/clusters/c-1_.~/nodes");
        assert_eq!(
            filled("/{Id}", [("Id", "a b+c*d/e?f#g%h:i@中&=")]),
            "/a%20b%2Bc%2Ad%2Fe%3Ff%23g%25h%3Ai%40%E4%B8%AD%26%3D"
        );
        assert_eq!(filled("/{A}/{B}/{A}", [("B", "{A}"), ("A", "1")]), "/1/%7BA%7D/1");
    }

    #[test]
    fn some_values_keep_their_slashes() {
        assert_eq!(filled("/{Key*}", [("Key", "/a b//中/c?d/")]), "//a%20b//%E4%B8%AD/c%3Fd/");
    }

    #[test]
    fn everything_else_is_literal() {
        assert_eq!(filled("/jobs/{Id}:stop", [("Id", "1")]), "/jobs/1:stop");
        assert_eq!(filled("/a b/[x]/*/+/中/%/~", []), "/a%20b/%5Bx%5D/%2A/%2B/%E4%B8%AD/%25/~");
        assert_eq!(filled("/open{brace", []), "/open%7Bbrace");
        assert_eq!(filled("/", [("Unused", "1")]), "/");
    }

    #[test]
    fn a_value_that_is_missing_or_empty_is_named() {
        for refused in [refused("/a/{Id}", []), refused("/a/{Id*}", [("Id", "")])] {
            assert_eq!(refused, "Id: is part of the path, and must be present and not empty");
        }
    }

    #[test]
    fn no_value_leads_to_another_path() {
        for refused in [
            refused("/a/{Id}", [("Id", "..")]),
            refused("/a/{Id}", [("Id", ".")]),
            refused("/{Id*}", [("Id", "a/../b")]),
        ] {
            assert!(refused.starts_with("Id: is part of the path, and must not"), "{refused}");
        }
        assert_eq!(filled("/{A}/{B*}", [("A", "a/../b"), ("B", "..a/...")]), "/a%2F..%2Fb/..a/...");
    }

    #[test]
    fn the_query_of_a_template_stands_before_that_of_the_request() {
        let fixed = query("/?acl&list-type=2&x=a=b", pairs([("q", "1")]));
        assert_eq!(fixed, pairs([("acl", ""), ("list-type", "2"), ("x", "a=b"), ("q", "1")]));
        assert_eq!(filled("/{Key}?acl", [("Key", "k")]), "/k");
        assert_eq!(query("/a", Parameters::default()), Parameters::default());
        assert_eq!(query("/a?b=1", pairs([("b", "2")])), pairs([("b", "2")]));
    }
}
