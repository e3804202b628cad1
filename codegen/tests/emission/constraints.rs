//! What a request is checked against.

use insta::assert_snapshot;

use crate::specs::{Specs, entry};

fn constraints(parameters: &str) -> String {
    entry(Specs::parameters(parameters).emit().operation(), "constraints:")
}

#[test]
fn bounds() {
    assert_snapshot!(constraints(
        r#"{ "name": "Both", "schema": { "type": "integer", "minimum": -1, "maximum": 65535 } },
           { "name": "Least", "schema": { "type": "integer", "minimum": 1 } },
           { "name": "Most", "schema": { "type": "integer", "format": "int64", "maximum": 9223372036854775807 } },
           { "name": "Ratio", "schema": { "type": "number", "minimum": 0, "maximum": 0.5 } },
           { "name": "Positive", "schema": { "type": "number", "minimum": 1e-7 } },
           { "name": "Negative", "schema": { "type": "number", "maximum": -2 } },
           { "name": "Text", "schema": { "type": "string", "minLength": 2, "maxLength": 128 } },
           { "name": "Long", "schema": { "type": "string", "minLength": 2 } },
           { "name": "List", "schema": { "type": "array", "items": { "type": "string" }, "maxItems": 20 } },
           { "name": "Some", "schema": { "type": "array", "items": { "type": "string" }, "minItems": 1 } }"#
    ));
}

/// Values are compared by the texts that the wire has.
#[test]
fn values_of_numbers_with_a_fraction() {
    let constraints = constraints(r#"{ "name": "Ratio", "schema": { "type": "number", "enum": [0.5, 1.0, 1e-7] } }"#);
    assert!(constraints.contains(r#"rt::Constraint::OneOf(&["0.5", "1", "1e-7"])"#), "{constraints}");
}

/// Conditions on what a map holds, be it in lists or in other maps.
#[test]
fn values_of_maps() {
    let map = |name: &str, values: &str| {
        format!(
            r#"{{ "name": "{name}", "schema": {{ "type": "object", "style": "json", "additionalProperties": {{ {values} }} }} }}"#
        )
    };
    assert_snapshot!(constraints(
        &[
            map("Kinds", r#""type": "string", "enum": ["ecs", "eni"]"#),
            map("Levels", r#""type": "integer", "minimum": 1, "maximum": 9"#),
            map("Names", r#""type": "string", "minLength": 2, "pattern": "^[a-z]+$""#),
            map("Lists", r#""type": "array", "maxItems": 3, "items": { "type": "integer", "maximum": 9 }"#),
            map(
                "Maps",
                r#""type": "object", "additionalProperties": { "type": "string", "forbiddenPrefixes": ["-"] }"#
            ),
        ]
        .join(", ")
    ));
}

#[test]
fn patterns() {
    assert_snapshot!(constraints(
        r#"{ "name": "Name", "schema": { "type": "string", "pattern": "^[a-z\"\\\\]{1,3}$" } }"#
    ));
    // One that looks around is documented only.
    let specs = Specs::parameters(r#"{ "name": "Name", "schema": { "type": "string", "pattern": "(?!x)y" } }"#);
    let emitted = specs.emit_unchecked();
    assert!(!emitted.operation().contains("rt::Constraint"));
    assert!(emitted.operation().contains("pattern `(?!x)y`"));
}

/// In a text, in the elements of a list, below a parameter that is JSON, and in a component.
#[test]
fn forbidden_texts() {
    let emitted = Specs::empty()
        .product(
            "web",
            "2024-01-01",
            r##""components": { "Label": { "type": "string", "forbiddenPrefixes": ["sys-"] } }"##,
        )
        .api(
            "CreateSite",
            r##""parameters": [
                { "name": "Name", "schema": {
                    "type": "string", "forbiddenPrefixes": ["http://", "https://"], "forbiddenTexts": ["\"", "\\", "<"] } },
                { "name": "Hosts", "schema": { "type": "array", "items": { "type": "string", "forbiddenTexts": [" "] } } },
                { "name": "Label", "schema": { "$ref": "#/components/Label" } },
                { "name": "Servers", "schema": { "type": "array", "style": "json", "items": { "type": "object",
                    "properties": { "Id": { "type": "string", "forbiddenPrefixes": ["-"] } } } } }]"##,
        )
        .emit();
    let (outer, inner) = emitted.operation().split_once("impl rt::Record for ServerInput").expect("the inner struct");
    assert_snapshot!("forbidden_texts", entry(outer, "constraints:"));
    assert_snapshot!("inner_forbidden_texts", entry(inner, "constraints:"));
}

/// What a text looks like is documented; what must not be in an answer is not checked.
#[test]
fn words_are_no_constraints() {
    let parameters = r#"{ "name": "Name", "schema": { "type": "string", "characters": "letters", "firstCharacter": "letter",
        "layout": "HH:mm", "separator": ",", "limits": ["later than `Start`"], "whenOmitted": "nothing changes" } }"#;
    assert!(!Specs::parameters(parameters).emit().operation().contains("rt::Constraint"));
    let answer =
        r#""response": { "type": "object", "properties": { "Id": { "type": "string", "forbiddenTexts": ["a"] } } }"#;
    assert!(!Specs::new().api("CreateSite", answer).emit().operation().contains("rt::Constraint"));
}

/// A number that has to be given cannot be missing; a text can be empty, and a list too.
#[test]
fn required() {
    assert_snapshot!(constraints(
        r#"{ "name": "Text", "schema": { "type": "string", "required": true } },
           { "name": "Count", "schema": { "type": "integer", "required": true } },
           { "name": "Kind", "schema": { "type": "string", "enum": ["x"], "required": true } },
           { "name": "List", "schema": { "type": "array", "items": { "type": "string", "enum": ["x", "y"] }, "required": true } },
           { "name": "Map", "schema": { "type": "object", "additionalProperties": { "type": "string" }, "required": true } },
           { "name": "FilledText", "schema": { "type": "string", "required": true, "default": "x" } },
           { "name": "FilledCount", "schema": { "type": "integer", "required": true, "default": 1 } }"#
    ));
}

#[test]
fn rules() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""parameters": [
                { "name": "Servers", "schema": { "type": "array", "items": { "type": "object",
                    "properties": { "Id": { "type": "string" }, "Port": { "type": "integer" }, "Kind": { "type": "string" } },
                    "rules": [{ "rule": "atMostOne", "fields": ["Id", "Port"] }] } } },
                { "name": "Name", "schema": { "type": "string" } },
                { "name": "Alias", "schema": { "type": "string" } }],
               "rules": [
                { "rule": "elementCount", "list": "Servers", "field": "Kind", "value": "Master", "minimum": 1, "maximum": 1 },
                { "rule": "elementCount", "list": "Servers", "field": "Kind", "value": "\"Spare\"", "maximum": 2 },
                { "rule": "elementCount", "list": "Servers", "field": "Kind", "value": "Slave", "minimum": 1 },
                { "rule": "uniqueElements", "list": "Servers", "fields": ["Id", "Port"] },
                { "rule": "dependentRequired", "field": "Name", "required": "Alias" },
                { "rule": "dependentRequired", "field": "Name", "value": "x", "required": "Alias" },
                { "rule": "atMostOne", "fields": ["Name", "Alias"] },
                { "rule": "atLeastOne", "fields": ["Name", "Alias"] },
                { "rule": "allOrNone", "fields": ["Name", "Alias"] }]"#,
        )
        .emit();
    assert_snapshot!("rules", entry(emitted.operation(), "rules:"));
    let (_, inner) = emitted.operation().split_once("impl rt::Record for ServerInput").expect("the inner struct");
    assert_snapshot!("inner_rules", entry(inner, "rules:"));
}
