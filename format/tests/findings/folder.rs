//! Files and folders that are not where they belong.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn unexpected_files() {
    let specs = Specs::new()
        .file("README.md", "Specs.")
        .file("spec.schema.json", "{}")
        .file("notes.txt", "")
        .file("slb/product.json", PRODUCT)
        .file("slb/2014-05-15/README.md", "")
        .file("slb/2014-05-15/CreateRule.yaml", "")
        .file("slb/2014-05-15/old/CreateRule.json", "{}")
        .file("slb/2014-05-15/overlay/CreateRule.json", "is not looked at")
        .file("slb/2020-01-01/CreateRule.JSON", "{}");
    std::fs::create_dir(specs.path("ecs")).expect("a folder");
    assert_snapshot!(specs.report());
}

#[test]
fn a_version_without_a_product() {
    let specs =
        Specs::empty().api("CreateRule", r#"  "parameters": [{ "name": "名称", "schema": { "type": "string" } }]"#);
    assert_snapshot!(specs.report());
}

#[cfg(unix)]
#[test]
fn symbolic_links() {
    use std::os::unix::fs::symlink;

    let outside = Specs::new().api("CreateRule", "");
    let specs = Specs::new().api("DeleteRule", "");
    let api = "slb/2014-05-15/CreateRule.json";
    symlink(outside.path(api), specs.path(api)).expect("a link to a file outside");
    symlink(outside.path("slb"), specs.path("ecs")).expect("a link to a folder outside");
    symlink("DeleteRule.json", specs.path("slb/2014-05-15/ModifyRule.json")).expect("a link to a file inside");
    symlink("nowhere.json", specs.path("slb/2014-05-15/StopRule.json")).expect("a link to nothing");
    symlink("..", specs.path("slb/2015-01-01")).expect("a link to a folder above");
    assert_snapshot!(specs.report());
}

#[test]
fn a_folder_that_is_not_there() {
    assert!(alicloud_format::load(&Specs::empty().path("nowhere")).is_err());
}

#[test]
fn what_tools_leave_is_passed_over() {
    let mut specs = Specs::new().api("CreateRule", "").file("README.md", "Specs.").file("endpoints.json", "{}");
    specs = specs.file("slb/2014-05-15/overlay/words.json", OVERLAY);
    let names = [
        ".DS_Store",
        ".CreateRule.json.swp",
        "._CreateRule.json",
        ".json",
        "CreateRule.json~",
        "#CreateRule.json#",
        "CreateRule.json.orig",
        "CreateRule.json.BAK",
        "Thumbs.db",
        "desktop.ini",
        ".git/config",
        ".idea/misc.json",
    ];
    for folder in ["", "slb/", "slb/2014-05-15/", "slb/2014-05-15/overlay/"] {
        specs = names.iter().fold(specs, |specs, name| specs.file(&format!("{folder}{name}"), "{ not a spec"));
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink("somebody@machine.1", specs.path("slb/2014-05-15/.#CreateRule.json")).expect("a lock");
    assert_eq!(specs.report(), "");

    let misspelt = ["CreateRule.jsn", "CreateRule.json5", "CreateRule", "CreateRule.json.txt", "Thumbs.json5"];
    for folder in ["slb/2014-05-15/", "slb/2014-05-15/overlay/"] {
        specs = misspelt.iter().fold(specs, |specs, name| specs.file(&format!("{folder}{name}"), "{}"));
    }
    assert_eq!(specs.report().matches("error[unexpected-file]").count(), 2 * misspelt.len(), "{}", specs.report());
}

/// An overlay that adds nothing.
const OVERLAY: &str = r#"{ "$schema": "../../../spec.schema.json", "overlay": "Nothing" }"#;
