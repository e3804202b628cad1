//! Measures the generator over a folder of specs.
//!
//! It copies the first 93 APIs of the folder, the first 1,500, and all, and generates from each:
//!
//! - `empty`: into an empty folder;
//! - `current`: all again, to find every file current.
//!
//! Specs and crates are below `target`, or in a folder that is given: one in memory tells the generator from the disk.
//! Each run is a process of its own, whose CPU time, wall time and peak memory are printed, with the aims. Then it runs the
//! stages one after another in one thread, to show which of them takes how much.

mod child;
mod clock;
mod report;
mod sample;
mod stages;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use child::{Mode, Run};
use clap::Parser;
use report::Measured;
use sample::Specs;

/// Measures the generator over a folder of specs.
#[derive(Parser)]
struct Arguments {
    /// Folder of specs.
    specs: PathBuf,
    /// Where to generate; `benches/target` if not given.
    work: Option<PathBuf>,
    /// Measure each run once. Shows that the bench works; the figures mean nothing.
    #[arg(long)]
    quick: bool,
    /// Be one of the runs that are measured: generate from the specs into the folder, and print what it took.
    #[arg(long, hide = true, requires = "work")]
    child: Option<Mode>,
}

/// How often each run is repeated; the least is taken, since everything else a machine does only adds.
const REPEATS: usize = 3;
/// How often a run over few APIs is repeated: it is so short that the least of three may still have been disturbed.
const SHORT_REPEATS: usize = 10;
/// Up to how many APIs that is.
const SHORT: usize = 2_000;
/// From how many APIs it is generated, beside all.
const SIZES: [usize; 2] = [93, 1_500];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let Arguments { specs, work, quick, child } = Arguments::parse();
    let work = work.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../target"));
    match child {
        Some(mode) => child::main(mode, &specs, &work),
        None => measure(&specs, &work, quick),
    }
}

fn measure(folder: &Path, work: &Path, quick: bool) -> Result<(), Box<dyn Error>> {
    let all = Specs::list(folder)?;
    if all.apis() == 0 {
        return Err(format!("there are no specs in {}", folder.display()).into());
    }
    fs::create_dir_all(work)?;
    let work = work.canonicalize()?.join("generation-runs");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let mut bench = Bench { specs: PathBuf::new(), work, quick, begun: 0 };

    report::head(&all, bench.repeats(0), bench.repeats(all.apis()));
    let sizes = SIZES.into_iter().filter(|size| *size < all.apis()).chain([all.apis()]);
    let mut measured = Vec::new();
    for size in sizes {
        let part = all.first(size);
        measured.push(bench.part(&part)?);
    }
    report::ratios(&measured);
    bench.stages(bench.repeats(all.apis()))?;
    fs::remove_dir_all(&bench.work)?;
    Ok(())
}

struct Bench {
    work: PathBuf,
    quick: bool,
    /// What is generated from at present.
    specs: PathBuf,
    /// How many folders there are.
    begun: usize,
}

impl Bench {
    /// How often a run over so many APIs is repeated.
    fn repeats(&self, apis: usize) -> usize {
        match apis {
            _ if self.quick => 1,
            ..=SHORT => SHORT_REPEATS,
            _ => REPEATS,
        }
    }

    fn part(&mut self, part: &Specs) -> Result<Measured, Box<dyn Error>> {
        self.specs = self.empty()?;
        part.copy(&self.specs)?;
        let (mut empty, mut current) = (Vec::new(), Vec::new());
        for _ in 0..self.repeats(part.apis()) {
            let output = self.empty()?;
            empty.push(child::generate(&self.specs, &output)?);
            current.push(child::generate(&self.specs, &output)?);
        }
        let (empty, current) = (Run::best(&empty)?, Run::best(&current)?);
        if empty.apis != part.apis() || current.files_written != 0 {
            return Err("a run did not do what it is measured for".into());
        }
        let measured = Measured { spec_bytes: part.bytes(), empty, current };
        report::rows(&measured);
        Ok(measured)
    }

    /// Of what was measured last, which is all.
    fn stages(&mut self, repeats: usize) -> Result<(), Box<dyn Error>> {
        let (mut empty, mut current) = (Vec::new(), Vec::new());
        for _ in 0..repeats {
            let output = self.empty()?;
            empty.push(child::stages(&self.specs, &output)?);
            current.push(child::stages(&self.specs, &output)?);
        }
        report::stages(&stages::Costs::best(&empty)?, &stages::Costs::best(&current)?);
        Ok(())
    }

    /// A new folder. None is deleted before the end: for minutes, ext4 without a journal goes to some length not to use again
    /// what was deleted, and that would be measured as writing.
    fn empty(&mut self) -> std::io::Result<PathBuf> {
        let folder = self.work.join(self.begun.to_string());
        self.begun += 1;
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}
