//! Examples: only such as say something to a reader of code, and are nobody's secret.

use alicloud_format::spec::Schema;
use serde_json::Value;

use super::{Pattern, conforms, scalar};
use crate::decision::{DecisionKind, quoted};
use crate::openmeta::context::{Context, Object};

/// Longer ones are documents.
const LONGEST: usize = 60;
/// No identifier has so many letters and digits in a row, but keys and tokens do.
const LONGEST_RUN: usize = 40;
/// Nor so many where capitals, small letters and digits are mixed.
const LONGEST_MIXED_RUN: usize = 28;

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
        Some(text) if schema.sensitive || is_secret(text) => Err("left out: might be a secret"),
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

/// Whether a text looks like an access key or a token.
fn is_secret(text: &str) -> bool {
    const PREFIXES: [&str; 5] = ["LTAI", "STS.", "AKIA", "eyJ", "Bearer "];
    let runs = || text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')));
    let is_token = |run: &str| run.len() > LONGEST_RUN || run.len() >= LONGEST_MIXED_RUN && is_mixed(run);
    PREFIXES.iter().any(|prefix| text.contains(prefix)) || runs().any(is_token)
}

fn is_mixed(run: &str) -> bool {
    let has = |is: fn(&char) -> bool| run.chars().any(|c| is(&c));
    has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase) && has(char::is_ascii_digit)
}
