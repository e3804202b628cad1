//! JSON text for parameters and bodies: compact, non-ASCII characters kept.

use std::{
    io::{self, Write},
    mem,
};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::EncodeError;
use super::scalar::{self, NotFinite};
use crate::record::{Primitive, Record, View};
use crate::shape::{Shape, Wire};

/// A record as compact JSON, under wire names, without what is absent or empty.
///
/// # Errors
/// The first field that JSON has no form for, such as a number that is not finite.
pub fn to_json(record: &dyn Record) -> Result<String, EncodeError> {
    view_to_json(&View::Record(record), false).map_err(|NotFinite| scalar::error_in(record))
}

/// A value as JSON, with scalars as JSON strings if it is quoted.
pub(super) fn view_to_json(view: &View<'_>, is_quoted: bool) -> Result<String, NotFinite> {
    text_of(&Value { view, is_quoted })
}

/// Appends such JSON to a text, which stays as it is if there is none.
pub(super) fn push_view(view: &View<'_>, is_quoted: bool, text: &mut String) -> Result<(), NotFinite> {
    let length = text.len();
    let mut output = mem::take(text).into_bytes();
    let written = write(&Value { view, is_quoted }, &mut output);
    if written.is_err() {
        output.truncate(length);
    }
    *text = utf8(output);
    written
}

/// Whether a text is a JSON object or list.
pub(super) fn is_structure(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Parameters as the members of one object.
pub(super) fn members_to_json(
    shape: &'static Shape,
    members: &[(&'static str, View<'_>)],
) -> Result<String, NotFinite> {
    struct Members<'m, 'a>(&'static Shape, &'m [(&'static str, View<'a>)]);

    impl Serialize for Members<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let Self(shape, members) = self;
            let value = |name, view| Value { view, is_quoted: shape.is_quoted(name) };
            serializer.collect_map(members.iter().map(|(name, view)| (name, value(name, view))))
        }
    }

    text_of(&Members(shape, members))
}

fn text_of(value: &impl Serialize) -> Result<String, NotFinite> {
    let mut output = Vec::new();
    write(value, &mut output)?;
    Ok(utf8(output))
}

fn write(value: &impl Serialize, output: &mut Vec<u8>) -> Result<(), NotFinite> {
    // A value fails to serialize for one reason only, since keys are texts and memory can always be written to.
    value.serialize(&mut serde_json::Serializer::with_formatter(output, Compact)).map_err(|_| NotFinite)
}

/// serde_json writes nothing but UTF-8.
fn utf8(output: Vec<u8>) -> String {
    String::from_utf8(output).unwrap_or_default()
}

/// JSON without white space, with numbers as JavaScript writes them.
struct Compact;

impl serde_json::ser::Formatter for Compact {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let text = scalar::float(value).map_err(|NotFinite| io::ErrorKind::InvalidInput)?;
        writer.write_all(text.as_bytes())
    }
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
                for view in list.iter() {
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

/// A record as the members of an object.
pub(crate) fn members<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let shape = record.shape();
    let mut object = serializer.serialize_map(None)?;
    for (index, name) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if view.is_empty() {
            continue;
        }
        let value = Value { view: &view, is_quoted: shape.is_quoted(name) };
        let is_text = !matches!(view, View::Scalar(_)) && shape.wire_of(name).any(|wire| wire == Wire::Json);
        if is_text {
            object.serialize_entry(name, &text_of(&value).map_err(|NotFinite| not_finite())?)?;
        } else {
            object.serialize_entry(name, &value)?;
        }
    }
    object.end()
}

fn primitive<S: Serializer>(value: Primitive<'_>, is_quoted: bool, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Primitive::Text(text) => serializer.serialize_str(text),
        Primitive::Bool(value) if !is_quoted => serializer.serialize_bool(value),
        Primitive::Integer(value) if !is_quoted => serializer.serialize_i64(value),
        Primitive::Unsigned(value) if !is_quoted => serializer.serialize_u64(value),
        Primitive::Float(value) if !is_quoted && value.is_finite() => serializer.serialize_f64(value),
        Primitive::Bool(value) => serializer.collect_str(&value),
        Primitive::Integer(value) => serializer.collect_str(&value),
        Primitive::Unsigned(value) => serializer.collect_str(&value),
        // As text; a number that is not finite has none.
        value => serializer.serialize_str(&scalar::text(value).map_err(|NotFinite| not_finite())?),
    }
}

/// What [`text_of`] turns back into [`NotFinite`].
fn not_finite<E: serde::ser::Error>() -> E {
    E::custom("not a finite number")
}
