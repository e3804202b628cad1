//! Constructors, which ask for what is required, and setters for the rest.

use super::expression;
use super::layout::Layout;
use super::structs::{deprecated, value_type};
use super::text::doc;
use crate::model::{Field, FieldType, Presence, Struct, naming};

/// The type of a parameter for the field, and the expression that turns the parameter, called `name`, into what is stored.
fn parameter(field: &Field, name: &str, components: &str) -> (String, String) {
    let value = value_type(&field.ty, components);
    let (ty, converted) = match &field.ty {
        FieldType::String => ("impl Into<String>".to_owned(), format!("{name}.into()")),
        FieldType::Binary => ("impl Into<rt::Bytes>".to_owned(), format!("{name}.into()")),
        FieldType::Json => ("impl Into<rt::Json>".to_owned(), format!("{name}.into()")),
        FieldType::List(items) if **items == FieldType::String => (
            "impl IntoIterator<Item = impl Into<String>>".to_owned(),
            format!("{name}.into_iter().map(Into::into).collect()"),
        ),
        FieldType::List(items) => (
            format!("impl IntoIterator<Item = {}>", value_type(items, components)),
            format!("{name}.into_iter().collect()"),
        ),
        _ => (value, name.to_owned()),
    };
    (ty, if field.boxed && field.ty.is_struct() { format!("Box::new({converted})") } else { converted })
}

pub(super) fn emit(object: &Struct, components: &str) -> String {
    let mut output = format!("impl {} {{\n{}", object.name, constructor(object, components));
    for field in object.fields.iter().filter(|field| field.presence != Presence::Required) {
        let (ty, converted) = parameter(field, "value", components);
        let stored = match field.presence {
            Presence::Optional if !field.ty.is_container() => format!("Some({converted})"),
            _ => converted,
        };
        output.push('\n');
        output.push_str(&doc(4, "///", &[format!("Sets `{}`.", field.wire_name)]));
        output.push_str(&deprecated(field));
        let head = format!("pub fn {}", naming::setter_name(&field.name));
        let parameters = ["mut self".to_owned(), format!("value: {ty}")];
        output.push_str(&Layout::call(head, parameters).render(4, " -> Self {"));
        output.push_str(&format!("\n        self.{} = {stored};\n        self\n    }}\n", field.name));
    }
    output + "}\n"
}

fn constructor(object: &Struct, components: &str) -> String {
    if object.has_default() {
        return "    /// With nothing set.\n    pub fn new() -> Self {\n        Self::default()\n    }\n".to_owned();
    }
    let required: Vec<&Field> = object.required().collect();
    let doc = if required.is_empty() { "With documented defaults." } else { "With what is required." };
    let parameters: Vec<String> = required
        .iter()
        .map(|field| format!("{}: {}", field.name, parameter(field, &field.name, components).0))
        .collect();
    let mut output = format!("    /// {doc}\n");
    if parameters.len() > 7 {
        output.push_str("    #[allow(clippy::too_many_arguments, reason = \"the service requires all of them\")]\n");
    }
    output.push_str(&Layout::call("pub fn new", parameters).render(4, " -> Self {"));
    let values = object.fields.iter().map(|field| initial(field, components));
    output.push('\n');
    output.push_str(&Layout::literal("Self", values).render(8, ""));
    output + "\n    }\n"
}

fn initial(field: &Field, components: &str) -> String {
    let name = &field.name;
    let value = match &field.presence {
        Presence::Required => parameter(field, name, components).1,
        Presence::Filled(default) => expression::inline(default),
        Presence::Optional => match &field.ty {
            FieldType::List(_) => "Vec::new()".to_owned(),
            FieldType::Map(_) => "BTreeMap::new()".to_owned(),
            FieldType::Json => "rt::Json::Null".to_owned(),
            _ => "None".to_owned(),
        },
    };
    if value == *name { value } else { format!("{name}: {value}") }
}
