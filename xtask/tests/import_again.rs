//! What is shipped comes out the same if it is imported again as `README.md` says.

mod place;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use place::{Place, said};

/// The root of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Reference material, which the project works with where it is at hand, and does not contain.
fn reference(name: &str) -> PathBuf {
    std::env::var_os("ALICLOUD_REFERENCE").map_or_else(|| root().join("../shared"), PathBuf::from).join(name)
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn importing_what_is_shipped_again_changes_nothing() {
    let metadata = reference("openmeta");
    if !metadata.exists() {
        println!("skipped: there is no metadata at {}", metadata.display());
        return;
    }
    let place = Place::new();
    copy(&root().join("specs"), &place.path("specs"));
    let before = texts(&place);
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["import", "openmeta"]);
    for version in folders(&root().join("specs")).iter().flat_map(|product| folders(product)) {
        let name = version.strip_prefix(root().join("specs")).expect("a folder of specs");
        command.arg(metadata.join(name).join("api-docs.json"));
    }
    let output = command.arg("--out").arg(place.path("specs")).output().expect("the command runs");
    assert!(output.status.success(), "{}", said(&output));
    let after = texts(&place);
    let differ: Vec<&String> =
        before.iter().zip(&after).filter(|(before, after)| before != after).map(|((name, _), _)| name).collect();
    assert!(before.len() == after.len() && differ.is_empty(), "{differ:?}\n{}", said(&output));
}

#[test]
fn the_list_of_hosts_is_what_the_published_one_gives() {
    let published = reference("endpoints/products.json");
    if !published.exists() {
        println!("skipped: there is no list of hosts at {}", published.display());
        return;
    }
    let place = Place::new();
    let own = place.path("own.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["import", "endpoints", "--edition", "2026-04"]).arg(published).arg("--out").arg(&own);
    let output = command.output().expect("the command runs");
    assert!(output.status.success(), "{}", said(&output));
    let shipped = fs::read_to_string(root().join("specs/endpoints.json")).expect("the list");
    assert!(fs::read_to_string(own).expect("a list") == shipped, "specs/endpoints.json differs");
}

fn texts(place: &Place) -> Vec<(String, String)> {
    let text = |name: String| {
        let text = fs::read_to_string(place.path("specs").join(&name)).expect("a file");
        (name, text)
    };
    place.files().into_iter().map(text).collect()
}
