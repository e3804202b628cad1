//! `cargo xtask catalogue`: imports, checks, generates and type-checks every product version of a folder of metadata, outside
//! of the source tree, and says what became of each API.

mod compile;
mod sample;
mod stages;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, bail};

use crate::project;
use stages::Version;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folders to search for `api-docs.json`. Without any, or if none exists, nothing is done.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Use only a fixed sample: each style and each known oddity, in a few minutes.
    #[arg(long)]
    sample: bool,
    /// Do not type-check.
    #[arg(long)]
    no_compile: bool,
    /// Folder to write specs and crates to; its contents are deleted.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let paths = if arguments.paths.is_empty() { vec![project::reference("openmeta")] } else { arguments.paths.clone() };
    if !paths.iter().any(|path| path.exists()) {
        let paths: Vec<String> = paths.iter().map(|path| project::shown(path)).collect();
        eprintln!("skipped: no catalogue of metadata at {}", paths.join(", "));
        return Ok(());
    }
    let mut sources = crate::import::sources::find(&paths)?;
    if arguments.sample {
        sources.retain(|source| sample::includes(source));
    }
    if sources.is_empty() {
        bail!("no `api-docs.json` to import");
    }
    let out = arguments.out.clone().unwrap_or_else(|| project::root().join("target/catalogue"));
    let mut versions = prepared(&sources, &out)?;
    if !arguments.no_compile {
        let started = Instant::now();
        compile::check(&out, &mut versions)?;
        eprintln!("type-checked in {:.0} s", started.elapsed().as_secs_f64());
    }
    table::print(&versions);
    verdict(&versions, !arguments.no_compile)
}

/// Specs and a crate for each product, in an emptied folder.
fn prepared(sources: &[PathBuf], out: &Path) -> anyhow::Result<Vec<Version>> {
    for folder in ["specs", "crates"] {
        let folder = out.join(folder);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| project::shown(&folder))?;
        }
        fs::create_dir_all(&folder).with_context(|| project::shown(&folder))?;
    }
    let started = Instant::now();
    let mut versions = stages::import(sources, &out.join("specs"))?;
    eprintln!("imported in {:.1} s", started.elapsed().as_secs_f64());
    let started = Instant::now();
    stages::generate(&out.join("specs"), &out.join("crates"), &mut versions)?;
    eprintln!("checked and generated in {:.1} s", started.elapsed().as_secs_f64());
    Ok(versions)
}

/// Every API is accounted for, nearly all are generated, and all that is generated compiles.
fn verdict(versions: &[Version], is_compiled: bool) -> anyhow::Result<()> {
    /// The greatest part of all APIs that may be refused.
    const REFUSED: f64 = 0.02;

    let lost: Vec<String> = versions.iter().filter(|version| !version.is_accounted_for()).map(Version::label).collect();
    if !lost.is_empty() {
        bail!("APIs are neither generated nor refused: {}", lost.join(", "));
    }
    let broken = versions.iter().filter(|version| is_compiled && !version.compiles());
    let broken: Vec<String> = broken.map(Version::label).collect();
    if !broken.is_empty() {
        bail!("these do not compile without warnings: {}", broken.join(", "));
    }
    let (listed, refused) = versions
        .iter()
        .fold((0, 0), |(listed, refused), version| (listed + version.listed, refused + version.refused.len()));
    if refused as f64 > listed as f64 * REFUSED {
        bail!("{refused} of {listed} APIs are refused, more than {:.0} %", REFUSED * 100.0);
    }
    Ok(())
}
