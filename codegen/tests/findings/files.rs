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
