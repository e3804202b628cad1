//! Types, limits, values.

use insta::assert_snapshot;
use serde_json::{Value, json};

use alicloud_import::Options;

use crate::support::{import, import_with, plain, schema_shown, with_schema};

fn all(schemas: &[Value]) -> String {
    schemas
        .iter()
        .map(|schema| format!("{schema}\n=> {}", schema_shown(schema).trim()))
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[test]
fn types_are_kept_or_inferred() {
    assert_snapshot!(all(&[
        json!({ "type": "integer", "format": "int32" }),
        json!({ "type": "integer" }),
        json!({ "type": "number", "format": "double" }),
        json!({ "type": "string", "format": "binary" }),
        json!({ "type": "string", "format": "int64" }),
        json!({ "type": "string", "format": "iso8601" }),
        json!({ "type": ["string", "null"] }),
        json!({ "type": "Long" }),
        json!({ "properties": { "A": { "type": "boolean" } } }),
        json!({ "items": { "type": "boolean" } }),
        json!({ "type": "array" }),
        json!({}),
        json!(true),
    ]));
}

#[test]
fn objects_have_fields_or_free_names() {
    assert_snapshot!(all(&[
        json!({ "type": "object" }),
        json!({ "type": "object", "additionalProperties": true }),
        json!({ "type": "object", "additionalProperties": { "type": "string" } }),
        json!({ "type": "object", "properties": { "A": { "type": "any" } }, "additionalProperties": { "type": "any" } }),
        json!({ "type": "string", "properties": { "A": { "type": "any" } } }),
    ]));
}

#[test]
fn bounds_are_numbers_that_mean_something() {
    let integer = |keys: Value| {
        let mut schema = json!({ "type": "integer", "format": "int32" });
        if let (Some(schema), Some(keys)) = (schema.as_object_mut(), keys.as_object()) {
            schema.extend(keys.clone());
        }
        schema
    };
    assert_snapshot!(all(&[
        integer(json!({ "minimum": "1", "maximum": 65535 })),
        integer(json!({ "minimum": "-9223372036854775808", "maximum": "9223372036854775807" })),
        integer(json!({ "minimum": "0", "exclusiveMinimum": true, "maximum": "10", "exclusiveMaximum": "true" })),
        integer(json!({ "minimum": "0", "exclusiveMinimum": true, "default": "0" })),
        integer(json!({ "exclusiveMinimum": 5 })),
        integer(json!({ "minimum": "0.5", "maximum": "9.5" })),
        integer(json!({ "minimum": 10, "maximum": 1 })),
        integer(json!({ "minimum": "few" })),
        integer(json!({ "maximum": "4294967296" })),
        json!({ "type": "number", "minimum": "0", "exclusiveMinimum": true, "maximum": "0.5" }),
        json!({ "type": "string", "minimum": "1", "maxLength": 128.0, "minLength": -1 }),
        json!({ "type": "string", "minLength": 8, "maxLength": 2 }),
        json!({ "type": "string", "maxLength": 0 }),
        json!({ "type": "array", "items": { "type": "string" }, "minItems": "1", "maxItems": 20, "maximum": "20" }),
    ]));
}

#[test]
fn integers_are_as_wide_as_their_values() {
    let format = |schema: Value| import(&with_schema(&schema)).apis[0].parameters[0].schema.format;
    for (key, value) in [
        ("maximum", json!("2147483648")),
        ("default", json!("2147483648")),
        ("example", json!("1700000000000")),
        ("enum", json!(["1", "3000000000"])),
    ] {
        let mut schema = json!({ "type": "integer", "format": "int32" });
        assert!(format(schema.clone()).is_none());
        schema[key] = value;
        assert!(format(schema).is_some(), "{key}");
    }
}

#[test]
fn enumerated_values_are_of_the_type_and_have_names() {
    assert_snapshot!(all(&[
        json!({ "type": "integer", "format": "int32", "enum": ["1", 2, "2", "many"] }),
        json!({ "type": "string", "enum": ["tcp", "TCP", "*", "专业版", "", 7, "ipv6", "IPv6"] }),
        json!({ "type": "string", "enum": ["long", "longer"], "maxLength": 4, "pattern": "^long$" }),
        json!({ "type": "integer", "format": "int32", "enum": [0, 100], "minimum": 1, "maximum": 99 }),
        json!({ "type": "string", "enum": [] }),
        json!({ "type": "array", "items": { "type": "string" }, "enum": ["A", "B"] }),
        json!({ "type": "object", "enum": ["A"] }),
        json!({ "type": "string", "enumValueTitles": { "A": "the first" } }),
    ]));
}

#[test]
fn defaults_are_values_that_could_be_sent() {
    let default = |kind: &str, value: Value| {
        let schema = json!({ "type": kind, "format": "int32", "maximum": 10, "default": value });
        import(&with_schema(&schema)).apis[0].parameters[0].schema.default.clone()
    };
    assert_eq!(default("integer", json!("7")), Some(json!(7)));
    assert_eq!(default("integer", json!("70")), None);
    assert_eq!(default("boolean", json!("True")), Some(json!(true)));
    assert_eq!(default("boolean", json!("flase")), None);
    assert_eq!(default("string", json!("")), None);
    assert_eq!(default("string", json!(" on ")), Some(json!("on")));
    assert_eq!(default("string", json!("默认方案")), None);
    assert_eq!(default("array", json!("[]")), None);
}

#[test]
fn examples_are_short_plain_and_nobody_s_secret() {
    let example = |name: &str, kind: &str, value: Value| {
        let file = crate::support::with_api(
            "RPC",
            &json!({ "parameters": [{ "name": name, "in": "query", "schema": { "type": kind, "example": value } }] }),
        );
        import(&file).apis[0].parameters[0].schema.example.clone()
    };
    assert_eq!(example("Id", "string", json!("i-bp67acfmxazb4p****")), Some(json!("i-bp67acfmxazb4p****")));
    assert_eq!(example("Count", "integer", json!("7")), Some(json!(7)));
    assert_eq!(example("Id", "string", json!("示例")), None);
    assert_eq!(example("Id", "string", json!("null")), None);
    assert_eq!(example("Id", "string", json!("LTAI4Fabc")), None);
    assert_eq!(example("Id", "string", json!("aB3".repeat(10))), None);
    assert_eq!(example("Password", "string", json!("hunter2")), None);
    assert_eq!(example("Tags", "array", json!("[\"a\"]")), None);
    assert_eq!(example("Id", "string", json!("a".repeat(61))), None);
}

#[test]
fn patterns_stay_even_if_they_cannot_be_enforced() {
    assert_snapshot!(all(&[
        json!({ "type": "string", "pattern": "" }),
        json!({ "type": "string", "pattern": "/^[a-z]+$/", "default": "UP" }),
        json!({ "type": "string", "pattern": "(?!-)x", "default": "y" }),
        json!({ "type": "integer", "pattern": "^1$" }),
        json!({ "type": "string", "pattern": "a".repeat(1000) }),
    ]));
}

#[test]
fn only_the_gateway_makes_a_value_required() {
    assert_snapshot!(all(&[
        json!({ "type": "string", "required": true }),
        json!({ "type": "string", "required": true, "docRequired": true }),
        json!({ "type": "string", "required": false, "docRequired": true }),
        json!({ "type": "object", "properties": { "A": { "type": "string", "required": "true" } } }),
    ]));
}

#[test]
fn keywords_that_are_not_imported_are_on_record() {
    assert_snapshot!(all(&[
        json!({ "type": "string", "isFileTransferUrl": true, "readOnly": false, "oneOf": [{}], "title": "prose" }),
        json!({ "$ref": "#/components/schemas/None", "maxLength": 3, "required": true }),
    ]));
}

#[test]
fn descriptions_come_only_where_they_are_wanted() {
    let mut file = with_schema(&json!({
        "type": "string",
        "description": "  Two\u{200e} lines,\nno marks.",
        "enum": ["A"],
        "enumValueTitles": { "A": "the first", "B": "not listed" },
    }));
    file["apis"]["Act"]["summary"] = json!("Acts.\nAlways.");
    file["apis"]["Act"]["errorCodes"] = json!({ "400": [{ "errorCode": "Bad", "errorMessage": "It is bad." }] });
    assert!(!plain(&import(&file).apis[0]).contains("escription"));
    let options = Options { with_descriptions: true, ..Options::default() };
    assert_snapshot!(plain(&import_with(&file, &options).apis[0]));
}

#[test]
fn deep_structures_end_in_anything() {
    let mut schema = json!({ "type": "string" });
    for _ in 0..45 {
        schema = json!({ "type": "object", "properties": { "Child": schema } });
    }
    let imported = import(&with_schema(&schema));
    let text = serde_json::to_string(&imported.apis[0]).expect("specs are JSON");
    let depth = text.chars().scan(0i32, |depth, c| {
        *depth += match c {
            '{' | '[' => 1,
            '}' | ']' => -1,
            _ => 0,
        };
        Some(*depth)
    });
    assert!(depth.max() <= Some(64));
    assert!(imported.decisions.iter().any(|decision| decision.kind.code() == "too-deep"));
}
