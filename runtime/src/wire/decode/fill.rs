//! Reads one value into the place that is meant for it. Lists have a [module](super::list) of their own.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{
    list::{self, Around},
    members::{entries, members},
    trace::{Segment, Trace},
};
use crate::model::{
    Json, Map, Nested, Primitive, Record, Slot,
    record::{has_content, not_finite},
};

/// What the next value goes into.
pub(crate) enum Target<'s> {
    /// A JSON document, which is an object and nothing else.
    Document(&'s mut dyn Record),
    Slot(Slot<'s>),
    /// A new element, which is there only if it has a value.
    Element(&'s mut dyn Nested),
    /// The entry of that key, which is there only if it has a value.
    Entry(&'s mut dyn Map, &'s str),
}

impl Target<'_> {
    /// Puts a value in its place. An element or entry that turns out to be unset is taken away again.
    pub(super) fn put<E>(
        self,
        trace: &mut Trace,
        put: impl FnOnce(&mut Trace, Slot<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Target::Document(record) => put(trace, Slot::Record(record)),
            Target::Slot(slot) => put(trace, slot),
            Target::Element(list) => {
                put(trace, list.add())?;
                if trace.takes_unset() {
                    list.remove_last();
                }
                Ok(())
            }
            Target::Entry(map, key) => {
                put(trace, map.entry(key))?;
                if trace.takes_unset() {
                    map.remove(key);
                }
                Ok(())
            }
        }
    }
}

/// Reads one value. Where there is none, which `null` and what services write for it says, the [`Trace`] is told.
pub(super) struct Fill<'t, 's> {
    trace: &'t mut Trace,
    target: Target<'s>,
    around: Around,
}

impl<'t, 's> Fill<'t, 's> {
    pub(super) fn target(trace: &'t mut Trace, target: Target<'s>) -> Self {
        Self { trace, target, around: Around::UNNAMED }
    }

    pub(super) fn field(trace: &'t mut Trace, slot: Slot<'s>, around: Around) -> Self {
        Self { trace, target: Target::Slot(slot), around }
    }

    /// A new element of a list, which may be a wrapper itself if the list has one.
    pub(super) fn element(trace: &'t mut Trace, list: &'s mut dyn Nested, around: Around) -> Self {
        Self { trace, target: Target::Element(list), around }
    }

    /// Reads what is inside the wrapper of a list.
    pub(super) fn unwrapped(trace: &'t mut Trace, list: &'s mut dyn Nested) -> Self {
        Self { trace, target: Target::Slot(Slot::List(list)), around: Around::Nothing }
    }

    pub(super) fn primitive<E: Error>(self, value: Primitive<'_>) -> Result<(), E> {
        let Self { trace, target, around } = self;
        let (is_field, around) = match target {
            // By far the most values are these.
            Target::Slot(Slot::Scalar(scalar)) => {
                return scalar.set(value).map_err(|expected| trace.unexpected_value(expected, value));
            }
            Target::Document(_) => return Err(trace.unexpected_value("an object", value)),
            Target::Slot(_) => (true, around),
            // What stands around a list does not stand around its elements, too.
            Target::Element(_) | Target::Entry(..) => (false, Around::UNNAMED),
        };
        target.put(trace, |trace, slot| match slot {
            Slot::Ignored => Ok(()),
            Slot::Scalar(scalar) => match scalar.set(value) {
                Ok(()) => Ok(()),
                Err(_) if !is_field && value.is_blank() => trace.unset(),
                Err(expected) => Err(trace.unexpected_value(expected, value)),
            },
            Slot::Json(json) => {
                *json = to_json(value);
                Ok(())
            }
            // Services write an empty structure or map as an empty text.
            Slot::List(list) => list::from_scalar(trace, list, around, value),
            _ if value.is_blank() => trace.unset(),
            slot => match value {
                Primitive::Text(text) if looks_like_json(text) => embedded(trace, slot, text, around),
                value => Err(trace.unexpected_value("an object", value)),
            },
        })
    }

    pub(super) fn list<'de, A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        let Self { trace, target, around } = self;
        let around = match target {
            Target::Document(_) => return Err(trace.unexpected_kind("an object", "a list")),
            Target::Slot(_) => around,
            Target::Element(_) | Target::Entry(..) => Around::UNNAMED,
        };
        trace.enter()?;
        match target {
            Target::Element(list) => list::element_from_list(trace, list, elements)?,
            target => target.put(trace, |trace, slot| from_list(trace, slot, around, elements))?,
        }
        trace.leave();
        Ok(())
    }

    pub(super) fn object<'de, A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Self { trace, target, around } = self;
        trace.enter()?;
        match target {
            Target::Element(list) => list::element_from_object(trace, list, around, map)?,
            target => target.put(trace, |trace, slot| from_object(trace, slot, around, map))?,
        }
        trace.leave();
        Ok(())
    }
}

pub(super) fn from_list<'de, A: SeqAccess<'de>>(
    trace: &mut Trace,
    slot: Slot<'_>,
    around: Around,
    mut elements: A,
) -> Result<(), A::Error> {
    match slot {
        Slot::Ignored => while elements.next_element::<IgnoredAny>()?.is_some() {},
        Slot::Json(json) => {
            let mut values = Vec::new();
            while let Some(value) = elements.next_element()? {
                values.push(value);
            }
            *json = Json::Array(values);
        }
        Slot::List(list) => {
            let around = around.with_names();
            let mut index = 0;
            while trace.within(|| Segment::Index(index), |trace| next_element(trace, list, around, &mut elements))? {
                index += 1;
            }
        }
        Slot::Scalar(_) => return Err(trace.unexpected_kind("a single value", "a list")),
        // PHP, and what is written in it, has one empty value for lists, maps and structures.
        Slot::Map(_) => nothing(trace, elements)?,
        Slot::Record(_) | Slot::Optional(_) => {
            nothing(trace, elements)?;
            return trace.unset();
        }
    }
    Ok(())
}

/// Whether there was another element.
fn next_element<'de, A: SeqAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    around: Around,
    elements: &mut A,
) -> Result<bool, A::Error> {
    let has_another = elements.next_element_seed(Fill::element(trace, list, around))?.is_some();
    // An element that is `null` has not been added.
    trace.takes_unset();
    Ok(has_another)
}

/// A list where an object is expected, which is only right if nothing is in it.
fn nothing<'de, A: SeqAccess<'de>>(trace: &mut Trace, mut elements: A) -> Result<(), A::Error> {
    while let Some(element) = elements.next_element::<Json>()? {
        if has_content(&element) || element.is_array() || element.is_object() {
            return Err(trace.unexpected_kind("an object", "a list"));
        }
    }
    Ok(())
}

pub(super) fn from_object<'de, A: MapAccess<'de>>(
    trace: &mut Trace,
    slot: Slot<'_>,
    around: Around,
    mut map: A,
) -> Result<(), A::Error> {
    let slot = match slot {
        Slot::Optional(nested) => nested.add(),
        slot => slot,
    };
    match slot {
        Slot::Ignored => while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {},
        Slot::Json(json) => {
            let mut object = serde_json::Map::new();
            while let Some((key, value)) = map.next_entry()? {
                object.insert(key, value);
            }
            *json = Json::Object(object);
        }
        Slot::Record(record) => {
            members(trace, record, None, map)?;
        }
        Slot::List(list) => list::from_object(trace, list, around, map)?,
        Slot::Map(map_of_entries) => entries(trace, map_of_entries, map)?,
        Slot::Scalar(_) | Slot::Optional(_) => return Err(trace.unexpected_kind("a single value", "an object")),
    }
    Ok(())
}

/// Whether a text seems to hold JSON that is more than one value.
pub(super) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// JSON in a text.
pub(super) fn embedded<E: Error>(trace: &mut Trace, slot: Slot<'_>, text: &str, around: Around) -> Result<(), E> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let filled = Fill::field(&mut *trace, slot, around).deserialize(&mut deserializer);
    filled.and_then(|()| deserializer.end()).map_err(|error| trace.not_json(error))
}

impl<'de> DeserializeSeed<'de> for Fill<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Fill<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        match self.target {
            Target::Document(_) => Err(self.trace.unexpected_kind("an object", "null")),
            _ => self.trace.unset(),
        }
    }

    /// JSON has no other nothing than `null`; other formats do.
    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.primitive(Primitive::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.primitive(Primitive::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.primitive(i64::try_from(value).map_or(Primitive::Unsigned(value), Primitive::Integer))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.primitive(Primitive::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.primitive(Primitive::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        self.list(elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.object(map)
    }
}

pub(super) fn to_json(value: Primitive<'_>) -> Json {
    match value {
        Primitive::Bool(value) => value.into(),
        Primitive::Integer(value) => value.into(),
        Primitive::Unsigned(value) => value.into(),
        // What is not finite is a number in other formats only, and a text in JSON.
        Primitive::Float(value) => {
            serde_json::Number::from_f64(value).map_or_else(|| not_finite(value).into(), Json::Number)
        }
        Primitive::Text(value) => value.into(),
        Primitive::Bytes(value) => String::from_utf8_lossy(value).into(),
    }
}
