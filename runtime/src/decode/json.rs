//! Fills a record from JSON, through serde's data model, with nothing instantiated per type.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Failure;
use super::list::{self, Wrapping};
use super::trace::{Segment, Trace};
use super::whole;
use crate::record::{Json, Map, Nested, Primitive, Record, Slot};
use crate::shape::Shape;

/// Fills `record` from a JSON object or, if its only field stands for the whole body, from JSON of any kind.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn json(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    if whole::is_whole_scalar(record) {
        return whole::scalar(body, record);
    }
    document(body, |deserializer| {
        if whole::is_whole(record.shape()) {
            fill_whole(deserializer, record)
        } else {
            fill(deserializer, Target::Document(record))
        }
    })
}

/// Fills `record` from a JSON object of its fields.
pub(super) fn object(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    document(body, |deserializer| fill(deserializer, Target::Document(record)))
}

type TextDeserializer<'de> = serde_json::Deserializer<serde_json::de::StrRead<'de>>;

fn document(body: &[u8], fill: impl FnOnce(&mut TextDeserializer<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
    // One check of the whole text is faster than one for every string.
    let text = std::str::from_utf8(body)
        .map_err(|error| Failure { path: String::new(), message: format!("not UTF-8: {error}") })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    fill(&mut deserializer)?;
    deserializer.end().map_err(|error| Failure { path: String::new(), message: format!("not JSON: {error}") })
}

/// Fills from anything serde can deserialize that describes itself.
pub(crate) fn fill<'de, D: Deserializer<'de>>(deserializer: D, target: Target<'_>) -> Result<(), Failure> {
    let mut trace = Trace::default();
    let filled = Fill { trace: &mut trace, target, wrapping: Wrapping::UNNAMED }.deserialize(deserializer);
    filled.map_err(|error| trace.failure(error))
}

/// Fills the only field of `record` from all there is.
pub(super) fn fill_whole<'de, D: Deserializer<'de>>(deserializer: D, record: &mut dyn Record) -> Result<(), Failure> {
    let shape = record.shape();
    let slot = record.slot(0);
    let wrapping = Wrapping::of(&slot, shape, 0);
    let target = Target::Slot(slot);
    let mut trace = Trace::default();
    let filled =
        trace.within(|| Segment::Field(shape, 0), |trace| Fill { trace, target, wrapping }.deserialize(deserializer));
    filled.map_err(|error| trace.failure(error))
}

/// What the next value goes into.
pub(crate) enum Target<'s> {
    /// A JSON document, which is an object and nothing else.
    Document(&'s mut dyn Record),
    Slot(Slot<'s>),
    /// An element, which is added only once it is known not to be `null`.
    Element(&'s mut dyn Nested),
    /// The entry of that key, which is added only once it is known not to be `null`.
    Entry(&'s mut dyn Map, &'s str),
}

impl<'s> Target<'s> {
    fn into_slot(self) -> Slot<'s> {
        match self {
            Target::Document(record) => Slot::Record(record),
            Target::Slot(slot) => slot,
            Target::Element(list) => list.add(),
            Target::Entry(map, key) => map.entry(key),
        }
    }
}

/// Reads one value.
pub(super) struct Fill<'t, 's> {
    trace: &'t mut Trace,
    target: Target<'s>,
    wrapping: Wrapping,
}

impl<'t, 's> Fill<'t, 's> {
    pub(super) fn slot(trace: &'t mut Trace, slot: Slot<'s>) -> Self {
        Self { trace, target: Target::Slot(slot), wrapping: Wrapping::UNNAMED }
    }

    pub(super) fn element(trace: &'t mut Trace, list: &'s mut dyn Nested) -> Self {
        Self { trace, target: Target::Element(list), wrapping: Wrapping::UNNAMED }
    }

    /// Reads what is inside the wrapper of a list.
    pub(super) fn unwrapped(trace: &'t mut Trace, list: &'s mut dyn Nested) -> Self {
        Self { trace, target: Target::Slot(Slot::List(list)), wrapping: Wrapping::Open }
    }

    pub(super) fn primitive<E: Error>(self, value: Primitive<'_>) -> Result<(), E> {
        let Self { trace, target, wrapping } = self;
        let slot = match target {
            Target::Document(_) => return Err(trace.refuse("an object", value)),
            Target::Element(list) => return list::element(trace, list, value),
            target => target.into_slot(),
        };
        match slot {
            Slot::Ignored => Ok(()),
            Slot::Scalar(scalar) => scalar.set(value).map_err(|expected| trace.refuse(expected, value)),
            Slot::Json(json) => {
                *json = to_json(value);
                Ok(())
            }
            slot => structure(trace, slot, value, wrapping),
        }
    }

    fn list<'de, A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let trace = self.trace;
        trace.enter()?;
        match self.target.into_slot() {
            Slot::Ignored => while elements.next_element::<IgnoredAny>()?.is_some() {},
            Slot::Json(json) => {
                let mut values = Vec::new();
                while let Some(value) = elements.next_element()? {
                    values.push(value);
                }
                *json = Json::Array(values);
            }
            Slot::List(list) => {
                let mut index = 0;
                while trace.within(|| Segment::Index(index), |trace| next_element(trace, list, &mut elements))? {
                    index += 1;
                }
            }
            Slot::Scalar(_) => return Err(trace.fail("a single value", "a list")),
            _ => return Err(trace.fail("an object", "a list")),
        }
        trace.leave();
        Ok(())
    }

    pub(super) fn object<'de, A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let trace = self.trace;
        trace.enter()?;
        let slot = match self.target.into_slot() {
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
            Slot::Record(record) => members(trace, record, map)?,
            Slot::List(list) => list::from_object(trace, list, self.wrapping, map)?,
            Slot::Map(entries) => self::entries(trace, entries, map)?,
            Slot::Scalar(_) | Slot::Optional(_) => return Err(trace.fail("a single value", "an object")),
        }
        trace.leave();
        Ok(())
    }
}

/// Whether there was another element.
fn next_element<'de, A: SeqAccess<'de>>(
    trace: &mut Trace,
    list: &mut dyn Nested,
    elements: &mut A,
) -> Result<bool, A::Error> {
    Ok(elements.next_element_seed(Fill::element(trace, list))?.is_some())
}

fn members<'de, A: MapAccess<'de>>(trace: &mut Trace, record: &mut dyn Record, mut map: A) -> Result<(), A::Error> {
    let shape = record.shape();
    let mut expected = 0;
    while let Some(index) = map.next_key_seed(FieldKey { shape, expected })? {
        let Some(index) = index else {
            map.next_value::<IgnoredAny>()?;
            continue;
        };
        let slot = record.slot(index);
        let wrapping = Wrapping::of(&slot, shape, index);
        let target = Target::Slot(slot);
        trace.within(|| Segment::Field(shape, index), |trace| map.next_value_seed(Fill { trace, target, wrapping }))?;
        expected = index + 1;
    }
    Ok(())
}

fn entries<'de, A: MapAccess<'de>>(trace: &mut Trace, entries: &mut dyn Map, mut map: A) -> Result<(), A::Error> {
    while let Some(key) = map.next_key::<String>()? {
        let (target, wrapping) = (Target::Entry(entries, &key), Wrapping::UNNAMED);
        trace.within(|| Segment::Key(key.clone()), |trace| map.next_value_seed(Fill { trace, target, wrapping }))?;
    }
    Ok(())
}

/// A scalar where a structure is expected: nothing, JSON in a text, or the only element of a list.
fn structure<E: Error>(
    trace: &mut Trace,
    mut slot: Slot<'_>,
    value: Primitive<'_>,
    wrapping: Wrapping,
) -> Result<(), E> {
    if let (Slot::List(list), Wrapping::Open) = (&mut slot, wrapping)
        && list::takes(*list, value)
    {
        return Ok(());
    }
    match (slot, value) {
        // Services write an empty list or structure as an empty text.
        (_, value) if value.is_blank() => Ok(()),
        (slot, Primitive::Text(text)) if text.trim_start().starts_with(['{', '[']) => {
            embedded(trace, Target::Slot(slot), text, wrapping)
        }
        (Slot::List(list), value) => list::from_scalar(trace, list, value),
        (_, value) => Err(trace.refuse("an object", value)),
    }
}

/// JSON in a text.
fn embedded<E: Error>(trace: &mut Trace, target: Target<'_>, text: &str, wrapping: Wrapping) -> Result<(), E> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let filled = Fill { trace: &mut *trace, target, wrapping }.deserialize(&mut deserializer);
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
            Target::Document(_) => Err(self.trace.fail("an object", "null")),
            _ => Ok(()),
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

/// Finds the field that a key names, without owning the key.
struct FieldKey {
    shape: &'static Shape,
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for FieldKey {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for FieldKey {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.shape.index_of(name, self.expected))
    }
}

fn to_json(value: Primitive<'_>) -> Json {
    match value {
        Primitive::Bool(value) => value.into(),
        Primitive::Integer(value) => value.into(),
        Primitive::Unsigned(value) => value.into(),
        Primitive::Float(value) => value.into(),
        Primitive::Text(value) => value.into(),
        Primitive::Bytes(value) => String::from_utf8_lossy(value).into(),
    }
}
