//! One run at a time in a folder: who comes second waits until the first has ended.
//!
//! The lock is the system's, on an open file, so that it ends with whoever holds it, however that ends: the file that a
//! killed run leaves behind stops nobody. `std` has such locks since Rust 1.89, which is newer than what this crate needs.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

/// The file that is locked. It is hidden, so that nothing takes it for a part of what the folder holds.
const FILE: &str = ".staging.lock";

/// The right to write into a folder, until it is dropped.
#[derive(Debug)]
pub struct FolderLock {
    path: PathBuf,
    /// Open as long as the lock is held.
    _file: File,
}

impl FolderLock {
    /// Takes the lock of a folder, which has to be there. `wait` is called once if another run holds it, before this one
    /// waits for its end.
    ///
    /// # Errors
    /// A folder that cannot be written into, or a link in the place of the lock.
    pub fn take(folder: &Path, wait: impl FnOnce()) -> io::Result<Self> {
        let path = folder.join(FILE);
        let mut wait = Some(wait);
        loop {
            let file = open(&path).map_err(|error| at(&path, &error))?;
            lock(&file, &mut wait).map_err(|error| at(&path, &error))?;
            // The run that was waited for has removed the file that it held. Others may hold a new one by now.
            if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // A file that stays does no harm.
        _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a symbolic link; remove it, and run again"));
    }
    OpenOptions::new().create(true).write(true).truncate(false).open(path)
}

fn lock(file: &File, wait: &mut Option<impl FnOnce()>) -> io::Result<()> {
    let locked = match FileExt::try_lock(file) {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            if let Some(wait) = wait.take() {
                wait();
            }
            FileExt::lock(file)
        }
        Err(TryLockError::Error(error)) => Err(error),
    };
    match locked {
        // Some network disks have no locks; one run after another is right there, too.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}

/// Whether the open file is still the one that others find at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    let identity = |found: fs::Metadata| (found.dev(), found.ino());
    let open = file.metadata().map(identity).ok();
    open.is_some() && fs::symlink_metadata(path).map(identity).ok() == open
}

/// Elsewhere, a file that is open keeps its name.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
