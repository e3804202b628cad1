//! Files that are replaced in one step, so that nobody ever sees half of one.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

/// The folder, inside of the one that is filled, in which files wait. It is hidden, so that nothing takes it for a part of what
/// the folder holds.
const STAGING: &str = ".staging";

/// Replaces a file. What is written meanwhile stands beside it, hidden, under a name of this process alone.
///
/// # Errors
/// A file that cannot be written; the one that is there stays as it is.
pub fn replace(path: &Path, content: impl AsRef<[u8]>) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let done = fs::write(&staged, content).and_then(|()| fs::rename(&staged, path));
    if done.is_err() {
        // What failed is the error; that this may fail as well says nothing more.
        _ = fs::remove_file(&staged);
    }
    done
}

/// New content of several files that waits in a folder of its own, so that all of it is on the disk before the first file is
/// touched. Begun, ended or dropped, it leaves nothing behind, not even of an earlier run that was interrupted.
#[derive(Debug)]
pub struct Staging {
    path: PathBuf,
    count: AtomicUsize,
}

impl Staging {
    /// Begins to fill a folder, which nobody else may do meanwhile.
    ///
    /// # Errors
    /// What an earlier run left behind cannot be removed.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let staging = Self { path: folder.join(STAGING), count: AtomicUsize::new(0) };
        staging.clear()?;
        Ok(staging)
    }

    /// Writes new content, and returns where it waits.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn add(&self, content: &str) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.path).map_err(|error| at(&self.path, &error))?;
        let staged = self.path.join(self.count.fetch_add(1, Ordering::Relaxed).to_string());
        fs::write(&staged, content).map_err(|error| at(&staged, &error))?;
        Ok(staged)
    }

    /// Moves what waits to its place, in folders that are made if need be.
    ///
    /// # Errors
    /// There is no way to that place.
    pub fn put(&self, staged: &Path, target: &Path) -> io::Result<()> {
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| at(parent, &error))?;
        }
        fs::rename(staged, target).map_err(|error| at(target, &error))
    }

    /// Ends.
    ///
    /// # Errors
    /// What still waits cannot be removed.
    pub fn end(self) -> io::Result<()> {
        self.clear()
    }

    /// Removes the folder, or the file or link in its place.
    fn clear(&self) -> io::Result<()> {
        let removed = match fs::symlink_metadata(&self.path) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&self.path),
            Ok(_) => fs::remove_file(&self.path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        };
        removed.map_err(|error| at(&self.path, &error))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What went wrong is more telling than what then goes wrong with the leftovers; the next run clears them.
        _ = self.clear();
    }
}

/// The error with the path that it is about.
pub fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
