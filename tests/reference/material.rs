//! Files of the reference material.

use std::fs;
use std::path::{Path, PathBuf};

use alicloud_import::page::Page;

use crate::reading::read;

/// The pages below a folder, at most four folders deep, in the order of their paths.
pub(crate) fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, 4, &mut found);
    found.sort();
    assert!(!found.is_empty(), "{} holds no pages", folder.display());
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// What is in a folder; nothing if it cannot be read.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
}

/// The last three parts of a path, by which a page is known.
pub(crate) fn short(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// Reads a page.
pub(crate) fn page(path: &Path) -> Page {
    read(&fs::read(path).expect("a page that can be read"))
}
