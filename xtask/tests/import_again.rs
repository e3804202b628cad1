//! What is shipped comes out the same if it is imported again as `README.md` says. The sources are reference material, without
//! which these tests are ignored.

mod place;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use alicloud_tests::root;
use alicloud_tests::trials::{Report, Trials};
use libtest_mimic::Arguments;

use place::{Place, copy, said};

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn main() -> ExitCode {
    let mut trials = Trials::new(Arguments::from_args());
    trials.with("importing_what_is_shipped_again_changes_nothing", &["openmeta"], specs_stay);
    trials.with("the_list_of_hosts_is_what_the_published_one_gives", &["endpoints/products.json"], hosts_stay);
    trials.run()
}

fn specs_stay([metadata]: [&Path; 1]) -> Report {
    let place = Place::new();
    copy(&root().join("specs"), &place.path("specs"));
    let before = place.texts();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["import", "openmeta"]);
    for version in folders(&root().join("specs")).iter().flat_map(|product| folders(product)) {
        let name = version.strip_prefix(root().join("specs")).expect("a folder of specs");
        command.arg(metadata.join(name).join("api-docs.json"));
    }
    let output = command.arg("--out").arg(place.path("specs")).output().expect("the command runs");
    assert!(output.status.success(), "{}", said(&output));
    let after = place.texts();
    let differ: Vec<&String> =
        before.iter().zip(&after).filter(|(before, after)| before != after).map(|((name, _), _)| name).collect();
    let mut report = Report::default();
    report.figure(format_args!("shipped specs imported again: {} of {} differ", differ.len(), before.len()));
    report.goal(before.len() == after.len() && differ.is_empty(), format_args!("{differ:?}\n{}", said(&output)));
    report
}

fn hosts_stay([published]: [&Path; 1]) -> Report {
    let place = Place::new();
    let own = place.path("own.json");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["import", "endpoints", "--edition", "2026-04"]).arg(published).arg("--out").arg(&own);
    let output = command.output().expect("the command runs");
    assert!(output.status.success(), "{}", said(&output));
    let shipped = fs::read_to_string(root().join("specs/endpoints.json")).expect("the list");
    let mut report = Report::default();
    report.goal(fs::read_to_string(own).expect("a list") == shipped, "specs/endpoints.json differs");
    report
}
