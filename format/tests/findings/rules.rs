//! Rules between fields.

use insta::assert_snapshot;

use crate::specs::Specs;

const PARAMETERS: &str = r#"
  "parameters": [
    { "name": "Name", "schema": { "type": "string" } },
    { "name": "Tags", "schema": { "type": "array", "items": { "type": "string" } } },
    {
      "name": "Servers",
      "schema": {
        "type": "array",
        "items": {
          "type": "object",
          "properties": {
            "Id": { "type": "string" },
            "Role": { "type": "string", "enum": ["Master", "Slave"] }
          }
        }
      }
    }
  ],
  "rules": [RULES]"#;

fn report(rules: &str) -> String {
    Specs::new().api("CreateRule", &PARAMETERS.replace("RULES", rules)).report()
}

#[test]
fn fields_that_do_not_exist() {
    assert_snapshot!(report(
        r#"
    { "rule": "elementCount", "list": "Server", "field": "Role", "value": "Master", "maximum": 1 },
    { "rule": "elementCount", "list": "Servers", "field": "Rôle", "value": "Master", "maximum": 1 },
    { "rule": "uniqueElements", "list": "Servers", "fields": ["Id", "Port"] },
    { "rule": "dependentRequired", "field": "Nmae", "required": "Listener" },
    { "rule": "atLeastOne", "fields": ["Name", "servers"] },
    { "rule": "allOrNone", "fields": ["Name", "Tag"] }
  "#
    ));
}

#[test]
fn lists_that_are_none() {
    assert_snapshot!(report(
        r#"
    { "rule": "uniqueElements", "list": "Name", "fields": ["Id"] },
    { "rule": "uniqueElements", "list": "Tags", "fields": ["Id"] }
  "#
    ));
}

#[test]
fn values_and_counts() {
    assert_snapshot!(report(
        r#"
    { "rule": "elementCount", "list": "Servers", "field": "Role", "value": "master", "minimum": 2, "maximum": 1 },
    { "rule": "elementCount", "list": "Servers", "field": "Role", "value": "Slave" }
  "#
    ));
}

#[test]
fn rules_without_effect() {
    assert_snapshot!(report(
        r#"
    { "rule": "atMostOne", "fields": ["Name"] },
    { "rule": "atLeastOne", "fields": ["Name", "Name"] },
    { "rule": "allOrNone", "fields": ["Tags"] },
    { "rule": "uniqueElements", "list": "Servers", "fields": [] },
    { "rule": "dependentRequired", "field": "Name", "required": "Name" }
  "#
    ));
}

#[test]
fn rules_of_an_object() {
    let specs = Specs::new().parameter(
        r#"{
    "type": "object",
    "properties": { "A": { "type": "string" }, "B": { "type": "string" } },
    "rules": [{ "rule": "atMostOne", "fields": ["A", "C"] }]
  }"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn examples_that_break_a_rule_about_all_fields() {
    let api = PARAMETERS.replace("RULES", r#"{ "rule": "allOrNone", "fields": ["Name", "Tags", "Servers"] }"#)
        + r#",
  "examples": [
    { "title": "None", "request": {} },
    { "title": "All", "request": { "Name": "a", "Tags": ["b"], "Servers": [{ "Id": "c" }] } },
    { "title": "Nothing", "request": { "Name": "", "Servers": [] } },
    { "title": "Some", "request": { "Tags": ["b"] } }
  ]"#;
    assert_snapshot!(Specs::new().api("CreateRule", &api).report());
}
