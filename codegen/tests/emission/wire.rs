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
