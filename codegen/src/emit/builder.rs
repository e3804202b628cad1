//! Constructors, which ask for what is required, and setters for the rest.

use std::borrow::Cow;

use super::attributes::{allowance, deprecated};
use super::expression;
use super::layout::Layout;
use super::text::write_doc;
use super::types::value_type;
use crate::model::{Field, FieldType, Presence, Struct, code};

/// The type of a parameter for the field.
fn parameter_type<'f>(field: &'f Field, components: &str) -> Cow<'f, str> {
    match &field.ty {
        FieldType::List(items) => ["impl IntoIterator<Item = ", &accepted(items, components), ">"].concat().into(),
        FieldType::Map(values) => {
            let value = accepted(values, components);
            ["impl IntoIterator<Item = (impl Into<String>, ", &value, ")>"].concat().into()
        }
        ty => accepted(ty, components),
    }
}

/// The expression that turns the parameter, called `name`, into what is stored.
fn converted<'f>(field: &'f Field, name: &'f str) -> Layout<'f> {
    let calls: &[&str] = match &field.ty {
        FieldType::List(items) if converts(items) => &[".into_iter()", ".map(Into::into)", ".collect()"],
        FieldType::List(_) => &[".into_iter()", ".collect()"],
        FieldType::Map(values) if converts(values) => {
            &[".into_iter()", ".map(|(key, value)| (key.into(), value.into()))", ".collect()"]
        }
        FieldType::Map(_) => &[".into_iter()", ".map(|(key, value)| (key.into(), value))", ".collect()"],
        ty if converts(ty) => &[".into()"],
        _ => &[],
    };
    Layout::Chain { root: name.into(), calls }
}

/// Whether a caller may give anything that becomes such a value.
fn converts(ty: &FieldType) -> bool {
    matches!(ty, FieldType::String | FieldType::Binary | FieldType::Json)
}

/// The type that a caller gives.
fn accepted<'t>(ty: &'t FieldType, components: &str) -> Cow<'t, str> {
    let value = value_type(ty, components);
    if converts(ty) { ["impl Into<", &value, ">"].concat().into() } else { value }
}

/// The builder of a struct; that of a request speaks of parameters.
pub(super) fn emit(object: &Struct, is_request: bool, components: &str, output: &mut String) {
    output.extend([allowance(object), "impl ", &object.name, " {\n"]);
    constructor(object, is_request, components, output);
    for field in object.fields.iter().filter(|field| field.presence != Presence::Required) {
        output.push('\n');
        setter(field, components, output);
    }
    output.push_str("}\n");
    if has_new_only(object) {
        let body = " {\n    fn default() -> Self {\n        Self::new()\n    }\n}\n";
        output.extend(["\nimpl Default for ", &object.name, body]);
    }
}

/// Whether nothing is required and yet something is set from the start.
fn has_new_only(object: &Struct) -> bool {
    object.required().next().is_none() && !object.has_default()
}

fn setter(field: &Field, components: &str, output: &mut String) {
    let value = converted(field, "value");
    let boxed = if field.boxed && field.ty.is_struct() { Layout::call("Box::new", [value]) } else { value };
    let stored = match field.presence {
        Presence::Optional if !field.ty.is_container() => Layout::call("Some", [boxed]),
        _ => boxed,
    };
    write_doc(4, "///", &[["Sets ", &code(&field.wire_name), "."].concat()], output);
    deprecated(field, output);
    let parameters = ["mut self".to_owned(), ["value: ", &parameter_type(field, components)].concat()];
    Layout::call(["pub fn ", &field.setter].concat(), parameters).write_line(4, " -> Self {", output);
    stored.assign(8, &["self.", &field.name, " ="].concat(), ";", output);
    output.push_str("\n        self\n    }\n");
}

fn constructor(object: &Struct, is_request: bool, components: &str, output: &mut String) {
    let (made, fields) = if is_request { ("a request", "parameters") } else { ("a value", "fields") };
    if object.has_default() {
        output.extend(["    /// Creates ", made, " with no ", fields, " set.\n"]);
        output.push_str("    pub fn new() -> Self {\n        Self::default()\n    }\n");
        return;
    }
    let required: Vec<&Field> = object.required().collect();
    let (which, fields) = if required.is_empty() { ("documented", "defaults") } else { ("required", fields) };
    output.extend(["    /// Creates ", made, " with the ", which, " ", fields, ".\n"]);
    if required.len() > 7 {
        output.push_str("    #[allow(clippy::too_many_arguments, reason = \"the service requires all of them\")]\n");
    }
    let parameters = required.iter().map(|field| [&field.name, ": ", &*parameter_type(field, components)].concat());
    Layout::call("pub fn new", parameters).write_line(4, " -> Self {", output);
    Layout::literal("Self ", object.fields.iter().map(initial)).write_line(8, "", output);
    output.push_str("    }\n");
}

fn initial(field: &Field) -> Layout<'_> {
    let name = &field.name;
    let value = match &field.presence {
        Presence::Required => converted(field, name),
        Presence::Filled(default) => expression::scalar(default),
        Presence::Optional => Layout::from(match &field.ty {
            FieldType::List(_) => "Vec::new()",
            FieldType::Map(_) => "BTreeMap::new()",
            FieldType::Json => "rt::Json::Null",
            _ => "None",
        }),
    };
    if value.is_just(name) { value } else { Layout::Member { name, value: Box::new(value) } }
}
