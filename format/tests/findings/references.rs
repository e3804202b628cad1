//! Names and pointers that lead nowhere.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn components_that_do_not_exist() {
    let product = PRODUCT.replace(
        "\"endpoints\"",
        "\"components\": { \"Listener\": { \"type\": \"array\", \"items\": { \"$ref\": \"#/components/Rul\" } },\n    \"Rule\": { \"type\": \"any\" } },\n  \"endpoints\"",
    );
    let specs = Specs::empty().file("slb/2014-05-15/product.json", product).api(
        "CreateRule",
        r##"
  "parameters": [
    { "name": "A", "schema": { "$ref": "#/components/Listner" } },
    { "name": "B", "schema": { "$ref": "Listener" } },
    { "name": "C", "schema": { "$ref": "https://example.com/schema.json" } }
  ]"##,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn components_without_any() {
    let specs = Specs::new().parameter(r##"{ "$ref": "#/components/Rule" }"##);
    assert_snapshot!(specs.report());
}

#[test]
fn errata_and_sources() {
    let specs = Specs::new().file(
        "slb/2014-05-15/CreateRule.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "api": "CreateRule",
  "summary": "Creates something.",
  "documentation": "https://help.example.com/CreateRule",
  "parameters": [{ "name": "A", "schema": { "type": "string", "source": "page-2018" } }],
  "errors": [{ "status": 404, "code": "NotFound", "source": "errors" }],
  "sources": { "page-2019": { "title": "English" }, "page-2020": { "title": "Chinese" } },
  "errata": [
    { "at": "/parameters/1/schema", "source": "page-2019", "says": "a", "records": "b", "because": "c" },
    { "at": "/parameters/0/schema", "source": "page", "says": "a", "records": "b", "because": "c" },
    { "at": "/parameters/0", "says": "a", "records": "b", "because": "c" },
    { "at": "parameters", "source": "page-2019", "says": "a", "records": "b", "because": "c" }
  ]
}
"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn no_sources_at_all() {
    let specs = Specs::new().file(
        "slb/2014-05-15/CreateRule.json",
        r#"{
  "$schema": "../../spec.schema.json",
  "api": "CreateRule",
  "summary": "Creates something.",
  "documentation": "https://help.example.com/CreateRule",
  "sources": {}
}
"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn replacements() {
    let specs = Specs::new().api("CreateRules", "").file("slb/2014-05-15/StopRule.json", "{}").api(
        "CreateRule",
        r#"
  "deprecated": { "replacement": "CreateRulez" },
  "parameters": [
    { "name": "Old", "schema": { "type": "string", "deprecated": { "replacement": "Nwe" } } },
    { "name": "Older", "schema": { "type": "string", "deprecated": { "replacement": "New" } } },
    { "name": "New", "schema": { "type": "string" } }
  ]"#,
    );
    let findings = specs.findings().into_iter().filter(|finding| finding.code == "unknown-replacement");
    let messages: Vec<String> = findings.map(|finding| finding.message).collect();
    assert_eq!(
        messages,
        ["`CreateRulez` is not another API of this version", "`Nwe` is not another field of this API"]
    );
}

/// An API whose file is faulty exists nevertheless.
#[test]
fn a_replacement_by_an_api_that_is_faulty_itself() {
    let specs = Specs::new()
        .file("slb/2014-05-15/CreateRules.json", "{}")
        .api("CreateRule", r#"  "deprecated": { "replacement": "CreateRules" }"#);
    assert!(specs.findings().iter().all(|finding| finding.file.ends_with("CreateRules.json")));
}
