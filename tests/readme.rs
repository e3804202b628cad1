//! What README shows of the crate: its programs compile, and its error is the one that there is.

use std::fs;
use std::path::Path;

use alicloud::Request as _;
use alicloud::slb::create_v_server_group::{BackendServerInput, CreateVServerGroupRequest};
use alicloud_tests::{cargo, root, run};

/// The blocks of a language, in their order.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("README.md")).expect("a document");
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split_once("```")).map(|(block, _)| block.to_owned()).collect()
}

/// What stands around a block in the mind of its reader: a client, and the ids of what is theirs.
fn program(block: &str) -> String {
    if block.contains("fn ") {
        return block.to_owned();
    }
    format!(
        "use alicloud::slb::*;\n\nasync fn example(client: Client, vpc_id: &str, load_balancer_id: &str) \
         -> Result<(), alicloud::Error> {{\n{block}\nOk(())\n}}\n"
    )
}

#[test]
fn programs_compile() {
    let blocks = blocks("rust");
    assert!(blocks.len() >= 2, "{blocks:?}");
    let modules =
        blocks.iter().enumerate().map(|(index, block)| format!("mod block{index} {{\n{}\n}}\n", program(block)));
    let allowance = "#![allow(dead_code, reason = \"a reader calls what a block defines\")]";
    let text = format!("{allowance}\n{}fn main() {{}}\n", modules.collect::<String>());
    let shared = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = shared.join("readme");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("src/main.rs"), text).expect("a program");
    fs::write(folder.join("Cargo.toml"), manifest()).expect("a manifest");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    run(cargo(&folder, &shared.join("outside")).args(["build", "--quiet"]));
}

/// A crate as README tells to write it.
fn manifest() -> String {
    let generated = root().join("generated");
    format!(
        "[workspace]\n\n[package]\nname = \"readme\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nalicloud = {{ path = {generated:?}, features = [\"slb\"] }}\n"
    )
}

#[test]
fn the_error_of_a_request_reads_as_shown() {
    let shown = blocks("text").into_iter().find(|block| block.contains("violates")).expect("an error");
    let (shown, address) = shown.trim_end().rsplit_once('\n').expect("an address in the last line");
    let request = CreateVServerGroupRequest::new("")
        .backend_servers([BackendServerInput::new("vm-233", 70000, 100), BackendServerInput::new("vm-234", 80, 101)]);
    let error = request.validate().expect_err("three mistakes").to_string();
    let (said, documentation) = error.rsplit_once('\n').expect("an address in the last line");
    assert_eq!(said, shown);
    assert!(documentation.starts_with(address.trim_end_matches('…')), "{documentation}");
}
