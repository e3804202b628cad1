//! Rules between fields: whether they make sense.

use super::document::{Document, Scope};
use super::walk;
use crate::diagnostic::{Finding, Place, Quoted, did_you_mean};
use crate::pointer;
use crate::spec::{Rule, Schema, SchemaType, text_of};

/// The rules of an API, and those of every object of a file.
pub(super) fn document<'a>(scope: &Scope<'a>, document: &Document<'a>, findings: &mut Vec<Finding>) {
    if let Some(api) = document.api().filter(|api| !api.rules.is_empty()) {
        let fields = api.parameters.iter().map(|parameter| (parameter.name.as_str(), &parameter.schema)).collect();
        let mut look = Look { scope, document, fields, what: "parameter", pointer: String::new(), findings };
        look.rules("/rules", &api.rules);
    }
    walk::schemas(document, &mut |visit| {
        if visit.schema.rules.is_empty() {
            return;
        }
        let fields = visit.schema.properties.iter().collect();
        let mut look = Look { scope, document, fields, what: "property", pointer: String::new(), findings };
        look.rules(&pointer::join(visit.pointer, "rules"), &visit.schema.rules);
    });
}

struct Look<'a, 's> {
    scope: &'s Scope<'a>,
    document: &'s Document<'a>,
    /// The fields that a rule may name.
    fields: Vec<(&'a str, &'a Schema)>,
    what: &'static str,
    /// The rule that is looked at.
    pointer: String,
    findings: &'s mut Vec<Finding>,
}

impl<'a> Look<'a, '_> {
    fn rules(&mut self, at: &str, rules: &[Rule]) {
        for (index, rule) in rules.iter().enumerate() {
            self.pointer = pointer::join(at, index);
            self.rule(rule);
        }
    }

    fn rule(&mut self, rule: &Rule) {
        match rule {
            Rule::ElementCount { list, field, value, minimum, maximum } => {
                if let Some((what, fields)) = self.element_fields(list)
                    && let Some(schema) = self.field("field", field, what, &fields)
                {
                    self.value_of(schema, field, value);
                }
                self.counts(*minimum, *maximum);
            }
            Rule::UniqueElements { list, fields: named } => {
                if let Some((what, fields)) = self.element_fields(list) {
                    self.fields(named, what, &fields);
                }
                self.at_least(named, 1);
            }
            Rule::DependentRequired { field, value, required } => {
                let (what, fields) = (self.what, self.fields.clone());
                let schema = self.field("field", field, what, &fields);
                self.field("required", required, what, &fields);
                if let (Some(schema), Some(value)) = (schema, value) {
                    self.value_of(schema, field, value);
                }
                if field == required {
                    let message = "a field always depends on itself";
                    self.error("rule-without-effect", "required", message, "the same field", "name another field");
                }
            }
            Rule::AtMostOne { fields: named }
            | Rule::AtLeastOne { fields: named }
            | Rule::AllOrNone { fields: named } => {
                let (what, fields) = (self.what, self.fields.clone());
                self.fields(named, what, &fields);
                self.at_least(named, 2);
            }
        }
    }

    /// The fields of the elements of a list; none if it is no list of objects, which is reported.
    fn element_fields(&mut self, list: &str) -> Option<(&'static str, Vec<(&'a str, &'a Schema)>)> {
        let (what, fields) = (self.what, self.fields.clone());
        let schema = self.scope.resolve(self.field("list", list, what, &fields)?)?;
        if schema.kind != Some(SchemaType::Array) {
            let help = "name a list, or use a rule for single fields";
            self.error(
                "rule-mismatch",
                "list",
                format!("{} is not a list", Quoted(list)),
                "not of the type `array`",
                help,
            );
            return None;
        }
        let items = self.scope.resolve(schema.items.as_deref()?)?;
        if items.kind != Some(SchemaType::Object) || items.properties.is_empty() {
            let message = format!("the elements of {} have no fields", Quoted(list));
            self.error("rule-mismatch", "list", message, "not a list of objects", "name a list of objects");
            return None;
        }
        Some(("property", items.properties.iter().collect()))
    }

    fn fields(&mut self, named: &[String], what: &str, fields: &[(&'a str, &'a Schema)]) {
        for (index, name) in named.iter().enumerate() {
            self.field(&format!("fields/{index}"), name, what, fields);
            if let Some(first) = named.iter().take(index).position(|earlier| earlier == name) {
                let at = |index: usize| format!("{}/fields/{index}", self.pointer);
                let message = format!("the rule names {} twice", Quoted(name));
                let finding = Finding::error("duplicate-value", self.document.path, at(index), message)
                    .label("repeated here")
                    .related(self.document.path, at(first), Place::Value, "first occurrence")
                    .help("keep one of them");
                self.findings.push(finding);
            }
        }
    }

    /// A field by its name; an unknown one is reported. `keyword` leads to the name within the rule.
    fn field(&mut self, keyword: &str, name: &str, what: &str, fields: &[(&'a str, &'a Schema)]) -> Option<&'a Schema> {
        let found = fields.iter().find(|(field, _)| *field == name).map(|(_, schema)| *schema);
        if found.is_none() {
            let known: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
            let message = format!("the rule refers to a {what} {} that does not exist", Quoted(name));
            let at = format!("{}/{keyword}", self.pointer);
            let finding = Finding::error("unknown-field", self.document.path, at, message).label("unknown");
            self.findings.push(Finding { help: did_you_mean(name, &known), ..finding });
        }
        found
    }

    fn value_of(&mut self, schema: &'a Schema, field: &str, value: &str) {
        let Some(schema) = self.scope.resolve(schema) else { return };
        let known: Vec<String> = schema.values.iter().map(text_of).collect();
        if known.is_empty() || known.iter().any(|known| known == value) {
            return;
        }
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let message = format!("{} is not a value of {}", Quoted(value), Quoted(field));
        let at = format!("{}/value", self.pointer);
        let finding = Finding::error("unknown-value", self.document.path, at, message).label("not in its `enum`");
        self.findings.push(Finding { help: did_you_mean(value, &known), ..finding });
    }

    fn counts(&mut self, minimum: Option<u32>, maximum: Option<u32>) {
        match (minimum, maximum) {
            (Some(least), Some(most)) if least > most => {
                let at = |keyword: &str| format!("{}/{keyword}", self.pointer);
                let message = format!("`maximum` {most} is less than `minimum` {least}");
                let finding = Finding::error("upside-down-range", self.document.path, at("maximum"), message)
                    .label("less than `minimum`")
                    .related(self.document.path, at("minimum"), Place::Value, "`minimum`")
                    .help("swap them");
                self.findings.push(finding);
            }
            (None | Some(0), None) => {
                let (message, help) = ("this rule has no bounds", "add `\"minimum\": …` or `\"maximum\": …`");
                self.error("rule-without-effect", "", message, "neither `minimum` nor `maximum`", help);
            }
            _ => {}
        }
    }

    fn at_least(&mut self, named: &[String], least: usize) {
        if named.len() < least {
            let s = if least == 1 { "" } else { "s" };
            let message = format!("this rule needs at least {least} field{s} to have an effect");
            self.error("rule-without-effect", "fields", message, "too few", "name more fields, or remove the rule");
        }
    }

    fn error(&mut self, code: &'static str, keyword: &str, message: impl Into<String>, label: &str, help: &str) {
        let at = if keyword.is_empty() { self.pointer.clone() } else { format!("{}/{keyword}", self.pointer) };
        self.findings.push(Finding::error(code, self.document.path, at, message).label(label).help(help));
    }
}
