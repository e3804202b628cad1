//! The list of hosts by product and region, `specs/endpoints.json`, which every import reads; and `cargo xtask import endpoints`,
//! which makes it of a list as it is published.

use std::fs;
use std::path::{Path, PathBuf};

use alicloud_format::files;
use alicloud_format::spec::Source;
use alicloud_import::EndpointList;
use anyhow::Context;

use crate::project;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A published list: an object with a list `products`.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the list is called, for its `source`.
    #[arg(long, value_name = "TEXT", default_value = "Endpoint list of Alibaba Cloud products")]
    title: String,
    /// Date of the list, such as `2026-04`, for its `source`.
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let (mut list, said) = read(&arguments.file)?.cleaned();
    let Arguments { title, edition, .. } = arguments;
    list.source = Some(Source { title: title.clone(), url: None, edition: edition.clone() });
    for line in said {
        eprintln!("{line}");
    }
    let path = arguments.out.clone().unwrap_or_else(standing);
    let text = list.to_string();
    let is_current = fs::read_to_string(&path).is_ok_and(|current| current == text);
    if !is_current {
        files::replace(&path, &text).with_context(|| format!("cannot write {}", project::shown(&path)))?;
    }
    let (versions, hosts) = list.counts();
    let what = if is_current { "unchanged" } else { "written" };
    eprintln!("{}: {hosts} hosts of {versions} product versions, {what}", project::shown(&path));
    Ok(())
}

/// The list that an import reads: the one that is asked for, or that of the repository.
///
/// # Errors
/// If it cannot be read.
pub(crate) fn list(named: Option<&Path>) -> anyhow::Result<EndpointList> {
    read(&named.map_or_else(standing, Path::to_owned))
}

fn standing() -> PathBuf {
    project::root().join("specs/endpoints.json")
}

fn read(path: &Path) -> anyhow::Result<EndpointList> {
    let text =
        fs::read_to_string(path).with_context(|| format!("cannot read the list of hosts, {}", project::shown(path)))?;
    EndpointList::parse(&text).with_context(|| format!("{} is no list of hosts", project::shown(path)))
}
