//! Holds what was imported against all checks, before it is written: an API that does not pass is refused, the others stay.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use alicloud_format::check;
use alicloud_format::diagnostic::{Finding, Severity};
use alicloud_format::spec::{Catalogue, Located, ProductVersion};
use alicloud_import::{Decision, DecisionKind, Imported, Refused};
use anyhow::bail;

use super::folder;

/// The part of a version that passes all checks.
///
/// # Errors
/// If `product.json` does not pass, without which nothing does.
pub(crate) fn sound(mut imported: Imported) -> anyhow::Result<Imported> {
    // Refusing an API can only take references away from others, so this ends when there is nothing left to refuse.
    loop {
        let findings = findings(&imported);
        if findings.is_empty() {
            return Ok(imported);
        }
        let broken: BTreeSet<String> =
            findings.iter().filter_map(|finding| Some(api_of(&finding.file)?.to_owned())).collect();
        let of_product = findings.iter().find(|finding| api_of(&finding.file).is_none());
        if let Some(finding) = of_product {
            bail!("its `product.json` does not pass the checks: {}", said(finding));
        }
        for name in &broken {
            let finding = findings.iter().find(|finding| api_of(&finding.file) == Some(name));
            refuse(&mut imported, name, finding.map(said).unwrap_or_default());
        }
        imported.apis.retain(|api| !broken.contains(&api.api));
        for api in &mut imported.apis {
            if let Some(deprecation) = &mut api.deprecated {
                deprecation.replacement.take_if(|name| broken.contains(name));
            }
        }
        imported.refused.sort_by(|a, b| a.api.cmp(&b.api));
    }
}

fn refuse(imported: &mut Imported, name: &str, reason: String) {
    // Names of APIs that got so far need no escapes.
    let pointer = format!("/apis/{name}");
    imported.decisions.push(Decision {
        kind: DecisionKind::ApiRefused,
        product: imported.product.product.clone(),
        version: imported.product.version.clone(),
        api: Some(name.to_owned()),
        pointer: pointer.clone(),
        says: reason.clone(),
        done: "refused: the spec does not pass the checks".into(),
    });
    imported.refused.push(Refused { api: name.to_owned(), reason, pointer });
}

/// The name of the API in a file; none for that of the product.
fn api_of(file: &Path) -> Option<&str> {
    file.file_stem()?.to_str().filter(|name| *name != "product")
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
        product: located(place.join("product.json"), &imported.product),
        apis: imported.apis.iter().map(|api| located(place.join(format!("{}.json", api.api)), api)).collect(),
        faulty: Vec::new(),
    }
}

/// A spec as if it had been read from a file.
pub(super) fn located<T: Clone + serde::Serialize>(path: PathBuf, value: &T) -> Located<T> {
    Located { path, text: folder::text(value), value: value.clone(), damaged: Vec::new() }
}
