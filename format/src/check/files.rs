//! Names of files and folders against what is in them.

use std::collections::HashMap;
use std::path::Path;

use super::Identity;
use super::document::{Document, Scope};
use crate::diagnostic::{Finding, Place, Quoted};
use crate::spec::{Api, Located, Product, SCHEMA_PATH, version_folder};

/// Two folders that hold the same version of the same product.
pub(super) fn products(identities: &[Identity], findings: &mut Vec<Finding>) {
    let mut first: HashMap<(String, &str), &Path> = HashMap::new();
    for Identity { file, product, .. } in identities {
        let Some((product, version)) = product else { continue };
        let Some(earlier) = first.insert((product.to_lowercase(), version), file) else { continue };
        let message = format!("two folders contain version {} of the product {}", Quoted(version), Quoted(product));
        findings.push(
            Finding::error("duplicate-product", file, "/product", message)
                .label("repeated here")
                .related(earlier, "/product", Place::Value, "first occurrence")
                .help("put the APIs of both in one folder"),
        );
    }
}

/// The folders of a version against its `product.json`.
pub(super) fn product(scope: &Scope<'_>, located: &Located<Product>, findings: &mut Vec<Finding>) {
    let (folder, version) = (scope.version_directory, &located.value.version);
    let wanted = version_folder(version);
    if folder != wanted {
        let message = format!("version {} is in the folder {}", Quoted(version), Quoted(folder));
        let rename = if wanted == *version {
            "rename the folder".to_owned()
        } else {
            format!("name the folder {}", Quoted(&wanted))
        };
        findings.push(
            Finding::error("folder-name", &located.path, "/version", message)
                .label("differs from the folder name")
                .help(format!("{rename}, or write `\"version\": {}`", serde_json::Value::from(folder))),
        );
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !scope.directory.starts_with(|c: char| c.is_ascii_lowercase()) || !scope.directory.chars().all(plain) {
        let message = format!("the product folder {} is not a valid module name", Quoted(scope.directory));
        findings.push(
            Finding::error("folder-name", &located.path, "/product", message)
                .label("the product in the folder")
                .help("rename the folder: a lowercase letter, then lowercase letters, digits and `_`, such as `slb`"),
        );
    }
}

/// The name of a file against the API that is in it.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let file = document.path.file_stem().unwrap_or_default().to_string_lossy();
    if file != api.api {
        let message = format!("the API {} is in the file {}", Quoted(&api.api), Quoted(&format!("{file}.json")));
        findings.push(
            Finding::error("file-name", document.path, "/api", message)
                .label("differs from the file name")
                .help(format!("rename the file, or write `\"api\": {}`", serde_json::Value::from(file.as_ref()))),
        );
    }
}

/// The key that lets editors find the JSON Schema.
pub(super) fn schema_path(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let found = document.schema_path();
    if found != SCHEMA_PATH {
        let message = format!("{} is not the JSON Schema of the format", Quoted(found));
        findings.push(
            Finding::error("schema-path", document.path, "/$schema", message)
                .label("wrong path")
                .help(format!("write `\"$schema\": \"{SCHEMA_PATH}\"`")),
        );
    }
}
