//! `cargo xtask import page`: reference pages to specs. `reading` reads files, `identity` tells where a page belongs, `group`
//! puts the pages of one API together, `writing` brings them beside what is there, `checks` holds them against all checks.

mod checks;
mod difference;
mod group;
mod identity;
mod product;
mod reading;
mod remark;
mod stats;
mod summary;
#[cfg(test)]
mod tests;
mod writing;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use alicloud_import::is_invisible;
use alicloud_import::page::PageOptions;
use anyhow::{Context, bail};

use super::folder::Folder;
use super::{endpoints, sources};
use crate::{progress, project};
use group::{Group, Groups, Merger};
use identity::Versions;
use reading::{Reader, Source};
use remark::Remark;
use stats::Stats;
use writing::{Kept, Outcome, Writer};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Pages, and folders that are searched for files that end in `.md` or `.txt`.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Folder of the specs.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write no specs, but count what the pages say and how fast they are read.
    #[arg(long)]
    stats: bool,
    /// Take over descriptions and messages, in the language that they are in.
    #[arg(long)]
    with_descriptions: bool,
    /// Code of the product, such as `Slb`, for pages that do not say it.
    #[arg(long, value_name = "CODE", value_parser = code)]
    product: Option<String>,
    /// Version of the API, such as `2014-05-15`, for pages that do not say it.
    #[arg(long, value_name = "VERSION", value_parser = version)]
    api_version: Option<String>,
    /// Write every finding into this file, as lines of JSON.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Show notes, too: what was repaired without doubt.
    #[arg(long, conflicts_with = "stats")]
    verbose: bool,
}

/// The stages that know what a page says. Tests have some of their own.
#[derive(Clone, Copy)]
struct Stages {
    read: Reader,
    merge: Merger,
}

const STAGES: Stages = Stages { read: alicloud_import::page::read, merge: alicloud_import::page::merge };

fn code(text: &str) -> Result<String, String> {
    let is_code =
        text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.len() <= 100 && !text.contains(is_invisible);
    let says = "a code begins with a letter and has at most 100 characters that can be seen, such as `Slb`";
    if is_code { Ok(text.to_owned()) } else { Err(says.to_owned()) }
}

fn version(text: &str) -> Result<String, String> {
    let is_version =
        text.starts_with(|c: char| c.is_alphanumeric()) && text.len() <= 100 && !text.contains(is_invisible);
    let says = "a version begins with a letter or a digit and has at most 100 characters that can be seen, such as `2014-05-15`";
    if is_version { Ok(text.to_owned()) } else { Err(says.to_owned()) }
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let files = sources::pages(&arguments.files)?;
    let options = PageOptions {
        with_descriptions: arguments.with_descriptions,
        product: arguments.product.clone(),
        version: arguments.api_version.clone(),
    };
    if arguments.stats {
        return count(&files, &options, arguments.report.as_deref());
    }
    let out = arguments.out.clone().unwrap_or_else(|| project::root().join("specs"));
    let done = import(&files, &out, &options, STAGES)?;
    if let Some(path) = &arguments.report {
        let differences = done.outcome.kept.iter().flat_map(Kept::remarks);
        summary::report(path, done.remarks.iter().cloned().chain(differences))?;
    }
    summary::show(&done.remarks, arguments.verbose)?;
    summary::show_outcome(&done.outcome, &done.remarks, files.len())?;
    verdict(done.undecided_specs, done.undecided_pages)
}

/// What an import did.
struct Done {
    outcome: Outcome,
    /// By file and line.
    remarks: Vec<Remark>,
    /// Specs with an error.
    undecided_specs: usize,
    /// Errors of pages that there is no spec of.
    undecided_pages: usize,
}

fn import(files: &[PathBuf], out: &Path, options: &PageOptions, stages: Stages) -> anyhow::Result<Done> {
    let hosts = endpoints::list(None)?;
    let folder = Folder::new(out, true).context("no specs can be written; name another folder with `--out`")?;
    let Groups { groups, others } = groups(files, out, options, stages);
    let mut outcome = Outcome::default();
    let writer = Writer { folder: &folder, merge: stages.merge, hosts: &hosts };
    let groups = writing::write(groups, &writer, &mut outcome);
    folder.finish()?;

    let undecided_specs = groups.iter().filter(|group| group.needs_decision()).count();
    let undecided_pages = others.iter().filter(|remark| remark.is_error()).count();
    let mut remarks = others;
    remarks.extend(groups.into_iter().flat_map(|Group { remarks, .. }| remarks));
    remarks.sort_by(|a, b| (&a.file, a.line, a.severity, a.kind).cmp(&(&b.file, b.line, b.severity, b.kind)));
    Ok(Done { outcome, remarks, undecided_specs, undecided_pages })
}

/// Reads all pages, those whose version only the others tell a second time, and puts them together.
fn groups(files: &[PathBuf], specs: &Path, options: &PageOptions, stages: Stages) -> Groups {
    let bar = progress::bar(files.len(), "read");
    let mut sources = reading::each(files, &bar, |file| Source::read(file, options, stages.read));
    bar.finish_and_clear();
    let versions = Versions::new(specs, &sources, options);
    let again: Vec<(usize, PathBuf, PageOptions)> = sources
        .iter()
        .enumerate()
        .filter_map(|(number, source)| with_version(number, source, options, &versions))
        .collect();
    // What a spec says of its version, such as addresses, is made by whoever reads the page.
    let bar = progress::bar(again.len(), "read again");
    let read = reading::each(&again, &bar, |(_, file, options)| Source::read(file, options, stages.read));
    bar.finish_and_clear();
    for ((number, _, options), mut source) in again.iter().zip(read) {
        source.remarks.extend(options.version.as_deref().map(|version| identity::taken(&source.file, version)));
        if let Some(place) = sources.get_mut(*number) {
            *place = source;
        }
    }
    Groups::new(sources, options, &versions, stages.merge)
}

/// How to read a page whose version only the others tell.
fn with_version(
    number: usize,
    source: &Source,
    options: &PageOptions,
    versions: &Versions,
) -> Option<(usize, PathBuf, PageOptions)> {
    if source.page.api.is_none() || identity::version(&source.page, options).is_some() {
        return None;
    }
    let version = versions.only(identity::product(&source.page, options)?)?;
    let options = PageOptions { version: Some(version.to_owned()), ..options.clone() };
    Some((number, source.path.clone(), options))
}

/// Reads pages and says how much is in them.
fn count(files: &[PathBuf], options: &PageOptions, report: Option<&Path>) -> anyhow::Result<()> {
    let bar = progress::bar(files.len(), "read");
    let started = Instant::now();
    // The specs themselves are dropped where they were made, or thousands would be held.
    let counted = reading::each(files, &bar, |file| {
        let mut stats = Stats::default();
        let source = Source::read(file, options, STAGES.read);
        stats.add(&source);
        (stats, source.remarks)
    });
    let stats = Stats::sum(counted.iter().map(|(stats, _)| stats), started.elapsed());
    bar.finish_and_clear();
    if let Some(path) = report {
        summary::report(path, counted.into_iter().flat_map(|(_, remarks)| remarks))?;
    }
    Ok(write!(std::io::stdout().lock(), "{stats}")?)
}

fn verdict(specs: usize, pages: usize) -> anyhow::Result<()> {
    let of_specs = (specs > 0).then(|| format!("{specs} specs need a decision"));
    let of_pages = (pages > 0).then(|| format!("{pages} errors are about pages that no spec was made of"));
    let all: Vec<String> = of_specs.into_iter().chain(of_pages).collect();
    if !all.is_empty() {
        bail!("{}; the errors above say what there is to decide", all.join(", and "));
    }
    Ok(())
}
