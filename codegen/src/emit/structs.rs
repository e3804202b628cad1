//! Structs: the declaration, and what belongs to it.

use super::text::{doc, literal};
use super::{builder, record};
use crate::model::{Field, FieldType, Presence, Struct};

/// The struct with everything that belongs to it. `components` is the path of the module of shared structs, `""` within it.
pub(super) fn emit(object: &Struct, components: &str) -> String {
    let mut output = declaration(object, components);
    if object.is_input {
        output.push('\n');
        output.push_str(&builder::emit(object, components));
    }
    output.push('\n');
    output.push_str(&record::emit(object, components));
    output.push_str(&format!(
        "\nimpl fmt::Debug for {} {{\n    #[inline]\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n        \
         rt::record::debug(self, f)\n    }}\n}}\n",
        object.name
    ));
    output
}

fn declaration(object: &Struct, components: &str) -> String {
    let derives = if object.has_default() { "Clone, Default, PartialEq" } else { "Clone, PartialEq" };
    let mut output = doc(0, "///", &object.doc);
    output.push_str(&format!("#[derive({derives})]\n#[non_exhaustive]\npub struct {} {{", object.name));
    if object.fields.is_empty() {
        return output + "}\n";
    }
    output.push('\n');
    for field in &object.fields {
        output.push_str(&doc(4, "///", &field.doc));
        output.push_str(&deprecated(field));
        output.push_str(&format!("    pub {}: {},\n", field.name, stored_type(field, components)));
    }
    output + "}\n"
}

pub(super) fn deprecated(field: &Field) -> String {
    field.deprecated.as_ref().map_or_else(String::new, |note| format!("    #[deprecated(note = {})]\n", literal(note)))
}

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

fn stored_type(field: &Field, components: &str) -> String {
    let value = value_type(&field.ty, components);
    match field.presence {
        Presence::Optional if field.boxed && field.ty.is_struct() => format!("Option<Box<{value}>>"),
        Presence::Optional if !field.ty.is_container() => format!("Option<{value}>"),
        _ => value,
    }
}
