//! Names that Rust cannot have, or that become one in Rust.

use std::collections::HashMap;
use std::path::Path;

use crate::diagnostic::{Finding, Place, Quoted};
use crate::model::naming;
use crate::spec::{Api, Schema, pointer};

use super::document::{Document, Scope};
use super::walk;

/// A name of a spec, and where it stands.
struct Named<'a> {
    name: &'a str,
    file: &'a Path,
    pointer: String,
    place: Place,
}

/// What names are for: how they are converted, and what a message says.
struct Purpose {
    convert: fn(&str) -> Option<String>,
    /// What the names become, such as `field`.
    becomes: &'static str,
    help: &'static str,
}

const FIELD: Purpose = Purpose {
    convert: naming::field_name,
    becomes: "field",
    help: "a struct has each field once: leave out the one that is not needed",
};
const VARIANT: Purpose = Purpose {
    convert: naming::variant_name,
    becomes: "variant",
    help: "leave one of them out of `enum`: other values are accepted as well",
};
const METHOD: Purpose = Purpose {
    convert: naming::field_name,
    becomes: "method",
    help: "a client has each method once: leave out one of the APIs",
};
const MODULE: Purpose = Purpose { convert: naming::module_name, becomes: "module", help: "rename one of the folders" };

/// Two folders of products that become one module.
pub(super) fn products(scopes: &[Scope<'_>], findings: &mut Vec<Finding>) {
    let mut folders: Vec<(&str, &Scope<'_>)> = scopes.iter().map(|scope| (scope.directory, scope)).collect();
    folders.sort_by_key(|(directory, _)| *directory);
    folders.dedup_by_key(|(directory, _)| *directory);
    let named = folders.iter().filter_map(|(directory, scope)| {
        let file = scope.documents().next()?.path;
        Some(Named { name: directory, file, pointer: String::new(), place: Place::File })
    });
    collisions(&MODULE, named, findings);
}

/// Two APIs that become one method.
pub(super) fn methods(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    // An API that is not called like its file is a finding of its own, and may be a copy of another.
    let in_place = scope.apis.iter().filter(|api| api.path.file_stem() == Some(api.value.api.as_ref()));
    let named = in_place.map(|api| Named {
        name: &api.value.api,
        file: &api.path,
        pointer: "/api".to_owned(),
        place: Place::Value,
    });
    collisions(&METHOD, named, findings);
}

/// Fields and enum values anywhere in a file.
pub(super) fn document(document: &Document<'_>, findings: &mut Vec<Finding>) {
    walk::schemas(document, &mut |visit| {
        properties(document, visit.schema, visit.pointer, findings);
        values(document, visit.schema, visit.pointer, findings);
        rust_name(document, visit.schema, visit.pointer, findings);
    });
}

/// The name of an API and those of its parameters.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let wanted = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !api.api.starts_with(|c: char| c.is_ascii_uppercase()) || !api.api.chars().all(wanted) {
        findings.push(
            Finding::error("invalid-name", document.path, "/api", format!("{} is no API name", Quoted(&api.api)))
                .label("not a name such as `CreateRule`")
                .help("write a capital, then letters and digits without accents, as in the reference"),
        );
    }
    let mut seen: HashMap<(&str, u8), usize> = HashMap::new();
    let mut distinct = Vec::with_capacity(api.parameters.len());
    for (index, parameter) in api.parameters.iter().enumerate() {
        match seen.insert((&parameter.name, parameter.position as u8), index) {
            Some(first) => findings.push(duplicate_parameter(document, &parameter.name, first, index)),
            None => distinct.push(index),
        }
    }
    let named = distinct.iter().filter_map(|index| {
        let pointer = format!("/parameters/{index}/name");
        Some(Named { name: &api.parameters.get(*index)?.name, file: document.path, pointer, place: Place::Value })
    });
    let named: Vec<_> = named.collect();
    identifiers(&named, "parameter", findings);
    collisions(&FIELD, named, findings);
}

fn duplicate_parameter(document: &Document<'_>, name: &str, first: usize, second: usize) -> Finding {
    let message = format!("the parameter {} is there twice", Quoted(name));
    Finding::error("duplicate-parameter", document.path, format!("/parameters/{second}/name"), message)
        .label("here again")
        .related(document.path, format!("/parameters/{first}/name"), Place::Value, "first here")
        .help("keep one of them")
}

fn properties(document: &Document<'_>, schema: &Schema, at: &str, findings: &mut Vec<Finding>) {
    if schema.properties.is_empty() {
        return;
    }
    let parent = pointer::join(at, "properties");
    let named = schema.properties.iter().map(|(name, _)| Named {
        name,
        file: document.path,
        pointer: pointer::join(&parent, name),
        place: Place::Key,
    });
    let named: Vec<_> = named.collect();
    identifiers(&named, "property", findings);
    collisions(&FIELD, named, findings);
}

fn values(document: &Document<'_>, schema: &Schema, at: &str, findings: &mut Vec<Finding>) {
    let at = |index: usize| format!("{at}/enum/{index}");
    let mut texts = Vec::new();
    let mut seen = HashMap::new();
    for (index, value) in schema.values.iter().enumerate() {
        let first = *seen.entry(value.to_string()).or_insert(index);
        if first < index {
            let message = format!("the value {} is there twice", Quoted(&super::conform::text_of(value)));
            findings.push(
                Finding::error("duplicate-value", document.path, at(index), message)
                    .label("here again")
                    .related(document.path, at(first), Place::Value, "first here")
                    .help("keep one of them"),
            );
        } else if let Some(text) = value.as_str() {
            texts.push(Named { name: text, file: document.path, pointer: at(index), place: Place::Value });
        }
    }
    identifiers(&texts, "enum value", findings);
    collisions(&VARIANT, texts, findings);
}

fn rust_name(document: &Document<'_>, schema: &Schema, at: &str, findings: &mut Vec<Finding>) {
    let Some(name) = &schema.rust_name else { return };
    if naming::type_name(name).as_deref() == Some(name) {
        return;
    }
    let message = format!("{} is no name for a Rust type", Quoted(name));
    let finding = Finding::error("invalid-name", document.path, pointer::join(at, "rustName"), message)
        .label("not a name such as `BackendServer`");
    findings.push(match naming::type_name(name) {
        Some(better) => finding.help(format!("write {}", Quoted(&better))),
        None => finding,
    });
}

/// Names that nothing of an identifier is in.
fn identifiers(named: &[Named<'_>], what: &str, findings: &mut Vec<Finding>) {
    for named in named {
        if named.name.chars().any(|c| c.is_ascii_alphanumeric()) {
            continue;
        }
        let message = format!("the {what} {} gives no name for Rust", Quoted(named.name));
        findings.push(
            Finding::error("invalid-name", named.file, named.pointer.clone(), message)
                .at(named.place)
                .label("no letter from A to Z and no digit")
                .help(match what {
                    "enum value" => {
                        "leave it out of `enum`, and tell of it in `description`: other values are accepted as well"
                    }
                    _ => "write the name that it has on the wire",
                }),
        );
    }
}

/// Names that become one, each against the first that became it.
fn collisions<'a>(purpose: &Purpose, named: impl IntoIterator<Item = Named<'a>>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<String, Named<'a>> = HashMap::new();
    for named in named {
        let Some(rust) = (purpose.convert)(named.name) else { continue };
        let Some(earlier) = first.get(&rust) else {
            first.insert(rust, named);
            continue;
        };
        let Purpose { becomes, help, .. } = purpose;
        let (one, other) = (Quoted(earlier.name), Quoted(named.name));
        let message = format!("{one} and {other} both become the {becomes} `{rust}`");
        findings.push(
            Finding::error("name-collision", named.file, named.pointer, message)
                .at(named.place)
                .label(format!("becomes `{rust}` as well"))
                .related(earlier.file, earlier.pointer.clone(), earlier.place, format!("becomes `{rust}`"))
                .help(*help),
        );
    }
}
