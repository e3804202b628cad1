//! Constants of error codes.

use std::collections::{HashMap, HashSet};

use super::{CONSTANT, Named, collisions, stated};
use crate::check::document::Scope;
use crate::diagnostic::{Finding, Place};
use crate::pointer;

/// Codes that become one constant, and names that no constant can have. A name may be that of a code which no API documents
/// any more: it stays taken, and the code has it again if it comes back.
pub(super) fn version(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    let product = scope.product;
    let names: HashMap<&str, &String> =
        product.into_iter().flat_map(|product| product.value.error_code_names.iter()).collect();
    let mut all = Vec::new();
    for (code, name) in product.into_iter().flat_map(|product| product.value.error_code_names.iter()) {
        let Some(product) = product else { continue };
        let at = pointer::join("/errorCodeNames", code);
        stated::name_of(&product.path, &stated::CONSTANT, name, at.clone(), findings);
        all.push(Named { name: code, stated: Some(name), file: &product.path, pointer: at, place: Place::Value });
    }
    let mut seen = HashSet::new();
    for api in scope.apis {
        for (index, error) in api.value.errors.iter().enumerate() {
            let code = error.code.as_str();
            if !names.contains_key(code) && seen.insert(code) {
                let pointer = format!("/errors/{index}/code");
                all.push(Named { name: code, stated: None, file: &api.path, pointer, place: Place::Value });
            }
        }
    }
    collisions(&CONSTANT, all, findings);
}
