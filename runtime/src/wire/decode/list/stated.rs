//! Members of a wrapper under the names that a specification states.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Element, wrapper};
use crate::{
    model::{Json, Nested, Primitive},
    wire::decode::{
        fill::{Fill, to_json},
        trace::Trace,
    },
};

/// The key of a member of what may be a wrapper.
pub(super) enum Key {
    /// One of the names that elements go by.
    Stated(&'static str),
    Other(String),
}

/// Tells the names that elements go by from other keys, which alone are owned.
pub(super) struct WrapperKey(pub(super) &'static [&'static str]);

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
        let stated = self.0.iter().copied().find(|stated| *stated == name);
        Ok(stated.map_or_else(|| Key::Other(name.to_owned()), Key::Stated))
    }
}

/// Reads the elements of a list, or the only one in an object, and returns what may be something else as it is.
pub(super) struct Elements<'t, 's> {
    pub(super) trace: &'t mut Trace,
    pub(super) list: &'s mut dyn Nested,
    pub(super) name: &'static str,
}

impl<'de> DeserializeSeed<'de> for Elements<'_, '_> {
    type Value = Option<Json>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_, '_> {
    type Value = Option<Json>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<Self::Value, A::Error> {
        if wrapper::may_be_list(&Element::of(self.list, &[self.name]), self.name) {
            return Json::deserialize(SeqAccessDeserializer::new(elements)).map(Some);
        }
        Fill::unwrapped(self.trace, self.list).list(elements).map(|()| None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        if wrapper::may_be_field(&Element::of(self.list, &[]), self.name) {
            return Json::deserialize(MapAccessDeserializer::new(map)).map(Some);
        }
        Fill::unwrapped(self.trace, self.list).object(map).map(|()| None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Some(Json::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(to_json(Primitive::Float(value))))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(value.into()))
    }
}
