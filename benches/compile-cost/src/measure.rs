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
}

/// The least CPU time of `repeats` builds of the crate alone.
pub fn cost(folder: &Path, repeats: usize) -> io::Result<Cost> {
    Ok(Cost { check: least(folder, "check", repeats)?, build: least(folder, "build", repeats)? })
}

fn least(folder: &Path, command: &str, repeats: usize) -> io::Result<f64> {
    run(folder, command)?;
    let mut least = f64::INFINITY;
    for _ in 0..repeats {
        let source = folder.join("src/lib.rs");
        fs::write(&source, fs::read(&source)?)?;
        let before = children_cpu_seconds()?;
        run(folder, command)?;
        least = least.min(children_cpu_seconds()? - before);
    }
    Ok(least)
}

fn run(folder: &Path, command: &str) -> io::Result<()> {
    let target = folder.join("../target");
    let status = Command::new("cargo")
        .args([command, "--quiet"])
        .current_dir(folder)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", target)
        .status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("cargo {command} failed in {}", folder.display()))) }
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
