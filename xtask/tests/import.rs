//! `cargo xtask import` as people use it: what it writes, keeps and removes.

mod place;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use place::{Place, said};
use serde_json::{Value, json};

impl Place {
    /// Writes the metadata of a product with these APIs.
    fn metadata(&self, product: &str, apis: &[&str]) {
        let api = json!({
            "methods": ["post"],
            "security": [{ "AK": [] }],
            "parameters": [{ "name": "Shape", "in": "query", "style": "json", "schema": { "$ref": "#/components/schemas/Shape" } }],
        });
        let apis: serde_json::Map<String, Value> = apis.iter().map(|name| ((*name).to_owned(), api.clone())).collect();
        let file = json!({
            "info": { "style": "RPC", "product": product, "version": "2020-01-01" },
            "apis": apis,
            "components": { "schemas": { "Shape": { "type": "object", "properties": { "Size": { "type": "string" } } } } },
        });
        let folder = self.path("metadata").join(product);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("api-docs.json"), file.to_string()).expect("a file");
    }

    fn import(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["import", "openmeta"]).arg(self.path("metadata")).arg("--out").arg(self.path("specs")).args(more);
        command.output().expect("the command runs")
    }

    fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(&self.path("specs"), &self.path("specs"), &mut files);
        files.sort();
        files
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            collect(root, &entry.path(), files);
        } else {
            let path = entry.path();
            files.push(path.strip_prefix(root).unwrap_or(&path).display().to_string());
        }
    }
}

#[test]
fn specs_are_written_once() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    let first = place.import(&[]);
    assert!(first.status.success(), "{}", said(&first));
    assert_eq!(
        place.files(),
        ["demo/2020-01-01/CreateA.json", "demo/2020-01-01/CreateB.json", "demo/2020-01-01/product.json"]
    );
    assert!(said(&first).contains("2 APIs of 1 product versions, 0 refused; 3 files written"), "{}", said(&first));
    assert!(said(&place.import(&[])).contains("0 files written, 3 unchanged"));
}

#[test]
fn what_people_wrote_stays() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    let folder = place.path("specs/demo/2020-01-01");
    fs::create_dir_all(folder.join("overlay")).expect("a folder");
    let by_hand = [
        ("CreateA.json", r#"{"api":"CreateA"}"#),
        ("product.json", r#"{"product":"Demo","version":"2020-01-01"}"#),
        ("Notes.json", "not even JSON"),
        ("overlay/CreateB.json", r#"{"importedFrom":"openmeta"}"#),
    ];
    for (name, text) in by_hand {
        fs::write(folder.join(name), text).expect("a file");
    }
    let output = place.import(&[]);
    assert!(output.status.success(), "{}", said(&output));
    for (name, text) in by_hand {
        assert_eq!(fs::read_to_string(folder.join(name)).ok().as_deref(), Some(text), "{name}");
    }
    for line in ["kept, written by hand:", "  demo/2020-01-01/CreateA.json", "lacks:\n  demo/2020-01-01/Shape"] {
        assert!(said(&output).contains(line), "{}", said(&output));
    }
}

#[test]
fn what_is_no_longer_in_the_source_goes() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    place.metadata("Demo", &["CreateB"]);
    let output = place.import(&[]);
    assert!(
        said(&output).contains("removed, no longer in the source:\n  demo/2020-01-01/CreateA.json"),
        "{}",
        said(&output)
    );
    assert_eq!(place.files(), ["demo/2020-01-01/CreateB.json", "demo/2020-01-01/product.json"]);
}

#[test]
fn only_some_apis_leave_the_others_alone() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.metadata("Other", &["CreateC"]);
    place.import(&[]);
    let product = fs::read_to_string(place.path("specs/demo/2020-01-01/product.json")).ok();
    let output = place.import(&["--only", "CreateA"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(place.files().len(), 5);
    assert_eq!(fs::read_to_string(place.path("specs/demo/2020-01-01/product.json")).ok(), product);
    let output = place.import(&["--only", "CreateA,CreateZ"]);
    assert!(
        !output.status.success() && said(&output).contains("in none of the files:\n  CreateZ"),
        "{}",
        said(&output)
    );
}

/// An API with these parameters and error codes.
fn with(place: &Place, apis: &[&str], parameters: &[&str], codes: &[&str]) {
    let parameters: Vec<Value> = parameters
        .iter()
        .map(|name| json!({ "name": name, "in": "query", "schema": { "type": "string", "maxLength": 9, "enum": [name] } }))
        .collect();
    let errors: Vec<Value> = codes.iter().map(|code| json!({ "errorCode": code })).collect();
    let api = json!({ "methods": ["post"], "security": [{ "AK": [] }], "parameters": parameters,
        "errorCodes": { "400": errors } });
    let apis: serde_json::Map<String, Value> = apis.iter().map(|name| ((*name).to_owned(), api.clone())).collect();
    let file = json!({ "info": { "style": "RPC", "product": "Demo", "version": "2020-01-01" }, "apis": apis });
    fs::create_dir_all(place.path("metadata/Demo")).expect("a folder");
    fs::write(place.path("metadata/Demo/api-docs.json"), file.to_string()).expect("a file");
}

fn spec(place: &Place, name: &str) -> Value {
    let text = fs::read_to_string(place.path("specs/demo/2020-01-01").join(name)).expect("a spec");
    serde_json::from_str(&text).expect("a spec is JSON")
}

#[test]
fn names_that_were_given_stay() {
    let place = Place::new();
    with(&place, &["CreateA", "CreateB"], &["size"], &["Invalid.Size"]);
    assert!(place.import(&[]).status.success());
    with(&place, &["createA", "CreateA", "CreateB"], &["SIZE", "Size", "size"], &["InvalidSize", "Invalid.Size"]);
    for more in [&["--only", "CreateA"][..], &[], &[]] {
        let output = place.import(more);
        assert!(output.status.success(), "{}", said(&output));
        let api = spec(&place, "CreateA.json");
        let names: Vec<&str> =
            (0..3).filter_map(|at| api["parameters"][at]["schema"]["rustFieldName"].as_str()).collect();
        assert_eq!(names, ["size_upper", "size_upper_s"], "{more:?}");
        assert_eq!(api.get("rustName"), None);
        let codes = &spec(&place, "product.json")["errorCodeNames"];
        assert_eq!(*codes, json!({ "InvalidSize": "INVALID_SIZE_WITHOUT_DOT" }), "{more:?}");
    }
    assert_eq!(spec(&place, "createA.json")["rustName"], "create_a_lower");
    // Unless somebody wants others.
    assert!(place.import(&["--new-names"]).status.success());
    assert_eq!(spec(&place, "product.json")["errorCodeNames"], json!({ "Invalid.Size": "INVALID_DOT_SIZE" }));
}

#[test]
fn names_in_a_damaged_spec_are_not_lost_unseen() {
    let place = Place::new();
    with(&place, &["CreateA"], &["Size"], &[]);
    place.import(&[]);
    let damaged = r#"{ "importedFrom": "openmeta", "api": 7 }"#;
    fs::write(place.path("specs/demo/2020-01-01/CreateA.json"), damaged).expect("a file");
    let output = place.import(&[]);
    assert!(!output.status.success());
    assert!(
        said(&output).contains("CreateA.json is no spec any more, so that the names in it cannot be kept"),
        "{}",
        said(&output)
    );
    assert!(said(&output).contains("mend it or remove it"));
    assert!(place.import(&["--new-names"]).status.success());
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    place.metadata("Broken", &[]);
    fs::write(place.path("metadata/Broken/api-docs.json"), "{").expect("a file");
    let output = place.import(&[]);
    assert!(!output.status.success());
    assert!(said(&output).contains("not imported:"), "{}", said(&output));
    assert_eq!(place.files().len(), 2);
}

#[test]
fn products_that_would_share_a_folder_do_not() {
    let place = Place::new();
    place.metadata("a-b", &["CreateA"]);
    place.metadata("a_b", &["CreateB"]);
    let output = place.import(&[]);
    assert!(
        !output.status.success() && said(&output).contains("its folder holds another product, \"a-b\""),
        "{}",
        said(&output)
    );
    assert_eq!(place.files(), ["a_b/2020-01-01/CreateA.json", "a_b/2020-01-01/product.json"]);
}

#[test]
fn every_decision_is_reported() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "Odd.Name"]);
    let report = place.path("report.jsonl");
    let output = place.import(&["--report", &report.display().to_string()]);
    assert!(said(&output).contains("demo/2020-01-01 Odd.Name: "), "{}", said(&output));
    let text = fs::read_to_string(report).expect("a report");
    let decisions: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert_eq!(decisions.len(), text.lines().count());
    let refusal = decisions.iter().find(|decision| decision["kind"] == "api-refused").expect("a refusal");
    assert_eq!((&refusal["api"], &refusal["pointer"]), (&json!("Odd.Name"), &json!("/apis/Odd.Name")));
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out_of_the_folder() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    fs::create_dir_all(place.path("elsewhere")).expect("a folder");
    std::os::unix::fs::symlink(place.path("elsewhere"), place.path("specs/demo")).expect("a link");
    let output = place.import(&[]);
    assert!(!output.status.success() && said(&output).contains("symbolic link"), "{}", said(&output));
    assert_eq!(fs::read_dir(place.path("elsewhere")).expect("a folder").count(), 0);
}
