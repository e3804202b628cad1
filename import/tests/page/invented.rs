//! Pages of products that do not exist, each in a dialect of its own, with facts that were taken from them by hand: so that the
//! importer is examined where no reference material is at hand.

mod generated;
mod known;

use std::fs;
use std::path::{Path, PathBuf};

use alicloud_import::page::Page;
use serde_json::Value;

use crate::golden::{self, compare};
use crate::reading;
use crate::spec::word;
use crate::tally::Tally;
use known::Fault;

/// A page and what it says.
struct Invented {
    /// Name of the file of the page.
    name: String,
    text: String,
    golden: Value,
}

impl Invented {
    fn page(&self) -> Page {
        reading::read(self.text.as_bytes())
    }

    fn tally(&self) -> Tally {
        let page = self.page();
        compare(&self.golden, &page, &reading::api(&page).unwrap_or(Value::Null), &self.text)
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/invented")
}

fn all() -> Vec<Invented> {
    let read = |file: PathBuf| {
        let golden = golden::json(&file);
        let name = word(&golden, "source").to_owned();
        assert_eq!(file.with_extension("md").file_name(), Some(name.as_ref()), "facts lie beside their page");
        let text = fs::read_to_string(folder().join(&name)).expect("a page that can be read");
        Invented { name, text, golden }
    };
    golden::files(&folder()).into_iter().map(read).collect()
}

#[test]
fn every_page_has_facts_and_a_dialect_of_its_own() {
    let pages = fs::read_dir(folder()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let pages = pages.filter(|path| path.extension().is_some_and(|extension| extension == "md")).count();
    let all = all();
    let mut dialects: Vec<&str> = all.iter().map(|invented| word(&invented.golden, "dialect")).collect();
    dialects.sort_unstable();
    dialects.dedup();
    assert!(!dialects.contains(&""), "a page does not say what is peculiar to it");
    assert_eq!((dialects.len(), all.len()), (pages, pages));
    for language in ["en", "zh"] {
        assert!(
            all.iter().any(|invented| invented.name.ends_with(&format!(".{language}.md"))),
            "no page in {language}"
        );
    }
}

#[test]
fn every_fact_is_found_and_none_is_wrong_but_for_known_faults() {
    let mut report = Vec::new();
    let (mut wrong, mut explained) = (Vec::new(), Vec::new());
    let mut known: Vec<&Fault> = known::FAULTS.iter().collect();
    let (mut found, mut looked_at) = (0, 0);
    for invented in all() {
        let tally = invented.tally();
        found += tally.found;
        looked_at += tally.all();
        for difference in &tally.differences {
            match known.iter().position(|fault| fault.is(&invented.name, difference)) {
                Some(at) => {
                    explained.push(format!("{}: {}: {}", invented.name, difference.path, known.remove(at).because))
                }
                None => wrong.push(format!("{}: {}", invented.name, difference.to_string().trim())),
            }
        }
        report.push(format!("{}: {tally}", invented.name));
    }
    eprintln!("invented: {found} of {looked_at} facts\n{}\n{}", report.join("\n"), explained.join("\n"));
    let stale: Vec<String> = known.iter().map(|fault| format!("{} {}: no longer so", fault.page, fault.path)).collect();
    assert_eq!(
        (wrong, stale),
        (Vec::new(), Vec::new()),
        "facts are missed or wrong that are not among the known faults"
    );
    assert!(found > 0);
}
