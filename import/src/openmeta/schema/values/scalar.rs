//! Single values, brought to the type that they should have.

use alicloud_format::spec::SchemaType;
use serde_json::{Number, Value};

/// The value as one of the type; none if it is not.
pub(super) fn read(kind: Option<SchemaType>, value: &Value) -> Option<Value> {
    match kind? {
        SchemaType::String => text(value),
        SchemaType::Integer => integer(value).map(Value::from),
        SchemaType::Number => number(value).map(Value::Number),
        SchemaType::Boolean => boolean(value).map(Value::Bool),
        SchemaType::Array | SchemaType::Object | SchemaType::Any | SchemaType::Binary => None,
    }
}

/// Whether a text consists of what is printable in ASCII.
pub(super) fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c == ' ' || c.is_ascii_graphic())
}

fn text(value: &Value) -> Option<Value> {
    match value {
        Value::String(text) => Some(Value::from(text.trim())),
        Value::Number(_) | Value::Bool(_) => Some(Value::from(value.to_string())),
        _ => None,
    }
}

fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Value::String(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| whole(text.parse().ok()?))
        }
        _ => None,
    }
}

/// A float without a fraction, as far as floats are exact.
fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => {
            let text = text.trim();
            text.parse::<i64>().ok().map(Number::from).or_else(|| Number::from_f64(text.parse().ok()?))
        }
        _ => None,
    }
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(value) => Some(*value),
        Value::String(text) => text.trim().to_ascii_lowercase().parse().ok(),
        _ => None,
    }
}
