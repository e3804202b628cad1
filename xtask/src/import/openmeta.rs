//! `cargo xtask import openmeta`: the metadata of the gateway to specs.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use alicloud_import::{Earlier, Imported, Metadata, OPENMETA, Options, Refused};
use anyhow::{Context, bail};

use super::folder::Folder;
use super::summary::Summary;
use super::{endpoints, sound, sources};
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
    #[arg(long, value_name = "API", value_delimiter = ',', value_parser = api_name)]
    only: Option<Vec<String>>,
    /// Take over descriptions and messages, in the language that they are in.
    #[arg(long)]
    with_descriptions: bool,
    /// Language and date of the files, such as `zh, 2024-07-30`, for the `sources` of the specs.
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
    /// Another list of hosts than `specs/endpoints.json`, for what the metadata does not list.
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

fn api_name(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("a name is missing; write for example `CreateRule,DeleteRules`"),
        name => Ok(name.to_owned()),
    }
}

fn options(arguments: &Arguments) -> anyhow::Result<Options> {
    Ok(Options {
        with_descriptions: arguments.with_descriptions,
        only: arguments.only.clone(),
        edition: arguments.edition.clone(),
        endpoints: Some(endpoints::list(arguments.endpoints.as_deref())?),
    })
}

fn one(file: &Path, options: &Options, new_names: bool, folder: &Folder, summary: &mut Summary) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).context("cannot be read")?;
    let metadata = Metadata::read(&text)?;
    let (product, version) = metadata.folders();
    let mut earlier = folder.earlier(&product, &version, new_names)?;
    if new_names {
        forget_names(&mut earlier, options.only.as_deref());
    }
    let mut imported = sound::sound(&metadata, options, &earlier)?;
    if imported.apis.is_empty() && imported.refused.is_empty() && options.only.is_some() {
        // What was asked for may be in another file.
        return Ok(());
    }
    refuse_nothing(&imported)?;
    let changes = folder.write(&mut imported)?;
    summary.imported(imported, changes);
    Ok(())
}

/// Leaves only the specs that an import does not replace.
fn forget_names(earlier: &mut Earlier, only: Option<&[String]>) {
    let is_wanted = |name: &String| only.is_none_or(|only| only.contains(name));
    earlier.product = None;
    earlier.apis.retain(|name, api| api.imported_from.as_deref() != Some(OPENMETA) || !is_wanted(name));
}

/// A source without APIs is a damaged one. Taken at its word, it would remove all that is there.
fn refuse_nothing(imported: &Imported) -> anyhow::Result<()> {
    if !imported.apis.is_empty() {
        return Ok(());
    }
    match imported.refused.as_slice() {
        [] => bail!("it has no APIs under `apis`, so nothing was changed; get a whole copy of it"),
        [Refused { api, reason, .. }, rest @ ..] => {
            let others = if rest.is_empty() { String::new() } else { format!(", and {} more", rest.len()) };
            bail!("all of its APIs are refused, so nothing was changed: {api}: {reason}{others}")
        }
    }
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
