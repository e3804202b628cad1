//! Two descriptions of one API, side by side.

use std::fmt;

use serde_json::Value;

use super::facts::{class, innermost, props, wrapped};
use crate::spec::{self, fields, list, texts, word};
use crate::tally::Tally;

/// How far two descriptions agree.
#[derive(Default)]
pub(super) struct Compared {
    /// Types of what both have.
    pub(super) types: Tally,
    /// Whether both say that a parameter must be there.
    pub(super) required: Tally,
    /// Parameters or fields that only the pages have.
    pub(super) ours_only: usize,
    /// Those that only the other sources have.
    pub(super) theirs_only: usize,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { types, required, ours_only, theirs_only } = self;
        write!(f, "types: {types}")?;
        if required.all() > 0 {
            write!(f, "\nrequired: {required}")?;
        }
        write!(f, "\nin pages only: {ours_only}, elsewhere only: {theirs_only}")
    }
}

impl Compared {
    /// Compares the parameters of a page.
    pub(super) fn parameters(&mut self, page: &str, api: &Value, facts: &Value) {
        let theirs = list(facts, "params");
        for parameter in list(api, "parameters") {
            let (name, schema) = (word(parameter, "name"), parameter.get("schema").unwrap_or(&Value::Null));
            let Some(node) = theirs.iter().find(|node| word(node, "name") == name) else {
                self.ours_only += 1;
                continue;
            };
            let path = format!("{page} {name}");
            self.requirement(&path, schema, node);
            self.node(&path, schema, node);
        }
        let is_ours = |node: &&Value| spec::parameter(api, word(node, "name")).is_some();
        self.theirs_only += theirs.iter().filter(|node| !is_ours(node)).count();
    }

    /// Compares the answer of a page.
    pub(super) fn answer(&mut self, page: &str, api: &Value, facts: &Value) {
        let nothing = Value::Null;
        let ours = api.get("response").unwrap_or(&nothing);
        self.fields(&format!("{page} response"), ours, facts.get("response").unwrap_or(&nothing));
    }

    fn requirement(&mut self, path: &str, schema: &Value, node: &Value) {
        let Some(expected) = node.get("required").and_then(Value::as_bool) else { return };
        let is_required = schema.get("required") == Some(&Value::Bool(true));
        self.required.count(path, is_required == expected, expected, Some(is_required.to_string()));
    }

    fn node(&mut self, path: &str, schema: &Value, node: &Value) {
        let node = match wrapped(node) {
            Some(list) if texts(schema, "itemNames").contains(&word(list, "name").to_owned()) => list,
            _ => node,
        };
        let kind = word(schema, "type");
        let expected = class(node);
        // What is written into one parameter is a text on the wire, whatever a page tells of its structure.
        let is_text = expected == "string" && ONE_TEXT.contains(&word(schema, "style"));
        self.types.count(path, kind == expected || is_text, expected, Some(shown(schema)));
        if !is_text {
            self.fields(path, schema, wrapped(node).filter(|_| kind == "array").unwrap_or(node));
        }
    }

    /// Compares the fields of objects, or of the elements of lists.
    fn fields(&mut self, path: &str, schema: &Value, node: &Value) {
        let theirs = props(innermost(node));
        let ours = fields(schema);
        for (name, schema) in ours.into_iter().flatten() {
            match theirs.iter().find(|node| word(node, "name") == name) {
                Some(node) => self.node(&format!("{path}/{name}"), schema, node),
                None => self.ours_only += 1,
            }
        }
        let is_ours = |node: &&Value| ours.is_some_and(|ours| ours.contains_key(word(node, "name")));
        self.theirs_only += theirs.iter().filter(|node| !is_ours(node)).count();
    }
}

/// Styles that write all of a value into one text.
const ONE_TEXT: [&str; 4] = ["json", "simple", "spaceDelimited", "pipeDelimited"];

/// The type as the page says it, with the effective one.
fn shown(schema: &Value) -> String {
    let (kind, documented) = (word(schema, "type"), word(schema, "documentedType"));
    if documented.is_empty() { kind.to_owned() } else { format!("{kind} (documented as {documented})") }
}
