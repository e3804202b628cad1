//! Pages whose facts were taken by hand, fact by fact.
//!
//! The facts name what the page says; a spec may say it elsewhere. A range with a unit is a limit in words, a dependency is a
//! rule. What the facts do not list is not in the spec either, as far as they are complete.

mod errors;
mod fact;
mod limits;
mod meaning;
mod node;

use std::fs;
use std::path::Path;

use alicloud_import::page::Page;
use serde_json::{Value, json};

use crate::reference;
use crate::spec::{list, text, word};
use crate::tally::Tally;
use node::Place;

/// What a page says of its API as a whole, against the facts.
fn identity(golden: &Value, page: &Page, tally: &mut Tally) {
    let api = page.api.as_ref().map(|api| api.api.clone());
    let style = page.style.and_then(|style| serde_json::to_value(style).ok()).map(|style| text(&style));
    let said = [("api", api), ("product", page.product.clone()), ("version", page.version.clone()), ("style", style)];
    for (key, got) in said {
        let expected = golden.get(key).and_then(Value::as_str);
        // Pages spell the product in capitals of their own, or only within an address.
        let agrees = match (expected, &got) {
            (Some(expected), Some(got)) => expected.eq_ignore_ascii_case(got),
            (expected, got) => expected.is_none() && (got.is_none() || key == "product"),
        };
        tally.count(key, agrees, expected.unwrap_or("nothing"), got);
    }
}

/// The facts of one page against its spec.
fn compare(golden: &Value, page: &Page, api: &Value) -> Tally {
    let mut tally = Tally::default();
    identity(golden, page, &mut tally);
    node::parameters(golden, api, &mut tally);
    let empty = json!({});
    let response = api.get("response").unwrap_or(&empty);
    node::children(list(golden, "response"), response, &Place::response(api), &mut tally);
    errors::compare(list(golden, "errors"), list(api, "errors"), &mut tally);
    tally
}

fn golden_files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "{} holds no facts", folder.display());
    files
}

#[test]
fn every_fact_is_found_and_none_is_wrong() {
    let Some(folder) = reference::reference("golden") else { return };
    let mut report = Vec::new();
    let (mut found, mut other) = (0, 0);
    for file in golden_files(&folder) {
        let golden = reference::json(&file);
        let source = word(&golden, "source");
        let path = reference::reference(source).expect("facts name a page that is there");
        let page = reference::read_file(&path);
        let api = reference::api(&page).unwrap_or(Value::Null);
        let tally = compare(&golden, &page, &api);
        found += tally.found;
        other += tally.differences.len();
        report.push(format!("{source}: {tally}"));
    }
    let report = format!("golden: {found} of {} facts\n{}", found + other, report.join("\n"));
    eprintln!("{report}");
    assert!(other == 0 && found > 0, "{other} facts are missed or wrong, see above");
}

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
    compare(golden, &Page::default(), api)
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
