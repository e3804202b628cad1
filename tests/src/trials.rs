//! Tests that want reference material, which the repository does not contain: where it is not at hand they are ignored, and
//! the last line of the run says so; where it is, the last lines say how much was found right.

mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use alicloud_project::{REFERENCE, reference};
use libtest_mimic::{Arguments, Failed, Trial};

pub use report::Report;

/// Tests, in the order of their names.
#[derive(Debug)]
pub struct Trials {
    arguments: Arguments,
    trials: Vec<Trial>,
    /// Names of the tests whose material is not there.
    unequipped: Vec<String>,
    /// What tests had to say, by their number.
    figures: Arc<Mutex<Vec<(usize, String)>>>,
}

impl Trials {
    /// None yet, to be run as the arguments say.
    pub fn new(arguments: Arguments) -> Self {
        Self { arguments, trials: Vec::new(), unequipped: Vec::new(), figures: Arc::default() }
    }

    /// A test that needs files or folders of reference material, and is ignored where they are not. It is given their paths.
    pub fn with<const COUNT: usize>(
        &mut self,
        name: &'static str,
        needs: &[&str; COUNT],
        test: fn([&Path; COUNT]) -> Report,
    ) {
        let paths = needs.map(reference);
        let is_there = paths.iter().all(|path| path.exists());
        let (number, shows_details) = (self.trials.len(), self.arguments.nocapture || self.arguments.show_output);
        let figures = Arc::clone(&self.figures);
        let run = move || {
            let report = test(present(&paths)?);
            let said = report.figures.iter().map(|figure| (number, figure.clone()));
            figures.lock().unwrap_or_else(PoisonError::into_inner).extend(said);
            outcome(&report, shows_details)
        };
        let trial = Trial::test(name, run).with_ignored_flag(!is_there);
        if !is_there && self.arguments.is_ignored(&trial) && !self.arguments.is_filtered_out(&trial) {
            self.unequipped.push(name.to_owned());
        }
        self.trials.push(trial);
    }

    /// A test of what the others work with, which needs no material.
    pub fn without(&mut self, name: &str, test: fn()) {
        let run = move || {
            test();
            Ok(())
        };
        self.trials.push(Trial::test(name, run));
    }

    /// Runs those that the arguments ask for.
    pub fn run(self) -> ExitCode {
        let conclusion = libtest_mimic::run(&self.arguments, self.trials);
        let mut figures = std::mem::take(&mut *self.figures.lock().unwrap_or_else(PoisonError::into_inner));
        figures.sort_by_key(|(number, _)| *number);
        for (_, figure) in &figures {
            println!("{figure}");
        }
        if !self.arguments.list && !self.unequipped.is_empty() {
            println!("{}", skipped(&self.unequipped));
        }
        conclusion.exit_code()
    }
}

/// Paths that are there.
fn present<const COUNT: usize>(paths: &[PathBuf; COUNT]) -> Result<[&Path; COUNT], Failed> {
    match paths.iter().find(|path| !path.exists()) {
        Some(path) => Err(format!("there is no {}, which this test needs; {}", path.display(), remedy()).into()),
        None => Ok(paths.each_ref().map(PathBuf::as_path)),
    }
}

fn outcome(report: &Report, shows_details: bool) -> Result<(), Failed> {
    let details = report.details.join("\n");
    if report.missed.is_empty() {
        if shows_details && !details.is_empty() {
            println!("{details}");
        }
        return Ok(());
    }
    Err(format!("{}\n{}\n{details}", report.missed.join("\n"), report.figures.join("\n")).into())
}

/// The line that tells of tests that could not run.
fn skipped(names: &[String]) -> String {
    let tests = if names.len() == 1 { "test" } else { "tests" };
    let (count, names) = (names.len(), names.join(", "));
    format!("skipped {count} {tests} for want of reference material ({names}); {}", remedy())
}

fn remedy() -> String {
    format!("put it into `shared` beside the repository, or name its folder in {REFERENCE}")
}
