//! A schema of the metadata to one of a spec.

mod bounds;
pub(super) mod kind;
mod limits;
mod pattern;
mod spot;
mod values;
mod wrapper;

use std::collections::HashSet;

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::{Deprecation, OrderedMap, Schema, SchemaType};
use alicloud_runtime::{is_secret_header, is_secret_name};
use serde_json::Value;

use super::components::Side;
use super::context::Context;
use super::source::Object;
use super::{keys, prose, wire_name};
use crate::decision::{DecisionKind, cut, quoted};

pub(super) use spot::Spot;

/// The deepest level of JSON at which a schema may stand in a spec: its own lists need one level, and so do those of what
/// stands there in place of deeper ones.
const DEEPEST: usize = MAX_DEPTH - 2;

/// JSON levels from an object to a schema under its `properties`.
const TO_PROPERTY: usize = 2;

/// What may be anything.
pub(super) fn any() -> Schema {
    Schema { kind: Some(SchemaType::Any), ..Schema::default() }
}

/// Converts a schema and what is in it. Recursion ends with the depth of specs, which is bounded.
pub(super) fn schema(context: &mut Context<'_>, source: &Value, spot: Spot<'_>) -> Schema {
    let Some(object) = source.as_object() else {
        context.decide(DecisionKind::WrongType, &quoted(source), "taken for `any`: not a schema");
        return any();
    };
    if spot.depth > DEEPEST {
        context.decide(DecisionKind::TooDeep, "nests deeper than specs may", "taken for `any`");
        return any();
    }
    keys::check(context, object, &keys::SCHEMA);
    let mut schema = match object.get("$ref") {
        Some(reference) => referring(context, object, reference, spot),
        None => typed(context, object, spot),
    };
    presence(context, object, spot, &mut schema);
    if context.flag(object, "deprecated") {
        schema.deprecated = Some(Deprecation::default());
    }
    prose::schema(context, object, &mut schema);
    schema
}

fn typed(context: &mut Context<'_>, object: &Object, spot: Spot<'_>) -> Schema {
    let kind = match kind::kind(context, object) {
        // The payload itself: in fields, which stand in JSON or a form, such bytes are the text that the caller has.
        SchemaType::String if spot.is_body && object.get("format") == Some(&Value::from("byte")) => SchemaType::Binary,
        kind => kind,
    };
    let format = kind::format(context, object, kind);
    let mut schema = Schema { kind: Some(kind), format, ..Schema::default() };
    let is_secret = if spot.is_header { is_secret_header } else { is_secret_name };
    schema.sensitive = kind == SchemaType::String && is_secret(spot.name);
    structure(context, object, spot, &mut schema);
    bounds::fill(context, object, &mut schema);
    values::fill(context, object, spot, &mut schema);
    schema
}

/// What a list or an object holds.
fn structure(context: &mut Context<'_>, object: &Object, spot: Spot<'_>, target: &mut Schema) {
    match target.kind {
        Some(SchemaType::Array) => target.items = Some(Box::new(items(context, object, spot))),
        Some(SchemaType::Object) => fields(context, object, spot, target),
        _ => {}
    }
    let of_objects = ["properties", "additionalProperties"].map(|key| (key, SchemaType::Object));
    for (key, kind) in [("items", SchemaType::Array)].into_iter().chain(of_objects) {
        if target.kind != Some(kind) {
            keys::misplaced(context, object, key);
        }
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
        target.properties = context.at("properties", |context| properties_of(context, properties, spot));
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

fn properties_of(context: &mut Context<'_>, properties: &Object, spot: Spot<'_>) -> OrderedMap<Schema> {
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

/// A reference, or anything if it leads nowhere.
fn referring(context: &mut Context<'_>, object: &Object, reference: &Value, spot: Spot<'_>) -> Schema {
    let own = ["$ref", "required", "docRequired", "deprecated", "enumValueTitles"];
    for (key, value) in object {
        let is_lost = keys::SCHEMA.read.contains(&key.as_str()) && !own.contains(&key.as_str()) && !value.is_null();
        // The example of a structure is one of the structure, so it is not lost with the place.
        if is_lost && key != "type" && key != "example" {
            context.decide_at(
                key,
                DecisionKind::BesideReference,
                value,
                "left out: the component says it, if anything",
            );
        }
    }
    let target = match context.components.resolve(object) {
        Ok(_) => reference.as_str().and_then(|reference| context.components.refer(reference, spot.side)),
        Err(kind) => {
            context.decide_at("$ref", kind, reference, "taken for `any`");
            None
        }
    };
    let Some(target) = target else { return any() };
    Schema { reference: Some(target), ..Schema::default() }
}

/// Whether a request must carry it.
///
/// `docRequired` says that the documents demand it, `required` that the gateway does. Where only the documents do, it stays
/// optional: a call that was wrongly refused could never be made, while the service itself refuses one that lacks something.
/// Other sources agree: for all six such parameters of Classic Load Balancer, the official SDKs have them optional.
fn presence(context: &mut Context<'_>, object: &Object, spot: Spot<'_>, schema: &mut Schema) {
    let required = context.flag(object, "required");
    let documented = context.flag(object, "docRequired");
    if spot.side == Side::Response {
        // An answer is never refused for what it lacks, so it says nothing there.
        return;
    }
    schema.required = required;
    if documented && !required {
        context.at("docRequired", |context| {
            context.decide(DecisionKind::DocumentedRequired, "required by the documents only", "stays optional");
        });
    }
}
