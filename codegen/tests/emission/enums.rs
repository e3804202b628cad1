//! Open enums.

use insta::assert_snapshot;

use crate::specs::{Specs, entry, item, response};

fn parameter(name: &str, schema: &str) -> String {
    format!(r#"{{ "name": "{name}", "schema": {{ "type": "string", {schema} }} }}"#)
}

#[test]
fn values_and_what_they_mean() {
    let schema = r#""description": "How it is paid for.", "enum": ["PayByTraffic", "pay_by_bandwidth"],
        "enumDescriptions": { "PayByTraffic": "For what is sent." }"#;
    let emitted = Specs::parameters(&parameter("ChargeType", schema)).emit();
    assert_snapshot!("enumeration", item(emitted.operation(), "pub enum ChargeType"));
    assert_snapshot!("enumeration_constraint", entry(emitted.operation(), "constraints:"));
}

#[test]
fn odd_values() {
    let schema = r#""enum": ["443", "-1", "TLS1.2", "unknown", "Self", "a b", "é1", "on\noff", "\"quoted\"", "*x"]"#;
    let emitted = Specs::parameters(&parameter("OddValue", schema)).emit();
    assert_snapshot!(item(emitted.operation(), "pub enum OddValue"));
}

/// A value that gives no name leaves the field a string; the rest of the values are still checked.
#[test]
fn a_value_without_a_name() {
    let emitted = Specs::parameters(&parameter("OddValue", r#""enum": ["*", "x"]"#)).emit_unchecked();
    assert!(emitted.operation().contains("pub odd_value: Option<String>"));
    assert_snapshot!(entry(emitted.operation(), "constraints:"));
}

/// One word says little outside its parent.
#[test]
fn single_words_are_prefixed() {
    let inner = r#"{ "type": "object", "properties": {
        "Type": { "type": "string", "enum": ["x"] }, "LinkType": { "type": "string", "enum": ["x"] } } }"#;
    let emitted = Specs::parameters(&format!(
        r#"{}, {{ "name": "BackendServers", "schema": {{ "type": "array", "items": {inner} }} }}"#,
        parameter("Type", r#""enum": ["x"]"#),
    ))
    .emit();
    let names: Vec<&str> =
        emitted.operation().lines().filter(|line| line.contains("pub enum")).map(str::trim).collect();
    assert_snapshot!(names.join("\n"));
}

/// `Type` of a `Server` and `ServerType` are two fields, and two enums.
#[test]
fn a_prefix_that_makes_the_name_of_another_field() {
    let emitted = Specs::response(
        r#""ServerType": { "type": "string", "enum": ["Master"] }, "Servers": { "type": "array", "items": {
             "type": "object", "properties": { "Type": { "type": "string", "enum": ["ecs"] },
                "ServerType": { "type": "string", "enum": ["Slave"] } } } }"#,
    )
    .emit();
    assert_snapshot!("two_enums", item(emitted.operation(), "pub enum ServerType "));
    assert_snapshot!("two_enums_other", item(emitted.operation(), "pub enum ServerTypeValue "));
}

/// What is called the same in request and response is the same enum, with the values of both.
#[test]
fn request_and_response_share_an_enum() {
    let members = format!(
        r#""parameters": [{}], {}"#,
        parameter("ServerType", r#""description": "In the request.", "enum": ["Master", "Slave"]"#),
        response(
            r#""ServerType": { "type": "string", "description": "In the response.", "enum": ["Slave", "Spare"] }"#
        ),
    );
    let emitted = Specs::new().api("CreateSite", &members).emit();
    assert_snapshot!("shared_enum", item(emitted.operation(), "pub enum ServerType"));
    assert_snapshot!("shared_enum_constraint", entry(emitted.operation(), "constraints:"));
}

#[test]
fn an_enum_that_is_called_like_a_struct() {
    let object = r#"{ "type": "object", "properties": { "A": { "type": "string" } } }"#;
    let properties = format!(
        r#""LinkType": {object}, "LinkTypeValue": {object}, "Other": {{ "type": "object", "properties": {{
            "LinkType": {{ "type": "string", "enum": ["x"] }} }} }}"#
    );
    let emitted = Specs::response(&properties).emit();
    assert!(emitted.operation().contains("pub link_type: Option<LinkTypeValueValue>"));
}

/// The values of numbers are documented and checked, but make no enum.
#[test]
fn values_of_numbers() {
    let emitted =
        Specs::parameters(r#"{ "name": "Bandwidth", "schema": { "type": "integer", "enum": [1, 5, -1] } }"#).emit();
    assert_snapshot!("numbers", item(emitted.operation(), "pub struct CreateSiteRequest"));
    assert_snapshot!("numbers_constraint", entry(emitted.operation(), "constraints:"));
}
