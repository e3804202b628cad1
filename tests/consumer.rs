//! A crate outside the workspace depends on the generated one by path, as a user would.

use std::fs;
use std::path::Path;

use alicloud_tests::{KEY_ID, KEY_SECRET, cargo, gateway, root, run};

#[test]
fn a_crate_outside_the_workspace_builds_and_calls() {
    let folder = root().join("tests/consumer");
    // The same versions as in the workspace.
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside");

    let gateway = gateway();
    let mut cargo = cargo(&folder, &target);
    cargo.args(["run", "--quiet"]);
    cargo.env("ENDPOINT", gateway.endpoint()).env("KEY_ID", KEY_ID).env("KEY_SECRET", KEY_SECRET);
    assert_eq!(run(&mut cargo).output, "rsp-cige6j5e7p has 3 servers\n");
    assert_eq!(gateway.requests().len(), 1);
}
