//! What the keys of a schema say, in words.

use alicloud_format::spec::SchemaType;
use alicloud_format::spec::keyword::Keyword;
use serde_json::{Map, Value};

use crate::decision::{cut, quoted};
use crate::text;

/// What a value of a key says.
pub(super) fn says(key: &str, value: &Value) -> String {
    let shown = shown(value);
    match key {
        "type" => format!("The type is {}.", kind(value.as_str().unwrap_or_default())),
        "in" => format!("It travels as {shown}."),
        "method" => format!("The method is {shown}."),
        "path" => format!("The path is {shown}."),
        _ => match Keyword::named(key).and_then(|keyword| keyword.words) {
            Some(words) => words.replace("{}", &shown),
            None => format!("`{key}` is {shown}."),
        },
    }
}

/// Whether a value must be there.
pub(super) fn required(is_required: bool) -> String {
    if is_required { "Required.".to_owned() } else { "Optional.".to_owned() }
}

/// What a schema is, in a few words.
pub(super) fn schema(schema: &Map<String, Value>) -> String {
    match schema.get("type").and_then(Value::as_str) {
        Some(name) => kind(name).to_owned(),
        None => "a component".to_owned(),
    }
}

fn kind(name: &str) -> &'static str {
    SchemaType::named(name).unwrap_or(SchemaType::Any).in_words()
}

/// A value, cut short.
pub(super) fn shown(value: &Value) -> String {
    let text = match value {
        Value::Array(elements) => elements.iter().take(20).map(one).collect::<Vec<_>>().join(", "),
        other => one(other),
    };
    text::clean(&cut(&text), false)
}

fn one(value: &Value) -> String {
    match value {
        Value::String(text) => format!("`{text}`"),
        other => quoted(other),
    }
}
