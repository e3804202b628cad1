//! Conditions on one field.

use super::pattern;
use crate::model::{
    record::{Primitive, View, lexical},
    shape::Constraint,
};

/// Whether the condition is one on each element of a list rather than on the list.
pub(super) fn is_on_elements(constraint: Constraint) -> bool {
    !is_required(constraint) && !matches!(constraint, Constraint::Items(..))
}

/// Whether the condition is that there is a value.
pub(super) fn is_required(constraint: Constraint) -> bool {
    matches!(constraint, Constraint::Required | Constraint::RequiredInRequest)
}

/// The condition, as a phrase, if `view` does not meet it. Every constraint but those that require one leaves an absent value alone.
pub(super) fn violated(constraint: Constraint, view: &View<'_>) -> Option<String> {
    let met = match constraint {
        Constraint::Required | Constraint::RequiredInRequest => is_given(view),
        Constraint::Range(minimum, maximum) => integer(view).is_none_or(|value| (minimum..=maximum).contains(&value)),
        Constraint::FloatRange(minimum, maximum) => {
            float(view).is_none_or(|value| (minimum..=maximum).contains(&value))
        }
        Constraint::Length(minimum, maximum) => {
            text(view).is_none_or(|text| within(text.chars().count(), minimum, maximum))
        }
        Constraint::Items(minimum, maximum) => count(view).is_none_or(|count| within(count, minimum, maximum)),
        Constraint::OneOf(values) => is_one_of(view, values),
        Constraint::Pattern(pattern) => text(view).is_none_or(|text| pattern::matches(pattern, text)),
        Constraint::ForbiddenPrefixes(prefixes) => {
            text(view).is_none_or(|text| !prefixes.iter().any(|prefix| text.starts_with(prefix)))
        }
        Constraint::ForbiddenTexts(parts) => {
            text(view).is_none_or(|text| !parts.iter().any(|part| text.contains(part)))
        }
    };
    (!met).then(|| phrase(constraint, view))
}

fn phrase(constraint: Constraint, view: &View<'_>) -> String {
    match constraint {
        Constraint::Required | Constraint::RequiredInRequest => "must be set".to_owned(),
        Constraint::Range(i64::MIN, maximum) => format!("must be at most {maximum}"),
        Constraint::Range(minimum, i64::MAX) => format!("must be at least {minimum}"),
        Constraint::Range(minimum, maximum) => format!("must be between {minimum} and {maximum}"),
        Constraint::FloatRange(minimum, maximum) if minimum.is_infinite() => format!("must be at most {maximum}"),
        Constraint::FloatRange(minimum, maximum) if maximum.is_infinite() => format!("must be at least {minimum}"),
        Constraint::FloatRange(minimum, maximum) => format!("must be between {minimum} and {maximum}"),
        Constraint::Length(minimum, maximum) => format!("must have {}", counted(minimum, maximum, "character")),
        Constraint::Items(minimum, maximum) => {
            let count = count(view).unwrap_or_default();
            format!("must have {}, but has {count}", counted(minimum, maximum, "element"))
        }
        Constraint::OneOf(values) => format!("must be one of {}", values.join(", ")),
        Constraint::Pattern(pattern) => format!("must match the pattern {pattern}"),
        // All of them, whichever it is: which one it is would tell something of a secret.
        Constraint::ForbiddenPrefixes(prefixes) => format!("must not start with {}", alternatives(prefixes)),
        Constraint::ForbiddenTexts(parts) => format!("must not contain {}", alternatives(parts)),
    }
}

/// Texts in quotes, since they may be spaces or commas: `"a", "b" or "c"`.
fn alternatives(texts: &[&str]) -> String {
    let mut quoted: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
    let last = quoted.pop().unwrap_or_default();
    if quoted.is_empty() { last } else { format!("{} or {last}", quoted.join(", ")) }
}

/// A count of things between both bounds, in words.
pub(super) fn counted(minimum: u32, maximum: u32, noun: &str) -> String {
    let (count, last) = match (minimum, maximum) {
        (minimum, maximum) if minimum == maximum => (format!("exactly {minimum}"), minimum),
        (0, maximum) => (format!("at most {maximum}"), maximum),
        (minimum, u32::MAX) => (format!("at least {minimum}"), minimum),
        (minimum, maximum) => (format!("{minimum} to {maximum}"), maximum),
    };
    let plural = if last == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn within(count: usize, minimum: u32, maximum: u32) -> bool {
    u32::try_from(count).is_ok_and(|count| (minimum..=maximum).contains(&count))
}

/// Whether a required field has something in it: services refuse an empty string as they do a missing one.
pub(crate) fn is_given(view: &View<'_>) -> bool {
    !view.is_empty() && text(view) != Some("")
}

fn text<'a>(view: &View<'a>) -> Option<&'a str> {
    match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Text(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

fn integer(view: &View<'_>) -> Option<i64> {
    match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Integer(value) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

fn float(view: &View<'_>) -> Option<f64> {
    match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Float(value) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// Count of elements of a list that is not empty.
fn count(view: &View<'_>) -> Option<usize> {
    match view {
        View::List(list) => Some(list.len()).filter(|count| *count > 0),
        _ => None,
    }
}

fn is_one_of(view: &View<'_>, values: &[&str]) -> bool {
    match view {
        View::Scalar(scalar) => scalar.get().is_none_or(|value| match value {
            Primitive::Text(text) => values.contains(&text),
            value => lexical::text(value).ok().is_none_or(|text| values.contains(&text.as_str())),
        }),
        _ => true,
    }
}
