//! `cargo xtask import` as people use it: what it writes, keeps and removes.

mod place;

use std::fs;
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

    /// Changes the metadata of a product.
    fn edit(&self, product: &str, change: impl FnOnce(&mut Value)) {
        let path = self.path("metadata").join(product).join("api-docs.json");
        let mut file = serde_json::from_str(&fs::read_to_string(&path).expect("a file")).expect("JSON");
        change(&mut file);
        fs::write(path, file.to_string()).expect("a file");
    }

    /// Every file of the specs with its text.
    fn texts(&self) -> Vec<(String, String)> {
        let text = |name: String| {
            let text = fs::read_to_string(self.path("specs").join(&name)).expect("a file");
            (name, text)
        };
        self.files().into_iter().map(text).collect()
    }

    fn import(&self, more: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["import", "openmeta"]).arg(self.path("metadata")).arg("--out").arg(self.path("specs")).args(more);
        command.output().expect("the command runs")
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
fn a_source_without_apis_changes_nothing() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    let before = place.texts();
    for apis in ["null", "[]", "{}", "7", r#"{"Odd.Name": {}}"#, r#"{"CreateA": null, "CreateB": []}"#] {
        place.edit("Demo", |file| file["apis"] = serde_json::from_str(apis).expect("JSON"));
        for more in [[].as_slice(), &["--only", "CreateA"]] {
            let output = place.import(more);
            assert_eq!(output.status.code(), Some(1), "{apis} {more:?}: {}", said(&output));
            assert_eq!(place.texts(), before, "{apis} {more:?}");
        }
    }
    assert!(said(&place.import(&[])).contains("all of its APIs are refused, so nothing was changed: CreateA: "));
    place.edit("Demo", |file| drop(file.as_object_mut().and_then(|file| file.remove("apis"))));
    let output = place.import(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("it has no APIs under `apis`, so nothing was changed"), "{}", said(&output));
    assert_eq!(place.texts(), before);
}

#[test]
fn an_api_that_is_refused_stays_as_it_was() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA", "CreateB"]);
    place.import(&[]);
    let before = place.texts();
    for broken in [json!(null), json!([]), json!("text")] {
        place.edit("Demo", |file| file["apis"]["CreateA"] = broken.clone());
        let output = place.import(&[]);
        assert!(said(&output).contains("refused:\n  demo/2020-01-01 CreateA: "), "{}", said(&output));
        assert_eq!(place.texts(), before, "{broken}");
    }
    // What only the refused one refers to stays, too.
    place.edit("Demo", |file| file["apis"]["CreateB"]["parameters"] = json!([]));
    place.import(&[]);
    let product = place.texts().into_iter().find(|(name, _)| name.ends_with("product.json")).expect("a product");
    assert!(product.1.contains("\"Shape\""), "{}", product.1);
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
fn a_version_that_no_folder_could_be_called_like_stays_what_it_is() {
    for (version, folder) in [("2022 12 15", "2022_12_15"), ("v/1", "v_1"), ("..", "unversioned"), ("二零二二", "____")]
    {
        let place = Place::new();
        place.metadata("Demo", &["CreateA"]);
        place.edit("Demo", |file| file["info"]["version"] = json!(version));
        for _ in 0..2 {
            let output = place.import(&[]);
            assert!(output.status.success(), "{}", said(&output));
        }
        assert_eq!(place.files().len(), 2);
        let text = fs::read_to_string(place.path(&format!("specs/demo/{folder}/product.json"))).expect(version);
        assert!(text.contains(&format!("\"version\": \"{version}\"")), "{text}");
        let mut check = Command::new(env!("CARGO_BIN_EXE_xtask"));
        let check = check.arg("check").arg("--specs").arg(place.path("specs")).output().expect("the command runs");
        assert!(check.status.success(), "{}", said(&check));
    }
}

#[test]
fn versions_that_would_share_a_folder_do_not() {
    let place = Place::new();
    place.metadata("Demo", &["CreateA"]);
    for version in ["2022 12 15", "2022/12/15"] {
        place.edit("Demo", |file| file["info"]["version"] = json!(version));
        let output = place.import(&[]);
        let is_second = version.contains('/');
        assert_eq!(output.status.success(), !is_second, "{}", said(&output));
        assert_eq!(said(&output).contains("its folder holds another version, \"2022 12 15\""), is_second);
    }
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
