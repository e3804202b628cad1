//! Writes files: only those that differ, whole or not at all, and removes those that are no longer produced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use alicloud_format::files::{Staging, at};
use alicloud_format::load::is_litter;
use alicloud_format::lock::FolderLock;

use crate::emit::{Files, MARK};

/// Folders of the crate in which nothing but produced files may stand.
const OWNED: [&str; 2] = ["src", "tests"];

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
/// A file that cannot be read, or a folder that holds something other than a generated crate.
pub fn compare(files: &Files, folder: &Path) -> io::Result<Changes> {
    let output = Output::begin(folder, Mode::Compare)?;
    output.add(files)?;
    output.finish()
}

/// Makes the folder hold just the files. Returns what had to be changed.
///
/// # Errors
/// A file that cannot be read, written or removed, or a folder that holds something other than a generated crate.
pub fn write(files: &Files, folder: &Path) -> io::Result<Changes> {
    let output = Output::begin(folder, Mode::Write)?;
    output.add(files)?;
    output.finish()
}

/// What is done with a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Nothing is written.
    Compare,
    /// It is made to hold just the files.
    Write,
}

/// Takes the files of a crate bit by bit, from several threads if need be, without holding them in memory.
///
/// All new content is on the disk before the first file of the crate is touched, and each is then replaced in one step.
/// Dropped before [`finish`](Self::finish), it leaves the folder as it was.
#[derive(Debug)]
pub struct Output {
    folder: PathBuf,
    mode: Mode,
    /// Whether the folder was there before.
    existed: bool,
    produced: Mutex<Produced>,
    /// None if nothing is written.
    staging: Option<Staging>,
    /// Held as long as the folder is compared or filled.
    lock: Option<FolderLock>,
}

/// What has been taken so far, by path.
#[derive(Debug, Default)]
struct Produced {
    all: BTreeSet<String>,
    /// Files that are new or differ, with where their content waits; nowhere if nothing is written.
    write: BTreeMap<String, PathBuf>,
}

impl Output {
    /// Begins to compare or to fill a folder. If another run is writing into it, this one waits for its end.
    ///
    /// # Errors
    /// A folder that cannot be read or written, or holds something other than a generated crate.
    pub fn begin(folder: &Path, mode: Mode) -> io::Result<Self> {
        Self::begin_or_wait(folder, mode, || {})
    }

    /// The same; `wait` is called before this run waits for another.
    ///
    /// # Errors
    /// As above.
    pub fn begin_or_wait(folder: &Path, mode: Mode, wait: impl FnOnce()) -> io::Result<Self> {
        refuse_foreign(folder)?;
        let existed = folder.exists();
        let (folder_path, produced) = (folder.to_owned(), Mutex::default());
        let mut output = Self { folder: folder_path, mode, existed, produced, staging: None, lock: None };
        if mode == Mode::Write {
            fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
            output.lock = Some(FolderLock::take(folder, wait)?);
            output.staging = Some(Staging::begin(folder)?);
        } else {
            output.lock = FolderLock::share(folder, wait)?;
        }
        Ok(output)
    }

    /// Takes files.
    ///
    /// # Errors
    /// A file that cannot be compared or staged.
    pub fn add(&self, files: &Files) -> io::Result<()> {
        for (path, content) in files {
            let differs = differs(&self.folder, path, content)?;
            let staged = match self.staging.as_ref().filter(|_| differs) {
                Some(staging) => staging.add(content)?,
                None => PathBuf::new(),
            };
            let mut produced = self.produced();
            produced.all.insert(path.clone());
            if differs {
                produced.write.insert(path.clone(), staged);
            }
        }
        Ok(())
    }

    /// Puts all that was taken in its place. Returns what had to be changed, or would have to be.
    ///
    /// # Errors
    /// A file that cannot be read, written or removed.
    pub fn finish(mut self) -> io::Result<Changes> {
        let produced = std::mem::take(&mut *self.produced());
        let stale = stale(&produced.all, &self.folder)?;
        let remove = stale.iter().map(|path| shown(path)).collect();
        if let Some(staging) = self.staging.take() {
            self.replace(staging, &produced.write, &stale)?;
        }
        Ok(Changes { write: produced.write.into_keys().collect(), remove })
    }

    fn replace(&self, staging: Staging, write: &BTreeMap<String, PathBuf>, stale: &[PathBuf]) -> io::Result<()> {
        for path in stale {
            remove(&self.folder, path)?;
        }
        for (path, staged) in write {
            staging.put(staged, &self.folder.join(path))?;
        }
        staging.end()
    }

    fn produced(&self) -> MutexGuard<'_, Produced> {
        // What another thread panicked over is still what it was.
        self.produced.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        drop(self.staging.take());
        drop(self.lock.take());
        if !self.existed && self.mode == Mode::Write {
            // Only an empty one can be removed in this way.
            _ = fs::remove_dir(&self.folder);
        }
    }
}

/// Whether a file is new or differs.
fn differs(folder: &Path, path: &str, content: &str) -> io::Result<bool> {
    refuse_detour(folder, path)?;
    match fs::read(folder.join(path)) {
        Ok(current) => Ok(current != content.as_bytes()),
        // A file may still stand where a folder is needed, or a folder where the file is.
        Err(error) if is_absence(&error) || error.kind() == io::ErrorKind::IsADirectory => Ok(true),
        Err(error) => Err(at(&folder.join(path), &error)),
    }
}

/// Files below the owned folders that are no longer produced, relative to the folder.
fn stale(produced: &BTreeSet<String>, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut stale = Vec::new();
    for owned in OWNED {
        refuse_detour(folder, owned)?;
        for path in files_below(&folder.join(owned))? {
            let Ok(relative) = path.strip_prefix(folder) else { continue };
            let is_produced = relative.to_str().is_some() && produced.contains(&shown(relative));
            if !is_produced {
                stale.push(relative.to_owned());
            }
        }
    }
    Ok(stale)
}

/// A relative path with `/` between folders, as produced files are named.
fn shown(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// Removes a file or a link, and the folders that it leaves empty.
fn remove(folder: &Path, path: &Path) -> io::Result<()> {
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

/// A folder with someone else's files is not ours to fill or to tidy. What is hidden, such as `.git`, does not count, and neither
/// does what systems and editors leave behind.
fn refuse_foreign(folder: &Path) -> io::Result<()> {
    let manifest = folder.join("Cargo.toml");
    let is_foreign = match fs::read(&manifest) {
        Ok(text) => !text.starts_with(format!("# {MARK}").as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => !is_empty(folder)?,
        Err(error) => return Err(at(&manifest, &error)),
    };
    if is_foreign {
        let message = "contains something other than a generated crate; choose an empty folder";
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{}: {message}", folder.display())));
    }
    Ok(())
}

fn is_empty(folder: &Path) -> io::Result<bool> {
    for entry in entries(folder)? {
        if !is_litter(&entry.map_err(|error| at(folder, &error))?) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What is written to `path` has to arrive below the folder: no `..`, and no link on the way or at the end of it.
fn refuse_detour(folder: &Path, path: &str) -> io::Result<()> {
    let refuse = |path: &Path, message: &str| {
        Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{}: {message}", path.display())))
    };
    let mut reached = folder.to_owned();
    for part in Path::new(path).components() {
        let Component::Normal(name) = part else { return refuse(&folder.join(path), "is outside of the folder") };
        reached.push(name);
        if fs::symlink_metadata(&reached).is_ok_and(|found| found.is_symlink()) {
            return refuse(&reached, "is a symbolic link; remove it and run again");
        }
    }
    Ok(())
}

/// Files and links, in a fixed order. Links are not followed.
fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in entries(&folder)? {
            let entry = entry.map_err(|error| at(&folder, &error))?;
            // What tools leave there is in nobody's way, and comes back.
            if is_litter(&entry) {
                continue;
            }
            let kind = entry.file_type().map_err(|error| at(&entry.path(), &error))?;
            if kind.is_dir() { &mut folders } else { &mut files }.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// What is directly in a folder; nothing if there is none.
fn entries(folder: &Path) -> io::Result<impl Iterator<Item = io::Result<fs::DirEntry>>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(Some(entries).into_iter().flatten()),
        Err(error) if is_absence(&error) => Ok(None.into_iter().flatten()),
        Err(error) => Err(at(folder, &error)),
    }
}

/// Whether there is nothing at a path, or a file on the way to it.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
