//! The `Record` implementation: the table of facts, and access to fields by index.
//!
//! All of it is `#[inline]`, which leaves it uncompiled until a crate uses the type: a dev build of the whole crate then
//! costs little more than a check, and users pay for the operations they call.

use std::borrow::Cow;

use super::attributes::allowance;
use super::layout::{Layout, write_arm};
use super::text::literal;
use super::types::value_type;
use crate::model::{Constraint, Field, FieldType, Presence, Rule, Struct, Wire};

pub(super) fn emit(object: &Struct, components: &str, output: &mut String) {
    output.extend([allowance(object), "impl rt::Record for ", &object.name, " {\n"]);
    shape(object, output);
    let field = if object.fields.is_empty() { "_" } else { "field" };
    output.extend(["\n    #[inline]\n    fn view(&self, ", field, ": usize) -> rt::View<'_> {\n"]);
    access(object, "rt::View::", "&self.", "Absent", output);
    output.extend(["    }\n\n    #[inline]\n    fn slot(&mut self, ", field, ": usize) -> rt::Slot<'_> {\n"]);
    access(object, "rt::Slot::", "&mut self.", "Ignored", output);
    output.push_str("    }\n\n    #[inline]\n    fn blank() -> Self {\n");
    blank(object, components, output);
    output.push_str("    }\n}\n");
}

fn access(object: &Struct, ty: &str, reference: &str, otherwise: &str, output: &mut String) {
    if object.fields.is_empty() {
        return output.extend(["        ", ty, otherwise, "\n"]);
    }
    output.push_str("        match field {\n");
    for (index, field) in object.fields.iter().enumerate() {
        let value = Layout::call([ty, kind(field)].concat(), [[reference, &field.name].concat()]);
        write_arm(12, &index.to_string(), &value, output);
    }
    output.extend(["            _ => ", ty, otherwise, ",\n        }\n"]);
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

fn blank(object: &Struct, components: &str, output: &mut String) {
    if object.has_default() {
        return output.push_str("        Self::default()\n");
    }
    let arguments = object.required().map(|field| blank_value(&field.ty, components));
    Layout::call("Self::new", arguments).write_line(8, "", output);
}

fn blank_value<'t>(ty: &'t FieldType, components: &str) -> Cow<'t, str> {
    match ty {
        FieldType::String => "\"\"".into(),
        FieldType::Boolean => "false".into(),
        FieldType::Int32 | FieldType::Int64 => "0".into(),
        FieldType::Double => "0.0".into(),
        FieldType::Binary => "rt::Bytes::new()".into(),
        FieldType::Json => "rt::Json::Null".into(),
        FieldType::Enum(name) => [name, "::from(\"\")"].concat().into(),
        FieldType::Struct(name) => [name, "::blank()"].concat().into(),
        FieldType::Component(name) => [components, name, "::blank()"].concat().into(),
        // What the constructor converts does not tell its type.
        FieldType::List(items) => ["Vec::<", &value_type(items, components), ">::new()"].concat().into(),
        FieldType::Map(values) => ["BTreeMap::<String, ", &value_type(values, components), ">::new()"].concat().into(),
    }
}

fn shape(object: &Struct, output: &mut String) {
    let constraints = object.fields.iter().flat_map(|field| facts(field, &field.constraints, constraint));
    let wire = object.fields.iter().flat_map(|field| facts(field, &field.wire, wire_fact));
    let members = [
        member("name: ", &object.name),
        Layout::array("fields: &", object.fields.iter().map(|field| literal(&field.wire_name))),
        Layout::array("constraints: &", constraints),
        Layout::array("wire: &", wire),
        Layout::array("rules: &", object.rules.iter().map(rule)),
    ];
    output.push_str("    #[inline]\n    fn shape(&self) -> &'static rt::Shape {\n");
    Layout::literal("&rt::Shape ", members).write_line(8, "", output);
    output.push_str("    }\n");
}

/// A member of a struct literal that holds a text; `name` ends in `: `.
fn member<'t>(name: &str, value: &str) -> Layout<'t> {
    [name, &literal(value)].concat().into()
}

fn literals<'t>(head: &'t str, texts: &[String]) -> Layout<'t> {
    Layout::array(head, texts.iter().map(|text| literal(text)))
}

/// Facts about the field, each beside its name.
fn facts<'f, F>(field: &'f Field, facts: &'f [F], of: fn(&'f F) -> Layout<'f>) -> impl Iterator<Item = Layout<'f>> {
    facts.iter().map(move |fact| Layout::call("", [literal(&field.wire_name).into(), of(fact)]))
}

fn constraint(constraint: &Constraint) -> Layout<'_> {
    match constraint {
        Constraint::Required => "rt::Constraint::Required".into(),
        Constraint::RequiredInRequest => "rt::Constraint::RequiredInRequest".into(),
        Constraint::Range(minimum, maximum) => {
            Layout::call("rt::Constraint::Range", [bound(*minimum), bound(*maximum)])
        }
        Constraint::FloatRange(minimum, maximum) => {
            Layout::call("rt::Constraint::FloatRange", [float(*minimum), float(*maximum)])
        }
        Constraint::Length(minimum, maximum) => {
            Layout::call("rt::Constraint::Length", [count(*minimum), count(*maximum)])
        }
        Constraint::Items(minimum, maximum) => {
            Layout::call("rt::Constraint::Items", [count(*minimum), count(*maximum)])
        }
        Constraint::OneOf(values) => Layout::call("rt::Constraint::OneOf", [literals("&", values)]),
        Constraint::Pattern(pattern) => Layout::call("rt::Constraint::Pattern", [literal(pattern)]),
        Constraint::ForbiddenPrefixes(texts) => {
            Layout::call("rt::Constraint::ForbiddenPrefixes", [literals("&", texts)])
        }
        Constraint::ForbiddenTexts(texts) => Layout::call("rt::Constraint::ForbiddenTexts", [literals("&", texts)]),
    }
}

fn bound(value: i64) -> Cow<'static, str> {
    match value {
        i64::MIN => "i64::MIN".into(),
        i64::MAX => "i64::MAX".into(),
        _ => value.to_string().into(),
    }
}

fn count(value: u32) -> Cow<'static, str> {
    if value == u32::MAX { "u32::MAX".into() } else { value.to_string().into() }
}

fn float(value: f64) -> Cow<'static, str> {
    if value == f64::INFINITY {
        "f64::INFINITY".into()
    } else if value == f64::NEG_INFINITY {
        "f64::NEG_INFINITY".into()
    } else {
        format!("{value:?}").into()
    }
}

fn wire_fact(wire: &Wire) -> Layout<'_> {
    match wire {
        Wire::Items(names) => Layout::call("rt::Wire::Items", [literals("&", names)]),
        Wire::Assumed(value) => Layout::call("rt::Wire::Assumed", [Layout::from(literal(value))]),
        other => format!("rt::Wire::{other:?}").into(),
    }
}

fn rule(rule: &Rule) -> Layout<'_> {
    match rule {
        Rule::ElementCount { list, field, value, minimum, maximum } => {
            let (minimum, maximum) = (count(minimum.unwrap_or(0)), count(maximum.unwrap_or(u32::MAX)));
            let texts = [member("list: ", list), member("field: ", field), member("value: ", value)];
            let counts = [["min: ", &minimum].concat().into(), ["max: ", &maximum].concat().into()];
            Layout::literal("rt::Rule::ElementCount ", texts.into_iter().chain(counts))
        }
        Rule::UniqueElements { list, fields } => {
            Layout::literal("rt::Rule::UniqueElements ", [member("list: ", list), literals("fields: &", fields)])
        }
        Rule::DependentRequired { field, value, required } => {
            let value = match value {
                Some(value) => ["value: Some(", &literal(value), ")"].concat().into(),
                None => "value: None".into(),
            };
            let members = [member("field: ", field), value, member("required: ", required)];
            Layout::literal("rt::Rule::DependentRequired ", members)
        }
        Rule::AtMostOne { fields } => Layout::call("rt::Rule::AtMostOne", [literals("&", fields)]),
        Rule::AtLeastOne { fields } => Layout::call("rt::Rule::AtLeastOne", [literals("&", fields)]),
        Rule::AllOrNone { fields } => Layout::call("rt::Rule::AllOrNone", [literals("&", fields)]),
    }
}
