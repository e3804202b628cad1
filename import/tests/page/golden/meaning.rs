//! What documented types mean.

use serde_json::Value;

use crate::spec::{text, word};

/// Whether a schema has the type that a documented one means, or carries the documented one beside its own.
pub(crate) fn is_type(schema: &Value, documented: &str) -> bool {
    match schema.get("documentedType").and_then(Value::as_str) {
        Some(stated) => plain(stated) == plain(documented),
        None => is_meant(word(schema, "type"), word(schema, "format"), &plain(documented)),
    }
}

/// A type without capitals, blanks and escapes.
fn plain(documented: &str) -> String {
    documented.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect::<String>().to_lowercase()
}

fn is_meant(kind: &str, format: &str, documented: &str) -> bool {
    let is_list = documented.starts_with("array")
        || documented.contains("list")
        || documented.ends_with("[]")
        || documented.ends_with("settype");
    match documented {
        "string" => kind == "string",
        "integer" | "int" | "interger" => kind == "integer" && matches!(format, "" | "int32"),
        "long" => kind == "integer" && format == "int64",
        "float" | "double" | "number" => kind == "number",
        "boolean" | "bool" => kind == "boolean",
        "json" => matches!(kind, "object" | "array" | "any"),
        "struct" | "map" | "object" => kind == "object",
        _ if is_list => kind == "array",
        other => unreachable!("no one has said yet what {other} means"),
    }
}

/// A value with its scalars as text, since the wire knows nothing else.
pub(crate) fn plain_value(value: &Value) -> Value {
    match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), plain_value(value))).collect(),
        Value::Array(elements) => elements.iter().map(plain_value).collect(),
        scalar => Value::String(text(scalar)),
    }
}
