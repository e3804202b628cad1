//! Nodes of other sources.

use serde_json::Value;

use crate::spec::{list, word};

/// The type of a node without its width.
pub(super) fn class(node: &Value) -> &str {
    match word(node, "t") {
        "int32" | "int64" => "integer",
        "float" | "double" => "number",
        "map" => "object",
        other => other,
    }
}

/// The fields of an object.
pub(super) fn props(node: &Value) -> &[Value] {
    list(node, "props")
}

/// What the elements of a list hold; the node itself if it is none.
pub(super) fn innermost(node: &Value) -> &Value {
    let mut node = node;
    while class(node) == "array" {
        let Some(items) = node.get("items") else { break };
        node = items;
    }
    node
}

/// The list in an object that has nothing else, and so only wraps its elements.
pub(super) fn wrapped(node: &Value) -> Option<&Value> {
    match props(node) {
        [only] if class(node) == "object" && class(only) == "array" => Some(only),
        _ => None,
    }
}
