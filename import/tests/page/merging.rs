//! Two pages of one API, one in each language: together they say what either says, and where they contradict each other the
//! first counts.

use std::collections::BTreeSet;

use alicloud_import::page::{Page, merge};
use serde_json::Value;

use crate::reading::{api, read};
use crate::spec::{field, list, parameter, text, texts, word};

const ENGLISH: &str = include_str!("merging/english.md");
const CHINESE: &str = include_str!("merging/chinese.md");

/// The pages merged, with the line in the second one of what contains a text.
struct Merged {
    page: Page,
    api: Value,
    second: &'static str,
}

impl Merged {
    fn of(first: &'static str, second: &'static str) -> Self {
        let page = merge(read(first.as_bytes()), read(second.as_bytes()));
        let api = api(&page).expect("both pages name the API");
        Self { page, api, second }
    }

    fn both_ways() -> [Self; 2] {
        [Self::of(ENGLISH, CHINESE), Self::of(CHINESE, ENGLISH)]
    }

    /// The line of the row of the second page that begins with a name.
    fn row(&self, name: &str) -> u32 {
        let start = format!("|{name}|");
        let at = self.second.lines().position(|line| line.starts_with(&start)).expect("a row of that name");
        u32::try_from(at + 1).unwrap_or(u32::MAX)
    }

    /// Whether a finding with the line of the second page tells of a contradiction in a field, and neither page has it alone.
    fn tells_of(&self, field: &str, name: &str) -> bool {
        let alone: BTreeSet<String> = [ENGLISH, CHINESE]
            .iter()
            .flat_map(|page| read(page.as_bytes()).findings)
            .map(|f| format!("{f:?}"))
            .collect();
        let line = self.row(name);
        let is_it = |f: &&alicloud_import::page::Finding| f.field == field && f.line == line;
        self.page.findings.iter().filter(is_it).any(|finding| !alone.contains(&format!("{finding:?}")))
    }

    fn schema(&self, name: &str) -> &Value {
        parameter(&self.api, name).expect("a parameter of one of the pages")
    }
}

#[test]
fn each_page_alone_says_less() {
    for page in [ENGLISH, CHINESE] {
        let alone = api(&read(page.as_bytes())).expect("the page names its API");
        assert_eq!(word(&alone, "api"), "ReserveShelf");
        let count = if page == ENGLISH { 4 } else { 5 };
        assert_eq!(list(&alone, "parameters").len(), count, "{alone}");
        assert_eq!(list(&alone, "errors").len(), 2, "{alone}");
    }
}

#[test]
fn parameters_fields_and_errors_of_both_are_there() {
    for merged in Merged::both_ways() {
        let names: BTreeSet<&str> = list(&merged.api, "parameters").iter().map(|p| word(p, "name")).collect();
        assert_eq!(names, BTreeSet::from(["ShelfId", "Width", "Colour", "Note", "Floor"]));
        let response = &merged.api["response"];
        for name in ["RequestId", "Until", "Price"] {
            assert!(field(response, name).is_some(), "{name}: {response}");
        }
        let codes: BTreeSet<&str> = list(&merged.api, "errors").iter().map(|error| word(error, "code")).collect();
        assert_eq!(codes, BTreeSet::from(["NoShelf", "Reserved", "TooWide"]));
        assert_eq!(list(&merged.api, "errors").len(), 3, "an error of both pages is there once");
    }
}

#[test]
fn facts_of_both_are_there() {
    for merged in Merged::both_ways() {
        let width = merged.schema("Width");
        let bounds = ["minimum", "maximum", "default"].map(|key| text(&width[key]));
        assert_eq!(bounds, ["1", "100", "10"], "{width}");
        assert_eq!(text(&merged.schema("Note")["maxLength"]), "64");
        assert_eq!(text(&merged.schema("ShelfId")["example"]), "shelf-1");
    }
}

#[test]
fn the_first_page_counts_where_they_contradict_each_other() {
    let [english, chinese] = Merged::both_ways();
    assert_eq!(text(&english.schema("Floor")["maximum"]), "5");
    assert_eq!(text(&chinese.schema("Floor")["maximum"]), "7");
    assert_eq!(texts(english.schema("Colour"), "enum"), ["red", "green"]);
    assert_eq!(texts(chinese.schema("Colour"), "enum"), ["red", "blue"]);
    assert_eq!(word(field(&english.api["response"], "Until").expect("both have it"), "type"), "string");
    assert_eq!(word(field(&chinese.api["response"], "Until").expect("both have it"), "type"), "integer");
}

#[test]
fn contradictions_are_findings_with_the_line_of_the_second_page() {
    for merged in Merged::both_ways() {
        for name in ["Floor", "Colour"] {
            assert!(merged.tells_of(&format!("request/{name}"), name), "{name}: {:#?}", merged.page.findings);
        }
        assert!(merged.tells_of("response/Until", "Until"), "{:#?}", merged.page.findings);
    }
}

#[test]
fn what_only_one_page_says_is_no_contradiction() {
    for merged in Merged::both_ways() {
        for name in ["ShelfId", "Width"] {
            assert!(!merged.tells_of(&format!("request/{name}"), name), "{name}: {:#?}", merged.page.findings);
        }
    }
}

#[test]
fn a_page_merged_with_itself_stays_as_it_is() {
    for page in [ENGLISH, CHINESE] {
        let merged = Merged::of(page, page);
        let alone = read(page.as_bytes());
        let facts = |api: &Value| {
            let mut api = api.clone();
            if let Some(members) = api.as_object_mut() {
                members.retain(|key, _| key != "sources");
            }
            api
        };
        assert_eq!(facts(&merged.api), facts(&api(&alone).expect("the page names its API")));
        assert!(merged.page.findings.iter().all(|finding| alone.findings.contains(finding)), "no new contradictions");
    }
}
