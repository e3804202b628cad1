//! Pages of one product against what other sources say of it: the types of its parameters and answers.

mod compared;
mod facts;

use std::path::Path;

use serde_json::{Value, json};

use crate::reference;
use crate::spec::word;
use compared::Compared;

fn slb_pages(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut pages = reference::pages(folder);
    let is_slb = |path: &std::path::PathBuf| reference::short(path).starts_with("slb");
    pages.retain(is_slb);
    assert!(!pages.is_empty(), "{} holds no pages of the product", folder.display());
    pages
}

#[test]
fn types_are_those_of_other_sources() {
    let (Some(facts), Some(folder)) = (reference::reference("slb-facts.json"), reference::reference("documents/pages"))
    else {
        return;
    };
    let facts = reference::json(&facts);
    let mut requests = Compared::default();
    let mut answers = Compared::default();
    let mut unknown = Vec::new();
    for path in slb_pages(&folder) {
        let name = reference::short(&path);
        let api = reference::api(&reference::read_file(&path)).unwrap_or(Value::Null);
        let Some(facts) = facts.get("apis").and_then(|apis| apis.get(word(&api, "api"))) else {
            unknown.push(name);
            continue;
        };
        requests.parameters(&name, &api, facts);
        answers.answer(&name, &api, facts);
    }
    let report = format!("parameters: {requests}\nanswers: {answers}\npages of APIs that the facts lack: {unknown:?}");
    eprintln!("{report}");
    assert!(requests.types.reaches(97) && answers.types.reaches(97), "a goal is missed, see above");
}

/// What other sources say of an API of ours.
fn said() -> Value {
    json!({
        "params": [
            { "name": "Shelf", "t": "string", "required": true },
            { "name": "Books", "t": "string", "required": false },
            { "name": "Count", "t": "int64", "required": false },
            { "name": "Tag", "t": "array", "items": { "t": "object", "props": [{ "name": "Key", "t": "string" }] } },
            { "name": "Owner", "t": "string" },
        ],
        "response": { "t": "object", "props": [{ "name": "Rows", "t": "object", "props": [
            { "name": "Row", "t": "array", "items": { "t": "object", "props": [{ "name": "Port", "t": "int32" }] } } ] }] },
    })
}

fn spec() -> Value {
    json!({
        "parameters": [
            { "name": "Shelf", "schema": { "type": "string", "required": true } },
            { "name": "Books", "schema": { "type": "array", "style": "json", "items": { "type": "string" } } },
            { "name": "Count", "schema": { "type": "integer" } },
            { "name": "Tag", "schema": {
                "type": "array", "items": { "type": "object", "properties": { "Key": { "type": "string" } } } } },
            { "name": "Mine", "schema": { "type": "string" } },
        ],
        "response": { "type": "object", "properties": { "Rows": { "type": "array", "itemNames": ["Row"], "items": {
            "type": "object", "properties": { "Port": { "type": "integer" } } } } } },
    })
}

fn compared(spec: &Value) -> (Compared, Compared) {
    let (mut requests, mut answers) = (Compared::default(), Compared::default());
    requests.parameters("page", spec, &said());
    answers.answer("page", spec, &said());
    (requests, answers)
}

#[test]
fn what_two_sources_both_say_agrees_or_is_listed() {
    let (requests, answers) = compared(&spec());
    assert_eq!((requests.types.found, requests.types.wrong()), (5, 0), "{requests}");
    assert_eq!((requests.ours_only, requests.theirs_only), (1, 1), "{requests}");
    assert_eq!((answers.types.found, answers.types.wrong()), (2, 0), "{answers}");
}

#[test]
fn every_other_type_is_listed() {
    let changes = [
        ("/parameters/0/schema/type", json!("integer")),
        ("/parameters/0/schema/required", json!(false)),
        ("/parameters/1/schema/style", json!("repeatList")),
        ("/parameters/2/schema/type", json!("number")),
        ("/parameters/3/schema/items/properties/Key/type", json!("boolean")),
        ("/response/properties/Rows/itemNames", json!(["Line"])),
        ("/response/properties/Rows/items/properties/Port/type", json!("string")),
    ];
    for (pointer, value) in changes {
        let mut changed = spec();
        *changed.pointer_mut(pointer).expect("a place in the spec") = value;
        let (requests, answers) = compared(&changed);
        let listed = requests.types.wrong() + requests.required.wrong() + answers.types.wrong();
        assert_eq!(listed, 1, "{pointer}: {requests} {answers}");
    }
}
