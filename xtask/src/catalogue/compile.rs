//! Type-checks the crates, all in one workspace, and reads what the compiler says of each.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Context;
use serde_json::Value;

use super::stages::{Version, crate_name};

/// What cargo says of crates, by name.
#[derive(Default)]
struct Said {
    messages: HashMap<String, Vec<String>>,
    finished: HashSet<String>,
}

/// Type-checks the crates below `out`, and notes the messages of the compiler.
pub(super) fn check(out: &Path, versions: &mut [Version]) -> anyhow::Result<()> {
    let crates = out.join("crates");
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n";
    fs::write(crates.join("Cargo.toml"), manifest)?;
    let count = versions.iter().map(|version| &version.directory).collect::<HashSet<_>>().len();
    let said = cargo(&crates, &out.join("target"), count)?;
    for version in versions {
        let name = crate_name(&version.directory);
        let mut messages = said.messages.get(&name).cloned().unwrap_or_default();
        if messages.is_empty() && version.generated > 0 && !said.finished.contains(&name) {
            messages.push("was not compiled".to_owned());
        }
        version.messages = Some(messages);
    }
    Ok(())
}

fn cargo(workspace: &Path, target: &Path, count: usize) -> anyhow::Result<Said> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut child = Command::new(cargo)
        .args(["check", "--workspace", "--all-features", "--keep-going", "--quiet", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", target)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let bar = crate::progress::bar(count, "type-check");
    let mut said = Said::default();
    for line in BufReader::new(output).lines() {
        said.note(&serde_json::from_str(&line?)?, &bar);
    }
    bar.finish_and_clear();
    // That something does not compile is told by the messages.
    child.wait()?;
    Ok(said)
}

impl Said {
    fn note(&mut self, message: &Value, bar: &indicatif::ProgressBar) {
        let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        let name = text("/target/name").to_owned();
        match text("/reason") {
            "compiler-artifact" if name.starts_with("catalogue_") => {
                bar.inc(1);
                self.finished.insert(name);
            }
            "compiler-message" => {
                let rendered = text("/message/rendered").to_owned();
                self.messages.entry(name).or_default().push(rendered);
            }
            _ => {}
        }
    }
}
