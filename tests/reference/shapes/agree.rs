//! Whether a tree has the nesting of names of an example.

use serde_json::{Map, Value};

use crate::spec::{texts, word};

/// Compares the answer of an API to an example; the first difference is the error.
pub(super) fn answer(api: &str, tree: &Value, example: &Value) -> Result<(), String> {
    value(tree, unwrapped(api, tree, example), "")
}

/// An example may name the answer itself, as XML does: after the API, with or without an ending.
fn unwrapped<'a>(api: &str, tree: &Value, example: &'a Value) -> &'a Value {
    let Some(members) = example.as_object().filter(|members| members.len() == 1) else { return example };
    let is_known = |name: &str| tree.get("properties").is_some_and(|properties| properties.get(name).is_some());
    let is_root = |(name, value): &(&String, &Value)| {
        (*name == api || name.ends_with("Response")) && value.is_object() && !is_known(name)
    };
    members.iter().find(is_root).map_or(example, |(_, value)| value)
}

fn value(tree: &Value, example: &Value, path: &str) -> Result<(), String> {
    let kind = word(tree, "type");
    // What is empty has no shape, and what may hold anything has every shape.
    if matches!(example, Value::Null) || kind == "any" || tree.get("additionalProperties").is_some() {
        return Ok(());
    }
    match (kind, example) {
        ("object" | "array", Value::String(text)) if text.is_empty() => Ok(()),
        ("object", Value::Object(members)) => object(tree, members, path),
        ("array", _) => list(tree, example, path),
        ("object", other) => Err(format!("{path} is an object, in the example {}", name_of(other))),
        (_, Value::Object(_) | Value::Array(_)) => {
            Err(format!("{path} is a {kind}, in the example {}", name_of(example)))
        }
        _ => Ok(()),
    }
}

fn object(tree: &Value, members: &Map<String, Value>, path: &str) -> Result<(), String> {
    let properties = tree.get("properties");
    members.iter().try_for_each(|(name, example)| {
        // Blanks in names are slips of the example, which no answer has.
        let name = name.trim();
        let path = format!("{path}/{name}");
        match properties.and_then(|properties| properties.get(name)) {
            Some(field) => value(field, example, &path),
            None => Err(format!("{path} is not in the tree")),
        }
    })
}

/// A list: bare, below its wrapper, or as its only element.
fn list(tree: &Value, example: &Value, path: &str) -> Result<(), String> {
    let Some(items) = tree.get("items") else { return Err(format!("{path} is a list of nothing")) };
    match example {
        Value::Array(elements) => elements.iter().try_for_each(|element| value(items, element, path)),
        Value::Object(members) if members.is_empty() => Ok(()),
        Value::Object(members) => {
            let wrappers = texts(tree, "itemNames");
            match members.iter().next() {
                Some((name, Value::Array(elements))) if members.len() == 1 && wrappers.contains(name) => {
                    elements.iter().try_for_each(|element| value(items, element, &format!("{path}/{name}")))
                }
                Some((name, element)) if members.len() == 1 && wrappers.contains(name) => {
                    value(items, element, &format!("{path}/{name}"))
                }
                _ if word(items, "type") == "object" => value(items, example, path),
                _ => Err(format!("{path} is a list of {}, in the example an object", word(items, "type"))),
            }
        }
        other => Err(format!("{path} is a list, in the example {}", name_of(other))),
    }
}

fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Object(_) => "an object",
        Value::Array(_) => "a list",
        _ => "a scalar",
    }
}
