//! The specs of a version that are there before an import.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use alicloud_import::unusable_api;
use anyhow::Context;
use serde_json::Value;

use crate::project;

/// The file of a version itself.
pub(super) const PRODUCT: &str = "product.json";

/// A file that is there.
pub(super) struct Existing {
    pub(super) text: String,
    pub(super) value: Option<Value>,
    /// Whether an import wrote it; anything else is somebody's work.
    pub(super) is_imported: bool,
}

impl Existing {
    /// What it was imported from.
    pub(super) fn imported_from(&self) -> Option<&str> {
        self.value.as_ref()?.get("importedFrom")?.as_str()
    }

    /// What it says, if it is a spec of this kind.
    pub(super) fn decoded<T: serde::de::DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(self.value.clone()?).ok()
    }
}

/// Whether an import can have written a file of this name. Copies such as `CreateRule 2.json`, and what is hidden, are not its
/// to compare or to remove.
fn is_name_of_a_spec(file: &str) -> bool {
    file == PRODUCT || file.strip_suffix(".json").is_some_and(|name| unusable_api(name).is_none())
}

/// The JSON files of a version, without overlays, which are folders.
pub(super) fn files(folder: &Path) -> anyhow::Result<BTreeMap<String, Existing>> {
    let unreadable = || format!("cannot read {}", project::shown(folder));
    let mut files = BTreeMap::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(files),
        entries => entries.with_context(unreadable)?,
    };
    for entry in entries {
        let entry = entry.with_context(unreadable)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if !is_name_of_a_spec(&name) || entry.file_type().with_context(unreadable)?.is_dir() {
            continue;
        }
        let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {}", project::shown(&entry.path())))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let value: Option<Value> = serde_json::from_str(&text).ok();
        let is_imported = value.as_ref().is_some_and(|value| value.get("importedFrom").is_some_and(Value::is_string));
        files.insert(name, Existing { text, value, is_imported });
    }
    Ok(files)
}
