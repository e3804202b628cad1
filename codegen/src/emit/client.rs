//! The client of a product version: one method an operation.

use askama::Template;

use super::layout::Layout;
use super::{Error, Files, MARK, expression, text};
use crate::model::{Operation, Product, Version};

#[derive(Template)]
#[template(path = "client.rs.txt", escape = "none")]
struct Client<'a> {
    mark: &'a str,
    title: String,
    documentation: String,
    imports: Vec<String>,
    methods: Vec<Method>,
}

struct Method {
    doc: String,
    deprecated: Option<String>,
    signature: String,
}

pub(super) fn emit(product: &Product, version: &Version, folder: &str, files: &mut Files) -> Result<(), Error> {
    let client = Client {
        mark: MARK,
        title: text::markdown(&product.title),
        documentation: text::markdown(&version.documentation),
        imports: version.operations.iter().filter_map(import).collect(),
        methods: version
            .operations
            .iter()
            .map(|operation| method(product, version, operation))
            .collect::<Result<_, _>>()?,
    };
    files.insert(format!("{folder}/client.rs"), client.render()? + "\n");
    Ok(())
}

fn import(operation: &Operation) -> Option<String> {
    Some(format!("use super::{}::{};", operation.method_name, operation.request.first()?.name))
}

fn method(product: &Product, version: &Version, operation: &Operation) -> Result<Method, Error> {
    let request = operation.request.first().map_or("", |request| &request.name);
    let mut doc = text::doc(4, "///", &operation.doc);
    if !operation.errors.is_empty() {
        doc.push_str(
            "    ///\n    /// # Errors\n    /// Beside what any call can fail with, the service documents:\n    ///\n",
        );
        for (status, code, message) in &operation.errors {
            let message = message.as_ref().map_or_else(String::new, |message| format!(" {message}"));
            doc.push_str(&text::doc(4, "/// -", &[format!("`{code}` ({status}){message}")]));
        }
    }
    doc.push_str("    ///\n    /// # Example\n    /// ```no_run\n");
    for line in example(product, version, operation)?.lines() {
        let line = format!("    /// {line}");
        doc.push_str(line.trim_end());
        doc.push('\n');
    }
    doc.push_str("    /// ```\n");
    let deprecated = operation.deprecated.as_deref().map(text::literal);
    Ok(Method { doc, deprecated, signature: signature(&operation.method_name, request) })
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
