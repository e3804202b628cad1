//! Enumerated values, defaults and examples: brought to the type, and held against the limits of the same schema.

mod enumeration;
mod example;
mod scalar;

use alicloud_format::spec::{Schema, SchemaType};
use serde_json::Value;

use super::limits::{conforms, keep_sound, width};
use super::pattern::{self, Pattern};
use super::spot::Spot;
use crate::decision::{DecisionKind, quoted};
use crate::openmeta::components::Side;
use crate::openmeta::context::Context;
use crate::openmeta::keys;
use crate::openmeta::source::Object;

/// Longer defaults are prose.
const LONGEST_DEFAULT: usize = 100;

pub(super) fn fill(context: &mut Context<'_>, object: &Object, spot: Spot<'_>, schema: &mut Schema) {
    let pattern = match schema.kind {
        Some(SchemaType::String) => pattern::read(context, object),
        _ => {
            keys::misplaced(context, object, "pattern");
            None
        }
    };
    schema.values = enumeration::read(context, object, schema);
    let pattern = keep_sound(context, schema, pattern);
    schema.default = default(context, object, spot, schema, pattern.as_ref());
    schema.example = example::read(context, object, schema, pattern.as_ref());
    schema.pattern = pattern.map(|pattern| pattern.text);
    width(context, schema);
}

fn default(
    context: &mut Context<'_>,
    object: &Object,
    spot: Spot<'_>,
    schema: &Schema,
    pattern: Option<&Pattern>,
) -> Option<Value> {
    let stated = object.get("default").filter(|value| !value.is_null())?;
    if spot.side == Side::Response {
        if !keys::says_nothing(stated) {
            context.decide_at("default", DecisionKind::DefaultInResponse, stated, "left out");
        }
        return None;
    }
    let result = scalar::read(schema.kind, stated).ok_or("left out: not of the type").and_then(|value| {
        let is_prose = value.as_str().is_some_and(|text| text.len() > LONGEST_DEFAULT || !scalar::is_plain(text));
        match value {
            _ if value.as_str() == Some("") => Err("left out: empty"),
            _ if is_prose => Err("left out: prose"),
            _ if schema.sensitive => Err("left out: a secret has no default"),
            _ if !conforms(schema, pattern, &value) => Err("left out: outside of its own limits"),
            value => Ok(value),
        }
    });
    match result {
        Ok(value) => Some(value),
        Err(done) => {
            context.at("default", |context| context.decide(DecisionKind::DefaultLeftOut, &quoted(stated), done));
            None
        }
    }
}
