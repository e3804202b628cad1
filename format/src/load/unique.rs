//! Keys that stand twice in one object, found without parsing a file into a tree.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// Whether a key stands twice in an object. The types of the format refuse that themselves, but an example may hold any JSON.
pub(super) fn has_duplicates(body: &str) -> bool {
    serde_json::from_str::<Unique>(body).is_err()
}

/// JSON in which no object has a key twice.
struct Unique;

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unique {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        while access.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self, A::Error> {
        let mut seen = Seen::Few(Vec::new());
        while let Some(key) = access.next_key::<Key<'_>>()? {
            if !seen.insert(key) {
                return Err(A::Error::custom("duplicate"));
            }
            access.next_value::<Self>()?;
        }
        Ok(self)
    }
}

/// A key, borrowed from the text where it has no escapes.
#[derive(Deserialize, PartialEq, Eq, Hash)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);

/// The keys of an object: most have a handful, for which comparing is quicker than hashing.
enum Seen<'de> {
    Few(Vec<Key<'de>>),
    Many(HashSet<Key<'de>>),
}

impl<'de> Seen<'de> {
    fn insert(&mut self, key: Key<'de>) -> bool {
        match self {
            Self::Few(keys) if keys.contains(&key) => false,
            Self::Few(keys) if keys.len() < 16 => {
                keys.push(key);
                true
            }
            Self::Few(keys) => {
                let mut many: HashSet<_> = std::mem::take(keys).into_iter().collect();
                let new = many.insert(key);
                *self = Self::Many(many);
                new
            }
            Self::Many(keys) => keys.insert(key),
        }
    }
}
