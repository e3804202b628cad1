//! The client of a product version: one method an operation.

use alicloud_format::naming;
use askama::Template;

use super::layout::Layout;
use super::snippet::Snippets;
use super::{Error, Files, MARK, attributes, order, text};
use crate::model::{Operation, Product, Version, code};

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
    let snippets = Snippets::new(path(product, version))?;
    let client = Client {
        mark: MARK,
        doc: text::doc(0, "///", &doc(version)),
        imports: imports(version),
        methods: version.operations.iter().map(|operation| method(operation, &snippets)).collect(),
    };
    files.insert(format!("{folder}/client.rs"), client.render()? + "\n");
    Ok(())
}

fn doc(version: &Version) -> Vec<String> {
    vec![
        format!("A client for {}.", version.title),
        "Cloning is cheap, and clones share connections.".to_owned(),
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
    imports.into_iter().map(|(module, name)| ["use super::", module, "::", name, ";"].concat()).collect()
}

fn method(operation: &Operation, snippets: &Snippets<'_>) -> Method {
    let request = operation.request.first().map_or("", |request| &request.name);
    let mut doc = text::doc(4, "///", &operation.doc);
    errors(operation, &mut doc);
    if let Some(example) = snippets.call(operation) {
        doc.push_str("    ///\n    /// # Example\n    /// ```no_run\n");
        for line in example.lines() {
            doc.extend(["    ///", if line.is_empty() { "" } else { " " }, line, "\n"]);
        }
        doc.push_str("    /// ```\n");
    }
    let mut deprecated = String::new();
    if let Some(note) = &operation.deprecated {
        attributes::deprecation(note, &mut deprecated);
    }
    Method { doc, deprecated, signature: signature(&operation.method_name, request) }
}

fn errors(operation: &Operation, output: &mut String) {
    if operation.errors.is_empty() {
        return;
    }
    output.push_str("    ///\n    /// # Errors\n");
    output.push_str("    /// In addition to the errors that any call can return, the service documents:\n    ///\n");
    for (status, error, message) in &operation.errors {
        let status = status.map_or_else(String::new, |status| format!(" ({status})"));
        let message = message.as_ref().map_or_else(String::new, |message| format!(": {message}"));
        text::write_bullet(4, "///", &[&code(error), &*status, &message].concat(), output);
    }
}

fn signature(method: &str, request: &str) -> String {
    let parameters = ["&self".to_owned(), ["request: ", request].concat()];
    let head = ["pub fn ", method].concat();
    Layout::call(head, parameters).line(4, &[" -> rt::Call<", request, "> {"].concat())
}

/// The path of the client, by which examples import it.
fn path<'m>(product: &'m Product, version: &'m Version) -> Vec<&'m str> {
    let is_newest = product.versions.last().is_some_and(|newest| newest.module == version.module);
    let mut path = vec!["alicloud", &product.module];
    if !is_newest {
        path.push(&version.module);
    }
    path
}
