//! Changes of metadata that must not move a name.

use serde_json::{Map, Value, json};

/// The value with the members of all objects in another order.
pub(crate) fn shuffled(value: &Value, seed: u64) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(|element| shuffled(element, seed)).collect(),
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by_cached_key(|(name, _)| {
                let bytes = name.bytes().chain(seed.to_le_bytes());
                bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
                })
            });
            let shuffled = members.into_iter().map(|(name, value)| (name.clone(), shuffled(value, seed)));
            Value::Object(shuffled.collect::<Map<_, _>>())
        }
        scalar => scalar.clone(),
    }
}

/// Puts what collides with everything in front of everything.
pub(crate) fn crowd(value: &Value) -> Value {
    match value {
        Value::Array(elements) => elements.iter().map(crowd).collect(),
        Value::Object(members) => {
            let mut crowded = Map::new();
            for (name, value) in members {
                match name.as_str() {
                    "properties" => _ = crowded.insert(name.clone(), more_fields(value)),
                    "enum" => _ = crowded.insert(name.clone(), more_values(value)),
                    "parameters" => _ = crowded.insert(name.clone(), more_parameters(value)),
                    "400" => _ = crowded.insert(name.clone(), more_errors(value)),
                    "apis" => _ = crowded.insert(name.clone(), more_apis(value)),
                    "schemas" => _ = crowded.insert(name.clone(), more_components(value)),
                    _ => _ = crowded.insert(name.clone(), crowd(value)),
                }
            }
            Value::Object(crowded)
        }
        scalar => scalar.clone(),
    }
}

/// Other spellings of a name.
fn spellings(name: &str) -> Vec<String> {
    let mut spellings = vec![name.to_lowercase(), name.to_uppercase(), format!("{name}."), format!("-{name}")];
    let mut letters = name.chars();
    if let Some(first) = letters.next().filter(char::is_ascii_alphabetic) {
        let other = if first.is_ascii_lowercase() { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
        spellings.push(format!("{other}{}", letters.as_str()));
    }
    spellings
}

fn more(members: &Map<String, Value>, new: impl Fn(&Value) -> Value) -> Map<String, Value> {
    let mut more = Map::new();
    for (name, value) in members {
        for other in spellings(name).into_iter().filter(|other| !members.contains_key(other)) {
            more.entry(other).or_insert_with(|| new(value));
        }
    }
    more
}

fn more_fields(value: &Value) -> Value {
    let Some(members) = value.as_object() else { return value.clone() };
    // A list with a wrapper around it, which would be none any more: another structure, not another name.
    let is_list = |schema: &Value| schema["type"] == "array" || schema["items"].is_object();
    if members.len() == 1 && members.values().all(is_list) {
        return members.iter().map(|(name, value)| (name.clone(), crowd(value))).collect::<Map<_, _>>().into();
    }
    // In an answer both stay; another type is no other spelling of the same.
    let mut all = more(members, |_| json!({ "type": "boolean" }));
    all.insert("Tag".to_owned(), json!({ "type": "object", "properties": { "Key": { "type": "string" } } }));
    all.insert(
        "Info".to_owned(),
        json!({ "type": "object", "properties": { "State": { "type": "string", "enum": ["O-N"] } } }),
    );
    all.insert("new".to_owned(), json!({ "type": "string" }));
    all.retain(|name, _| !members.contains_key(name));
    all.extend(members.iter().map(|(name, value)| (name.clone(), crowd(value))));
    Value::Object(all)
}

fn more_values(value: &Value) -> Value {
    let Some(values) = value.as_array() else { return value.clone() };
    let texts = values.iter().filter_map(Value::as_str);
    let new = texts.flat_map(spellings).map(Value::String).filter(|new| !values.contains(new));
    let mut all: Vec<Value> = new.collect();
    all.extend(values.iter().cloned());
    Value::Array(all)
}

fn more_parameters(value: &Value) -> Value {
    let Some(parameters) = value.as_array() else { return crowd(value) };
    let names: Vec<&str> = parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
    let body = parameters.iter().any(|parameter| parameter["in"] == "body");
    let position = if body { "header" } else { "query" };
    let new = names.iter().flat_map(|name| spellings(name)).filter(|name| !names.contains(&name.as_str()));
    let mut all: Vec<Value> =
        new.map(|name| json!({ "name": name, "in": position, "schema": { "type": "boolean" } })).collect();
    all.extend(parameters.iter().map(crowd));
    Value::Array(all)
}

fn more_errors(value: &Value) -> Value {
    let Some(errors) = value.as_array() else { return value.clone() };
    let codes = errors.iter().filter_map(|error| error["errorCode"].as_str());
    let mut all: Vec<Value> = codes.flat_map(spellings).map(|code| json!({ "errorCode": code })).collect();
    all.extend(errors.iter().cloned());
    Value::Array(all)
}

fn more_apis(value: &Value) -> Value {
    let Some(apis) = value.as_object() else { return value.clone() };
    let mut all = more(apis, |api| {
        json!({ "methods": ["post"], "path": api.get("path"), "security": [{ "AK": [] }],
        "parameters": [], "responses": {}, "errorCodes": { "403": [{ "errorCode": "BUSY" }, { "errorCode": "invalid.parameter" }] } })
    });
    all.extend(apis.iter().map(|(name, api)| (name.clone(), crowd(api))));
    Value::Object(all)
}

fn more_components(value: &Value) -> Value {
    let Some(components) = value.as_object() else { return value.clone() };
    let mut all = more(components, Clone::clone);
    all.extend(components.iter().map(|(name, component)| (name.clone(), crowd(component))));
    Value::Object(all)
}
