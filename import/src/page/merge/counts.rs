//! How much a spec says.

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::{Api, Rule, Schema};

use crate::page::counts::{ConstraintKind, Counts};

/// What a spec has of each kind.
pub(super) fn of(api: &Api) -> Counts {
    let mut counts = Counts { apis: 1, errors: api.errors.len(), ..Counts::default() };
    rules(&api.rules, &mut counts);
    for parameter in &api.parameters {
        counts.parameters += 1 + schema(&parameter.schema, &mut counts, 0);
    }
    if let Some(response) = &api.response {
        counts.response_nodes = schema(response, &mut counts, 0);
    }
    counts
}

/// Counts that grew as those of a spec did.
pub(super) fn grown(counts: &Counts, before: &Counts, after: &Counts) -> Counts {
    let more = |now: usize, before: usize, after: usize| now + after.saturating_sub(before);
    let mut constraints = counts.constraints.clone();
    for (kind, count) in &after.constraints {
        let new = count.saturating_sub(before.constraints.get(kind).copied().unwrap_or_default());
        if new > 0 {
            *constraints.entry(*kind).or_default() += new;
        }
    }
    Counts {
        parameters: more(counts.parameters, before.parameters, after.parameters),
        response_nodes: more(counts.response_nodes, before.response_nodes, after.response_nodes),
        errors: more(counts.errors, before.errors, after.errors),
        constraints,
        ..counts.clone()
    }
}

/// Counts the constraints of a value and of all in it; says how many fields it has on all levels.
fn schema(value: &Schema, counts: &mut Counts, depth: usize) -> usize {
    if depth > MAX_DEPTH {
        return 0;
    }
    constraints(value, counts);
    rules(&value.rules, counts);
    let mut fields = value.properties.len();
    for (_, property) in value.properties.iter() {
        fields += schema(property, counts, depth + 1);
    }
    for inner in value.items.iter().chain(&value.additional_properties) {
        fields += schema(inner, counts, depth + 1);
    }
    fields
}

fn constraints(schema: &Schema, counts: &mut Counts) {
    let has_characters = schema.characters.is_some()
        || schema.first_character.is_some()
        || schema.pattern.is_some()
        || !schema.forbidden_prefixes.is_empty()
        || !schema.forbidden_texts.is_empty();
    let stated = [
        (ConstraintKind::Enumeration, !schema.values.is_empty()),
        (ConstraintKind::Range, schema.minimum.is_some() || schema.maximum.is_some()),
        (ConstraintKind::Length, schema.min_length.is_some() || schema.max_length.is_some()),
        (ConstraintKind::ListBound, schema.min_items.is_some() || schema.max_items.is_some()),
        (ConstraintKind::Default, schema.default.is_some()),
        (ConstraintKind::Characters, has_characters),
        (ConstraintKind::Format, schema.layout.is_some()),
        (ConstraintKind::Conditional, schema.required_when.is_some()),
        (ConstraintKind::Separator, schema.separator.is_some()),
        (ConstraintKind::Other, !schema.limits.is_empty()),
    ];
    for (kind, _) in stated.into_iter().filter(|(_, is_stated)| *is_stated) {
        *counts.constraints.entry(kind).or_default() += 1;
    }
}

fn rules(rules: &[Rule], counts: &mut Counts) {
    for rule in rules {
        let kind = match rule {
            Rule::DependentRequired { .. } => ConstraintKind::Conditional,
            Rule::AtMostOne { .. } | Rule::AtLeastOne { .. } | Rule::AllOrNone { .. } => ConstraintKind::Exclusion,
            Rule::ElementCount { .. } | Rule::UniqueElements { .. } => ConstraintKind::ListBound,
        };
        *counts.constraints.entry(kind).or_default() += 1;
    }
}
