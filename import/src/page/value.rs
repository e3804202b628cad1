//! Texts and example values to values of a type.

use alicloud_format::spec::{Format, Schema, SchemaType};
use serde_json::{Map, Number, Value};

/// A text as a value of a type; none if it is none.
pub(super) fn of_text(kind: Option<SchemaType>, text: &str) -> Option<Value> {
    let text = text.trim();
    match kind? {
        SchemaType::Integer => integer(text).map(Value::from),
        SchemaType::Number => number(text).map(Value::Number),
        SchemaType::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" => Some(Value::Bool(true)),
            "false" => Some(Value::Bool(false)),
            _ => None,
        },
        SchemaType::String => (!text.is_empty()).then(|| Value::String(text.to_owned())),
        SchemaType::Object if text.starts_with('{') => serde_json::from_str(text).ok(),
        SchemaType::Array if text.starts_with('[') => serde_json::from_str(text).ok(),
        _ => None,
    }
}

/// Whether a text stands for a value and is none: `<key name>`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let inner = text.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inner.is_some_and(|inner| (1..=80).contains(&inner.len()) && !inner.contains(['<', '>', '/', '"', '=']))
}

/// A whole number, with or without separators of thousands.
pub(super) fn integer(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| *c != ',').collect();
    let is_plain = !plain.is_empty() && plain.len() <= 19 && !(plain.len() > 1 && plain.starts_with('0'));
    if !is_plain || text.starts_with(',') || text.ends_with(',') {
        return None;
    }
    plain.parse().ok()
}

/// A number, whole where it is.
pub(super) fn number(text: &str) -> Option<Number> {
    integer(text).map(Number::from).or_else(|| {
        let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        Number::from_f64(text.parse::<f64>().ok().filter(|_| is_plain)?)
    })
}

/// A value of an example in the form that a schema wants; none if it has another one.
pub(super) fn of_example(schema: &Schema, value: &Value) -> Option<Value> {
    match (schema.kind?, value) {
        (SchemaType::Array, Value::Array(elements)) => {
            let items = schema.items.as_deref()?;
            elements.iter().map(|element| of_example(items, element)).collect::<Option<Vec<_>>>().map(Value::Array)
        }
        (SchemaType::Object, Value::Object(members)) => {
            let member = |(name, value): (&String, &Value)| {
                let schema = schema.properties.get(name).or(schema.additional_properties.as_deref());
                Some((name.clone(), of_example(schema?, value)?))
            };
            members.iter().filter(|(_, value)| !value.is_null()).map(member).collect::<Option<_>>().map(Value::Object)
        }
        (SchemaType::Any, value) => Some(value.clone()),
        (SchemaType::Array | SchemaType::Object, _) => None,
        (SchemaType::String, Value::String(text)) => Some(Value::String(text.clone())),
        (kind, Value::String(text)) => of_text(Some(kind), text),
        (SchemaType::Integer, Value::Number(number)) => number.as_i64().map(Value::from),
        (SchemaType::Number, Value::Number(_)) | (SchemaType::Boolean, Value::Bool(_)) => Some(value.clone()),
        (SchemaType::String, Value::Number(_) | Value::Bool(_)) => Some(Value::String(value.to_string())),
        _ => None,
    }
}

/// An answer with the texts that a decoder makes of numbers and booleans where the type is a string.
pub(super) fn with_texts(schema: &Schema, value: &Value) -> Value {
    let below = |schema: Option<&Schema>, value: &Value| match schema {
        Some(schema) => with_texts(schema, value),
        None => value.clone(),
    };
    match (schema.kind, value) {
        (Some(SchemaType::String), Value::Number(_) | Value::Bool(_)) => Value::String(value.to_string()),
        (Some(SchemaType::Array), Value::Array(elements)) => {
            elements.iter().map(|element| below(schema.items.as_deref(), element)).collect()
        }
        (Some(SchemaType::Array), Value::Object(members)) => {
            let wraps = members.len() == 1 && members.keys().all(|name| schema.item_names.contains(name));
            match members.iter().next().filter(|_| wraps) {
                Some((name, inner)) => Value::from(Map::from_iter([(name.clone(), with_texts(schema, inner))])),
                None => below(schema.items.as_deref(), value),
            }
        }
        (Some(SchemaType::Array), scalar) => below(schema.items.as_deref(), scalar),
        (Some(SchemaType::Object), Value::Object(members)) => {
            let of = |name: &str| schema.properties.get(name).or(schema.additional_properties.as_deref());
            let member = |(name, value): (&String, &Value)| (name.clone(), below(of(name), value));
            Value::Object(members.iter().map(member).collect())
        }
        _ => value.clone(),
    }
}

/// Whether a number needs 64 bits.
pub(super) fn is_wide(value: &Value) -> bool {
    value.as_i64().is_some_and(|value| i32::try_from(value).is_err())
        || value.as_u64().is_some_and(|value| value > i32::MAX as u64)
}

/// The type of a scalar of JSON.
pub(super) fn kind_of(value: &Value) -> Option<(SchemaType, Option<Format>)> {
    match value {
        Value::String(_) => Some((SchemaType::String, None)),
        Value::Bool(_) => Some((SchemaType::Boolean, None)),
        Value::Number(number) if number.is_f64() => Some((SchemaType::Number, Some(Format::Double))),
        Value::Number(_) => Some((SchemaType::Integer, is_wide(value).then_some(Format::Int64))),
        _ => None,
    }
}

/// How a time is laid out, by a value that is one in UTC.
pub(super) fn time_layout(text: &str) -> Option<&'static str> {
    const LAYOUTS: [&str; 3] = ["yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddZ"];
    let text = text.trim();
    let fits = |layout: &str| {
        layout.len() == text.len()
            && layout.bytes().zip(text.bytes()).all(|(wanted, byte)| match wanted {
                b'-' | b'T' | b':' | b'Z' => byte == wanted,
                _ => byte.is_ascii_digit(),
            })
    };
    LAYOUTS.into_iter().find(|layout| fits(layout))
}

#[cfg(test)]
mod tests {
    use alicloud_format::spec::Schema;
    use serde_json::{Value, from_value, json};

    use super::with_texts;

    #[test]
    fn numbers_become_texts_where_the_type_is_a_string() {
        let schema: Schema = from_value(json!({ "type": "object", "properties": {
            "Name": { "type": "string" },
            "Count": { "type": "integer" },
            "Rows": { "type": "array", "itemNames": ["Row"], "items": {
                "type": "object", "properties": { "Id": { "type": "string" } } } },
            "Ids": { "type": "array", "items": { "type": "string" } },
            "Labels": { "type": "object", "additionalProperties": { "type": "string" } },
        } }))
        .expect("a schema");
        let cases: [(Value, Value); 5] = [
            (json!({ "Name": 12, "Count": 12 }), json!({ "Name": "12", "Count": 12 })),
            (json!({ "Name": true, "Other": 1 }), json!({ "Name": "true", "Other": 1 })),
            (json!({ "Rows": { "Row": [{ "Id": 1.5 }] } }), json!({ "Rows": { "Row": [{ "Id": "1.5" }] } })),
            (json!({ "Rows": { "Id": 1 }, "Ids": [1, "b"] }), json!({ "Rows": { "Id": "1" }, "Ids": ["1", "b"] })),
            (json!({ "Labels": { "a": 1 }, "Name": null }), json!({ "Labels": { "a": "1" }, "Name": null })),
        ];
        for (shown, expected) in cases {
            assert_eq!(with_texts(&schema, &shown), expected);
        }
    }
}
