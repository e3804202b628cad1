//! Whether a field is there: required, optional, filled in, taken from the client.

use insta::assert_snapshot;

use crate::specs::{Specs, item, method};

#[test]
fn required_optional_and_filled_in() {
    let emitted = Specs::parameters(
        r#"{ "name": "Name", "schema": { "type": "string", "required": true } },
           { "name": "Port", "schema": { "type": "integer", "required": true } },
           { "name": "Comment", "schema": { "type": "string" } },
           { "name": "Weight", "schema": { "type": "integer", "required": true, "default": -100 } },
           { "name": "Zone", "schema": { "type": "string", "default": "a" } }"#,
    )
    .emit();
    let source = emitted.operation();
    assert_snapshot!("declaration", item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!("constructor_and_setters", item(source, "impl CreateSiteRequest"));
    assert_snapshot!("record", item(source, "impl rt::Record for CreateSiteRequest"));
    assert_snapshot!("debug", item(source, "impl fmt::Debug for CreateSiteRequest"));
}

#[test]
fn defaults_of_each_type() {
    let emitted = Specs::parameters(
        r#"{ "name": "Text", "schema": { "type": "string", "required": true, "default": "a \"b\"\n\\" } },
           { "name": "Long", "schema": { "type": "integer", "format": "int64", "required": true, "default": -9223372036854775808 } },
           { "name": "Ratio", "schema": { "type": "number", "required": true, "default": 1 } },
           { "name": "Tiny", "schema": { "type": "number", "required": true, "default": -1e-300 } },
           { "name": "Force", "schema": { "type": "boolean", "required": true, "default": false } },
           { "name": "Kind", "schema": { "type": "string", "required": true, "enum": ["x", "y"], "default": "y" } }"#,
    )
    .emit();
    assert_snapshot!(method(emitted.operation(), "pub fn new"));
}

/// Nothing is required, but `new` is not the same as every field absent.
#[test]
fn only_filled_in() {
    let emitted =
        Specs::parameters(r#"{ "name": "Weight", "schema": { "type": "integer", "required": true, "default": 100 } }"#)
            .emit();
    let source = emitted.operation();
    assert_snapshot!("only_filled_in_default", item(source, "impl Default for CreateSiteRequest"));
    assert_snapshot!("only_filled_in_constructor", method(source, "pub fn new"));
    assert_snapshot!("only_filled_in_blank", method(source, "fn blank"));
}

/// A default that no literal can stand for is asked of the caller.
#[test]
fn a_required_list_with_a_default() {
    let emitted = Specs::parameters(
        r#"{ "name": "Ports", "schema": {
            "type": "array", "items": { "type": "integer" }, "required": true, "default": [80] } }"#,
    )
    .emit();
    assert_snapshot!("list_with_default_constructor", method(emitted.operation(), "pub fn new"));
    assert_snapshot!("list_with_default", item(emitted.operation(), "pub struct CreateSiteRequest"));
}

#[test]
fn every_field_of_a_response_may_be_absent() {
    let emitted = Specs::response(
        r#""Name": { "type": "string", "required": true }, "Count": { "type": "integer", "default": 1 },
           "Tags": { "type": "array", "items": { "type": "string" }, "required": true, "minItems": 1 }"#,
    )
    .emit();
    assert_snapshot!(item(emitted.operation(), "pub struct CreateSiteResponse"));
}

#[test]
fn region() {
    let emitted = Specs::parameters(
        r#"{ "name": "RegionId", "schema": { "type": "string", "required": true, "role": "region" } },
           { "name": "Zone", "schema": { "type": "string", "required": true } }"#,
    )
    .emit();
    let source = emitted.operation();
    assert_snapshot!("region_declaration", item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!("region_shape", method(source, "fn shape"));
    assert_snapshot!("region_constructor", method(source, "pub fn new"));
}

#[test]
fn more_arguments_than_clippy_likes() {
    let parameter =
        |name: char| format!(r#"{{ "name": "Part{name}", "schema": {{ "type": "boolean", "required": true }} }}"#);
    let parameters: Vec<String> = ('A'..='H').map(parameter).collect();
    let emitted = Specs::parameters(&parameters.join(", ")).emit();
    assert_snapshot!(method(emitted.operation(), "pub fn new"));
}

#[test]
fn deprecated() {
    let emitted = Specs::parameters(
        r#"{ "name": "OldName", "schema": { "type": "string", "deprecated": { "replacement": "Type" } } },
           { "name": "Old", "schema": { "type": "string", "deprecated": { "replacement": "Type", "note": "since\n2020 \"*/" } } },
           { "name": "Older", "schema": { "type": "integer", "required": true, "deprecated": {} } },
           { "name": "Type", "schema": { "type": "string" } }"#,
    )
    .emit();
    let source = emitted.operation();
    assert_snapshot!("deprecated_declaration", item(source, "pub struct CreateSiteRequest"));
    assert_snapshot!("deprecated_setters", item(source, "impl CreateSiteRequest"));
    assert_snapshot!(
        "deprecated_record",
        item(source, "impl rt::Record").lines().take(3).collect::<Vec<_>>().join("\n")
    );
}
