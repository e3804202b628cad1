//! What has not changed since the last run is not generated again, and everything that has is.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use alicloud_codegen::emit::Options;
use alicloud_codegen::output::{Changes, Mode, Output};
use alicloud_codegen::pipeline::{Outcome, Plan, generate};
use alicloud_codegen::stamp::Stamps;
use tempfile::TempDir;

const PRODUCT: &str = r#"{
  "$schema": "../../spec.schema.json", "product": "NAME", "version": "2024-01-01", "title": "NAME", "style": "RPC",
  "documentation": "https://help.example.com", "endpoints": { "central": "web.example.com" }
}"#;

const API: &str = r#"{
  "$schema": "../../spec.schema.json", "api": "CreateSite", "summary": "Creates a site.",
  "documentation": "https://help.example.com", "sources": { "page": { "title": "A page" } }
}"#;

struct Project(TempDir);

impl Project {
    /// Two products, generated once, long enough ago for the clock of the file system.
    fn generated() -> Self {
        let project = Self(tempfile::tempdir().expect("a folder"));
        for product in ["dns", "web"] {
            fs::create_dir_all(project.specs().join(product).join("2024-01-01")).expect("a folder");
            project.write(&format!("specs/{product}/2024-01-01/product.json"), &PRODUCT.replace("NAME", product));
            project.write(&format!("specs/{product}/2024-01-01/CreateSite.json"), API);
        }
        sleep(Duration::from_millis(150));
        assert!(!project.run("key").is_empty());
        project
    }

    fn specs(&self) -> PathBuf {
        self.0.path().join("specs")
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.0.path().join(path), text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).expect("a file")
    }

    fn outcome(&self, key: &str) -> Outcome {
        let options = Options { runtime_path: "../runtime".to_owned(), version: "0.1.0".to_owned() };
        let stamps = Stamps::read(&self.0.path().join("stamps"), key.to_owned());
        let output = Output::begin(&self.0.path().join("crate"), Mode::Write).expect("a folder for the crate");
        let plan = Plan { specs: &self.specs(), selection: None, options: &options, stamps: Some(stamps) };
        generate(plan, output).expect("specs that can be read")
    }

    fn run(&self, key: &str) -> Changes {
        let generated = self.outcome(key).generated.expect("sound specs");
        assert_eq!((generated.operations, generated.files), (2, 13));
        generated.changes
    }
}

/// A file is changed behind the back of the stamps: a change that they cannot see shows who has looked.
fn forge(project: &Project, path: &str) {
    let file = fs::File::options().write(true).open(project.0.path().join(path)).expect("a file");
    let modified = file.metadata().and_then(|metadata| metadata.modified()).expect("a time");
    let text = project.read(path);
    project.write(path, &text.replace("Creates", "CREATES"));
    file.set_modified(modified).expect("a time");
}

#[test]
fn a_product_is_left_alone_as_long_as_neither_its_specs_nor_its_files_change() {
    let project = Project::generated();
    assert!(project.run("key").is_empty());
    // Of the same length and time as before, so that only reading it would tell.
    forge(&project, "crate/src/web/v2024_01_01/create_site.rs");
    assert!(project.run("key").is_empty());
    assert!(project.read("crate/src/web/v2024_01_01/create_site.rs").contains("CREATES"));
}

#[test]
fn a_spec_that_changes_is_generated_again_and_no_other() {
    let project = Project::generated();
    forge(&project, "crate/src/dns/v2024_01_01/create_site.rs");
    project.write("specs/web/2024-01-01/CreateSite.json", &API.replace("a site", "one site"));
    let changes = project.run("key");
    assert!(changes.write.iter().all(|path| path.starts_with("src/web/")), "{changes:?}");
    assert!(project.read("crate/src/web/v2024_01_01/create_site.rs").contains("Creates one site."));
}

#[test]
fn an_overlay_that_is_added_and_a_spec_that_is_removed_count() {
    let project = Project::generated();
    fs::create_dir(project.specs().join("web/2024-01-01/overlay")).expect("a folder");
    let overlay =
        r#"{ "$schema": "../../../spec.schema.json", "overlay": "A title", "product": { "title": "Sites" } }"#;
    project.write("specs/web/2024-01-01/overlay/title.json", overlay);
    assert!(!project.run("key").is_empty());
    fs::remove_file(project.specs().join("dns/2024-01-01/CreateSite.json")).expect("a file");
    let generated = project.outcome("key").generated.expect("sound specs");
    assert_eq!(generated.operations, 1);
    assert!(generated.changes.remove.contains("src/dns/mod.rs"), "{:?}", generated.changes);
}

#[test]
fn a_file_of_the_crate_that_is_edited_or_missing_is_written_again() {
    let project = Project::generated();
    project.write("crate/src/web/mod.rs", "// mine");
    fs::remove_file(project.0.path().join("crate/src/dns/mod.rs")).expect("a file");
    let changes = project.run("key");
    assert_eq!(changes.write.iter().map(String::as_str).collect::<Vec<_>>(), ["src/dns/mod.rs", "src/web/mod.rs"]);
}

#[test]
fn another_generator_generates_everything_again() {
    let project = Project::generated();
    forge(&project, "crate/src/web/v2024_01_01/create_site.rs");
    assert!(!project.run("another key").is_empty());
}

#[test]
fn what_was_found_is_found_again() {
    let project = Project::generated();
    // A warning, so that the crate is generated all the same.
    let with_warning = API.replace(
        "\"sources\"",
        r#""parameters": [{ "name": "Name", "schema": { "type": "string", "pattern": "(?=a)" } }], "sources""#,
    );
    project.write("specs/web/2024-01-01/CreateSite.json", &with_warning);
    sleep(Duration::from_millis(150));
    for _ in 0..3 {
        assert_eq!(project.outcome("key").findings.len(), 1);
    }
}

#[test]
fn a_file_of_stamps_that_is_damaged_does_no_harm() {
    let project = Project::generated();
    project.write("stamps", "{\"key\":");
    assert!(project.run("key").is_empty());
}
