//! Whatever a spec lacks or has otherwise is seen by the comparison.

use alicloud_import::page::{Finding, FindingKind, Page, Severity};
use serde_json::{Value, json};

use crate::golden::{compare, findings};
use crate::tally::Tally;

/// Facts and a spec that agree in all.
fn agreeing() -> (Value, Value) {
    let golden = json!({
        "api": "ShelveBook", "params": [
            { "name": "Action", "type": "String", "required": true },
            { "name": "Shelf", "type": "String", "required": true, "max_len": 9, "not_start_with": ["http://"],
              "example": "s-1" },
            { "name": "Books", "type": "RepeatList", "required": false, "max_items": 5, "children": [
                { "name": "Weight", "type": "Long", "required": false, "raw": "Books.N.Weight", "min": 1, "max": 10 } ] },
            { "name": "Kind", "type": "String", "in": "query", "enum": ["lent", "kept"], "meanings": { "lent": "away" } },
            { "name": "Names", "type": "Array", "items": "string", "limits": ["no blanks"] },
            { "name": "Codes", "type": "String", "separator": "," },
            { "name": "Period", "type": "String", "required": false, "min": "6h", "max": "90h", "default": null,
              "required_if": "Kind=lent" },
        ],
        "response": [{ "name": "Rows", "type": "List", "kind": "array", "item_wrapper": "Row", "children": [] }],
        "errors": [{ "http": 404, "code": "NoShelf", "message": "No such shelf." }],
        "method": "PUT", "path": "/shelves/{Shelf}",
        "rules": ["dependentRequired Kind=lent Period", "atMostOne Codes Names"],
        "examples": { "request": { "Shelf": "s-1" }, "json": { "/Rows/0/Id": "1" }, "xml": true },
    });
    let api = json!({
        "api": "ShelveBook", "parameters": [
            { "name": "Shelf", "schema": {
                "type": "string", "required": true, "maxLength": 9, "forbiddenPrefixes": ["http://"], "example": "s-1" } },
            { "name": "Books", "schema": { "type": "array", "maxItems": 5, "items": { "type": "object", "properties": {
                "Weight": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 10 } } } } },
            { "name": "Period", "schema": { "type": "string", "limits": ["6h to 90h"] } },
            { "name": "Kind", "schema": {
                "type": "string", "enum": ["lent", "kept"], "enumDescriptions": { "lent": "away", "kept": "here" } } },
            { "name": "Names", "schema": { "type": "array", "items": { "type": "string" }, "limits": ["no blanks in it"] } },
            { "name": "Codes", "schema": { "type": "string", "separator": "," } },
        ],
        "method": "PUT", "path": "/shelves/{Shelf}",
        "examples": [{ "title": "One", "request": { "Shelf": "s-1" }, "json": { "Rows": [{ "Id": 1 }] }, "xml": ["<Rows/>"] }],
        "rules": [
            { "rule": "dependentRequired", "field": "Kind", "value": "lent", "required": "Period" },
            { "rule": "atMostOne", "fields": ["Names", "Codes"] },
        ],
        "response": { "type": "object", "properties": {
            "Rows": { "type": "array", "itemNames": ["Row"], "items": { "type": "object" } } } },
        "errors": [{ "status": 404, "code": "NoShelf", "message": "No such shelf." }],
    });
    (golden, api)
}

/// What is compared of a spec without its page.
fn tally_of(golden: &Value, api: &Value) -> Tally {
    compare(golden, &Page::default(), api, "")
}

#[test]
fn a_spec_that_says_all_agrees() {
    let (golden, api) = agreeing();
    let tally = tally_of(&golden, &api);
    // The page is empty here, so that the name of the API is all that it lacks.
    assert_eq!(tally.differences.len(), 1, "{tally}");
}

#[test]
fn whatever_a_spec_lacks_or_has_otherwise_is_seen() {
    let (golden, api) = agreeing();
    let changes = [
        ("/parameters/0/schema/type", json!("integer")),
        ("/parameters/0/schema/required", json!(false)),
        ("/parameters/0/schema/maxLength", json!(10)),
        ("/parameters/0/schema/forbiddenPrefixes", json!(["https://"])),
        ("/parameters/0/schema/example", json!("s-2")),
        ("/parameters/1/name", json!("Book")),
        ("/parameters/1/schema/maxItems", Value::Null),
        ("/parameters/1/schema/items/properties", json!({})),
        ("/parameters/1/schema/items/properties/Weight/format", json!("int32")),
        ("/parameters/1/schema/items/properties/Weight/minimum", json!(2)),
        ("/parameters/2/schema/limits", json!(["6h to 91h"])),
        ("/parameters/2/schema", json!({ "type": "string", "limits": ["6h to 90h"], "default": "7h" })),
        ("/parameters/2/schema", json!({ "type": "string", "limits": ["6h to 90h"], "enum": ["7h"] })),
        ("/rules/0/value", json!("kept")),
        ("/rules/1/fields/0", json!("Kind")),
        ("/rules/1", json!({ "rule": "atLeastOne", "fields": ["Names", "Codes"] })),
        ("/parameters/3/schema/enumDescriptions/lent", json!("gone")),
        (
            "/parameters/3",
            json!({ "name": "Kind", "in": "body", "schema": { "type": "string", "enum": ["lent", "kept"],
            "enumDescriptions": { "lent": "away" } } }),
        ),
        ("/parameters/4/schema/items/type", json!("integer")),
        ("/parameters/4/schema/limits", json!(["no dots"])),
        ("/parameters/5/schema/separator", json!(";")),
        ("/method", json!("POST")),
        ("/path", json!("/shelves")),
        ("/examples/0/request/Shelf", json!("s-2")),
        ("/examples/0/json/Rows/0/Id", json!(2)),
        ("/examples/0/xml", json!([])),
        ("/examples", json!([])),
        ("/response/properties/Rows/itemNames", json!(["Line"])),
        ("/errors/0/status", json!(400)),
        ("/errors/0/message", json!("No shelf.")),
        ("/errors", json!([])),
    ];
    for (pointer, value) in changes {
        let mut changed = api.clone();
        *changed.pointer_mut(pointer).expect("a place in the spec") = value;
        let tally = tally_of(&golden, &changed);
        assert!(tally.differences.len() > 1, "{pointer} is not looked at");
    }
}

#[test]
fn whatever_is_said_of_a_page_with_or_without_need_is_seen() {
    let finding = |line, severity| Finding {
        severity,
        kind: FindingKind::TypeByRange,
        line,
        field: String::new(),
        says: String::new(),
        done: String::new(),
    };
    let golden = json!({ "findings": [{ "kind": "type-by-range", "at": "|Shelf|" }] });
    let counted = |findings: Vec<Finding>| {
        let mut tally = Tally::default();
        findings::compare(&golden, &findings, "# Title\n|Shelf|String|\n", &mut tally);
        (tally.found, tally.differences.len())
    };
    assert_eq!(counted(vec![finding(2, Severity::Warning)]), (1, 0));
    assert_eq!(counted(vec![finding(2, Severity::Warning), finding(1, Severity::Note)]), (1, 0));
    assert_eq!(counted(vec![finding(2, Severity::Warning), finding(1, Severity::Warning)]), (1, 1));
    assert_eq!(counted(vec![finding(1, Severity::Note)]), (0, 1));
    assert_eq!(counted(Vec::new()), (0, 1));
}

#[test]
fn facts_that_say_that_they_are_complete_allow_no_more() {
    let api = json!({ "parameters": [{ "name": "Shelf", "schema": {
        "type": "string", "required": true, "characters": "letters digits", "whenOmitted": "none is taken" } }] });
    let golden = |is_complete| json!({ "complete": is_complete, "params": [{ "name": "Shelf", "type": "String" }] });
    let differences = |is_complete| tally_of(&golden(is_complete), &api).differences.len();
    assert_eq!(differences(true) - differences(false), 3);
}
