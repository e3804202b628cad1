//! Measures what generated code costs to compile.
//!
//! It generates a crate, derives from it the same structs bare (derives and setters, no impls) and with serde derives both
//! ways, builds each with dependencies ready, and prints CPU seconds and ratios. What counts is the ratios of one run: the
//! seconds are those of the machine.
//!
//! Without arguments, the crate is that of a synthetic catalogue of 500 structs with 8 fields each. With names of products,
//! it is the crate of one product after another, all of its versions, from `specs/` or from the folder after `--specs`.

mod arguments;
mod catalogue;
mod measure;
mod products;
mod report;
mod strip;
mod variants;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::Arguments;
use clap::Parser;
use report::Costs;

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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let work = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/compile-cost-crates");
    fs::create_dir_all(&work)?;
    let Arguments { products, specs, quick } = Arguments::parse();
    let size = if quick { catalogue::SMALL } else { catalogue::LARGE };
    let repeats = if quick { 1 } else { measure::REPEATS };
    let bench = Bench { runtime: root.join("runtime"), work: work.canonicalize()?, repeats };
    if products.is_empty() {
        let specs = bench.work.join("specs");
        catalogue::write(&specs, size)?;
        return bench.product(&specs, catalogue::PRODUCT);
    }
    let specs = specs.unwrap_or_else(|| root.join("specs"));
    for product in &products {
        bench.product(&specs, product)?;
    }
    Ok(())
}

struct Bench {
    runtime: PathBuf,
    work: PathBuf,
    /// How often each build is measured.
    repeats: usize,
}

impl Bench {
    fn product(&self, specs: &Path, name: &str) -> Result<(), Box<dyn Error>> {
        let product = products::generate(specs, name, &self.runtime)?;
        let folder = self.work.join(name);
        let structs = variants::write(&product, &folder)?;
        report::head(name, product.operations, &structs, self.repeats);

        // One for all products, so that dependencies are built once.
        let target = self.work.join("target");
        let folders =
            [variants::EMPTY, variants::BARE, variants::GENERATED, variants::SERDE].map(|name| folder.join(name));
        let [empty, bare, generated, serde] =
            measure::costs(folders.each_ref().map(PathBuf::as_path), &target, self.repeats)?;
        report::costs(&Costs { empty, bare, generated, serde }, product.operations);
        Ok(())
    }
}
