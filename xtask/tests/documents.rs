//! What the documents of the repository show works as they say: files can be saved as told, and commands take what is
//! written after them.

mod place;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use alicloud_project::root;
use place::copy;
use tempfile::TempDir;

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect("a document")
}

/// The blocks of a language, in their order.
fn blocks(document: &str, language: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(found) = line.strip_prefix("```").filter(|_| line.len() >= 3) {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            if found == language {
                blocks.push(block.join("\n") + "\n");
            }
        }
    }
    blocks
}

/// A copy of the project's specs.
fn specs() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&root().join("specs"), &folder.path().join("specs"));
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(arguments).current_dir(folder).output().expect("xtask runs")
}

/// Checks the specs of a folder, and generates a crate beside them.
fn check_and_generate(folder: &Path) -> PathBuf {
    for arguments in [&["check", "--specs", "specs"][..], &["gen", "--specs", "specs", "--out", "out"]] {
        let output = run(folder, arguments);
        assert!(output.status.success(), "{arguments:?}\n{}", String::from_utf8_lossy(&output.stderr));
    }
    folder.join("out")
}

#[test]
fn the_complete_spec_can_be_saved_as_told() {
    let manual = document("specs/README.md");
    let example = blocks(&manual, "json").into_iter().find(|block| block.contains("\"api\":")).expect("a spec");
    let (_, rest) = manual.split_once("Save the file below as `").expect("where to save it");
    let (path, _) = rest.split_once('`').expect("a path");
    let folder = specs();
    let target = folder.path().join(path);
    assert!(!target.exists(), "{path} is there already");
    fs::write(&target, example).expect("a spec");
    let out = check_and_generate(folder.path());
    assert!(out.join("src/slb/v2014_05_15/archive_v_server_group.rs").exists());
}

#[test]
fn the_overlay_applies() {
    let manual = document("specs/README.md");
    let example = blocks(&manual, "json").into_iter().find(|block| block.contains("\"overlay\":")).expect("an overlay");
    let folder = specs();
    let overlays = folder.path().join("specs/slb/2014-05-15/overlay");
    // What the overlays of the repository say of the same fields would be said twice.
    fs::remove_dir_all(&overlays).expect("a folder");
    fs::create_dir(&overlays).expect("a folder");
    fs::write(overlays.join("readme.json"), example).expect("an overlay");
    let out = check_and_generate(folder.path());
    let module = fs::read_to_string(out.join("src/slb/v2014_05_15/add_tags.rs")).expect("a module");
    assert!(module.contains("pub tag_key: String") && module.contains("Key of the tag."), "{module}");
}

/// All commands in blocks, and those in the text that are code.
fn commands(document: &str) -> Vec<String> {
    let blocks = [blocks(document, "sh"), blocks(document, "")].concat();
    let lines = blocks.iter().flat_map(|block| block.lines()).map(str::to_owned);
    let outside: String = document.split("```").step_by(2).collect();
    let code = outside.split('`').skip(1).step_by(2).map(|code| code.split_whitespace().collect::<Vec<_>>().join(" "));
    let commands = lines.chain(code.collect::<Vec<_>>());
    let without_comment = |line: String| line.split(" #").next().unwrap_or_default().trim().to_owned();
    commands.map(without_comment).filter(|line| line.starts_with("cargo ") || line.starts_with(".ci/")).collect()
}

/// The command line itself reads each command: with `--help` at the end it does nothing more, unless something before that is
/// unknown.
#[test]
fn commands_take_what_is_written_after_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut count = 0;
    for name in ["README.md", "specs/README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"] {
        for command in commands(&document(name)) {
            let words: Vec<&str> = command.split_whitespace().collect();
            let Some(arguments) = command.strip_prefix("cargo xtask ").map(|_| &words[2..]) else { continue };
            let output = run(folder.path(), &[arguments, &["--help"]].concat());
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: {command}\n{errors}");
            count += 1;
        }
    }
    assert!(count > 15, "only {count} commands were found");
}

#[test]
fn flags_that_are_named_alone_are_those_of_some_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let helps = [
        &["check"][..],
        &["gen"],
        &["import", "openmeta"],
        &["import", "page"],
        &["import", "endpoints"],
        &["catalogue"],
        &["demo"],
    ];
    let known: String = helps
        .iter()
        .map(|command| {
            String::from_utf8_lossy(&run(folder.path(), &[*command, &["--help"]].concat()).stdout).into_owned()
        })
        .collect();
    for name in ["README.md", "specs/README.md"] {
        let text = document(name);
        let flags = text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter_map(|code| code.split(' ').next())
            .filter(|code| code.starts_with("--"));
        for flag in flags.filter(|flag| *flag != "--help") {
            assert!(known.contains(flag), "{name}: no command has {flag}");
        }
    }
}

/// Packages, tests and binaries that other commands name are there.
#[test]
fn what_cargo_is_told_to_run_is_there() {
    for name in ["README.md", "specs/README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"] {
        for command in commands(&document(name)) {
            let words: Vec<&str> = command.split_whitespace().collect();
            let after = |flag: &str| words.iter().position(|word| *word == flag).and_then(|at| words.get(at + 1));
            if command.starts_with(".ci/") {
                assert!(root().join(&command).exists(), "{name}: {command}");
            }
            if let Some(manifest) = after("--manifest-path") {
                let folder = root().join(manifest).parent().map(Path::to_owned).expect("a folder");
                let manifest = fs::read_to_string(root().join(manifest)).expect("a manifest");
                let binary = after("--bin").expect("a binary");
                let members = manifest.lines().find_map(|line| line.strip_prefix("members = ")).unwrap_or_default();
                let mut members = members.split('"').skip(1).step_by(2);
                let is_there = members.any(|member| {
                    let source = folder.join(member).join("src");
                    let file = source.join(format!("bin/{binary}.rs"));
                    file.exists()
                        || source.join("bin").join(binary).exists()
                        || member == *binary && source.join("main.rs").exists()
                });
                let is_listed = manifest.contains(&format!("[[bin]]\nname = \"{binary}\""));
                assert!(is_there || is_listed, "{name}: {command}");
            }
            if let Some(package) = after("-p") {
                let folder = package.strip_prefix("alicloud-").unwrap_or("generated");
                let manifest = fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest");
                assert!(manifest.contains(&format!("name = \"{package}\"")), "{name}: {command}");
                let is_test = |test: &&str| {
                    manifest.contains(&format!("name = \"{test}\""))
                        || [format!("tests/{test}.rs"), format!("tests/{test}/main.rs")]
                            .iter()
                            .any(|path| root().join(folder).join(path).exists())
                };
                assert!(after("--test").is_none_or(is_test), "{name}: {command}");
            }
        }
    }
}

/// The features that the manifest of a user may name.
#[test]
fn the_manifest_of_a_user_names_what_there_is() {
    let manifest = blocks(&document("README.md"), "toml").join("");
    let dependency = manifest.lines().find(|line| line.starts_with("alicloud = ")).expect("the dependency");
    assert!(dependency.contains("path = \"alicloud/generated\""), "{dependency}");
    let (_, features) = dependency.split_once("features = [").expect("features");
    let generated = document("generated/Cargo.toml");
    for feature in features.split('"').skip(1).step_by(2) {
        assert!(generated.contains(&format!("\n{feature} = [")), "no feature {feature}");
    }
}
