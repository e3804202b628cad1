//! Nothing uses what comes after it: no crate of the workspace one that stands above it, and no module of a crate that is
//! built in stages a later stage.

mod uses;

use std::collections::{BTreeMap, BTreeSet};

use alicloud_tests::{cargo, root, run};
use serde_json::Value;

/// What each crate may depend on, besides crates that are not ours. Tests and programs that show something may use all.
const CRATES: [(&str, &[&str]); 8] = [
    ("alicloud-format", &[]),
    ("alicloud-runtime", &[]),
    ("alicloud-project", &[]),
    ("alicloud", &["alicloud-runtime"]),
    ("alicloud-codegen", &["alicloud-format"]),
    // The runtime knows by which names secrets go.
    ("alicloud-import", &["alicloud-format", "alicloud-runtime"]),
    // A gateway that shared code with the client would share its faults.
    ("alicloud-mock", &["alicloud-format"]),
    ("xtask", &["alicloud-codegen", "alicloud-format", "alicloud-import", "alicloud-project"]),
];

/// Crates that write Rust or lay it out, which only the generator may make its users build.
const OF_THE_GENERATOR: [&str; 5] = ["askama", "prettyplease", "proc-macro2", "quote", "syn"];

/// The modules of a crate in their order, those that stand by themselves first.
const STAGES: &[(&str, &[&str])] = &[
    (
        "format",
        &[
            "parallel",
            "files",
            "lock",
            "pointer",
            "json",
            "diagnostic",
            "spec",
            "rules",
            "naming",
            "components",
            "type_names",
            "load",
            "check",
        ],
    ),
    ("runtime", &["model", "wire", "identity", "transport", "client", "call", "providers"]),
    ("codegen", &["select", "model", "emit", "output", "pipeline"]),
    (
        "import",
        &[
            "kinds",
            "decision",
            "json",
            "references",
            "names",
            "text",
            "address",
            "hosts",
            "endpoint_list",
            "prose",
            "facts",
            "openmeta",
            "page",
        ],
    ),
    ("mock", &["percent", "request", "answer", "route", "signature", "access", "parameters", "server", "service"]),
];

/// The same for folders within a crate.
const FOLDERS: &[(&str, &str, &[&str])] = &[
    (
        "import",
        "prose",
        &[
            "text",
            "fact",
            "subject",
            "language",
            "phrases",
            "meaning",
            "bullets",
            "settle",
            "search",
            "introduction",
            "tests",
        ],
    ),
    (
        "import",
        "openmeta",
        &["source", "components", "context", "keys", "wire_name", "origin", "prose", "schema", "api", "version"],
    ),
    (
        "import",
        "page",
        &[
            "field",
            "finding",
            "counts",
            "outcome",
            "context",
            "markdown",
            "text",
            "document",
            "example",
            "tree",
            "assemble",
            "finish",
            "merge",
        ],
    ),
];

#[test]
fn crates_depend_on_what_is_below_them() {
    let mut cargo = cargo(&root(), &root().join("target"));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let metadata: Value = serde_json::from_str(&run(&mut cargo).output).expect("JSON");
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in metadata["packages"].as_array().expect("packages") {
        let dependencies = package["dependencies"].as_array().expect("dependencies").iter();
        // Those of tests have `"kind": "dev"`, and those that users build have none.
        let built = dependencies.filter(|dependency| dependency["kind"].is_null());
        let names = built.filter_map(|dependency| dependency["name"].as_str()).collect();
        needs.insert(package["name"].as_str().expect("a name"), names);
    }
    let ours: BTreeSet<&str> = needs.keys().copied().collect();
    for (name, below) in CRATES {
        let of_ours: Vec<&str> = needs[name].intersection(&ours).copied().collect();
        let above: Vec<&&str> = of_ours.iter().filter(|needed| !below.contains(needed)).collect();
        assert!(above.is_empty(), "{name} may not depend on {above:?}");
        if name != "alicloud-codegen" {
            let writes: Vec<&&str> = OF_THE_GENERATOR.iter().filter(|writer| needs[name].contains(**writer)).collect();
            assert!(writes.is_empty(), "{name} writes no Rust and must not need {writes:?}");
        }
    }
}

#[test]
fn modules_use_what_is_below_them() {
    for (package, order) in STAGES.iter().copied() {
        let source = root().join(package).join("src");
        let listed: BTreeSet<String> = order.iter().map(|module| (*module).to_owned()).collect();
        assert_eq!(uses::modules(&source), listed, "the modules of {package}, which need a place in the order");
        let uses = uses::uses(&source, &[]);
        let upward = upward(&uses, order);
        assert!(upward.is_empty(), "in {package}, these use what comes after them: {upward:#?}");
    }
}

#[test]
fn modules_of_folders_use_what_is_below_them() {
    for (package, folder, order) in FOLDERS.iter().copied() {
        let source = root().join(package).join("src").join(folder);
        let listed: BTreeSet<String> = order.iter().map(|module| (*module).to_owned()).collect();
        assert_eq!(uses::modules(&source), listed, "the modules of {folder}, which need a place in the order");
        let uses = uses::uses(&source, &[folder]);
        assert!(!uses.is_empty(), "the modules of {folder} use each other");
        let upward = upward(&uses, order);
        assert!(upward.is_empty(), "in {folder}, these use what comes after them: {upward:#?}");
    }
}

/// The uses of a later module. The root of a crate may use all.
fn upward<'u>(uses: &'u [uses::Use], order: &[&str]) -> Vec<&'u uses::Use> {
    let place = |module: &str| order.iter().position(|known| *known == module);
    uses.iter().filter(|found| found.from.as_deref().is_some_and(|from| place(from) < place(&found.of))).collect()
}

#[test]
fn a_module_is_found_however_it_is_named() {
    let module = ["spec".to_owned(), "load".to_owned()];
    let found = |text: &str| {
        let paths = uses::paths(text, &module).into_iter();
        paths.map(|path| path.join("::")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("use crate::check;"), "check");
    let several = "check::Scope check::self model";
    assert_eq!(found("pub use crate::{check::{self, Scope}, model as other};"), several);
    assert_eq!(found("use super::super::emit::Files;"), "emit::Files");
    assert_eq!(found("use super::super::*;"), "");
    assert_eq!(found("use super::folder::Folder; use std::fs;"), "spec::folder::Folder");
    let inner = "mod tests { use super::super::folder; use super::super::super::emit; }";
    assert_eq!(found(inner), "emit spec::folder");
    let code = "fn f() -> crate::output::Changes { g(crate::select::all()) }";
    assert_eq!(found(code), "output::Changes select::all");
    assert_eq!(found("// See crate::check.\nfn f() {}"), "");
}

#[test]
fn a_use_of_a_later_module_is_upward() {
    let found = |from: Option<&str>, of: &str| uses::Use {
        file: "a.rs".into(),
        from: from.map(str::to_owned),
        of: of.to_owned(),
    };
    let uses = [found(Some("one"), "two"), found(Some("two"), "one"), found(None, "two")];
    assert_eq!(upward(&uses, &["one", "two"]), [&uses[0]]);
}

/// Whoever follows the table of ARCHITECTURE.md finds something there.
#[test]
fn the_table_of_places_names_what_is_there() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let table = text.split_once("### Where is …").expect("the table").1.split("\n## ").next().unwrap_or_default();
    let quoted: BTreeSet<&str> = table.split('`').skip(1).step_by(2).collect();
    let paths: Vec<&&str> = quoted.iter().filter(|quoted| quoted.contains('/')).collect();
    assert!(paths.len() >= 20, "the table names {} places", paths.len());
    let missing: Vec<&&&str> = paths.iter().filter(|path| !root().join(path).exists()).collect();
    assert!(missing.is_empty(), "these are not there: {missing:?}");
}
