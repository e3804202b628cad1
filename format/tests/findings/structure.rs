//! Unknown, missing and doubled keys, values of the wrong type.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn unknown_keys() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parametres": [],
  "response": {
    "type": "object",
    "properties": { "Port": { "type": "integer", "minimun": 1, "colour": "red" } }
  }"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn missing_keys() {
    let specs = Specs::empty()
        .file("slb/2014-05-15/product.json", r#"{ "$schema": "../../spec.schema.json", "product": "Slb" }"#)
        .file(
            "slb/2014-05-15/CreateRule.json",
            r#"{
  "$schema": "../../spec.schema.json",
  "api": "CreateRule",
  "sumary": "A misspelt key is not also reported as missing.",
  "parameters": [
    { "schema": { "type": "string" } },
    { "name": "Name" }
  ],
  "errors": [{ "status": 404 }]
}
"#,
        );
    assert_snapshot!(specs.report());
}

#[test]
fn wrong_types() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "description": ["two", "lines"],
  "parameters": [
    { "name": "Port", "schema": { "type": "integer", "minimum": "1", "required": "true" } },
    { "name": "Name", "schema": { "type": "string", "maxLength": "80", "minLength": -1, "enum": "a" } },
    "RegionId"
  ],
  "errors": [{ "status": 404.5, "code": 404 }, { "status": 70000, "code": "NotFound" }],
  "examples": { "title": "one" }"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn unknown_values() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "method": "post",
  "parameters": [
    { "name": "Port", "in": "Query", "schema": { "type": "int", "format": "int16" } },
    { "name": "Tags", "schema": { "type": "array", "items": { "type": "string" }, "style": "json-list" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn rules_of_unknown_form() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [{ "name": "A", "schema": { "type": "string" } }, { "name": "B", "schema": { "type": "string" } }],
  "rules": [
    { "rule": "atMost1", "fields": ["A", "B"] },
    { "rule": "atMostOne", "field": ["A", "B"] },
    { "rule": "elementCount", "list": "A", "field": "B", "value": "x", "minimum": "1" },
    { "fields": ["A", "B"] }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn duplicate_keys() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [{ "name": "Port", "name": "Port", "schema": { "type": "integer" } }],
  "response": {
    "type": "object",
    "properties": {
      "RequestId": { "type": "string" },
      "RequestId": { "type": "string" }
    }
  },
  "examples": [{ "title": "one", "json": { "RequestId": "a", "RequestId": "b" } }]"#,
    );
    assert_snapshot!(specs.report());
}

/// An example may hold any JSON, so the decoder alone would not notice.
#[test]
fn duplicate_keys_in_a_file_that_is_sound_otherwise() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "response": { "type": "object", "properties": { "RequestId": { "type": "string" } } },
  "examples": [{ "title": "one", "json": { "RequestId": "a", "RequestId": "b" } }]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn duplicate_regions() {
    let specs = Specs::empty().file(
        "slb/2014-05-15/product.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "product": "Slb",
  "version": "2014-05-15",
  "title": "Server Load Balancer",
  "style": "RPC",
  "documentation": "https://help.example.com/slb",
  "endpoints": {
    "regions": {
      "cn-hangzhou": { "public": "slb.aliyuncs.com" },
      "cn-hangzhou": { "public": "slb.cn-hangzhou.aliyuncs.com" }
    }
  }
}
"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn syntax_errors() {
    let specs = Specs::new()
        .file("slb/2014-05-15/AComment.json", "{\n  // not JSON\n  \"api\": \"AComment\"\n}\n")
        .file("slb/2014-05-15/ATrailingComma.json", "{\n  \"api\": \"ATrailingComma\",\n}\n")
        .file("slb/2014-05-15/Cut.json", "{\n  \"api\": \"Cut\",\n  \"parameters\": [\n")
        .file("slb/2014-05-15/NoComma.json", "{\n  \"api\": \"NoComma\"\n  \"summary\": \"x\"\n}\n")
        .file("slb/2014-05-15/NoQuotes.json", "{\n  api: \"NoQuotes\"\n}\n")
        .file("slb/2014-05-15/SingleQuotes.json", "{\n  'api': 'SingleQuotes'\n}\n")
        .file("slb/2014-05-15/TooLarge.json", "{\n  \"api\": 1e999\n}\n")
        .file("slb/2014-05-15/Twice.json", "{}\n{}\n");
    assert_snapshot!(specs.report());
}

#[test]
fn separators_of_more_than_one_character() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "A", "schema": { "type": "string", "separator": ", " } },
    { "name": "B", "schema": { "type": "string", "separator": "" } },
    { "name": "C", "schema": { "type": "string", "separator": 1 } },
    { "name": "D", "schema": { "type": "string", "separator": "、" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}
