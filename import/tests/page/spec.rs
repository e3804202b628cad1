//! Ways through a spec as JSON, so that keys count that the types of the specs do not have yet.

use serde_json::{Map, Value};

/// A text as it stands, and anything else as JSON.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The elements of a list; none if it is not there.
pub(crate) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts of a list.
pub(crate) fn texts(value: &Value, key: &str) -> Vec<String> {
    list(value, key).iter().map(text).collect()
}

/// A text of a node; empty if it is not there.
pub(crate) fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// What a list holds in the end, however many lists are in it; the schema itself if it is none.
pub(crate) fn innermost(schema: &Value) -> &Value {
    let mut schema = schema;
    while word(schema, "type") == "array" {
        let Some(items) = schema.get("items") else { break };
        schema = items;
    }
    schema
}

/// The fields of an object, or of the elements of a list.
pub(crate) fn fields(schema: &Value) -> Option<&Map<String, Value>> {
    innermost(schema).get("properties").and_then(Value::as_object)
}

/// A field by its wire name.
pub(crate) fn field<'a>(schema: &'a Value, name: &str) -> Option<&'a Value> {
    fields(schema)?.get(name)
}

/// The schema of a parameter by its wire name.
pub(crate) fn parameter<'a>(api: &'a Value, name: &str) -> Option<&'a Value> {
    list(api, "parameters").iter().find(|parameter| word(parameter, "name") == name)?.get("schema")
}

/// The rules of an object or an API, and of all objects in it.
pub(crate) fn rules(api: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut open = vec![api];
    while let Some(value) = open.pop() {
        found.extend(list(value, "rules"));
        match value {
            Value::Object(members) => open.extend(members.values()),
            Value::Array(elements) => open.extend(elements),
            _ => {}
        }
    }
    found
}
