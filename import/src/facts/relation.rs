//! What prose says of several fields together, to rules.

use std::collections::HashSet;

use alicloud_format::spec::keyword::ConstraintKind;
use alicloud_format::spec::{Rule, Schema};

use super::writer::{KeywordWriter, RemarkKind};
use crate::prose::{Fact, Found};

/// Whether a fact is about several fields.
pub(crate) fn is_relation(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::RequiredIf { .. }
            | Fact::ExcludedBy(_)
            | Fact::AtLeastOneWith(_)
            | Fact::TogetherWith(_)
            | Fact::OneOfEach(_)
    )
}

impl KeywordWriter<'_> {
    /// The rules between the fields of a request or a structure. Each relation comes with the field that it was found at.
    pub(crate) fn rules(&mut self, relations: &[(String, Found)], fields: &[(String, Schema)]) -> Vec<Rule> {
        let mut rules: Vec<Rule> = Vec::new();
        let mut sets: HashSet<(&str, Vec<String>)> = HashSet::new();
        for (own, found) in relations {
            let is_field = |name: &String| fields.iter().any(|(known, _)| known == name);
            match &found.fact {
                Fact::RequiredIf { field, value } => {
                    let Some(rule) = dependent(own, field, value.as_deref(), fields) else {
                        self.tell(RemarkKind::RuleLeftOut, found.line, &found.says, "no rule of it");
                        continue;
                    };
                    if !rules.contains(&rule) {
                        self.count(ConstraintKind::Conditional);
                        rules.push(rule);
                    }
                }
                Fact::ExcludedBy(others) | Fact::AtLeastOneWith(others) | Fact::TogetherWith(others) => {
                    let mut names: Vec<String> =
                        std::iter::once(own).chain(others).filter(|name| is_field(name)).cloned().collect();
                    names.sort();
                    names.dedup();
                    let kind = kind(&found.fact);
                    if names.len() < 2 || !sets.insert((kind, names.clone())) {
                        continue;
                    }
                    let order = |name: &String| fields.iter().position(|(known, _)| known == name);
                    names.sort_by_key(order);
                    if kind != "atLeastOne" && names.iter().filter(|name| is_required(name, fields)).count() > 0 {
                        self.tell(
                            RemarkKind::RuleLeftOut,
                            found.line,
                            &found.says,
                            "no rule of it: one of the fields is required",
                        );
                        continue;
                    }
                    self.count(ConstraintKind::Exclusion);
                    rules.push(match kind {
                        "atMostOne" => Rule::AtMostOne { fields: names },
                        "atLeastOne" => Rule::AtLeastOne { fields: names },
                        _ => Rule::AllOrNone { fields: names },
                    });
                }
                Fact::OneOfEach(values) => rules.extend(one_of_each(values, fields)),
                _ => {}
            }
        }
        rules
    }
}

fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::ExcludedBy(_) => "atMostOne",
        Fact::AtLeastOneWith(_) => "atLeastOne",
        _ => "allOrNone",
    }
}

fn is_required(name: &String, fields: &[(String, Schema)]) -> bool {
    fields.iter().any(|(known, schema)| known == name && schema.required)
}

/// A field that must be there when another one is, or has a value. One that is always required needs no rule.
fn dependent(own: &str, field: &str, value: Option<&str>, fields: &[(String, Schema)]) -> Option<Rule> {
    let of = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, schema)| schema);
    let (trigger, required) = (of(field)?, of(own)?);
    let is_scalar = trigger.items.is_none() && trigger.properties.is_empty() && trigger.additional_properties.is_none();
    if own == field || required.required || (value.is_some() && !is_scalar) {
        return None;
    }
    Some(Rule::DependentRequired { field: field.to_owned(), value: value.map(str::to_owned), required: own.to_owned() })
}

/// Exactly one element of each value: for the list whose elements have a field with these values.
fn one_of_each(values: &[String], fields: &[(String, Schema)]) -> Vec<Rule> {
    for (list, schema) in fields {
        let properties = schema.items.as_deref().map(|items| &items.properties);
        for (field, schema) in properties.into_iter().flat_map(|properties| properties.iter()) {
            let has_all = values.iter().all(|value| schema.values.iter().any(|known| known.as_str() == Some(value)));
            if has_all && !values.is_empty() {
                let count = |value: &String| Rule::ElementCount {
                    list: list.clone(),
                    field: field.to_owned(),
                    value: value.clone(),
                    minimum: Some(1),
                    maximum: Some(1),
                };
                return values.iter().map(count).collect();
            }
        }
    }
    Vec::new()
}
