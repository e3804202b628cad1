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
fn keywords_of_texts_on_other_types() {
    let specs = Specs::new().api(
        "CreateRule",
        r##"
  "parameters": [
    { "name": "A", "schema": { "type": "integer", "forbiddenPrefixes": ["0"], "layout": "n", "limits": ["even"] } },
    { "name": "B", "schema": { "type": "array", "items": { "type": "string" }, "forbiddenTexts": ["a"], "separator": "," } },
    { "name": "C", "schema": { "type": "array", "items": { "type": "string" }, "characters": "letters", "whenOmitted": "x" } },
    { "name": "D", "schema": { "type": "boolean", "firstCharacter": "letter", "limits": ["a"], "whenOmitted": "b" } },
    { "name": "E", "schema": { "type": "object", "properties": { "F": { "type": "any", "separator": ";" } } } }
  ]"##,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn limits_that_say_nothing() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "A", "schema": { "type": "string", "forbiddenPrefixes": ["", "a"], "forbiddenTexts": ["b", "c", "b", ""] } },
    { "name": "B", "schema": { "type": "string", "characters": "", "firstCharacter": " ", "layout": "\t", "whenOmitted": "" } },
    { "name": "C", "schema": { "type": "integer", "limits": ["even", "", "even"] } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

/// Where a default is filled in, or the client has a value, nothing has to be given.
#[test]
fn what_is_required_and_omitted() {
    let parameters = r#"
  "parameters": [
    { "name": "A", "schema": { "type": "string", "required": true, "whenOmitted": "one is chosen" } },
    { "name": "B", "schema": { "type": "string", "required": true, "whenOmitted": "one is chosen", "default": "a" } },
    { "name": "C", "schema": { "type": "string", "required": true, "whenOmitted": "one is chosen", "role": "region" } },
    { "name": "D", "schema": { "type": "string", "whenOmitted": "one is chosen" } },
    { "name": "ClientToken", "schema": { "type": "string", "required": true, "whenOmitted": "one is chosen", "role": "none" } }
  ]"#;
    assert_snapshot!(Specs::new().api("CreateRule", parameters).report());
    assert_eq!(Specs::new().imported("CreateRule", parameters).report(), "");
}

/// One that is a token by its name is filled in as well.
#[test]
fn a_required_token_may_be_omitted() {
    let parameters = r#"
  "parameters": [
    { "name": "clientToken", "schema": { "type": "string", "required": true, "whenOmitted": "one is chosen" } }
  ]"#;
    assert_eq!(Specs::new().api("CreateRule", parameters).report(), "");
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
    { "name": "C", "schema": { "$ref": "#/components/Rule", "maxItems": 2 } },
    { "name": "D", "schema": { "$ref": "#/components/Rule", "limits": ["Fine."], "whenOmitted": "Fine." } }
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
