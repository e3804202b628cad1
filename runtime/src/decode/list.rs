//! Lists, which services write in more forms than one: bare, inside a wrapper object, or as their only element.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use super::json::Fill;
use super::trace::{Segment, Trace};
use crate::record::{Json, Nested, Primitive, Slot};
use crate::shape::Shape;

type Object = serde_json::Map<String, Json>;

/// What may stand around the elements of a list.
#[derive(Clone, Copy)]
pub(super) enum Wrapping {
    /// An object with the elements under one of these names, or under another that is no field of theirs.
    Possible(&'static [&'static str]),
    /// Nothing more: the wrapper is open.
    Open,
}

impl Wrapping {
    /// Where nothing is known of a wrapper.
    pub(super) const UNNAMED: Self = Self::Possible(&[]);

    /// That of a field, which is only looked up for a list.
    pub(super) fn of(slot: &Slot<'_>, shape: &'static Shape, index: usize) -> Self {
        match (slot, shape.fields.get(index)) {
            (Slot::List(_), Some(name)) => Self::Possible(shape.item_names_of(name)),
            _ => Self::UNNAMED,
        }
    }
}

/// An object where a list is expected: the wrapper of the list, or its only element.
pub(super) fn from_object<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    wrapping: Wrapping,
    mut map: A,
) -> Result<(), A::Error> {
    let Wrapping::Possible(names) = wrapping else {
        return trace.within(Segment::Index(0), |trace| Fill::element(trace, list).object(map));
    };
    let mut is_wrapper = false;
    let mut object = Object::new();
    while let Some(key) = map.next_key_seed(WrapperKey(names))? {
        match key {
            Key::OfElements => {
                is_wrapper = true;
                map.next_value_seed(Fill::unwrapped(trace, list))?;
            }
            Key::Other(_) if is_wrapper => {
                map.next_value::<IgnoredAny>()?;
            }
            Key::Other(key) => {
                object.insert(key, map.next_value()?);
            }
        }
    }
    if is_wrapper || object.is_empty() { Ok(()) } else { from_unnamed(trace, list, object) }
}

/// The key of a member of what may be a wrapper.
enum Key {
    /// One of the names that elements go by.
    OfElements,
    Other(String),
}

/// Tells the names that elements go by from other keys, which alone are owned.
struct WrapperKey(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for WrapperKey {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for WrapperKey {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(if self.0.contains(&name) { Key::OfElements } else { Key::Other(name.to_owned()) })
    }
}

/// An object without any of the names that wrappers have.
fn from_unnamed<E: Error>(trace: &mut Trace, list: &mut dyn Nested, object: Object) -> Result<(), E> {
    match wrapped_in(object, list) {
        Ok(elements) => Fill::unwrapped(trace, list).deserialize(elements),
        Err(element) => trace.within(Segment::Index(0), |trace| Fill::element(trace, list).deserialize(element)),
    }
    .map_err(E::custom)
}

/// What the only member of an object holds, if that makes the object a wrapper; otherwise the object.
fn wrapped_in(object: Object, list: &mut dyn Nested) -> Result<Json, Json> {
    let mut members = object.iter();
    let (Some((name, value)), None) = (members.next(), members.next()) else { return Err(Json::Object(object)) };
    let is_wrapper = match list.add() {
        Slot::Scalar(_) | Slot::List(_) => true,
        Slot::Record(record) => record.shape().index_of(name, 0).is_none() && (value.is_array() || value.is_object()),
        _ => value.is_array(),
    };
    list.remove_last();
    if !is_wrapper {
        return Err(Json::Object(object));
    }
    Ok(object.into_iter().next().map(|(_, value)| value).unwrap_or_default())
}

/// A scalar where a list is expected: its only element.
pub(super) fn from_scalar<E: Error>(trace: &mut Trace, list: &mut dyn Nested, value: Primitive<'_>) -> Result<(), E> {
    match list.add() {
        Slot::Record(_) | Slot::Map(_) => Err(trace.refuse("a list", value)),
        slot => trace.within(Segment::Index(0), |trace| Fill::slot(trace, slot).primitive(value)),
    }
}

/// Adds a scalar in the wrapper of a list, if it is an element as it stands. A list of texts takes every text, empty ones
/// and those that look like JSON too.
pub(super) fn takes(list: &mut dyn Nested, value: Primitive<'_>) -> bool {
    let is_taken = match list.add() {
        Slot::Scalar(scalar) => scalar.set(value).is_ok(),
        _ => false,
    };
    if !is_taken {
        list.remove_last();
    }
    is_taken
}

/// A scalar inside a list. An empty text that is no element of such a list stands for none, as `null` does.
pub(super) fn element<E: Error>(trace: &mut Trace, list: &mut dyn Nested, value: Primitive<'_>) -> Result<(), E> {
    match list.add() {
        Slot::Scalar(scalar) if value.is_blank() => {
            if scalar.set(value).is_err() {
                list.remove_last();
            }
            Ok(())
        }
        slot => Fill::slot(trace, slot).primitive(value),
    }
}
