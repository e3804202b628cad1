//! The stages one after another, as `pipeline` runs them, but in one thread and timed.

use std::error::Error;
use std::path::Path;

use alicloud_codegen::output::{Mode, Output};
use alicloud_codegen::{emit, model};
use alicloud_format::check::{self, Identity};
use alicloud_format::diagnostic::{Finding, Severity};
use serde::{Deserialize, Serialize};

use crate::{child, clock};

/// CPU seconds by stage.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Costs {
    pub apis: usize,
    /// Reading and decoding files.
    pub load: f64,
    pub check: f64,
    pub model: f64,
    pub emit: f64,
    /// Comparing files, and writing those that differ.
    pub write: f64,
    /// Freeing what the stages leave.
    pub free: f64,
    /// What concerns all products: names across them, the root of the crate, moving files into place, looking for stale ones.
    pub whole: f64,
}

impl Costs {
    pub fn total(&self) -> f64 {
        self.rows().iter().map(|(_, seconds)| seconds).sum()
    }

    pub fn rows(&self) -> [(&'static str, f64); 7] {
        [
            ("load", self.load),
            ("check", self.check),
            ("model", self.model),
            ("emit", self.emit),
            ("compare, write", self.write),
            ("free memory", self.free),
            ("root, move, tidy", self.whole),
        ]
    }

    /// Those of the run that took the least in all.
    pub fn best(runs: &[Self]) -> Result<Self, Box<dyn Error>> {
        let best = runs.iter().min_by(|left, right| left.total().total_cmp(&right.total()));
        Ok(best.ok_or("there was no run")?.clone())
    }
}

pub fn run(specs: &Path, folder: &Path) -> Result<Costs, Box<dyn Error>> {
    let mut costs = Costs::default();
    let mut lap = Lap(clock::cpu_seconds());
    let output = Output::begin(folder, Mode::Write)?;
    let (folders, mut findings) = alicloud_format::load::folders(specs)?;
    let (mut identities, mut outlines) = (Vec::new(), Vec::new());
    lap.add_to(&mut costs.whole);
    for folder in &folders {
        let (catalogue, found) = folder.load();
        lap.add_to(&mut costs.load);
        findings.extend(found);
        findings.extend(check::versions(&catalogue));
        identities.extend(Identity::all(&catalogue));
        lap.add_to(&mut costs.check);
        let product = model::product(&catalogue.products);
        lap.add_to(&mut costs.model);
        drop(catalogue);
        lap.add_to(&mut costs.free);
        let Some(product) = product else { continue };
        let files = emit::product(&product)?;
        lap.add_to(&mut costs.emit);
        output.add(&files)?;
        lap.add_to(&mut costs.write);
        outlines.push(product.outline());
        drop((files, product));
        lap.add_to(&mut costs.free);
    }
    findings.extend(check::between(&identities));
    refuse_errors(findings)?;
    output.add(&emit::root(&outlines, &child::options())?)?;
    output.finish()?;
    lap.add_to(&mut costs.whole);
    costs.apis = outlines.iter().map(model::Outline::operations).sum();
    Ok(costs)
}

fn refuse_errors(findings: Vec<Finding>) -> Result<(), Box<dyn Error>> {
    let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
    if has_error { Err(child::errors(findings)) } else { Ok(()) }
}

/// CPU time since the last look at it.
struct Lap(f64);

impl Lap {
    fn add_to(&mut self, stage: &mut f64) {
        let now = clock::cpu_seconds();
        *stage += now - self.0;
        self.0 = now;
    }
}
