//! Files that mean no good: whatever is in them, an import ends, and accounts for every API.

use alicloud_import::{Options, import};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{document, with_api};

/// A file that has a little of everything.
fn everything() -> Value {
    let mut file = with_api(
        "ROA",
        &json!({
            "path": "/a/{Id}/[B]/*?acl",
            "consumes": ["application/json"],
            "deprecated": true,
            "staticInfo": { "substitutions": ["Demo::2020-01-01::Act"] },
            "parameters": [
                { "name": "Id", "in": "path", "schema": { "type": "string", "pattern": "^a" } },
                { "name": "Tags", "in": "query", "style": "flat", "schema": {
                    "type": "array", "maxItems": 20, "items": { "type": "object", "properties": { "Key": { "type": "string" } } } } },
                { "name": "Count", "in": "header", "schema": {
                    "type": "integer", "format": "int32", "minimum": "1", "maximum": "10", "exclusiveMaximum": true, "default": "3",
                    "example": "4", "enum": ["3", "4"] } },
                { "name": "body", "in": "body", "schema": { "$ref": "#/components/schemas/Tree" } },
            ],
            "responses": { "200": { "headers": { "ETag": {} }, "schema": { "type": "object", "properties": {
                "Servers": { "type": "object", "properties": { "Server": { "type": "array", "items": { "type": "string" } } } },
                "Map": { "type": "object", "additionalProperties": { "$ref": "#/components/schemas/Tree" } },
            } } } },
            "errorCodes": { "400": [{ "errorCode": "Bad", "errorMessage": "bad" }] },
        }),
    );
    file["components"]["schemas"]["Tree"] =
        json!({ "type": "object", "properties": { "Child": { "$ref": "#/components/schemas/Tree" } } });
    file["endpoints"] = json!([{ "regionId": "cn-beijing", "endpoint": "demo.cn-beijing.example.com" }]);
    file
}

/// Imports a file in every way, and holds the result against what always has to hold.
fn survives(file: &Value) {
    for with_descriptions in [false, true] {
        let options = Options { with_descriptions, ..Options::default() };
        let Ok(imported) = import(&file.to_string(), &options) else { continue };
        let apis = file.get("apis").and_then(Value::as_object).map_or(0, serde_json::Map::len);
        assert_eq!(imported.apis.len() + imported.refused.len(), apis);
        for folder in [&imported.directory, &imported.version_directory] {
            assert!(!folder.contains(['/', '\\']) && folder != ".." && folder != "." && !folder.is_empty());
        }
        assert!(imported.apis.iter().all(|api| !api.api.contains(['/', '\\', '.'])));
        assert!(serde_json::to_string(&imported.product).is_ok());
    }
}

/// Values that a file may have anywhere instead of what belongs there.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "",
            " ",
            "*",
            "../..",
            "a/b",
            "{",
            "}",
            "[",
            "{}",
            "{*}",
            "::",
            "?",
            "/",
            "\u{0}",
            "\u{202e}x",
            "名",
            "1e400",
            "-0",
            "9223372036854775808",
            "#/components/schemas/Tree",
            "#/components/schemas/",
            "object",
            "array",
            "string",
            "integer",
            "(((((",
            "(a{1000}){1000}",
            "true",
            "V3",
            "path",
            "body",
        ])
        .prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{}, [], 1, "a", null])),
        Just(
            json!({ "": {}, "a": 1, "$ref": "#/components/schemas/Tree", "type": "object", "properties": { "a": [] } })
        ),
    ]
}

/// Puts a value in place of the `number`th of a tree, or beside it under another key.
fn replace(value: &mut Value, number: &mut usize, key: Option<&str>, odd: &Value) {
    if *number == 0 {
        match (key, value.as_object_mut()) {
            (Some(key), Some(members)) => _ = members.insert(key.to_owned(), odd.clone()),
            _ => *value = odd.clone(),
        }
        *number = usize::MAX;
        return;
    }
    *number -= 1;
    let children: Vec<&mut Value> = match value {
        Value::Array(elements) => elements.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => return,
    };
    for child in children {
        if *number == usize::MAX {
            return;
        }
        replace(child, number, key, odd);
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_may_stand_anywhere(
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(".{0,6}|type|\\$ref|enum|items"), odd()), 1..6)
    ) {
        let mut file = everything();
        for (place, key, odd) in changes {
            let mut number = place.index(size(&file));
            replace(&mut file, &mut number, key.as_deref(), &odd);
        }
        survives(&file);
    }
}

#[test]
fn a_file_with_everything_is_imported() {
    survives(&everything());
}

#[test]
fn nesting_ends() {
    for depth in [50, 100, 1000, 100_000] {
        let deep = format!(
            "{}{}",
            r#"{"type":"object","properties":{"A":"#.repeat(depth),
            "{}".to_owned() + &"}}".repeat(depth)
        );
        let text = format!(
            r#"{{"info":{{"style":"RPC","product":"Demo","version":"1"}},"apis":{{"Act":{{"responses":{{"200":{{"schema":{deep}}}}}}}}}}}"#
        );
        let imported = import(&text, &Options::default()).expect("depth is no error");
        assert_eq!(imported.apis.len(), 1, "{depth}");
        assert!(imported.decisions.iter().any(|decision| decision.kind.code() == "too-deep"), "{depth}");
    }
}

#[test]
fn long_texts_and_large_numbers_are_cut() {
    let long = "x".repeat(1 << 20);
    let schema = json!({
        "type": long, "format": long, "pattern": long, "default": long, "example": long, "enum": [long], "description": long,
        "minimum": 1e300, "maximum": u64::MAX, "maxLength": 1e300, "maxItems": -1e300, long.clone(): long,
    });
    let mut file = with_api(
        "RPC",
        &json!({ "parameters": [{ "name": long, "in": "query", "schema": schema }, { "name": "A", "schema": schema }] }),
    );
    file["apis"][&long] = json!({});
    let imported =
        import(&file.to_string(), &Options { with_descriptions: true, ..Options::default() }).expect("it is metadata");
    assert!(imported.decisions.iter().all(|decision| decision.says.len() < 1000 && decision.done.len() < 1000));
    assert!(imported.apis.iter().all(|api| serde_json::to_string(api).is_ok_and(|text| text.len() < 20_000)));
}

#[test]
fn many_names_that_collide_take_no_time() {
    let values: Vec<String> = (0..20_000).map(|number| format!("a{}", "-".repeat(number % 90 + 1))).collect();
    let properties: serde_json::Map<String, Value> = (0..20_000)
        .map(|number| {
            (format!("名{number}").replace(|c: char| c.is_ascii_digit(), "") + &"名".repeat(number % 60), json!({}))
        })
        .collect();
    let schema = json!({ "type": "object", "properties": properties });
    let file = with_api(
        "RPC",
        &json!({ "parameters": [
        { "name": "A", "in": "query", "schema": { "type": "string", "enum": values } },
        { "name": "B", "in": "query", "schema": schema },
    ] }),
    );
    survives(&file);
}

#[test]
fn keys_there_twice_count_once() {
    let text = r#"{"info":{"style":"RPC","product":"Demo","version":"1"},"apis":{"A":{},"A":{}}}"#;
    let imported = import(text, &Options::default()).expect("it is metadata");
    assert_eq!(imported.apis.len(), 1);
    assert_eq!(imported.decisions[0].kind.code(), "duplicate-key");
}

#[test]
fn wrong_types_are_taken_for_absent() {
    for key in ["apis", "components", "endpoints", "info", "version"] {
        let mut file = document("RPC", &json!({}));
        file[key] = json!([7]);
        survives(&file);
    }
}
