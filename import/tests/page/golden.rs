//! Pages whose facts were taken by hand, fact by fact.
//!
//! The facts name what the page says; a spec may say it elsewhere. A range with a unit is a limit in words, a dependency is a
//! rule. What the facts do not list is not in the spec either, as far as they are complete. `compare` is for all such facts,
//! wherever the pages are from.

mod compare;
mod errors;
mod examples;
mod fact;
pub(crate) mod findings;
mod limits;
mod meaning;
mod node;
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

pub(crate) use compare::compare;

/// The files of facts in a folder, in the order of their names.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(!files.is_empty(), "{} holds no facts", folder.display());
    files
}

/// Reads a file of JSON.
pub(crate) fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file that can be read");
    serde_json::from_str(&text).expect("a file of JSON")
}
