//! From metadata to crates, with a count of what comes through each stage.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use alicloud_codegen::emit::{self, Options};
use alicloud_codegen::{model, output};
use alicloud_format::check;
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_format::spec::Catalogue;
use alicloud_import::{Earlier, Imported, Metadata};
use anyhow::Context;

use crate::import::endpoints;
use crate::import::folder::Folder;
use crate::import::sound::sound;
use crate::project;

/// One product version on its way.
#[derive(Debug)]
pub(super) struct Version {
    /// Product code.
    pub(super) product: String,
    pub(super) version: String,
    /// Folder of the product, which the crate is called after.
    pub(super) directory: String,
    pub(super) version_directory: String,
    /// APIs that the metadata has.
    pub(super) listed: usize,
    /// APIs that became specs.
    pub(super) imported: usize,
    /// APIs that are not generated, and why.
    pub(super) refused: Vec<(String, String)>,
    /// Operations of the crate.
    pub(super) generated: usize,
    /// Messages of the compiler; none if it has not run.
    pub(super) messages: Option<Vec<String>>,
}

impl Version {
    pub(super) fn label(&self) -> String {
        format!("{} {}", self.product, self.version)
    }

    /// Whether each API that is listed was either generated or refused.
    pub(super) fn is_accounted_for(&self) -> bool {
        self.listed == self.generated + self.refused.len()
    }

    pub(super) fn compiles(&self) -> bool {
        self.generated == 0 || self.messages.as_ref().is_some_and(Vec::is_empty)
    }

    fn refuse(&mut self, api: &str, reason: String) {
        self.refused.push((api.to_owned(), reason));
    }
}

/// Imports each file into its folder below `specs`.
pub(super) fn import(sources: &[PathBuf], specs: &Path) -> anyhow::Result<Vec<Version>> {
    let bar = crate::progress::bar(sources.len(), "import");
    let folder = Folder::new(specs, false)?;
    let options = alicloud_import::Options { endpoints: Some(endpoints::list(None)?), ..Default::default() };
    let mut versions = Vec::new();
    for source in sources {
        let text = fs::read_to_string(source).with_context(|| project::shown(source))?;
        let metadata = Metadata::read(&text).with_context(|| project::shown(source))?;
        let mut imported = sound(&metadata, &options, &Earlier::default()).with_context(|| project::shown(source))?;
        folder.write(&mut imported)?;
        versions.push(version(imported));
        bar.inc(1);
    }
    bar.finish_and_clear();
    folder.finish()?;
    Ok(versions)
}

fn version(imported: Imported) -> Version {
    let Imported { directory, version_directory, product, apis, refused, .. } = imported;
    Version {
        product: product.product,
        version: product.version,
        directory,
        version_directory,
        listed: apis.len() + refused.len(),
        imported: apis.len(),
        refused: refused.into_iter().map(|refused| (refused.api, refused.reason)).collect(),
        generated: 0,
        messages: None,
    }
}

/// Generates a crate for each product below `crates`, from what passes the checks.
pub(super) fn generate(specs: &Path, crates: &Path, versions: &mut [Version]) -> anyhow::Result<()> {
    let (folders, findings) = alicloud_format::load::folders(specs)?;
    anyhow::ensure!(findings.is_empty(), "the folder of specs contains something else: {findings:?}");
    let bar = crate::progress::bar(folders.len(), "generate");
    for folder in &folders {
        let (mut catalogue, mut findings) = folder.load();
        findings.extend(check::versions(&catalogue));
        let mut own: Vec<&mut Version> =
            versions.iter_mut().filter(|version| version.directory == folder.name()).collect();
        refuse_faulty(&mut catalogue, &findings, &mut own);
        if let Some(product) = model::product(&catalogue.products) {
            let options = Options { runtime_path: runtime()?, version: env!("CARGO_PKG_VERSION").to_owned() };
            let mut files = emit::root(&[product.outline()], &options)?;
            files.extend(emit::product(&product)?);
            rename(&mut files, folder.name());
            output::write(&files, &crates.join(folder.name()))?;
            count(&product, &mut own);
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn runtime() -> anyhow::Result<String> {
    let path = project::root().join("runtime");
    path.into_os_string().into_string().ok().context("the path of the runtime is not UTF-8")
}

/// Takes the APIs that have an error out of the catalogue; all of a version, if `product.json` has one.
fn refuse_faulty(catalogue: &mut Catalogue, findings: &[Finding], versions: &mut [&mut Version]) {
    let mut faulty: BTreeMap<&Path, &Finding> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        faulty.entry(&finding.file).or_insert(finding);
    }
    let reason = |finding: &Finding| format!("{}: {}", finding.code, finding.message);
    for source in &mut catalogue.products {
        let found = versions.iter_mut().find(|version| version.version_directory == source.version_directory);
        let Some(version) = found else { continue };
        let whole = faulty.get(source.product.path.as_path());
        source.apis.retain(|api| {
            let finding = whole.or_else(|| faulty.get(api.path.as_path()));
            if let Some(finding) = finding {
                version.refuse(&api.value.api, reason(finding));
            }
            finding.is_none()
        });
    }
}

/// Crates of one workspace need names of their own.
fn rename(files: &mut emit::Files, directory: &str) {
    if let Some(manifest) = files.get_mut("Cargo.toml") {
        *manifest = manifest.replacen("name = \"alicloud\"", &format!("name = \"{}\"", crate_name(directory)), 1);
    }
}

/// The name of the crate of a product.
pub(super) fn crate_name(directory: &str) -> String {
    format!("catalogue_{directory}")
}

fn count(product: &model::Product, versions: &mut [&mut Version]) {
    for (name, operations) in product.outline().versions {
        if let Some(version) = versions.iter_mut().find(|version| version.version == name) {
            version.generated = operations;
        }
    }
}
