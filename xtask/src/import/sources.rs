//! The files to import.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::project;

/// What files of metadata are called, for which folders are searched.
const METADATA: &str = "api-docs.json";
/// How the names of pages end.
const PAGES: [&str; 2] = ["md", "txt"];

/// The files of metadata that are meant, those of a folder in alphabetical order, each once.
///
/// # Errors
/// If something is not there, or there is nothing to import.
pub(crate) fn find(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let files = all(paths, |path| path.file_name().is_some_and(|name| name == METADATA))?;
    if files.is_empty() {
        bail!("there is no file called {METADATA} in these folders");
    }
    Ok(files)
}

/// The same for pages. A file that is named itself counts, whatever it is called.
///
/// # Errors
/// As above.
pub(super) fn pages(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let is_page = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| PAGES.iter().any(|page| extension.eq_ignore_ascii_case(page)))
    };
    let files = all(paths, |path| is_page(path) && path.is_file())?;
    if files.is_empty() {
        let folders: Vec<String> = paths.iter().map(|path| project::shown(path)).collect();
        bail!("there is no page in {}: name files, or folders with files that end in .md or .txt", folders.join(", "));
    }
    Ok(files)
}

fn all(paths: &[PathBuf], is_wanted: impl Fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        let kind = fs::metadata(path).with_context(|| format!("cannot find {}", project::shown(path)))?;
        if kind.is_dir() {
            files.extend(below(path, &is_wanted)?);
        } else {
            files.push(path.clone());
        }
    }
    let mut seen = std::collections::HashSet::new();
    files.retain(|file| seen.insert(file.clone()));
    Ok(files)
}

/// Links to folders are not followed, so that the search ends.
fn below(folder: &Path, is_wanted: &impl Fn(&Path) -> bool) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = || format!("cannot read {}", project::shown(&folder));
        for entry in fs::read_dir(&folder).with_context(unreadable)? {
            let entry = entry.with_context(unreadable)?;
            let path = entry.path();
            if entry.file_type().with_context(unreadable)?.is_dir() {
                folders.push(path);
            } else if is_wanted(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
