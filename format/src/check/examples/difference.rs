//! Where two decoded answers differ.

use super::answer::{Content, Decoded};
use crate::diagnostic::Quoted;

/// A part that two answers do not agree in.
pub(super) struct Difference<'d> {
    /// The field that it is, or that it is an element of.
    pub(super) name: String,
    /// Where it stands in each, or what it is missing from.
    pub(super) at: [&'d str; 2],
    /// What each says.
    pub(super) says: [String; 2],
}

/// Finds all differences of two answers. What has no documented structure is equal to everything.
pub(super) fn differences<'d>(one: &'d Decoded, other: &'d Decoded) -> Vec<Difference<'d>> {
    let mut found = Vec::new();
    differ("the response", one, other, &mut found);
    found
}

fn differ<'d>(name: &str, one: &'d Decoded, other: &'d Decoded, found: &mut Vec<Difference<'d>>) {
    let equal = match (&one.content, &other.content) {
        (Content::Unknown, _) | (_, Content::Unknown) => true,
        (Content::Boolean(a), Content::Boolean(b)) => a == b,
        (Content::Integer(a), Content::Integer(b)) => a == b,
        (Content::Number(a), Content::Number(b)) => a == b,
        (Content::Text(a), Content::Text(b)) => a == b,
        (Content::List(a), Content::List(b)) if a.len() == b.len() => {
            for (one, other) in a.iter().zip(b) {
                differ(name, one, other, found);
            }
            true
        }
        (Content::Fields(a), Content::Fields(b)) => {
            for (name, one) in a {
                match b.get(name) {
                    Some(other) => differ(name, one, other, found),
                    None => found.push(difference(name, [&one.at, &other.at], [Some(one), None])),
                }
            }
            for (name, other) in b.iter().filter(|(name, _)| !a.contains_key(*name)) {
                found.push(difference(name, [&one.at, &other.at], [None, Some(other)]));
            }
            true
        }
        _ => false,
    };
    if !equal {
        found.push(difference(name, [&one.at, &other.at], [Some(one), Some(other)]));
    }
}

fn difference<'d>(name: &str, at: [&'d str; 2], values: [Option<&Decoded>; 2]) -> Difference<'d> {
    Difference { name: name.to_owned(), at, says: values.map(spoken) }
}

fn spoken(value: Option<&Decoded>) -> String {
    match value.map(|value| &value.content) {
        None => "nothing".to_owned(),
        Some(Content::Unknown) => "something".to_owned(),
        Some(Content::Boolean(value)) => format!("`{value}`"),
        Some(Content::Integer(value)) => format!("`{value}`"),
        Some(Content::Number(value)) => format!("`{value}`"),
        Some(Content::Text(text)) => Quoted(text).to_string(),
        Some(Content::List(elements)) if elements.len() == 1 => "a list of 1 element".to_owned(),
        Some(Content::List(elements)) => format!("a list of {} elements", elements.len()),
        Some(Content::Fields(_)) => "an object".to_owned(),
    }
}
