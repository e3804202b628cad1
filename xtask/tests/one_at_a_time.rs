//! Several runs into one folder at once, as real processes.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use alicloud_format::lock::FolderLock;
use tempfile::TempDir;

/// Variable that makes `holds_a_folder_until_it_is_killed` do so.
const HELD: &str = "ALICLOUD_TEST_HELD";

fn xtask() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.stderr(Stdio::piped()).stdout(Stdio::null());
    command
}

fn generate(out: &Path, more: &[&str]) -> Command {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let mut command = xtask();
    command.args(["gen", "--only", "sts,tag"]).args(more).arg("--specs").arg(specs).arg("--out").arg(out);
    command
}

fn import(out: &Path, source: &Path) -> Command {
    let mut command = xtask();
    command.args(["import", "openmeta"]).arg(source).arg("--out").arg(out);
    command
}

fn succeeds(child: Child) -> String {
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    said
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Every file in a folder and below.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| if entry.path().is_dir() { count(&entry.path()) } else { 1 }).sum()
}

/// Starts a command while this process holds the folder, and lets go once it says that it waits.
fn waits(folder: &Path, mut command: Command) {
    let lock = FolderLock::take(folder, || {}).expect("a lock");
    let mut child = command.spawn().expect("xtask runs");
    let mut said = BufReader::new(child.stderr.take().expect("its errors"));
    let mut line = String::new();
    said.read_line(&mut line).expect("a line");
    assert!(line.starts_with("waiting for another run that is working in"), "{line}");
    assert_eq!(count(folder), 1, "nothing but the lock");
    drop(lock);
    said.read_to_string(&mut line).expect("the rest");
    assert!(child.wait().expect("it ends").success(), "{line}");
    assert!(count(folder) > 1);
}

#[test]
fn the_second_waits_for_the_first() {
    let (out, specs, source) = (folder(), folder(), folder());
    waits(out.path(), generate(out.path(), &[]));
    succeeds(generate(out.path(), &["--check"]).spawn().expect("xtask runs"));
    fs::write(source.path().join("api-docs.json"), METADATA).expect("metadata");
    waits(specs.path(), import(specs.path(), source.path()));
}

/// A crate of half of the specs would look whole.
#[test]
fn nobody_reads_what_another_writes() {
    let (out, specs, source) = (folder(), folder(), folder());
    fs::write(source.path().join("api-docs.json"), METADATA).expect("metadata");
    succeeds(import(specs.path(), source.path()).spawn().expect("xtask runs"));
    let reads = |arguments: &[&str]| {
        let mut command = xtask();
        command.args(arguments).arg("--specs").arg(specs.path());
        command
    };
    let out = out.path().join("crate").display().to_string();
    for (held, arguments) in [
        (specs.path(), &["check"][..]),
        (specs.path(), &["gen", "--out", &out]),
        (Path::new(&out), &["gen", "--check", "--out", &out]),
    ] {
        let lock = FolderLock::take(held, || {}).expect("a lock");
        let mut child = reads(arguments).spawn().expect("xtask runs");
        let mut said = BufReader::new(child.stderr.take().expect("its errors"));
        let mut line = String::new();
        said.read_line(&mut line).expect("a line");
        assert!(line.starts_with("waiting for another run that is working in"), "{arguments:?}: {line}");
        drop(lock);
        said.read_to_string(&mut line).expect("the rest");
        assert!(child.wait().expect("it ends").success(), "{arguments:?}: {line}");
    }
    // Readers do not wait for each other, and the last one leaves nothing behind.
    let first = FolderLock::share(specs.path(), || {}).expect("a lock").expect("a folder that can be written");
    let mut has_waited = false;
    let second = FolderLock::share(specs.path(), || has_waited = true).expect("a lock");
    assert!(!has_waited);
    drop(first);
    assert!(specs.path().join(".staging.lock").exists(), "the second still reads");
    drop(second);
    assert!(!specs.path().join(".staging.lock").exists());
}

#[test]
fn runs_at_once_leave_a_whole_crate() {
    let out = folder();
    // They differ, so that each finds files to write and to remove that another is busy with.
    let runs: Vec<Child> = (0..6)
        .map(|number| {
            let more: &[&str] = if number % 2 == 0 { &[] } else { &["--only", "sts"] };
            let mut command = generate(out.path(), &[]);
            if !more.is_empty() {
                command = xtask();
                let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
                command.arg("gen").args(more).arg("--specs").arg(specs).arg("--out").arg(out.path());
            }
            command.spawn().expect("xtask runs")
        })
        .collect();
    for run in runs {
        succeeds(run);
    }
    let is_whole = |only: &str| {
        let mut command = xtask();
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        command.args(["gen", "--check", "--only", only]).arg("--specs").arg(specs).arg("--out").arg(out.path());
        command.status().expect("xtask runs").success()
    };
    assert!(is_whole("sts,tag") || is_whole("sts"));
    let hidden = fs::read_dir(out.path()).expect("a folder").flatten();
    assert_eq!(hidden.filter(|entry| entry.file_name().as_encoded_bytes().starts_with(b".")).count(), 0);
}

#[test]
fn imports_at_once_leave_all_specs() {
    let (specs, source) = (folder(), folder());
    fs::write(source.path().join("api-docs.json"), METADATA).expect("metadata");
    let runs: Vec<Child> = (0..6).map(|_| import(specs.path(), source.path()).spawn().expect("xtask runs")).collect();
    let said: Vec<String> = runs.into_iter().map(succeeds).collect();
    assert_eq!(said.iter().filter(|said| said.contains("3 files written")).count(), 1, "{said:?}");
    assert_eq!(count(specs.path()), 3);
}

#[test]
fn a_run_that_was_killed_stops_nobody() {
    let out = folder();
    let program = std::env::current_exe().expect("this program");
    let mut holder = Command::new(program)
        .args(["--exact", "holds_a_folder_until_it_is_killed", "--nocapture"])
        .env(HELD, out.path())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this program runs");
    let said = BufReader::new(holder.stdout.take().expect("its output"));
    assert!(said.lines().map_while(Result::ok).any(|line| line.contains("it is held")));
    holder.kill().expect("it is killed");
    holder.wait().expect("it ends");
    assert!(out.path().join(".staging.lock").exists());
    // What it had begun is left as well.
    fs::create_dir(out.path().join(".staging")).expect("a folder");
    File::create(out.path().join(".staging/0")).expect("a file");
    let said = succeeds(generate(out.path(), &[]).spawn().expect("xtask runs"));
    assert!(!said.contains("waiting"), "{said}");
    succeeds(generate(out.path(), &["--check"]).spawn().expect("xtask runs"));
    assert!(!out.path().join(".staging.lock").exists());
}

/// Does nothing by itself: it is the other process of the test above.
#[test]
fn holds_a_folder_until_it_is_killed() {
    let Some(folder) = std::env::var_os(HELD) else { return };
    let _lock = FolderLock::take(Path::new(&folder), || {}).expect("a lock");
    println!("it is held");
    loop {
        std::thread::park();
    }
}

/// Metadata of two APIs.
const METADATA: &str = r#"{
  "info": { "style": "RPC", "product": "Demo", "version": "2020-01-01" },
  "apis": { "CreateA": { "methods": ["post"], "security": [{ "AK": [] }] }, "CreateB": { "methods": ["post"], "security": [{ "AK": [] }] } }
}"#;
