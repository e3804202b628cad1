//! The oldest Rust that the workspace says it builds with is new enough for everything that it depends on.
//!
//! What the workspace itself uses of the standard library is held to that version by clippy (`incompatible_msrv`).

use alicloud_tests::{cargo, root, run};
use serde_json::Value;

/// `1.88` and `1.88.0` are the same version.
fn version(text: &str) -> Vec<u64> {
    let mut numbers: Vec<u64> = text.split('.').map(|number| number.parse().expect("a number")).collect();
    numbers.resize(3, 0);
    numbers
}

#[test]
fn no_dependency_wants_a_newer_rust_than_the_workspace() {
    let mut cargo = cargo(&root(), &root().join("target"));
    cargo.args(["metadata", "--format-version", "1", "--all-features", "--locked"]);
    let metadata: Value = serde_json::from_str(&run(&mut cargo).output).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");

    let stated = |name: &str| {
        let package = packages.iter().find(|package| package["name"] == name).expect("a package of the workspace");
        package["rust_version"].as_str().expect("a version").to_owned()
    };
    let ours = stated("alicloud");
    assert_eq!(ours, stated("alicloud-runtime"), "the generated crate and its runtime promise the same");

    let wants = |package: &Value| Some((package["name"].to_string(), package["rust_version"].as_str()?.to_owned()));
    let newer: Vec<_> =
        packages.iter().filter_map(wants).filter(|(_, wanted)| version(wanted) > version(&ours)).collect();
    assert!(newer.is_empty(), "the workspace promises to build with Rust {ours}, but these want more: {newer:?}");
}

#[test]
fn the_documents_state_the_same_version() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let stated = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")).expect("a version");
    let stated = format!("Rust {} or newer", stated.trim_end_matches('"'));
    for document in ["README.md", "CONTRIBUTING.md"] {
        let text = std::fs::read_to_string(root().join(document)).expect("a document");
        assert!(text.contains(&stated), "{document} does not say \"{stated}\"");
    }
}
