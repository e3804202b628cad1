//! Rules that documented requests keep.

use alicloud_format::rules;
use alicloud_format::spec::Rule;
use serde_json::Value;

use crate::page::context::PageContext;
use crate::page::example::Request;
use crate::page::finding::FindingKind;

/// Takes back rules that a documented request breaks: it was written by someone who sent it.
pub(crate) fn keep(context: &mut PageContext<'_>, requests: &[(u32, Request)], rules: &mut Vec<Rule>) {
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
