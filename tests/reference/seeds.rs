//! The two pages that the project began with, against the specs that were written by hand from them: equal in every fact,
//! descriptions aside. What the specs have from elsewhere is listed here, fact by fact, and has to be there.

use std::fs;
use std::path::Path;

use alicloud_import::page::{self, PageOptions};
use alicloud_project::root;
use serde_json::{Map, Value};

use crate::golden::json;
use crate::material::entries;
use crate::reading::api;
use alicloud_tests::trials::Report;

/// What people say in words of their own, and where facts come from.
const WORDS: &[&str] = &[
    "description",
    "summary",
    "enumDescriptions",
    "documentation",
    "sources",
    "errata",
    "title",
    "importedFrom",
    "source",
];

/// Facts of the gateway's metadata that have no `source` of their own: keys of a schema that is on the page.
const FROM_METADATA: &[(&str, &[&str])] = &[
    (
        "CreateVServerGroup",
        &[
            "/parameters/3/schema/minLength",
            "/parameters/3/schema/maxLength",
            "/response/properties/BackendServers/items/properties/Type/enum/2",
        ],
    ),
    (
        "CreateMasterSlaveServerGroup",
        &[
            "/operationType",
            "/parameters/3/schema/items/properties/Type/enum/2",
            "/response/properties/MasterSlaveBackendServers/items/properties/Type/enum/2",
            "/response/properties/MasterSlaveBackendServers/itemNames/0",
        ],
    ),
];

/// Every fact of the specs that were written by hand is in those that are imported, and no other.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let mut report = Report::default();
    let mut seen = Vec::new();
    for file in entries(folder) {
        let read = page::read(&fs::read(&file).expect("a page"), &PageOptions::default());
        let imported = api(&read).expect("the page names its API");
        let name = imported["api"].as_str().expect("a name").to_owned();
        let mut written = json(&root().join(format!("specs/slb/2014-05-15/{name}.json")));
        take_metadata(&name, &mut written);
        let (written, imported) = (facts(&written), facts(&imported));
        let differences = differences("", &written, &imported);
        report.figure(format_args!(
            "{name} as written by hand: {} facts, {} of them differ",
            count(&written),
            differences.len()
        ));
        report.goal(differences.is_empty(), format_args!("{name}: not what was written by hand"));
        report.details.extend(differences);
        seen.push(name);
    }
    seen.sort();
    let is_complete = seen == ["CreateMasterSlaveServerGroup", "CreateVServerGroup"];
    report.goal(is_complete, format_args!("the pages are those of {seen:?}"));
    report
}

/// Takes away the facts that are listed, each of which has to be there.
fn take_metadata(api: &str, spec: &mut Value) {
    let listed = FROM_METADATA.iter().find(|(name, _)| *name == api).map(|(_, facts)| *facts).expect("a list");
    for pointer in listed.iter().rev() {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let removed = match spec.pointer_mut(parent) {
            Some(Value::Array(elements)) => Some(elements.remove(key.parse().expect("an index"))),
            Some(Value::Object(members)) => members.remove(key),
            _ => None,
        };
        assert!(removed.is_some(), "{pointer} is not in {api}");
    }
}

/// A spec without words, and without what it says is from the gateway's metadata.
fn facts(value: &Value) -> Value {
    let is_elsewhere = |value: &Value| value.get("source").is_some_and(|source| source == "gateway-metadata");
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, value)| {
                let is_parameter_elsewhere = *name == "schema" && is_elsewhere(value);
                !WORDS.contains(&name.as_str()) && !is_elsewhere(value) && !is_parameter_elsewhere
            });
            let kept: Map<String, Value> = kept.map(|(name, value)| (name.clone(), facts(value))).collect();
            Value::Object(
                kept.into_iter().filter(|(_, value)| value.as_array().is_none_or(|list| !list.is_empty())).collect(),
            )
        }
        Value::Array(elements) => {
            let is_kept = |value: &&Value| !is_elsewhere(value) && !value.get("schema").is_some_and(is_elsewhere);
            elements.iter().filter(is_kept).map(facts).collect()
        }
        scalar => scalar.clone(),
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Object(members) => members.values().map(count).sum(),
        Value::Array(elements) => elements.iter().map(count).sum(),
        _ => 1,
    }
}

/// What differs, by JSON pointer. The order of members counts for nothing but where it is one: that of parameters.
fn differences(at: &str, written: &Value, imported: &Value) -> Vec<String> {
    match (written, imported) {
        (Value::Object(a), Value::Object(b)) => {
            let only = |from: &Map<String, Value>, other: &Map<String, Value>, which: &str| -> Vec<String> {
                from.keys()
                    .filter(|key| !other.contains_key(*key))
                    .map(|key| format!("{at}/{key}: only {which}"))
                    .collect()
            };
            let mut found = only(a, b, "written");
            found.extend(only(b, a, "imported"));
            for (key, value) in a {
                found.extend(
                    b.get(key).map(|other| differences(&format!("{at}/{key}"), value, other)).unwrap_or_default(),
                );
            }
            found
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            let pairs = a.iter().zip(b).enumerate();
            pairs.flat_map(|(index, (a, b))| differences(&format!("{at}/{index}"), a, b)).collect()
        }
        (a, b) if a == b => Vec::new(),
        (a, b) => vec![format!("{at}: written {a}, imported {b}")],
    }
}
