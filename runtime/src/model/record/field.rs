//! Fields of requests and responses by wire name, as pages and waits look at them.

use super::{Primitive, Record, Slot, View, lexical};

/// What is at `path`, passing through structures; `None` where one of them is absent.
pub(crate) fn at<T>(record: &dyn Record, path: &[&str], read: impl FnOnce(View<'_>) -> T) -> Option<T> {
    let (name, rest) = path.split_first()?;
    let view = record.view(record.shape().index_of(name, 0)?);
    if rest.is_empty() {
        return Some(read(view));
    }
    match view {
        View::Record(inner) => at(inner, rest, read),
        View::Optional(nested) => match nested.at(0)? {
            View::Record(inner) => at(inner, rest, read),
            _ => None,
        },
        _ => None,
    }
}

/// The text at `path`, unless it is empty.
pub(crate) fn text(record: &dyn Record, path: &[&str]) -> Option<String> {
    at(record, path, |view| scalar_text(&view)).flatten().filter(|text| !text.is_empty())
}

/// A scalar as text.
pub(crate) fn scalar_text(view: &View<'_>) -> Option<String> {
    match view {
        View::Scalar(scalar) => scalar.get().and_then(|value| lexical::text(value).ok()),
        _ => None,
    }
}

/// The number at `path`, unless it is negative.
pub(crate) fn number(record: &dyn Record, path: &[&str]) -> Option<u64> {
    at(record, path, |view| match view {
        View::Scalar(scalar) => match scalar.get()? {
            Primitive::Integer(number) => number.try_into().ok(),
            Primitive::Unsigned(number) => Some(number),
            Primitive::Text(text) => text.trim().parse().ok(),
            _ => None,
        },
        _ => None,
    })
    .flatten()
}

/// Whether there is `false` at `path`.
pub(crate) fn is_false(record: &dyn Record, path: &[&str]) -> bool {
    text(record, path).is_some_and(|text| text.eq_ignore_ascii_case("false"))
}

/// How many elements the list at `path` has.
pub(crate) fn count(record: &dyn Record, path: &[&str]) -> usize {
    at(record, path, |view| match view {
        View::List(list) => list.len(),
        _ => 0,
    })
    .unwrap_or_default()
}

/// Gives the field `name` of a request another value. `false` if there is no such field, or it cannot hold that.
pub(crate) fn set(request: &mut dyn Record, name: &str, value: Primitive<'_>) -> bool {
    let Some(index) = request.shape().index_of(name, 0) else {
        return false;
    };
    match request.slot(index) {
        Slot::Scalar(scalar) => scalar.set(value).is_ok(),
        _ => false,
    }
}
