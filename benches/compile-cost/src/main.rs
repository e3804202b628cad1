//! Measures what generated code costs to compile.
//!
//! From a synthetic catalogue it generates a crate of 500 structs with 8 fields each, derives from it the same structs bare
//! (derives and setters, no impls) and with serde derives both ways, builds each with dependencies ready, and prints CPU
//! seconds and ratios. What counts is the ratios of one run: the seconds are those of the machine.

mod catalogue;
mod measure;
mod variants;

use std::error::Error;
use std::path::Path;

use measure::{Cost, Step};

/// How often each build is repeated; the least is taken, since everything else a machine does only adds.
const REPEATS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/compile-cost-crates");
    std::fs::create_dir_all(&work)?;
    let work = work.canonicalize()?;

    let specs = work.join("specs");
    catalogue::write(&specs)?;
    let structs = variants::generate(&specs, &root.join("runtime"), &work)?;
    println!("{structs} structs of {} fields, {} operations", catalogue::FIELDS, catalogue::OPERATIONS);
    println!("CPU seconds, least of {REPEATS} builds, dependencies ready, without incremental compilation\n");

    println!("{:<28} {:>8} {:>10}", "", "check", "dev build");
    let costs = [("bare structs", "bare"), ("generated", "generated"), ("serde derives both ways", "serde")]
        .map(|(label, name)| measure::cost(&work.join(name), REPEATS).inspect(|cost| print(label, cost)));
    let [bare, generated, serde] = costs.map(|cost: std::io::Result<Cost>| cost);
    let (bare, generated, serde) = (bare?, generated?, serde?);

    println!("\n{:<46} {:>6} {:>10}", "ratio", "now", "aim");
    for step in [Step::Check, Step::Build] {
        let (most, least) = step.aims();
        let (own, plain, derived) = (generated.of(step), bare.of(step), serde.of(step));
        println!("{:<46} {:>6.2} {:>10}", format!("{step}: generated / bare"), own / plain, format!("<= {most}"));
        println!("{:<46} {:>6.2} {:>10}", format!("{step}: serde derives / generated"), derived / own, format!(">= {least}"));
    }
    let per_operation = generated.of(Step::Check) / catalogue::OPERATIONS as f64;
    println!("{:<46} {per_operation:>6.4}", "check: CPU seconds an operation");
    Ok(())
}

fn print(label: &str, cost: &Cost) {
    println!("{label:<28} {:>8.2} {:>10.2}", cost.of(Step::Check), cost.of(Step::Build));
}
