//! A schema of the metadata to one of a spec.

mod bounds;
mod pattern;
mod structure;
mod values;

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::{Deprecation, Schema, SchemaType};
use alicloud_runtime::is_secret_name;
use serde_json::Value;

use super::context::{Context, Object, Side};
use super::{common, keys, kind, prose};
use crate::decision::{DecisionKind, quoted};

/// The deepest level of JSON at which a schema may stand in a spec: its own lists need one level, and so do those of what
/// stands there in place of deeper ones.
const DEEPEST: usize = MAX_DEPTH - 2;

/// Where a schema stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'n> {
    pub(super) side: Side,
    /// Count of JSON objects and lists around it in the spec, itself included.
    pub(super) depth: usize,
    /// The wire name of the field.
    pub(super) name: &'n str,
    /// Whether it is the whole body of a request.
    pub(super) is_body: bool,
    /// Whether it is the whole of a header.
    pub(super) is_header: bool,
}

impl<'n> Spot<'n> {
    /// A schema so many levels of JSON further down.
    fn below<'m>(self, levels: usize, name: &'m str) -> Spot<'m> {
        Spot { side: self.side, depth: self.depth + levels, name, is_body: false, is_header: false }
    }
}

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
    let is_secret = || is_secret_name(spot.name) || spot.is_header && common::is_secret_header(spot.name);
    schema.sensitive = kind == SchemaType::String && is_secret();
    structure::fill(context, object, spot, &mut schema);
    bounds::fill(context, object, &mut schema);
    values::fill(context, object, spot, &mut schema);
    schema
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
