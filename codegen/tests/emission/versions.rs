//! Several versions of a product side by side.

use insta::assert_snapshot;

use crate::specs::{Specs, method};

fn two() -> Specs {
    Specs::empty()
        .product("web", "2024-01-01", r#""description": "The new one.""#)
        .product("web", "2014-05-15", r#""description": "The old one.""#)
        .api_of("web/2024-01-01", "CreateSite", "")
        .api_of("web/2014-05-15", "CreateSite", "")
        .api_of("web/2014-05-15", "DeleteSite", "")
}

#[test]
fn the_newest_is_exported() {
    assert_snapshot!(two().emit().file("src/web/mod.rs"));
}

#[test]
fn examples_name_the_version_unless_it_is_the_newest() {
    let emitted = two().emit();
    assert_snapshot!("newest", method(emitted.client(), "pub fn create_site"));
    assert_snapshot!("older", method(emitted.file("src/web/v2014_05_15/client.rs"), "pub fn create_site"));
}

#[test]
fn readme() {
    assert_snapshot!(two().emit().file("README.md"));
}

/// Versions that differ in punctuation only have modules of their own.
#[test]
fn versions_that_become_one() {
    let specs = Specs::empty()
        .product("web", "2024-01-01", "")
        .product("web", "2024_01_01", "")
        .api_of("web/2024-01-01", "CreateSite", "")
        .api_of("web/2024_01_01", "CreateSite", "");
    let crate_model = specs.model();
    let modules: Vec<_> = crate_model.products[0].versions.iter().map(|version| version.module.as_str()).collect();
    assert_eq!(modules, ["v2024_01_01", "v2024_01_012"]);
}

/// What has no operations has no module: a version, and a product.
#[test]
fn versions_without_operations() {
    let emitted = two().product("web", "2030-01-01", "").product("dns", "2015-01-09", "").emit();
    assert_eq!(emitted.files, two().emit().files);
}
