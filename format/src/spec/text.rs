//! Values as text: what kind they are, what a spec calls them, what the wire has.

use serde_json::{Number, Value};

/// The JSON Schema type of a value.
pub fn kind_of_value(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A scalar as it is written in a spec, without quotes; none for anything else.
pub fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// A value as text: a string without its quotes, anything else as JSON.
pub fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The text that a scalar travels as; none for anything else.
pub fn wire_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(number_text(number)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Without a fraction where there is none, with an exponent from 1e21 and below 1e-6.
fn number_text(number: &Number) -> String {
    let Some(value) = number.as_f64().filter(|_| number.is_f64()) else { return number.to_string() };
    if value == 0.0 {
        return "0".to_owned();
    }
    if (1e-6..1e21).contains(&value.abs()) {
        return value.to_string();
    }
    let text = format!("{value:e}");
    if text.contains("e-") { text } else { text.replace('e', "e+") }
}

/// Whether a text looks like an access key, a token or a private key, or holds one: people find and try them.
pub fn looks_like_key(text: &str) -> bool {
    const PARTS: [&str; 6] = ["LTAI", "AKIA", "STS.", "eyJ", "Bearer ", "PRIVATE KEY"];
    /// No identifier has so many letters and digits in a row, but keys and tokens do.
    const LONGEST: usize = 40;
    /// Nor so many where capitals, small letters and digits are mixed.
    const LONGEST_MIXED: usize = 28;
    let mut runs = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')));
    let is_mixed = |run: &str| {
        let has = |is: fn(&char) -> bool| run.chars().any(|c| is(&c));
        has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase) && has(char::is_ascii_digit)
    };
    PARTS.iter().any(|part| text.contains(part))
        || runs.any(|run| run.len() > LONGEST || run.len() >= LONGEST_MIXED && is_mixed(run))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::wire_text;

    #[test]
    fn scalars_have_one_text() {
        let texts =
            |values: &[Value]| values.iter().map(|value| wire_text(value).unwrap_or_default()).collect::<Vec<_>>();
        let numbers =
            [json!(1), json!(1.0), json!(-0.0), json!(0.5), json!(1e21), json!(1e-7), json!(9007199254740993_i64)];
        assert_eq!(texts(&numbers), ["1", "1", "0", "0.5", "1e+21", "1e-7", "9007199254740993"]);
        assert_eq!(texts(&[json!("a"), json!(true), json!(null), json!([])]), ["a", "true", "", ""]);
    }
}
