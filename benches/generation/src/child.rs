//! A run of the generator in a process of its own, so that memory and CPU time are those of this run.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use alicloud_codegen::emit::Options;
use alicloud_codegen::output::{self, Output};
use alicloud_codegen::pipeline::{self, Plan};
use alicloud_format::diagnostic::{self, Finding, Severity};
use clap::ValueEnum;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{clock, stages};

/// What a run does.
#[derive(Clone, Copy, ValueEnum)]
pub enum Mode {
    Generate,
    Stages,
}

/// What a run took and did.
#[derive(Clone, Serialize, Deserialize)]
pub struct Run {
    pub cpu_seconds: f64,
    pub wall_seconds: f64,
    /// In bytes.
    pub peak_memory: u64,
    pub apis: usize,
    pub files_written: usize,
    pub bytes_written: u64,
}

impl Run {
    /// The least time and the most memory of several runs that did the same.
    pub fn best(runs: &[Self]) -> Result<Self, Box<dyn Error>> {
        let mut runs = runs.iter();
        let mut best = runs.next().ok_or("there was no run")?.clone();
        for run in runs {
            best.cpu_seconds = best.cpu_seconds.min(run.cpu_seconds);
            best.wall_seconds = best.wall_seconds.min(run.wall_seconds);
            best.peak_memory = best.peak_memory.max(run.peak_memory);
        }
        Ok(best)
    }
}

/// Runs the generator as the command line does.
pub fn generate(specs: &Path, output: &Path) -> Result<Run, Box<dyn Error>> {
    spawn(Mode::Generate, specs, output)
}

/// Runs one stage after another in one thread.
pub fn stages(specs: &Path, output: &Path) -> Result<stages::Costs, Box<dyn Error>> {
    spawn(Mode::Stages, specs, output)
}

fn spawn<T: DeserializeOwned>(mode: Mode, specs: &Path, output: &Path) -> Result<T, Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    let mode = mode.to_possible_value().ok_or("a mode that is not on the command line")?;
    command.args(["--child", mode.get_name()]).args([specs, output]).stderr(Stdio::inherit());
    let done = command.output()?;
    if !done.status.success() {
        return Err("the generator failed".into());
    }
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// What the process of a run does: it prints what it took.
pub fn main(mode: Mode, specs: &Path, output: &Path) -> Result<(), Box<dyn Error>> {
    let printed = match mode {
        Mode::Generate => serde_json::to_string(&run(specs, output)?)?,
        Mode::Stages => serde_json::to_string(&stages::run(specs, output)?)?,
    };
    println!("{printed}");
    Ok(())
}

/// Options that do not change how much there is to do.
pub fn options() -> Options {
    Options { runtime_path: "../runtime".to_owned(), version: "0.1.0".to_owned() }
}

fn run(specs: &Path, folder: &Path) -> Result<Run, Box<dyn Error>> {
    let started = Instant::now();
    let output = Output::begin(folder, output::Mode::Write)?;
    let plan = Plan { specs, selection: None, options: &options() };
    let outcome = pipeline::generate(plan, output)?;
    // Of the whole process, so the cost of starting it is in there.
    let (cpu_seconds, wall_seconds) = (clock::cpu_seconds(), started.elapsed().as_secs_f64());
    let peak_memory = clock::peak_memory()?;
    let Some(generated) = outcome.generated else { return Err(errors(outcome.findings)) };
    let mut bytes_written = 0;
    for path in &generated.changes.write {
        bytes_written += fs::metadata(folder.join(path))?.len();
    }
    let (apis, files_written) = (generated.operations, generated.changes.write.len());
    Ok(Run { cpu_seconds, wall_seconds, peak_memory, apis, files_written, bytes_written })
}

/// The first errors, as the command line shows them.
pub fn errors(mut findings: Vec<Finding>) -> Box<dyn Error> {
    findings.retain(|finding| finding.severity == Severity::Error);
    findings.truncate(5);
    let report = diagnostic::render(&findings, |path| fs::read_to_string(path).ok(), false);
    format!("the specs have errors\n{report}").into()
}
