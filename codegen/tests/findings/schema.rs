//! Keywords against the type, and against each other.

use insta::assert_snapshot;

use crate::specs::Specs;

#[test]
fn keywords_of_another_type() {
    let specs = Specs::new().api(
        "CreateRule",
        r##"
  "parameters": [
    { "name": "A", "schema": { "type": "string", "minimum": 1, "format": "int32", "properties": {}, "style": "json" } },
    { "name": "B", "schema": { "type": "array", "items": { "type": "string" }, "pattern": "a", "maxLength": 3 } },
    { "name": "C", "schema": { "type": "integer", "itemNames": ["X"], "minLength": 1, "format": "double" } },
    { "name": "D", "schema": { "type": "number", "format": "int64", "items": { "type": "string" } } },
    { "name": "E", "schema": { "type": "boolean", "properties": { "F": { "type": "string", "role": "region" } } } },
    { "name": "F", "schema": { "type": "string", "wireType": "string" } }
  ]"##,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn references_with_keywords_of_their_own() {
    let product = crate::specs::PRODUCT.replace(
        "\"endpoints\"",
        "\"components\": { \"Rule\": { \"type\": \"array\", \"items\": { \"type\": \"string\" } } },\n  \"endpoints\"",
    );
    let specs = Specs::empty().file("slb/2014-05-15/product.json", product).api(
        "CreateRule",
        r##"
  "parameters": [
    { "name": "A", "schema": { "$ref": "#/components/Rule", "description": "Fine.", "required": true, "style": "json" } },
    { "name": "B", "schema": { "$ref": "#/components/Rule", "type": "array" } },
    { "name": "C", "schema": { "$ref": "#/components/Rule", "maxItems": 2 } }
  ]"##,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn types_that_say_too_little_or_too_much() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "NoType", "schema": { "description": "?" } },
    { "name": "NoItems", "schema": { "type": "array" } },
    { "name": "NoFields", "schema": { "type": "object" } },
    {
      "name": "Both",
      "schema": { "type": "object", "properties": { "A": { "type": "string" } }, "additionalProperties": { "type": "string" } }
    }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn ranges_upside_down() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Port", "schema": { "type": "integer", "minimum": 65535, "maximum": 1 } },
    { "name": "Name", "schema": { "type": "string", "minLength": 80, "maxLength": 2 } },
    {
      "name": "Servers",
      "schema": {
        "type": "array",
        "maxItems": 2,
        "items": { "type": "number", "minimum": 0.5, "maximum": 0.25 },
        "minItems": 3
      }
    }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn bounds_that_the_type_cannot_reach() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "A", "schema": { "type": "integer", "maximum": 4294967296 } },
    { "name": "B", "schema": { "type": "integer", "minimum": 0.5 } },
    { "name": "C", "schema": { "type": "integer", "format": "int64", "maximum": 18446744073709551615 } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn patterns_that_cannot_be_enforced() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "A", "schema": { "type": "string", "pattern": "^(?!http)[a-z]+$" } },
    { "name": "B", "schema": { "type": "string", "pattern": "[a-z" } },
    { "name": "C", "schema": { "type": "string", "pattern": "((((a{1000}){1000}){1000}){1000})" } },
    { "name": "D", "schema": { "type": "string", "pattern": "^[A-Za-z0-9_-]{2,80}$" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn descriptions_of_values_that_are_not_there() {
    let specs =
        Specs::new().parameter(r#"{ "type": "string", "enum": ["ecs", "eni"], "enumDescriptions": { "ecs": "A server.", "enni": "A card." } }"#);
    assert_snapshot!(specs.report());
}

#[test]
fn a_region_that_is_no_parameter() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"  "response": { "type": "object", "properties": { "RegionId": { "type": "string", "role": "region" } } }"#,
    );
    assert_snapshot!(specs.report());
}
