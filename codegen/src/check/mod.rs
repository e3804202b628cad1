//! What a spec may not say.
//!
//! Every check is a function over one file or one version that adds its findings to a list, so that none hides those of
//! another. `document` is what they look at, `walk` brings them to every schema of a file.

mod conform;
mod defaults;
mod document;
mod endpoints;
mod examples;
mod files;
mod names;
mod paths;
mod references;
mod rules;
mod schema;
mod text;
mod unsupported;
mod walk;

use crate::diagnostic::Finding;
use crate::spec::Catalogue;
use document::{Document, Scope};

/// Checks what all specs say. The findings are in no particular order.
pub fn check(catalogue: &Catalogue) -> Vec<Finding> {
    let scopes: Vec<Scope<'_>> = Scope::all(catalogue);
    let mut findings = Vec::new();
    names::products(&scopes, &mut findings);
    files::products(&scopes, &mut findings);
    for scope in &scopes {
        version(scope, &mut findings);
    }
    findings
}

fn version(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    names::methods(scope, findings);
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
    schema::document(document, findings);
    references::document(scope, document, findings);
    defaults::document(scope, document, findings);
    rules::document(scope, document, findings);
    if let Some(api) = document.api() {
        files::api(document, api, findings);
        names::api(document, api, findings);
        paths::api(document, api, findings);
        unsupported::api(scope, document, api, findings);
        if document.damaged.is_empty() {
            examples::api(scope, document, api, findings);
        }
    }
}
