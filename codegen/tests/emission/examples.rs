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

/// The line that makes the request, where the API has this parameter.
fn request(parameter: &str) -> String {
    let specs = Specs::parameters(&format!(r#"{{ "name": {parameter} }}"#));
    let text = example(&specs);
    text.lines().find_map(|line| line.trim().strip_prefix("let request = ")).unwrap_or_default().to_owned()
}

#[test]
fn from_the_examples_of_fields() {
    let parameters = [
        r#""Text", "schema": { "type": "string", "required": true, "example": "a \"b\" {c}\n" }"#,
        r#""Least", "schema": { "type": "integer", "format": "int64", "example": -9223372036854775808 }"#,
        r#""Ratio", "schema": { "type": "number", "example": -0.5 }"#,
        r#""Port", "schema": { "type": "integer", "example": "80" }"#,
        r#""Kind", "schema": { "type": "string", "enum": ["x", "y"], "example": "y" }"#,
        r#""Anything", "schema": { "type": "any", "example": 5 }"#,
        r#""New", "schema": { "type": "boolean", "example": true }"#,
        r#""Type", "schema": { "type": "string", "example": "t" }"#,
        r#""Old", "schema": { "type": "string", "example": "o", "deprecated": {} }"#,
        r#""RegionId", "schema": { "type": "string", "example": "cn-hangzhou", "role": "region" }"#,
    ];
    assert_snapshot!(parameters.map(request).join("\n"));
}

/// All that is required, and a few parameters more where that is little.
#[test]
fn what_is_optional_is_shown_in_part() {
    let parameters = |required: &[&str], optional: &[&str]| {
        let parameter = |more: &str, name: &&str| {
            format!(r#"{{ "name": "{name}", "schema": {{ "type": "string", "example": "x"{more} }} }}"#)
        };
        let required = required.iter().map(|name| parameter(r#", "required": true"#, name));
        let all: Vec<_> = optional.iter().map(|name| parameter("", name)).chain(required).collect();
        let text = example(&Specs::parameters(&all.join(", ")));
        let lines = text.lines().skip_while(|line| !line.contains("let request")).map(str::trim);
        lines.take_while(|line| !line.contains("let response")).collect::<String>()
    };
    let optional = ["E", "F", "G", "H"];
    let shown = [&[][..], &["A"], &["A", "B"], &["A", "B", "C"], &["A", "B", "C", "D"]];
    assert_snapshot!(shown.map(|required| parameters(required, &optional)).join("\n"));
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
