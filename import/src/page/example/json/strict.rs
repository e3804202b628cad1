//! JSON as it should be: read in one go where nothing about it is doubtful.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// No example nests deeper.
pub(super) const DEEPEST: usize = 64;

/// Integers from here on are not exact as floats, and 64 bits do not hold them.
const BEYOND_64_BITS: f64 = 9.2e18;

/// The value, if the text is JSON that needs no second look: no name twice or with spaces, no number that is rounded.
pub(super) fn read(text: &str) -> Option<Value> {
    let Plain(value) = serde_json::from_str(text).ok()?;
    is_shallow(&value, 0).then_some(value)
}

/// Whether a value nests no deeper than examples may. What is read is never deeper than the parser allows.
fn is_shallow(value: &Value, depth: usize) -> bool {
    match value {
        Value::Array(_) | Value::Object(_) if depth >= DEEPEST => false,
        Value::Array(elements) => elements.iter().all(|element| is_shallow(element, depth + 1)),
        Value::Object(members) => members.values().all(|member| is_shallow(member, depth + 1)),
        _ => true,
    }
}

struct Plain(Value);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor).map(Plain)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without doubts")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        // It may have been written as an integer, whose digits count.
        if value.abs() >= BEYOND_64_BITS {
            return Err(E::custom("a number that may have lost digits"));
        }
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("no number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        while let Some(Plain(element)) = sequence.next_element()? {
            elements.push(element);
        }
        Ok(Value::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some((name, Plain(member))) = map.next_entry::<String, Plain>()? {
            if name.trim().len() != name.len() {
                return Err(A::Error::custom("spaces around a name"));
            }
            if members.insert(name, member).is_some() {
                return Err(A::Error::custom("a name twice"));
            }
        }
        Ok(Value::Object(members))
    }
}
