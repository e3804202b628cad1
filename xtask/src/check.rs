//! `cargo xtask check`: every problem of every spec.

use std::io::IsTerminal;
use std::path::PathBuf;

use alicloud_format::diagnostic::{self, Finding, Severity};
use alicloud_format::lock::FolderLock;
use anyhow::{Context, bail};

use crate::project;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the specs.
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let folder = arguments.specs.clone().unwrap_or_else(|| project::root().join("specs"));
    let reading = FolderLock::share(&folder, || project::say_waiting(&folder))?;
    let (catalogue, mut findings) = alicloud_format::load(&folder)
        .with_context(|| format!("cannot read the specs in {}", project::shown(&folder)))?;
    drop(reading);
    findings.extend(alicloud_format::check::check(&catalogue));
    show(&findings);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        bail!("the specs have errors");
    }
    let apis: usize = catalogue.products.iter().map(|product| product.apis.len()).sum();
    if apis == 0 {
        let shown = project::shown(&folder);
        bail!("cannot check the specs in {shown}: no APIs found; pass the folder of the specs with `--specs`");
    }
    eprintln!("{apis} APIs of {} product versions: no errors", catalogue.products.len());
    Ok(())
}

/// Shows findings on the standard error.
pub(crate) fn show(findings: &[Finding]) {
    if findings.is_empty() {
        return;
    }
    let is_colored = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let report = diagnostic::render(findings, |path| std::fs::read_to_string(path).ok(), is_colored);
    eprintln!("{}", report.trim_end());
}
