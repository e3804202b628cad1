//! The commands as a user runs them: real processes on real files.

mod place;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use place::copy;
use tempfile::TempDir;

/// A copy of the project's specs, and a folder to generate into.
struct Workbench {
    folder: TempDir,
}

impl Workbench {
    fn new() -> Self {
        let bench = Self { folder: tempfile::tempdir().expect("a folder") };
        copy(&alicloud_project::root().join("specs"), &bench.specs());
        bench
    }

    fn specs(&self) -> PathBuf {
        self.folder.path().join("specs")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn spec(&self, api: &str) -> PathBuf {
        self.specs().join(format!("slb/2014-05-15/{api}.json"))
    }

    /// Replaces the first occurrence of a text in a spec.
    fn edit(&self, api: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.spec(api)).expect("a spec");
        assert!(text.contains(from), "{api} has no {from}");
        fs::write(self.spec(api), text.replacen(from, to, 1)).expect("a spec");
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).arg("--specs").arg(self.specs()).current_dir(self.folder.path());
        if arguments.first() == Some(&"gen") {
            command.arg("--out").arg(self.out());
        }
        command.output().expect("xtask runs")
    }

    fn succeeds(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?} failed:\n{text}");
        text
    }

    fn fails(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{arguments:?} succeeded:\n{text}");
        text
    }
}

/// Every file below a folder with its content and the time it was written.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let written = fs::metadata(&path).and_then(|metadata| metadata.modified()).expect("a time");
                files.push((path.clone(), fs::read(&path).expect("a file"), written));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn gen_writes_nothing_the_second_time() {
    let bench = Workbench::new();
    bench.succeeds(&["gen"]);
    let first = contents(&bench.out());
    let report = bench.succeeds(&["gen"]);
    assert!(report.contains("all up to date"), "{report}");
    assert_eq!(contents(&bench.out()), first);
}

#[test]
fn gen_writes_the_same_bytes_into_any_folder() {
    let (one, other) = (Workbench::new(), Workbench::new());
    one.succeeds(&["gen"]);
    other.succeeds(&["gen"]);
    let relative = |bench: &Workbench| -> Vec<(PathBuf, Vec<u8>)> {
        let out = bench.out();
        let files = contents(&out).into_iter();
        files.map(|(path, content, _)| (path.strip_prefix(&out).expect("below").to_owned(), content)).collect()
    };
    assert_eq!(relative(&one), relative(&other));
}

#[test]
fn gen_check_names_the_files_that_are_not_current_and_writes_nothing() {
    let bench = Workbench::new();
    bench.succeeds(&["gen"]);
    bench.succeeds(&["gen", "--check"]);
    bench.edit("CreateVServerGroup", "\"maximum\": 65535", "\"maximum\": 65534");
    let before = contents(&bench.out());
    let report = bench.fails(&["gen", "--check"]);
    assert!(report.contains("out of date: out/src/slb/v2014_05_15/create_v_server_group.rs"), "{report}");
    assert!(report.contains("run `cargo xtask gen`"), "{report}");
    assert!(!report.contains("create_master_slave_server_group.rs"), "{report}");
    assert_eq!(contents(&bench.out()), before);
}

#[test]
fn gen_removes_what_is_no_longer_generated() {
    let bench = Workbench::new();
    bench.succeeds(&["gen"]);
    let stale = bench.out().join("src/slb/v2014_05_15/create_v_server_group.rs");
    assert!(stale.exists());
    fs::remove_file(bench.spec("CreateVServerGroup")).expect("removed");
    let report = bench.fails(&["gen", "--check"]);
    assert!(report.contains("no longer generated: out/src/slb/v2014_05_15/create_v_server_group.rs"), "{report}");
    bench.succeeds(&["gen"]);
    assert!(!stale.exists());
    bench.succeeds(&["gen", "--check"]);
}

#[test]
fn gen_writes_nothing_if_a_spec_has_an_error() {
    let bench = Workbench::new();
    bench.succeeds(&["gen"]);
    let before = contents(&bench.out());
    bench.edit("CreateVServerGroup", "\"maximum\": 65535", "\"maximum\": 65534");
    bench.edit("CreateMasterSlaveServerGroup", "\"maximum\": 65535", "\"maximum\": 0");
    let report = bench.fails(&["gen"]);
    assert!(report.contains("nothing was written"), "{report}");
    assert_eq!(contents(&bench.out()), before);
}

#[test]
fn gen_leaves_a_folder_alone_that_holds_something_else() {
    let bench = Workbench::new();
    fs::create_dir_all(bench.out()).expect("a folder");
    fs::write(bench.out().join("notes.txt"), "mine").expect("a file");
    let report = bench.fails(&["gen"]);
    assert!(report.contains("something other than a generated crate"), "{report}");
    assert_eq!(contents(&bench.out()).len(), 1);
}

#[test]
fn check_reports_the_faults_of_every_file_in_one_run() {
    let bench = Workbench::new();
    bench.succeeds(&["check"]);
    bench.edit("CreateVServerGroup", "\"maximum\": 65535", "\"maximum\": 0");
    bench.edit("CreateVServerGroup", "\"summary\"", "\"sumary\"");
    bench.edit("CreateMasterSlaveServerGroup", "\"maximum\": 65535", "\"maximum\": \"65535\"");
    bench.edit("product", "\"style\": \"RPC\"", "\"style\": \"REST\"");
    let report = bench.fails(&["check"]);
    let expected =
        ["`sumary`", "range", "`maximum` must be a number", "`REST`", "CreateVServerGroup.json:", "product.json:"];
    for part in expected {
        assert!(report.contains(part), "{part} is missing in\n{report}");
    }
}

#[test]
fn an_error_comes_without_a_backtrace() {
    let bench = Workbench::new();
    fs::remove_dir_all(bench.specs()).expect("removed");
    let report = bench.fails(&["check"]);
    assert!(report.starts_with("error: cannot read the specs in specs"), "{report}");
    assert_eq!(report.lines().count(), 1, "{report}");
}

#[test]
fn a_folder_without_specs_is_no_crate() {
    let bench = Workbench::new();
    bench.succeeds(&["gen"]);
    let before = contents(&bench.out());
    fs::remove_dir_all(bench.specs()).expect("removed");
    for beside in [None, Some("README.md")] {
        fs::create_dir_all(bench.specs()).expect("a folder");
        if let Some(name) = beside {
            fs::write(bench.specs().join(name), "# Specs\n").expect("a file");
        }
        for command in [&["check"][..], &["gen"], &["gen", "--check"]] {
            let report = bench.fails(command);
            assert!(report.contains("specs: no APIs found; pass the folder of the specs with `--specs`"), "{report}");
        }
        assert_eq!(contents(&bench.out()), before);
    }
}
