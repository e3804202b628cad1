//! Types of values.

use std::borrow::Cow;

use crate::model::FieldType;

/// The type of a value, without what says that it may be absent.
pub(super) fn value_type<'t>(ty: &'t FieldType, components: &str) -> Cow<'t, str> {
    match ty {
        FieldType::String => "String".into(),
        FieldType::Boolean => "bool".into(),
        FieldType::Int32 => "i32".into(),
        FieldType::Int64 => "i64".into(),
        FieldType::Double => "f64".into(),
        FieldType::Binary => "rt::Bytes".into(),
        FieldType::Json => "rt::Json".into(),
        FieldType::Enum(name) | FieldType::Struct(name) => name.into(),
        FieldType::Component(name) => [components, name].concat().into(),
        FieldType::List(items) => ["Vec<", &value_type(items, components), ">"].concat().into(),
        FieldType::Map(values) => ["BTreeMap<String, ", &value_type(values, components), ">"].concat().into(),
    }
}
