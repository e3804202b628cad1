//! `cargo xtask gen`: the crate, and the JSON Schema of the spec format.

use std::path::{Path, PathBuf};

use alicloud_codegen::emit::Options;
use alicloud_codegen::output::{Changes, Mode, Output};
use alicloud_codegen::pipeline::{self, Generated, Plan};
use alicloud_codegen::select::Selection;
use alicloud_format::lock::FolderLock;
use anyhow::{Context, bail};

use crate::{check, project, schema};

#[derive(clap::Args, Default)]
pub(crate) struct Arguments {
    /// Write nothing; if the crate differs from the specs, fail and name the files.
    #[arg(long)]
    check: bool,
    /// Folder of the specs.
    #[arg(long, value_name = "DIR")]
    specs: Option<PathBuf>,
    /// Folder of the crate.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Generate only these operations and what they need, such as `slb:CreateVServerGroup,sts`; requires `--out`.
    #[arg(long, value_name = "OPERATIONS")]
    only: Option<Selection>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let root = project::root();
    if arguments.specs.is_none() {
        schema::keep_current(&root.join("specs/spec.schema.json"), arguments.check)?;
    }
    if arguments.only.is_some() && arguments.out.is_none() {
        bail!("`--only` omits operations, so it needs a separate folder: add `--out DIR`");
    }
    let specs = arguments.specs.clone().unwrap_or_else(|| root.join("specs"));
    let out = arguments.out.clone().unwrap_or_else(|| root.join("generated"));
    let mode = if arguments.check { Mode::Compare } else { Mode::Write };
    let _reading = FolderLock::share(&specs, || project::say_waiting(&specs))?;
    let output = Output::begin_or_wait(&out, mode, || project::say_waiting(&out))?;
    let options = options(&root, &out)?;
    let plan = Plan { specs: &specs, selection: arguments.only.as_ref(), options: &options };
    let outcome = pipeline::generate(plan, output)
        .with_context(|| format!("cannot generate from the specs in {}", project::shown(&specs)))?;
    check::show(&outcome.findings);
    let Some(Generated { operations, files, changes }) = outcome.generated else {
        bail!("the specs have errors; nothing was written");
    };
    report(&changes, &out, arguments.check)?;
    eprintln!("{}: {operations} operations in {files} files, {}", project::shown(&out), summary(&changes));
    Ok(())
}

fn options(root: &Path, out: &Path) -> anyhow::Result<Options> {
    let runtime = root.join("runtime");
    let is_ours = out == root.join("generated");
    let runtime_path = if is_ours { "../runtime".to_owned() } else { absolute(&runtime)? };
    Ok(Options { runtime_path, version: env!("CARGO_PKG_VERSION").to_owned() })
}

fn absolute(path: &Path) -> anyhow::Result<String> {
    let path = path.canonicalize().with_context(|| format!("cannot find the runtime in {}", path.display()))?;
    path.into_os_string().into_string().ok().context("the path of the runtime is not UTF-8")
}

fn summary(changes: &Changes) -> String {
    match (changes.write.len(), changes.remove.len()) {
        (0, 0) => "all up to date".to_owned(),
        (written, 0) => format!("{written} written"),
        (written, removed) => format!("{written} written, {removed} removed"),
    }
}

fn report(changes: &Changes, out: &Path, only_check: bool) -> anyhow::Result<()> {
    if !only_check || changes.is_empty() {
        return Ok(());
    }
    for path in &changes.write {
        eprintln!("out of date: {}", project::shown(&out.join(path)));
    }
    for path in &changes.remove {
        eprintln!("no longer generated: {}", project::shown(&out.join(path)));
    }
    bail!("{} differs from the specs; run `cargo xtask gen`", project::shown(out))
}
