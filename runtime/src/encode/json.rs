//! JSON text for parameters and bodies: compact, non-ASCII characters kept.

use serde::ser::{Error as _, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::{EncodeError, scalar};
use crate::record::{Primitive, Record, View};
use crate::shape::Wire;

/// A record as compact JSON, under wire names, without what is absent or empty.
///
/// # Errors
/// The first field that JSON has no form for, such as a number that is not finite.
pub fn to_json(record: &dyn Record) -> Result<String, EncodeError> {
    view_to_json(record.shape().name, &View::Record(record))
}

pub(super) fn view_to_json(path: &str, view: &View<'_>) -> Result<String, EncodeError> {
    text_of(path, &Value { view, is_quoted: false })
}

/// Parameters as the members of one object.
pub(super) fn members_to_json(members: &[(&'static str, View<'_>)]) -> Result<String, EncodeError> {
    struct Members<'m, 'a>(&'m [(&'static str, View<'a>)]);

    impl Serialize for Members<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|(name, view)| (name, Value { view, is_quoted: false })))
        }
    }

    text_of("body", &Members(members))
}

fn text_of(path: &str, value: &impl Serialize) -> Result<String, EncodeError> {
    serde_json::to_string(value).map_err(|error| EncodeError { path: path.to_owned(), message: error.to_string() })
}

/// A value, with scalars as JSON strings if it is quoted.
struct Value<'v, 'a> {
    view: &'v View<'a>,
    is_quoted: bool,
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_quoted = self.is_quoted;
        match self.view {
            View::Absent => serializer.serialize_none(),
            View::Scalar(value) => match value.get() {
                Some(value) => primitive(value, is_quoted, serializer),
                None => serializer.serialize_none(),
            },
            View::Record(record) => members(*record, serializer),
            View::Optional(nested) => match nested.at(0) {
                Some(view) => Value { view: &view, is_quoted }.serialize(serializer),
                None => serializer.serialize_none(),
            },
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(None)?;
                for view in (0..).map_while(|index| list.at(index)) {
                    sequence.serialize_element(&Value { view: &view, is_quoted })?;
                }
                sequence.end()
            }
            View::Map(map) => {
                let mut object = serializer.serialize_map(None)?;
                for (key, view) in map.entries() {
                    object.serialize_entry(key, &Value { view: &view, is_quoted })?;
                }
                object.end()
            }
            View::Json(json) => json.serialize(serializer),
        }
    }
}

fn members<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let shape = record.shape();
    let mut object = serializer.serialize_map(None)?;
    for (index, name) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if view.is_empty() {
            continue;
        }
        let value = Value { view: &view, is_quoted: shape.wire_of(name).any(|wire| wire == Wire::Quoted) };
        if shape.wire_of(name).any(|wire| wire == Wire::Json) {
            let text = serde_json::to_string(&value).map_err(S::Error::custom)?;
            object.serialize_entry(name, &text)?;
        } else {
            object.serialize_entry(name, &value)?;
        }
    }
    object.end()
}

fn primitive<S: Serializer>(value: Primitive<'_>, is_quoted: bool, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Primitive::Float(value) if !value.is_finite() => {
            Err(S::Error::custom(format_args!("{value} is not a finite number")))
        }
        Primitive::Text(text) => serializer.serialize_str(text),
        Primitive::Bool(value) if !is_quoted => serializer.serialize_bool(value),
        Primitive::Integer(value) if !is_quoted => serializer.serialize_i64(value),
        Primitive::Unsigned(value) if !is_quoted => serializer.serialize_u64(value),
        Primitive::Float(value) if !is_quoted => serializer.serialize_f64(value),
        value => serializer.serialize_str(&scalar::text("", value).map_err(S::Error::custom)?),
    }
}
