//! What becomes of the pages: specs that pass all checks, and one crate of all of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use alicloud_codegen::emit::Options;
use alicloud_codegen::output::{Mode, Output};
use alicloud_codegen::pipeline::{self, Plan};
use alicloud_format::check;
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_import::page::{self, Page, PageOptions};
use alicloud_import::product_folder;
use serde_json::{Value, json};

use super::{Invented, all};
use crate::reading;
use crate::spec::word;

const VERSION: &str = "2031-04-01";

/// Reads a page as the command line does that names what the page does not say.
fn read(invented: &Invented) -> Page {
    let options = PageOptions {
        product: Some("Unnamed".to_owned()),
        version: Some(VERSION.to_owned()),
        ..PageOptions::default()
    };
    page::read(invented.text.as_bytes(), &options)
}

/// Writes the spec of a page beside the `product.json` of its version. Returns the name of the API.
fn write(specs: &Path, page: &Page) -> String {
    let api = reading::api(page).expect("the page names its API");
    let product = page.product.clone().expect("the page or the command line names the product");
    let style = api.get("path").map_or("RPC", |_| "ROA");
    let folder = specs.join(product_folder(&product)).join(VERSION);
    fs::create_dir_all(&folder).expect("a folder");
    let product = json!({
        "$schema": "../../spec.schema.json", "product": product, "version": VERSION, "title": product, "style": style,
        "documentation": "https://example.com/", "endpoints": {},
    });
    let write = |name: &str, value: &Value| {
        let text = serde_json::to_string_pretty(value).expect("specs are JSON");
        fs::write(folder.join(name), text).expect("a file");
    };
    write("product.json", &product);
    write(&format!("{}.json", word(&api, "api")), &api);
    word(&api, "api").to_owned()
}

fn errors(findings: &[Finding]) -> Vec<String> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| format!("{} {}: {}", finding.file.display(), finding.pointer, finding.message)).collect()
}

#[test]
fn the_specs_pass_the_checks_and_generate_one_crate() {
    let place = tempfile::tempdir().expect("a folder");
    let specs = place.path().join("specs");
    let apis: BTreeSet<String> = all().iter().map(|invented| write(&specs, &read(invented))).collect();

    let (catalogue, found) = alicloud_format::load(&specs).expect("specs that can be read");
    let loaded: usize = catalogue.products.iter().map(|product| product.apis.len()).sum();
    assert_eq!(errors(&found), Vec::<String>::new());
    assert_eq!(loaded, apis.len());
    assert_eq!(errors(&check::versions(&catalogue)), Vec::<String>::new());

    let options = Options { runtime_path: "../runtime".to_owned(), version: "0.0.0".to_owned() };
    let plan = Plan { specs: &specs, selection: None, options: &options };
    let output = Output::begin(&place.path().join("crate"), Mode::Write).expect("an empty folder");
    let outcome = pipeline::generate(plan, output).expect("a crate that can be written");
    assert_eq!(errors(&outcome.findings), Vec::<String>::new());
    let generated = outcome.generated.expect("without errors, a crate is generated");
    assert_eq!(generated.operations, apis.len());
    let sources: Vec<String> =
        generated.changes.write.iter().map(|path| source(&place.path().join("crate").join(path))).collect();
    for api in apis {
        let request = format!("pub struct {api}Request");
        assert!(sources.iter().any(|source| source.contains(&request)), "no file has {request}");
    }
}

fn source(path: &Path) -> String {
    fs::read_to_string(path).expect("a file that was written")
}
