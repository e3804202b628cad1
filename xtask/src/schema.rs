//! `specs/spec.schema.json`, derived from the types that read specs.

use std::fs;
use std::path::Path;

use alicloud_format::files;
use anyhow::{Context, bail};

use crate::project;

/// Writes the schema if it differs; with `only_check`, fails instead.
pub(crate) fn keep_current(path: &Path, only_check: bool) -> anyhow::Result<()> {
    let schema = format!("{:#}\n", alicloud_format::spec::json_schema());
    if fs::read_to_string(path).is_ok_and(|current| current == schema) {
        return Ok(());
    }
    if only_check {
        bail!("{} differs from the code; run `cargo xtask gen`", project::shown(path));
    }
    files::replace(path, &schema).with_context(|| format!("cannot write {}", project::shown(path)))
}
