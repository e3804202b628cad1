//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// A folder of reference material: metadata and the like that the project works with where it is at hand, and does not contain.
/// It is looked for in `shared` beside the checkout, or where the environment says.
pub(crate) fn reference(name: &str) -> PathBuf {
    let folder = std::env::var_os("ALICLOUD_REFERENCE").map_or_else(|| root().join("../shared"), PathBuf::from);
    folder.join(name)
}

/// Says why nothing happens: another run writes into a folder.
pub(crate) fn say_waiting(folder: &Path) {
    eprintln!("waiting for another run, which is writing into {}", shown(folder));
}

/// The path as a person in the present folder would write it.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(path).display().to_string()
}
