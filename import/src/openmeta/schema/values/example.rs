//! Examples: only such as say something to a reader of code, and are nobody's secret.

use alicloud_format::spec::{Schema, looks_like_key};
use serde_json::Value;

use super::scalar;
use crate::decision::{DecisionKind, quoted};
use crate::openmeta::context::Context;
use crate::openmeta::schema::limits::conforms;
use crate::openmeta::schema::pattern::Pattern;
use crate::openmeta::source::Object;

/// Longer ones are documents.
const LONGEST: usize = 60;

/// The example of a scalar.
pub(super) fn read(
    context: &mut Context<'_>,
    object: &Object,
    schema: &Schema,
    pattern: Option<&Pattern>,
) -> Option<Value> {
    let stated = object.get("example").filter(|value| !value.is_null() && value.as_str() != Some(""))?;
    let value = scalar::read(schema.kind, stated).ok_or("left out: not a scalar of the type");
    let value = value.and_then(|value| match value.as_str() {
        Some(text) if text.is_empty() || matches!(text, "null" | "undefined" | "-" | "--") => {
            Err("left out: says nothing")
        }
        Some(text) if text.len() > LONGEST || !scalar::is_plain(text) => Err("left out: prose"),
        Some(text) if schema.sensitive || looks_like_key(text) => Err("left out: might be a secret"),
        _ if !conforms(schema, pattern, &value) => Err("left out: outside of its own limits"),
        _ => Ok(value),
    });
    match value {
        Ok(value) => Some(value),
        Err(done) => {
            context.at("example", |context| context.decide(DecisionKind::ExampleLeftOut, &quoted(stated), done));
            None
        }
    }
}
