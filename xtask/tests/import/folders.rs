//! Folders of products and versions that cannot be called like them.

use std::fs;
use std::process::Command;

use serde_json::json;

use crate::place::{Place, said};

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

/// Some systems have devices of these names in every folder.
#[test]
fn names_of_devices_are_not_those_of_files() {
    let place = Place::new();
    place.metadata("con", &["Com1", "Lpt9", "CreateA"]);
    let report = place.succeeds(&[]);
    for name in ["Com1", "Lpt9"] {
        assert!(report.contains(&format!("  con_/2020-01-01 {name}: no file can be called `{name}.json`")), "{report}");
    }
    assert_eq!(place.files(), ["con_/2020-01-01/CreateA.json", "con_/2020-01-01/product.json"]);
    let output = place.run(&["check"]);
    assert!(output.status.success(), "{}", said(&output));
    let output = place.run(&["gen", "--out", "out"]);
    assert!(output.status.success(), "{}", said(&output));
    let crates = fs::read_dir(place.path("out/src")).expect("sources").flatten();
    let names: Vec<String> = crates.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().any(|name| name.starts_with("con")) && !names.iter().any(|name| name == "con"), "{names:?}");
}
