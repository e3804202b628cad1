//! Names for Rust that a spec states in place of the derived ones.

use std::path::Path;

use crate::check::document::Document;
use crate::diagnostic::{Finding, Place, Quoted};
use crate::naming;
use crate::pointer;
use crate::spec::{Api, Schema};

/// The kind of a name: what it must look like.
pub(super) struct Kind {
    what: &'static str,
    example: &'static str,
    /// The name as Rust would have it.
    convert: fn(&str) -> Option<String>,
    /// Whether it can be taken as it is.
    is_fit: fn(&str) -> bool,
}

const TYPE: Kind =
    Kind { what: "type", example: "BackendServer", convert: naming::type_name, is_fit: naming::is_type_name };
const FIELD: Kind =
    Kind { what: "field", example: "backend_server", convert: naming::field_name, is_fit: naming::is_snake_case };
const METHOD: Kind =
    Kind { what: "method", example: "create_rule", convert: naming::operation_name, is_fit: naming::is_method_name };
const VARIANT: Kind =
    Kind { what: "variant", example: "InUse", convert: naming::variant_name, is_fit: naming::is_variant_name };
pub(super) const CONSTANT: Kind = Kind {
    what: "constant",
    example: "INVALID_PARAMETER",
    convert: naming::constant_name,
    is_fit: naming::is_upper_case,
};

/// The name of a method.
pub(super) fn api(document: &Document<'_>, api: &Api, findings: &mut Vec<Finding>) {
    if let Some(name) = &api.rust_name {
        name_of(document.path, &METHOD, name, "/rustName".to_owned(), findings);
    }
}

/// The names of a type, a field and variants.
pub(super) fn schema(document: &Document<'_>, schema: &Schema, at: &str, findings: &mut Vec<Finding>) {
    if let Some(name) = &schema.rust_name {
        name_of(document.path, &TYPE, name, pointer::join(at, "rustName"), findings);
    }
    if let Some(name) = &schema.rust_field_name {
        name_of(document.path, &FIELD, name, pointer::join(at, "rustFieldName"), findings);
    }
    for (value, name) in schema.enum_names.iter() {
        let at = pointer::join(&pointer::join(at, "enumNames"), value);
        if schema.values.iter().any(|known| known.as_str() == Some(value)) {
            name_of(document.path, &VARIANT, name, at, findings);
        } else {
            findings.push(unknown_value(document, value, at));
        }
    }
}

/// A name that nothing of that kind can have.
pub(super) fn name_of(file: &Path, kind: &Kind, name: &str, at: String, findings: &mut Vec<Finding>) {
    if (kind.is_fit)(naming::unraw(name)) {
        return;
    }
    let better = (kind.convert)(name);
    let message = format!("{} is not a valid name for a Rust {}", Quoted(name), kind.what);
    let finding =
        Finding::error("invalid-name", file, at, message).label(format!("not a name such as `{}`", kind.example));
    findings.push(match better {
        Some(better) => finding.help(format!("write {}", Quoted(&better))),
        None => finding,
    });
}

fn unknown_value(document: &Document<'_>, value: &str, at: String) -> Finding {
    let message = format!("{} is named but not in `enum`", Quoted(value));
    Finding::error("unknown-value", document.path, at, message)
        .at(Place::Key)
        .label("not in `enum`")
        .help("add it to `enum`, or remove its name")
}
