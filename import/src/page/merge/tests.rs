mod facts;
mod lists;
mod mutated;
mod reference;

use alicloud_codegen::spec::{Api, ApiStyle, SCHEMA_PATH};
use serde_json::{Value, json};

use super::merge;
use crate::page::finding::{FindingKind, Severity};
use crate::page::{Page, PageOptions, settle};

const ENGLISH: &str = include_str!("tests/english.md");
const CHINESE: &str = include_str!("tests/chinese.md");

fn read(text: &str) -> Page {
    crate::page::read(text.as_bytes(), &PageOptions { with_descriptions: true, ..PageOptions::default() })
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

/// In what two pages differ.
fn difference(page: &Page, other: &Page) -> Option<String> {
    let lines = |page: &Page| -> Vec<String> {
        let api = format!("{:#}", serde_json::to_value(&page.api).expect("specs are JSON"));
        let beside = (&page.product, &page.version, page.style, &page.hosts, &page.lines, &page.findings, &page.counts);
        api.lines().map(str::to_owned).chain(format!("{beside:#?}").lines().map(str::to_owned)).collect()
    };
    let (own, others) = (lines(page), lines(other));
    let at = (0..own.len().max(others.len())).find(|at| own.get(*at) != others.get(*at))?;
    let around =
        |lines: &[String]| lines.iter().skip(at.saturating_sub(4)).take(9).cloned().collect::<Vec<_>>().join("\n");
    Some(format!("{}\nbecomes\n{}", around(&own), around(&others)))
}

/// Merges, and holds what comes of it against all that must be true of any two pages.
fn lawful(first: &Page, second: &Page) -> Page {
    let together = merge(first.clone(), second.clone());
    assert_eq!(broken(first, second, &together), None);
    together
}

/// A law that a merging breaks.
fn broken(first: &Page, second: &Page, together: &Page) -> Option<String> {
    for page in [first, second, together] {
        let itself = merge(page.clone(), page.clone());
        if let Some(difference) = difference(page, &itself) {
            return Some(format!("changes if it is merged with itself: {difference}"));
        }
    }
    if let Some(difference) = difference(together, &merge(together.clone(), second.clone())) {
        return Some(format!("changes if it is merged again: {difference}"));
    }
    let Some(api) = &together.api else { return first.api.is_some().then(|| "the API was lost".to_owned()) };
    let spec = spec(together);
    let before = serde_json::to_value(&first.api).expect("specs are JSON");
    let dangles = |pointer: &&String| spec.pointer(pointer).is_none() && !first.lines.contains_key(*pointer);
    if let Some(dangling) = together.lines.keys().find(dangles) {
        return Some(format!("{dangling} has a line and leads nowhere"));
    }
    let mut own = first.lines.iter().filter(|(pointer, _)| before.pointer(pointer).is_some());
    if own.any(|(pointer, line)| together.lines.get(pointer) != Some(line)) {
        return Some("a line of the first page has changed".to_owned());
    }
    let product = settle::product("Demo", "2020-01-01", ApiStyle::Rpc);
    let errors = |page: &Page| page.api.as_ref().map(|api| settle::findings(api, &product)).unwrap_or_default();
    let passes = errors(first).is_empty() && errors(second).is_empty();
    let error = settle::findings(api, &product).into_iter().next().filter(|_| passes);
    error.map(|error| format!("{error:?} in {spec:#}"))
}
