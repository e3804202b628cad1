//! A crate that has something of everything: what is emitted for the specs beside this file is committed, and compiles
//! without a warning, its documentation examples and the tests that its specs document included.
//!
//! The manifest beside this file makes a workspace of the emitted crate, so that one can run cargo in its folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use alicloud_codegen::emit::{self, Files, Options};
use alicloud_codegen::model;
use alicloud_codegen::output::{self, Changes};
use alicloud_format::check::check;
use alicloud_format::diagnostic::render;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn emitted() -> Files {
    let (catalogue, mut findings) = alicloud_format::load(&folder("specs")).expect("a folder of specs");
    findings.extend(check(&catalogue));
    let report = render(&findings, |path| fs::read_to_string(path).ok(), false);
    assert!(findings.is_empty(), "{report}");
    let options = Options { runtime_path: "../../../../runtime".to_owned(), version: "0.1.0".to_owned() };
    emit::emit(&model::build(&catalogue), &options).expect("files")
}

/// What differs between the committed crate and the emitted one, after it was renewed if that is asked for.
static CHANGES: LazyLock<Changes> = LazyLock::new(|| {
    let (files, folder) = (emitted(), folder("crate"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        output::write(&files, &folder).expect("files that can be written");
    }
    output::compare(&files, &folder).expect("a generated crate")
});

#[test]
fn the_committed_crate_is_what_is_emitted() {
    let changes = &*CHANGES;
    assert!(
        changes.is_empty(),
        "tests/golden/crate is not what its specs give. If the change is meant, renew it with\n    \
         UPDATE_GOLDEN=1 cargo test -p alicloud-codegen --test golden\nand read the difference before you commit it.\n\
         {changes:#?}"
    );
}

/// One test for all of it, since cargo locks the folder that it builds in.
#[test]
fn the_crate_and_its_documentation_compile_without_a_warning_and_its_tests_pass() {
    LazyLock::force(&CHANGES);
    // The versions are those of the workspace. What only the features of this crate want is downloaded: the workspace
    // has not needed it.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    fs::copy(lock, folder("Cargo.lock")).expect("a lock file");
    cargo(&["check", "--all-features"]);
    cargo(&["doc", "--all-features", "--no-deps"]);
    let report = cargo(&["test", "--all-features"]);
    for name in ["create_site_1", "put_object_1", "put_lifecycle_1", "make_folders_1", "list_labels_1"] {
        assert!(report.contains(&format!("test {name} ... ok")), "{report}");
    }
    for method in ["v2024_01_01::client::Client::create_site", "v2019_09_09::client::Client::make_folders"] {
        assert!(report.contains(method), "{report}");
    }
}

/// Runs cargo on the crate, which has to succeed, and returns what it printed.
fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .current_dir(folder("crate"))
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "cargo {arguments:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}
