//! Where things are that the project's commands and tests work with: the repository, and reference material beside it.

use std::env;
use std::path::{Path, PathBuf};

/// The variable of the environment that names the folder of reference material.
pub const REFERENCE: &str = "ALICLOUD_REFERENCE";

/// The root of the repository.
pub fn root() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    project.parent().unwrap_or(project).to_owned()
}

/// A file or folder of reference material: pages, metadata and the like, which the project works with where it is at hand, and
/// does not contain. It is looked for in `shared` beside the repository, or where [`REFERENCE`] says. It need not exist.
pub fn reference(name: &str) -> PathBuf {
    env::var_os(REFERENCE).map_or_else(|| root().join("../shared"), PathBuf::from).join(name)
}
