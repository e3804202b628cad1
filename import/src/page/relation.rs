//! What prose says of several fields together, to rules.

use std::collections::HashSet;

use alicloud_format::rules;
use alicloud_format::spec::{Rule, Schema};
use serde_json::Value;

use super::context::{Context, Spot};
use super::counts::ConstraintKind;
use super::example::Request;
use super::finding::FindingKind;
use super::prose::{Fact, Found};

/// Whether a fact is about several fields.
pub(super) fn is_one(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::RequiredIf { .. }
            | Fact::ExcludedBy(_)
            | Fact::AtLeastOneWith(_)
            | Fact::TogetherWith(_)
            | Fact::OneOfEach(_)
    )
}

/// The rules between the fields of a request or a structure. Each relation comes with the field that it was found at.
pub(super) fn rules(
    context: &mut Context<'_>,
    spot: &Spot,
    relations: &[(String, Found)],
    fields: &[(String, Schema)],
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut sets: HashSet<(&str, Vec<String>)> = HashSet::new();
    for (own, found) in relations {
        let spot = Spot { line: found.line, ..spot.clone() };
        let is_field = |name: &String| fields.iter().any(|(known, _)| known == name);
        match &found.fact {
            Fact::RequiredIf { field, value } => {
                let Some(rule) = dependent(own, field, value.as_deref(), fields) else {
                    context.note(FindingKind::RuleLeftOut, &spot, &found.says, "no rule of it");
                    continue;
                };
                if !rules.contains(&rule) {
                    context.count(ConstraintKind::Conditional);
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
                    context.note(
                        FindingKind::RuleLeftOut,
                        &spot,
                        &found.says,
                        "no rule of it: one of the fields is required",
                    );
                    continue;
                }
                context.count(ConstraintKind::Exclusion);
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

/// Takes back rules that a documented request breaks: it was written by someone who sent it.
pub(super) fn kept_by(context: &mut Context<'_>, requests: &[(u32, Request)], rules: &mut Vec<Rule>) {
    for (line, request) in requests.iter().filter(|(_, request)| !request.query.is_empty()) {
        let is_kept = |rule: &Rule| rules::broken(&Sent(request), rule).is_none();
        for rule in rules.extract_if(.., |rule| !is_kept(rule)) {
            let says = worded(&rule);
            context.findings.warning(FindingKind::RuleLeftOut, *line, &says, "no rule of it: this request breaks it");
        }
    }
}

/// The fields of a documented request, of which no more is known than that they are sent.
struct Sent<'r>(&'r Request);

impl rules::Fields for Sent<'_> {
    fn value(&self, _: &str) -> Option<&Value> {
        None
    }

    fn is_filled_in(&self, field: &str) -> bool {
        self.0.query.iter().any(|(name, _)| name.split('.').next() == Some(field))
    }

    fn element_default(&self, _: &str, _: &str) -> Option<&Value> {
        None
    }
}

/// A rule as people say it.
fn worded(rule: &Rule) -> String {
    match rule {
        Rule::AtLeastOne { fields } => format!("at least one of {}", fields.join(", ")),
        Rule::AtMostOne { fields } => format!("at most one of {}", fields.join(", ")),
        Rule::AllOrNone { fields } => format!("all or none of {}", fields.join(", ")),
        Rule::DependentRequired { field, required, .. } => format!("{required} where there is {field}"),
        // What elements hold is not known of a documented request, so that it breaks none of these.
        Rule::ElementCount { .. } | Rule::UniqueElements { .. } => String::new(),
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
