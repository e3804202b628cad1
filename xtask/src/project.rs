//! Where things are, and how paths to them are written.

use std::path::Path;

pub(crate) use alicloud_project::{reference, root};

/// Says why nothing happens: another run writes into a folder, or reads it while nobody may write.
pub(crate) fn say_waiting(folder: &Path) {
    eprintln!("waiting for another run that is working in {}", shown(folder));
}

/// The path as a person in the present folder would write it.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
