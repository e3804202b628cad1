//! Idempotency tokens, and APIs that tell how far others are.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn roles_without_effect() {
    let specs = Specs::new()
        .api(
            "CreateRule",
            r#"
  "path": "/{Key}",
  "parameters": [
    { "name": "Key", "in": "path", "schema": { "type": "string", "required": true, "role": "idempotencyToken" } },
    { "name": "ClientToken", "schema": { "type": "string", "role": "idempotencyToken" } },
    { "name": "Name", "schema": { "type": "string", "role": "none" } },
    { "name": "Count", "schema": { "type": "integer", "role": "idempotencyToken" } }
  ]"#,
        )
        .api(
            "DescribeRules",
            r#"
  "parameters": [{ "name": "ClientToken", "schema": { "type": "string", "role": "idempotencyToken" } }],
  "response": { "type": "object", "properties": { "Token": { "type": "string", "role": "idempotencyToken" } } }"#,
        );
    assert_snapshot!(specs.report());
}

#[test]
fn apis_that_are_to_be_asked() {
    let specs = Specs::new()
        .api("CreateRule", r#"  "asynchronous": { "ask": "GetJobs", "interval": 0, "attempts": 0 }"#)
        .api("DeleteRule", r#"  "asynchronous": { "ask": "DeleteRule" }"#)
        .api("GetJob", "");
    assert_snapshot!(specs.report());
}

#[test]
fn overlays_that_say_what_the_spec_says() {
    let specs = Specs::new()
        .imported("CreateRule", r#"  "operationType": "write", "asynchronous": { "ask": "GetJob" }"#)
        .imported("GetJob", r#"  "operationType": "write""#)
        .overlay(
            "types",
            r#"  "apis": {
    "CreateRule": { "operationType": "write", "asynchronous": { "ask": "GetJob" } },
    "GetJob": { "operationType": "read" }
  }"#,
        );
    assert_snapshot!(specs.report());
}
