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

#[test]
fn values_of_signs_are_called_after_them() {
    let schema = r#""enum": [">", "=", "<", ">=", "*", "", "名称", "+", "-"]"#;
    let emitted = Specs::parameters(&parameter("Operator", schema)).emit();
    assert_snapshot!(item(emitted.operation(), "pub enum Operator"));
}

/// Fields of one name share an enum, and values of two fields may become one name.
#[test]
fn no_name_depends_on_the_order_of_fields() {
    let one = |name: &str, value: &str| {
        format!(
            r#""{name}": {{ "type": "object", "properties": {{
            "LockState": {{ "type": "string", "enum": ["{value}"] }} }} }}"#
        )
    };
    let names = |fields: [String; 3]| {
        let emitted = Specs::response(&fields.join(", ")).emit();
        let mut lines: Vec<String> =
            item(emitted.operation(), "pub enum LockState").lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let [a, b, c] = [one("A", "on"), one("B", "ON"), one("C", "On")];
    assert_eq!(names([a.clone(), b.clone(), c.clone()]), names([c, b, a]));
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
