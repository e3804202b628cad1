//! All stages, product by product: the same crate as from all specs at once, and nothing of it where something is wrong.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use alicloud_codegen::emit::{self, Files, Options};
use alicloud_codegen::model;
use alicloud_codegen::output::{Mode, Output};
use alicloud_codegen::pipeline::{Generated, Outcome, Plan, generate};
use alicloud_codegen::select::Selection;
use alicloud_format::check::check;
use alicloud_format::diagnostic::render;
use insta::assert_snapshot;
use tempfile::TempDir;

/// A folder with specs, and beside it one for a crate.
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("specs")).expect("a folder for specs");
        Self { folder }
    }

    /// With products of these names, of one API each.
    fn with(products: &[&str]) -> Self {
        products.iter().fold(Self::new(), |project, product| project.product(product).api(product, "CreateSite", ""))
    }

    fn specs(&self) -> PathBuf {
        self.folder.path().join("specs")
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("crate")
    }

    fn file(self, path: &str, text: &str) -> Self {
        let path = self.specs().join(path);
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder for a spec");
        fs::write(path, text).expect("a spec");
        self
    }

    fn product(self, name: &str) -> Self {
        let text = format!(
            "{{\n  \"$schema\": \"../../spec.schema.json\", \"product\": \"{name}\", \"version\": \"2024-01-01\", \"title\": \"{name}\",
  \"style\": \"RPC\", \"documentation\": \"https://help.example.com/{name}\", \"endpoints\": {{ \"central\": \"{name}.aliyuncs.com\" }}\n}}\n"
        );
        self.file(&format!("{name}/2024-01-01/product.json"), &text)
    }

    /// Adds an API with more lines.
    fn api(self, product: &str, name: &str, lines: &str) -> Self {
        let separator = if lines.is_empty() { "" } else { "," };
        let text = format!(
            "{{\n  \"$schema\": \"../../spec.schema.json\", \"api\": \"{name}\", \"summary\": \"Creates a site.\",
  \"documentation\": \"https://help.example.com/{name}\", \"sources\": {{ \"page\": {{ \"title\": \"A page\" }} }}{separator}\n  {lines}\n}}\n"
        );
        self.file(&format!("{product}/2024-01-01/{name}.json"), &text)
    }

    fn run(&self, mode: Mode, selection: Option<&str>) -> std::io::Result<Outcome> {
        let selection = selection.map(|text| text.parse::<Selection>().expect("a selection"));
        let output = Output::begin(&self.output(), mode).expect("a folder for the crate");
        generate(Plan { specs: &self.specs(), selection: selection.as_ref(), options: &options() }, output)
    }

    /// Generates a crate from specs that nothing is wrong with.
    fn generate(&self) -> Generated {
        let outcome = self.run(Mode::Write, None).expect("specs that can be read");
        let report = self.report(&outcome);
        assert!(outcome.generated.is_some(), "{report}");
        outcome.generated.expect("it is there")
    }

    fn report(&self, outcome: &Outcome) -> String {
        let report = render(&outcome.findings, |path| fs::read_to_string(path).ok(), false);
        report.replace(&self.specs().display().to_string(), "specs")
    }
}

fn options() -> Options {
    Options { runtime_path: "../runtime".to_owned(), version: "0.1.0".to_owned() }
}

/// Every file below a folder, with its content; what is hidden included.
fn everything(folder: &Path) -> Files {
    fn collect(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(root).expect("a path below").display().to_string();
            if path.is_dir() {
                collect(root, &path, found);
            } else {
                found.insert(name, fs::read_to_string(path).expect("a text"));
            }
        }
    }
    let mut found = Files::new();
    collect(folder, folder, &mut found);
    found
}

/// The crate from all specs of a folder at once.
fn whole(specs: &Path) -> Files {
    let (catalogue, mut findings) = alicloud_format::load(specs).expect("specs that can be read");
    findings.extend(check(&catalogue));
    assert_eq!(findings, []);
    emit::emit(&model::build(&catalogue), &options()).expect("files")
}

const PRODUCTS: [&str; 9] = ["web", "dns", "match", "cdn", "rkvstore", "ecs", "slb", "vpc", "oss"];

#[test]
fn files_are_those_of_all_specs_at_once() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/specs");
    let many = Project::with(&PRODUCTS);
    for specs in [golden, many.specs()] {
        let folder = tempfile::tempdir().expect("a folder");
        let output = Output::begin(folder.path(), Mode::Write).expect("an empty folder");
        let plan = Plan { specs: &specs, selection: None, options: &options() };
        let outcome = generate(plan, output).expect("specs that can be read");
        let generated = outcome.generated.expect("specs that nothing is wrong with");
        let whole = whole(&specs);
        assert!(everything(folder.path()) == whole, "{}", specs.display());
        assert_eq!(generated.files, whole.len());
        assert!(generated.changes.write.iter().eq(whole.keys()));
        let is_operation = |source: &&String| source.contains("impl rt::Request for ");
        assert_eq!(generated.operations, whole.values().filter(is_operation).count());
    }
}

/// Which product is ready first differs from run to run; the crate does not.
#[test]
fn every_run_gives_the_same() {
    let project = Project::with(&PRODUCTS);
    project.generate();
    let first = everything(&project.output());
    for _ in 0..8 {
        assert!(project.generate().changes.is_empty());
        fs::remove_dir_all(project.output()).expect("a crate");
        project.generate();
        assert!(everything(&project.output()) == first);
    }
}

#[test]
fn findings_of_several_products_are_all_told() {
    let project = Project::with(&["cdn", "slb"])
        .file("slb/2024-01-01/product.json", "{ \"product\": ")
        .api("cdn", "DeleteSite", "\"parametres\": []")
        .product("dns")
        .api("dns", "AddRecord", "\"path\": \"records\"")
        .file("web/2024-01-01/product.json", "")
        .file("notes.txt", "");
    let outcome = project.run(Mode::Write, None).expect("specs that can be read");
    assert!(outcome.generated.is_none());
    assert_snapshot!(project.report(&outcome));
}

/// What only shows where products are compared.
#[test]
fn products_that_are_the_same() {
    let project = Project::with(&["dns", "web"]);
    let twin = fs::read_to_string(project.specs().join("dns/2024-01-01/product.json")).expect("a spec");
    let project = project.file("web/2024-01-01/product.json", &twin);
    let outcome = project.run(Mode::Write, None).expect("specs that can be read");
    assert!(outcome.generated.is_none());
    assert!(!project.output().exists());
    let first = project.report(&outcome);
    assert!(first.contains("two folders contain version `2024-01-01` of the product `dns`"), "{first}");
    for _ in 0..200 {
        assert_eq!(project.report(&project.run(Mode::Write, None).expect("specs that can be read")), first);
    }
}

#[test]
fn an_error_leaves_the_folder_as_it_was() {
    let project = Project::with(&PRODUCTS);
    project.generate();
    let before = everything(&project.output());
    for product in PRODUCTS {
        let path = format!("{product}/2024-01-01/CreateSite.json");
        let sound = fs::read_to_string(project.specs().join(&path)).expect("a spec");
        // All of the crate would change, but for one product.
        for other in PRODUCTS {
            let path = project.specs().join(format!("{other}/2024-01-01/CreateSite.json"));
            let text = fs::read_to_string(&path).expect("a spec").replace("Creates a", "Creates another");
            fs::write(path, text).expect("a spec");
        }
        fs::write(project.specs().join(&path), sound.replace("\"api\"", "\"app\"")).expect("a spec");
        let outcome = project.run(Mode::Write, None).expect("specs that can be read");
        assert!(outcome.generated.is_none() && !outcome.findings.is_empty(), "{product}");
        assert!(everything(&project.output()) == before, "{product}");
        assert!(!project.output().join(".staging").exists(), "{product}");
        fs::write(project.specs().join(&path), sound).expect("a spec");
    }
}

#[test]
fn an_error_leaves_no_folder_where_there_was_none() {
    let project = Project::with(&PRODUCTS).api("web", "DeleteSite", "\"parametres\": []");
    let outcome = project.run(Mode::Write, None).expect("specs that can be read");
    assert!(outcome.generated.is_none());
    assert!(!project.output().exists());
}

/// They are told, and the crate is generated.
#[test]
fn warnings_do_not_stop_a_run() {
    let project =
        Project::with(&["dns"]).product("web").api("web", "GetSite", "\"response\": { \"type\": \"object\" }");
    let outcome = project.run(Mode::Write, None).expect("specs that can be read");
    assert_eq!(outcome.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["empty-object"]);
    assert_eq!(outcome.generated.map(|generated| generated.operations), Some(2));
    assert!(project.output().join("src/web/v2024_01_01/get_site.rs").exists());
}

#[test]
fn a_comparison_writes_nothing() {
    let project = Project::with(&["dns", "web"]);
    let compared = project.run(Mode::Compare, None).expect("specs that can be read").generated.expect("no findings");
    assert!(!project.output().exists());
    assert_eq!(compared.changes, project.generate().changes);
    let project = project.api("web", "DeleteSite", "");
    let before = everything(&project.output());
    let compared = project.run(Mode::Compare, None).expect("specs that can be read").generated.expect("no findings");
    assert!(compared.changes.write.contains("src/web/v2024_01_01/delete_site.rs"));
    assert!(everything(&project.output()) == before);
}

/// What is not selected is not even read, and goes from the crate.
#[test]
fn a_selection() {
    let project = Project::with(&["dns", "web"]).api("web", "DeleteSite", "");
    project.generate();
    let project = project.file("dns/2024-01-01/CreateSite.json", "{");
    let outcome = project.run(Mode::Write, Some("web:DeleteSite")).expect("specs that can be read");
    assert_eq!(project.report(&outcome), "");
    assert_eq!(outcome.generated.map(|generated| generated.operations), Some(1));
    assert_snapshot!(everything(&project.output()).keys().map(String::as_str).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_selection_of_what_is_not_there() {
    let project = Project::with(&["dns", "web"]);
    for (selection, message) in [
        ("web,ecs", "there is no product `ecs`"),
        ("web:CreateSites", "there is no operation `CreateSites`; did you mean `CreateSite`?"),
        ("dns,web/2024-01-02", "there is no version `2024-01-02`"),
    ] {
        let error = project.run(Mode::Write, Some(selection)).expect_err(selection);
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{selection}");
        assert!(error.to_string().starts_with(message), "{error}");
        assert!(!project.output().exists(), "{selection}");
    }
}

#[test]
fn specs_that_are_not_there() {
    let project = Project::new();
    fs::remove_dir(project.specs()).expect("an empty folder");
    assert_eq!(project.run(Mode::Write, None).expect_err("no folder").kind(), ErrorKind::NotFound);
    assert!(!project.output().exists());
}

/// A wrong folder takes nothing away.
#[test]
fn no_specs() {
    let refused = |project: &Project| {
        let error = project.run(Mode::Write, None).expect_err("no specs");
        assert!(error.to_string().starts_with("no APIs found"), "{error}");
    };
    let project = Project::new();
    refused(&project);
    assert!(!project.output().exists());
    let project = Project::with(&["dns"]);
    project.generate();
    let before = everything(&project.output());
    fs::remove_dir_all(project.specs()).expect("removed");
    fs::create_dir(project.specs()).expect("a folder");
    refused(&project);
    assert_eq!(everything(&project.output()), before);
}
