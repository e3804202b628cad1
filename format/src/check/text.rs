//! Texts that would be shown otherwise than they read, and addresses that are none.

use serde_json::Value;

use super::document::{Content, Document};
use crate::diagnostic::{Finding, Place, Quoted, is_invisible};
use crate::pointer;

/// All texts of a file.
pub(super) fn document(document: &Document<'_>, findings: &mut Vec<Finding>) {
    invisible(document, findings);
    match document.content {
        Content::Api(api) => {
            if let Some(summary) = &api.summary {
                said(document, "/summary", summary, findings);
            }
            address(document, "/documentation", &api.documentation, findings);
        }
        Content::Product(product) => {
            said(document, "/title", &product.title, findings);
            address(document, "/documentation", &product.documentation, findings);
        }
    }
    for (name, source) in document.sources.iter() {
        if let Some(url) = &source.url {
            address(document, &format!("{}/url", pointer::join("/sources", name)), url, findings);
        }
    }
}

/// Control characters and marks of the writing direction, in keys and in values.
fn invisible(document: &Document<'_>, findings: &mut Vec<Finding>) {
    // Such a character is in the text itself or written as an escape: most files have neither, and are done here.
    let odd = |c: char| is_invisible(c) && !matches!(c, '\n' | '\r' | '\t');
    if !has_escapes(document.text) && !document.text.contains(odd) {
        return;
    }
    let Some(value) = document.json() else { return };
    Look { document, pointer: String::new(), findings }.value(value);
}

/// Whether a text has escapes other than those of quotes, slashes and backslashes.
fn has_escapes(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('\\') {
        if !after.starts_with(['"', '\\', '/']) {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    false
}

struct Look<'a, 'f> {
    document: &'f Document<'a>,
    pointer: String,
    findings: &'f mut Vec<Finding>,
}

impl Look<'_, '_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                // Texts may have several lines.
                if let Some(found) = text.chars().find(|c| is_invisible(*c) && !matches!(c, '\n' | '\t')) {
                    self.report(Place::Value, "text", found);
                }
            }
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    let length = pointer::push(&mut self.pointer, index);
                    self.value(element);
                    self.pointer.truncate(length);
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    let length = pointer::push(&mut self.pointer, key);
                    if let Some(found) = key.chars().find(|c| is_invisible(*c)) {
                        self.report(Place::Key, "key", found);
                    }
                    self.value(value);
                    self.pointer.truncate(length);
                }
            }
            _ => {}
        }
    }

    fn report(&mut self, place: Place, what: &str, found: char) {
        let message = format!("this {what} contains the invisible character U+{:04X}", u32::from(found));
        self.findings.push(
            Finding::error("invisible-character", self.document.path, self.pointer.clone(), message)
                .at(place)
                .label("an invisible character")
                .help("delete it, or write a space or `\\n`"),
        );
    }
}

/// A text that has to say something, in one line.
fn said(document: &Document<'_>, at: &str, text: &str, findings: &mut Vec<Finding>) {
    let (message, label) = if text.trim().is_empty() {
        ("this text is empty", "no text")
    } else if text.contains('\n') {
        ("this text has more than one line", "contains `\\n`")
    } else {
        return;
    };
    let finding = Finding::error("invalid-text", document.path, at, message).label(label);
    findings.push(finding.help("write one sentence; put the rest in `description`"));
}

fn address(document: &Document<'_>, at: &str, url: &str, findings: &mut Vec<Finding>) {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    if rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())) && url.chars().all(plain) {
        return;
    }
    findings.push(
        Finding::error("invalid-url", document.path, at, format!("{} is not a valid URL", Quoted(url)))
            .label("not a URL such as `https://…`")
            .help("start with `https://`; percent-encode spaces and other special characters"),
    );
}
