//! One run at a time writes into a folder, and nobody reads it meanwhile: who comes second waits until the first has ended.
//!
//! The lock is the system's, on an open file, so that it ends with whoever holds it, however that ends: the file that a
//! killed run leaves behind stops nobody. `std` has such locks since Rust 1.89, which is newer than what this crate needs.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use crate::files::at;

/// The file that is locked. It is hidden, so that nothing takes it for a part of what the folder holds.
const FILE: &str = ".staging.lock";

/// The right to write into a folder, or to read it while nobody writes, until it is dropped.
#[derive(Debug)]
pub struct FolderLock {
    path: PathBuf,
    /// Open as long as the lock is held.
    file: File,
    purpose: Purpose,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Write,
    /// Several may read at once.
    Read,
}

impl FolderLock {
    /// Takes the lock of a folder, which has to be there. `wait` is called once if another run holds it, before this one
    /// waits for its end.
    ///
    /// # Errors
    /// A folder that cannot be written into, or a link in the place of the lock.
    pub fn take(folder: &Path, wait: impl FnOnce()) -> io::Result<Self> {
        Self::acquire(folder, Purpose::Write, wait)
    }

    /// The same for those who only read: they share the lock with each other. A folder that is not there, or that this user may
    /// not write into, has no lock to share, unless a run of another user is at work whose lock can be read. Without it none is
    /// returned, and runs that begin later do not wait.
    ///
    /// # Errors
    /// A link in the place of the lock.
    pub fn share(folder: &Path, wait: impl FnOnce()) -> io::Result<Option<Self>> {
        use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem};
        match Self::acquire(folder, Purpose::Read, wait) {
            Err(error) if matches!(error.kind(), NotADirectory | NotFound | PermissionDenied | ReadOnlyFilesystem) => {
                Ok(None)
            }
            acquired => acquired.map(Some),
        }
    }

    fn acquire(folder: &Path, purpose: Purpose, wait: impl FnOnce()) -> io::Result<Self> {
        let path = folder.join(FILE);
        let mut wait = Some(wait);
        loop {
            let file = open(&path, purpose).map_err(|error| at(&path, &error))?;
            lock(&file, purpose, &mut wait).map_err(|error| at(&path, &error))?;
            // The run that was waited for has removed the file that it held. Others may hold a new one by now.
            if is_at(&file, &path) {
                return Ok(Self { path, file, purpose });
            }
        }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // The last reader removes the file: a writer that found none would not wait for the others.
        if self.purpose == Purpose::Read && FileExt::try_lock(&self.file).is_err() {
            return;
        }
        // A file that stays does no harm.
        _ = fs::remove_file(&self.path);
    }
}

fn open(path: &Path, purpose: Purpose) -> io::Result<File> {
    if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "is a symbolic link; remove it and run again"));
    }
    // The file of another user's run can mostly be read, and so locked, where it cannot be written.
    if purpose == Purpose::Read
        && let Ok(file) = File::open(path)
    {
        return Ok(file);
    }
    OpenOptions::new().create(true).write(true).truncate(false).open(path)
}

fn lock(file: &File, purpose: Purpose, wait: &mut Option<impl FnOnce()>) -> io::Result<()> {
    let tried = match purpose {
        Purpose::Write => FileExt::try_lock(file),
        Purpose::Read => FileExt::try_lock_shared(file),
    };
    let locked = match tried {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => {
            if let Some(wait) = wait.take() {
                wait();
            }
            match purpose {
                Purpose::Write => FileExt::lock(file),
                Purpose::Read => FileExt::lock_shared(file),
            }
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
