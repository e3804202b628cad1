//! The `Record` implementation: the table of facts, and access to fields by index.
//!
//! All of it is `#[inline]`, which leaves it uncompiled until a crate uses the type: a dev build of the whole crate then
//! costs little more than a check, and users pay for the operations they call.

use super::attributes::allowance;
use super::layout::{Layout, arm};
use super::text::literal;
use super::types::value_type;
use crate::model::{Constraint, Field, FieldType, Presence, Rule, Struct, Wire};

pub(super) fn emit(object: &Struct, components: &str) -> String {
    let mut output = allowance(object);
    output.push_str(&format!("impl rt::Record for {} {{\n", object.name));
    output.push_str(&shape(object));
    let field = if object.fields.is_empty() { "_" } else { "field" };
    output.push_str(&format!("\n    #[inline]\n    fn view(&self, {field}: usize) -> rt::View<'_> {{\n"));
    output.push_str(&access(object, "rt::View", "&", "Absent"));
    output.push_str(&format!("    }}\n\n    #[inline]\n    fn slot(&mut self, {field}: usize) -> rt::Slot<'_> {{\n"));
    output.push_str(&access(object, "rt::Slot", "&mut ", "Ignored"));
    output.push_str("    }\n\n    #[inline]\n    fn blank() -> Self {\n");
    output.push_str(&blank(object, components));
    output + "\n    }\n}\n"
}

fn access(object: &Struct, ty: &str, reference: &str, otherwise: &str) -> String {
    if object.fields.is_empty() {
        return format!("        {ty}::{otherwise}\n");
    }
    let mut output = String::from("        match field {\n");
    for (index, field) in object.fields.iter().enumerate() {
        let value = Layout::call(format!("{ty}::{}", kind(field)), [format!("{reference}self.{}", field.name)]);
        output.push_str(&arm(12, &index.to_string(), &value));
    }
    output.push_str(&format!("            _ => {ty}::{otherwise},\n        }}\n"));
    output
}

/// The variant of `View` and `Slot` for a field.
fn kind(field: &Field) -> &'static str {
    match &field.ty {
        FieldType::Json => "Json",
        FieldType::List(_) => "List",
        FieldType::Map(_) => "Map",
        FieldType::Struct(_) | FieldType::Component(_) => match field.presence {
            Presence::Optional => "Optional",
            _ => "Record",
        },
        _ => "Scalar",
    }
}

fn blank(object: &Struct, components: &str) -> String {
    if object.has_default() {
        return "        Self::default()".to_owned();
    }
    let arguments = object.required().map(|field| blank_value(&field.ty, components));
    Layout::call("Self::new", arguments).render(8, "")
}

fn blank_value(ty: &FieldType, components: &str) -> String {
    match ty {
        FieldType::String => "\"\"".to_owned(),
        FieldType::Boolean => "false".to_owned(),
        FieldType::Int32 | FieldType::Int64 => "0".to_owned(),
        FieldType::Double => "0.0".to_owned(),
        FieldType::Binary => "rt::Bytes::new()".to_owned(),
        FieldType::Json => "rt::Json::Null".to_owned(),
        FieldType::Enum(name) => format!("{name}::from(\"\")"),
        FieldType::Struct(name) => format!("{name}::blank()"),
        FieldType::Component(name) => format!("{components}{name}::blank()"),
        // What the constructor converts does not tell its type.
        FieldType::List(items) => format!("Vec::<{}>::new()", value_type(items, components)),
        FieldType::Map(values) => format!("BTreeMap::<String, {}>::new()", value_type(values, components)),
    }
}

fn shape(object: &Struct) -> String {
    let names = literals(object.fields.iter().map(|field| &field.wire_name));
    let constraints = facts(object, |field| field.constraints.iter().map(constraint).collect());
    let wire = facts(object, |field| field.wire.iter().map(wire_fact).collect());
    let rules = object.rules.iter().map(rule).collect();
    let name = Layout::Text(format!("name: {}", literal(&object.name)));
    let tables = [("fields", names), ("constraints", constraints), ("wire", wire), ("rules", rules)];
    let tables = tables.map(|(name, items)| Layout::slice(items).after(&format!("{name}: ")));
    let shape = Layout::literal("&rt::Shape", std::iter::once(name).chain(tables)).render(8, "");
    format!("    #[inline]\n    fn shape(&self) -> &'static rt::Shape {{\n{shape}\n    }}\n")
}

fn literals<'t>(texts: impl IntoIterator<Item = &'t String>) -> Vec<Layout> {
    texts.into_iter().map(|text| Layout::Text(literal(text))).collect()
}

fn facts(object: &Struct, of: impl Fn(&Field) -> Vec<Layout>) -> Vec<Layout> {
    let pair = |field: &Field, fact: Layout| Layout::call("", [Layout::Text(literal(&field.wire_name)), fact]);
    object.fields.iter().flat_map(|field| of(field).into_iter().map(move |fact| pair(field, fact))).collect()
}

fn constraint(constraint: &Constraint) -> Layout {
    let call = |name: &str, arguments: Vec<Layout>| Layout::call(format!("rt::Constraint::{name}"), arguments);
    match constraint {
        Constraint::Required => Layout::text("rt::Constraint::Required"),
        Constraint::Range(minimum, maximum) => call("Range", vec![bound(*minimum).into(), bound(*maximum).into()]),
        Constraint::FloatRange(minimum, maximum) => {
            call("FloatRange", vec![float(*minimum).into(), float(*maximum).into()])
        }
        Constraint::Length(minimum, maximum) => call("Length", vec![count(*minimum).into(), count(*maximum).into()]),
        Constraint::Items(minimum, maximum) => call("Items", vec![count(*minimum).into(), count(*maximum).into()]),
        Constraint::OneOf(values) => call("OneOf", vec![Layout::slice(literals(values))]),
        Constraint::Pattern(pattern) => call("Pattern", vec![literal(pattern).into()]),
    }
}

fn bound(value: i64) -> String {
    match value {
        i64::MIN => "i64::MIN".to_owned(),
        i64::MAX => "i64::MAX".to_owned(),
        _ => value.to_string(),
    }
}

fn count(value: u32) -> String {
    if value == u32::MAX { "u32::MAX".to_owned() } else { value.to_string() }
}

fn float(value: f64) -> String {
    if value == f64::INFINITY {
        "f64::INFINITY".to_owned()
    } else if value == f64::NEG_INFINITY {
        "f64::NEG_INFINITY".to_owned()
    } else {
        format!("{value:?}")
    }
}

fn wire_fact(wire: &Wire) -> Layout {
    match wire {
        Wire::Items(names) => Layout::call("rt::Wire::Items", [Layout::slice(literals(names))]),
        other => Layout::Text(format!("rt::Wire::{other:?}")),
    }
}

fn rule(rule: &Rule) -> Layout {
    let names = |fields| Layout::slice(literals(fields));
    match rule {
        Rule::ElementCount { list, field, value, minimum, maximum } => {
            let (min, max) = (count(minimum.unwrap_or(0)), count(maximum.unwrap_or(u32::MAX)));
            let (list, field, value) = (literal(list), literal(field), literal(value));
            let members = [("list", list), ("field", field), ("value", value), ("min", min), ("max", max)]
                .map(|(name, value)| format!("{name}: {value}"));
            Layout::literal("rt::Rule::ElementCount", members)
        }
        Rule::UniqueElements { list, fields } => Layout::literal(
            "rt::Rule::UniqueElements",
            [Layout::Text(format!("list: {}", literal(list))), names(fields).after("fields: ")],
        ),
        Rule::DependentRequired { field, value, required } => {
            let value = value.as_ref().map_or_else(|| "None".to_owned(), |value| format!("Some({})", literal(value)));
            let members = [("field", literal(field)), ("value", value), ("required", literal(required))];
            Layout::literal("rt::Rule::DependentRequired", members.map(|(name, value)| format!("{name}: {value}")))
        }
        Rule::AtMostOne { fields } => Layout::call("rt::Rule::AtMostOne", [names(fields)]),
        Rule::AtLeastOne { fields } => Layout::call("rt::Rule::AtLeastOne", [names(fields)]),
    }
}
