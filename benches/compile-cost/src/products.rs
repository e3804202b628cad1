//! The generated crate of one product.

use std::error::Error;
use std::path::Path;

use alicloud_codegen::emit::{self, Files};
use alicloud_codegen::model;
use alicloud_format::check;
use alicloud_format::diagnostic::{self, Finding, Severity};

/// A generated crate that builds its product and nothing else by default.
pub struct Product {
    /// Module of the product.
    pub module: String,
    /// Manifest and source.
    pub files: Files,
    /// How many APIs its versions have.
    pub operations: usize,
}

/// Generates the crate of one product from all versions of it.
pub fn generate(specs: &Path, name: &str, runtime: &Path) -> Result<Product, Box<dyn Error>> {
    let (folders, _) = alicloud_format::load::folders(specs)?;
    let folder = folders.into_iter().find(|folder| folder.name() == name);
    let folder = folder.ok_or_else(|| format!("there is no product {name} in {}", specs.display()))?;
    let (catalogue, mut findings) = folder.load();
    findings.extend(check::versions(&catalogue));
    refuse_errors(name, findings)?;
    let product = model::product(&catalogue.products).ok_or_else(|| format!("{name} has no APIs"))?;

    let options = emit::Options { runtime_path: runtime.display().to_string(), version: "0.1.0".to_owned() };
    let outline = product.outline();
    let mut files = emit::product(&product)?;
    let operations = outline.operations();
    files.extend(emit::root(&[outline], &options)?);
    files.retain(|path, _| path.starts_with("src/") || path == "Cargo.toml");
    let manifest = files.get_mut("Cargo.toml").ok_or("the generated crate has no manifest")?;
    *manifest = stand_alone(manifest, &product.feature)?;
    Ok(Product { module: product.module, files, operations })
}

fn refuse_errors(name: &str, mut findings: Vec<Finding>) -> Result<(), Box<dyn Error>> {
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        return Ok(());
    }
    let report = diagnostic::render(&findings, |path| std::fs::read_to_string(path).ok(), false);
    Err(format!("the specs of {name} have errors\n{report}").into())
}

/// A manifest by which the product is on by default, so that all variants are built by the same command, and the crate is a
/// workspace of its own.
fn stand_alone(manifest: &str, feature: &str) -> Result<String, Box<dyn Error>> {
    const DEFAULT: &str = "default = [\"hyper\"]";
    if !manifest.contains(DEFAULT) {
        return Err(format!("the generated manifest has no `{DEFAULT}`").into());
    }
    Ok(manifest.replace(DEFAULT, &format!("default = [\"{feature}\"]")) + "\n[workspace]\n")
}
