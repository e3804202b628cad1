//! Writes files: only those that differ, whole or not at all, and removes those that are no longer produced.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::emit::{Files, MARK};

/// Folders of the crate in which nothing but produced files may stand.
const OWNED: [&str; 2] = ["src", "tests"];

/// Where files are written before they are moved to their place. Cleared by every run, so that an interrupted one leaves
/// nothing behind.
const STAGING: &str = ".staging";

/// What differs between the files and the folder, by path relative to the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or differ.
    pub write: BTreeSet<String>,
    /// Files that are no longer produced.
    pub remove: BTreeSet<String>,
}

impl Changes {
    /// Whether the folder holds just the files.
    pub fn is_empty(&self) -> bool {
        self.write.is_empty() && self.remove.is_empty()
    }
}

/// Compares the files with the folder.
///
/// # Errors
/// A file that cannot be read, or a folder that holds something else than a generated crate.
pub fn compare(files: &Files, folder: &Path) -> io::Result<Changes> {
    refuse_foreign(folder)?;
    let mut changes = Changes::default();
    for (path, content) in files {
        match fs::read(folder.join(path)) {
            Ok(current) if current == content.as_bytes() => {}
            Ok(_) => _ = changes.write.insert(path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => _ = changes.write.insert(path.clone()),
            Err(error) => return Err(at(&folder.join(path), &error)),
        }
    }
    for owned in OWNED {
        for path in files_below(&folder.join(owned))? {
            let Ok(relative) = path.strip_prefix(folder) else { continue };
            let name = relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            if !files.contains_key(&name) {
                changes.remove.insert(name);
            }
        }
    }
    Ok(changes)
}

/// Makes the folder hold just the files. Returns what had to be changed.
///
/// # Errors
/// A file that cannot be read, written or removed, or a folder that holds something else than a generated crate.
pub fn write(files: &Files, folder: &Path) -> io::Result<Changes> {
    let changes = compare(files, folder)?;
    let staging = folder.join(STAGING);
    if staging.exists() {
        fs::remove_dir_all(&staging).map_err(|error| at(&staging, &error))?;
    }
    if changes.is_empty() {
        return Ok(changes);
    }
    fs::create_dir_all(&staging).map_err(|error| at(&staging, &error))?;
    for (number, path) in changes.write.iter().enumerate() {
        let Some(content) = files.get(path) else { continue };
        let staged = staging.join(number.to_string());
        let target = folder.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
        }
        fs::write(&staged, content).map_err(|error| at(&staged, &error))?;
        fs::rename(&staged, &target).map_err(|error| at(&target, &error))?;
    }
    for path in &changes.remove {
        remove(folder, path)?;
    }
    fs::remove_dir_all(&staging).map_err(|error| at(&staging, &error))?;
    Ok(changes)
}

/// Removes a file, and the folders that it leaves empty.
fn remove(folder: &Path, path: &str) -> io::Result<()> {
    let target = folder.join(path);
    fs::remove_file(&target).map_err(|error| at(&target, &error))?;
    let parents = target.ancestors().skip(1).take_while(|parent| *parent != folder);
    for parent in parents {
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(())
}

/// A folder with a manifest of someone else's is not ours to fill or to tidy.
fn refuse_foreign(folder: &Path) -> io::Result<()> {
    let manifest = folder.join("Cargo.toml");
    let is_foreign = match fs::read_to_string(&manifest) {
        Ok(text) => !text.contains(MARK),
        Err(error) if error.kind() == io::ErrorKind::NotFound => OWNED.iter().any(|owned| folder.join(owned).exists()),
        Err(error) => return Err(at(&manifest, &error)),
    };
    if is_foreign {
        let message = "holds something else than a generated crate; choose an empty folder";
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{}: {message}", folder.display())));
    }
    Ok(())
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(at(&folder, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| at(&folder, &error))?;
            if entry.file_type().map_err(|error| at(&entry.path(), &error))?.is_dir() {
                folders.push(entry.path());
            } else {
                files.push(entry.path());
            }
        }
    }
    Ok(files)
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
