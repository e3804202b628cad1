//! The command without the reading of Markdown: pages are JSON here, which says what a page would.

use std::fs;
use std::path::{Path, PathBuf};

use alicloud_format::spec::{Api, Parameter, SCHEMA_PATH, Source as Document};
use alicloud_import::page::{Finding, FindingKind, Page, PageOptions, Severity};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::remark::Remark;
use super::{Done, STAGES, Stages, import};

/// A page of JSON: product, version, API, name of its source, hosts, parameters.
fn read(bytes: &[u8], options: &PageOptions) -> Page {
    let Ok(value) = serde_json::from_slice::<Value>(bytes) else {
        return Page { findings: vec![finding(Severity::Error, 1, "not JSON")], ..Page::default() };
    };
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let Some(name) = text("api") else { return Page::default() };
    let source = text("source").unwrap_or_else(|| "page-en".to_owned());
    let parameters: Vec<Parameter> = value
        .get("parameters")
        .map(|list| serde_json::from_value(list.clone()).expect("parameters"))
        .unwrap_or_default();
    let version = text("version").or(options.version.clone());
    let api: Api = serde_json::from_value(json!({
        "$schema": SCHEMA_PATH,
        "api": name,
        "importedFrom": source,
        "documentation": format!("https://example.com/{}/{name}", version.as_deref().unwrap_or("none")),
        "sources": { source: { "title": "A page" } },
    }))
    .expect("an API");
    let lines =
        (0..parameters.len()).map(|index| (format!("/parameters/{index}"), 10 + u32::try_from(index).unwrap_or(0)));
    Page {
        lines: lines.collect(),
        api: Some(Api { parameters, ..api }),
        product: text("product"),
        version: text("version"),
        hosts: text("host").into_iter().collect(),
        ..Page::default()
    }
}

/// Takes the parameters that only the second has, and tells of the others.
fn merge(mut first: Page, second: Page) -> Page {
    let (Some(api), Some(other)) = (first.api.as_mut(), second.api) else { return first };
    for (name, document) in other.sources.iter().filter(|(name, _)| api.sources.get(name).is_none()).collect::<Vec<_>>()
    {
        api.sources.insert(name.to_owned(), Document { ..document.clone() });
    }
    for (index, parameter) in other.parameters.into_iter().enumerate() {
        let line = second.lines.get(&format!("/parameters/{index}")).copied().unwrap_or(0);
        if api.parameters.iter().any(|known| known.name == parameter.name) {
            first.findings.push(finding(Severity::Note, line, &parameter.name));
        } else {
            first.lines.insert(format!("/parameters/{}", api.parameters.len()), line);
            api.parameters.push(parameter);
        }
    }
    first
}

fn finding(severity: Severity, line: u32, says: &str) -> Finding {
    let (kind, field, done) = (FindingKind::NotText, String::new(), "noted".to_owned());
    Finding { severity, kind, line, field, says: says.to_owned(), done }
}

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn specs(&self) -> PathBuf {
        self.0.path().join("specs")
    }

    fn page(&self, name: &str, content: &Value) -> PathBuf {
        self.text(&format!("pages/{name}"), &content.to_string())
    }

    fn text(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }

    fn import(&self, pages: &[&PathBuf]) -> Done {
        self.import_with(pages, &PageOptions::default())
    }

    fn import_with(&self, pages: &[&PathBuf], options: &PageOptions) -> Done {
        let pages: Vec<PathBuf> = pages.iter().map(|page| (*page).clone()).collect();
        import(&pages, &self.specs(), options, Stages { read, merge }).expect("an import")
    }

    fn spec(&self, path: &str) -> Value {
        let text = fs::read_to_string(self.specs().join(path)).expect(path);
        serde_json::from_str(&text).expect("JSON")
    }

    /// Whether `cargo xtask check` has nothing against the specs.
    fn passes(&self) -> bool {
        let (catalogue, findings) = alicloud_format::load(&self.specs()).expect("specs");
        let findings: Vec<_> = findings.into_iter().chain(alicloud_format::check::check(&catalogue)).collect();
        findings.is_empty() && !catalogue.products.is_empty()
    }
}

fn parameter(name: &str, more: &Value) -> Value {
    let mut schema = json!({ "type": "integer" });
    for (key, value) in more.as_object().into_iter().flatten() {
        schema[key] = value.clone();
    }
    json!({ "name": name, "schema": schema })
}

fn names(spec: &Value) -> Vec<&str> {
    spec["parameters"].as_array().into_iter().flatten().filter_map(|parameter| parameter["name"].as_str()).collect()
}

fn kinds(remarks: &[Remark]) -> Vec<&str> {
    remarks.iter().map(|remark| remark.kind).collect()
}

#[test]
fn a_page_becomes_a_spec_beside_a_product_that_passes_the_checks() {
    let place = Place::new();
    let page = json!({ "product": "Demo", "version": "2020-01-01", "api": "SetSize", "host": "demo.aliyuncs.com" });
    let page = place.page("a.md", &page);
    let done = place.import(&[&page]);
    assert_eq!((done.remarks.len(), done.undecided_specs, done.outcome.written), (0, 0, 2));
    let product = place.spec("demo/2020-01-01/product.json");
    assert_eq!((&product["product"], &product["title"]), (&json!("Demo"), &json!("Demo")));
    assert_eq!(product["endpoints"], json!({ "central": "demo.aliyuncs.com" }));
    assert_eq!(product["documentation"], "https://api.aliyun.com/document/Demo/2020-01-01/overview");
    assert_eq!(
        (&product["importedFrom"], &product["sources"]["page-en"]["title"]),
        (&json!("page-en"), &json!("A page"))
    );
    assert!(place.passes());
    let again = place.import(&[&page]);
    assert_eq!((again.outcome.written, again.outcome.unchanged), (0, 1));
    assert!(!place.specs().join(".staging").exists());
}

#[test]
fn pages_of_one_api_are_merged_in_their_order_and_keep_their_lines() {
    let place = Place::new();
    let page = |product: &str, source: &str, parameters: Value| json!({ "product": product, "version": "1", "api": "A", "source": source, "parameters": parameters });
    let both = parameter("Both", &json!({}));
    let broken = parameter("Broken", &json!({ "minimum": 5, "maximum": 1 }));
    let first = place.page("1.md", &page("Demo", "page-en", json!([both])));
    let second = place.page("2.md", &page("DEMO", "page-zh", json!([broken, both])));
    let done = place.import(&[&first, &second]);
    assert_eq!(names(&place.spec("demo/1/A.json")), ["Both", "Broken"]);
    assert_eq!(place.spec("demo/1/product.json")["product"], "Demo");
    // The contradiction is about line 11 of the second page, the range about its line 10.
    let of_second: Vec<_> = done.remarks.iter().map(|remark| (remark.file.ends_with("2.md"), remark.line)).collect();
    assert_eq!(of_second, [(true, 10), (true, 11)], "{:?}", done.remarks);
    let range = done.remarks.first().expect("a remark");
    assert_eq!((range.field.as_str(), range.severity), ("request/Broken", Severity::Error));
    assert_eq!(done.undecided_specs, 1);
}

#[test]
fn what_the_page_does_not_say_comes_from_the_command_line_or_from_the_only_version() {
    let place = Place::new();
    let silent = place.page("silent.md", &json!({ "product": "Demo", "api": "A" }));
    let nameless = place.page("nameless.md", &json!({ "api": "B" }));
    let done = place.import(&[&nameless, &silent]);
    assert_eq!(kinds(&done.remarks), ["product-unknown", "version-unknown", "version-unknown"]);
    assert_eq!((done.undecided_specs, done.undecided_pages, done.outcome.written), (0, 3, 0));
    assert_eq!(fs::read_dir(place.specs()).expect("a folder").count(), 0);

    let options =
        PageOptions { product: Some("demo".into()), version: Some("2020-01-01".into()), ..PageOptions::default() };
    assert!(place.import_with(&[&nameless], &options).remarks.is_empty());
    let done = place.import(&[&silent]);
    assert_eq!((kinds(&done.remarks), done.undecided_specs), (vec!["version-taken"], 0));
    // It was read again, so that all of the spec knows the version.
    assert_eq!(place.spec("demo/2020-01-01/A.json")["documentation"], "https://example.com/2020-01-01/A");

    let other = place.page("other.md", &json!({ "product": "Demo", "version": "2021-01-01", "api": "C" }));
    let done = place.import_with(&[&other], &options);
    assert_eq!(kinds(&done.remarks), ["word-differs"]);
    assert_eq!(place.spec("demo/2021-01-01/C.json")["api"], "C");
    assert_eq!(kinds(&place.import(&[&silent]).remarks), ["version-unknown"]);
}

#[test]
fn an_earlier_page_is_merged_with_another_and_replaced_by_itself() {
    let place = Place::new();
    let page = |source: &str, names: &[&str]| {
        let parameters: Vec<Value> = names.iter().map(|name| parameter(name, &json!({}))).collect();
        json!({ "product": "Demo", "version": "1", "api": "A", "source": source, "parameters": parameters })
    };
    place.import(&[&place.page("en.md", &page("page-en", &["X", "Old"]))]);
    place.import(&[&place.page("en.md", &page("page-en", &["X", "Y"]))]);
    assert_eq!(names(&place.spec("demo/1/A.json")), ["X", "Y"]);
    place.import(&[&place.page("zh.md", &page("page-zh", &["Z", "X"]))]);
    let merged = place.spec("demo/1/A.json");
    assert_eq!((names(&merged), &merged["importedFrom"]), (vec!["X", "Y", "Z"], &json!("page-en")));
    place.import(&[&place.page("en.md", &page("page-en", &["W"]))]);
    assert_eq!(names(&place.spec("demo/1/A.json")), ["W", "X", "Y", "Z"]);
}

#[test]
fn work_of_others_stays_and_the_facts_are_compared() {
    let place = Place::new();
    let there = |more: Value| {
        let mut spec = json!({
            "$schema": SCHEMA_PATH, "api": "A", "documentation": "https://example.com/A",
            "sources": { "book": { "title": "A book" } },
            "parameters": [parameter("Port", &json!({ "required": true, "maximum": 9 })), parameter("Gone", &json!({}))],
            "errors": [{ "code": "Ours" }],
        });
        for (key, value) in more.as_object().into_iter().flatten() {
            spec[key] = value.clone();
        }
        spec.to_string()
    };
    let many: Vec<Value> = (0..3).map(|number| parameter(&format!("New{number}"), &json!({}))).collect();
    let parameters: Vec<Value> = std::iter::once(parameter("Port", &json!({ "maximum": 8 }))).chain(many).collect();
    let page = place.page("a.md", &json!({ "product": "Demo", "version": "1", "api": "A", "parameters": parameters }));
    let expected = [
        "request/Gone: not on the page",
        "request/New0: only on the page",
        "request/New1: only on the page",
        "request/New2: only on the page",
        "request/Port: maximum 9, the page says 8",
        "request/Port: required always, the page says never",
        "errors/Ours: not on the page",
    ];
    for (more, whose) in
        [(json!({}), "written by hand"), (json!({ "importedFrom": "openmeta" }), "imported from openmeta")]
    {
        let text = there(more);
        let file = place.text("specs/demo/1/A.json", &text);
        let done = place.import(&[&page]);
        assert_eq!(fs::read_to_string(&file).ok(), Some(text));
        assert_eq!(done.outcome.kept.len(), 1);
        let kept = done.outcome.kept.first().expect("one");
        assert_eq!((kept.whose.as_str(), kept.spec.as_str()), (whose, "demo/1/A.json"));
        assert_eq!(kept.differences, expected);
        assert_eq!((done.outcome.written, done.undecided_specs), (0, 0));
    }
    let file = place.text("specs/demo/1/A.json", "{ not JSON");
    let done = place.import(&[&page]);
    assert_eq!((kinds(&done.remarks), done.undecided_specs), (vec!["not-written"], 1));
    assert_eq!(fs::read_to_string(&file).ok().as_deref(), Some("{ not JSON"));
}

#[test]
fn a_spec_differs_in_nothing_from_itself_and_in_what_is_changed() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let (catalogue, _) = alicloud_format::load(&specs).expect("specs");
    let product = catalogue.products.iter().find(|product| product.directory == "slb").expect("a product");
    let components = &product.product.value.components;
    for api in &product.apis {
        let none: [&str; 0] = [];
        assert_eq!(super::difference::between(&api.value, &api.value, components), none, "{}", api.value.api);
    }
    let api = product.apis.iter().find(|api| api.value.api == "CreateVServerGroup").expect("an API");
    let mut text = api.text.clone();
    for (from, to) in [("\"maximum\": 65535", "\"maximum\": 65534"), ("\"RequestId\"", "\"RequestID\"")] {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    let changed: Api = serde_json::from_str(&text).expect("an API");
    assert_eq!(
        super::difference::between(&api.value, &changed, components),
        [
            "request/BackendServers/Port: maximum 65535, the page says 65534",
            "response/RequestId: not on the page",
            "response/RequestID: only on the page",
        ]
    );
}

#[test]
fn names_of_pages_cannot_lead_out_of_the_folder() {
    let place = Place::new();
    let page = |name: &str, product: &str, version: &str, api: &str| {
        place.page(name, &json!({ "product": product, "version": version, "api": api }))
    };
    let done = place.import(&[
        &page("a.md", "../../x", "..", "A"),
        &page("b.md", "Demo", "../../../2", "B"),
        &page("c.md", "Demo", "1", "../C"),
        &page("d.md", "Demo", "1", "product"),
        &page("e.md", "a-b", "1", "E"),
        &page("f.md", "a_b", "1", "F"),
    ]);
    let entries = fs::read_dir(place.0.path()).expect("a folder").flatten();
    let mut entries: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    entries.sort();
    assert_eq!(entries, ["pages", "specs"]);
    assert_eq!(kinds(&done.remarks).iter().filter(|kind| **kind == "unusable-api").count(), 2);
    assert_eq!(kinds(&done.remarks).iter().filter(|kind| **kind == "not-written").count(), 1, "{:?}", done.remarks);
    assert!(place.specs().join("a_b/1/E.json").exists() && !place.specs().join("a_b/1/F.json").exists());
    assert_eq!(done.undecided_pages, 2);
}

#[test]
fn a_page_that_cannot_be_read_does_not_stop_the_others() {
    let place = Place::new();
    let good = place.page("good.md", &json!({ "product": "Demo", "version": "1", "api": "A" }));
    let about_nothing = place.page("nothing.md", &json!({}));
    let damaged = place.text("pages/damaged.md", "\u{1b}[31m");
    let missing = place.0.path().join("pages/missing.md");
    let done = place.import(&[&damaged, &good, &missing, &about_nothing]);
    assert_eq!(kinds(&done.remarks), [FindingKind::NotText.code(), "unreadable", "no-api"]);
    assert_eq!((done.undecided_pages, done.undecided_specs), (2, 0));
    assert_eq!(place.spec("demo/1/A.json")["api"], "A");
}

#[test]
fn texts_of_pages_do_nothing_to_a_terminal() {
    let mut found = finding(Severity::Warning, 34, "a\u{1b}[31m\nb\u{202e}");
    found.field = "request/Tag/Key".to_owned();
    assert_eq!(
        Remark::found("p\u{7}.md", found).to_string(),
        r"p\u{7}.md:34: warning[not-text] request/Tag/Key: a\u{1b}[31m b\u{202e} → noted"
    );
    assert_eq!(super::remark::clean(&"x".repeat(1000)).chars().count(), 301);
}

#[test]
fn bytes_of_any_kind_have_an_answer() {
    let place = Place::new();
    let page = place.0.path().join("page.md");
    fs::write(&page, [0xff, 0xfe, 0, 1, b'|', b'\n']).expect("a file");
    let done = import(&[page], Path::new(&place.specs()), &PageOptions::default(), STAGES).expect("an import");
    assert!(!done.remarks.is_empty() && done.outcome.written == 0);
}

#[test]
fn a_product_that_cannot_be_read_stays() {
    let place = Place::new();
    let page = place.page("a.md", &json!({ "product": "Demo", "version": "1", "api": "A" }));
    for damaged in ["{ not JSON", "[]", r#"{ "product": "Demo", "version": "1" }"#, r#"{ "importedFrom": "page-en" }"#]
    {
        let file = place.text("specs/demo/1/product.json", damaged);
        let done = place.import(&[&page]);
        assert_eq!((kinds(&done.remarks), done.undecided_specs), (vec!["not-written"], 1), "{damaged}");
        let says = &done.remarks.first().expect("a remark").says;
        assert_eq!(says, "demo/1/product.json cannot be read as a spec; mend it, or move it away");
        assert_eq!(fs::read_to_string(&file).ok().as_deref(), Some(damaged));
        assert!(!place.specs().join("demo/1/A.json").exists());
    }
}

#[test]
fn what_collides_with_a_spec_that_is_there_is_found() {
    let place = Place::new();
    place.import(&[&place.page("a.md", &json!({ "product": "Demo", "version": "1", "api": "CreateA" }))]);
    let page = place.page("b.md", &json!({ "product": "Demo", "version": "1", "api": "Create_A" }));
    let done = place.import(&[&page]);
    assert_eq!((kinds(&done.remarks), done.undecided_specs), (vec!["name-collision"], 1));
    assert!(done.remarks.first().is_some_and(|remark| remark.file.ends_with("b.md")), "{:?}", done.remarks);
}
