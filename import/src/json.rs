//! The text of JSON to values, while somebody watches what is odd about it.

use std::fmt;

use alicloud_format::pointer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Says what becomes of what a parser would take without a word. An error ends the reading.
pub(crate) trait Watch {
    /// Whether an object or a list is read in which others are that stand in so many others; if not, `null` stands there.
    fn enters(&mut self, place: &str, depth: usize) -> Result<bool, &'static str>;

    /// Whether a member is kept; `is_second` tells that one of its name is there already, which it would replace.
    fn keeps(&mut self, place: &str, name: &str, is_second: bool) -> Result<bool, &'static str>;

    /// Looks at a number that was read as a float.
    fn float(&mut self, _: f64) -> Result<(), &'static str> {
        Ok(())
    }
}

/// Reads a text. Places are JSON pointers.
///
/// # Errors
/// If it is no JSON, or the watch ends the reading.
pub(crate) fn read(text: &str, watch: &mut impl Watch) -> Result<Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Tree { watch, place: &mut String::new(), depth: 0 }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

struct Tree<'w, W> {
    watch: &'w mut W,
    place: &'w mut String,
    depth: usize,
}

impl<W: Watch> Tree<'_, W> {
    fn child(&mut self) -> Tree<'_, W> {
        Tree { watch: self.watch, place: self.place, depth: self.depth + 1 }
    }

    fn enters<E: Error>(&mut self) -> Result<bool, E> {
        self.watch.enters(self.place, self.depth).map_err(E::custom)
    }
}

impl<'de, W: Watch> DeserializeSeed<'de> for Tree<'_, W> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, W: Watch> Visitor<'de> for Tree<'_, W> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
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
        self.watch.float(value).map_err(E::custom)?;
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut elements = Vec::new();
        if !self.enters()? {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        loop {
            let length = pointer::push(self.place, elements.len());
            let element = access.next_element_seed(self.child())?;
            self.place.truncate(length);
            match element {
                Some(element) => elements.push(element),
                None => return Ok(Value::Array(elements)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        if !self.enters()? {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        while let Some(name) = access.next_key::<String>()? {
            let length = pointer::push(self.place, &name);
            let value = access.next_value_seed(self.child())?;
            let is_second = members.contains_key(&name);
            if self.watch.keeps(self.place, &name, is_second).map_err(A::Error::custom)? {
                members.insert(name, value);
            }
            self.place.truncate(length);
        }
        Ok(Value::Object(members))
    }
}
