//! Enumerated values.

use std::collections::HashSet;

use alicloud_format::spec::{Schema, SchemaType};
use serde_json::Value;

use super::scalar;
use crate::decision::{DecisionKind, quoted};
use crate::names::is_invisible;
use crate::openmeta::context::Context;
use crate::openmeta::schema::limits::width;
use crate::openmeta::source::Object;

/// Longer values are prose.
const LONGEST: usize = 100;

/// The values of a schema, or, where it is a list, of its elements.
pub(super) fn read(context: &mut Context<'_>, object: &Object, schema: &mut Schema) -> Vec<Value> {
    let stated = context.list(object, "enum");
    if object.get("enum").is_some_and(Value::is_array) && stated.is_empty() {
        context.at("enum", |context| context.decide(DecisionKind::EnumLeftOut, "no values", "left out: empty"));
    }
    if stated.is_empty() {
        only_titled(context, object);
        return Vec::new();
    }
    if schema.kind == Some(SchemaType::Array) {
        if let Some(items) = schema.items.as_deref_mut() {
            of_elements(context, stated, items);
        }
        return Vec::new();
    }
    typed(context, stated, schema.kind)
}

fn of_elements(context: &mut Context<'_>, stated: &[Value], items: &mut Schema) {
    let is_enumerable =
        items.kind.is_some_and(SchemaType::is_scalar) && items.values.is_empty() && items.reference.is_none();
    if !is_enumerable {
        return context.at("enum", |context| {
            context.decide(DecisionKind::EnumLeftOut, "values of a list", "left out: not those of its elements");
        });
    }
    context.at("enum", |context| context.decide(DecisionKind::EnumMoved, "values of a list", "moved to its elements"));
    items.values = typed(context, stated, items.kind);
    // What the elements said before was not held against these values.
    items.example = items.example.take().filter(|example| items.values.contains(example));
    items.default = items.default.take().filter(|default| items.values.contains(default));
    (items.minimum, items.maximum, items.min_length, items.max_length, items.pattern) = (None, None, None, None, None);
    width(context, items);
}

fn typed(context: &mut Context<'_>, stated: &[Value], kind: Option<SchemaType>) -> Vec<Value> {
    if !kind.is_some_and(SchemaType::is_scalar) {
        context.at("enum", |context| {
            context.decide(DecisionKind::EnumLeftOut, "values", "left out: no effect on the type");
        });
        return Vec::new();
    }
    let mut values = Vec::with_capacity(stated.len());
    let mut seen = HashSet::new();
    for (index, value) in stated.iter().enumerate() {
        let read = scalar::read(kind, value).ok_or("left out: not of the type").and_then(|read| match read.as_str() {
            Some("") => Err("left out: empty"),
            Some(text) if text.len() > LONGEST => Err("left out: prose"),
            Some(text) if text.chars().any(is_invisible) => Err("left out: with invisible characters"),
            _ if !seen.insert(read.to_string()) => Err("left out: there twice"),
            _ => Ok(read),
        });
        match read {
            Ok(read) => values.push(read),
            Err(done) => context.at("enum", |context| {
                context.at(index, |context| context.decide(DecisionKind::EnumValueLeftOut, &quoted(value), done));
            }),
        }
    }
    values
}

/// Titles are prose, and so are values that only they tell of: some are whole sentences.
fn only_titled(context: &mut Context<'_>, object: &Object) {
    let Some(titles) = object.get("enumValueTitles").and_then(Value::as_object).filter(|titles| !titles.is_empty())
    else {
        return;
    };
    let says: Vec<&str> = titles.keys().map(String::as_str).collect();
    context.at("enumValueTitles", |context| {
        context.decide(DecisionKind::ValuesOnlyTitled, &says.join(", "), "not taken for an enumeration");
    });
}
