//! Edits of overlays: they replace what they expect, and nothing else.

use insta::assert_snapshot;

use crate::specs::Specs;

const CREATE_RULE: &str = r#"
  "parameters": [
    { "name": "Port", "schema": { "type": "integer", "minimum": 1, "maximum": 65536, "description": "Where it listens." } },
    { "name": "Name", "schema": { "type": "string", "enum": ["a", "b"] } }
  ]"#;

/// An imported API with these edits, a line each.
fn edits(edits: &[&str]) -> Specs {
    let edits = edits.join(",\n      ");
    let lines = format!(
        r#"
  "apis": {{
    "CreateRule": {{ "edits": [
      {edits}
    ] }}
  }},
  "sources": {{ "page-zh": {{ "title": "CreateRule, in Chinese" }} }}"#
    );
    Specs::new().imported("CreateRule", CREATE_RULE).overlay("edits", &lines)
}

#[test]
fn what_fits_is_not_reported() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "was": { "maximum": 65536 }, "set": { "maximum": 65535, "required": true }, "because": "the page", "source": "page-zh" }"#,
        r#"{ "at": "request/Name", "was": { "enum": ["a", "b"] }, "set": { "enum": null }, "because": "there are others" }"#,
    ]);
    assert_eq!(specs.report(), "");
}

#[test]
fn what_is_no_longer_so() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "was": { "maximum": 65537, "minimum": 1 }, "set": { "maximum": 65535 }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "was": { "wireType": "string" }, "set": { "wireType": null }, "because": "of the page" }"#,
        r#"{ "at": "request/Name", "was": { "enum": ["a"] }, "set": { "enum": ["a", "c"] }, "because": "of the page" }"#,
    ]);
    assert_snapshot!(specs.report());
}

/// What an edit replaces has to stand under `was`.
#[test]
fn keys_that_are_replaced_unstated() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "set": { "maximum": 65535 }, "because": "of the page" }"#,
        r#"{ "at": "request/Name", "set": { "enum": null }, "because": "there are others" }"#,
    ]);
    assert_snapshot!(specs.report());
}

#[test]
fn edits_without_effect() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "was": { "minimum": 1 }, "set": { "minimum": 1 }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": { "pattern": null }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": { "required": false }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": {}, "because": "of the page" }"#,
    ]);
    assert_snapshot!(specs.report());
}

#[test]
fn results_that_are_no_schema() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "was": { "type": "integer" }, "set": { "type": "int" }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": { "requird": true }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": { "items": { "type": "string", "maxLength": "1" } }, "because": "of the page" }"#,
        r#"{ "at": "request/Name", "set": { "separator": "ab" }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "set": { "a/b~c": 1 }, "because": "of the page" }"#,
        r#"{ "at": "request/Port", "was": { "a/b~c": 2 }, "set": { "a/b~c": 1 }, "because": "of the page" }"#,
    ]);
    assert_snapshot!(specs.report());
}

#[test]
fn paths_that_lead_nowhere() {
    let specs = edits(&[
        r#"{ "at": "request/port", "set": { "required": true }, "because": "of the page" }"#,
        r#"{ "at": "response/Port", "set": { "required": true }, "because": "of the page" }"#,
        r#"{ "at": "/parameters/0/schema", "set": { "required": true }, "because": "of the page" }"#,
    ]);
    assert_snapshot!(specs.report());
}

/// A result that is a schema is checked as if the spec said it.
#[test]
fn results_that_make_no_sense() {
    let specs = edits(&[
        r#"{ "at": "request/Port", "was": { "minimum": 1 }, "set": { "minimum": 70000 }, "because": "of the page" }"#,
        r#"{ "at": "request/Name", "set": { "minimum": 1 }, "because": "of the page", "source": "page-en" }"#,
    ]);
    assert_snapshot!(specs.report());
}

#[test]
fn edits_of_components() {
    let specs = Specs::empty()
        .file(
            "slb/2014-05-15/product.json",
            r#"{
  "$schema": "../../spec.schema.json",
  "product": "Slb",
  "version": "2014-05-15",
  "importedFrom": "page",
  "title": "Server Load Balancer",
  "style": "RPC",
  "documentation": "https://help.example.com/slb",
  "endpoints": { "central": "slb.aliyuncs.com" },
  "components": { "Tag": { "type": "object", "properties": { "Key": { "type": "string" } } } },
  "sources": { "page": { "title": "Server Load Balancer" } }
}
"#,
        )
        .overlay(
            "edits",
            r#"
  "product": { "edits": [
    { "at": "components/Tag/Key", "was": { "type": "integer" }, "set": { "type": "number" }, "because": "of the page" },
    { "at": "components/Tag/Value", "set": { "type": "string" }, "because": "of the page" }
  ] }"#,
        );
    assert_snapshot!(specs.report());
}
