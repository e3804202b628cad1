//! Whatever a spec lacks or has otherwise is seen by the comparison.

use alicloud_import::page::Page;
use serde_json::{Value, json};

use super::compare::compare;
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
            { "name": "Period", "type": "String", "required": false, "min": "6h", "max": "90h", "default": null,
              "required_if": "Kind=lent" },
        ],
        "response": [{ "name": "Rows", "type": "List", "kind": "array", "item_wrapper": "Row", "children": [] }],
        "errors": [{ "http": 404, "code": "NoShelf", "message": "No such shelf." }],
    });
    let api = json!({
        "api": "ShelveBook", "parameters": [
            { "name": "Shelf", "schema": {
                "type": "string", "required": true, "maxLength": 9, "forbiddenPrefixes": ["http://"], "example": "s-1" } },
            { "name": "Books", "schema": { "type": "array", "maxItems": 5, "items": { "type": "object", "properties": {
                "Weight": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 10 } } } } },
            { "name": "Period", "schema": { "type": "string", "limits": ["6h to 90h"] } },
        ],
        "rules": [{ "rule": "dependentRequired", "field": "Kind", "value": "lent", "required": "Period" }],
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
