//! Files that are taken bit by bit: nothing of the crate is touched before the last of them.

use std::fs;
use std::path::Path;
use std::thread;

use alicloud_codegen::emit::{Files, MARK};
use alicloud_codegen::output::{Changes, Mode, Output, compare, write};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn files(content: &str) -> Files {
    let names = ["README.md", "src/lib.rs", "src/web/mod.rs", "src/dns/mod.rs", "tests/web.rs"];
    let files = names.into_iter().map(|name| (name.to_owned(), format!("// {name}: {content}\n")));
    files.chain([("Cargo.toml".to_owned(), format!("# {MARK}\n"))]).collect()
}

/// A part for each file.
fn parts(files: &Files) -> impl Iterator<Item = Files> {
    files.iter().map(|(path, content)| Files::from([(path.clone(), content.clone())]))
}

/// Every file below a folder, with its content.
fn everything(folder: &Path) -> Files {
    fn collect(root: &Path, folder: &Path, found: &mut Files) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(root, &path, found);
            } else {
                let name = path.strip_prefix(root).expect("a path below").display().to_string();
                found.insert(name, fs::read_to_string(path).expect("a text"));
            }
        }
    }
    let mut found = Files::new();
    collect(folder, folder, &mut found);
    found
}

/// A folder with a crate that has a file too many.
fn written() -> TempDir {
    let folder = folder();
    let mut files = files("old");
    files.insert("src/stale.rs".to_owned(), String::new());
    write(&files, folder.path()).expect("files that can be written");
    folder
}

#[test]
fn parts_make_a_whole() {
    let (at_once, bit_by_bit) = (written(), written());
    let output = Output::begin(bit_by_bit.path(), Mode::Write).expect("a crate");
    parts(&files("new")).for_each(|part| output.add(&part).expect("files that can be staged"));
    let changes = output.finish().expect("files that can be written");
    assert_eq!(changes, write(&files("new"), at_once.path()).expect("files that can be written"));
    assert_eq!(everything(bit_by_bit.path()), files("new"));
}

/// What is stale is known at the end only.
#[test]
fn nothing_is_touched_before_the_end() {
    let folder = written();
    let before = everything(folder.path());
    let output = Output::begin(folder.path(), Mode::Write).expect("a crate");
    parts(&files("new")).for_each(|part| output.add(&part).expect("files that can be staged"));
    let mut between = everything(folder.path());
    between.retain(|name, _| !name.starts_with(".staging"));
    assert_eq!(between, before);
    output.finish().expect("files that can be written");
    assert_eq!(everything(folder.path()), files("new"));
}

#[test]
fn a_run_that_ends_early_leaves_the_folder_as_it_was() {
    let folder = written();
    let before = everything(folder.path());
    let output = Output::begin(folder.path(), Mode::Write).expect("a crate");
    output.add(&files("new")).expect("files that can be staged");
    assert!(folder.path().join(".staging").exists());
    drop(output);
    assert_eq!(everything(folder.path()), before);
    assert!(!folder.path().join(".staging").exists());
}

#[test]
fn a_folder_that_was_not_there_is_gone_again() {
    let outer = folder();
    let output = Output::begin(&outer.path().join("crate"), Mode::Write).expect("a folder that can be made");
    output.add(&files("new")).expect("files that can be staged");
    drop(output);
    assert_eq!(fs::read_dir(outer.path()).expect("a folder").count(), 0);

    // One that was there stays, though it is empty.
    let output = Output::begin(outer.path(), Mode::Write).expect("a folder");
    output.add(&files("new")).expect("files that can be staged");
    drop(output);
    assert!(outer.path().exists());
}

#[test]
fn a_comparison_in_parts_writes_nothing() {
    let folder = written();
    let before = everything(folder.path());
    let output = Output::begin(folder.path(), Mode::Compare).expect("a crate");
    parts(&files("new")).for_each(|part| output.add(&part).expect("files that can be compared"));
    let changes = output.finish().expect("a comparison");
    assert_eq!(changes, compare(&files("new"), folder.path()).expect("a crate"));
    assert_eq!(changes.remove.into_iter().collect::<Vec<_>>(), ["src/stale.rs"]);
    assert_eq!(everything(folder.path()), before);
}

#[test]
fn parts_come_from_several_threads() {
    let (folder, new) = (written(), files("new"));
    let output = Output::begin(folder.path(), Mode::Write).expect("a crate");
    let add = |part: Files| output.add(&part);
    thread::scope(|scope| {
        let added: Vec<_> = parts(&new).map(|part| scope.spawn(move || add(part))).collect();
        added.into_iter().for_each(|added| added.join().expect("no panic").expect("files that can be staged"));
    });
    let changes = output.finish().expect("files that can be written");
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let written = names(&["README.md", "src/dns/mod.rs", "src/lib.rs", "src/web/mod.rs", "tests/web.rs"]);
    assert_eq!(changes, Changes { write: written, remove: names(&["src/stale.rs"]) });
    assert_eq!(everything(folder.path()), new);
}
