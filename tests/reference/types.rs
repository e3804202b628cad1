//! Pages of one product against what other sources say of it: the types of its parameters and answers.

mod compared;
mod facts;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::golden::json;
use crate::material::{page, pages, short};
use crate::reading::api;
use crate::spec::word;
use crate::tallies;
use alicloud_tests::trials::Report;
use compared::Compared;

/// Types of parameters and of answers.
pub(crate) fn test([facts, folder]: [&Path; 2]) -> Report {
    let facts = json(facts);
    let mut requests = Compared::default();
    let mut answers = Compared::default();
    let mut unknown = Vec::new();
    for path in slb_pages(folder) {
        let name = short(&path);
        let api = api(&page(&path)).unwrap_or(Value::Null);
        let Some(facts) = facts.get("apis").and_then(|apis| apis.get(word(&api, "api"))) else {
            unknown.push(name);
            continue;
        };
        requests.parameters(&name, &api, facts);
        answers.answer(&name, &api, facts);
    }
    let mut report = Report::default();
    for (name, compared) in [("parameters", &requests), ("answers", &answers)] {
        tallies::add(&mut report, &format!("types of {name}"), &compared.types);
        report.goal(compared.types.reaches(97), format_args!("types of {name}: less than 97 %"));
        if compared.required.all() > 0 {
            tallies::add(&mut report, "required", &compared.required);
        }
        report.figure(format_args!(
            "{name} in pages only: {}, elsewhere only: {}",
            compared.ours_only, compared.theirs_only
        ));
    }
    report.figure(format_args!("pages of APIs that the facts lack: {}", unknown.len()));
    report.details.extend(unknown.into_iter().map(|page| format!("the facts lack the API of {page}")));
    report
}

fn slb_pages(folder: &Path) -> Vec<PathBuf> {
    let mut pages = pages(folder);
    pages.retain(|path| short(path).starts_with("slb"));
    assert!(!pages.is_empty(), "{} holds no pages of the product", folder.display());
    pages
}

/// Whether types are compared for what they are.
pub(crate) fn without_material() {
    what_two_sources_both_say_agrees_or_is_listed();
    every_other_type_is_listed();
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

fn what_two_sources_both_say_agrees_or_is_listed() {
    let (requests, answers) = compared(&spec());
    assert_eq!((requests.types.found, requests.types.wrong()), (5, 0), "{requests}");
    assert_eq!((requests.ours_only, requests.theirs_only), (1, 1), "{requests}");
    assert_eq!((answers.types.found, answers.types.wrong()), (2, 0), "{answers}");
}

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
