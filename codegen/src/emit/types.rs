//! Types of values.

use crate::model::FieldType;

/// The type of a value, without what says that it may be absent.
pub(super) fn value_type(ty: &FieldType, components: &str) -> String {
    match ty {
        FieldType::String => "String".to_owned(),
        FieldType::Boolean => "bool".to_owned(),
        FieldType::Int32 => "i32".to_owned(),
        FieldType::Int64 => "i64".to_owned(),
        FieldType::Double => "f64".to_owned(),
        FieldType::Binary => "rt::Bytes".to_owned(),
        FieldType::Json => "rt::Json".to_owned(),
        FieldType::Enum(name) | FieldType::Struct(name) => name.clone(),
        FieldType::Component(name) => format!("{components}{name}"),
        FieldType::List(items) => format!("Vec<{}>", value_type(items, components)),
        FieldType::Map(values) => format!("BTreeMap<String, {}>", value_type(values, components)),
    }
}
