//! Scalars where a list is expected.

use serde::de::Error;

use super::{Around, Element, text, wrapper};
use crate::{
    model::{Nested, Primitive, Slot},
    wire::decode::{
        fill::{Fill, embedded, looks_like_json},
        trace::{Segment, Trace},
    },
};

/// A scalar where a list is expected: nothing, its only element, or a text with all of them.
pub(in crate::wire::decode) fn from_scalar<E: Error>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    around: Around,
    value: Primitive<'_>,
) -> Result<(), E> {
    // In the wrapper of a list of texts every text is an element, empty ones and those that look like JSON too.
    if matches!(around, Around::Nothing) && takes(list, value) {
        return Ok(());
    }
    if value.is_blank() {
        return trace.unset();
    }
    match (Element::of(list, &[]), value) {
        (Element::Scalar | Element::List, Primitive::Text(text)) => from_text(trace, list, around, text),
        (_, Primitive::Text(text)) if looks_like_json(text) => embedded(trace, Slot::List(list), text, around),
        (Element::Structure(..) | Element::Map, value) => Err(trace.unexpected_value("a list", value)),
        (_, value) => add(trace, list, 0, value),
    }
}

/// A text where a list of scalars is expected, or of lists of them.
fn from_text<E: Error>(trace: &mut Trace, list: &mut dyn Nested, around: Around, text: &str) -> Result<(), E> {
    let value = Primitive::Text(text);
    if looks_like_json(text) {
        // Elements are not taken back, so the whole text has to be looked at first.
        return match (serde_json::from_str(text), text::in_brackets(text)) {
            (Ok(json), _) if !wrapper::is_list_of_scalars(&json, around.names()) && takes(list, value) => Ok(()),
            (Ok(_), _) => embedded(trace, Slot::List(list), text, around),
            (Err(_), Some(inside)) => add_all(trace, list, text::parts(inside, ',')),
            (Err(_), None) if takes(list, value) => Ok(()),
            (Err(error), None) => Err(trace.not_json(error)),
        };
    }
    if let Some(separator) = around.separator() {
        let parts = text::parts(text, separator);
        return add_all(trace, list, parts.into_iter().filter(|part| separator != ' ' || !part.text.is_empty()));
    }
    if takes(list, value) || takes_all(list, text) {
        return Ok(());
    }
    add(trace, list, 0, value)
}

/// Adds a scalar, if it is an element as it stands.
fn takes(list: &mut dyn Nested, value: Primitive<'_>) -> bool {
    let is_taken = match list.add() {
        Slot::Scalar(scalar) => scalar.set(value).is_ok(),
        _ => false,
    };
    if !is_taken {
        list.remove_last();
    }
    is_taken
}

/// Adds what stands between the commas of a text, if all of it is an element as it stands.
fn takes_all(list: &mut dyn Nested, text: &str) -> bool {
    if !text.contains(',') {
        return false;
    }
    let parts = text.split(',').map(Primitive::Text).filter(|part| !part.is_blank());
    let mut count = 0;
    for part in parts {
        if !takes(list, part) {
            (0..count).for_each(|_| list.remove_last());
            return false;
        }
        count += 1;
    }
    count > 0
}

fn add_all<'p, E: Error>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    parts: impl IntoIterator<Item = text::Part<'p>>,
) -> Result<(), E> {
    for (index, part) in parts.into_iter().enumerate() {
        if !part.is_null() {
            add(trace, list, index, Primitive::Text(&part.text))?;
        }
    }
    Ok(())
}

/// Adds a scalar, or fails at that place of the list.
fn add<E: Error>(trace: &mut Trace, list: &mut dyn Nested, index: usize, value: Primitive<'_>) -> Result<(), E> {
    let element = |trace: &mut Trace| Fill::element(trace, list, Around::UNNAMED).primitive(value);
    trace.within(|| Segment::Index(index), element)
}
