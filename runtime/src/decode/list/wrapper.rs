//! Whether an object where a list is expected is the wrapper of the list or its only element.

use super::Element;
use crate::record::Json;
use crate::shape::Shape;

pub(super) type Object = serde_json::Map<String, Json>;

/// What an object is.
#[derive(Debug, PartialEq)]
pub(super) enum Reading {
    /// A wrapper, with elements under these names.
    Wrapper(Vec<String>),
    /// An element.
    Element,
    /// A wrapper without its list, or an element without anything in it.
    Nothing,
    /// A wrapper in which either of two may be the list.
    Unclear(String, String),
}

/// Tells what `object` is, whose elements may be under one of `names`, the usual one first.
pub(super) fn read(object: &Object, names: &[&str], element: &Element) -> Reading {
    let stated = names.iter().filter_map(|name| object.get_key_value(*name));
    let stated = stated.filter(|(name, value)| holds(object, name, value, element));
    let stated: Vec<String> = stated.map(|(name, _)| name.clone()).collect();
    if !stated.is_empty() {
        return Reading::Wrapper(stated);
    }
    match element {
        Element::Structure(shape) => structures(object, shape),
        Element::Scalar | Element::List => match only(object).or_else(|| only_list(object)) {
            Some((name, _)) => Reading::Wrapper(vec![name.clone()]),
            None if object.is_empty() => Reading::Nothing,
            None => Reading::Element,
        },
        Element::Map | Element::Json => match only(object) {
            Some((name, Json::Array(values))) if matches!(element, Element::Json) || values.iter().all(is_map) => {
                Reading::Wrapper(vec![name.clone()])
            }
            _ if object.is_empty() => Reading::Nothing,
            _ => Reading::Element,
        },
    }
}

/// Whether a member under the name of a wrapper may be a field of an element that has no wrapper.
pub(super) fn may_be_field(element: &Element, name: &str) -> bool {
    matches!(element, Element::Structure(shape) if is_field(shape, name))
}

/// Whether a member under the name of a wrapper holds the elements. If an element has a field of that name, it may be the
/// field.
fn holds(object: &Object, name: &str, value: &Json, element: &Element) -> bool {
    match element {
        Element::Structure(shape) if may_be_field(element, name) => {
            let is_alone = || !object.iter().any(|(other, value)| other != name && says(shape, other, value));
            match value {
                Json::Array(_) => true,
                Json::Object(inside) => is_alone() && is_known(shape, inside),
                value => !has_content(value) && is_alone(),
            }
        }
        Element::Map => value.is_array() || value.is_object() || !has_content(value),
        _ => true,
    }
}

/// An object under none of whose members elements are known to be: it is an element if anything in it is known, and a
/// wrapper if something is known in one of its members.
fn structures(object: &Object, shape: &'static Shape) -> Reading {
    if is_known(shape, object) {
        return Reading::Element;
    }
    let lists = object.iter().filter(|(_, value)| value.as_array().is_some_and(|values| holds_known(shape, values)));
    let objects = object.iter().filter(|(_, value)| value.as_object().is_some_and(|inside| is_known(shape, inside)));
    let mut candidates = lists.chain(objects).map(|(name, value)| (name.clone(), value.is_array()));
    match (candidates.next(), candidates.next()) {
        (None, _) => Reading::Nothing,
        (Some((name, true)), None | Some((_, false))) | (Some((name, false)), None) => Reading::Wrapper(vec![name]),
        (Some((name, _)), Some((other, _))) => Reading::Unclear(name, other),
    }
}

fn holds_known(shape: &'static Shape, values: &[Json]) -> bool {
    values.iter().any(|value| value.as_object().is_some_and(|inside| is_known(shape, inside)))
}

/// Whether a field of such a structure has a value.
fn is_known(shape: &'static Shape, object: &Object) -> bool {
    object.iter().any(|(name, value)| says(shape, name, value))
}

fn says(shape: &'static Shape, name: &str, value: &Json) -> bool {
    has_content(value) && is_field(shape, name)
}

fn is_field(shape: &'static Shape, name: &str) -> bool {
    shape.index_of(name, 0).is_some()
}

/// Whether it is a value, rather than what services write where there is none.
pub(in crate::decode) fn has_content(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::String(text) => !text.trim().is_empty(),
        Json::Array(values) => !values.is_empty(),
        Json::Object(object) => !object.is_empty(),
        Json::Bool(_) | Json::Number(_) => true,
    }
}

fn is_map(value: &Json) -> bool {
    value.is_object() || value.is_null()
}

fn only(object: &Object) -> Option<(&String, &Json)> {
    let mut members = object.iter();
    members.next().filter(|_| members.next().is_none())
}

/// The only member that is a list.
fn only_list(object: &Object) -> Option<(&String, &Json)> {
    let mut lists = object.iter().filter(|(_, value)| value.is_array());
    lists.next().filter(|_| lists.next().is_none())
}
