//! Defaults, examples and enum values against their schema.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn defaults_that_do_not_fit() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Type", "schema": { "type": "string", "enum": ["ecs", "eni"], "default": "ECS" } },
    { "name": "Weight", "schema": { "type": "integer", "minimum": 0, "maximum": 100, "default": 101 } },
    { "name": "Port", "schema": { "type": "integer", "default": "80" } },
    { "name": "Big", "schema": { "type": "integer", "default": 3000000000 } },
    { "name": "Name", "schema": { "type": "string", "minLength": 2, "pattern": "^[a-z]+$", "default": "9" } },
    { "name": "Flag", "schema": { "type": "boolean", "default": "True" } },
    { "name": "Tags", "schema": { "type": "array", "maxItems": 1, "items": { "type": "string" }, "default": ["a", 2] } },
    {
      "name": "Server",
      "schema": {
        "type": "object",
        "default": { "Prt": 80 },
        "properties": { "Port": { "type": "integer", "required": true } }
      }
    },
    { "name": "None", "schema": { "type": "string", "default": "" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn values_with_forbidden_texts() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Name", "schema": { "type": "string", "forbiddenPrefixes": ["http://", "https://"], "default": "https://a" } },
    { "name": "Path", "schema": { "type": "string", "forbiddenTexts": ["..", " "], "example": "/a/../b" } },
    { "name": "Type", "schema": { "type": "string", "enum": ["ecs", "sys-eni"], "forbiddenPrefixes": ["sys-"] } },
    { "name": "Tags", "schema": { "type": "array", "items": { "type": "string", "forbiddenTexts": ["="] }, "default": ["a", "b=c"] } },
    { "name": "Fine", "schema": { "type": "string", "forbiddenPrefixes": ["a"], "forbiddenTexts": ["b"], "default": "ca", "example": "" } }
  ],
  "examples": [{ "title": "Both", "request": { "Name": "http://b", "Path": "a b" } }]"#,
    );
    assert_snapshot!(specs.report());
}

/// A document may show a number, a list or an object as text.
#[test]
fn examples_that_do_not_fit() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Fine", "schema": { "type": "integer", "example": "80" } },
    { "name": "Text", "schema": { "type": "array", "items": { "type": "string" }, "example": "[{'a' …" } },
    { "name": "Port", "schema": { "type": "integer", "maximum": 65535, "example": "65536" } },
    { "name": "Word", "schema": { "type": "integer", "example": "eighty" } },
    { "name": "Name", "schema": { "type": "string", "example": 80 } },
    { "name": "Type", "schema": { "type": "string", "enum": ["ecs", "eni"], "example": "Type" } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn enum_values_that_do_not_fit() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [
    { "name": "Size", "schema": { "type": "integer", "enum": [1, "2", 3.5] } },
    { "name": "Name", "schema": { "type": "string", "enum": ["a", "too long"], "maxLength": 4 } }
  ]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn a_default_against_a_component() {
    let product = crate::specs::PRODUCT.replace(
        "\"endpoints\"",
        "\"components\": { \"Size\": { \"type\": \"integer\", \"maximum\": 3 } },\n  \"endpoints\"",
    );
    let specs = Specs::empty().file("slb/2014-05-15/product.json", product).api(
        "CreateRule",
        r##"  "parameters": [{ "name": "A", "schema": { "$ref": "#/components/Size", "default": 4 } }]"##,
    );
    assert_snapshot!(specs.report());
}

/// A default is filled in wherever it is stated: beside the field, or in the component that it refers to.
#[test]
fn defaults_of_components_are_filled_in() {
    let components = r##""components": {
    "Port": { "type": "integer", "default": 80 },
    "Alias": { "$ref": "#/components/Port" },
    "Anything": { "type": "any", "default": 80 }
  },
  "endpoints""##;
    let report = |component: &str| {
        let reference = format!(r##""$ref": "#/components/{component}", "required": true, "whenOmitted": "it is 80""##);
        let api = format!(
            r##"
  "parameters": [
    {{ "name": "Port", "schema": {{ {reference} }} }},
    {{ "name": "Server", "schema": {{ "type": "object", "properties": {{ "Port": {{ {reference} }}, "Id": {{ "type": "string" }} }} }} }}
  ],
  "rules": [{{ "rule": "allOrNone", "fields": ["Port", "Server"] }}],
  "examples": [{{ "title": "Little", "request": {{ "Server": {{ "Id": "a" }} }} }}]"##
        );
        let product = PRODUCT.replace("\"endpoints\"", components);
        Specs::empty().file("slb/2014-05-15/product.json", product).api("CreateRule", &api).report()
    };
    assert_eq!(report("Port"), "");
    assert_eq!(report("Alias"), "");
    // A caller always has to give what may be anything.
    assert!(report("Anything").contains("the example omits"));
}
