//! CPU time of builds.

use std::path::Path;
use std::process::Command;
use std::{fmt, fs, io};

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// `cargo check`
    Check,
    /// `cargo build`, without optimisation
    Build,
}

impl Step {
    pub const ALL: [Self; 2] = [Self::Check, Self::Build];

    fn command(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
        }
    }

    /// At most that many times bare structs, at least that many times cheaper than serde derives.
    pub fn aims(self) -> (f64, f64) {
        match self {
            Self::Check => (2.0, 7.0),
            Self::Build => (1.7, 8.0),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Check => "check",
            Self::Build => "dev build",
        })
    }
}

/// CPU seconds of both steps.
#[derive(Clone, Copy)]
pub struct Cost {
    check: f64,
    build: f64,
}

impl Cost {
    pub fn of(&self, step: Step) -> f64 {
        match step {
            Step::Check => self.check,
            Step::Build => self.build,
        }
    }

    fn of_mut(&mut self, step: Step) -> &mut f64 {
        match step {
            Step::Check => &mut self.check,
            Step::Build => &mut self.build,
        }
    }
}

/// How often each build is measured; the least is taken, since everything else a machine does only adds.
pub const REPEATS: usize = 5;
/// How often a build is repeated that takes long, and so suffers less from what else the machine does.
const FEW_REPEATS: usize = 2;
/// After how many CPU seconds a build takes long.
const LONG: f64 = 10.0;

/// The least CPU time of several builds of each crate alone.
///
/// They take turns, so that a machine that is slower for a while is so for all of them, and not for one side of a ratio.
pub fn costs<const N: usize>(folders: [&Path; N], target: &Path, repeats: usize) -> io::Result<[Cost; N]> {
    let mut costs = [Cost { check: f64::INFINITY, build: f64::INFINITY }; N];
    for folder in folders {
        for step in Step::ALL {
            run(folder, target, step)?;
        }
    }
    for repeat in 0..repeats {
        for (folder, cost) in folders.into_iter().zip(&mut costs) {
            for step in Step::ALL {
                let least = cost.of_mut(step);
                if repeat < FEW_REPEATS || *least < LONG {
                    *least = least.min(once(folder, target, step)?);
                }
            }
        }
    }
    Ok(costs)
}

fn once(folder: &Path, target: &Path, step: Step) -> io::Result<f64> {
    let source = folder.join("src/lib.rs");
    fs::write(&source, fs::read(&source)?)?;
    let before = children_cpu_seconds()?;
    run(folder, target, step)?;
    Ok(children_cpu_seconds()? - before)
}

fn run(folder: &Path, target: &Path, step: Step) -> io::Result<()> {
    let status = Command::new("cargo")
        .args([step.command(), "--quiet"])
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", target)
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("cargo {} failed in {}", step.command(), folder.display())))
    }
}

/// User and system time of all children that have ended, as Linux counts it.
fn children_cpu_seconds() -> io::Result<f64> {
    // Ticks are hundredths of a second on every Linux that Rust supports.
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The name of the process, in parentheses, may hold spaces; fields are counted from behind it.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields.get(index).and_then(|field| field.parse::<f64>().ok());
    match (ticks(13), ticks(14)) {
        (Some(user), Some(system)) => Ok((user + system) / TICKS),
        _ => Err(io::Error::other("/proc/self/stat has another form than expected")),
    }
}
