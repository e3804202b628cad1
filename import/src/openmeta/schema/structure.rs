//! What lists and objects hold.

use std::collections::HashSet;

use alicloud_format::spec::{OrderedMap, Schema, SchemaType};
use serde_json::Value;

use super::{Spot, any, schema};
use crate::decision::{DecisionKind, cut};
use crate::openmeta::context::{Context, Object, Side};
use crate::openmeta::{wire_name, wrapper};

/// JSON levels from an object to a schema under its `properties`.
const TO_PROPERTY: usize = 2;

pub(super) fn fill(context: &mut Context<'_>, object: &Object, spot: Spot<'_>, target: &mut Schema) {
    match target.kind {
        Some(SchemaType::Array) => target.items = Some(Box::new(items(context, object, spot))),
        Some(SchemaType::Object) => fields(context, object, spot, target),
        _ => {}
    }
    misplaced(context, object, target.kind, "items", SchemaType::Array);
    misplaced(context, object, target.kind, "properties", SchemaType::Object);
    misplaced(context, object, target.kind, "additionalProperties", SchemaType::Object);
}

fn misplaced(context: &mut Context<'_>, object: &Object, kind: Option<SchemaType>, key: &str, wanted: SchemaType) {
    let says_something = |value: &&Value| !matches!(value, Value::Null | Value::Bool(false));
    if kind == Some(wanted) {
        return;
    }
    if let Some(value) = object.get(key).filter(says_something) {
        context.decide_at(key, DecisionKind::KeywordMisplaced, value, "left out: no effect on the type");
    }
}

fn items(context: &mut Context<'_>, object: &Object, spot: Spot<'_>) -> Schema {
    match object.get("items") {
        Some(items) if !items.is_null() => {
            context.at("items", |context| schema(context, items, spot.below(1, spot.name)))
        }
        _ => {
            context.decide(DecisionKind::ItemsMissing, "a list without `items`", "a list of `any`");
            any()
        }
    }
}

fn fields(context: &mut Context<'_>, object: &Object, spot: Spot<'_>, target: &mut Schema) {
    let properties = context.object(object, "properties");
    if let Some(properties) = properties {
        target.properties = context.at("properties", |context| all(context, properties, spot));
    }
    let has_fields = !target.properties.is_empty();
    match object.get("additionalProperties") {
        None | Some(Value::Null | Value::Bool(false)) => {}
        Some(additional) if has_fields => {
            context.decide_at(
                "additionalProperties",
                DecisionKind::PropertiesAndMore,
                additional,
                "left out: the fields were kept",
            );
        }
        Some(Value::Bool(true)) => target.additional_properties = Some(Box::new(any())),
        Some(Value::Object(empty)) if empty.is_empty() => target.additional_properties = Some(Box::new(any())),
        Some(additional) => {
            let values =
                context.at("additionalProperties", |context| schema(context, additional, spot.below(1, spot.name)));
            target.additional_properties = Some(Box::new(values));
        }
    }
}

fn all(context: &mut Context<'_>, properties: &Object, spot: Spot<'_>) -> OrderedMap<Schema> {
    let mut fields: Vec<(String, Schema)> = Vec::with_capacity(properties.len());
    let mut seen = HashSet::new();
    for (name, source) in properties {
        context.at(name, |context| {
            let Some(wire_name) = wire_name::wire_name(context, name) else { return };
            if !seen.insert(wire_name) {
                return context.decide(DecisionKind::NameUnusable, &cut(name), "left out: there is one of that name");
            }
            fields.push((wire_name.to_owned(), property(context, source, spot.below(TO_PROPERTY, wire_name))));
        });
    }
    fields.into_iter().collect()
}

fn property(context: &mut Context<'_>, source: &Value, spot: Spot<'_>) -> Schema {
    let wrapped = if spot.side == Side::Response { wrapper::inside(context.is_rpc, spot.name, source) } else { None };
    let Some((name, list)) = wrapped else { return schema(context, source, spot) };
    let mut inner = context.at("properties", |context| context.at(name, |context| schema(context, list, spot)));
    inner.item_names = vec![name.to_owned()];
    wrapper::keep_outer(context, source, &mut inner);
    inner
}
