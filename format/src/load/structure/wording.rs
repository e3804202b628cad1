//! How the structure of the format is put into words.

use serde_json::Value;

/// Values that are longer are not repeated in an example.
const REPEATED: usize = 40;

/// A JSON Schema type in words.
pub(super) fn type_name(name: &str) -> &str {
    match name {
        "boolean" => "`true` or `false`",
        "integer" => "an integer",
        "number" => "a number",
        "string" => "a string",
        "array" => "a list",
        "object" => "an object",
        "null" => "`null`",
        other => other,
    }
}

/// A definition of the format in words: `RegionHosts` as `region hosts`.
pub(super) fn spoken(definition: &str) -> String {
    match definition {
        "Api" => return "API".to_owned(),
        "ApiOverlay" => return "API overlay".to_owned(),
        "ApiError" => return "error".to_owned(),
        _ => {}
    }
    let mut words = String::new();
    for character in definition.chars() {
        if character.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(character.to_ascii_lowercase());
    }
    words
}

/// The words with `a` or `an` before them.
pub(super) fn article(words: &str) -> String {
    let vowel = words.starts_with(['a', 'e', 'i', 'o', 'u', 'A']);
    format!("{} {words}", if vowel { "an" } else { "a" })
}

/// How a key would be written with a value of the right type, made from the one that is there where that is possible.
pub(super) fn example(expected: &str, key: Option<&str>, found: &Value) -> String {
    let value = value(expected, found);
    match key {
        Some(key) if key.parse::<usize>().is_err() && key.len() <= REPEATED => {
            format!("{}: {value}", Value::from(key))
        }
        _ => value,
    }
}

fn value(expected: &str, found: &Value) -> String {
    let text = found.as_str().map(str::trim).filter(|text| text.len() <= REPEATED);
    match expected {
        "integer" => text.filter(|text| text.parse::<i64>().is_ok()).unwrap_or("1").to_owned(),
        "number" => text.filter(|text| is_json_number(text)).unwrap_or("1").to_owned(),
        "boolean" => text.filter(|text| matches!(*text, "true" | "false")).unwrap_or("true").to_owned(),
        "string" if found.is_number() || found.is_boolean() => format!("\"{found}\""),
        "string" => "\"…\"".to_owned(),
        "array" => match found.to_string() {
            short if !found.is_null() && short.len() <= REPEATED => format!("[{short}]"),
            _ => "[…]".to_owned(),
        },
        _ => "{ … }".to_owned(),
    }
}

fn is_json_number(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
}
