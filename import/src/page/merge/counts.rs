//! How much a spec says.

use std::collections::BTreeSet;

use alicloud_format::json::MAX_DEPTH;
use alicloud_format::spec::keyword::Keyword;
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
    let kinds: BTreeSet<ConstraintKind> = Keyword::stated(schema).filter_map(|keyword| keyword.constraint).collect();
    for kind in kinds {
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
