//! How values travel.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, response};

fn facts(parameters: &str) -> String {
    entry(Specs::parameters(parameters).emit().operation(), "wire:")
}

#[test]
fn styles() {
    let list = |name: &str, style: &str| {
        format!(
            r#"{{ "name": "{name}", "schema": {{ "type": "array", "items": {{ "type": "string" }}, "style": "{style}" }} }}"#
        )
    };
    let styles = ["json", "simple", "spaceDelimited", "pipeDelimited", "repeatList", "flat"];
    assert_snapshot!(facts(&styles.map(|style| list(style, style)).join(", ")));
}

#[test]
fn places() {
    let emitted = Specs::new()
        .api(
            "CreateSite",
            r#""method": "PUT", "path": "/sites/{SiteId}", "parameters": [
                { "name": "SiteId", "in": "path", "schema": { "type": "string", "required": true } },
                { "name": "Bucket", "in": "host", "schema": { "type": "string", "required": true } },
                { "name": "x-acs-token", "in": "header", "schema": { "type": "string", "sensitive": true } },
                { "name": "Form", "in": "formData", "schema": { "type": "string" } },
                { "name": "Query", "in": "query", "schema": { "type": "string" } },
                { "name": "Body", "in": "body", "schema": { "type": "array", "items": { "type": "string" }, "style": "json" } }]"#,
        )
        .emit_unchecked();
    assert_snapshot!("places", entry(emitted.operation(), "wire:"));
    assert_snapshot!("path_and_method", entry(emitted.operation(), "const OPERATION"));
}

#[test]
fn numbers_in_strings_and_secrets() {
    assert_snapshot!(facts(
        r#"{ "name": "Port", "schema": { "type": "integer", "wireType": "string" } },
           { "name": "Password", "schema": { "type": "string", "sensitive": true } },
           { "name": "RegionId", "schema": { "type": "string", "required": true, "role": "region" } }"#
    ));
}

/// A list of secrets is one.
#[test]
fn secrets_in_lists_and_maps() {
    assert_snapshot!(facts(
        r#"{ "name": "Keys", "schema": { "type": "array", "items": { "type": "string", "sensitive": true } } },
           { "name": "Rows", "schema": { "type": "array", "items": { "type": "array", "items": { "type": "string", "sensitive": true } } } },
           { "name": "Named", "schema": { "type": "object", "additionalProperties": { "type": "string", "sensitive": true } } },
           { "name": "Plain", "schema": { "type": "array", "items": { "type": "string" } } },
           { "name": "Owner", "schema": { "type": "object", "properties": { "Key": { "type": "string", "sensitive": true } } } }"#
    ));
}

#[test]
fn wrapped_lists() {
    let properties = r#""Rules": { "type": "array", "items": { "type": "string" }, "itemNames": ["Rule", "Rules"] },
        "Ports": { "type": "array", "items": { "type": "integer" } }"#;
    assert_snapshot!(entry(Specs::new().api("CreateSite", &response(properties)).emit().operation(), "wire:"));
}

/// The default of an element's field is told where a rule compares it; shared structures tell all of theirs.
#[test]
fn defaults_that_rules_compare() {
    let server = r#"{ "type": "object", "properties": {
        "Type": { "type": "string", "default": "Master" }, "Port": { "type": "integer", "default": 80 },
        "Ratio": { "type": "number", "default": 1.0 }, "Id": { "type": "string" } } }"#;
    let rules = r#""rules": [
        { "rule": "elementCount", "list": "Servers", "field": "Type", "value": "Master", "maximum": 1 },
        { "rule": "uniqueElements", "list": "Servers", "fields": ["Id", "Ratio", "Type"] }]"#;
    let api = |items: &str| {
        format!(
            r#""parameters": [{{ "name": "Servers", "schema": {{ "type": "array", "items": {items} }} }}], {rules}"#
        )
    };
    let own = Specs::new().api("CreateSite", &api(server)).emit();
    let own = own.operation();
    assert_eq!(
        entry(own.split_once("struct ServerInput").map_or("", |(_, rest)| rest), "wire:"),
        r#"wire: &[("Type", rt::Wire::Assumed("Master")), ("Ratio", rt::Wire::Assumed("1"))],"#
    );
    let product = format!(r#""components": {{ "Server": {server} }}"#);
    let shared = Specs::empty()
        .product("web", "2024-01-01", &product)
        .api("CreateSite", &api(r##"{ "$ref": "#/components/Server" }"##))
        .emit();
    let types = shared.file("src/web/v2024_01_01/types.rs");
    assert_eq!(types.matches("rt::Wire::Assumed").count(), 3);
}
