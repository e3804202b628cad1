//! What a spec may not say.
//!
//! Every check is a function over one file or one version that adds its findings to a list, so that none hides those of
//! another. `document` is what they look at, `walk` brings them to every schema of a file.

mod conform;
mod defaults;
mod document;
mod endpoints;
mod examples;
mod fields;
mod files;
mod names;
mod pagination;
mod paths;
mod references;
mod repetition;
mod rules;
mod schema;
mod text;
mod unsupported;
mod waiters;
mod walk;

use std::path::PathBuf;

use crate::diagnostic::Finding;
use crate::spec::Catalogue;
use document::{Document, Scope};

/// Checks what all specs say. The findings are in no particular order.
pub fn check(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = versions(catalogue);
    findings.extend(between(&Identity::all(catalogue)));
    findings
}

/// Checks each version of a product by itself.
pub fn versions(catalogue: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for scope in &Scope::all(catalogue) {
        version(scope, &mut findings);
    }
    findings
}

/// Checks what versions of products are called against each other: all that cannot be found by looking at one alone.
pub fn between(identities: &[Identity]) -> Vec<Finding> {
    let mut findings = Vec::new();
    names::products(identities, &mut findings);
    files::products(identities, &mut findings);
    findings
}

/// What a version of a product is called, and where it stands.
#[derive(Debug, Clone)]
pub struct Identity {
    /// Folder of the product.
    directory: String,
    /// A file of the version: `product.json`, if that can be read.
    file: PathBuf,
    /// Product code and version, if `product.json` can be read.
    product: Option<(String, String)>,
}

impl Identity {
    /// Those of all versions that have a file.
    pub fn all(catalogue: &Catalogue) -> Vec<Self> {
        let identity = |scope: &Scope<'_>| {
            let file = scope.documents().next()?.path.to_owned();
            let product = scope.product.map(|product| (product.value.product.clone(), product.value.version.clone()));
            Some(Self { directory: scope.directory.to_owned(), file, product })
        };
        Scope::all(catalogue).iter().filter_map(identity).collect()
    }
}

fn version(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    names::methods(scope, findings);
    names::shared(scope, findings);
    if let Some(product) = scope.product {
        files::product(scope, product, findings);
        endpoints::product(product, findings);
    }
    for document in scope.documents() {
        let mut own = Vec::new();
        one_file(scope, &document, &mut own);
        findings.extend(own.into_iter().filter(|finding| !document.follows_from_damage(finding)));
    }
}

fn one_file(scope: &Scope<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    files::schema_path(document, findings);
    text::document(document, findings);
    names::document(document, findings);
    schema::document(scope, document, findings);
    references::document(scope, document, findings);
    defaults::document(scope, document, findings);
    rules::document(scope, document, findings);
    if let Some(api) = document.api() {
        files::api(document, api, findings);
        names::api(document, api, findings);
        paths::api(document, api, findings);
        unsupported::api(document, api, findings);
        repetition::api(document, api, findings);
        pagination::api(scope, document, api, findings);
        waiters::api(scope, document, api, findings);
        if document.damaged.is_empty() {
            examples::api(scope, document, api, findings);
        }
    }
}
