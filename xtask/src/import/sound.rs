//! Holds what was imported against all checks, before it is written: an API that does not pass is refused, the others stay.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use alicloud_format::check;
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_format::spec::{Catalogue, Located, ProductVersion};
use alicloud_import::{Earlier, Imported, Metadata, Options};
use anyhow::bail;

use super::existing::PRODUCT;
use super::folder;

/// The part of a version that passes all checks.
///
/// # Errors
/// If `product.json` does not pass, without which nothing does.
pub(crate) fn sound(metadata: &Metadata, options: &Options, earlier: &Earlier) -> anyhow::Result<Imported> {
    // What an API is called, refers to and is referred to by depends on the others, so that all is made anew without the
    // refused ones. Each round refuses at least one more.
    let mut unfit: BTreeMap<String, String> = BTreeMap::new();
    loop {
        let imported = metadata.import_without(&unfit, options, earlier);
        let findings = findings(&imported);
        // Without APIs, nothing is written.
        if findings.is_empty() || imported.apis.is_empty() {
            return Ok(imported);
        }
        for finding in &findings {
            let Some(name) = api_of(&finding.file) else {
                bail!("its `{PRODUCT}` does not pass the checks: {}", said(finding));
            };
            unfit.entry(name.to_owned()).or_insert_with(|| said(finding));
        }
    }
}

/// The name of the API in a file; none for that of the product.
fn api_of(file: &Path) -> Option<&str> {
    file.file_stem()?.to_str().filter(|_| file.file_name().is_none_or(|name| name != PRODUCT))
}

fn said(finding: &Finding) -> String {
    format!("{} at {}: {}", finding.code, finding.pointer, finding.message)
}

fn findings(imported: &Imported) -> Vec<Finding> {
    let catalogue = Catalogue { products: vec![version(imported)], ..Catalogue::default() };
    let mut findings = check::check(&catalogue);
    findings.retain(|finding| finding.severity == Severity::Error);
    findings
}

fn version(imported: &Imported) -> ProductVersion {
    let place = PathBuf::from(&imported.directory).join(&imported.version_directory);
    ProductVersion {
        directory: imported.directory.clone(),
        version_directory: imported.version_directory.clone(),
        product: located(place.join(PRODUCT), &imported.product),
        apis: imported.apis.iter().map(|api| located(place.join(format!("{}.json", api.api)), api)).collect(),
        faulty: Vec::new(),
    }
}

/// A spec as if it had been read from a file.
pub(super) fn located<T: Clone + serde::Serialize>(path: PathBuf, value: &T) -> Located<T> {
    Located { path, text: folder::text(value), value: value.clone(), damaged: Vec::new() }
}
