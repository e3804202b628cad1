//! Whether an object where a list is expected is the wrapper of the list or its only element.

use super::Element;
use crate::model::{Json, Shape, View, record::has_content};

pub(in crate::wire::decode) type Object = serde_json::Map<String, Json>;

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
        Element::Structure(shape, _) => structures(object, shape),
        Element::Scalar | Element::List => match only(object).or_else(|| only_list(object)).or_else(|| rest(object)) {
            Some((name, value)) if !value.is_array() && counts(name) => Reading::Nothing,
            Some((name, _)) => Reading::Wrapper(vec![name.clone()]),
            None if object.keys().all(|name| counts(name)) => Reading::Nothing,
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

/// What is in an element in which no field is known, if it is another wrapper.
pub(in crate::wire::decode) fn wrapped(
    mut unknown: Object,
    names: &[&str],
    shape: &'static Shape,
) -> Option<Vec<Json>> {
    let Reading::Wrapper(names) = read(&unknown, names, &Element::Structure(shape, Vec::new())) else { return None };
    let elements = names.iter().filter_map(|name| unknown.remove(name));
    let elements: Vec<Json> = elements.filter(|value| value.is_array() || value.is_object()).collect();
    (!elements.is_empty()).then_some(elements)
}

/// Whether a member under the name of a wrapper may be a field of an element that has no wrapper.
pub(super) fn may_be_field(element: &Element, name: &str) -> bool {
    matches!(element, Element::Structure(shape, _) if is_field(shape, name))
}

/// Whether that field is a list.
pub(super) fn may_be_list(element: &Element, name: &str) -> bool {
    matches!(element, Element::Structure(_, lists) if lists.contains(&name))
}

/// Whether a member under the name of a wrapper holds the elements. If an element has a field of that name, it may be the
/// field.
fn holds(object: &Object, name: &str, value: &Json, element: &Element) -> bool {
    match element {
        Element::Structure(shape, _) if may_be_field(element, name) => {
            let is_alone =
                || !object.iter().any(|(other, value)| other != name && will_be_of_element(shape, other, value));
            match value {
                Json::Array(values) if may_be_list(element, name) => {
                    is_alone() && (holds_known(shape, values) || !values.iter().any(has_content))
                }
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
/// wrapper if something is known in one of its members. What may as well count the elements is known of neither, as long as
/// there is something else.
fn structures(object: &Object, shape: &'static Shape) -> Reading {
    if object.iter().any(|(name, value)| will_be_of_element(shape, name, value)) {
        return Reading::Element;
    }
    let others = || object.iter().filter(|(name, _)| !is_field(shape, name));
    let lists = others().filter(|(_, value)| value.as_array().is_some_and(|values| holds_known(shape, values)));
    let objects = others().filter(|(_, value)| value.as_object().is_some_and(|inside| is_known(shape, inside)));
    let mut candidates = lists.chain(objects).map(|(name, value)| (name.clone(), value.is_array()));
    match (candidates.next(), candidates.next()) {
        (None, _) if is_known(shape, object) && !others().any(|(_, value)| value.is_array()) => Reading::Element,
        (None, _) => match only_nested(object) {
            // A wrapper in a wrapper.
            Some((name, value)) if !is_field(shape, name) && wraps(shape, value) => {
                Reading::Wrapper(vec![name.clone()])
            }
            _ => Reading::Nothing,
        },
        (Some((name, true)), None | Some((_, false))) | (Some((name, false)), None) => Reading::Wrapper(vec![name]),
        (Some((name, _)), Some((other, _))) => Reading::Unclear(name, other),
    }
}

/// Whether elements are further inside of what is no element.
fn wraps(shape: &'static Shape, value: &Json) -> bool {
    let is_wrapper = |inside: &Object| matches!(structures(inside, shape), Reading::Wrapper(_));
    match value {
        Json::Object(inside) => is_wrapper(inside),
        Json::Array(values) => values.iter().filter_map(Json::as_object).any(is_wrapper),
        _ => false,
    }
}

fn holds_known(shape: &'static Shape, values: &[Json]) -> bool {
    values.iter().any(|value| match value {
        Json::Object(inside) => is_known(shape, inside),
        Json::Array(inside) => holds_known(shape, inside),
        _ => false,
    })
}

/// Whether a field of such a structure has a value.
fn is_known(shape: &'static Shape, object: &Object) -> bool {
    object.iter().any(|(name, value)| says(shape, name, value))
}

/// Whether a field that has been read is one that only an element has, and holds something: what counts may stand in a wrapper,
/// too.
pub(in crate::wire::decode) fn is_of_element(name: &str, value: &View<'_>) -> bool {
    let holds_something = match value {
        View::Scalar(scalar) => scalar.get().is_some_and(|value| !value.is_blank()),
        value => value.is_present(),
    };
    holds_something && !counts(name)
}

/// The same of a member that has not been read.
fn will_be_of_element(shape: &'static Shape, name: &str, value: &Json) -> bool {
    says(shape, name, value) && !counts(name)
}

fn says(shape: &'static Shape, name: &str, value: &Json) -> bool {
    has_content(value) && is_field(shape, name)
}

fn is_field(shape: &'static Shape, name: &str) -> bool {
    shape.index_of(name, 0).is_some()
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

/// The only member that is a list or an object with something in it.
fn only_nested(object: &Object) -> Option<(&String, &Json)> {
    let is_nested = |value: &Json| (value.is_array() || value.is_object()) && has_content(value);
    let mut nested = object.iter().filter(|(_, value)| is_nested(value));
    nested.next().filter(|_| nested.next().is_none())
}

/// The only member that is not about the list as a whole.
fn rest(object: &Object) -> Option<(&String, &Json)> {
    let mut others = object.iter().filter(|(name, _)| !counts(name));
    others.next().filter(|_| others.next().is_none())
}

/// Whether JSON in a text is a list of scalars, bare or in a wrapper, rather than a text that happens to be JSON, such as a
/// policy.
pub(super) fn is_list_of_scalars(json: &Json, names: &[&str]) -> bool {
    match json {
        Json::Array(values) => values.iter().all(|value| !value.is_object() && is_list_of_scalars(value, names)),
        Json::Object(object) => match read(object, names, &Element::Scalar) {
            Reading::Wrapper(lists) => object.iter().all(|(name, value)| match lists.contains(name) {
                true => (value.is_array() || names.contains(&name.as_str())) && is_list_of_scalars(value, names),
                false => counts(name),
            }),
            Reading::Nothing => true,
            Reading::Element | Reading::Unclear(..) => false,
        },
        _ => true,
    }
}

/// Whether a member is about the list as a whole, by its name: how long it is, how it goes on, or which answer it is in. Case
/// does not matter, nor what parts the words. What may as well be what elements are called, such as `Size`, `Line` or `Page`, is
/// not among them.
fn counts(name: &str) -> bool {
    // Every element is asked for this, so that nothing is allocated.
    let (mut letters, mut count) = ([0; 24], 0);
    for byte in name.bytes().filter(u8::is_ascii_alphanumeric) {
        let Some(place) = letters.get_mut(count) else { return false };
        *place = byte.to_ascii_lowercase();
        count += 1;
    }
    matches!(
        letters.get(..count).unwrap_or_default(),
        b"count"
            | b"total"
            | b"totalcount"
            | b"totalcounts"
            | b"totalcnt"
            | b"totalnum"
            | b"totalnumber"
            | b"totalsize"
            | b"totalitem"
            | b"totalitems"
            | b"totalitemnum"
            | b"totalitemcount"
            | b"totalrecord"
            | b"totalrecords"
            | b"totalrecordnum"
            | b"totalrecordcount"
            | b"totalelements"
            | b"totalresults"
            | b"totalpage"
            | b"totalpages"
            | b"pagecount"
            | b"pagenumber"
            | b"pagenum"
            | b"pageno"
            | b"pageindex"
            | b"currentpage"
            | b"pagesize"
            | b"perpage"
            | b"maxresult"
            | b"maxresults"
            | b"maxitem"
            | b"maxitems"
            | b"maxkeys"
            | b"nexttoken"
            | b"pagetoken"
            | b"nextpagetoken"
            | b"continuationtoken"
            | b"nextmarker"
            | b"keymarker"
            | b"nextcursor"
            | b"scrollid"
            | b"istruncated"
            | b"hasmore"
            | b"hasnext"
            | b"hasnextpage"
            | b"requestid"
    )
}
