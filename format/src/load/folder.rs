//! Folders of specs: what is in them, in an order that does not depend on the machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Finding, Quoted};
use crate::json::Place;

/// A folder that nothing is read from outside of.
#[derive(Debug)]
pub(super) struct Folder {
    /// Its path without symbolic links.
    canonical: PathBuf,
}

/// What a folder holds.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) name: String,
    /// As it is shown: the folder joined with the name.
    pub(super) path: PathBuf,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Directory,
    File,
    /// A socket, a pipe, a device: reading it might never end.
    Other,
}

impl Folder {
    pub(super) fn new(root: &Path) -> io::Result<Self> {
        Ok(Self { canonical: root.canonicalize()? })
    }

    /// What a folder holds, by name, but for what tools leave there. Entries that cannot be used are findings.
    pub(super) fn list(&self, path: &Path, findings: &mut Vec<Finding>) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            if is_litter(&entry) {
                continue;
            }
            match self.entry(path, &entry) {
                Ok(entry) => entries.push(entry),
                Err(finding) => findings.push(*finding),
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    fn entry(&self, parent: &Path, entry: &fs::DirEntry) -> Result<Entry, Box<Finding>> {
        let shown = parent.join(entry.file_name());
        let Ok(name) = entry.file_name().into_string() else {
            let message = format!("the name {} is not valid UTF-8", Quoted(&entry.file_name().to_string_lossy()));
            return Err(Box::new(Finding::error("unexpected-file", &shown, "", message).at(Place::File)));
        };
        let unreadable = |error: io::Error| {
            let message = format!("cannot be read: {error}");
            Box::new(Finding::error("unreadable", &shown, "", message).at(Place::File))
        };
        let mut file_type = entry.file_type().map_err(unreadable)?;
        if file_type.is_symlink() {
            file_type = self.behind_link(&name, &shown)?.map_err(unreadable)?;
        }
        let kind = match (file_type.is_dir(), file_type.is_file()) {
            (true, _) => Kind::Directory,
            (_, true) => Kind::File,
            _ => Kind::Other,
        };
        Ok(Entry { name, path: shown, kind })
    }

    fn behind_link(&self, name: &str, shown: &Path) -> Result<io::Result<fs::FileType>, Box<Finding>> {
        let target = match shown.canonicalize() {
            Ok(target) => target,
            Err(error) => return Ok(Err(error)),
        };
        if !target.starts_with(&self.canonical) {
            let message = format!("the symbolic link {} points outside of the specs folder", Quoted(name));
            let finding = Finding::error("outside", shown, "", message).at(Place::File);
            return Err(Box::new(finding.help("copy the file here instead")));
        }
        Ok(fs::metadata(&target).map(|metadata| metadata.file_type()))
    }
}

/// Whether nobody put an entry here on purpose: what is hidden, copies and locks of editors, what systems leave in folders.
/// Specs have none of these names, so nothing that somebody wrote is passed over.
pub fn is_litter(entry: &fs::DirEntry) -> bool {
    /// Ends of the names of files that editors, `patch` and version control leave beside what they change.
    const COPIES: [&[u8]; 7] = [b"~", b".bak", b".orig", b".rej", b".swo", b".swp", b".tmp"];
    const OF_SYSTEMS: [&[u8]; 4] = [b"thumbs.db", b"ehthumbs.db", b"desktop.ini", b"icon\r"];

    let name = entry.file_name().as_encoded_bytes().to_ascii_lowercase();
    let is_copy = || {
        let is_autosave = name.starts_with(b"#") && name.ends_with(b"#");
        let is_copy =
            is_autosave || COPIES.iter().any(|end| name.ends_with(end)) || OF_SYSTEMS.contains(&name.as_slice());
        // A version may well be called `1.bak`.
        is_copy && !entry.file_type().is_ok_and(|kind| kind.is_dir())
    };
    name.starts_with(b".") || is_copy()
}
