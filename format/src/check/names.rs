//! Names that Rust cannot have, or that become one in Rust.

mod codes;
mod stated;
mod types;

use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::document::{Document, Scope};
use super::{Identity, walk};
use crate::diagnostic::{Finding, Place, Quoted};
use crate::naming;
use crate::pointer;
use crate::spec::{Api, Schema};

/// A name of a spec, and where it stands.
struct Named<'a> {
    name: &'a str,
    /// The name for Rust that the spec states in place of the derived one.
    stated: Option<&'a str>,
    file: &'a Path,
    pointer: String,
    place: Place,
}

/// What names are for: how they are converted, and what a message says.
struct Purpose {
    /// The name of what is called so on the wire, or the stated one as it is.
    name: fn(&str, Option<&str>) -> Option<String>,
    /// What has to differ.
    key: fn(&str) -> String,
    /// What the names become, such as `field`.
    becomes: &'static str,
    help: &'static str,
}

const FIELD: Purpose = Purpose {
    name: naming::field,
    key: str::to_owned,
    becomes: "field",
    help: "fields of a struct need unique names: give one of them a `rustFieldName`, or remove the one that is not needed",
};
const VARIANT: Purpose = Purpose {
    name: naming::variant,
    key: str::to_owned,
    becomes: "variant",
    help: "name one of them under `enumNames`, or remove it from `enum`: other values are still accepted",
};
const METHOD: Purpose = Purpose {
    name: naming::operation,
    key: naming::types_of_method,
    becomes: "method",
    help: "methods of a client need unique names: give one of the APIs a `rustName`",
};
const TYPE: Purpose = Purpose {
    name: naming::rust_type,
    key: str::to_owned,
    becomes: "type",
    help: "shared structures need unique names: give one of them a `rustName`",
};
const CONSTANT: Purpose = Purpose {
    name: naming::constant,
    key: str::to_owned,
    becomes: "constant",
    help: "name one of the codes under `errorCodeNames` of `product.json`",
};
const MODULE: Purpose = Purpose {
    name: |folder, _| naming::module_name(folder),
    key: str::to_owned,
    becomes: "module",
    help: "rename one of the folders",
};

/// Two folders of products that become one module.
pub(super) fn products(identities: &[Identity], findings: &mut Vec<Finding>) {
    let mut folders: Vec<(&str, &Path)> =
        identities.iter().map(|identity| (identity.directory.as_str(), identity.file.as_path())).collect();
    folders.sort_by_key(|(directory, _)| *directory);
    folders.dedup_by_key(|(directory, _)| *directory);
    let named = folders.into_iter().map(|(name, file)| Named {
        name,
        stated: None,
        file,
        pointer: String::new(),
        place: Place::File,
    });
    collisions(&MODULE, named, findings);
}

/// Two APIs that become one method.
pub(super) fn methods(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    // An API that is not called like its file is a finding of its own, and may be a copy of another.
    let in_place = scope.apis.iter().filter(|api| api.path.file_stem() == Some(api.value.api.as_ref()));
    let named = in_place.map(|api| Named {
        name: &api.value.api,
        stated: api.value.rust_name.as_deref(),
        file: &api.path,
        pointer: "/api".to_owned(),
        place: Place::Value,
    });
    collisions(&METHOD, named, findings);
}

/// Structures that APIs share and that become one type, and error codes that become one constant.
pub(super) fn shared(scope: &Scope<'_>, findings: &mut Vec<Finding>) {
    if let Some(product) = scope.product {
        let structs = product.value.components.iter().filter(|(_, schema)| !schema.properties.is_empty());
        let named = structs.map(|(name, schema)| Named {
            name,
            stated: schema.rust_name.as_deref(),
            file: &product.path,
            pointer: pointer::join("/components", name),
            place: Place::Key,
        });
        collisions(&TYPE, named, findings);
    }
    codes::version(scope, findings);
}

/// Fields and enum values anywhere in a file.
pub(super) fn document(document: &Document<'_>, findings: &mut Vec<Finding>) {
    walk::schemas(document, &mut |visit| {
        properties(document, visit.schema, visit.pointer, findings);
        values(document, visit.schema, visit.pointer, findings);
        stated::schema(document, visit.schema, visit.pointer, findings);
    });
    types::stated(document, findings);
}

/// The name of an API and those of its parameters.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    let wanted = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !api.api.starts_with(|c: char| c.is_ascii_alphabetic()) || !api.api.chars().all(wanted) {
        findings.push(
            Finding::error(
                "invalid-name",
                document.path,
                "/api",
                format!("{} is not a valid API name", Quoted(&api.api)),
            )
            .label("not a name such as `CreateRule`")
            .help("use a letter, then letters and digits without accents, as in the reference"),
        );
    }
    stated::api(document, api, findings);
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
        let parameter = api.parameters.get(*index)?;
        let stated = parameter.schema.rust_field_name.as_deref();
        Some(Named { name: &parameter.name, stated, file: document.path, pointer, place: Place::Value })
    });
    let named: Vec<_> = named.collect();
    identifiers(&named, "parameter", findings);
    collisions(&FIELD, named, findings);
}

fn duplicate_parameter(document: &Document<'_>, name: &str, first: usize, second: usize) -> Finding {
    let message = format!("duplicate parameter {}", Quoted(name));
    Finding::error("duplicate-parameter", document.path, format!("/parameters/{second}/name"), message)
        .label("repeated here")
        .related(document.path, format!("/parameters/{first}/name"), Place::Value, "first occurrence")
        .help("keep one of them")
}

fn properties(document: &Document<'_>, schema: &Schema, at: &str, findings: &mut Vec<Finding>) {
    if schema.properties.is_empty() {
        return;
    }
    let parent = pointer::join(at, "properties");
    let named = schema.properties.iter().map(|(name, property)| Named {
        name,
        stated: property.rust_field_name.as_deref(),
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
            let message = format!("duplicate value {}", Quoted(&crate::spec::text_of(value)));
            findings.push(
                Finding::error("duplicate-value", document.path, at(index), message)
                    .label("repeated here")
                    .related(document.path, at(first), Place::Value, "first occurrence")
                    .help("keep one of them"),
            );
        } else if let Some(text) = value.as_str() {
            let stated = schema.enum_names.get(text).map(String::as_str);
            texts.push(Named { name: text, stated, file: document.path, pointer: at(index), place: Place::Value });
        }
    }
    collisions(&VARIANT, texts, findings);
}

/// Names that nothing of an identifier is in.
fn identifiers(named: &[Named<'_>], what: &str, findings: &mut Vec<Finding>) {
    for named in named {
        if named.stated.is_some() || named.name.chars().any(|c| c.is_ascii_alphanumeric()) {
            continue;
        }
        let message = format!("the {what} {} does not give a Rust name", Quoted(named.name));
        findings.push(
            Finding::error("invalid-name", named.file, named.pointer.clone(), message)
                .at(named.place)
                .label("has no letter from A to Z and no digit")
                .help("add a `rustFieldName`, or correct the name if it differs on the wire"),
        );
    }
}

/// Whether no two names have the same letters and digits, whatever their case, so that no conversion makes them one: a quick
/// answer, which is that of nearly all files. Names that conversions add letters to have to be looked at.
fn differ_in_letters(named: &[Named<'_>]) -> bool {
    let mut seen = HashSet::with_capacity(named.len());
    named.iter().all(|named| {
        let name = named.stated.map_or(named.name, naming::unraw);
        let letters = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
        let letters: String = letters.collect();
        let keeps_letters = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !naming::is_set_apart(&letters);
        keeps_letters && seen.insert(letters)
    })
}

/// Names that become one, each against the first that became it.
fn collisions<'a>(purpose: &Purpose, named: impl IntoIterator<Item = Named<'a>>, findings: &mut Vec<Finding>) {
    let named: Vec<Named<'a>> = named.into_iter().collect();
    if differ_in_letters(&named) {
        return;
    }
    let mut first: HashMap<String, Named<'a>> = HashMap::new();
    for named in named {
        let Some(rust) = (purpose.name)(named.name, named.stated) else { continue };
        let key = (purpose.key)(&rust);
        let Some(earlier) = first.get(&key) else {
            first.insert(key, named);
            continue;
        };
        let Purpose { becomes, help, .. } = purpose;
        let (one, other) = (Quoted(earlier.name), Quoted(named.name));
        let message = format!("{one} and {other} both become the {becomes} `{rust}`");
        findings.push(
            Finding::error("name-collision", named.file, named.pointer, message)
                .at(named.place)
                .label(format!("also becomes `{rust}`"))
                .related(earlier.file, earlier.pointer.clone(), earlier.place, format!("becomes `{rust}`"))
                .help(*help),
        );
    }
}
