//! The report as a whole.

use std::path::Path;

use alicloud_format::diagnostic::{Finding, Place, render};
use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

/// Ten faults of all kinds in three files, one of which cannot be decoded: all are told in one run.
#[test]
fn all_findings_of_a_run() {
    let specs = Specs::empty()
        .file("slb/2014-05-15/product.json", PRODUCT.replace("slb.aliyuncs.com", "https://slb.aliyuncs.com"))
        .api(
            "CreateRule",
            r#"
  "parametres": [],
  "response": { "type": "objekt", "properties": { "Port": { "minLength": "1" } } },
  "errors": [{ "status": 404 }]"#,
        )
        .api(
            "DeleteRule",
            r#"
  "parameters": [
    { "name": "Foo.Bar", "schema": { "type": "string" } },
    { "name": "FooBar", "schema": { "type": "integer", "minimum": 2, "maximum": 1 } },
    { "name": "Type", "schema": { "type": "string", "enum": ["ecs", "eni"], "default": "vm" } }
  ],
  "rules": [{ "rule": "atMostOne", "fields": ["FooBar", "Typ"] }],
  "examples": [{ "title": "x", "request": { "Foo": 1 } }]"#,
        );
    assert_eq!(specs.findings().len(), 10);
    assert_snapshot!(specs.report());
}

/// Columns count characters, and marks stand under what they mean.
#[test]
fn chinese_text() {
    let specs = Specs::new().api(
        "CreateRule",
        r#"
  "parameters": [{ "name": "端口", "schema": { "type": "string", "description": "后端服务器使用的端口，取值范围：1-65535。", "minimum": 1 } }]"#,
    );
    assert_snapshot!(specs.report());
}

#[test]
fn nothing_to_report() {
    assert_eq!(Specs::new().api("CreateRule", "").report(), "");
}

#[test]
fn a_file_that_is_gone() {
    let findings = [
        Finding::error("unreadable", Path::new("b.json"), "", "cannot be read: permission denied").at(Place::File),
        Finding::warning("some-warning", Path::new("a.json"), "/a/b", "something").label("here").help("do\nthis"),
    ];
    assert_snapshot!(render(&findings, |_| None::<String>, false));
}

/// In the order of the text, whatever the order of the checks.
#[test]
fn findings_are_sorted() {
    let text = "{ \"a\": 1,\n  \"b\": [2, 3] }";
    let finding = |file: &str, pointer: &str| Finding::warning("x", Path::new(file), pointer, "odd").label(pointer);
    let findings = [finding("b", "/b/1"), finding("b", "/a"), finding("a", "/b"), finding("b", "/b/0")];
    assert_snapshot!(render(&findings, |_| Some(text), false));
}

#[test]
fn places_that_are_not_in_the_text() {
    let text = "{ \"a/b\": { \"~\": [1] } }";
    let finding =
        |pointer: &str, place: Place| Finding::error("x", Path::new("f"), pointer, "odd").at(place).label("here");
    let findings = [
        finding("/a~1b/~0/0", Place::Value),
        finding("/a~1b/~0", Place::Key),
        finding("/a~1b/missing/0", Place::Value),
        finding("/a~1b/~0/7", Place::Value),
        finding("", Place::Value),
        finding("", Place::Bytes { start: 20, end: 4000 }),
        finding("", Place::Bytes { start: 4000, end: 5000 }),
    ];
    assert_snapshot!(render(&findings, |_| Some(text), false));
}

#[test]
fn lines_that_are_cut() {
    let text = format!("{{ \"a\": \"{}\", \"b\": 1, \"c\": \"{}\" }}", "前".repeat(300), "后".repeat(300));
    let finding = |pointer: &str| Finding::error("x", Path::new("f"), pointer, "odd").label("here");
    let twice = finding("/b").related(Path::new("f"), "/a", Place::Key, "and here");
    assert_snapshot!(render(&[twice, finding("/c")], |_| Some(&text), false));
}

#[test]
fn colors() {
    let finding = Finding::error("x", Path::new("f"), "/a", "odd").label("here");
    let report = render(&[finding], |_| Some("{ \"a\": 1 }"), true);
    assert!(report.contains("\u{1b}["), "{report}");
}
