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
    assert!(alicloud_codegen::spec::load(&Specs::empty().path("nowhere")).is_err());
}
