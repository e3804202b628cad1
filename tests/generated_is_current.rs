//! The committed crate is what the specs give, every time.

use alicloud_codegen::emit::{self, Files, Options};
use alicloud_codegen::{model, output};
use alicloud_tests::{catalogue, root};

fn emitted() -> Files {
    let model = model::build(&catalogue(&root().join("specs")));
    let options = Options { runtime_path: "../runtime".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
    emit::emit(&model, &options).expect("files")
}

#[test]
fn the_generated_crate_is_current() {
    let changes = output::compare(&emitted(), &root().join("generated")).expect("a generated crate");
    assert!(changes.is_empty(), "run `cargo xtask gen`: {changes:?}");
}

#[test]
fn two_runs_emit_the_same_bytes() {
    assert!(emitted() == emitted());
}

#[test]
fn every_emitted_source_file_is_rust() {
    let files = emitted();
    let sources: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".rs")).collect();
    assert!(!sources.is_empty());
    for (path, source) in sources {
        assert!(syn::parse_file(source).is_ok(), "{path}: {:?}", syn::parse_file(source).err());
    }
}

#[test]
fn what_is_written_is_current_and_what_is_stale_is_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = emitted();
    let written = output::write(&files, folder.path()).expect("files that can be written");
    assert_eq!(written.write.len(), files.len());
    assert!(output::compare(&files, folder.path()).expect("a generated crate").is_empty());

    let stale = folder.path().join("src/stale.rs");
    std::fs::write(&stale, "").expect("a file that can be written");
    output::write(&files, folder.path()).expect("files that can be written");
    assert!(!stale.exists());
}
