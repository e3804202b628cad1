//! JSON text for parameters and bodies: compact, non-ASCII characters kept.

use std::{
    cell::Cell,
    io::{self, Write},
    mem,
};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::ser::{CompactFormatter, Formatter};

use super::{EncodeError, finite};
use crate::model::{
    Constraint, Primitive, Record, Shape, View, Wire,
    record::{
        lexical::{self, NotFinite},
        not_finite,
    },
};

/// A record as compact JSON, under wire names, without what is absent or empty.
///
/// # Errors
/// The first field that JSON has no form for, such as a number that is not finite.
pub fn to_json(record: &dyn Record) -> Result<String, EncodeError> {
    view_to_json(&View::Record(record), false).map_err(|NotFinite| finite::error_in(record))
}

/// A value as JSON, with scalars as JSON strings if it is quoted.
pub(super) fn view_to_json(view: &View<'_>, is_quoted: bool) -> Result<String, NotFinite> {
    let numbers = Numbers::default();
    text_of(&Value { view, is_quoted, purpose: Purpose::Sent(&numbers) }, &numbers)
}

/// Appends such JSON to a text, which stays as it is if there is none.
pub(super) fn push_view(view: &View<'_>, is_quoted: bool, text: &mut String) -> Result<(), NotFinite> {
    let length = text.len();
    let mut output = mem::take(text).into_bytes();
    let numbers = Numbers::default();
    let written = write(&Value { view, is_quoted, purpose: Purpose::Sent(&numbers) }, &numbers, &mut output);
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
    struct Members<'m, 'a> {
        shape: &'static Shape,
        members: &'m [(&'static str, View<'a>)],
        numbers: &'m Numbers,
    }

    impl Serialize for Members<'_, '_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let purpose = Purpose::Sent(self.numbers);
            let value = |name, view| Value { view, is_quoted: self.shape.is_quoted(name), purpose };
            serializer.collect_map(self.members.iter().map(|(name, view)| (name, value(name, view))))
        }
    }

    let numbers = Numbers::default();
    text_of(&Members { shape, members, numbers: &numbers }, &numbers)
}

fn text_of(value: &impl Serialize, numbers: &Numbers) -> Result<String, NotFinite> {
    let mut output = Vec::new();
    write(value, numbers, &mut output)?;
    Ok(utf8(output))
}

fn write(value: &impl Serialize, numbers: &Numbers, output: &mut Vec<u8>) -> Result<(), NotFinite> {
    // A value fails to serialize for one reason only, since keys are texts and memory can always be written to.
    value.serialize(&mut serde_json::Serializer::with_formatter(output, Compact(numbers))).map_err(|_| NotFinite)
}

/// serde_json writes nothing but UTF-8.
fn utf8(output: Vec<u8>) -> String {
    String::from_utf8(output).unwrap_or_default()
}

/// Whether the numbers that are being written are those of JSON without a type, or are read again. Such a number stays what
/// it is, so that `1.0` does not become the integer 1.
#[derive(Default)]
struct Numbers {
    are_untyped: Cell<bool>,
}

impl Numbers {
    fn untyped<T>(&self, write: impl FnOnce() -> T) -> T {
        self.are_untyped.set(true);
        let written = write();
        self.are_untyped.set(false);
        written
    }
}

/// JSON without white space, with numbers as JavaScript writes them unless they are untyped.
struct Compact<'n>(&'n Numbers);

impl Formatter for Compact<'_> {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if self.0.are_untyped.get() {
            return CompactFormatter.write_f64(writer, value);
        }
        let text = lexical::float(value).map_err(|NotFinite| io::ErrorKind::InvalidInput)?;
        writer.write_all(text.as_bytes())
    }
}

/// What something is written for.
#[derive(Clone, Copy)]
enum Purpose<'n> {
    /// To be sent: as official clients write it.
    Sent(&'n Numbers),
    /// To be read again, in whatever format, and be the same.
    #[cfg_attr(not(feature = "serde"), expect(dead_code, reason = "only the feature `serde` keeps anything"))]
    Kept,
}

/// A value, with scalars as JSON strings if it is quoted.
struct Value<'v, 'a> {
    view: &'v View<'a>,
    is_quoted: bool,
    purpose: Purpose<'v>,
}

impl Serialize for Value<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { is_quoted, purpose, .. } = *self;
        match self.view {
            View::Absent => serializer.serialize_none(),
            View::Scalar(value) => match value.get() {
                Some(value) => primitive(value, is_quoted, purpose, serializer),
                None => serializer.serialize_none(),
            },
            View::Record(record) => members(*record, purpose, serializer),
            View::Optional(nested) => match nested.at(0) {
                Some(view) => Value { view: &view, is_quoted, purpose }.serialize(serializer),
                None => serializer.serialize_none(),
            },
            View::List(list) => {
                let mut sequence = serializer.serialize_seq(None)?;
                for view in list.iter() {
                    sequence.serialize_element(&Value { view: &view, is_quoted, purpose })?;
                }
                sequence.end()
            }
            View::Map(map) => {
                let mut object = serializer.serialize_map(None)?;
                for (key, view) in map.entries() {
                    object.serialize_entry(key, &Value { view: &view, is_quoted, purpose })?;
                }
                object.end()
            }
            View::Json(json) => match purpose {
                Purpose::Sent(numbers) => numbers.untyped(|| json.serialize(serializer)),
                Purpose::Kept => json.serialize(serializer),
            },
        }
    }
}

/// A record to be kept, as the members of an object.
#[cfg(feature = "serde")]
pub(crate) fn kept<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    members(record, Purpose::Kept, serializer)
}

fn members<S: Serializer>(record: &dyn Record, purpose: Purpose<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let shape = record.shape();
    let mut object = serializer.serialize_map(None)?;
    for (index, name) in shape.fields.iter().enumerate() {
        let view = record.view(index);
        if view.is_empty() && !is_missed(shape, name, &view, purpose) {
            continue;
        }
        let is_quoted = shape.is_quoted(name);
        if is_text(shape, name, &view, purpose) {
            let numbers = Numbers { are_untyped: Cell::new(matches!(purpose, Purpose::Kept)) };
            let purpose = match purpose {
                Purpose::Sent(_) => Purpose::Sent(&numbers),
                Purpose::Kept => Purpose::Kept,
            };
            let text = text_of(&Value { view: &view, is_quoted, purpose }, &numbers);
            object.serialize_entry(name, &text.map_err(|NotFinite| no_form())?)?;
        } else {
            let value = Value { view: &view, is_quoted, purpose };
            object.serialize_entry(name, &value)?;
        }
    }
    object.end()
}

/// Whether an empty field would be missed by who reads it again: a list or map that must be given.
fn is_missed(shape: &'static Shape, name: &str, view: &View<'_>, purpose: Purpose<'_>) -> bool {
    matches!((purpose, view), (Purpose::Kept, View::List(_) | View::Map(_)))
        && shape.constraints_of(name).any(|constraint| constraint == Constraint::Required)
}

/// Whether a field is a text with JSON in it. From such a text, nobody could tell whether the caller gave a text.
fn is_text(shape: &'static Shape, name: &str, view: &View<'_>, purpose: Purpose<'_>) -> bool {
    !matches!((purpose, view), (_, View::Scalar(_)) | (Purpose::Kept, View::Json(_)))
        && shape.wire_of(name).any(|wire| wire == Wire::Json)
}

fn primitive<S: Serializer>(
    value: Primitive<'_>,
    is_quoted: bool,
    purpose: Purpose<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Primitive::Float(value) if !value.is_finite() => match purpose {
            Purpose::Sent(_) => Err(no_form()),
            Purpose::Kept if is_quoted || serializer.is_human_readable() => serializer.serialize_str(not_finite(value)),
            Purpose::Kept => serializer.serialize_f64(value),
        },
        Primitive::Text(text) => serializer.serialize_str(text),
        Primitive::Bool(value) if !is_quoted => serializer.serialize_bool(value),
        Primitive::Integer(value) if !is_quoted => serializer.serialize_i64(value),
        Primitive::Unsigned(value) if !is_quoted => serializer.serialize_u64(value),
        Primitive::Float(value) if !is_quoted => serializer.serialize_f64(value),
        Primitive::Bool(value) => serializer.collect_str(&value),
        Primitive::Integer(value) => serializer.collect_str(&value),
        Primitive::Unsigned(value) => serializer.collect_str(&value),
        value => serializer.serialize_str(&lexical::text(value).map_err(|NotFinite| no_form())?),
    }
}

/// What [`text_of`] turns back into [`NotFinite`].
fn no_form<E: serde::ser::Error>() -> E {
    E::custom("not a finite number")
}
