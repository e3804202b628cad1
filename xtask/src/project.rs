//! Where things are, and how paths to them are written.

use std::path::Path;
use std::{fs, io};

pub(crate) use alicloud_project::{reference, root};

/// Says why nothing happens: another run writes into a folder, or reads it while nobody may write.
pub(crate) fn say_waiting(folder: &Path) {
    eprintln!("waiting for another run that is working in {}", shown(folder));
}

/// Replaces a file in one step. What is written meanwhile is hidden, so that nobody takes it for a spec, and of this run alone.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let staged = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let done = fs::write(&staged, text).and_then(|()| fs::rename(&staged, path));
    if done.is_err() {
        // What failed is the error; that this may fail as well says nothing more.
        _ = fs::remove_file(&staged);
    }
    done
}

/// The path as a person in the present folder would write it.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
