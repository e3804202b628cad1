//! Specs that a reader made, held against the checks and against what they are once they have been written and read.

use std::path::PathBuf;

use alicloud_format::check;
use alicloud_format::diagnostic::Severity;
use alicloud_format::spec::{Api, Catalogue, Located, Product, ProductVersion};
use serde::{Serialize, de::DeserializeOwned};

/// Holds one version of a product against all checks. Findings that are for people to decide are no faults.
///
/// # Errors
/// The first finding that is an error.
pub(crate) fn passes(directory: &str, version: &str, product: &Product, apis: &[Api]) -> Result<(), String> {
    let place = PathBuf::from(directory).join(version);
    let version = ProductVersion {
        directory: directory.to_owned(),
        version_directory: version.to_owned(),
        product: located(place.join("product.json"), product),
        apis: apis.iter().map(|api| located(place.join(format!("{}.json", api.api)), api)).collect(),
        faulty: Vec::new(),
    };
    let findings = check::check(&Catalogue { products: vec![version], ..Catalogue::default() });
    match findings.into_iter().find(|finding| finding.severity == Severity::Error) {
        Some(finding) => {
            Err(format!("{} at {} of {}: {}", finding.code, finding.pointer, finding.file.display(), finding.message))
        }
        None => Ok(()),
    }
}

/// The text of a spec, which says the same when it is read.
///
/// # Errors
/// It cannot be read, or says something else.
pub(crate) fn written<T: Serialize + DeserializeOwned>(spec: &T) -> Result<String, String> {
    let text = serde_json::to_string_pretty(spec).map_err(|error| format!("a spec cannot be written: {error}"))?;
    let again: T =
        serde_json::from_str(&text).map_err(|error| format!("a spec cannot be read again: {error}, in {text}"))?;
    let second = serde_json::to_string_pretty(&again).map_err(|error| error.to_string())?;
    if text == second { Ok(text) } else { Err(format!("{text} became {second}")) }
}

fn located<T: Clone + Serialize>(path: PathBuf, value: &T) -> Located<T> {
    let text = serde_json::to_string_pretty(value).unwrap_or_default();
    Located { path, text, value: value.clone(), damaged: Vec::new() }
}
