//! Two pages of one API, fact by fact: what is taken over, what counts, and what is said of it.

mod facts;
mod lists;
mod mutated;

use alicloud_format::spec::{Api, ApiStyle, SCHEMA_PATH};
use alicloud_import::page::{FindingKind, Page, Severity, merge};
use serde_json::{Value, json};

use crate::laws::broken;
use crate::reading;

const ENGLISH: &str = include_str!("merged/english.md");
const CHINESE: &str = include_str!("merged/chinese.md");

fn read(text: &str) -> Page {
    reading::read(text.as_bytes())
}

/// A page of which only the spec counts: what is given, and what every spec has. Its lines are those of the parameters.
fn page(source: &str, more: &Value) -> Page {
    let mut spec = json!({
        "$schema": SCHEMA_PATH,
        "api": "MoveShelf",
        "importedFrom": source,
        "documentation": "https://example.com/MoveShelf",
        "parameters": [],
        "sources": { source: { "title": "MoveShelf, API reference of shelves", "edition": source } },
    });
    for (key, value) in more.as_object().expect("keys of a spec") {
        spec[key] = value.clone();
    }
    let api: Api = serde_json::from_value(spec).expect("a spec");
    let line = |index: usize| u32::try_from(10 + index).expect("few parameters");
    let mut page = Page { product: Some("Demo".to_owned()), style: Some(ApiStyle::Rpc), ..Page::default() };
    page.lines.insert(String::new(), 1);
    for (index, _) in api.parameters.iter().enumerate() {
        page.lines.insert(format!("/parameters/{index}"), line(index));
        page.lines.insert(format!("/parameters/{index}/schema"), line(index));
    }
    Page { api: Some(api), ..page }
}

/// Pages with one parameter each.
fn pair(ours: &Value, theirs: &Value) -> [Page; 2] {
    let one = |schema: &Value| json!({ "parameters": [{ "name": "Size", "schema": schema }] });
    [page("page-en", &one(ours)), page("page-zh", &one(theirs))]
}

/// What two pages say of one parameter.
fn merged(ours: Value, theirs: Value) -> (Value, Page) {
    let [first, second] = pair(&ours, &theirs);
    let page = lawful(&first, &second);
    (spec(&page)["parameters"][0]["schema"].clone(), page)
}

fn spec(page: &Page) -> Value {
    serde_json::to_value(page.api.as_ref().expect("an API")).expect("specs are JSON")
}

fn kinds(page: &Page) -> Vec<(FindingKind, &str, u32)> {
    page.findings.iter().map(|finding| (finding.kind, finding.field.as_str(), finding.line)).collect()
}

/// What an erratum at a place says, and of which document.
fn erratum<'v>(spec: &'v Value, at: &str) -> Option<(&'v str, &'v str)> {
    let errata = spec["errata"].as_array()?.iter();
    let mut own = errata.filter(|erratum| erratum["at"] == at);
    let first = own.next()?;
    assert!(own.next().is_none(), "one erratum at {at}: {spec}");
    Some((first["source"].as_str()?, first["says"].as_str()?))
}

/// Merges, and holds what comes of it against all that must be true of any two pages.
fn lawful(first: &Page, second: &Page) -> Page {
    let together = merge(first.clone(), second.clone());
    assert_eq!(broken(first, second, &together), None);
    together
}
