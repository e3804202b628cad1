//! Constraints, wire facts and presence of one field, read off its schema.

use alicloud_format::components::Components;
use alicloud_format::spec::{Api, ApiStyle, Position, Rule, Schema, SchemaType, Style, WireType, wire_text};
use alicloud_format::type_names::Side;
use serde_json::Number;

use crate::model::example;
use crate::model::types::{Constraint, FieldRole, FieldType, OpenEnum, Presence, Wire};

/// A required value with a default is filled in; the region and the idempotency token come from the client where the caller
/// gives none.
pub(super) fn presence(schema: &Schema, ty: &FieldType, enums: &[OpenEnum], role: Option<FieldRole>) -> Presence {
    let is_of_client = matches!(role, Some(FieldRole::Region | FieldRole::IdempotencyToken));
    if !schema.required || is_of_client {
        return Presence::Optional;
    }
    match schema.default.as_ref().and_then(|default| example::value(default, ty, enums)) {
        Some(default) if ty.is_scalar() => Presence::Filled(default),
        _ => Presence::Required,
    }
}

/// Conditions on a field. Those on the values are of what it holds where it is a list or a map, which the runtime applies to
/// each.
pub(super) fn constraints(schema: &Schema, held: Option<&Schema>, presence: &Presence, side: Side) -> Vec<Constraint> {
    let mut constraints = Vec::new();
    let kind = schema.kind.unwrap_or(SchemaType::Any);
    let is_free_text = kind == SchemaType::String && schema.values.is_empty();
    let is_given_by_default = matches!(presence, Presence::Filled(_)) && !is_free_text;
    if schema.required && !is_given_by_default {
        // A number in Rust is always there, but one in JSON that a request is read from may be missing.
        constraints.push(if side == Side::Shared { Constraint::RequiredInRequest } else { Constraint::Required });
    }
    if schema.min_items.is_some() || schema.max_items.is_some() {
        constraints.push(Constraint::Items(schema.min_items.unwrap_or(0), schema.max_items.unwrap_or(u32::MAX)));
    }
    constraints.extend(value_constraints(held.unwrap_or(schema)));
    constraints
}

fn value_constraints(schema: &Schema) -> Vec<Constraint> {
    let mut constraints: Vec<Constraint> = range(schema, schema.kind.unwrap_or(SchemaType::Any)).into_iter().collect();
    if schema.min_length.is_some() || schema.max_length.is_some() {
        constraints.push(Constraint::Length(schema.min_length.unwrap_or(0), schema.max_length.unwrap_or(u32::MAX)));
    }
    if !schema.values.is_empty() {
        constraints.push(Constraint::OneOf(schema.values.iter().filter_map(wire_text).collect()));
    }
    // A pattern beyond the runtime's engine, such as one that looks around, stays documentation.
    constraints.extend(
        schema.pattern.clone().filter(|pattern| regex_lite::Regex::new(pattern).is_ok()).map(Constraint::Pattern),
    );
    if !schema.forbidden_prefixes.is_empty() {
        constraints.push(Constraint::ForbiddenPrefixes(schema.forbidden_prefixes.clone()));
    }
    if !schema.forbidden_texts.is_empty() {
        constraints.push(Constraint::ForbiddenTexts(schema.forbidden_texts.clone()));
    }
    constraints
}

fn range(schema: &Schema, kind: SchemaType) -> Option<Constraint> {
    if schema.minimum.is_none() && schema.maximum.is_none() {
        return None;
    }
    match kind {
        SchemaType::Integer => Some(Constraint::Range(
            schema.minimum.as_ref().and_then(Number::as_i64).unwrap_or(i64::MIN),
            schema.maximum.as_ref().and_then(Number::as_i64).unwrap_or(i64::MAX),
        )),
        SchemaType::Number => Some(Constraint::FloatRange(
            schema.minimum.as_ref().and_then(Number::as_f64).unwrap_or(f64::NEG_INFINITY),
            schema.maximum.as_ref().and_then(Number::as_f64).unwrap_or(f64::INFINITY),
        )),
        _ => None,
    }
}

/// What the schema itself says about the wire, but for secrets; the place of a parameter comes from [`place`].
pub(super) fn wire(schema: &Schema, elements: Option<&Schema>, role: Option<FieldRole>) -> Vec<Wire> {
    let mut facts = Vec::new();
    facts.extend(match schema.style {
        Some(Style::Json) => Some(Wire::Json),
        Some(Style::Simple) => Some(Wire::Comma),
        Some(Style::SpaceDelimited) => Some(Wire::Space),
        Some(Style::PipeDelimited) => Some(Wire::Pipe),
        Some(Style::Xml) => Some(Wire::Xml),
        Some(Style::RepeatList | Style::Flat) | None => None,
    });
    if schema.wire_type.or(elements.and_then(|elements| elements.wire_type)) == Some(WireType::String) {
        facts.push(Wire::Quoted);
    }
    if !schema.item_names.is_empty() {
        facts.push(Wire::Items(schema.item_names.clone()));
    }
    if role == Some(FieldRole::Region) {
        facts.push(Wire::Region);
    }
    facts
}

/// The list and the fields of its elements that a rule compares with values.
pub(super) fn compared(rule: &Rule) -> Option<(&String, &[String])> {
    match rule {
        Rule::ElementCount { list, field, .. } => Some((list, std::slice::from_ref(field))),
        Rule::UniqueElements { list, fields } => Some((list, fields)),
        _ => None,
    }
}

/// What the service assumes where the field is left out.
pub(super) fn assumed(schema: &Schema) -> Option<Wire> {
    schema.default.as_ref().and_then(wire_text).filter(|text| !text.is_empty()).map(Wire::Assumed)
}

/// Whether the body of a request is one parameter, rather than an object of which parameters are members: there is one, and
/// it has a structure of its own, or resources are called, whose bodies have no names.
pub(super) fn is_whole_body(api: &Api, style: ApiStyle, components: &Components<'_>) -> bool {
    let mut bodies = api.parameters.iter().filter(|parameter| parameter.position == Position::Body);
    let is_whole = |schema: &Schema| match components.follow(schema).kind {
        None | Some(SchemaType::Object | SchemaType::Array | SchemaType::Any | SchemaType::Binary) => true,
        Some(_) => style == ApiStyle::Roa,
    };
    bodies.next().is_some_and(|body| is_whole(&body.schema)) && bodies.next().is_none()
}

/// The wire fact for a parameter's place; the query goes without saying.
pub(super) fn place(position: Position, is_whole_body: bool) -> Option<Wire> {
    match position {
        Position::Query => None,
        Position::FormData => Some(Wire::Form),
        Position::Body if is_whole_body => Some(Wire::Body),
        Position::Body => Some(Wire::BodyMember),
        Position::Header => Some(Wire::Header),
        Position::Path => Some(Wire::Path),
        Position::Host => Some(Wire::Host),
    }
}
