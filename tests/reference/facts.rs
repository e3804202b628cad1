//! Pages whose facts were taken by hand, fact by fact.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::golden::{compare, files, json};
use crate::material::short;
use crate::reading::{api, read};
use crate::spec::word;
use crate::tallies;
use alicloud_tests::trials::Report;

/// Every fact is found, and none is wrong.
pub(crate) fn test([folder, pages]: [&Path; 2]) -> Report {
    let mut report = Report::default();
    let (mut pages_seen, mut found, mut other) = (0, 0, 0);
    for file in files(folder) {
        let golden = json(&file);
        let path = page_of(pages, word(&golden, "source"));
        let text = fs::read(&path).expect("a page that can be read");
        let page = read(&text);
        let tally = compare(&golden, &page, &api(&page).unwrap_or(Value::Null), &String::from_utf8_lossy(&text));
        found += tally.found;
        other += tally.differences.len();
        tallies::add(&mut report, &format!("facts of {}", short(&path)), &tally);
        pages_seen += 1;
    }
    report.figure(format_args!("facts of {pages_seen} pages: {found} of {}", found + other));
    report.goal(other == 0 && found > 0, format_args!("{other} facts are missed or wrong"));
    report
}

/// A page by the path that facts give, which begins at the root of the material.
fn page_of(pages: &Path, source: &str) -> PathBuf {
    pages.join(source.strip_prefix("documents/pages/").expect("facts name a page"))
}
