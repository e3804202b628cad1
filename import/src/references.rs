//! What JSON refers to.

use serde_json::Value;

/// All references in a value, in no particular order.
pub(crate) fn all(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(elements) => open.extend(elements),
            Value::Object(members) => {
                found.extend(members.get("$ref").and_then(Value::as_str));
                open.extend(members.values());
            }
            _ => {}
        }
    }
    found
}
