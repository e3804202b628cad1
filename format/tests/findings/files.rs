//! Names of files and folders against what is in them.

use insta::assert_snapshot;

use crate::specs::{PRODUCT, Specs};

#[test]
fn a_file_of_another_name() {
    let specs = Specs::new().api("CreateRule", "");
    let path = |name: &str| specs.path(&format!("slb/2014-05-15/{name}.json"));
    std::fs::rename(path("CreateRule"), path("CreateRules")).expect("a renamed spec");
    assert_snapshot!(specs.report());
}

#[test]
fn another_schema() {
    let specs = Specs::new().api("CreateRule", "");
    let path = specs.path("slb/2014-05-15/CreateRule.json");
    let text = std::fs::read_to_string(&path).unwrap_or_default().replace("../../spec", "../spec");
    std::fs::write(path, text).expect("a spec");
    assert_snapshot!(specs.report());
}

#[test]
fn folders_of_other_names() {
    let specs =
        Specs::empty().file("Slb/2014-05-16/product.json", PRODUCT).file("s-lb/2014-05-15/product.json", PRODUCT);
    assert_snapshot!(specs.report());
}

#[test]
fn folders_of_versions_that_no_folder_could_be_called_like() {
    for (version, folder) in [
        ("2022 12 15", "2022_12_15"),
        ("v1/beta", "v1_beta"),
        ("../../etc", "_._.._etc"),
        ("..", "unversioned"),
        (".2", "_2"),
        ("二零", "__"),
    ] {
        let product = PRODUCT.replace("2014-05-15", version);
        let specs = Specs::empty().file(&format!("slb/{folder}/product.json"), &product);
        assert_eq!(specs.report(), "", "{version}");
    }
    let product = PRODUCT.replace("2014-05-15", "2022 12 15");
    assert_snapshot!(Specs::empty().file("slb/2022-12-15/product.json", product).report());
}
