//! Pages whose facts were taken by hand, fact by fact.
//!
//! The facts name what the page says; a spec may say it elsewhere. A range with a unit is a limit in words, a dependency is a
//! rule. What the facts do not list is not in the spec either, as far as they are complete. `compare` is for all such facts,
//! wherever the pages are from.

pub(crate) mod compare;
mod errors;
mod examples;
mod fact;
mod findings;
mod limits;
mod meaning;
mod node;
mod rules;
mod seen;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::reference;
use crate::spec::word;
use compare::compare;

/// The files of facts in a folder, in the order of their names.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
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
    for file in files(&folder) {
        let golden = reference::json(&file);
        let source = word(&golden, "source");
        let path = reference::reference(source).expect("facts name a page that is there");
        let text = fs::read(&path).expect("a page that can be read");
        let page = reference::read(&text);
        let api = reference::api(&page).unwrap_or(Value::Null);
        let tally = compare(&golden, &page, &api, &String::from_utf8_lossy(&text));
        found += tally.found;
        other += tally.differences.len();
        report.push(format!("{source}: {tally}"));
    }
    let report = format!("golden: {found} of {} facts\n{}", found + other, report.join("\n"));
    eprintln!("{report}");
    assert!(other == 0 && found > 0, "{other} facts are missed or wrong, see above");
}
