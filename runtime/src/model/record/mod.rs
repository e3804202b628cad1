//! The trait that generated structs implement, and the values it exchanges.
//!
//! A generated struct provides three things: its [`Shape`] (names and constraints, static data), how to read field *n*
//! ([`Record::view`]) and how to fill field *n* ([`Record::slot`]). Every wire format, the validator and `Debug` are
//! written once against `dyn Record`, so that a crate of thousands of structs instantiates none of them.

mod container;
mod debug;
pub(crate) mod field;
pub(crate) mod lexical;
mod open_enum;
pub(crate) mod path;
mod scalar;

use super::shape::Shape;

pub use container::{Map, Nested};
pub use debug::debug;
#[doc(hidden)]
pub use open_enum::enum_text;
pub use open_enum::{OpenEnum, UnknownValue};
pub(crate) use scalar::not_finite;
pub use scalar::{Primitive, Scalar};

/// Arbitrary JSON, for fields whose structure the service does not document.
pub type Json = serde_json::Value;

/// A struct whose fields can be read and filled by index.
pub trait Record {
    /// Names and constraints of the fields; index *i* of `fields` is field *i* of [`view`](Self::view) and
    /// [`slot`](Self::slot).
    fn shape(&self) -> &'static Shape;

    /// The current value of field `index`; [`View::Absent`] past the last field.
    fn view(&self, index: usize) -> View<'_>;

    /// The place for a value of field `index`; [`Slot::Ignored`] past the last field.
    fn slot(&mut self, index: usize) -> Slot<'_>;

    /// A value with nothing filled in, from which decoding starts.
    fn blank() -> Self
    where
        Self: Sized;
}

/// A struct that contains itself holds the inner one in a box.
impl<T: Record> Record for Box<T> {
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn view(&self, index: usize) -> View<'_> {
        (**self).view(index)
    }

    fn slot(&mut self, index: usize) -> Slot<'_> {
        (**self).slot(index)
    }

    fn blank() -> Self {
        Self::new(T::blank())
    }
}

/// A field to read.
pub enum View<'a> {
    /// No such field.
    Absent,
    /// A string, number, boolean, enum or bytes, present or not.
    Scalar(&'a dyn Scalar),
    /// A nested structure that is always present.
    Record(&'a dyn Record),
    /// A nested structure that may be absent: at most one element.
    Optional(&'a dyn Nested),
    /// A list.
    List(&'a dyn Nested),
    /// A map with string keys.
    Map(&'a dyn Map),
    /// Data of undocumented structure.
    Json(&'a Json),
}

/// A field to fill.
pub enum Slot<'a> {
    /// No such field: the value is read and dropped.
    Ignored,
    /// A string, number, boolean, enum or bytes.
    Scalar(&'a mut dyn Scalar),
    /// A nested structure that is always present.
    Record(&'a mut dyn Record),
    /// A nested structure that appears once it is [added](Nested::add).
    Optional(&'a mut dyn Nested),
    /// A list to append to.
    List(&'a mut dyn Nested),
    /// A map to insert into.
    Map(&'a mut dyn Map),
    /// Data of undocumented structure.
    Json(&'a mut Json),
}

impl View<'_> {
    /// Whether nothing would be sent for this field: absent, an empty list, an empty map, or JSON `null`.
    pub fn is_empty(&self) -> bool {
        match self {
            View::Absent => true,
            View::Scalar(scalar) => scalar.get().is_none(),
            View::Record(_) => false,
            View::Optional(nested) | View::List(nested) => nested.is_empty(),
            View::Map(map) => map.entries().next().is_none(),
            View::Json(json) => json.is_null(),
        }
    }
}

impl View<'_> {
    /// Whether the value has content: a non-empty string, any number or boolean, or anything with such a part.
    pub(crate) fn is_present(&self) -> bool {
        match self {
            View::Absent => false,
            View::Scalar(scalar) => match scalar.get() {
                None => false,
                Some(Primitive::Text(text)) => !text.is_empty(),
                Some(Primitive::Bytes(bytes)) => !bytes.is_empty(),
                Some(_) => true,
            },
            View::Record(record) => (0..record.shape().fields.len()).any(|index| record.view(index).is_present()),
            View::Optional(nested) | View::List(nested) => nested.iter().any(|value| value.is_present()),
            View::Map(map) => map.entries().any(|(_, value)| value.is_present()),
            View::Json(json) => is_present_json(json),
        }
    }
}

/// The same of JSON.
pub(crate) fn is_present_json(json: &Json) -> bool {
    match json {
        Json::Null => false,
        Json::Bool(_) | Json::Number(_) => true,
        Json::String(text) => !text.is_empty(),
        Json::Array(elements) => elements.iter().any(is_present_json),
        Json::Object(fields) => fields.values().any(is_present_json),
    }
}

/// Whether it is a value, rather than what services and programs write where there is none.
pub(crate) fn has_content(json: &Json) -> bool {
    match json {
        Json::Null => false,
        Json::String(text) => !text.trim().is_empty(),
        Json::Array(values) => !values.is_empty(),
        Json::Object(object) => !object.is_empty(),
        Json::Bool(_) | Json::Number(_) => true,
    }
}

/// A value that can be a list element or a map value.
pub trait Item {
    /// The value to read.
    fn view(&self) -> View<'_>;
    /// The place to fill.
    fn slot(&mut self) -> Slot<'_>;
    /// A value with nothing filled in.
    fn blank() -> Self;
}

impl<T: Record> Item for T {
    fn view(&self) -> View<'_> {
        View::Record(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }

    fn blank() -> Self {
        <T as Record>::blank()
    }
}

impl Item for Json {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Json(self)
    }

    fn blank() -> Self {
        Json::Null
    }
}
