//! The text of a file to values.
//!
//! Everything after this walks the values recursively, so what nests too deep is cut off here, before any recursion.

use std::fmt;

use alicloud_format::pointer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::decision::DecisionKind;

/// An object of the source.
pub(super) type Object = Map<String, Value>;

/// How deep objects and lists may nest. serde_json itself stops at 128; real files go to about 60.
const DEEPEST: usize = 110;

/// What was wrong with the JSON itself.
pub(super) struct Fault {
    pub(super) kind: DecisionKind,
    pub(super) pointer: String,
    pub(super) says: &'static str,
    pub(super) done: &'static str,
}

/// Reads a file.
///
/// # Errors
/// If it is no JSON.
pub(super) fn read(text: &str) -> Result<(Value, Vec<Fault>), serde_json::Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut log = Log { pointer: String::new(), faults: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Tree { log: &mut log, depth: 0 }.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok((value, log.faults))
}

struct Log {
    pointer: String,
    faults: Vec<Fault>,
}

impl Log {
    fn fault(&mut self, kind: DecisionKind, says: &'static str, done: &'static str) {
        self.faults.push(Fault { kind, pointer: self.pointer.clone(), says, done });
    }
}

struct Tree<'l> {
    log: &'l mut Log,
    depth: usize,
}

impl Tree<'_> {
    fn child(&mut self) -> Tree<'_> {
        Tree { log: self.log, depth: self.depth + 1 }
    }

    fn is_too_deep(&mut self) -> bool {
        let is_too_deep = self.depth >= DEEPEST;
        if is_too_deep {
            self.log.fault(DecisionKind::TooDeep, "nests too deep", "taken for absent");
        }
        is_too_deep
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
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
        if self.is_too_deep() {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        loop {
            let length = pointer::push(&mut self.log.pointer, elements.len());
            let element = access.next_element_seed(self.child());
            self.log.pointer.truncate(length);
            match element? {
                Some(element) => elements.push(element),
                None => return Ok(Value::Array(elements)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        if self.is_too_deep() {
            while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Value::Null);
        }
        while let Some(key) = access.next_key::<String>()? {
            let length = pointer::push(&mut self.log.pointer, &key);
            let value = access.next_value_seed(self.child())?;
            if members.contains_key(&key) {
                self.log.fault(DecisionKind::DuplicateKey, "there twice", "the first counts");
            } else {
                members.insert(key, value);
            }
            self.log.pointer.truncate(length);
        }
        Ok(Value::Object(members))
    }
}
