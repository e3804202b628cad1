//! Structures of one file for which the same type is stated.

use std::collections::HashMap;

use crate::check::document::Document;
use crate::check::walk::{self, Belongs};
use crate::diagnostic::{Finding, Place, Quoted};
use crate::pointer;

/// Two structures of an API, or in components, that state the same `rustName`: both are types of one module. Enums may, they are
/// one then. Components themselves are compared with each other elsewhere.
pub(super) fn stated(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<&str, String> = HashMap::new();
    walk::schemas(document, &mut |visit| {
        let name = visit.schema.rust_name.as_deref().filter(|_| !visit.schema.properties.is_empty());
        let Some(name) = name else { return };
        let at = pointer::join(visit.pointer, "rustName");
        let Some(earlier) = first.get(name) else {
            first.insert(name, at);
            return;
        };
        let is_component = visit.belongs == Belongs::Component && pointer::segments(visit.pointer).count() == 2;
        if is_component {
            return;
        }
        let message = format!("{} is given to two structures of one module", Quoted(name));
        findings.push(
            Finding::error("name-collision", document.path, at, message)
                .label("repeated here")
                .related(document.path, earlier.clone(), Place::Value, "first occurrence")
                .help("give one of them another `rustName`"),
        );
    });
}
