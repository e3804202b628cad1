//! `cargo xtask import openmeta`: the metadata of the gateway to specs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use alicloud_import::{Earlier, EndpointList, Metadata, Options};
use anyhow::{Context, bail};

use super::folder::Folder;
use super::summary::Summary;
use super::{sound, sources};
use crate::{progress, project};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Files, and folders that are searched for files called `api-docs.json`.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Folder of the specs.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Import these APIs only; nothing is removed then.
    #[arg(long, value_name = "API", value_delimiter = ',')]
    only: Option<Vec<String>>,
    /// Take over descriptions and messages, in the language that they are in.
    #[arg(long)]
    with_descriptions: bool,
    /// Language and date of the files, such as `zh, 2024-07-30`, for the `sources` of the specs.
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
    /// A list of hosts, for what the metadata does not list.
    #[arg(long, value_name = "FILE")]
    endpoints: Option<PathBuf>,
    /// Give names anew, instead of keeping those of the specs that are replaced. Code that uses them may have to be changed.
    #[arg(long)]
    new_names: bool,
    /// Write every decision into this file, as lines of JSON.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let options = options(arguments)?;
    let files = sources::find(&arguments.paths)?;
    let out = arguments.out.clone().unwrap_or_else(|| project::root().join("specs"));
    let folder = Folder::new(&out, arguments.only.is_some())?;

    let mut summary = Summary::default();
    let bar = progress::bar(files.len(), "import");
    for file in &files {
        if let Err(error) = one(file, &options, arguments.new_names, &folder, &mut summary) {
            summary.failed(file, &error);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    folder.finish()?;
    summary.missing(options.only.as_deref());
    if let Some(path) = &arguments.report {
        report(path, &summary)?;
    }
    eprint!("{summary}");
    if summary.has_failed() {
        bail!("not all files could be imported");
    }
    Ok(())
}

fn options(arguments: &Arguments) -> anyhow::Result<Options> {
    let endpoints = match &arguments.endpoints {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", project::shown(path)))?;
            let list = EndpointList::parse(&text);
            Some(list.with_context(|| format!("{} is no list of hosts", project::shown(path)))?)
        }
        None => None,
    };
    Ok(Options {
        with_descriptions: arguments.with_descriptions,
        only: arguments.only.clone(),
        edition: arguments.edition.clone(),
        endpoints,
    })
}

fn one(file: &Path, options: &Options, new_names: bool, folder: &Folder, summary: &mut Summary) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).context("cannot be read")?;
    let metadata = Metadata::read(&text)?;
    let (product, version) = metadata.folders();
    let earlier = if new_names { Earlier::default() } else { folder.earlier(&product, &version)? };
    let imported = metadata.import(options, &earlier);
    if imported.apis.is_empty() && options.only.is_some() {
        return Ok(());
    }
    let imported = sound::sound(imported)?;
    let changes = folder.write(&imported)?;
    summary.imported(imported, changes);
    Ok(())
}

fn report(path: &Path, summary: &Summary) -> anyhow::Result<()> {
    let write = || -> anyhow::Result<()> {
        let mut file = std::io::BufWriter::new(fs::File::create(path)?);
        for decision in summary.decisions() {
            serde_json::to_writer(&mut file, decision)?;
            file.write_all(b"\n")?;
        }
        Ok(file.flush()?)
    };
    write().with_context(|| format!("cannot write {}", project::shown(path)))
}
