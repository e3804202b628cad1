//! A folder to import in, and what the command said. Each test uses a part of it.

#![allow(dead_code, reason = "each test file is a program of its own, and none needs all")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

/// A folder with sources and a folder for specs.
pub(crate) struct Place(pub(crate) TempDir);

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self(tempfile::tempdir().expect("a folder"));
        fs::create_dir_all(place.path("specs")).expect("a folder");
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Every file of the specs, what is hidden included.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(&self.path("specs"), &self.path("specs"), &mut files);
        files.sort();
        files
    }

    /// Every file of the specs with its text.
    pub(crate) fn texts(&self) -> Vec<(String, String)> {
        let text = |name: String| {
            let text = fs::read_to_string(self.path("specs").join(&name)).expect("a file");
            (name, text)
        };
        self.files().into_iter().map(text).collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            collect(root, &entry.path(), files);
        } else {
            let path = entry.path();
            files.push(path.strip_prefix(root).unwrap_or(&path).display().to_string());
        }
    }
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
