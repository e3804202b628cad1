//! The module of one operation.

use std::borrow::Cow;

use alicloud_format::naming;
use askama::Template;

use super::layout::Layout;
use super::{Error, Files, MARK, pagination, structs, text, waiters};
use crate::model::{FieldType, Operation, Product, Repeatable, Struct, Version, code};

#[derive(Template)]
#[template(path = "operation.rs.txt", escape = "none")]
struct Module<'a> {
    mark: &'a str,
    doc: String,
    uses_maps: bool,
    items: String,
    request: &'a str,
    response: &'a str,
    operation: String,
    /// Whatever else the request can do.
    behaviour: String,
}

/// The path of the module of shared structs.
const TYPES: &str = "super::types::";

pub(super) fn emit(
    product: &Product,
    version: &Version,
    operation: &Operation,
    folder: &str,
    files: &mut Files,
) -> Result<(), Error> {
    let (Some(request), Some(response)) = (operation.request.first(), operation.response.first()) else {
        return Ok(());
    };
    let objects = || operation.request.iter().chain(&operation.response);
    let module = Module {
        mark: MARK,
        doc: text::doc(0, "//!", &module_doc(product, version, operation)),
        uses_maps: objects().any(uses_maps),
        items: structs::emit_all(objects(), &operation.enums, Some(&request.name), TYPES),
        request: &request.name,
        response: &response.name,
        operation: constant(operation),
        behaviour: behaviour(operation, &request.name),
    };
    files.insert(format!("{folder}/{}.rs", naming::unraw(&operation.method_name)), module.render()?);
    Ok(())
}

fn behaviour(operation: &Operation, request: &str) -> String {
    let mut output = String::new();
    if let Some(pagination) = &operation.pagination {
        output.push('\n');
        pagination::emit(pagination, request, TYPES, &mut output);
    }
    if !operation.waiters.is_empty() {
        output.push('\n');
        waiters::emit(&operation.waiters, request, &mut output);
    }
    output
}

fn constant(operation: &Operation) -> String {
    let members = [
        "service: &super::SERVICE".to_owned(),
        format!("name: {}", text::literal(&operation.name)),
        format!("method: rt::Method::{:?}", operation.http_method),
        format!("path: {}", text::literal(&operation.path)),
        format!("access: rt::Access::{}", if operation.is_anonymous { "Anonymous" } else { "Signed" }),
        format!("repeatable: rt::Repeatable::{}", repeatable(&operation.repeatable)),
        format!("documentation: {}", text::literal(&operation.documentation)),
    ];
    Layout::literal("&rt::Operation ", members).assigned(4, "const OPERATION: &'static rt::Operation =", ";")
}

fn repeatable(repeatable: &Repeatable) -> Cow<'_, str> {
    match repeatable {
        Repeatable::Always => "Always".into(),
        Repeatable::WithToken(name) => ["WithToken(", &text::literal(name), ")"].concat().into(),
        Repeatable::Never => "Never".into(),
    }
}

fn module_doc(product: &Product, version: &Version, operation: &Operation) -> Vec<String> {
    let mut doc = vec![format!("{} of {} {}.", code(&operation.name), product.title, version.version)];
    doc.extend(operation.doc.iter().cloned());
    doc.push(format!("Reference: {}", operation.documentation));
    doc
}

pub(super) fn uses_maps(object: &Struct) -> bool {
    fn is_map(ty: &FieldType) -> bool {
        match ty {
            FieldType::Map(_) => true,
            FieldType::List(items) => is_map(items),
            _ => false,
        }
    }
    object.fields.iter().any(|field| is_map(&field.ty))
}
