//! The client of a product version: one method an operation.

use askama::Template;

use super::layout::Layout;
use super::{Error, Files, MARK, attributes, expression, order, text};
use crate::model::{Operation, Product, Version, code, naming};

#[derive(Template)]
#[template(path = "client.rs.txt", escape = "none")]
struct Client<'a> {
    mark: &'a str,
    doc: String,
    imports: Vec<String>,
    methods: Vec<Method>,
}

struct Method {
    doc: String,
    deprecated: String,
    signature: String,
}

pub(super) fn emit(product: &Product, version: &Version, folder: &str, files: &mut Files) -> Result<(), Error> {
    let client = Client {
        mark: MARK,
        doc: text::doc(0, "///", &doc(version)),
        imports: imports(version),
        methods: version
            .operations
            .iter()
            .map(|operation| method(product, version, operation))
            .collect::<Result<_, _>>()?,
    };
    files.insert(format!("{folder}/client.rs"), client.render()? + "\n");
    Ok(())
}

fn doc(version: &Version) -> Vec<String> {
    vec![
        format!("Client of {}.", version.title),
        "It is cheap to clone, and clones share connections.".to_owned(),
        format!("Reference: {}", version.documentation),
    ]
}

fn imports(version: &Version) -> Vec<String> {
    let mut imports: Vec<(&str, &str)> = version
        .operations
        .iter()
        .filter_map(|operation| Some((operation.method_name.as_str(), operation.request.first()?.name.as_str())))
        .collect();
    imports.sort_by(|(left, _), (right, _)| order::imports(naming::unraw(left), naming::unraw(right)));
    let line = |(module, name)| Layout::Text(format!("use super::{module}::{name};"));
    imports.into_iter().map(|import| line(import).render(0, "")).collect()
}

fn method(product: &Product, version: &Version, operation: &Operation) -> Result<Method, Error> {
    let request = operation.request.first().map_or("", |request| &request.name);
    let mut doc = text::doc(4, "///", &operation.doc);
    doc.push_str(&errors(operation));
    doc.push_str("    ///\n    /// # Example\n    /// ```no_run\n");
    for line in example(product, version, operation)?.lines() {
        let line = format!("    /// {line}");
        doc.push_str(line.trim_end());
        doc.push('\n');
    }
    doc.push_str("    /// ```\n");
    let deprecated = operation.deprecated.as_deref().map_or_else(String::new, attributes::deprecation);
    Ok(Method { doc, deprecated, signature: signature(&operation.method_name, request) })
}

fn errors(operation: &Operation) -> String {
    if operation.errors.is_empty() {
        return String::new();
    }
    let mut doc =
        "    ///\n    /// # Errors\n    /// Beside what any call can fail with, the service documents:\n    ///\n"
            .to_owned();
    for (status, error, message) in &operation.errors {
        let message = message.as_ref().map_or_else(String::new, |message| format!(": {message}"));
        doc.push_str(&text::bullet(4, "///", &format!("{} ({status}){message}", code(error))));
    }
    doc
}

fn signature(method: &str, request: &str) -> String {
    let parameters = ["&self".to_owned(), format!("request: {request}")];
    Layout::call(format!("pub fn {method}"), parameters).render(4, &format!(" -> rt::Call<{request}> {{"))
}

/// A function that sends the example request, as documentation shows it.
fn example(product: &Product, version: &Version, operation: &Operation) -> Result<String, Error> {
    let is_newest = product.versions.last().is_some_and(|newest| newest.module == version.module);
    let mut path = vec!["alicloud", &product.module];
    if !is_newest {
        path.push(&version.module);
    }
    expression::call(&path, &operation.method_name, &operation.example)
}
