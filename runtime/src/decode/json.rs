//! Fills a record from JSON, through serde's data model, with nothing instantiated per type.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::Failure;
use crate::record::{Json, Nested, Primitive, Record, Slot};
use crate::shape::Shape;

/// Fills `record` from a JSON object.
///
/// # Errors
/// The first field that cannot be decoded.
pub fn json(body: &[u8], record: &mut dyn Record) -> Result<(), Failure> {
    // One check of the whole text is faster than one for every string.
    let text =
        std::str::from_utf8(body).map_err(|error| Failure { path: String::new(), message: format!("not UTF-8: {error}") })?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    fill(&mut deserializer, record).and_then(|()| {
        deserializer.end().map_err(|error| Failure { path: String::new(), message: format!("not JSON: {error}") })
    })
}

/// Fills `record` from anything serde can deserialize that describes itself.
pub(super) fn fill<'de, D: Deserializer<'de>>(deserializer: D, record: &mut dyn Record) -> Result<(), Failure> {
    let mut trace = Trace::default();
    let target = Target::Slot(Slot::Record(record));
    Fill { trace: &mut trace, target, item_names: &[] }.deserialize(deserializer).map_err(|error| Failure {
        message: trace.message.take().unwrap_or_else(|| format!("not JSON: {error}")),
        path: trace.to_string(),
    })
}

/// Where the decoder is, for the error that ends it.
#[derive(Default)]
struct Trace {
    segments: Vec<Segment>,
    message: Option<String>,
}

enum Segment {
    Field(&'static str),
    Index(usize),
    Key(String),
}

impl Trace {
    /// Records what went wrong at the present place.
    fn fail<E: serde::de::Error>(&mut self, expected: &str, found: &str) -> E {
        let message = format!("expected {expected}, found {found}");
        let error = E::custom(&message);
        self.message = Some(message);
        error
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, segment) in self.segments.iter().enumerate() {
            let dot = if depth == 0 { "" } else { "." };
            match segment {
                Segment::Field(name) => write!(f, "{dot}{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) => write!(f, "{dot}{key}")?,
            }
        }
        Ok(())
    }
}

/// What the next value goes into. A list element is added only once it is known not to be `null`.
enum Target<'s> {
    Slot(Slot<'s>),
    Element(&'s mut dyn Nested),
}

impl<'s> Target<'s> {
    fn into_slot(self) -> Slot<'s> {
        match self {
            Target::Slot(slot) => slot,
            Target::Element(list) => list.add(),
        }
    }
}

struct Fill<'t, 's> {
    trace: &'t mut Trace,
    target: Target<'s>,
    item_names: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for Fill<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Fill<'_, '_> {
    fn primitive<E: serde::de::Error>(self, value: Primitive<'_>) -> Result<(), E> {
        let expected = match self.target.into_slot() {
            Slot::Ignored => return Ok(()),
            Slot::Scalar(scalar) => match scalar.set(value) {
                Ok(()) => return Ok(()),
                Err(expected) => expected,
            },
            Slot::Json(json) => {
                *json = to_json(value);
                return Ok(());
            }
            // Services write an empty list or structure as an empty string.
            _ if value == Primitive::Text("") => return Ok(()),
            slot => return self.trace.structure(slot, value, self.item_names),
        };
        Err(self.trace.fail(expected, &shown(value)))
    }
}

impl Trace {
    /// A scalar where a structure is expected: JSON in a string, or the only element of a list.
    fn structure<E: serde::de::Error>(
        &mut self,
        slot: Slot<'_>,
        value: Primitive<'_>,
        item_names: &'static [&'static str],
    ) -> Result<(), E> {
        if let Primitive::Text(text) = value
            && text.trim_start().starts_with(['{', '['])
        {
            let fill = Fill { trace: self, target: Target::Slot(slot), item_names };
            return fill.deserialize(&mut serde_json::Deserializer::from_str(text)).map_err(|error| {
                self.message.get_or_insert_with(|| format!("not JSON: {error}"));
                E::custom(error)
            });
        }
        match slot {
            Slot::List(list) => {
                self.segments.push(Segment::Index(0));
                Fill { trace: self, target: Target::Element(list), item_names: &[] }.primitive(value)?;
                self.segments.pop();
                Ok(())
            }
            _ => Err(self.fail("an object", &shown(value))),
        }
    }

    fn record<'de, A: MapAccess<'de>>(&mut self, record: &mut dyn Record, mut map: A) -> Result<(), A::Error> {
        let shape = record.shape();
        let mut expected = 0;
        while let Some(index) = map.next_key_seed(FieldKey { shape, expected })? {
            let Some(index) = index else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            self.field(record, index, &mut map)?;
            expected = index + 1;
        }
        Ok(())
    }

    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        record: &mut dyn Record,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let shape = record.shape();
        let name = shape.fields.get(index).copied().unwrap_or_default();
        self.segments.push(Segment::Field(name));
        let target = Target::Slot(record.slot(index));
        map.next_value_seed(Fill { trace: self, target, item_names: shape.item_names_of(name) })?;
        self.segments.pop();
        Ok(())
    }

    /// An object where a list is expected: the wrapper of the list, or its only element without the list around it.
    fn wrapped_list<'de, A: MapAccess<'de>>(
        &mut self,
        list: &mut dyn Nested,
        item_names: &'static [&'static str],
        mut map: A,
    ) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if item_names.contains(&key.as_str()) {
                let target = Target::Slot(Slot::List(list));
                map.next_value_seed(Fill { trace: self, target, item_names: &[] })?;
            } else if list.at(0).is_some() {
                map.next_value::<IgnoredAny>()?;
            } else {
                return self.lone_element(list, &key, item_names.is_empty(), map);
            }
        }
        Ok(())
    }

    /// The rest of an object that began with `key` and stands where a list is expected.
    fn lone_element<'de, A: MapAccess<'de>>(
        &mut self,
        list: &mut dyn Nested,
        key: &str,
        may_wrap: bool,
        mut map: A,
    ) -> Result<(), A::Error> {
        let value: Json = map.next_value()?;
        if may_wrap && value.is_array() {
            let target = Target::Slot(Slot::List(list));
            return self.replay(target, &[], value);
        }
        self.segments.push(Segment::Index(0));
        match list.add() {
            Slot::Record(record) => {
                let shape = record.shape();
                if let Some(index) = shape.index_of(key, 0) {
                    let name = shape.fields.get(index).copied().unwrap_or_default();
                    self.segments.push(Segment::Field(name));
                    let target = Target::Slot(record.slot(index));
                    self.replay(target, shape.item_names_of(name), value)?;
                    self.segments.pop();
                }
                self.record(record, map)?;
            }
            _ => return Err(self.fail("a list", "an object")),
        }
        self.segments.pop();
        Ok(())
    }

    /// Fills from a value that had to be read ahead.
    fn replay<E: serde::de::Error>(
        &mut self,
        target: Target<'_>,
        item_names: &'static [&'static str],
        value: Json,
    ) -> Result<(), E> {
        Fill { trace: self, target, item_names }.deserialize(value).map_err(E::custom)
    }
}

impl<'de> Visitor<'de> for Fill<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        self.primitive(Primitive::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        self.primitive(Primitive::Integer(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        self.primitive(i64::try_from(value).map_or(Primitive::Unsigned(value), Primitive::Integer))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        self.primitive(Primitive::Float(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.primitive(Primitive::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let trace = self.trace;
        match self.target.into_slot() {
            Slot::Ignored => {
                while elements.next_element::<IgnoredAny>()?.is_some() {}
            }
            Slot::Json(json) => {
                let mut values = Vec::new();
                while let Some(value) = elements.next_element()? {
                    values.push(value);
                }
                *json = Json::Array(values);
            }
            Slot::List(list) => {
                for index in 0.. {
                    trace.segments.push(Segment::Index(index));
                    let fill = Fill { trace, target: Target::Element(list), item_names: &[] };
                    let more = elements.next_element_seed(fill)?.is_some();
                    trace.segments.pop();
                    if !more {
                        break;
                    }
                }
            }
            Slot::Scalar(_) => return Err(trace.fail("a single value", "a list")),
            _ => return Err(trace.fail("an object", "a list")),
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let trace = self.trace;
        let slot = match self.target.into_slot() {
            Slot::Optional(nested) => nested.add(),
            slot => slot,
        };
        match slot {
            Slot::Ignored => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(())
            }
            Slot::Json(json) => {
                let mut object = serde_json::Map::new();
                while let Some((key, value)) = map.next_entry()? {
                    object.insert(key, value);
                }
                *json = Json::Object(object);
                Ok(())
            }
            Slot::Record(record) => trace.record(record, map),
            Slot::List(list) => trace.wrapped_list(list, self.item_names, map),
            Slot::Map(entries) => {
                while let Some(key) = map.next_key::<String>()? {
                    trace.segments.push(Segment::Key(key.clone()));
                    let target = Target::Slot(entries.entry(&key));
                    map.next_value_seed(Fill { trace, target, item_names: &[] })?;
                    trace.segments.pop();
                }
                Ok(())
            }
            Slot::Scalar(_) | Slot::Optional(_) => Err(trace.fail("a single value", "an object")),
        }
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

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Self::Value, E> {
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

/// The value as an error shows it, which is not all of a long text.
fn shown(value: Primitive<'_>) -> String {
    const LONGEST: usize = 40;
    match value {
        Primitive::Text(text) if text.chars().count() > LONGEST => {
            format!("{:?}…", text.chars().take(LONGEST).collect::<String>())
        }
        Primitive::Text(text) => format!("{text:?}"),
        other => to_json(other).to_string(),
    }
}
