//! What the documentation of an item says: the description, then the facts.

use serde_json::Value;

use super::example::plain_text;
use crate::spec::{Api, Deprecation, Role, Schema};

/// A text as paragraphs.
pub(super) fn paragraphs(text: Option<&str>) -> Vec<String> {
    text.into_iter()
        .flat_map(|text| text.split("\n\n"))
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// The description, or a sentence in its place.
pub(super) fn described(description: Option<&str>, otherwise: impl FnOnce() -> String) -> Vec<String> {
    let paragraphs = paragraphs(description);
    if paragraphs.is_empty() { vec![otherwise()] } else { paragraphs }
}

pub(super) fn operation(api: &Api) -> Vec<String> {
    let mut doc = vec![api.summary.clone()];
    doc.extend(paragraphs(api.description.as_deref()));
    doc
}

pub(super) fn field(wire_name: &str, schema: &Schema, is_response: bool) -> Vec<String> {
    let mut doc = described(schema.description.as_deref(), || format!("`{wire_name}`."));
    doc.push(facts(wire_name, schema, is_response));
    doc
}

/// One line of facts: `Wire name Port; required; 1 to 65535; default 100; example 80`.
fn facts(wire_name: &str, schema: &Schema, is_response: bool) -> String {
    let mut facts = vec![format!("Wire name `{wire_name}`")];
    if !is_response {
        facts.push(requirement(schema));
    }
    facts.extend(schema.required_when.as_ref().map(|when| format!("required when {}", when.trim_end_matches('.'))));
    facts.extend(between(schema.minimum.as_ref(), schema.maximum.as_ref(), ""));
    facts.extend(between(schema.min_length.as_ref(), schema.max_length.as_ref(), " characters"));
    facts.extend(between(schema.min_items.as_ref(), schema.max_items.as_ref(), " elements"));
    facts.extend(schema.pattern.as_ref().map(|pattern| format!("pattern `{}`", pattern.replace('`', "'"))));
    facts.extend(values(schema));
    facts.extend(schema.default.as_ref().map(|default| format!("default {}", code(default))));
    let example = schema.example.as_ref().filter(|example| !example.is_array() && !example.is_object());
    facts.extend(example.map(|example| format!("example {}", code(example))));
    format!("{}.", facts.join("; "))
}

fn requirement(schema: &Schema) -> String {
    match (schema.required, schema.role, &schema.default) {
        (true, Some(Role::Region), _) => "required, taken from the client unless set".to_owned(),
        (true, _, Some(_)) => "required, filled in unless set".to_owned(),
        (true, ..) => "required".to_owned(),
        (false, ..) => "optional".to_owned(),
    }
}

fn between<T: ToString + PartialEq>(minimum: Option<&T>, maximum: Option<&T>, unit: &str) -> Option<String> {
    Some(match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if minimum == maximum => format!("{}{unit}", minimum.to_string()),
        (Some(minimum), Some(maximum)) => format!("{} to {}{unit}", minimum.to_string(), maximum.to_string()),
        (Some(minimum), None) => format!("at least {}{unit}", minimum.to_string()),
        (None, Some(maximum)) => format!("at most {}{unit}", maximum.to_string()),
        (None, None) => return None,
    })
}

/// The values, where no enum shows them: those of numbers.
fn values(schema: &Schema) -> Option<String> {
    let texts: Vec<String> = schema.values.iter().filter(|value| value.is_number()).map(code).collect();
    (!texts.is_empty()).then(|| format!("one of {}", texts.join(", ")))
}

/// The value as code, cut where it is long.
fn code(value: &Value) -> String {
    const LONGEST: usize = 60;
    let text = plain_text(value).unwrap_or_else(|| value.to_string());
    let text = text.replace('`', "'").split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return "an empty string".to_owned();
    }
    if text.chars().count() > LONGEST {
        return format!("`{}…`", text.chars().take(LONGEST).collect::<String>());
    }
    format!("`{text}`")
}

/// What the `deprecated` attribute says, with the replacement under the name that `rust_name` gives it.
pub(super) fn deprecation(
    deprecation: Option<&Deprecation>,
    rust_name: impl Fn(&str) -> Option<String>,
) -> Option<String> {
    let deprecation = deprecation?;
    let replacement = deprecation.replacement.as_deref().and_then(rust_name).map(|name| format!("use `{name}`"));
    let parts: Vec<String> = replacement.into_iter().chain(deprecation.note.clone()).collect();
    Some(if parts.is_empty() { "no longer recommended by the service".to_owned() } else { parts.join("; ") })
}
