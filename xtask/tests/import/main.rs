//! `cargo xtask import` as people use it: what it writes, keeps and removes.

mod damage;
mod folders;
mod names;
#[path = "../place/mod.rs"]
mod place;
mod support;

use std::fs;
use std::process::Command;

use place::{Place, said};
use serde_json::{Value, json};

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

/// Copies and what is hidden are somebody's, whatever they have in them.
#[test]
fn files_that_no_import_can_have_written_stay() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    place.import(&[]);
    let folder = place.path("specs/demo/2020-01-01");
    let copies = [".CreateA.json", "CreateA 2.json", "~$CreateA.json", "CreateA.old.json"];
    for name in copies {
        fs::copy(folder.join("CreateA.json"), folder.join(name)).expect("a copy");
    }
    let output = place.import(&[]);
    assert!(said(&output).contains("2 unchanged, 0 kept, 0 removed"), "{}", said(&output));
    for name in copies {
        assert!(folder.join(name).exists(), "{name}");
    }
    // They do not count among the APIs that are there either.
    place.metadata("Demo", &["CreateC"]);
    assert_eq!(place.import(&[]).status.code(), Some(1));
    assert!(folder.join("CreateA.json").exists());
}

#[test]
fn names_of_apis_may_have_spaces_around_them() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    let output = place.import(&["--only", "CreateA, CreateB"]);
    assert!(said(&output).contains("2 APIs of 1 product versions"), "{}", said(&output));
    assert!(said(&place.import(&["--only", ","])).contains("a name is missing"));
}

#[test]
fn a_source_that_has_none_of_the_apis_that_are_there_removes_none() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    let before = place.texts();
    place.metadata("Demo", &["CreateC"]);
    let output = place.import(&[]);
    assert_eq!(output.status.code(), Some(1));
    let says = "none of the 2 APIs in demo/2020-01-01 is among the 1 of the source, so nothing was changed";
    assert!(said(&output).contains(says), "{}", said(&output));
    assert_eq!(place.texts(), before);
}

#[test]
fn what_the_source_does_not_say_stays() {
    let place = Place::new();
    let endpoints = |hosts: Value| move |file: &mut Value| file["endpoints"] = hosts.clone();
    place.metadata("Demo", &["CreateA"]);
    place.edit(
        "Demo",
        endpoints(json!([{ "regionId": "cn-a", "endpoint": "a.example.com", "vpc": "vpc.example.com" }])),
    );
    place.import(&["--edition", "zh, 2020"]);
    let path = place.path("specs/demo/2020-01-01/product.json");
    let text =
        fs::read_to_string(&path).expect("a product").replace(r#""title": "Demo""#, r#""title": "A Demonstration""#);
    fs::write(&path, &text).expect("a file");
    let before = place.texts();

    let output = place.import(&[]);
    assert!(output.status.success() && place.texts() == before, "{}", said(&output));
    let kept = "kept, since the source does not say it:\n  demo/2020-01-01: title `A Demonstration`\n  \
                demo/2020-01-01: edition `zh, 2020` of 2 files\n";
    assert!(said(&output).contains(kept), "{}", said(&output));

    // What it does say counts.
    place.edit("Demo", endpoints(json!([{ "regionId": "cn-a", "endpoint": "b.example.com" }, { "regionId": "cn-b", "endpoint": "b.example.com" }])));
    let output = place.import(&["--edition", "zh, 2021"]);
    assert!(said(&output).contains("  demo/2020-01-01: hosts of cn-a (VPC)\n"), "{}", said(&output));
    let product: Value = serde_json::from_str(&fs::read_to_string(&path).expect("a product")).expect("JSON");
    let regions = json!({ "cn-a": { "public": "b.example.com", "vpc": "vpc.example.com" }, "cn-b": { "public": "b.example.com" } });
    assert_eq!((&product["endpoints"]["regions"], &product["title"]), (&regions, &json!("A Demonstration")));
    assert_eq!(product["sources"]["openmeta"]["edition"], "zh, 2021");
}

#[test]
fn a_list_of_hosts_that_is_named_takes_the_place_of_the_standing_one() {
    let place = Place::new();
    place.metadata("Slb", &["CreateA"]);
    let product = || -> Value {
        let text = fs::read_to_string(place.path("specs/slb/2020-01-01/product.json")).expect("a product");
        serde_json::from_str(&text).expect("JSON")
    };
    place.import(&[]);
    assert_eq!(product()["endpoints"]["regions"]["cn-hangzhou"]["vpc"], "slb-vpc.cn-hangzhou.aliyuncs.com");
    fs::remove_dir_all(place.path("specs/slb")).expect("removed");

    let published =
        json!({ "products": [{ "code": "SLB", "version": "1", "regional_endpoints": { "cn-a": "a.example.com" } }] });
    fs::write(place.path("published.json"), published.to_string()).expect("a file");
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("import").args(arguments).current_dir(place.0.path()).output().expect("the command runs")
    };
    let output = run(&["endpoints", "published.json", "--edition", "2026", "--out", "own.json"]);
    assert!(said(&output).contains("own.json: 1 hosts of 1 product versions, written"), "{}", said(&output));
    for list in ["published.json", "own.json"] {
        let output = place.import(&["--endpoints", &place.path(list).display().to_string()]);
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(product()["endpoints"], json!({ "regions": { "cn-a": { "public": "a.example.com" } } }), "{list}");
    }
    fs::write(place.path("own.json"), "{}").expect("a file");
    let output = place.import(&["--endpoints", &place.path("own.json").display().to_string()]);
    assert!(!output.status.success() && said(&output).contains("is no list of hosts"), "{}", said(&output));
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
