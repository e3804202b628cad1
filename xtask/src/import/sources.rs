//! The files to import.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::project;

/// What files are called that folders are searched for.
const NAME: &str = "api-docs.json";

/// The files that are meant, those of a folder in alphabetical order, each once.
///
/// # Errors
/// If something is not there, or there is nothing to import.
pub(crate) fn find(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        let kind = fs::metadata(path).with_context(|| format!("cannot find {}", project::shown(path)))?;
        if kind.is_dir() {
            files.extend(below(path)?);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    if files.is_empty() {
        bail!("there is no file called {NAME} in these folders");
    }
    Ok(files)
}

/// Links to folders are not followed, so that the search ends.
fn below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("cannot read {}", project::shown(&folder));
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            if entry.file_type().with_context(unreadable)?.is_dir() {
                folders.push(entry.path());
            } else if entry.file_name() == NAME {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
