//! Reference material, which these tests work with where it is at hand, and the repository does not contain.

use std::fs;
use std::path::{Path, PathBuf};

use alicloud_import::page::{self, Page, PageOptions};
use serde_json::Value;

/// A file or folder of it: in `shared` beside the checkout, or where the environment says. Says aloud if it is not there.
pub(crate) fn reference(name: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let path = std::env::var_os("ALICLOUD_REFERENCE").map_or_else(beside, PathBuf::from).join(name);
    if !path.exists() {
        eprintln!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

/// The pages below a folder, at most four folders deep, in the order of their paths.
pub(crate) fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, 4, &mut found);
    found.sort();
    assert!(!found.is_empty(), "{} holds no pages", folder.display());
    found
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() && depth > 0 {
            collect(&path, depth - 1, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

/// The last three parts of a path, by which a page is known.
pub(crate) fn short(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts[parts.len().saturating_sub(3)..].join("/")
}

/// Reads a page with everything that it says.
pub(crate) fn read(bytes: &[u8]) -> Page {
    page::read(bytes, &PageOptions { with_descriptions: true, ..PageOptions::default() })
}

/// The API of a page as a spec file has it, if there is one.
pub(crate) fn api(page: &Page) -> Option<Value> {
    page.api.as_ref().map(|api| serde_json::to_value(api).expect("specs are JSON"))
}

/// Reads a page of the reference material.
pub(crate) fn read_file(path: &Path) -> Page {
    read(&fs::read(path).expect("a page that can be read"))
}

/// Reads a JSON file of the reference material.
pub(crate) fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).expect("a file that can be read");
    serde_json::from_str(&text).expect("a file of JSON")
}
