//! The request that the documentation of a method shows.

use insta::assert_snapshot;

use crate::specs::{Specs, method};

/// The lines of the example.
fn example(specs: &Specs) -> String {
    let emitted = specs.emit();
    let text = method(emitted.client(), "pub fn create_site");
    let lines = text.lines().skip_while(|line| !line.contains("```")).skip(1).take_while(|line| !line.contains("```"));
    lines
        .map(|line| line.trim_start_matches("    ///").strip_prefix(' ').unwrap_or_default().to_owned() + "\n")
        .collect()
}

#[test]
fn made_up_where_nothing_is_documented() {
    assert_snapshot!(example(&Specs::parameters(
        r#"{ "name": "Text", "schema": { "type": "string", "required": true } },
           { "name": "Flag", "schema": { "type": "boolean", "required": true } },
           { "name": "Count", "schema": { "type": "integer", "required": true } },
           { "name": "Ratio", "schema": { "type": "number", "required": true } },
           { "name": "Bytes", "schema": { "type": "binary", "required": true } },
           { "name": "Anything", "schema": { "type": "any", "required": true } },
           { "name": "Kind", "schema": { "type": "string", "enum": ["x"], "required": true } },
           { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } }, "required": true } },
           { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" }, "required": true } },
           { "name": "Owner", "schema": { "type": "object", "properties": { "Name": { "type": "string", "required": true } }, "required": true } },
           { "name": "Optional", "schema": { "type": "string" } }"#
    )));
}

#[test]
fn from_the_examples_of_fields() {
    assert_snapshot!(example(&Specs::parameters(
        r#"{ "name": "Text", "schema": { "type": "string", "required": true, "example": "a \"b\" {c}\n" } },
           { "name": "Least", "schema": { "type": "integer", "format": "int64", "example": -9223372036854775808 } },
           { "name": "Ratio", "schema": { "type": "number", "example": -0.5 } },
           { "name": "Port", "schema": { "type": "integer", "example": "80" } },
           { "name": "Kind", "schema": { "type": "string", "enum": ["x", "y"], "example": "y" } },
           { "name": "Anything", "schema": { "type": "any", "example": 5 } },
           { "name": "New", "schema": { "type": "boolean", "example": true } },
           { "name": "Type", "schema": { "type": "string", "example": "t" } },
           { "name": "Old", "schema": { "type": "string", "example": "o", "deprecated": {} } },
           { "name": "RegionId", "schema": { "type": "string", "example": "cn-hangzhou", "role": "region" } }"#
    )));
}

#[test]
fn from_the_richest_documented_request() {
    let specs = Specs::new().api(
        "CreateSite",
        r#""parameters": [
            { "name": "Name", "schema": { "type": "string", "required": true } },
            { "name": "Names", "schema": { "type": "array", "items": { "type": "string" } } },
            { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string" } } } },
            { "name": "Labels", "schema": { "type": "object", "additionalProperties": { "type": "string" }, "style": "json" } },
            { "name": "Limits", "schema": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "integer" } }, "style": "json" } },
            { "name": "Servers", "schema": { "type": "array", "items": { "type": "object", "properties": {
                "Id": { "type": "string", "required": true }, "Kind": { "type": "string", "enum": ["a"] } } } } }],
           "examples": [
            { "title": "Little", "request": { "Name": "a" } },
            { "title": "Much", "request": { "Name": "a", "Names": ["b", "c"], "Rows": [["d"], []], "Labels": { "e": "f" },
              "Limits": { "g": [1, 2] }, "Servers": [{ "Id": "h", "Kind": "a" }, { "Id": "i" }] } }]"#,
    );
    assert_snapshot!(example(&specs));
}

#[test]
fn shared_structs() {
    let specs = Specs::components(
        r##""Filter": { "type": "object", "properties": {
                "Kind": { "type": "string", "enum": ["all", "none"] }, "Next": { "$ref": "#/components/Filter" },
                "Values": { "type": "array", "items": { "type": "string" } } } }"##,
        r##"{ "name": "Filter", "schema": { "$ref": "#/components/Filter", "required": true,
                "example": { "Kind": "all", "Values": ["a"], "Next": { "Kind": "none" } } } },
            { "name": "Others", "schema": { "type": "array", "items": { "$ref": "#/components/Filter" }, "required": true } }"##,
    );
    assert_snapshot!(example(&specs));
}
