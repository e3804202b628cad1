//! Taking secrets out of what is kept, wherever they stand: parameters, JSON, XML, JSON inside texts, queries of URLs.

mod xml;

use percent_encoding::percent_decode_str;
use serde_json::{StreamDeserializer, Value, de::StrRead};

use crate::identity::is_secret_name;

/// Stands in a recording for a value that is withheld. In a request it equals any value.
pub const REDACTED: &str = "(redacted)";

/// What opens a file to whoever has its URL, beside what is a secret anywhere.
const OF_SIGNED_URLS: [&str; 4] = ["signature", "x-oss-signature", "x-oss-credential", "x-amz-signature"];

/// A byte order mark, and white space.
pub(super) const BEFORE_DOCUMENTS: [char; 5] = ['\u{feff}', ' ', '\t', '\r', '\n'];

/// What a text belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// A replay compares it, and takes what is withheld for anything. So does what differs from call to call.
    Request,
    /// A replay gives it to a decoder, so that it has to keep its shape.
    Response,
}

impl Side {
    /// Whether the value of a parameter, field or header is to be withheld.
    pub(super) fn withholds(self, name: &str) -> bool {
        is_secret_name(name) || (self == Self::Request && ends_with_word(name, "ClientToken"))
    }

    /// A text without secrets, `None` if there are none in it.
    pub(super) fn clean(self, text: &str) -> Option<String> {
        let document = text.trim_start_matches(BEFORE_DOCUMENTS);
        if looks_like_json(document) {
            let before = text.strip_suffix(document)?;
            return self.clean_documents(document).map(|clean| before.to_owned() + &clean);
        }
        if document.starts_with('<') {
            return xml::clean(self, text);
        }
        // Whatever is around a key is of no use without it.
        if text.contains("PRIVATE KEY-----") { Some(REDACTED.to_owned()) } else { clean_url(text) }
    }

    /// Parameters without the values that are secrets, and without those inside of values.
    pub(super) fn clean_parameters(self, parameters: &mut [(String, String)]) {
        let named = named_secrets(parameters);
        for (name, value) in parameters {
            if (self.withholds(name) || named.contains(name)) && !is_answer_to_a_question(value) {
                REDACTED.clone_into(value);
            } else if let Some(clean) = self.clean(value) {
                *value = clean;
            }
        }
    }

    /// Documents of JSON without secrets, each of which is written anew only if it has some. What follows a fault is kept.
    fn clean_documents(self, text: &str) -> Option<String> {
        let mut documents = documents(text);
        let (mut kept, mut from, mut found) = (String::new(), 0, false);
        while let Some(Ok(mut json)) = documents.next() {
            let raw = text.get(from..documents.byte_offset())?;
            from = documents.byte_offset();
            if self.clean_json(&mut json) {
                found = true;
                kept.push_str(raw.strip_suffix(raw.trim_start())?);
                kept.push_str(&json.to_string());
            } else {
                kept.push_str(raw);
            }
        }
        kept.push_str(text.get(from..)?);
        found.then_some(kept)
    }

    /// Whether there was something to withhold.
    fn clean_json(self, json: &mut Value) -> bool {
        match json {
            Value::Object(members) => {
                let value_is_secret = members
                    .iter()
                    .any(|(name, value)| names_another(name) && value.as_str().is_some_and(is_secret_name));
                let mut found = false;
                for (name, value) in members {
                    let is_secret = self.withholds(name) || (value_is_secret && is_named_by_another(name));
                    found |= if is_secret { self.withhold(value) } else { self.clean_json(value) };
                }
                found
            }
            Value::Array(elements) => {
                elements.iter_mut().fold(false, |found, element| self.clean_json(element) | found)
            }
            Value::String(text) => self.clean(text).map(|clean| *text = clean).is_some(),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }

    /// Withholds a value whose name says that it is a secret.
    fn withhold(self, value: &mut Value) -> bool {
        match value {
            Value::Null | Value::Bool(_) => false,
            Value::String(text) if text.is_empty() || is_answer_to_a_question(text) => false,
            // A structure about a secret has names of its own, and its other fields are wanted.
            Value::Object(_) if self == Self::Response => self.clean_json(value),
            Value::Array(elements) if self == Self::Response => {
                elements.iter_mut().fold(false, |found, element| self.withhold(element) | found)
            }
            Value::Number(_) if self == Self::Response => {
                *value = 0.into();
                true
            }
            Value::String(text) => {
                self.instead_of(text).clone_into(text);
                true
            }
            _ => {
                *value = REDACTED.into();
                true
            }
        }
    }

    /// What stands for the text of a secret. What a decoder may take for a number stays one.
    fn instead_of(self, text: &str) -> &'static str {
        let is_number = || text.trim().parse::<f64>().is_ok_and(f64::is_finite);
        if self == Self::Response && is_number() { "0" } else { REDACTED }
    }
}

/// Whether a text seems to hold JSON that has parts.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start_matches(BEFORE_DOCUMENTS).starts_with(['{', '['])
}

/// The JSON documents of a text, one behind the other, up to its end or its first fault.
pub(super) fn documents(text: &str) -> StreamDeserializer<'_, StrRead<'_>, Value> {
    serde_json::Deserializer::from_str(text).into_iter()
}

/// `HasSecret=true` says nothing.
fn is_answer_to_a_question(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}

/// Whether a member such as `Key`, `Name` or `ParameterKey` says what the value beside it is.
fn names_another(name: &str) -> bool {
    ends_with_word(name, "key") || ends_with_word(name, "name")
}

fn is_named_by_another(name: &str) -> bool {
    ends_with_word(name, "value")
}

fn ends_with_word(name: &str, word: &str) -> bool {
    name.len()
        .checked_sub(word.len())
        .and_then(|start| name.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

/// Names of parameters such as `Parameters.1.ParameterValue` that are secrets by what stands in `Parameters.1.ParameterKey`.
fn named_secrets(parameters: &[(String, String)]) -> Vec<String> {
    let naming = parameters.iter().filter(|(name, value)| names_another(name) && is_secret_name(value));
    let prefixes: Vec<&str> = naming.filter_map(|(name, _)| Some(name.rsplit_once('.')?.0)).collect();
    let is_secret = |name: &&String| {
        is_named_by_another(name) && name.rsplit_once('.').is_some_and(|(prefix, _)| prefixes.contains(&prefix))
    };
    parameters.iter().map(|(name, _)| name).filter(is_secret).cloned().collect()
}

/// A URL without the password of a user and the secrets in its query.
fn clean_url(text: &str) -> Option<String> {
    let (scheme, rest) = text.split_once("://")?;
    if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
        return None;
    }
    let (before, query) = rest.split_once('?').map_or((rest, None), |(before, query)| (before, Some(query)));
    let (authority, path) = before.split_at(before.find('/').unwrap_or(before.len()));
    let user = authority.rsplit_once('@').and_then(|(user, host)| Some((user.split_once(':')?.0, host)));
    let has_password = user.is_some();
    let authority = user.map_or_else(|| authority.to_owned(), |(user, host)| format!("{user}:{REDACTED}@{host}"));
    let (query, has_secrets) = query.map_or_else(Default::default, |query| {
        let (query, has_secrets) = clean_query(query);
        (format!("?{query}"), has_secrets)
    });
    (has_password || has_secrets).then(|| format!("{scheme}://{authority}{path}{query}"))
}

/// A query, and what stands behind it, without secrets, and whether there were any.
fn clean_query(query: &str) -> (String, bool) {
    let (query, fragment) = query.split_at(query.find('#').unwrap_or(query.len()));
    let mut found = false;
    let mut clean = |pair: &str| match pair.split_once('=') {
        Some((name, value)) if !value.is_empty() && opens_url(name) => {
            found = true;
            format!("{name}={REDACTED}")
        }
        _ => pair.to_owned(),
    };
    let pairs: Vec<String> = query.split('&').map(&mut clean).collect();
    (pairs.join("&") + fragment, found)
}

/// Whether a parameter of a URL, encoded, is a secret.
fn opens_url(name: &str) -> bool {
    let decoded = percent_decode_str(name).decode_utf8_lossy();
    is_secret_name(&decoded) || OF_SIGNED_URLS.iter().any(|other| other.eq_ignore_ascii_case(&decoded))
}
