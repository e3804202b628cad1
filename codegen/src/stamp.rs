//! What was generated last time, so that a product whose specs and files have not changed since need not be generated again.
//!
//! Files are told by their length and the time of their last change, as build tools do. A stamp only saves time: whoever
//! doubts one deletes the file, and `--check` looks at none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use alicloud_format::check::Identity;
use alicloud_format::files;
use alicloud_format::load::is_litter;
use serde::{Deserialize, Serialize};

use crate::model::Outline;

/// Stamps of the products of one crate.
#[derive(Debug)]
pub struct Stamps {
    file: PathBuf,
    stored: Stored,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Stored {
    /// What beside specs the crate depends on: the generator and its options.
    key: String,
    products: BTreeMap<String, Stamp>,
}

/// A product as it was generated, without a finding.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stamp {
    specs: Vec<State>,
    files: Vec<State>,
    pub(crate) outline: Outline,
    pub(crate) identities: Vec<Identity>,
}

/// A file as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    path: String,
    length: u64,
    modified: Duration,
}

impl Stamps {
    /// The stamps in a file; none if there is no such file, or other things than specs have changed since. `key` says
    /// which: the generator, its options, the folders.
    pub fn read(file: &Path, key: String) -> Self {
        let stored = fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Stored>(&bytes).ok());
        let stored = stored.filter(|stored| stored.key == key);
        let stored = stored.unwrap_or_else(|| Stored { key, products: BTreeMap::new() });
        Self { file: file.to_owned(), stored }
    }

    /// The stamp of a product, if its specs are these and its files below `folder` are as they were left.
    pub(crate) fn current(&self, product: &str, specs: &[State], folder: &Path) -> Option<&Stamp> {
        let stamp = self.stored.products.get(product).filter(|stamp| stamp.specs == specs)?;
        stamp.files.iter().all(|file| State::of(folder, &file.path).ok().as_ref() == Some(file)).then_some(stamp)
    }

    /// Puts stamps in the place of those of the last run.
    pub(crate) fn write(self, products: BTreeMap<String, Stamp>) -> io::Result<()> {
        let stored = Stored { products, ..self.stored };
        if let Some(parent) = self.file.parent() {
            fs::create_dir_all(parent)?;
        }
        // Runs into other folders share the file.
        files::replace(&self.file, serde_json::to_vec(&stored)?)
    }
}

impl Stamp {
    /// The stamp of a product that was just generated; none if it cannot be told whether a spec changes from now on.
    pub(crate) fn new(
        specs: Vec<State>,
        files: impl IntoIterator<Item = String>,
        folder: &Path,
        outline: Outline,
        identities: Vec<Identity>,
    ) -> Option<Self> {
        let files = files.into_iter().map(|path| State::of(folder, &path)).collect::<io::Result<_>>().ok()?;
        let is_settled = specs.iter().all(State::is_settled);
        is_settled.then_some(Self { specs, files, outline, identities })
    }

    /// The files of the product, by path.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.path.as_str())
    }
}

impl State {
    /// The state of a file; an error if it is none.
    pub(crate) fn of(folder: &Path, path: &str) -> io::Result<Self> {
        let found = fs::symlink_metadata(folder.join(path))?;
        if !found.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let modified = found.modified()?.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Ok(Self { path: path.to_owned(), length: found.len(), modified })
    }

    /// Whether a later change would show: clocks of file systems are coarse, so one just after this might not.
    fn is_settled(&self) -> bool {
        const COARSE: Duration = Duration::from_millis(100);
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        self.modified + COARSE < now
    }
}

/// The states of all files below a folder of specs that count, in a fixed order. What is neither a file nor a folder makes an error.
pub(crate) fn states(folder: &Path) -> io::Result<Vec<State>> {
    let mut states = Vec::new();
    let mut open = vec![String::new()];
    while let Some(path) = open.pop() {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder.join(&path))? {
            let entry = entry?;
            if is_litter(&entry) {
                continue;
            }
            let name = entry.file_name().into_string().map_err(|_| io::ErrorKind::InvalidInput)?;
            let below = if path.is_empty() { name } else { format!("{path}/{name}") };
            names.push((below, entry.file_type()?.is_dir()));
        }
        names.sort();
        for (below, is_folder) in names {
            if is_folder {
                open.push(below);
            } else {
                states.push(State::of(folder, &below)?);
            }
        }
    }
    Ok(states)
}
