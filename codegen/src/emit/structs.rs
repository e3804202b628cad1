//! Structs: the declaration, and what belongs to it.

use super::attributes::deprecated;
use super::layout::Layout;
use super::text::doc;
use super::types::value_type;
use super::{builder, record};
use crate::model::{Field, Presence, Struct};

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
        let ty = Layout::Text(stored_type(field, components));
        output.push_str(&ty.assigned(4, &format!("pub {}:", field.name), ","));
        output.push('\n');
    }
    output + "}\n"
}

fn stored_type(field: &Field, components: &str) -> String {
    let value = value_type(&field.ty, components);
    match field.presence {
        Presence::Optional if field.boxed && field.ty.is_struct() => format!("Option<Box<{value}>>"),
        Presence::Optional if !field.ty.is_container() => format!("Option<{value}>"),
        _ => value,
    }
}
