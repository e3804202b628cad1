//! Fields of requests and answers that facts about an API name.

use super::document::{Document, Scope};
use crate::diagnostic::{Finding, Quoted, did_you_mean, listing};
use crate::spec::{Api, Schema, SchemaType};

/// Looks fields of an API up, and reports those that are not there or of a wrong type.
pub(super) struct Fields<'a, 's> {
    pub(super) scope: &'s Scope<'a>,
    pub(super) document: &'s Document<'a>,
    pub(super) api: &'a Api,
    pub(super) findings: &'s mut Vec<Finding>,
}

/// The field that holds an answer which has no fields itself.
const WHOLE_ANSWER: &str = "body";

impl<'a> Fields<'a, '_> {
    /// A parameter of one of these types, which `at` names.
    pub(super) fn parameter(&mut self, at: &str, name: &str, types: &[SchemaType]) -> Option<&'a Schema> {
        let Some(parameter) = self.api.parameters.iter().find(|parameter| parameter.name == name) else {
            let known: Vec<&str> = self.api.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            self.unknown(at, "unknown parameter", name, &known);
            return None;
        };
        let schema = self.scope.resolve(&parameter.schema)?;
        self.typed(at, name, schema, types)
    }

    /// The field of the answer of one of these types that the names of a path lead to; through lists only if that is wanted.
    pub(super) fn answer(
        &mut self,
        at: &str,
        path: &str,
        types: &[SchemaType],
        through_lists: bool,
    ) -> Option<&'a Schema> {
        let mut fields = self.top();
        let mut names = path.split('/').peekable();
        while let Some(name) = names.next() {
            let Some((_, schema)) = fields.iter().find(|(known, _)| *known == name) else {
                let known: Vec<&str> = fields.iter().map(|(known, _)| *known).collect();
                self.unknown(at, "the response has no field", name, &known);
                return None;
            };
            let schema = self.scope.resolve(schema)?;
            if names.peek().is_none() {
                return self.typed(at, path, schema, types);
            }
            if schema.kind == Some(SchemaType::Array) && !through_lists {
                let message = format!("the path passes through the list {}", Quoted(name));
                self.error("wrong-field", at, message, "passes through a list", "use a field outside of lists");
                return None;
            }
            fields = self.elements(schema)?.properties.iter().collect();
        }
        None
    }

    /// Whether a path leads through a list.
    pub(super) fn is_in_list(&self, path: &str) -> bool {
        let mut fields = self.top();
        for name in path.split('/') {
            let field = fields.iter().find(|(known, _)| *known == name);
            let Some(schema) = field.and_then(|(_, schema)| self.scope.resolve(schema)) else { return false };
            if schema.kind == Some(SchemaType::Array) {
                return true;
            }
            fields = schema.properties.iter().collect();
        }
        false
    }

    /// What a list holds in the end; the schema itself if it is none.
    fn elements(&self, schema: &'a Schema) -> Option<&'a Schema> {
        let mut schema = schema;
        while let Some(inner) = schema.items.as_deref() {
            schema = self.scope.resolve(inner)?;
        }
        Some(schema)
    }

    fn top(&self) -> Vec<(&'a str, &'a Schema)> {
        let Some(response) = &self.api.response else { return Vec::new() };
        match self.scope.resolve(response) {
            Some(answer) if !answer.properties.is_empty() => answer.properties.iter().collect(),
            _ => vec![(WHOLE_ANSWER, response)],
        }
    }

    fn typed(&mut self, at: &str, name: &str, schema: &'a Schema, types: &[SchemaType]) -> Option<&'a Schema> {
        let kind = schema.kind?;
        if types.contains(&kind) {
            return Some(schema);
        }
        let types: Vec<&str> = types.iter().map(|kind| kind.name()).collect();
        let message = format!("{} is of type `{}`", Quoted(name), kind.name());
        self.error("wrong-field", at, message, "wrong type", &format!("use a field of type {}", listing(&types)));
        None
    }

    fn unknown(&mut self, at: &str, problem: &str, name: &str, known: &[&str]) {
        let message = format!("{problem} {}", Quoted(name));
        let finding = Finding::error("unknown-field", self.document.path, at, message).label("unknown");
        self.findings.push(Finding { help: did_you_mean(name, known), ..finding });
    }

    pub(super) fn error(&mut self, code: &'static str, at: &str, message: impl Into<String>, label: &str, help: &str) {
        self.findings.push(Finding::error(code, self.document.path, at, message).label(label).help(help));
    }
}
