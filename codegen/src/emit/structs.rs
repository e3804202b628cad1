//! Structs: the declaration, and what belongs to it.

use std::borrow::Cow;

use super::attributes::deprecated;
use super::layout::{Delimiters, Layout};
use super::text::write_doc;
use super::types::value_type;
use super::{builder, enums, record};
use crate::model::{Field, OpenEnum, Presence, Struct};

/// Structs and enums of a module, one empty line apart. `request` is the name of the request among them.
pub(super) fn emit_all<'s>(
    structs: impl IntoIterator<Item = &'s Struct>,
    open_enums: &[OpenEnum],
    request: Option<&str>,
    components: &str,
) -> String {
    let mut output = String::new();
    let mut names = Vec::new();
    for object in structs {
        separate(&mut output);
        emit(object, request == Some(&object.name), components, &mut output);
        names.push(object.name.as_str());
    }
    for open_enum in open_enums {
        separate(&mut output);
        enums::emit(open_enum, &mut output);
    }
    if !names.is_empty() {
        separate(&mut output);
        Layout::group("rt::impl_serde!", Delimiters::Arguments, names).write_line(0, ";", &mut output);
    }
    output
}

fn separate(output: &mut String) {
    if !output.is_empty() {
        output.push('\n');
    }
}

/// The struct with everything that belongs to it. `components` is the path of the module of shared structs, `""` within it.
fn emit(object: &Struct, is_request: bool, components: &str, output: &mut String) {
    declaration(object, components, output);
    if object.is_input {
        output.push('\n');
        builder::emit(object, is_request, components, output);
    }
    output.push('\n');
    record::emit(object, components, output);
    output.extend([
        "\nimpl fmt::Debug for ",
        &object.name,
        " {\n    #[inline]\n    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {\n        ",
        "rt::record::debug(self, f)\n    }\n}\n",
    ]);
}

fn declaration(object: &Struct, components: &str, output: &mut String) {
    let derives = if object.has_default() { "Clone, Default, PartialEq" } else { "Clone, PartialEq" };
    write_doc(0, "///", &object.doc, output);
    output.extend(["#[derive(", derives, ")]\n#[non_exhaustive]\npub struct ", &object.name, " {"]);
    if !object.fields.is_empty() {
        output.push('\n');
    }
    for field in &object.fields {
        write_doc(4, "///", &field.doc, output);
        deprecated(field, output);
        let target = ["pub ", &field.name, ":"].concat();
        Layout::Text(stored_type(field, components)).assign(4, &target, ",", output);
        output.push('\n');
    }
    output.push_str("}\n");
}

fn stored_type<'f>(field: &'f Field, components: &str) -> Cow<'f, str> {
    let value = value_type(&field.ty, components);
    match field.presence {
        Presence::Optional if field.boxed && field.ty.is_struct() => ["Option<Box<", &value, ">>"].concat().into(),
        Presence::Optional if !field.ty.is_container() => ["Option<", &value, ">"].concat().into(),
        _ => value,
    }
}
