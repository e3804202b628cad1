//! `specs/spec.schema.json`, derived from the types that read specs.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use crate::project;

/// Writes the schema if it differs; with `only_check`, fails instead.
pub(crate) fn keep_current(path: &Path, only_check: bool) -> anyhow::Result<()> {
    let schema = format!("{:#}\n", alicloud_format::spec::json_schema());
    if fs::read_to_string(path).is_ok_and(|current| current == schema) {
        return Ok(());
    }
    if only_check {
        bail!("{} is not what the code says; run `cargo xtask gen`", project::shown(path));
    }
    // Hidden, so that nobody takes it for a spec, and of this run alone.
    let staged = path.with_file_name(format!(".spec.schema.{}.new", std::process::id()));
    fs::write(&staged, schema).and_then(|()| fs::rename(&staged, path)).with_context(|| project::shown(path))
}
