//! All of the published metadata.

use std::path::{Path, PathBuf};
use std::{fs, thread};

use alicloud_import::{Imported, Options, import};
use serde_json::Value;

use crate::material::entries;
use alicloud_tests::trials::Report;

fn files(folder: &Path) -> Vec<PathBuf> {
    let versions = entries(folder).into_iter().flat_map(|product| entries(&product));
    let mut files: Vec<PathBuf> = versions.map(|version| version.join("api-docs.json")).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
}

fn text_of(imported: &Imported) -> String {
    let apis: Vec<String> = imported.apis.iter().filter_map(|api| serde_json::to_string(api).ok()).collect();
    let product = serde_json::to_string(&imported.product).unwrap_or_default();
    format!("{product}\n{}\n{:?}\n{:?}", apis.join("\n"), imported.refused, imported.decisions)
}

/// Counts of APIs and refusals of a file, which may be imported twice to see whether the result is the same.
fn one(file: &Path, is_repeated: bool) -> (usize, usize) {
    let text = fs::read_to_string(file).expect("a file that can be imported");
    let options = Options::default();
    let first = import(&text, &options).expect("a file that can be imported");
    let value: Value = serde_json::from_str(&text).unwrap_or_default();
    let listed = value.get("apis").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    assert_eq!(first.apis.len() + first.refused.len(), listed, "{}", file.display());
    if !is_repeated {
        return (listed, first.refused.len());
    }
    let second = import(&text, &options).map(|second| text_of(&second)).unwrap_or_default();
    assert!(text_of(&first) == second, "{} is imported differently each time", file.display());
    (listed, first.refused.len())
}

/// Every product is imported, each time in the same way, and nearly all of its APIs are.
pub(crate) fn test([folder]: [&Path; 1]) -> Report {
    let files = files(folder);
    let parts: Vec<Vec<PathBuf>> = (0..4).map(|part| files.iter().skip(part).step_by(4).cloned().collect()).collect();
    let workers: Vec<_> = parts
        .into_iter()
        .map(|files| {
            thread::spawn(move || {
                files.iter().enumerate().map(|(number, file)| one(file, number % 5 == 0)).collect::<Vec<_>>()
            })
        })
        .collect();
    let counts: Vec<(usize, usize)> = workers.into_iter().flat_map(|worker| worker.join().expect("no panic")).collect();
    let total: usize = counts.iter().map(|(listed, _)| listed).sum();
    let refused: usize = counts.iter().map(|(_, refused)| refused).sum();
    let mut report = Report::default();
    report.figure(format_args!("metadata: {} files, {total} APIs, {refused} of them refused", files.len()));
    report.goal(total > 0 && refused * 50 <= total, "more than 2 % are refused, or there are none");
    report
}
