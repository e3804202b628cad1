//! Constructors, which ask for what is required, and setters for the rest.

use super::attributes::{allowance, deprecated};
use super::expression;
use super::layout::Layout;
use super::text::doc;
use super::types::value_type;
use crate::model::{Field, FieldType, Presence, Struct, code};

/// The type of a parameter for the field, and the expression that turns the parameter, called `name`, into what is stored.
fn parameter(field: &Field, name: &str, components: &str) -> (String, Layout) {
    let iterator = |item: &str| format!("impl IntoIterator<Item = {item}>");
    let (ty, calls) = match &field.ty {
        FieldType::List(items) => {
            let converted = converts(items).then_some(".map(Into::into)");
            let calls = [Some(".into_iter()"), converted, Some(".collect()")].into_iter().flatten();
            (iterator(&accepted(items, components)), calls.map(str::to_owned).collect())
        }
        FieldType::Map(values) => {
            let value = if converts(values) { "value.into()" } else { "value" };
            let converted = format!(".map(|(key, value)| (key.into(), {value}))");
            let entry = format!("(impl Into<String>, {})", accepted(values, components));
            (iterator(&entry), vec![".into_iter()".to_owned(), converted, ".collect()".to_owned()])
        }
        ty => (accepted(ty, components), converts(ty).then(|| ".into()".to_owned()).into_iter().collect()),
    };
    (ty, Layout::Chain { root: name.to_owned(), calls })
}

/// Whether a caller may give anything that becomes such a value.
fn converts(ty: &FieldType) -> bool {
    matches!(ty, FieldType::String | FieldType::Binary | FieldType::Json)
}

/// The type that a caller gives.
fn accepted(ty: &FieldType, components: &str) -> String {
    let value = value_type(ty, components);
    if converts(ty) { format!("impl Into<{value}>") } else { value }
}

pub(super) fn emit(object: &Struct, components: &str) -> String {
    let mut output = allowance(object);
    output.push_str(&format!("impl {} {{\n{}", object.name, constructor(object, components)));
    for field in object.fields.iter().filter(|field| field.presence != Presence::Required) {
        output.push('\n');
        output.push_str(&setter(field, components));
    }
    output.push_str("}\n");
    if has_new_only(object) {
        output.push_str(&format!(
            "\nimpl Default for {} {{\n    fn default() -> Self {{\n        Self::new()\n    }}\n}}\n",
            object.name
        ));
    }
    output
}

/// Whether nothing is required and yet something is set from the start.
fn has_new_only(object: &Struct) -> bool {
    object.required().next().is_none() && !object.has_default()
}

fn setter(field: &Field, components: &str) -> String {
    let (ty, converted) = parameter(field, "value", components);
    let boxed = if field.boxed && field.ty.is_struct() { Layout::call("Box::new", [converted]) } else { converted };
    let stored = match field.presence {
        Presence::Optional if !field.ty.is_container() => Layout::call("Some", [boxed]),
        _ => boxed,
    };
    let mut output = doc(4, "///", &[format!("Sets {}.", code(&field.wire_name))]);
    output.push_str(&deprecated(field));
    let parameters = ["mut self".to_owned(), format!("value: {ty}")];
    output.push_str(&Layout::call(format!("pub fn {}", field.setter), parameters).render(4, " -> Self {"));
    output.push('\n');
    output.push_str(&stored.assigned(8, &format!("self.{} =", field.name), ";"));
    output + "\n        self\n    }\n"
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

fn initial(field: &Field, components: &str) -> Layout {
    let name = &field.name;
    let value = match &field.presence {
        Presence::Required => parameter(field, name, components).1,
        Presence::Filled(default) => expression::scalar(default),
        Presence::Optional => Layout::text(match &field.ty {
            FieldType::List(_) => "Vec::new()",
            FieldType::Map(_) => "BTreeMap::new()",
            FieldType::Json => "rt::Json::Null",
            _ => "None",
        }),
    };
    if value.flat() == *name { value } else { Layout::Member { name: name.clone(), value: Box::new(value) } }
}
