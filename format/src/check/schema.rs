//! Keywords of a schema against its type and against each other.

mod bounds;
pub(super) mod keywords;
mod texts;

use regex_lite::Regex;

use super::document::{Document, Scope};
use super::walk::{self, Belongs, Visit};
use crate::diagnostic::{Finding, Place, Quoted, Reason};
use crate::pointer;
use crate::spec::{Role, Schema, SchemaType};

/// Every schema of a file.
pub(super) fn document<'a>(scope: &Scope<'a>, document: &Document<'a>, findings: &mut Vec<Finding>) {
    walk::schemas(document, &mut |visit| {
        let mut look = Look { scope, document, visit, findings };
        look.has_type();
        keywords::check(&mut look);
        bounds::check(&mut look);
        look.structure();
        look.pattern();
        texts::check(&mut look);
        look.item_names();
        look.enum_descriptions();
        look.role();
    });
}

/// One schema, and the list that findings about it go to.
struct Look<'a, 'p, 'f> {
    scope: &'f Scope<'a>,
    document: &'f Document<'a>,
    visit: Visit<'a, 'p>,
    findings: &'f mut Vec<Finding>,
}

impl<'a> Look<'a, '_, '_> {
    fn schema(&self) -> &'a Schema {
        self.visit.schema
    }

    fn part(&self, keyword: &str) -> String {
        pointer::join(self.visit.pointer, keyword)
    }

    fn error(&self, code: &'static str, keyword: &str, message: impl Into<String>) -> Finding {
        Finding::error(code, self.document.path, self.part(keyword), message)
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn has_type(&mut self) {
        let finding = match (self.schema().kind, &self.schema().reference) {
            (None, None) => Finding::error("missing-key", self.document.path, self.visit.pointer, "this schema has no `type`")
                .at(Place::Key)
                .label("`type` is missing")
                .help("add `\"type\": …`: one of `string`, `integer`, `number`, `boolean`, `array`, `object`, `any`, `binary`"),
            (Some(_), Some(_)) => self
                .error("misplaced-keyword", "type", "`type` has no effect next to `$ref`")
                .at(Place::Key)
                .label("the component has its own type")
                .help("remove `type` or `$ref`"),
            _ => return,
        };
        self.push(finding);
    }

    /// What a list or an object holds.
    fn structure(&mut self) {
        let schema = self.schema();
        if schema.reference.is_some() {
            return;
        }
        let has_fields = !schema.properties.is_empty();
        let finding = match schema.kind {
            Some(SchemaType::Array) if schema.items.is_none() => {
                Finding::error("missing-key", self.document.path, self.visit.pointer, "this list has no element type")
                    .at(Place::Key)
                    .label("`items` is missing")
                    .help("add, for example, `\"items\": { \"type\": \"string\" }`")
            }
            Some(SchemaType::Object) if has_fields && schema.additional_properties.is_some() => self
                .error("misplaced-keyword", "additionalProperties", "an object has either fixed or free field names")
                .at(Place::Key)
                .label("used with `properties`")
                .help("remove `additionalProperties` or `properties`"),
            Some(SchemaType::Object) if !has_fields && schema.additional_properties.is_none() && !self.document.is_imported() => {
                Finding::warning("empty-object", self.document.path, self.visit.pointer, "this object has no fields")
                    .at(Place::Key)
                    .label("neither `properties` nor `additionalProperties`")
                    .help("add the fields; for free names use `additionalProperties`, for an unknown structure `\"type\": \"any\"`")
            }
            _ => return,
        };
        self.push(finding);
    }

    fn pattern(&mut self) {
        let Some(pattern) = self.schema().pattern.as_ref().filter(|_| !self.document.is_imported()) else { return };
        let Err(error) = Regex::new(pattern) else { return };
        let finding = Finding::warning(
            "pattern-unenforced",
            self.document.path,
            self.part("pattern"),
            format!("this pattern cannot be enforced: {}", Reason(&error.to_string())),
        );
        self.push(finding.label("not supported").help(
            "requests are sent without this check; to enable it, avoid look-around, back-references and Unicode classes",
        ));
    }

    fn item_names(&mut self) {
        let names = &self.schema().item_names;
        for (index, name) in names.iter().enumerate() {
            let at = pointer::join(&self.part("itemNames"), index);
            if name.trim().is_empty() {
                let finding = Finding::error("invalid-name", self.document.path, at, "an element name cannot be empty");
                self.push(finding.label("empty").help("remove it: a list without `itemNames` is not wrapped"));
            } else if let Some(first) = names.iter().take(index).position(|earlier| earlier == name) {
                self.twice("itemNames", [first, index], format!("duplicate name {}", Quoted(name)));
            }
        }
    }

    /// Reports an element of a list that stands in it once more.
    fn twice(&mut self, keyword: &str, positions: [usize; 2], message: String) {
        let [first, again] = positions.map(|index| pointer::join(&self.part(keyword), index));
        let finding = Finding::error("duplicate-value", self.document.path, again, message).label("repeated here");
        self.push(
            finding.related(self.document.path, first, Place::Value, "first occurrence").help("keep one of them"),
        );
    }

    fn enum_descriptions(&mut self) {
        let known: Vec<String> = self.schema().values.iter().map(crate::spec::text_of).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for (value, _) in self.schema().enum_descriptions.iter() {
            if known.contains(&value) {
                continue;
            }
            let at = pointer::join(&self.part("enumDescriptions"), value);
            let message = format!("{} is described but not in `enum`", Quoted(value));
            let finding =
                Finding::error("unknown-value", self.document.path, at, message).at(Place::Key).label("not in `enum`");
            self.push(Finding { help: crate::diagnostic::did_you_mean(value, &known), ..finding });
        }
    }

    fn role(&mut self) {
        let Some(role) = self.schema().role else { return };
        if self.visit.belongs != Belongs::Parameter {
            let message = match role {
                Role::Region => "only a parameter can be the region of the client",
                Role::IdempotencyToken | Role::None => "only a parameter can be an idempotency token",
            };
            let finding = self.error("misplaced-keyword", "role", message).at(Place::Key);
            self.push(finding.label("not a parameter").help("remove `role`"));
        }
    }
}
